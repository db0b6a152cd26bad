"""Institutions scored alone, and each left out of a world with a surge: writes docs/institutions.md.

    python -m tools.institutions [--seeds 16] [--years 20] [--workers 2] [--ratifications FILE]
                                 [--scores-only]

FILE is a table of ratifications as tools.ratification_scores reads it; without it that part of the page says so. With
--scores-only the tables of institutions left out stay as they stand on the page.

Runs are paired by seed and share common random numbers: an institution that touches nothing leaves every bit as it was.
"""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from analysis.numbers import number, percent
from analysis.statistics import interval_t
from sim import BorderModel, load
from sim.geography import atlas
from sim.ledger.metrics import catalogue
from tools.exits import score
from tools.institution_runs import (
    adoption,
    bass,
    controls,
    disputes,
    duties,
    hazard_curve,
    ratifications,
    talks_years,
)
from tools.ratification_scores import page as held_out_table
from tools.ratification_scores import score as held_out

TARGETS = Path(__file__).parent / "institution_targets.yaml"
DOCS = Path(__file__).parents[1] / "docs"
SURGE = "events={displacement: {date: 2029-06-01, type: surge, factor: 4.0, days: 548}}"
BEFORE, DURING, AFTER = (365, 1978), (1978, 2709), (2709, 4535)  # days: till the surge, two years from it, five after
CONFIDENCE = 0.9
NOT_SCORED = "Not scored in this edition of the page: it was written without a table of ratifications."


class Place(NamedTuple):
    """A world in which institutions are left out one by one."""

    name: str
    scenario: str
    words: tuple[str, ...]


PLACES = (
    Place("schengen", "baseline", (SURGE,)),
    Place("asean", "haze_side_payment", (SURGE, "world.flow_scale=0.2", "world.traffic_scale=0.2")),
)


class Institution(NamedTuple):
    """An institution, the phases and steps that carry it, and the outcomes by which it is judged."""

    name: str
    off: tuple[str, ...]
    outcomes: tuple[str, ...]
    why_not: str  # what to say where no outcome moves


INSTITUTIONS = (
    Institution("deals and pay", ("legal.strike_deal",), ("arrivals after", "arrivals 20 years", "deals"),
                "no treaty here lets parties strike deals"),
    Institution("opinion", ("politics.update_opinion",), ("arrivals after", "suspended_days", "deals"),
                "nothing that answers to opinion is in force here"),
    Institution("elections", ("politics.hold_elections",), ("suspended_days", "willingness", "arrivals 20 years"),
                "governments differ too little for what treaties here ask of them"),
    Institution("prolonged controls", ("legal.suspend_under_pressure",),
                ("suspended_days", "wait_mean_min", "trade_cost_eur"), "no treaty here lets people move freely"),
    Institution("monitoring", ("legal.look",), ("shortfall", "infringements"),
                "no treaty here says who looks, or nothing follows"),
    Institution("forums", ("disputes.proceed",), ("disputes", "trust"), "no dispute is raised"),
    Institution("disputes", ("disputes.arise",), ("disputes", "hits_foreign", "trust"), "no dispute is raised"),
    Institution("bargaining", ("legal.negotiate",), ("memberships", "ratifications", "haze_kt"),
                "no treaty here is negotiated: all are given by their dates"),
    Institution("ratification", ("legal.ratify",), ("memberships", "haze_kt"), "no treaty here awaits ratification"),
)  # fmt: skip
CROSSINGS = "arrivals 20 years"  # beside each institution's own outcomes


def live(job: tuple[Place, tuple[str, ...], int, int]) -> dict[str, float]:
    """The outcomes of one run."""
    place, off, seed, days = job
    words = [f"days={days}", *place.words]
    model = BorderModel(load(place.scenario, seed=seed, overrides=words), off=off).run()
    found = {name: np.nan if value is None else float(value) for name, value in model.summary().items()}
    arrivals = model.world.tally.net_arrivals
    for name, (first, last) in {"before": BEFORE, "during": DURING, "after": AFTER}.items():
        found[f"arrivals {name}"] = float(arrivals[first:last].sum())
    found["arrivals 20 years"] = float(arrivals[365:].sum())
    found["shortfall"] = 1.0 - found["compliance"]
    return found


