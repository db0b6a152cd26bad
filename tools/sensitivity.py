"""Each setting at both ends of its plausible range, one at a time: what moves, and which way. Written to docs.

    python -m tools.sensitivity [--seeds 2] [--workers 2]

Runs are paired by seed and share common random numbers. A setting is tried on several grounds, so that one which is
silent on a map, or without a treaty, is heard on another.
"""

import argparse
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
import yaml
from pydantic import BaseModel

from analysis.numbers import percent
from sim import BorderModel, load
from sim.config import Config
from sim.door.refusal import Refusal
from sim.ledger.metrics import catalogue

HERE, DOCS = Path(__file__).parent, Path(__file__).parents[1] / "docs"
SIGNS = HERE / "sensitivity_signs.yaml"
DETAIL = 0.001  # of a metric: what moves no headline by more is a detail, and has no sign
ROUNDING = 1e-6  # of a metric: what moves by less differs in the last bits of a sum
HEADLINE = (
    "net_arrivals", "entries", "departures", "deaths", "hits_foreign", "wait_mean_min", "spend_eur", "suspended_days",
    "departures_prevented", "trust",
)  # fmt: skip
SURGE = "events={s: {date: 2024-09-01, type: surge, factor: 3.0, days: 200}}"
CRISES = ", ".join([
    "events={s: {date: 2024-02-03, type: surge, factor: 8.0, days: 300}",
    "h: {date: 2024-04-14, type: health_emergency, treaty: club}", "b: {date: 2024-05-15, type: budget, factor: 3.0}",
    "i: {date: 2024-06-01, type: instrumentalise, days: 120}",
    "v: {date: 2024-03-10, type: visa, states: [S06, S07, S08, S09], of: [Origin 0]}",
    "w: {date: 2024-03-10, type: visa, demanded: false, of: [Origin 1]}",
    "x: {date: 2024-03-10, type: visa, demanded: true, of: [Origin 2]}}",
])  # fmt: skip
DEAL = (
    "treaties.deal={title: deal, parties: [members, neighbours], since: '2024-02-01', notice_days: 90, depth: 0.2, "
    "provisions: {departure_control: {pay_gdp_share: 0.002, units_per_km: 0.3, monitoring: 0.5, conditionality: 0.8, "
    "visa: 0.5}}}"
)

GIVES = "provisions: {alert_sharing: {}, readmission: {share: 0.8}, joint_patrol: {}, haze: {}, dispute_settlement: {}}"
TALKS = [
    "treaties.agreed={title: A, parties: [all], depth: 0.4, talks: {proposed: '2024-02-01', bargaining: nash, "
    f"days_after: 10, side_payment: 0.3}}, compliance: {{monitoring: agency, enforcement: court}}, {GIVES}}}",
    "treaties.asked={title: B, parties: [all], depth: 0.4, talks: {proposed: '2024-02-01', bargaining: rounds, "
    f"days_after: 10}}, compliance: {{monitoring: satellite, enforcement: reputation}}, {GIVES}}}",
]  # fmt: skip


HEAD = ("| setting | metric | said | seen | because |", "|---|---|---|---|---|")


class Ground(NamedTuple):
    """A world on which settings are moved."""

    scenario: str
    words: tuple[str, ...]


GROUNDS = {
    "Europe": Ground("transit_accord", (
        "world=schengen", "start=2025-01-01", "days=330", "burn_in_days=60", "world.flow_scale=0.3",
    )),
    "America": Ground("baseline", ("world=us_mexico", "days=330", "burn_in_days=60", "world.flow_scale=0.3")),
    "synthetic": Ground("joint_patrol", (
        "world=synthetic", "world.states=12", "days=450", "burn_in_days=60", SURGE, "legal.events_per_year=8",
        "technology.analytics.cover=0.3", "information.misuse.breach_per_year=2",
    )),
    "crises": Ground("baseline", (
        "world=synthetic", "world.states=10", "days=600", "burn_in_days=30", CRISES, DEAL, "legal.exit_per_year=0.2",
        "legal.pressure_base=-4.5", "treaties.club.notice_days=30", "movers.persons_factor=2",
        "information.investigations.lead_share=0.5", "information.misuse.ruling_chance=0.5",
        "treaties.club.provisions.alert_sharing.voluntary_lists=true", "technology.analytics.cover=0.3",
    )),
    "institutions": Ground("baseline", (
        "world=synthetic", "world.states=10", "days=1100", "burn_in_days=30", "world.flow_scale=0.3", *TALKS, SURGE,
        "legal.deals.base=-4", "disputes.frictions.demarcation=0.5", "haze.fires_kt={S05: 3000.0}",
    )),
}  # fmt: skip


