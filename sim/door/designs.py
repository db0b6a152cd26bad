"""Designs: points spread over the plausible ranges of settings, for sensitivity analysis and discovery."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sim.door.check import known_settings, unknown
from sim.door.moved import name_today
from sim.door.overrides import MOST_POINTS, Axis
from sim.door.refusal import Fault, Refusal

if TYPE_CHECKING:
    import numpy as np

    from sim.config import Config
    from sim.door.catalogue import Setting

LEVELS = 4  # of a setting in a Morris design (Morris 1991)
DIGITS = 6  # of a value that matter


class Design(NamedTuple):
    """What varies over which ranges, and how it is spread."""

    kind: str
    size: int
    seed: int
    names: list[str]
    ranges: list[tuple[float, float]]

    def rows(self) -> list[dict[str, float | int]]:
        """The values of each point, in the order of the design."""
        whole = {name for name in self.names if known_settings()[name].kind == "whole number"}
        unit = SPREAD[self.kind](self.size, len(self.names), self.seed)
        rows = []
        for place in unit.tolist():
            values = (low + (high - low) * x for (low, high), x in zip(self.ranges, place, strict=True))
            pairs = zip(self.names, values, strict=True)
            rows.append({n: round(value) if n in whole else float(f"{value:.{DIGITS}g}") for n, value in pairs})
        return rows


def design_of(config: "Config", axes: Sequence[Axis]) -> Design | None:
    """The design that a configuration asks for. Raises Refusal where it cannot be made."""
    if config.design == "grid":
        if config.vary:
            raise Refusal(Fault("vary", "needs a design", "Add design=lhs, sobol or morris.", list(config.vary)))
        return None
    chosen = [_setting(name_today(name)) for name in config.vary] if config.vary else _all_plausible()
    repeated = next((name for name in config.vary if config.vary.count(name) > 1), None)
    if repeated:
        raise Refusal(Fault("vary", f"'{repeated}' is listed twice", "Keep one of them.", list(config.vary)))
    given = {axis.key for axis in axes}
    twice = next((s.path for s in chosen if s.path in given), None)
    if twice:
        raise Refusal(Fault(twice, "is given a value, and varied by the design", "Keep one of them."))
    if config.design == "sobol" and config.design_size & (config.design_size - 1):
        remedy = f"Give {1 << config.design_size.bit_length() - 1} or {1 << config.design_size.bit_length()}."
        raise Refusal(Fault("design_size", "must be a power of two for a Sobol design", remedy, config.design_size))
    points = POINTS[config.design](config.design_size, len(chosen))
    if points > MOST_POINTS:
        what = f"asks for {points:,} points, above the limit of {MOST_POINTS:,}"
        raise Refusal(Fault("design_size", what, "Ask for fewer, or name fewer settings in vary.", config.design_size))
    ranges = [s.plausible for s in chosen if s.plausible]
    return Design(config.design, config.design_size, config.design_seed, [s.path for s in chosen], ranges)


def _all_plausible() -> "list[Setting]":
    """Every setting with a plausible range."""
    return [s for s in known_settings().values() if s.plausible and s.identifies and "NAME" not in s.path]


def _setting(name: str) -> "Setting":
    setting = known_settings().get(name)
    if setting is None:
        raise Refusal(unknown(name, ...)._replace(setting="vary"))
    if setting.plausible is None:
        remedy = "See the column 'plausible range' of docs/settings.md, or sweep it: A..B:N."
        raise Refusal(Fault("vary", f"'{name}' has no plausible range", remedy, name))
    return setting


def _lhs(size: int, settings: int, seed: int) -> "np.ndarray":
    """A Latin hypercube: each setting takes each of ``size`` strata once."""
    from scipy.stats import qmc

    return qmc.LatinHypercube(settings, rng=seed).random(size)


def _sobol(size: int, settings: int, seed: int) -> "np.ndarray":
    """Two samples A and B, and A with one column of B at a time (Saltelli et al. 2010): what Sobol indices need."""
    import numpy as np
    from scipy.stats import qmc

    both = qmc.Sobol(2 * settings, rng=seed).random(size)
    a, b = both[:, :settings], both[:, settings:]
    mixed = [np.where(np.arange(settings) == k, b, a) for k in range(settings)]
    return np.stack([a, b, *mixed], axis=1).reshape(-1, settings)


def _morris(size: int, settings: int, seed: int) -> "np.ndarray":
    """``size`` trajectories through a grid of four levels; each step moves one setting by two thirds (Morris 1991)."""
    import numpy as np

    sample = _lhs(size, 2 * settings, seed)
    starts = np.floor(sample[:, :settings] * LEVELS) / (LEVELS - 1)
    jump = LEVELS / (2 * (LEVELS - 1))
    trajectories = []
    for start, order in zip(starts, np.argsort(sample[:, settings:], axis=1), strict=True):
        ends = np.where(start < 0.5, start + jump, start - jump)
        changed = np.argsort(order)[None, :] < np.arange(settings + 1)[:, None]
        trajectories.append(np.where(changed, ends, start))
    return np.concatenate(trajectories)


SPREAD = {"lhs": _lhs, "sobol": _sobol, "morris": _morris}
POINTS = {
    "lhs": lambda size, settings: size,
    "sobol": lambda size, settings: size * (settings + 2),
    "morris": lambda size, settings: size * (settings + 1),
}