def ablate(seeds: int, days: int, workers: int) -> Iterator[tuple[Place, Institution, list[tuple[str, str]]]]:
    """Each institution on each place: its outcomes in words, and those of crossings."""
    jobs = [(place, off, seed, days) for place in PLACES for off in ((), *(i.off for i in INSTITUTIONS))
            for seed in range(seeds)]  # fmt: skip
    with ProcessPoolExecutor(workers) as pool:
        lived = dict(zip(jobs, pool.map(live, jobs, chunksize=1), strict=True))
    for place in PLACES:
        whole = [lived[place, (), seed, days] for seed in range(seeds)]
        for one in INSTITUTIONS:
            without = [lived[place, one.off, seed, days] for seed in range(seeds)]
            names = dict.fromkeys((*one.outcomes, "arrivals during", "arrivals after", CROSSINGS))
            yield place, one, [(name, change(whole, without, name)) for name in names]


def change(whole: list[dict[str, float]], without: list[dict[str, float]], name: str) -> str:
    """What an institution does to an outcome: with it against without, paired by seed; a dash where nothing moves."""
    a, b = (np.array([run[name] for run in runs]) for runs in (whole, without))
    known = ~(np.isnan(a) | np.isnan(b))
    if not known.any() or np.array_equal(a[known], b[known]):
        return "–"
    a, b = a[known], b[known]
    gap, base = interval_t(a - b, CONFIDENCE), abs(b.mean())
    told = percent(100 * gap.mean / base, 2, signed=True) if base > 1e-9 else number(gap.mean, 2)
    spread = percent(100 * gap.half / base, 2) if base > 1e-9 else number(gap.half, 2)
    return f"**{told}** ± {spread}" if gap.excludes_zero else f"{told} ± {spread}"


def readings(seeds: int) -> dict[str, list[float]]:
    """What the equations alone give, by the name under which the file of targets asks for it: one value a seed."""
    runs: dict[str, Any] = {
        "ratifications": ratifications, "duties": duties, "disputes": disputes, "bass": bass, "adoption": adoption,
        "controls": controls, "hazard_curve": hazard_curve,
    }  # fmt: skip
    lived: dict[str, list[Any]] = {name: [run(seed) for seed in range(seeds)] for name, run in runs.items()}
    found = {f"{name}.{field}": [getattr(one, field) for one in several]
             for name, several in lived.items() for field in several[0]._fields}  # fmt: skip
    found["ratifications.never_bound"] = [
        1.0 - one.signatories_bound["criminal court 1998"] for one in lived["ratifications"]
    ]
    left = [score(seed) for seed in (1, 2)]
    found |= {f"exits.{name}": [getattr(one, name) for one in left] for name in ("per_year", "democracy", "linkage")}
    found["exits.divergence_over_leader"] = [float(np.log(one.distance) / np.log(one.leader)) for one in left]
    found["exits.contagion_over_leader"] = [float(np.log(one.contagion) / np.log(one.leader)) for one in left]
    stances = [s.icj for s in atlas.states().values() if s.sovereign]
    accepts = [stance for stance in stances if stance in (1, 2)]
    found["atlas.accepts"], found["atlas.reserved"] = [len(accepts) / len(stances)], [accepts.count(2) / len(accepts)]
    return found