class Moved(NamedTuple):
    """What moving a setting from its low to its high end does to one metric on one ground."""

    relative: float  # mean change over the mean of both; NaN where that is zero
    sure: bool  # of one sign in every seed
    touched: bool  # in any seed, to any bit


def ranges(model: type[BaseModel] = Config, path: str = "") -> Iterable[tuple[str, float, float]]:
    """Every number with a plausible range: its name, low and high. Maps are no settings of a mechanism."""
    for name, field in model.model_fields.items():
        kind, extra = field.annotation, cast(Any, field.json_schema_extra)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if f"{path}{name}" != "world":
                yield from ranges(kind, f"{path}{name}.")
        elif extra and extra.get("plausible"):
            low, high = (kind(end) if kind is int else float(end) for end in extra["plausible"])
            yield f"{path}{name}", low, high


def live(task: tuple[str, str, int]) -> list[float]:
    """Every metric of one run: a ground, a further word (empty: none), a seed."""
    ground, word, seed = task
    scenario, words = GROUNDS[ground]
    told = [w for w in words if not word or w.split("=")[0] != word.split("=")[0]]
    try:
        found = BorderModel(load(scenario, seed=seed, overrides=[*told, *([word] if word else [])])).run().summary()
    except Refusal:  # what this map refuses to be told
        return [np.nan] * len(catalogue())
    return [np.nan if found[m.name] is None else float(found[m.name]) for m in catalogue()]


def compare(low: np.ndarray, high: np.ndarray) -> list[Moved]:
    """The change of every metric from one end to the other; arrays are (seeds, metrics)."""
    moved = []
    for a, b in zip(low.T, high.T, strict=True):
        if np.isnan(a).any() or np.isnan(b).any():
            moved.append(Moved(np.nan, False, bool(np.isnan(a).any() != np.isnan(b).any())))
            continue
        base = (np.abs(a) + np.abs(b)).mean() / 2
        gap = b - a
        sure = bool((gap > 0).all() or (gap < 0).all())
        moved.append(Moved(float(gap.mean() / base) if base else np.nan, sure, bool((gap != 0).any())))
    return moved


Found = dict[str, dict[str, list[Moved]]]  # by setting and ground


def sweep(seeds: int, workers: int) -> Found:
    """Move every setting on every ground."""
    tasks = [
        (ground, f"{name}={value}", seed)
        for name, low, high in ranges() for ground in GROUNDS for value in (low, high) for seed in range(seeds)
    ]  # fmt: skip
    with ProcessPoolExecutor(workers) as pool:
        rows = []
        for k, row in enumerate(pool.map(live, tasks, chunksize=2 * seeds)):
            rows.append(row)
            if k % (20 * seeds) == 0:
                print(f"{k} of {len(tasks)} runs", file=sys.stderr, flush=True)
    values = np.array(rows).reshape(-1, len(GROUNDS), 2, seeds, len(catalogue()))
    return {
        name: {ground: compare(*values[i, j]) for j, ground in enumerate(GROUNDS)}
        for i, (name, _, _) in enumerate(ranges())
    }


def silent(found: Found) -> list[str]:
    """Settings that touch no metric on any ground."""
    return [name for name, by in found.items() if not any(m.touched for row in by.values() for m in row)]


