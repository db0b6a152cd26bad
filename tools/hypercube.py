"""Which share of the plausible parameter space shows the patterns: a Latin hypercube over the settings' own ranges."""

import sys
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import numpy as np
from pydantic import BaseModel
from scipy.stats import qmc

from sim.crime.settings import MarketSettings
from sim.movers.settings import ChoiceSettings, LearningSettings, RetrySettings
from sim.surveillance.settings import SurveillanceSettings
from sim.technology.settings import TechnologySettings
from tools.pattern_runs import displacement, stopped_share

GROUPS: dict[str, type[BaseModel]] = {
    "movers.choice": ChoiceSettings,
    "movers.learning": LearningSettings,
    "crime.market": MarketSettings,
    "movers.retry": RetrySettings,
    "surveillance": SurveillanceSettings,
    "technology": TechnologySettings,
}
UNHEARD = {"technology.gap"}  # between members: the club of this ground has one, and refuses to be told of a gap
SEED = 20240101


def dimensions() -> dict[str, tuple[float, float, bool]]:
    """Every numeric setting of the groups with its plausible range, and whether it is a whole number."""
    out = {}
    for group, kind in GROUPS.items():
        for name, field in kind.model_fields.items():
            extra: Any = field.json_schema_extra
            if isinstance(extra, dict) and extra.get("plausible"):
                low, high = extra["plausible"]
                out[f"{group}.{name}"] = (float(low), float(high), field.annotation is int)
    return out


def design(points: int) -> list[dict[str, float]]:
    """The points of the design as overrides, the same for every call."""
    scales = dimensions()
    unit = qmc.LatinHypercube(len(scales), rng=np.random.Generator(np.random.Philox(SEED))).random(points)
    rows = []
    for sample in unit:
        values = {}
        for u, (name, (low, high, whole)) in zip(sample, scales.items(), strict=True):
            value = low + u * (high - low)
            values[name] = round(value) if whole else float(f"{value:.6g}")
        rows.append(values)
    return rows


def judge(values: dict[str, float]) -> dict:
    """What one point of the design shows, by one seed."""
    told = {name: value for name, value in values.items() if name not in UNHEARD}
    flow, lost, gained = displacement(2, 1, 0, told).tolist()
    stopped = [[stopped_share(plan, learn, 0, told) for plan in ("fixed", "random")] for learn in (True, False)]
    return {"settings": values, "flow": flow, "lost": lost, "gained": gained, "stopped": stopped}


def explore(points: int, processes: int) -> list[dict]:
    """Judge every point, in the order of the design."""
    done = []
    with ProcessPoolExecutor(processes) as pool:
        for k, one in enumerate(pool.map(judge, design(points), chunksize=4)):
            done.append(one)
            print(f"\rhypercube: {k + 1} of {points} points", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return done
