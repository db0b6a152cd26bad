"""Corruption: a birth and death process of arrangements, offers that follow rents, and what passes unseen."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.corruption.offers import tempt_month

SMALL = ("world=synthetic", "world.states=6", "days=120", "burn_in_days=0")
OFFERS = "corruption.offers_per_year=0.5"


def model(*words: str, scenario: str = "isolated") -> BorderModel:
    return BorderModel(load(scenario, seed=4, overrides=[*SMALL, *words]))


def lived(w, months: int, monitored: float = 0.0) -> np.ndarray:
    """(months, 3) officers in an arrangement, found out, convicted."""
    n, sums = len(w.codes), []
    for month in range(months):
        tempt_month(
            w.temptation, w.sides, w.corruption_terms, np.zeros(n), np.full(n, 100.0), np.full(n, monitored),
            w.states.serial, w.seed, 30 * month,
        )  # fmt: skip
        t = w.temptation
        sums.append([t.bribed.sum(), t.found.sum(), t.convicted.sum()])
    return np.array(sums)


def tempted(*words: str):
    """A world with many officers at every side, all with the same rents."""
    w = model(OFFERS, *words).world
    w.temptation.officers[:], w.temptation.rents_usd[:] = 1000.0, 50.0 * 1000.0
    return w


def test_nobody_offers_nobody_accepts_and_no_bit_moves():
    one, other = model("corruption.reach=5").run(), model("corruption.found_per_year=3").run()
    assert one.summary() == other.summary() and not one.world.temptation.bribed.any()


def test_arrangements_are_accepted_offers_over_how_soon_they_end():
    w = tempted()
    told, t = lived(w, 600)[200:], w.corruption_terms
    logit = t.gain_weight * np.log(t.bribe_share * 50.0 / 100.0) - t.fear_weight * t.found_per_year
    births = t.offers_per_year / (1.0 + np.exp(-logit))
    deaths = t.found_per_year + t.lapse_per_year
    share = births / (births + deaths)
    officers = w.temptation.officers.sum()
    assert told[:, 0].mean() / officers == pytest.approx(share, rel=0.02)
    assert told[:, 1].mean() * 12 / officers == pytest.approx(share * t.found_per_year, rel=0.03)
    assert told[:, 2].sum() / told[:, 1].sum() == pytest.approx(t.convicted_share, rel=0.01)


def test_offers_grow_with_rents_less_than_in_proportion():
    poor, rich = tempted("corruption.gain_weight=0"), tempted("corruption.gain_weight=0")
    rich.temptation.rents_usd[:] *= 10.0
    a, b = (lived(w, 24)[:, 0][5] for w in (poor, rich))
    assert b / a == pytest.approx(10.0**0.3, rel=0.1)


def test_partners_who_monitor_find_more_and_leave_fewer():
    alone, watched = tempted(), tempted()
    a, b = lived(alone, 300)[100:], lived(watched, 300, monitored=1.0)[100:]
    assert b[:, 0].mean() < 0.8 * a[:, 0].mean() and (b[:, 1] / b[:, 0]).mean() > 2.0 * (a[:, 1] / a[:, 0]).mean()


def test_officers_who_look_away_let_lots_pass_and_those_who_tell_let_guides_pass():
    words = ("crime.drugs_factor=20", "movers.persons_factor=20", "corruption.reach=20")
    clean, corrupt = model(*words).run(), model(*words, "corruption.offers_per_year=5").run()
    assert corrupt.world.temptation.bribed.sum() > 0
    a, b = clean.summary(), corrupt.summary()
    assert b["seizures_kg"] < 0.9 * a["seizures_kg"] and b["apprehension_rate"] < a["apprehension_rate"]


def test_law_lets_partners_look_and_ends_with_the_treaty():
    word = "treaties.t={title: t, parties: [S00, S01], until: 2024-02-15, provisions: {integrity_monitoring: {}}}"
    m = model(OFFERS, word)
    i, j, k = (m.world.codes.index(code) for code in ("S00", "S01", "S02"))
    assert m.world.law.integrity[i, j] == m.world.law.integrity[j, i] == pytest.approx(0.7)
    assert not m.world.law.integrity[k].any()
    m.run()
    assert not m.world.law.integrity.any()
