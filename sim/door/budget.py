"""Memory, time and disk that a study needs, estimated before it starts."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sim.door.places import here as here_of
from sim.door.refusal import RESOURCES, Fault, Refusal

if TYPE_CHECKING:
    from sim.config import Config
    from sim.door.points import Study

GIB = 2**30
# Measured on worlds of 6 to 100 states and rounded up: they refuse what cannot fit, and no more than that.
PROCESS_BYTES = 400 * 2**20  # a worker with the model loaded
MAP_STATES = 60  # more than any shipped map has; what follows holds for a map of so many
LISTED_PEOPLE = 550e6  # inhabitants whose states keep lists
MOVER_BYTES = 400  # a mover and what happens to it, while tables double
ALERT_BYTES = 60  # a row of the alerts' table and of the week's list
PAIR_BYTES = 2_000  # permissions, trust, distances: a pair of states
MONTH_BYTES = 8  # a month of hits of a pair of states
DAY_BYTES = 10_000  # a day of metrics and waits: kept, stacked, written
DAY_DISK = 150  # bytes on disk of a day of metrics, compressed
JOURNEY_DAYS = 36  # after which as many arrive as set out
TRAVELLER_SECONDS = 0.003  # a day of screening one by one, on a map


class Budget(NamedTuple):
    """What a study needs."""

    runs: int
    memory: int  # bytes, all workers together
    seconds: float
    disk: int  # bytes
    timed: bool  # whether the time rests on runs that were timed in this study


def movers(config: "Config") -> float:
    """Persons and consignments on the way at once."""
    crime, here = config.crime, here_of(config)
    persons = here.persons * config.movers.persons_factor * largest_surge(config)
    lots = here.drugs_kg * crime.drugs_factor / crime.drugs.lot_kg
    return config.world.flow_scale * JOURNEY_DAYS / 365.0 * (persons + lots)


def largest_surge(config: "Config") -> float:
    """The largest factor that surges put on those under way, who set out in the last ``JOURNEY_DAYS``, of any origin.

    Surges under way at the same time and of the same origin multiply; others do not.
    """
    import numpy as np

    surges = [event for event in config.events.values() if event.type == "surge"]
    largest = 1.0
    for origin in {"", *(name for surge in surges for name in surge.states)}:
        setting_out = np.ones(config.days + JOURNEY_DAYS)  # from a journey before the first day on
        for surge in surges:
            first = (surge.date - config.start).days + JOURNEY_DAYS
            if not surge.states or origin in surge.states:
                setting_out[max(0, first) : max(0, first + surge.days)] *= surge.factor
        under_way = np.convolve(setting_out, np.full(JOURNEY_DAYS, 1.0 / JOURNEY_DAYS), "valid")
        largest = max(largest, float(under_way.max()))
    return largest


def parts_bytes(config: "Config") -> dict[str, float]:
    """Memory of the parts of one run that grow with settings, in bytes, each by what makes it smaller."""
    lists = config.information.lists
    listed = LISTED_PEOPLE / 1e6 * _share_of_map(config) * lists.persons_per_million * lists.factor
    return {
        "Let fewer set out: world.flow_scale, movers.persons_factor, surges.": movers(config) * MOVER_BYTES,
        "Raise scale.persons_per_alert.": listed / config.scale.persons_per_alert * ALERT_BYTES,
        "Lower world.states.": _states(config) ** 2 * (PAIR_BYTES + MONTH_BYTES * config.days / 28.0),
        "Give fewer days.": config.days * DAY_BYTES,
    }


def run_bytes(config: "Config") -> int:
    """Memory of one run, in bytes."""
    return int(PROCESS_BYTES + sum(parts_bytes(config).values()))


def day_seconds(config: "Config") -> float:
    """Time of a simulated day where no run has been timed yet, in seconds."""
    one_by_one = config.posts.travellers == "individual"
    travellers = one_by_one * TRAVELLER_SECONDS * _share_of_map(config) * config.world.traffic_scale
    return 0.0003 + 0.00001 * _states(config) + 1.5e-8 * movers(config) + travellers


def _states(config: "Config") -> int:
    return config.world.states if config.world.layout == "synthetic" else MAP_STATES


def _share_of_map(config: "Config") -> float:
    return _states(config) / MAP_STATES


def budget(study: "Study", workers: int) -> Budget:
    """What all runs of a study need; time from runs of the same study where there are any."""
    known = timed_day(Path(study.points[0].config.output) / study.name)
    days = sum(point.config.days for point in study.points) * len(study.seeds)
    runs = len(study.points) * len(study.seeds)
    seconds = run_seconds(study, known) * runs
    largest = max(run_bytes(point.config) for point in study.points)
    at_once = max(1, min(workers, runs))
    return Budget(runs, largest * at_once, seconds / at_once, days * DAY_DISK, known is not None)


def run_seconds(study: "Study", known: float | None) -> float:
    """Mean time of a run, in seconds; ``known`` is the time of a simulated day where runs were timed."""
    return sum(p.config.days * (known or day_seconds(p.config)) for p in study.points) / len(study.points)


def check_fits(study: "Study") -> Budget:
    """The budget of a study. Raises Refusal (resources) when it does not fit into memory or on the disk."""
    config = study.points[0].config
    workers = 1 if config.engine == "serial" else config.workers or os.cpu_count() or 1
    needs = budget(study, workers)
    for point in study.points:
        check_run_fits(point.config)
    _check_memory(needs.memory, "Use fewer workers or a smaller world.")
    free = free_disk(Path(config.output))
    if needs.disk > free:
        what = f"cannot write {config.output}: needs about {gib(needs.disk)} of disk; {gib(free)} are free"
        raise Refusal(Fault("output", what, "Name another folder, or run fewer seeds."), code=RESOURCES)
    return needs


def check_run_fits(config: "Config") -> None:
    """Raise Refusal (resources) where one run does not fit into the memory that it may take, or that there is."""
    one, limit = run_bytes(config), config.scale.memory_gib * GIB
    parts = parts_bytes(config)
    remedy = max(parts, key=lambda part: parts[part])
    if one > limit:
        what = f"one run needs about {gib(one)}; scale.memory_gib allows {gib(limit)}"
        raise Refusal(Fault("memory", what, f"{remedy} Or allow more."), code=RESOURCES)
    _check_memory(one, remedy)


def _check_memory(needed: float, remedy: str) -> None:
    allowed = machine_memory()
    if needed > allowed:
        what = f"needs about {gib(needed)}; this machine allows {gib(allowed)}"
        raise Refusal(Fault("memory", what, remedy), code=RESOURCES)


def gib(size: float) -> str:
    """A size in words."""
    return (
        f"{size / GIB:.0f} GiB"
        if size >= 10 * GIB
        else f"{size / GIB:.1f} GiB"
        if size >= GIB
        else f"{size / 2**20:.0f} MiB"
    )


def machine_memory() -> float:
    """Bytes this process may use: what the system has free, or its control group allows, whichever is less."""
    limits = []
    try:
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                limits.append(int(line.split()[1]) * 1024)
    except OSError:
        limits.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            limits.append(int(Path(path).read_text()))
        except (OSError, ValueError):  # absent, or "max"
            continue
    return min(limits)


def free_disk(folder: Path) -> int:
    """Bytes free where a folder is, or would be."""
    import shutil

    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def timed_day(folder: Path) -> float | None:
    """Seconds a simulated day took in earlier runs of a study."""
    from sim.output.seal import Damaged
    from sim.output.shards import bulks, read, single

    runs = folder / "runs"
    files = [*bulks(runs), *(runs / shard.name for shard in single(runs))][-20:]
    try:
        tables = [read(file, ["seconds", "days", "status"]).to_pylist() for file in files]
    except Damaged:  # the study itself will say so
        return None
    rows = [row for table in tables for row in table if row["status"] == "ok" and row["days"]]
    return sum(row["seconds"] for row in rows) / sum(row["days"] for row in rows) if rows else None


def estimate_in_words(study: "Study", needs: Budget) -> str:
    """The answer to ``dry_run=true``."""
    rows = [f"Study {study.name} would run {study.size} = {needs.runs} runs"]
    rows += [f"  {point.id}  {point.label}" for point in study.points[:40]]
    rows += [f"  ... and {len(study.points) - 40} more"] if len(study.points) > 40 else []
    basis = "from runs of this study" if needs.timed else "no run of it was timed yet: a rough guess"
    rows.append(f"Time    about {duration(needs.seconds)} ({basis})")
    rows.append(f"Memory  about {gib(needs.memory)}, all workers together; this machine allows {gib(machine_memory())}")
    rows.append(f"Disk    about {gib(needs.disk)} in {Path(study.points[0].config.output) / study.name}")
    return "\n".join(rows)


def duration(seconds: float) -> str:
    """A time in words."""
    if seconds < 100:
        return f"{max(1, seconds):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
