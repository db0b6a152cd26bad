"""How treaties are kept: efforts, looks, the stages of an infringement, and the figures that they reach."""

import numpy as np
import pytest

from sim.engine.chance import Purpose
from sim.engine.ladder import Draw, Rung, days_on, expected_years, succeeds
from sim.legal.keeping import effort_of, looks_a_year, penalty, stages
from sim.legal.settings import ComplianceSettings, ComplianceTerms
from tools.institution_runs import duties

S = ComplianceSettings()


def effort(will: float, able: float, mended: float = 0.0, conceded: float = 0.0) -> tuple[float, float]:
    found = effort_of(*(np.array(x) for x in (will, able, mended, conceded)))
    return float(found.effort), float(found.incapable)


def test_effort_is_what_is_willed_as_far_as_a_party_can():
    assert effort(0.3, 2.0) == (pytest.approx(0.3), 0.0)
    assert effort(1.7, 1.0) == (1.0, 0.0) and effort(-0.4, 1.0) == (0.0, 0.0)
    assert effort(0.8, 0.5) == (pytest.approx(0.4), pytest.approx(0.4))  # managerial
    assert effort(0.8, 0.5, mended=1.0) == (pytest.approx(0.8), 0.0)
    assert effort(0.2, 1.0, conceded=0.5) == (pytest.approx(0.6), 0.0)  # strategic


def test_fear_needs_somebody_who_looks_and_something_that_follows():
    def fear(monitoring: str, enforcement: str) -> float:
        return penalty(ComplianceTerms(monitoring=monitoring, enforcement=enforcement), S)

    assert fear("none", "court_and_funds") == 0.0 == fear("satellite", "none")
    assert fear("agency", "reputation") < fear("agency", "court") < fear("agency", "court_and_funds")
    assert fear("peer_evaluation", "court") < fear("agency", "court") < fear("satellite", "court")
    assert looks_a_year("peer_evaluation", S) == pytest.approx(1 / 7)


def test_an_absorbing_ladder_takes_the_time_that_its_stages_add_up_to():
    ladder = stages(S, True)
    by_hand = S.dialogue_years + (1 - S.dialogue_success) * (
        S.formal_years + (1 - S.formal_success) * (S.court_years + S.obey_months / 12.0)
    )
    assert expected_years(ladder) == pytest.approx(by_hand)
    assert len(stages(S, False)) == 1


def test_times_on_a_rung_are_gamma_and_ends_have_their_share():
    for shape in (1, 4):
        one = Rung("r", 2.0, shape, 0.3)
        draws = [Draw(7, np.uint64(k), 11, int(Purpose.DISPUTE)) for k in range(4_000)]
        days = np.array([days_on(one, d) for d in draws])
        assert days.mean() == pytest.approx(730.5, rel=0.05)
        assert days.std() == pytest.approx(730.5 / np.sqrt(shape), rel=0.08)
        assert np.mean([succeeds(one, d) for d in draws]) == pytest.approx(0.3, abs=0.03)


def test_binding_law_without_enforcement_is_kept_by_a_tenth_to_four_tenths():
    """P21, with K09 (0.353), K11 (0.07, a product), G12 (half), K12, K13 and K14."""
    kept = duties(1)
    assert 0.1 < kept.without < 0.4
    assert 0.04 < kept.product < 0.1
    assert 0.22 < kept.half < 0.75
    assert kept.with_court > 0.8
    assert 0.55 < kept.in_dialogue < 0.75
    assert kept.obey_months == pytest.approx(17.4)
    assert 0.05 < kept.deficit < 0.2
