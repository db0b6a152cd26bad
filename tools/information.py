"""Patterns of information, computed, drawn and written to docs/information.md; they are told in information_runs.py.

python -m tools.information [--points 200] [--processes 2]
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from sim.information.picture import AGES
from tools.information_page import draw, write
from tools.information_runs import design, judge, known_by_age

DOCS = Path(__file__).parents[1] / "docs"


def main() -> None:
    """Compute, draw, write."""
    parser = argparse.ArgumentParser(description="Compute the patterns of information and write docs/information.md.")
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--processes", type=int, default=2)
    chosen = parser.parse_args()
    found = []
    with ProcessPoolExecutor(chosen.processes) as pool:
        for k, one in enumerate(pool.map(judge, design(chosen.points), chunksize=2)):
            found.append(one)
            print(f"\rhypercube: {k + 1} of {chosen.points} points", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    typical = judge({})
    pictures = {name: known_by_age(name) for name in ("baseline", "intelligence_hub", "unilateral")}
    draw(pictures, DOCS / "figures" / "information")
    write(found, typical, pictures, AGES, DOCS / "information.md")


if __name__ == "__main__":
    main()
