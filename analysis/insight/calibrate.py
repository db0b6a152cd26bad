"""Calibration: settings searched until published figures are met through the observation layer; and the proof that the
search finds settings which are known, from figures that the model itself made with them."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from analysis.insight.extra import extra
from analysis.load import DAYS_A_YEAR
from analysis.numbers import number, span
from analysis.refusal import Refusal, nearest

SEEDS, TRUTH_SEEDS = range(4), range(1000, 1008)  # of the search; of a synthetic truth, which it must not share
KEY = 20240103
AS_GOOD = 2.71  # loss above the best within which a trial is as good: chi-squared, one degree of freedom, 90 %
SINGLE = ("level", "yearly", "ratio")  # readings of one point; the others compare points

Rows = dict[str, np.ndarray]  # summaries by metric, one value a seed
Simulate = Callable[[dict[str, float], range], Rows]  # settings and seeds to summaries


class Target(NamedTuple):
    """A figure to be met."""

    id: str
    read: dict[str, Any]
    value: float
    half: float  # of its band: what counts as one


class Fit(NamedTuple):
    """What a search found."""

    targets: list[Target]
    settings: dict[str, tuple[float, float]]  # ranges searched
    tried: list[tuple[dict[str, float], float, list[float]]]  # values, loss, z by target; in the order tried
    truth: dict[str, float] | None  # of a recovery

    @property
    def best(self) -> tuple[dict[str, float], float, list[float]]:
        """The trial with the least loss."""
        return min(self.tried, key=lambda trial: trial[1])

    def region(self, name: str) -> tuple[float, float]:
        """Where a setting lies in the trials that are as good as the best; wide where targets do not tell it."""
        bound = self.best[1] + AS_GOOD
        values = [trial[0][name] for trial in self.tried if trial[1] <= bound]
        return min(values), max(values)


def chosen(told: dict[str, Any], ids: list[str]) -> tuple[list[Target], dict[str, Any]]:
    """The targets named, and the pack they share. Raises Refusal where one is unknown or compares several points."""
    known = {key: t for key, t in told["targets"].items() if next(iter(t["read"])) in SINGLE}
    for key in ids:
        if key not in known:
            raise Refusal("target", f"'{key}' is not a target of a single point", nearest(key, known))
    packs = {known[key]["pack"] for key in ids}
    if len(packs) != 1:
        raise Refusal(
            "target",
            f"{', '.join(ids)} belong to different packs: {', '.join(sorted(packs))}",
            "Name targets of one pack.",
        )
    targets = [Target(k, known[k]["read"], known[k]["value"], (known[k]["high"] - known[k]["low"]) / 2) for k in ids]
    return targets, told["packs"][packs.pop()]


def ranges(words: list[str]) -> dict[str, tuple[float, float]]:
    """``NAME=LOW..HIGH`` read. Raises Refusal where it cannot be."""
    found = {}
    for word in words:
        name, _, span = word.partition("=")
        try:
            low, high = (float(end) for end in span.split(".."))
        except ValueError as error:
            raise Refusal(
                "setting", f"cannot read '{word}'", "Write NAME=LOW..HIGH, for example technology.gap=0..1"
            ) from error
        if not (name and low < high):
            raise Refusal("setting", f"'{word}' is not a range", "Write NAME=LOW..HIGH with LOW below HIGH")
        found[name] = (low, high)
    return found


def calibrate(
    simulate: Simulate, targets: list[Target], settings: dict[str, tuple[float, float]], trials: int, days: int
) -> Fit:
    """Search by a tree-structured Parzen estimator (Bergstra et al. 2011) for the least sum of squared z."""
    optuna = extra("optuna")
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    search = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=KEY, multivariate=True, n_startup_trials=15))
    tried = []
    for _ in range(trials):
        trial = search.ask()
        values = {name: trial.suggest_float(name, *span) for name, span in settings.items()}
        z = apart(simulate(values, SEEDS), targets, days)
        loss = float(np.sum(np.square(z)))
        search.tell(trial, loss)
        tried.append((values, loss, z))
    return Fit(targets, settings, tried, None)


def recovered(
    simulate: Simulate,
    targets: list[Target],
    settings: dict[str, tuple[float, float]],
    truth: dict[str, float],
    trials: int,
    days: int,
) -> Fit:
    """The same search against figures that the model makes at ``truth``, with other seeds and the published bands."""
    made = simulate(truth, TRUTH_SEEDS)
    synthetic = [t._replace(value=reading(made, t.read, days)) for t in targets]
    return calibrate(simulate, synthetic, settings, trials, days)._replace(truth=truth)


def apart(rows: Rows, targets: list[Target], days: int) -> list[float]:
    """How far each figure lies from its target, in half-bands."""
    return [(reading(rows, t.read, days) - t.value) / t.half for t in targets]


def reading(rows: Rows, how: dict[str, Any], days: int) -> float:
    """A target's figure from summaries over ``days``: mean over seeds."""
    name = next(iter(how))
    if name == "ratio":
        above, below = how["ratio"]
        return float(np.mean(rows[above] / rows[below]) * how.get("times", 1))
    value = float(np.nanmean(rows[how[name]]))
    return value * DAYS_A_YEAR / days if name == "yearly" else value


def check(overrides: list[str], settings: dict[str, tuple[float, float]]) -> None:
    """Let the front door see both ends of every range before the search begins."""
    from sim import load

    for end in (0, 1):
        load(overrides=[*overrides, *(f"{name}={span[end]:.9g}" for name, span in settings.items())])


def model(overrides: list[str]) -> Simulate:
    """The model itself, run in this process: a trial takes seconds, and a study each would take longer to write."""
    from sim import BorderModel, load

    def simulate(values: dict[str, float], seeds: range) -> Rows:
        words = [*overrides, *(f"{name}={value:.9g}" for name, value in values.items())]
        runs = []
        for seed in seeds:
            one = BorderModel(load(seed=seed, overrides=words))
            one.run()
            runs.append(one.summary())
        return {name: np.array([np.nan if run[name] is None else run[name] for run in runs], float) for name in runs[0]}

    return simulate


def show(fit: Fit) -> None:
    """Print what was found, setting by setting and target by target."""
    values, loss, z = fit.best
    print(f"Best of {len(fit.tried)} trials: loss {number(loss)} (sum of squared distances in half-bands).")
    for name, searched in fit.settings.items():
        low, high = fit.region(name)
        known = f"; truth {number(fit.truth[name], 4)}" if fit.truth else ""
        good = f"equally good from {span(low, high, 4)} within {span(*searched, 6)}"
        print(f"  {name} = {number(values[name], 4)}; {good}{known}")
    for target, distance in zip(fit.targets, z, strict=True):
        reached, wanted = number(target.value + distance * target.half, 4), number(target.value, 4)
        print(f"  {target.id}: {reached} against {wanted} (z {number(distance, decimals=2, signed=True)})")
    wide = [n for n, (low, high) in fit.settings.items() if np.ptp(fit.region(n)) > 0.5 * (high - low)]
    if wide:
        print(f"These figures hardly identify {', '.join(wide)}: more than half of the range searched is equally good.")
