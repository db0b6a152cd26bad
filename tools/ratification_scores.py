"""The hazard of ratification on treaties that nobody fitted it to: told beside simpler rules, one row a treaty.

    python -m tools.ratification_scores FILE

FILE is a table of ratifications: treaty, iso3, signed, bound (dates, empty where there is none). The equation and the
ease of six treaties are those of the settings; only the rates of the simpler rules are fitted here, on the same six.
"""

import csv
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.geography import atlas
from sim.legal.ratification import Candidates, ratification_rate
from sim.legal.settings import RatificationSettings
from tools.institution_runs import MONTHS, NOT_UN, TREATIES, Nations, nations, ratify

FITTED = ("UNTOC", "UNCAC", "Terrorism_Financing_1999", "Terrorist_Bombing_1997", "Rome_Statute_ICC",
          "Narcotics_Convention_1988")  # fmt: skip
HELD_OUT = {  # treaty of the file, and what it is called
    "UNTOC_trafficking_protocol": "protocol on trafficking in persons 2000",
    "UNTOC_smuggling_protocol": "protocol on smuggling of migrants 2000",
    "UNTOC_firearms_protocol": "protocol on firearms 2001", "Hostages_1979": "taking of hostages 1979",
}  # fmt: skip
END = date(2014, 6, 30)  # of the records
YEAR = 365.25
SHAPE, NODES, SEEDS = 3.0, 400, 12
HORIZONS = (3, 5, 10)  # years


class Record(NamedTuple):
    """One treaty: years from each state's signature until it is bound or the records end; NaN where it did not sign."""

    years: np.ndarray
    bound: np.ndarray  # whether it is bound by the end
    since_opening: np.ndarray  # years from the opening until the state is bound, inf never
    signed_after: np.ndarray  # years from the opening until it signs
    length: float  # years from the opening to the end


def read(path: Path, treaty: str) -> Record:
    """The record of one treaty, by the states of ``nations``."""
    codes = [s.iso3 for s in atlas.states().values() if s.sovereign and s.iso3 not in NOT_UN]
    rows = {row["iso3"]: row for row in csv.DictReader(path.open()) if row["treaty"] == treaty}

    def day(code: str, column: str) -> float:
        text = rows.get(code, {}).get(column) or ""
        return (date.fromisoformat(text) - END).days / YEAR if text else np.nan

    signed, bound = (np.array([day(code, column) for code in codes]) for column in ("signed", "bound"))
    opening = np.nanmin(signed)
    late = np.where(bound > 0.0, np.nan, bound)
    years = np.maximum(np.where(np.isnan(late), 0.0, late) - signed, 0.0)
    after = np.where(np.isnan(late), np.inf, late - opening)
    return Record(years, ~np.isnan(late), after, signed - opening, -opening)


def frailties(spread: float) -> tuple[np.ndarray, np.ndarray]:
    """Factors on the hazard and their weights: gamma of mean 1 times lognormal, by fixed quantiles."""
    r = np.random.default_rng(0)
    factor = r.gamma(SHAPE, 1.0 / SHAPE, NODES * 50) * np.exp(spread * r.normal(size=NODES * 50))
    nodes = np.sort(factor).reshape(NODES, -1).mean(1)
    return nodes, np.full(NODES, 1.0 / NODES)


