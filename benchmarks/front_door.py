"""How soon the command line answers: ``--help``, and the first simulated day of a fresh process."""

import sys
from collections.abc import Iterator
from statistics import median

from benchmarks.figure import Figure
from benchmarks.timing import command, interleaved, ratio

ROUNDS = 9
FIRST_DAY = "from sim import BorderModel, load; BorderModel(load()).step()"


def measure() -> Iterator[Figure]:
    """Ratios to the bare imports, in fresh processes with warm caches."""
    acts = [
        command(sys.executable, "run.py", "--help"),
        command(sys.executable, "-c", "import hydra"),
        command(sys.executable, "-c", FIRST_DAY),
        command(sys.executable, "-c", "import mesa, numba, hydra"),
    ]
    interleaved(1, *acts)
    asked, hydra, day, bare = interleaved(ROUNDS, *acts)
    yield Figure("--help against import hydra", ratio(asked, hydra), "x", 3, 2, note=f"{median(asked) * 1e3:.0f} ms")
    yield Figure(
        "first day against import mesa, numba, hydra", ratio(day, bare), "x", 1.6, 1.3,
        note=f"{median(day):.2f} s against {median(bare):.2f} s",
    )  # fmt: skip
