"""Disputes: where they go, how long they last, how many are settled."""

import numpy as np
import pytest

from sim.disputes.forums import Case, chosen, ending, rung
from sim.disputes.settings import DisputeSettings
from sim.geography import atlas
from sim.tables import Forum
from tools.institution_runs import disputes

S = DisputeSettings()
FIRST = Case(failures=0, salience=0.0, court=False, arbitration=False, inequality=0.0, mediator=0.5)


def shares(case: Case) -> dict[Forum, float]:
    """Share of attempts by forum."""
    r = np.random.default_rng(3)
    found = [chosen(case, r.random(3), S) for _ in range(20_000)]
    return {forum: found.count(forum) / len(found) for forum in set(found)}


def test_most_first_attempts_are_negotiations_and_few_are_binding():
    first = shares(FIRST)
    assert 0.6 < first[Forum.NEGOTIATION] < 0.75  # I04
    assert first[Forum.ARBITRATION] + first[Forum.COURT] == pytest.approx(S.binding, abs=0.004)


def test_failures_call_for_third_parties_salience_keeps_courts_out_and_a_clause_opens_them():
    later = shares(FIRST._replace(failures=4))
    assert later[Forum.MEDIATION] > 0.8
    with_court = FIRST._replace(court=True)
    assert shares(with_court)[Forum.COURT] == pytest.approx(S.binding_clause, abs=0.02)
    assert shares(with_court._replace(salience=2.0))[Forum.COURT] < 0.5 * S.binding_clause
    assert shares(FIRST._replace(arbitration=True)).get(Forum.COURT, 0.0) == 0.0


def test_mediators_whom_nobody_trusts_settle_nothing():
    trusted, usual, none = (rung(Forum.MEDIATION, S, trust).success for trust in (0.9, 0.5, 0.0))
    assert trusted > usual == S.mediation_success > none == 0.0


def test_failed_attempts_end_in_silence_escalation_or_a_pause():
    assert ending(FIRST, 0.0, S) == Forum.NONE
    assert ending(FIRST, S.dormant + 0.5 * S.escalated, S) == Forum.ESCALATED
    assert ending(FIRST, 0.9, S) == Forum.STALLED


def test_disputes_last_for_years_and_binding_forums_settle_more():
    found = disputes(1)
    assert 4.5 < found.mean_years < 7.5 and 3.5 < found.median_years < 5.5
    assert 0.6 < found.mediated < 0.75  # 0.61 (I02)
    assert 3.5 < found.attempts < 5.5  # 4.8
    by = found.by_forum
    assert min(by["arbitration"], by["court"]) > 2.0 * max(by["negotiation"], by["mediation"])  # I03
    assert found.with_clause_years < found.mean_years


def test_a_third_of_states_accept_compulsory_jurisdiction_most_with_reservations():
    stances = [s.icj for s in atlas.states().values() if s.sovereign]
    accepts = sum(stance in (1, 2) for stance in stances)
    assert 0.33 < accepts / len(stances) < 0.4  # I07
    assert sum(stance == 2 for stance in stances) / accepts > 0.75  # I09