def details(found: Found) -> list[str]:
    """Settings that touch something, and move no headline metric by more than ``DETAIL``."""
    rows = [k for k, m in enumerate(catalogue()) if m.name in HEADLINE]
    return [
        name for name, by in found.items()
        if name not in silent(found)
        and not any(row[k].touched and abs(row[k].relative) > DETAIL for row in by.values() for k in rows)
    ]  # fmt: skip


def signs(found: Found) -> list[tuple[str, str, str, str, str]]:
    """What theory says of a setting and a metric, and what each ground shows."""
    names = [m.name for m in catalogue()]
    said: dict[str, dict[str, Any]] = yaml.safe_load(SIGNS.read_text())
    rows = []
    for setting, terms in said.items():
        for metric in terms.keys() - {"because"}:
            seen = []
            for ground, row in found[setting].items():
                one = row[names.index(metric)]
                if one.sure and abs(one.relative) > DETAIL:
                    seen.append((ground, "up" if one.relative > 0 else "down"))
            wrong = [ground for ground, way in seen if way != terms[metric]]
            verdict = f"the other way: {', '.join(wrong)}" if wrong else "as said" if seen else "no clear change"
            rows.append((setting, metric, terms[metric], verdict, terms["because"]))
    return sorted(rows)


def cell(one: Moved) -> str:
    """A relative change; nothing where no bit moved, a dot where rounding did, brackets where seeds differ in sign."""
    if not one.touched:
        return ""
    if np.isnan(one.relative):
        return "x"
    if abs(one.relative) < ROUNDING:
        return "."
    said = percent(100 * one.relative, 1, signed=True)
    return said if one.sure else f"({said})"


def table(found: Found) -> str:
    """One row a setting: its range, and on the ground where it says most, what it does to the headline metrics."""
    names = [m.name for m in catalogue()]
    rows = [names.index(name) for name in HEADLINE]
    spans, lines = {name: (low, high) for name, low, high in ranges()}, []
    for name, by in found.items():
        loudest = max(by, key=lambda g: np.nansum([abs(by[g][k].relative) for k in rows]))
        low, high = spans[name]
        most = max(range(len(names)), key=lambda k: np.nan_to_num(abs(by[loudest][k].relative)))
        cells = " | ".join(cell(by[loudest][k]) for k in rows)
        lines.append(
            f"| `{name}` | {low:g} to {high:g} | {loudest} | {cells} | {names[most]} {cell(by[loudest][most])} |"
        )
    return "\n".join(lines)


def page(found: Found, seeds: int) -> str:
    """The page in words."""
    checked = signs(found)
    listed = [
        f"| `{s}` | {metric} | {way} | {verdict} | {why} |" for s, metric, way, verdict, why in checked
    ]  # fmt: skip
    wrong = [f"| `{s}` | {m} | {way} | {v} | {why} |" for s, m, way, v, why in checked if v.startswith("the other")]
    told = "\n".join(["\n", *HEAD, *wrong]) if wrong else "none."
    return (HERE / "sensitivity.md.txt").read_text().format(
        seeds=seeds, settings=len(found), metrics=len(catalogue()),
        detail=percent(100 * DETAIL, 1), silent=", ".join(f"`{n}`" for n in silent(found)) or "none",
        details=", ".join(f"`{n}`" for n in details(found)) or "none", wrong=told,
        signs="\n".join(listed), table=table(found), head=" | ".join(HEADLINE),
        line="---|" * (len(HEADLINE) + 4),
        grounds="\n".join(f"- **{name}**: `{g.scenario}` with `{'`, `'.join(g.words)}`" for name, g in GROUNDS.items()),
    )  # fmt: skip


def main() -> None:
    """Sweep and write the page."""
    parser = argparse.ArgumentParser(description="Move each setting across its plausible range.")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    (DOCS / "sensitivity.md").write_text(page(sweep(chosen.seeds, chosen.workers), chosen.seeds))


if __name__ == "__main__":
    main()
