"""Who leaves a treaty: the equation alone on half a million membership-years, and each driver in a world."""

import numpy as np
import pytest

from sim.legal.leaving import Standing, exit_rate, linkage
from sim.legal.settings import LegalSettings
from sim.legal.steps.denounce import Denounce
from tests.oracles.test_suspension import parties_of
from tools.exits import score

LEGAL = LegalSettings()
MEAN = {"distance": LEGAL.usual_distance, "linkage": 0.0, "voice": 0.0, "power": 0.0, "fresh": 0.0, "left": 0.0}
TREATY = "treaties.t={title: t, parties: [all], depth: 0.5, provisions: {mutual_assistance: {}}}"


def times(**differs: float) -> float:
    """The rate of a member, over that of a mean one."""
    return float(exit_rate(Standing(**MEAN | differs), LEGAL) / LEGAL.exit_per_year)


def test_the_setting_is_the_rate_of_a_mean_member_and_each_term_is_its_setting():
    assert times() == pytest.approx(1.0)
    assert np.log(times(distance=LEGAL.usual_distance + 1.0)) == pytest.approx(LEGAL.exit_distance)
    assert np.log(times(linkage=0.5)) == pytest.approx(-0.5 * LEGAL.exit_linkage)
    assert np.log(times(voice=1.0)) == pytest.approx(-LEGAL.exit_democracy)
    assert np.log(times(power=1.0)) == pytest.approx(LEGAL.exit_power)
    assert np.log(times(fresh=1.0)) == pytest.approx(LEGAL.exit_leader)


def test_one_leaver_of_27_raises_the_hazard_nearly_twice_and_half_of_them_thousandfold():
    assert 1.6 < times(left=1 / 27) < 2.0
    assert 300 < times(left=0.5) < 10_000


def test_on_half_a_million_membership_years_members_leave_as_often_as_members_of_organisations_did():
    scores = score(seed=1)
    assert 4.8e5 < scores.membership_years < 5.2e5
    assert 3e-4 < scores.per_year < 5e-4
    driven = min(scores.distance, scores.contagion)  # divergence and contagion, rather than nationalism at home
    assert driven > 1.4 > max(scores.leader, scores.concern)
    assert scores.democracy < 0.7 and scores.linkage < 0.7  # both keep members in


def leavers(w, **columns) -> np.ndarray:
    """How often each state would give notice, over many months' draws, at an exit rate that shows."""
    for name, value in columns.items():
        table = w.states if name in w.states._fields else w.governments
        getattr(table, name)[: len(w.codes) // 2] = value
    parties, notices = parties_of(w), np.zeros(len(w.codes))
    for w.day in range(3000):
        notices += Denounce().who(w, 0, parties)
    return notices


@pytest.mark.parametrize(
    ("column", "value", "least", "most"),
    [("voice", -2.0, 1.3, 3.0), ("ideal", 2.0, 1.01, 3.0), ("voice", 2.0, 0.3, 0.8)],
)
def test_autocracies_and_those_who_stand_far_leave_more(bare, column, value, least, most):
    w = bare("world.states=30", "legal.exit_per_year=0.2", TREATY).world
    w.states.voice[:], w.governments.ideal[:], w.states.gdp_growth[:] = 0.0, 0.0, 0.0
    if column == "ideal":  # a third of the parties stands apart from the rest
        w.governments.ideal[-10:] = value
        notices = leavers(w)
        assert least < notices[-10:].mean() / notices[:20].mean() < most
        return
    notices = leavers(w, **{column: value})
    assert least < notices[:15].mean() / notices[15:].mean() < most


def test_states_that_trade_and_border_with_parties_stay(bare):
    w = bare("world.states=30", "legal.exit_per_year=0.2", TREATY).world
    w.states.voice[:], w.governments.ideal[:], w.states.gdp_growth[:] = 0.0, 0.0, 0.0
    notices = leavers(w)
    bound = np.zeros(30, bool)
    bound[:15] = True
    near = np.zeros((30, 30), bool)
    near[0, 1:5] = True  # neighbours of party states only
    near[1, 20:25] = True  # and of others only
    ties = linkage(w.states, w.geography.state_km, near, bound)
    assert notices.sum() > 0 and ties[0] - ties[1] > 0.3 and (ties >= 0).all() and (ties <= 1).all()
