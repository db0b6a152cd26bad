"""What a study has in Slurm's queue, remembered in its folder between the commands that submit and that collect."""

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from sim.door.refusal import Fault, Refusal
from sim.output import Store
from sim.output.atomic import write_text
from sim.output.seal import Damaged

LOOK_EVERY_S = 2.0  # at the queue
Queue = dict[str, list[tuple[str, int, int]]]  # runs (point, first seed, last seed) by the job that has them


def queued(store: Store) -> Queue:
    """What earlier commands submitted and Slurm has not ended yet."""
    known = remembered(place(store) / "queue.json")
    alive = in_queue() if known else set()
    return {job: runs for job, runs in known.items() if job in alive}


def remembered(path: Path) -> Queue:
    """What stands in a file of queued jobs; nothing where there is none. Raises Damaged."""
    try:
        known = json.loads(path.read_bytes()) if path.is_file() else {}
        return {str(job): [(str(p), int(first), int(last)) for p, first, last in runs] for job, runs in known.items()}
    except (ValueError, RecursionError, TypeError, AttributeError) as error:
        raise Damaged(path, "it holds no queue of jobs") from error


def wait_for(store: Store, idle: Callable[[bool, float], None]) -> None:
    """Wait until nothing of the study is in the queue."""
    while queued(store):
        idle(True, 0.0)
        time.sleep(LOOK_EVERY_S)


def in_queue() -> set[str]:
    """Jobs that Slurm runs or will run, as ``ID`` or ``ID_INDEX``."""
    asked = ["squeue", "--me", "--noheader", "--array", "--format=%i"]
    try:
        return set(subprocess.run(asked, check=True, capture_output=True, text=True, timeout=60).stdout.split())
    except (OSError, subprocess.SubprocessError) as error:
        what = f"jobs of this study may be in Slurm's queue, and squeue does not answer ({type(error).__name__})"
        raise Refusal(Fault("engine", what, "Repeat where Slurm runs.", "slurm")) from error


def cancel(store: Store) -> None:
    """End what is in the queue for this study."""
    if jobs := list(queued(store)):
        subprocess.run(["scancel", *jobs], check=False)
    remember(store, {})


def remember(store: Store, queue: Queue) -> None:
    """Note what is in the queue."""
    write_text(json.dumps(queue), place(store) / "queue.json", store.folder)


def place(store: Store) -> Path:
    """Where notes and logs of jobs are kept."""
    return store.folder.resolve() / ".slurm"
