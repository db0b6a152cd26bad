"""A study in processes of its own, to be killed from outside."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from analysis.audit import audit
from analysis.content import content
from analysis.load import Study

ROOT = Path(__file__).resolve().parents[2]
WORDS = ["world=synthetic", "world.states=4", "burn_in_days=5", "technology.gap=0,1", "workers=2", "study=s"]
SCRIPT = """import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs tests in its background ignores it
from sim.door import Refusal
from sim.door.points import read_study
from sim.runs.study import run_study
try:
    sys.exit(run_study(read_study(sys.argv[1:], True, None), "the command").failed)
except Refusal as refusal:
    print(refusal, file=sys.stderr)
    sys.exit(refusal.code)
"""


def start(output: Path, *words: str) -> subprocess.Popen:
    """Launcher, nursery and workers, in a process group of their own."""
    command = [sys.executable, "-c", SCRIPT, *WORDS, f"output={output}", *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True, env=environment)


def finish(output: Path, *words: str) -> str:
    """Let the study end by itself; what it said."""
    with start(output, *words) as process:
        said = process.communicate(timeout=300)[1]
    assert process.returncode == 0, said
    return said


def published(output: Path) -> int:
    """Files of runs that stand there."""
    return len(list((output / "s" / "runs").glob("*.parquet")))


def kill_in_the_middle(output: Path, dice: np.random.Generator, *words: str) -> int:
    """Kill the whole group at a random moment; how many files of runs were there then."""
    target, delay = published(output) + int(dice.integers(0, 6)), float(dice.uniform(0, 0.2))
    with start(output, *words) as process:
        deadline = time.monotonic() + 120
        while process.poll() is None and published(output) < target and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(delay)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    return published(output)


def check(output: Path, reference: dict[str, str], runs: int) -> None:
    """Nothing lost, nothing twice, nothing half-written, nothing left over."""
    study = Study(output / "s")
    assert audit(study) == []
    assert len(study.runs) == runs and content(study) == reference
