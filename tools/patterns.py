"""Patterns that the model must show, computed on one border, drawn and written to docs/patterns.md.

    python -m tools.patterns [--seeds 8] [--points 200] [--processes 2]

P1: one of two comparable sectors is hardened; more than half of the flow that it loses goes to the other, and none can
when all are hardened. P2: patrols that nobody can predict beat a fixed plan of the same concentration against movers
who learn, and equal it against movers who do not.
"""

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tools.hypercube import explore
from tools.one_border import BURN_IN, count, displaced, ground, guarded

DOCS = Path(__file__).parents[1] / "docs"
SHARES = (1, 3, 6, 9, 11, 12)  # hardened sectors of twelve


class Patterns(NamedTuple):
    """All that the figure and the page show; one entry a seed where seeds are."""

    two: np.ndarray  # (seeds, 3, margins): flow of the treated of two sectors, what it lost, what the other gained
    twelve: np.ndarray  # (SHARES, seeds, 3, margins): the same for so many of twelve
    mapped: np.ndarray  # (seeds, 3, margins): the busiest sector of the US-Mexico map
    stopped: np.ndarray  # (learners, others) x (fixed, random) x seeds: share of attempts stopped
    points: list[dict]  # of the hypercube


def displacement(sectors: int, hardened: int, seed: int, **words: object) -> np.ndarray:
    """(3, margins): flow of ``hardened`` of ``sectors`` comparable sectors, what they lose, what the others gain."""
    treated = np.arange(sectors) < hardened
    before, after = (count(ground(sectors, seed, range(n), **words)) for n in (0, hardened))
    return displaced(before, after, treated)


def displacement_on_the_map(seed: int) -> np.ndarray:
    """The same for the busiest sector of the US-Mexico map, which the scenario hardens, all feedbacks on."""
    from sim import BorderModel, load

    counts = []
    for scenario in ("baseline", "one_sector_hardened"):
        words = ["world=us_mexico", "days=545", f"burn_in_days={BURN_IN}"]
        model = BorderModel(load(scenario, seed=seed, overrides=words))
        model.journal = []
        counts.append(count(model))
    return displaced(*counts, model.world.sectors.extra[guarded(model)] > 0)


def stopped_share(allocation: str, learn: bool, seed: int, **words: object) -> float:
    """Share of attempts that are stopped when half of twelve sectors are guarded each week."""
    model = ground(
        12, seed, operations__allocation=allocation, crime__learning__enabled=str(learn).lower(), **words
    ).run()  # fmt: skip
    tally, days = model.world.tally, slice(BURN_IN, None)
    return float((daily.apprehensions + daily.turn_backs)[days].sum() / daily.attempts[days].sum())


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
    from tools.patterns_page import draw, write

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
