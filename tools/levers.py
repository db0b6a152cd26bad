"""Levers that once moved nothing or the wrong way: each at some values, and what it moves. Written to docs/levers.md.

    python -m tools.levers [--seeds 2] [--print]

Each row is a setting at several values on one ground; runs are paired by seed. What an earlier version gave to the same
rows stands beside it (``BEFORE``).
"""

import argparse
import json
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.numbers import number
from sim import BorderModel, load

HERE, DOCS = Path(__file__).parent, Path(__file__).parents[1] / "docs"
BEFORE = HERE / "levers_before.json"
EUROPE = ("world=schengen", "start=2025-01-01", "days=430", "burn_in_days=60", "world.flow_scale=0.3")
AMERICA = ("world=us_mexico", "days=330", "burn_in_days=60", "world.flow_scale=0.3")
SYNTHETIC = ("world=synthetic", "world.states=10", "days=400", "burn_in_days=60", "world.flow_scale=0.3")
HARDENED = "surveillance.hardening.scope=all_sectors"


class Lever(NamedTuple):
    """One row: what is asked, on which ground, which words in turn, and which metrics are read."""

    asks: str
    ground: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    metrics: tuple[str, ...]
    scenario: str = "baseline"


def along(name: str, *values: object) -> tuple[tuple[str, ...], ...]:
    """A setting at several values."""
    return tuple((f"{name}={value}",) for value in values)


def doubled(*more: str) -> tuple[tuple[str, ...], ...]:
    """Patrols as they are, and twice as many."""
    return tuple((HARDENED, f"surveillance.hardening.factor={k}", *more) for k in (1, 2))


LEVERS = (
    Lever("ten times the supply saturates teams", EUROPE, along("movers.persons_factor", 1, 10),
          ("apprehension_rate",)),
    Lever("networks go with clients", SYNTHETIC, along("movers.persons_factor", 0, 0.1, 1, 10), ("networks_active",)),
    Lever("patrols without places of detention", SYNTHETIC, doubled("justice.detention_per_million=10"),
          ("entries", "net_arrivals")),
    Lever("places of detention", SYNTHETIC, along("justice.detention_per_million", 10, 40, 400), ("net_arrivals",)),
    Lever("practice of returns", SYNTHETIC, along("justice.returned_share", 0.05, 0.3, 0.95), ("net_arrivals",)),
    Lever("readmission by treaty", AMERICA, along("treaties.us_mexico.provisions.readmission.share", 0, 0.57, 0.95),
          ("net_arrivals", "entries")),
    Lever("consequences of an arrest", AMERICA, along("movers.choice.consequence_usd", 0, 980, 4000),
          ("departures", "attempts", "net_arrivals")),
    Lever("own and foreign hits", EUROPE, ((),), ("hits_own", "hits_foreign")),
    Lever("share of alerts passed on", AMERICA, along("treaties.us_mexico.provisions.alert_sharing.share", 0, 0.6, 1),
          ("hits_foreign",)),
    Lever("border systems", EUROPE, along("technology.bmis.cover", 0, 0.6, 1),
          ("wait_mean_min", "hits_own")),
    Lever("weight of biometrics", EUROPE, along("technology.biometrics.weight", 0, 0.5, 1),
          ("false_stops_per_million",)),
    Lever("retention of refusals", EUROPE, along("information.lists.refusal_days", 200, 1100, 3600), ("hits_own",)),
    Lever("optimised and joint plans", SYNTHETIC, along("surveillance.allocation", "optimised", "joint"),
          ("apprehension_rate",), "joint_patrol"),
    Lever("accord with states of transit", EUROPE, ((),), ("net_arrivals", "entries")),
    Lever("accord with states of transit, in force", EUROPE, ((),), ("net_arrivals", "entries"), "transit_accord"),
    Lever("accord in force, on the map of the way north", (*AMERICA, "start=2025-01-01"), ((),),
          ("net_arrivals", "entries"), "transit_accord"),
)  # fmt: skip


def read(task: tuple[int, int, int]) -> list[float]:
    """The metrics of one lever at one of its values, by one seed."""
    lever, words, seed = LEVERS[task[0]], LEVERS[task[0]].words[task[1]], task[2]
    told = [word for word in lever.ground if word.split("=")[0] not in {w.split("=")[0] for w in words}]
    summary = BorderModel(load(lever.scenario, seed=seed, overrides=[*told, *words])).run().summary()
    return [np.nan if summary.get(name) is None else float(summary[name]) for name in lever.metrics]


def measure(seeds: int) -> list[list[list[float]]]:
    """By lever and value, the mean of each metric over seeds."""
    tasks = [(i, k, s) for i, one in enumerate(LEVERS) for k in range(len(one.words)) for s in range(1, seeds + 1)]
    with ProcessPoolExecutor(2) as pool:
        found = dict(zip(tasks, pool.map(read, tasks), strict=True))
    return [
        [np.mean([found[i, k, s] for s in range(1, seeds + 1)], axis=0).tolist() for k in range(len(one.words))]
        for i, one in enumerate(LEVERS)
    ]


def told(values: Iterable[list[float]] | None, metric: int) -> str:
    """A metric at the values in turn."""
    if values is None:
        return ""
    return ", ".join(number(row[metric]) for row in values)


def rows(found: list[list[list[float]]], before: dict[str, list[list[float]]]) -> str:
    """One row a lever and metric."""
    lines = []
    for lever, values in zip(LEVERS, found, strict=True):
        moved = "; ".join(" ".join(f"`{word}`" for word in words) for words in lever.words if words) or "as it is"
        for k, metric in enumerate(lever.metrics):
            past = told(before.get(lever.asks), k)
            lines.append(f"| {lever.asks} | `{lever.scenario}` {moved} | {metric} | {past} | {told(values, k)} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description="What levers move.")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--print", action="store_true", help="print the readings as JSON, and write nothing")
    chosen = parser.parse_args()
    found = measure(chosen.seeds)
    if chosen.print:
        print(json.dumps({lever.asks: values for lever, values in zip(LEVERS, found, strict=True)}, indent=1))
        return
    page = (HERE / "levers.md.txt").read_text()
    grounds = {"Europe": EUROPE, "America": AMERICA, "synthetic": SYNTHETIC}
    (DOCS / "levers.md").write_text(
        page.format(
            seeds=chosen.seeds, rows=rows(found, json.loads(BEFORE.read_text())),
            grounds="\n".join(f"- {name}: `{' '.join(words)}`" for name, words in grounds.items()),
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
