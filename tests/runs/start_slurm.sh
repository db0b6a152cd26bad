#!/bin/sh
# A Slurm of one host, for tests: needs root and the Debian packages slurm-wlm and munge; no systemd, no cgroups.
set -eu
conf=/etc/slurm/slurm.conf
if [ -e "$conf" ] && ! grep -q '^ClusterName=tests$' "$conf"; then
    echo 'error: slurm: this machine has a Slurm of its own; it is left alone.' >&2
    exit 3
fi
host=$(hostname -s)
memory=$(($(awk '/MemTotal/ {print int($2 / 1024)}' /proc/meminfo) - 2048))
running() { pidof "$1" >/dev/null; }

install -d -o munge -g munge /run/munge /var/log/munge /var/lib/munge
if [ ! -s /etc/munge/munge.key ]; then
    dd if=/dev/urandom bs=1 count=1024 of=/etc/munge/munge.key status=none
    chown munge: /etc/munge/munge.key
    chmod 400 /etc/munge/munge.key
fi
running munged || runuser -u munge -- /usr/sbin/munged
install -d /var/spool/slurmctld /var/spool/slurmd /var/log/slurm /run/slurm
cat >"$conf" <<CONF
ClusterName=tests
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
StateSaveLocation=/var/spool/slurmctld
SlurmdSpoolDir=/var/spool/slurmd
SlurmctldPidFile=/run/slurm/slurmctld.pid
SlurmdPidFile=/run/slurm/slurmd.pid
SlurmctldLogFile=/var/log/slurm/slurmctld.log
SlurmdLogFile=/var/log/slurm/slurmd.log
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
MaxArraySize=2001
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$memory State=UNKNOWN
PartitionName=tests Nodes=ALL Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
CONF
echo 'CgroupAutomount=no' >/etc/slurm/cgroup.conf
running slurmctld || /usr/sbin/slurmctld
running slurmd || /usr/sbin/slurmd
tries=0
until sinfo -h -o %T 2>/dev/null | grep -Eq 'idle|mixed|alloc'; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { echo 'error: slurm: the node does not come up. See /var/log/slurm.' >&2; exit 1; }
    sleep 0.5
done
