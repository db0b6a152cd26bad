"""Each phase of the tick left out in turn: which metrics move. Written to docs/ablation.md.

    python -m tools.ablation [--seeds 4] [--states 10] [--days 400]

Runs are paired by seed and share common random numbers, so a phase that touches nothing leaves every bit as it was.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.numbers import percent
from analysis.statistics import interval_t
from sim import BorderModel, load
from sim.ledger.metrics import catalogue
from sim.model import TICK

DOCS = Path(__file__).parents[1] / "docs"
CONFIDENCE = 0.99  # of the paired interval that must leave zero out
# Beside the events of the scenario: work for phases that else have none.
STIRRED = ("surveillance.allocation=reactive",)


class Ground(NamedTuple):
    """What is lived with and without each phase."""

    scenario: str
    words: tuple[str, ...]


class Change(NamedTuple):
    """What leaving out a phase does to one metric."""

    relative: float  # mean change over the mean with all phases; NaN where that is zero
    moved: bool  # beyond the noise of the pairs
    touched: bool  # at all, in any seed


def summaries(ground: Ground, off: tuple[str, ...], seeds: int, size: list[str]) -> np.ndarray:
    """Every metric by seed: (seeds, metrics); NaN where a metric is empty."""
    rows = []
    for seed in range(seeds):
        config = load(ground.scenario, seed=seed, overrides=["world=synthetic", *size, *ground.words])
        found = BorderModel(config, off).run().summary()
        rows.append([np.nan if found[m.name] is None else float(found[m.name]) for m in catalogue()])
    return np.array(rows)


def compare(whole: np.ndarray, without: np.ndarray) -> list[Change]:
    """The change of every metric, pair by pair; a metric that becomes empty has moved."""
    changes = []
    for a, b in zip(whole.T, without.T, strict=True):
        if np.isnan(b).any() or np.isnan(a).any():
            gone = bool(np.isnan(b).any() and not np.isnan(a).any())
            changes.append(Change(np.nan, gone, gone))
            continue
        gap, base = interval_t(b - a, CONFIDENCE), abs(a.mean())
        changes.append(Change(gap.mean / base if base else np.nan, gap.excludes_zero, bool((a != b).any())))
    return changes


def ablate(ground: Ground, seeds: int, size: list[str]) -> Iterator[tuple[str, list[Change]]]:
    """Each phase's name and what leaving it out does."""
    whole = summaries(ground, (), seeds, size)
    for phase in TICK:
        print(f"{ground.scenario}: without {phase.name}", file=sys.stderr, flush=True)
        yield phase.name, compare(whole, summaries(ground, (phase.name,), seeds, size))


def cell(change: Change) -> str:
    """One cell: relative change if it moved, a dot if only touched, nothing if every bit stayed."""
    if not change.moved:
        return "." if change.touched else ""
    if np.isnan(change.relative):
        return "x"
    return percent(100 * change.relative, 1, signed=True)


def largest(changes: list[Change], most: int = 4) -> str:
    """The metrics that move most, in words."""
    names = [m.name for m in catalogue()]
    moved = [(c, name) for c, name in zip(changes, names, strict=True) if c.moved and not np.isnan(c.relative)]
    moved.sort(key=lambda pair: -abs(pair[0].relative))
    return ", ".join(f"{name} {cell(change)}" for change, name in moved[:most]) or "none"


def summary_rows(found: dict[str, list[Change]]) -> str:
    """One row a phase: how many metrics it moves and touches, and which most."""
    rows = []
    for k, (name, changes) in enumerate(found.items(), 1):
        moved, touched = sum(c.moved for c in changes), sum(c.touched for c in changes)
        rows.append(f"| {k} | `{name}` | {moved} | {touched} | {largest(changes)} |")
    return "\n".join(rows)


def matrix(found: dict[str, list[Change]]) -> str:
    """Metrics by phases, a table a theme."""
    numbers = range(1, len(found) + 1)
    lines = []
    for theme in dict.fromkeys(m.theme for m in catalogue()):
        lines += [f"\n### {theme.capitalize()}\n", "| metric | " + " | ".join(map(str, numbers)) + " |"]
        lines.append("|---|" + "--:|" * len(found))
        for k, m in enumerate(catalogue()):
            if m.theme == theme:
                lines.append(f"| {m.name} | " + " | ".join(cell(changes[k]) for changes in found.values()) + " |")
    return "\n".join(lines)


def idle(found: dict[str, list[Change]]) -> str:
    """Phases whose absence moves no metric."""
    return ", ".join(f"`{name}`" for name, changes in found.items() if not any(c.moved for c in changes)) or "none"


HEAD = "| | phase left out | metrics moved | touched | largest relative changes |\n|--:|---|--:|--:|---|\n"


def main() -> None:
    """Run both grounds and write the page."""
    parser = argparse.ArgumentParser(description="Leave out each phase of the tick in turn.")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--states", type=int, default=10)
    parser.add_argument("--days", type=int, default=400)
    chosen = parser.parse_args()
    size = [f"world.states={chosen.states}", f"days={chosen.days}"]
    calm, stirred = (
        dict(ablate(ground, chosen.seeds, size))
        for ground in (Ground("baseline", ()), Ground("political_withdrawal", STIRRED))
    )
    page = (Path(__file__).parent / "ablation.md.txt").read_text()
    (DOCS / "ablation.md").write_text(
        page.format(
            **vars(chosen), metrics=len(catalogue()), confidence=percent(100 * CONFIDENCE), idle_calm=idle(calm),
            idle_stirred=idle(stirred), calm=HEAD + summary_rows(calm), stirred=HEAD + summary_rows(stirred),
            matrix=matrix(calm),
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
