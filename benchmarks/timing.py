"""Interleaved timing: A B A B, so that a busy machine slows all peers alike; ratios are taken pair by pair."""

import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def interleaved(rounds: int, *acts: Callable[[], object]) -> list[list[float]]:
    """Seconds of each act in each round, all acts once a round: ``[act][round]``."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(rounds):
        for times, act in zip(taken, acts, strict=True):
            times.append(seconds(act))
    return taken


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """The median over rounds of one time by the other of the same round."""
    return median(a / b for a, b in zip(above, below, strict=True))


def command(*words: str) -> Callable[[], object]:
    """A process of its own, its output thrown away; raises when it fails."""
    return lambda: subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
