"""The runs behind the patterns of information.

P6: hits per search stay while searches double, hits per alert fall as lists grow unless linkage improves. P7: precision
rises with standards and falls with the list. P14: a change of law moves the number of alerts more than crime does. P15:
those who feed lists most are not those who search them most.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from pydantic import BaseModel
from scipy import stats
from scipy.stats import qmc

from sim import BorderModel, load
from sim.information.picture import picture
from sim.information.settings import ExchangeSettings, ListSettings, MisuseSettings, StandardSettings
from sim.relations.settings import RelationSettings

SEED = 20240102
GROUND = ("world=synthetic", "world.states=8", "world.seed=2", "burn_in_days=0", "scale.persons_per_alert=5",
          "information.lists.searched_by=names", "politics.enabled=false")  # fmt: skip
GROUPS: dict[str, type[BaseModel]] = {
    "information.lists": ListSettings, "information.exchange": ExchangeSettings,
    "information.standards": StandardSettings, "information.misuse": MisuseSettings, "relations": RelationSettings,
}  # fmt: skip
FIXED = ("information.lists.factor", "information.standards.start", "information.standards.start_outside")
SHORT, YEAR = 30, 200
FLAT = 0.1  # change of hits per search that counts as none


class Found(NamedTuple):
    """What one parameter set shows: figures of the runs that differ in one thing."""

    hits_per_search: tuple[float, float]  # searches as they are, doubled
    hits_per_alert: tuple[float, float, float]  # lists as they are; doubled; doubled with better standards
    precision: tuple[float, float, float]  # low standards; high; low with doubled lists
    step: tuple[float, float]  # relative change of alerts in half a year: law, crime
    ranks: float  # rank correlation of feeding and searching among members


def lived(words: dict[str, Any], days: int, *more: str) -> BorderModel:
    """A run with a parameter set."""
    given = {w.split("=", 1)[0] for w in more}
    told = [f"{name}={value}" for name, value in words.items() if name not in given]
    return BorderModel(load("baseline", seed=1, overrides=[*GROUND, f"days={days}", *told, *more])).run()


def rates(model: BorderModel) -> tuple[float, float, float]:
    """Hits per search, hits per alert, precision; own and foreign alerts together."""
    tally = model.world.tally
    hits = float((tally.hits_own + tally.hits_foreign).sum())
    return (
        hits / max(float(tally.searches.sum()), 1.0),
        hits / max(float(tally.alerts_active.mean()), 1.0),
        hits / max(hits + float(tally.false_matches.sum()), 1.0),
    )


def judge(words: dict[str, Any]) -> Found:
    """Live the pairs of runs that the patterns compare."""
    low, high = ([f"information.standards.{n}={v}" for n in ("start", "start_outside")] for v in (0.4, 0.9))
    double = "information.lists.factor=2"
    searches = float(words.get("information.lists.searches_per_inhabitant", 32.0))
    plain, poor, rich = (rates(lived(words, SHORT, *w)) for w in ([], [*low], [*high]))
    more = rates(lived(words, SHORT, f"information.lists.searches_per_inhabitant={2 * searches}"))
    longer, longer_rich = (rates(lived(words, SHORT, double, *w)) for w in (low, high))
    event = "events.change={date: 2024-02-01, type: %s, factor: 2.0}"
    changes = ("mandate", "surge, days: 200")
    still, law, crime = (lived(words, YEAR, *w) for w in ([], *([event % change] for change in changes)))
    alerts = [float(m.world.tally.alerts_active[-1]) for m in (still, law, crime)]
    w = still.world
    member = w.states.member == 1
    feeds, searched = w.lists.records[:4].sum(0)[member], w.searches.total[member]
    return Found(
        (plain[0], more[0]), (poor[1], longer[1], longer_rich[1]), (poor[2], rich[2], longer[2]),
        (alerts[1] / alerts[0] - 1.0, alerts[2] / alerts[0] - 1.0), float(stats.spearmanr(feeds, searched).statistic),
    )  # fmt: skip


PATTERNS: dict[str, Callable[[Found], bool]] = {
    "P6 hits per search stay while searches double": lambda f: (
        abs(f.hits_per_search[1] / f.hits_per_search[0] - 1.0) < FLAT
    ),
    "P6 hits per alert fall as lists grow": lambda f: f.hits_per_alert[1] < 0.99 * f.hits_per_alert[0],
    "P6 unless linkage improves": lambda f: f.hits_per_alert[2] > f.hits_per_alert[1],
    "P7 precision rises with standards": lambda f: f.precision[1] > f.precision[0],
    "P7 precision falls with the list": lambda f: f.precision[2] < f.precision[0],
    "P14 law moves alerts more than crime": lambda f: abs(f.step[0]) > abs(f.step[1]),
    "P15 feeding and searching are of different states": lambda f: f.ranks < 0.7,
}


def design(points: int) -> list[dict[str, Any]]:
    """A Latin hypercube over the plausible ranges of the mechanism's settings."""
    scales = {}
    for group, kind in GROUPS.items():
        for name, field in kind.model_fields.items():
            extra: Any = field.json_schema_extra
            if extra.get("plausible") and f"{group}.{name}" not in FIXED:
                scales[f"{group}.{name}"] = (*extra["plausible"], field.annotation is int)
    unit = qmc.LatinHypercube(len(scales), rng=np.random.Generator(np.random.Philox(SEED))).random(points)
    rows = []
    for sample in unit:
        values = {n: a + u * (b - a) for u, (n, (a, b, _)) in zip(sample, scales.items(), strict=True)}
        rows.append({n: round(v) if scales[n][2] else v for n, v in values.items()})
    return rows


def known_by_age(scenario: str) -> np.ndarray:
    """Share of other members' alerts that members know, by age class, on the Schengen map on day 60."""
    model = BorderModel(load(scenario, seed=1, overrides=["days=60", "burn_in_days=0"])).run()
    member = model.world.states.member == 1
    known, total = picture(model.world, member)
    return known[:, member].sum(1) / np.maximum(total[:, member].sum(1), 1)