def target_table(seeds: int) -> str:
    """Published figures and what the equations alone give, as a table."""
    found = readings(seeds)
    lines = ["| id | quantity | published (band) | equations alone | | class |", "|---|---|---|---|---|---|"]
    for row in yaml.safe_load(TARGETS.read_text(encoding="utf-8")):
        values = found[row["reads"]]
        mean, spread = float(np.mean(values)), float(np.std(values))
        mark = "●" if row["low"] <= mean <= row["high"] else "○"
        told = number(mean, 3) + (f" ± {number(spread, 2)}" if spread > 1e-9 else "")
        band = f"{row['value']} ({number(row['low'], 3)} to {number(row['high'], 3)})"
        lines.append(f"| {row['id']} | {row['quantity']} | {band} | {told} | {mark} | {row['class']} |")
    return "\n".join(lines)


def talks_table(seeds: int) -> str:
    """Years of talks by number of parties, and by who hears whom."""
    lines = ["| parties | all hear all | pairs in turn | a fixed ring |", "|--:|--:|--:|--:|"]
    for parties in (2, 8, 32):
        cells = [
            np.mean([talks_years(parties, how, seed) for seed in range(seeds)]) for how in ("all", "pairs", "ring")
        ]
        lines.append(f"| {parties} | " + " | ".join(number(float(cell), 2) for cell in cells) + " |")
    return "\n".join(lines)


ABLATION_HEAD = (
    "| institution | left out | its own outcomes | arrivals: during the surge, five years after, all years |",
    "|---|---|---|---|",
)


def ablation_tables(found: list[tuple[Place, Institution, list[tuple[str, str]]]]) -> str:
    """A table a place: each institution, its own outcomes, and crossings; and what moves nothing, with the reason."""
    parts = []
    for place in PLACES:
        lines = [f"### {place.name}: `{place.scenario}` with a surge\n", *ABLATION_HEAD]
        silent = []
        for _, one, cells in (f for f in found if f[0] is place):
            told = dict(cells)
            own = "; ".join(f"{name} {told[name]}" for name in one.outcomes)
            crossings = ", ".join(told[name] for name in ("arrivals during", "arrivals after", CROSSINGS))
            lines.append(f"| {one.name} | {', '.join(f'`{o}`' for o in one.off)} | {own} | {crossings} |")
            if not any("**" in told[name] for name in one.outcomes):
                silent.append(f"- {one.name}: no outcome of its own moves beyond noise; {one.why_not}.")
        parts.append("\n".join([*lines, "", *(silent or ["Every institution moves an outcome of its own here."])]))
    return "\n\n".join(parts)


def told_of_runs(chosen: argparse.Namespace, days: int) -> list[tuple[Place, Institution, list[tuple[str, str]]]]:
    """Every institution left out, told in words."""
    runs = len(PLACES) * (1 + len(INSTITUTIONS)) * chosen.seeds
    print(f"{runs} runs of {days} days", file=sys.stderr, flush=True)
    return list(ablate(chosen.seeds, days, chosen.workers))


def standing_tables() -> str:
    """The tables of institutions left out, as they stand on the page."""
    text = (DOCS / "institutions.md").read_text(encoding="utf-8")
    return text[text.index("### ") : text.index("## How to read this")].rstrip()


def main() -> None:
    """Run, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=16)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--ratifications", type=Path)
    parser.add_argument("--scores-only", action="store_true")
    chosen = parser.parse_args()
    told = held_out_table(held_out(chosen.ratifications)) if chosen.ratifications else NOT_SCORED
    days = round(365.25 * chosen.years)
    ablation = standing_tables() if chosen.scores_only else ablation_tables(told_of_runs(chosen, days))
    page = (Path(__file__).parent / "institutions.md.txt").read_text(encoding="utf-8")
    (DOCS / "institutions.md").write_text(
        page.format(
            seeds=chosen.seeds, years=chosen.years, confidence=percent(100 * CONFIDENCE),
            targets=target_table(12), talks=talks_table(16), ablation=ablation,
            metrics=len(catalogue()), held_out=told,
        ),
        encoding="utf-8",
    )  # fmt: skip


if __name__ == "__main__":
    main()
