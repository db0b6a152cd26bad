"""Patterns that the model must show, computed on one border, drawn and written to docs/patterns.md.

    python -m tools.patterns [--seeds 8] [--points 200] [--processes 2]

P1: one of two comparable sectors is hardened; more than half of the flow that it loses goes to the other, and none can
when all are hardened. P2: patrols that nobody can predict beat a fixed plan of the same concentration against movers
who learn, and equal it against movers who do not.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from tools.hypercube import explore
from tools.pattern_runs import SHARES, Patterns, displacement, displacement_on_the_map, stopped_share
from tools.patterns_page import draw, write

DOCS = Path(__file__).parents[1] / "docs"


def compute(seeds: int, points: int, processes: int) -> Patterns:
    """Everything, in the order of the page."""
    runs = range(seeds)
    kinds = [(learn, plan) for learn in (True, False) for plan in ("fixed", "random")]
    stopped = np.array([[stopped_share(plan, learn, seed) for seed in runs] for learn, plan in kinds])
    return Patterns(
        two=np.array([displacement(2, 1, seed) for seed in runs]),
        twelve=np.array([[displacement(12, k, seed) for seed in runs] for k in SHARES]),
        mapped=np.array([displacement_on_the_map(seed) for seed in runs]),
        stopped=stopped.reshape(2, 2, seeds),
        points=explore(points, processes),
    )


def main() -> None:
    """Compute, draw, write."""
    parser = argparse.ArgumentParser(description="Compute the patterns and write docs/patterns.md.")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="also write the numbers to this JSON file")
    chosen = parser.parse_args()
    found = compute(chosen.seeds, chosen.points, chosen.processes)
    if chosen.keep:
        chosen.keep.write_text(json.dumps(found._asdict(), default=np.ndarray.tolist))
    draw(found, DOCS / "figures" / "patterns")
    write(found, DOCS / "patterns.md")


if __name__ == "__main__":
    main()
