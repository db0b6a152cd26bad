#!/bin/sh
# Make a virtual environment and install the locked packages into it, saying how far it is.
# usage: tools/install.sh VENV REQUIREMENTS      (PYTHON names the interpreter; pip alone is needed)
set -eu
venv=$1 lock=$2 python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || {
    echo "error: python: Comity needs Python 3.11 to 3.13 (got $("$python" -V 2>&1)). Name one: make run PYTHON=python3.12" >&2
    exit 2
}
if [ ! -x "$venv/bin/python" ]; then
    echo "==> Making $venv"
    "$python" -m venv "$venv"
fi

total=$(grep '^[a-z0-9]' "$lock" | grep -vc "sys_platform == '[dw]")
echo "==> Installing $total locked packages from $lock (about 250 MB the first time)"
log=$(mktemp) failed=$(mktemp)
trap 'rm -f "$log" "$failed"' EXIT
start=$(date +%s)
tty=0; [ -t 1 ] && tty=1
{ "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off \
    --require-hashes -r "$lock" 2>&1 || echo failed >"$failed"; } | tee "$log" |
    awk -v total="$total" -v start="$start" -v tty="$tty" '
        function line() { "date +%s" | getline now; close("date +%s"); spent = now - start
            printf "%s    %d of %d packages, %d s, about %d s left  %s", (tty ? "\r" : ""), done, total, spent,
                spent * (total - done) / done, (tty ? "" : "\n"); fflush() }
        /^(Collecting|Processing|Requirement already satisfied)/ { if (done < total) done++
            if (tty || done % 10 == 0) line() }
        /^Installing collected/ { printf "%s    unpacking, the longest step ...                  %s",
            (tty ? "\r" : ""), (tty ? "" : "\n"); fflush() }
        END { if (tty) print "" }'
if [ -s "$failed" ]; then
    tail -n 20 "$log" >&2
    echo "error: install: pip could not install $lock. See its lines above; then repeat the command." >&2
    exit 4
fi
echo "    installed in $(($(date +%s) - start)) s"
