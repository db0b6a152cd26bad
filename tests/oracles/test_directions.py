"""Between two states it matters who gives and who takes: one side is changed, and the right permission moves."""

import numpy as np
import pytest

from sim.engine.integrity import integrity
from sim.engine.narrow import narrow
from sim.information.exchange import read_exchange
from sim.information.exchange_filter import permit
from sim.information.investigations import act_on_reports, investigate
from sim.information.misuse import breach_systems, issue_rulings
from sim.information.settings import InformationSettings
from sim.legal.law import rebuild
from sim.relations.conduct import add_conduct
from sim.relations.memory import VisibleLaw
from sim.tables import Domain, Kind

TREATY = "treaties.t={title: t, parties: [all], provisions: {%s}}"
SHARE, ONE = "alert_sharing: {share: 0.8}", ("world.states=6", "information.exchange.reciprocity=0")


def passing(bare, *words: str, **columns) -> np.ndarray:
    """(givers, users) alerts that pass, once columns of the first state or its government hold other values."""
    w = bare("world.states=6", TREATY % SHARE, *words).world
    for name, value in columns.items():
        getattr(w.governments if name == "willingness" else w.states, name)[0] = value
    read_exchange(w)
    return w.dyads.alert_visibility[Kind.ARREST].copy()


def test_an_unwilling_state_gives_less_and_takes_as_much(bare):
    before, after = (passing(bare, *ONE, willingness=v) for v in (0.8, 0.4))
    assert after[0, 1:] == pytest.approx(before[0, 1:] / 2) and (before[0, 1:] > 0).all()
    assert np.array_equal(after[1:, 0], before[1:, 0])


def test_a_state_of_law_is_given_more_and_gives_as_much(bare):
    before, after = (passing(bare, *ONE, rule_of_law=v) for v in (-1.5, 1.5))
    assert after[1:, 0] == pytest.approx(4 * before[1:, 0]) and (before[1:, 0] > 0).all()
    assert np.array_equal(after[0, 1:], before[0, 1:])


def test_who_gives_little_is_given_less_in_return(bare):
    plain, strict = (passing(bare, f"information.exchange.reciprocity={p}", willingness=0.2) for p in (0, 1))
    assert (strict[1:, 0] < 0.5 * plain[1:, 0]).all() and (strict[0, 1:] > 0.9 * plain[0, 1:]).all()


@pytest.mark.parametrize("name", ["readmission", "joint_patrol", "mutual_assistance", "alert_sharing"])
def test_below_its_least_willingness_a_party_gives_nothing_and_takes(bare, name):
    w = bare("world.states=6", TREATY % (name + ": {share: 0.8, min_willingness: 0.5}")).world
    w.governments.willingness[:] = 0.9
    w.governments.willingness[0] = 0.1
    rebuild(w)
    columns = {"joint_patrol": w.law.patrol, "mutual_assistance": w.law.requests, "alert_sharing": w.law.alerts[1]}
    given = columns.get(name, w.law.readmission)
    assert not given[0].any() and (given[1:, 0] == 0.8).all()


def test_neighbours_take_back_who_came_from_them_and_not_who_goes_there(bare):
    shares = []
    for giver, user in ((0, 0), (0, 1), (1, 0)):
        model = bare("days=120", "justice.returned_share=0.1", off=("legal.bring_into_force",))
        w = model.world
        inward = int(np.flatnonzero((w.sides.focus == 1) & (w.sides.kind == 0))[0])
        pair = (w.sides.neighbour[inward], w.sides.state[inward])
        if giver != user:
            w.law.readmission[pair[giver], pair[user]] = 0.9
        model.run()
        shares.append(w.daily.returns.sum() / w.daily.apprehensions.sum())
    assert shares[0] == shares[2] and shares[1] > 0.8 > 0.2 > shares[0]


def test_protection_stops_breaches_and_what_courts_forbid_is_mended_in_time(bare):
    w = bare("world.states=6", "information.misuse.breach_per_year=100").world
    misuse = w.settings(InformationSettings).misuse
    w.systems.cyber_protection[:] = (0, 0, 0, 1, 1, 1)
    assert breach_systems(w, misuse).tolist() == [True] * 3 + [False] * 3
    w.police.court_limit[:] = 0.4
    issue_rulings(w, misuse, np.zeros(6))
    left = 0.6 * np.exp(-365.0 / 12.0 / misuse.repair_days)
    assert w.police.court_limit == pytest.approx(1.0 - left)


def test_only_honest_officials_convict_and_only_on_evidence_that_courts_admit(bare):
    busy = ("world.states=6", "days=60", "movers.persons_factor=20", "information.investigations.lead_share=0.5")
    found = []
    for corruption in (-2.5, 1.5):
        model = bare(*busy, off=("information.investigate",)).run()
        model.world.states.control_of_corruption[:] = corruption
        assert (integrity(model.world.states.control_of_corruption) == (corruption > 0)).all()
        found.append(investigate(model.world, model.config.information.investigations, 7.0).sum())
    assert found[0] == 0 < found[1]
    w, settings = model.world, model.config.information.investigations
    w.reports.open[:20], w.reports.held[:20], w.reports.where[:20], w.reports.created[:20] = 1, 1, 1, w.day
    w.reports.serial[:20] = np.arange(1, 21)
    for admitted, convicted in ((0.0, False), (1.0, True)):
        w.reports.open[:20] = 1
        w.law.admissible[...], w.law.evidence_days[...] = admitted, 3.0
        assert (len(act_on_reports(w, settings, np.ones(6))[1]) > 0) == convicted


def test_sensitive_alerts_are_held_back_unless_shielded():
    passes, ones = np.zeros((1, 1, 1)), np.ones((1, 1, 1))
    for shielded, share in ((0.0, 0.4), (0.5, 0.4**0.5), (1.0, 1.0)):
        permit(ones, ones, ones[0], np.array([0.6]), np.full((1, 1), shielded), passes)
        assert passes[0, 0, 0] == pytest.approx(share)


def test_a_refusal_weighs_more_than_an_answer(bare):
    w = bare("world.states=2").world
    good, bad = np.zeros((3, 2, 2)), np.zeros((3, 2, 2))
    answered, unanswered, none = np.zeros((2, 2)), np.zeros((2, 2)), np.zeros((2, 2))
    answered[1, 0], unanswered[1, 0] = 9.0, 4.0  # state 1 to state 0
    terms = w.conduct
    add_conduct(answered, unanswered, none, narrow(w, "law", VisibleLaw), none, terms, 1.0, 1.0, good, bad)
    assert good[Domain.INTELLIGENCE, 0, 1] == pytest.approx(terms.good_conduct * np.log(10))
    wrong = terms.friction * np.log(10) + terms.refusal * np.log(5)
    assert bad[Domain.INTELLIGENCE, 0, 1] == pytest.approx(terms.good_conduct * terms.negativity * wrong)
    assert not good[:, 1, 0].any() and not bad[:, 1, 0].any()


def test_alerts_without_a_readable_record_are_never_hit(bare):
    words = ("information.lists.carriers_per_million=0", "information.investigations.lead_share=0")
    model = bare("world.states=6", "days=30", *words)
    model.world.alerts.quality[: model.world.alerts_used] = 0
    model.world.lists.inflow[:] = 0.0
    model.run()
    assert not model.world.tally.hits_own.any()
