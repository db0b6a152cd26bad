"""Scores the equation of leaving a treaty alone, on half a million membership-years: python -m tools.exits [SEED].

A world of 2,700 membership-years expects one exit, too few to see anything. Here members are drawn as the model draws
them (elections move ideal points, concern tilts elections, structure differs), and leave by ``sim.legal.leaving``.
"""

import sys
from typing import NamedTuple

import numpy as np

from sim.legal.leaving import Standing, exit_rate
from sim.legal.settings import LegalSettings
from sim.politics.settings import PoliticsSettings

TREATIES, MEMBERS, YEARS = 600, 30, 28  # about 500,000 membership-years: assumption, the order of 1945-2015
SETTLING = 10  # years before members are counted, in which ideal points spread as elections spread them
LINKAGE_SD, POWER_SD = 0.25, 0.3  # over memberships: assumption; log change of GDP share, WDI 2013-2023
CONCERN_SD = 0.5  # of publics between surges: assumption
CONCERN_KEPT = 0.35  # of concern from one year to the next, opinion_days of half a year


class Scores(NamedTuple):
    """Exits by what drives them: ratios of rates by each term of the equation alone; of concern, by all it leads to."""

    membership_years: int
    exits: int
    per_year: float  # exits per membership-year
    distance: float  # ratio of rates: the further half of members over the nearer
    contagion: float  # members of treaties that somebody left within five years, over the others
    democracy: float  # the more democratic half over the less
    linkage: float  # the more linked half over the less
    leader: float  # governments in their first year over the others
    concern: float  # the more concerned half of publics over the less
    usual_distance: float  # mean distance, as members were drawn


def score(seed: int = 1, legal: LegalSettings | None = None, politics: PoliticsSettings | None = None) -> Scores:
    """Let members of many treaties live for decades; rates are the equation's, so that ratios are steady."""
    s, p, r = legal or LegalSettings(), politics or PoliticsSettings(), np.random.default_rng(seed)
    shape = (TREATIES, MEMBERS)
    voice, linked = r.normal(0, 1, shape), r.normal(0, LINKAGE_SD, shape)
    power = np.abs(r.normal(0, POWER_SD, shape))
    ideal, concern, inside = np.zeros(shape), np.zeros(shape), np.ones(shape, bool)
    left = np.zeros((YEARS + SETTLING, TREATIES))
    kept: list[np.ndarray] = []
    term = p.term_days / 365.0
    for year in range(YEARS + SETTLING):
        concern = CONCERN_KEPT * concern + np.sqrt(1 - CONCERN_KEPT**2) * r.normal(0, CONCERN_SD, shape)
        fresh = r.random(shape) < 1 / term + p.fall_per_year * (1 - 1 / term)
        shift = p.turnover_sd * (r.standard_t(4, shape) + p.election_concern * concern)
        ideal = ideal * p.persistence**12 + np.where(fresh, shift * p.persistence**6, 0.0)
        if year < SETTLING:
            continue
        count = np.maximum(inside.sum(1), 1)
        recent = left[max(0, year - 5) : year].sum(0)
        share = recent / (recent + count)
        who = Standing(
            np.abs(ideal - _mean(ideal, inside)), linked - _mean(linked, inside), voice - _mean(voice, inside),
            power - _mean(power, inside), fresh, share[:, None],
        )  # fmt: skip
        gone = inside & (r.random(shape) < -np.expm1(-exit_rate(who, s)))
        rows = np.broadcast_arrays(*who, exit_rate(who, s), gone, concern)
        kept.append(np.array([column[inside] for column in rows], float))
        left[year] = gone.sum(1)
        inside &= ~gone
    return _read(np.concatenate(kept, axis=1), s)


def _mean(column: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Mean over the members of each treaty."""
    return np.asarray(np.sum(column * inside, 1, keepdims=True) / np.maximum(inside.sum(1, keepdims=True), 1))


def _read(rows: np.ndarray, s: LegalSettings) -> Scores:
    """Ratios of mean rates between the two sides of each driver."""
    distance, linked, voice, _, fresh, share, rate, gone, concern = rows
    nothing = np.zeros_like(distance)
    neutral = Standing(nothing + s.usual_distance, nothing, nothing, nothing, nothing, nothing)

    def ratio(high: np.ndarray, rates: np.ndarray) -> float:
        return float(rates[high].mean() / rates[~high].mean())

    def alone(high: np.ndarray, **term: np.ndarray) -> float:
        return ratio(high, exit_rate(neutral._replace(**term), s))

    by = (
        alone(distance > np.median(distance), distance=distance), alone(share > 0, left=share),
        alone(voice > 0, voice=voice), alone(linked > 0, linkage=linked), alone(fresh == 1, fresh=fresh),
        ratio(concern > 0, rate),
    )  # fmt: skip
    return Scores(rows.shape[1], int(gone.sum()), float(gone.mean()), *by, float(distance.mean()))


def main() -> None:
    """Print the scores."""
    for name, value in score(int(sys.argv[1]) if len(sys.argv) > 1 else 1)._asdict().items():
        print(f"{name:18} {value:.6g}")


if __name__ == "__main__":
    main()
