"""Who governs together, what each of them can stop, what budgets allow, and what states leave out of statistics."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.legal.gain import consents, gains
from sim.legal.law import bind_by_budget
from sim.observation.phases import recorded_share
from sim.politics.agent import draw_partners
from sim.politics.settings import PoliticsSettings

WORDS = ("world=synthetic", "world.states=8", "days=2", "burn_in_days=0")
TALKS = (
    "treaties.x={title: X, parties: [all], depth: 0.4, talks: {proposed: 2024-01-02}, provisions: {alert_sharing: {}}}"
)


def model(*words: str) -> BorderModel:
    return BorderModel(load("isolated", seed=3, overrides=[*WORDS, *words]))


def test_partners_are_as_many_as_seats_are_given_and_none_where_one_party_rules():
    s = PoliticsSettings(partner_share=0.5)
    free = [draw_partners(1, k, 5, 3.0, s) for k in range(4000)]
    assert np.mean([n for n, _ in free]) == pytest.approx(1 + 3 * 0.5, abs=0.03)
    assert {n for n, _ in (draw_partners(1, k, 5, 0.0, PoliticsSettings(partner_share=0.0)) for k in range(50))} == {1}
    assert all(most == 0.0 for n, most in free if n == 1)
    # the greatest of zero and of n - 1 standard normal numbers: 1 / sqrt(2 pi) for one partner
    one = [most / s.partner_spread for n, most in free if n == 2]
    assert np.mean(one) == pytest.approx(1 / np.sqrt(2 * np.pi), abs=0.04)


def test_the_more_reluctant_a_partner_the_fewer_consent_and_without_one_the_government_alone_decides():
    w = model(TALKS).world
    w.treaties.depth[:] = 0.2
    gain, counts = gains(w, 0, np.ones(len(w.codes), bool)), []
    for reluctance in (0.0, 0.5, 1.0, 4.0):
        w.governments.reluctance[:] = reluctance
        counts.append(int(consents(w, 0, gain).sum()))
    assert counts[0] == (gain >= 0).sum() and counts == sorted(counts, reverse=True) and counts[-1] < counts[0]


def test_nobody_pays_more_than_its_budget_and_who_can_pays_all():
    terms = "pay_gdp_share: 0.02, units_per_km: 0.1"
    deal = f"treaties.d={{title: d, parties: [members, neighbours], provisions: {{departure_control: {{{terms}}}}}}}"
    w = model(deal, "legal.abroad_gdp_share=1").world
    whole = w.law.exit_pay.copy()
    assert whole.max() == pytest.approx(0.02)
    small = model(deal, "legal.abroad_gdp_share=0.001").world
    bind_by_budget(small.law, small)  # once more takes nothing
    gdp, pay = small.states.gdp_usd, small.law.exit_pay
    paying = (pay > 0) * gdp[None, :]
    owed = (pay.max(1) * gdp) @ (paying / np.maximum(paying.sum(1, keepdims=True), 1e-9))
    assert (owed <= 0.001 * gdp * (1 + 1e-9)).all() and 0 < pay.max() < 0.02


def test_the_less_free_a_state_the_more_it_leaves_out():
    w = model().world
    w.states.voice[:4] = (1.0, 0.5, -0.5, -3.0)
    share = recorded_share(w.states, w.statistics)[:4]
    s = w.statistics
    assert share == pytest.approx(s.death_recorded_share * (1 - s.withheld_share * np.array([0.0, 0.0, 0.5, 1.0])))