def log_likelihood(rates: np.ndarray, record: Record, factor: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Of each signatory: ``rates`` (months, states) a year from its signature on, factors of states unknown."""
    total = np.vstack([np.zeros(rates.shape[1]), np.cumsum(rates / MONTHS, axis=0)])
    month = np.minimum(np.floor(np.nan_to_num(record.years) * MONTHS).astype(int), len(rates) - 1)
    column = np.arange(rates.shape[1])
    before, after = total[month, column], total[month + 1, column]
    alive = (weight[:, None] * np.exp(-factor[:, None] * before)).sum(0)
    falls = alive - (weight[:, None] * np.exp(-factor[:, None] * after)).sum(0)
    return np.log(np.where(record.bound, np.maximum(falls, 1e-12), alive))


def equation(who: Nations, record: Record, ease: float, s: RatificationSettings) -> np.ndarray:
    """(months, states) rates by the equation, the example of the nearest as it was on the day."""
    months, n = int(np.ceil(record.length * MONTHS)) + 1, len(who.voice)
    usual, rates = np.ones(n), np.empty((months, n))
    for m in range(months):
        now = np.nan_to_num(record.signed_after) + m / MONTHS
        near = np.array([who.near[i] @ (record.since_opening <= now[i]) for i in range(n)])
        mean = Candidates(who.voice, who.population, near, usual * (m + 0.5) / MONTHS, 0.0 * usual, usual, usual)
        rates[m] = ratification_rate(mean, ease, s)
    return rates


def concordance(score: np.ndarray, record: Record, among: np.ndarray) -> float:
    """Share of pairs of signatories of which the one with the higher score was bound sooner; 0.5 by chance."""
    when = lived(record)[among]
    score, sooner = score[among], when[:, None] < when[None, :]
    return float(((score[:, None] > score[None, :]) & sooner).sum() / sooner.sum())


def shares(times: np.ndarray, among: np.ndarray) -> list[float]:
    """Share of signatories bound so many years after their signature."""
    return [float((times[among] <= h).mean()) for h in HORIZONS]


def lived(record: Record) -> np.ndarray:
    """Years from each signature until the state is bound, inf never."""
    return np.where(record.bound, record.years, np.inf)


class Score(NamedTuple):
    """One treaty that was not fitted."""

    name: str
    signatories: int
    bound: int
    better_than_one_rate: float  # log-likelihood of a signatory, above that of one rate for all
    better_than_prepared: float  # above one rate after the same preparation
    concordance: float
    observed: list[float]  # share of signatories bound by the horizons
    foretold: list[float]  # by the equation alone, means over seeds
    mean_of_six: list[float]  # as the six fitted treaties had it


def score(path: Path) -> list[Score]:
    """Every treaty that was not fitted."""
    who, s, r = nations(), RatificationSettings(), np.random.default_rng(1)
    ease = float(np.mean([one for one, _ in TREATIES.values()]))
    six = [read(path, treaty) for treaty in FITTED]
    signed = [~np.isnan(one.years) for one in six]
    events = sum(int(one.bound[k].sum()) for one, k in zip(six, signed, strict=True))
    rate = events / sum(float(one.years[k].sum()) for one, k in zip(six, signed, strict=True))
    held = sum(
        float((one.years[k] - s.preparation_years * (1.0 - np.exp(-one.years[k] / s.preparation_years))).sum())
        for one, k in zip(six, signed, strict=True)
    )
    usual = np.mean([shares(lived(one), k) for one, k in zip(six, signed, strict=True)], axis=0)
    nodes, weight = frailties(s.state_spread)
    alike = np.ones(1), np.ones(1)
    told = []
    for treaty, name in HELD_OUT.items():
        record = read(path, treaty)
        among = ~np.isnan(record.years)
        rates = equation(who, record, ease, s)
        waiting = 1.0 - np.exp(-(np.arange(len(rates)) + 0.5) / MONTHS / s.preparation_years)
        own = log_likelihood(rates, record, nodes, weight)[among].mean()
        flat = log_likelihood(np.full_like(rates, rate), record, *alike)[among].mean()
        prepared = log_likelihood(np.outer(waiting, np.full(rates.shape[1], events / held)), record, *alike)
        runs = [ratify(who, ease, among, HORIZONS[-1], 0.0, r, s, r.normal(size=len(among))) for _ in range(SEEDS)]
        foretold = np.mean([shares(one, among) for one in runs], axis=0)
        told.append(Score(
            name, int(among.sum()), int(record.bound[among].sum()), float(own - flat),
            float(own - prepared[among].mean()), concordance(rates[24], record, among),
            shares(lived(record), among), foretold.tolist(), usual.tolist(),
        ))  # fmt: skip
    return told


def page(scores: list[Score]) -> str:
    """The scores as a table."""
    head = (
        "treaty", "signed", "bound by 2014", "log-likelihood of a signatory above one rate for all",
        "above one rate after preparation", "who comes first: concordance (chance 0.5)",
        "share bound 3, 5, 10 years after signature: observed", "by the equation alone", "mean of the six",
    )  # fmt: skip
    lines = [f"| {' | '.join(head)} |", "|---|--:|--:|--:|--:|--:|---|---|---|"]
    for one in scores:
        curves = (", ".join(f"{x:.2f}" for x in xs) for xs in (one.observed, one.foretold, one.mean_of_six))
        lines.append(
            f"| {one.name} | {one.signatories} | {one.bound} | {one.better_than_one_rate:+.3f} | "
            f"{one.better_than_prepared:+.3f} | {one.concordance:.2f} | {' | '.join(curves)} |"
        )
    return "\n".join(lines).replace("-0.", "−0.")


if __name__ == "__main__":
    print(page(score(Path(sys.argv[1]))))
