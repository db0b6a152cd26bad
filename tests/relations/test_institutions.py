"""Treaties that are negotiated, ratified and kept or not, and disputes: what they change, and what they leave alone."""

import numpy as np
import pandas as pd
import pytest

from sim import BorderModel, load
from sim.engine.chance import Purpose
from sim.engine.table import NEVER
from sim.legal.chances import happens
from sim.legal.law import kept_share, rebuild
from sim.legal.steps.denounce import denounce
from sim.tables import Forum, Kind, Talks

GIVES = "provisions: {alert_sharing: {share: 0.8, min_rule_of_law: -3}, joint_patrol: {share: 0.6}}"
TALKS = "talks: {{proposed: 2024-01-02, bargaining: {}, ratifications: 2, days_after: 10, ease: 3.0}}"


def treaty(name: str, depth: float, terms: str, provisions: str = GIVES) -> str:
    return f"treaties.{name}={{title: {name}, parties: [all], depth: {depth}, {terms}, {provisions}}}"


# --- what grants nothing changes nothing


@pytest.mark.parametrize("bargaining", ["text", "nash", "rounds", "club"])
@pytest.mark.parametrize(("depth", "provisions"), [(0.0, GIVES), (0.5, "provisions: {}")])
def test_a_treaty_that_grants_nothing_leaves_every_path_as_it_is(small, told, bargaining, depth, provisions):
    one = small("days=200").run()
    other = small("days=200", treaty("nothing", depth, TALKS.format(bargaining), provisions)).run()
    assert {"proposal"} <= set(other.events_frame().kind)
    pd.testing.assert_frame_equal(told(one), told(other))
    assert one.summary()["net_arrivals"] == other.summary()["net_arrivals"]


def test_the_order_of_treaties_under_talks_does_not_matter(small, same_summary):
    a, b = (treaty(name, 0.4, TALKS.format(how)) for name, how in (("aa", "nash"), ("bb", "club")))
    one, other = small("days=300", a, b).run(), small("days=300", b, a).run()
    assert same_summary(one, other) and one.events_frame().equals(other.events_frame())


# --- permissions follow the life of a treaty


def test_nothing_is_permitted_before_a_treaty_enters_into_force_and_what_depth_and_efforts_leave_after():
    words = ["world=synthetic", "world.states=8", "days=900", "burn_in_days=0", "treaty=[]"]
    kept = "compliance: {monitoring: agency, enforcement: court}"
    words.append(treaty("x", 0.6, f"{TALKS.format('nash')}, {kept}"))
    model = BorderModel(load("baseline", seed=4, overrides=words))
    w, before, after = model.world, 0, 0
    while model.day < 900:
        model.step()
        m, day = w.membership, w.day - 1
        bound = (m.since[0] <= day) & (day < m.until[0])
        outside = ~np.outer(bound, bound)
        assert (w.law.alerts[:, outside] == 0).all() and (w.law.patrol[outside] == 0).all()
        before, after = before + (bound.sum() < 2), after + (bound.sum() > 1)
    assert before and after and w.treaties.talks[0] == Talks.CONCLUDED
    assert 0 < w.treaties.strength[0] == pytest.approx(w.treaties.depth[0] / 0.6)
    w.disputes.forum[:] = Forum.NONE
    rebuild(w)
    pairs = np.outer(bound, bound) & ~np.eye(8, dtype=bool)
    efforts = np.outer(m.effort[0], m.effort[0])
    assert w.law.patrol[pairs] == pytest.approx((0.6 * w.treaties.strength[0] * efforts)[pairs])
    signed = m.signed[0] <= m.ratified[0]
    assert signed.all() and ((m.since[0] == NEVER) | (m.since[0] >= m.ratified[0] + 10)).all()


def test_a_soft_statement_takes_effect_when_it_is_signed(small):
    soft = "talks: {proposed: 2024-02-01, bargaining: text, ratified: false}"
    w = small("treaty=[]", "days=60", treaty("soft", 0.001, soft)).run().world
    signed = w.membership.signed[0] < NEVER
    assert signed.sum() > 1 and (w.membership.since[0][signed] == w.membership.signed[0][signed]).all()
    assert w.tally.ratifications.sum() == 0 and w.law.patrol.max() == pytest.approx(0.6)


def test_a_reservation_in_one_treaty_takes_nothing_from_another(small):
    party = "parties: [all], depth: 0.5"
    reserved = f"treaties.r={{title: R, {party}, reservations: {{S01: [joint_patrol]}}, {GIVES}}}"
    other = f"treaties.o={{title: O, {party}, provisions: {{joint_patrol: {{share: 0.2}}}}}}"
    alone, both = (small("treaty=[]", "days=10", *words).run().world for words in ([reserved], [reserved, other]))
    i = alone.codes.index("S01")
    rest = np.delete(np.arange(len(alone.codes)), i)
    assert (alone.law.patrol[i] == 0).all() and (alone.law.patrol[:, i] == 0).all()
    assert (alone.law.alerts[0, i, rest] > 0).all() and alone.law.patrol[rest[0], rest[1]] == 0.6
    assert both.law.patrol[i, rest] == pytest.approx(np.full(len(rest), 0.2))
    assert both.law.patrol[rest[0], rest[1]] == 0.6


def test_who_leaves_and_joins_again_has_nothing_between(small):
    events = (
        "events={out: {date: 2024-01-10, type: denounce, treaty: club, states: [S01]}, "
        "back: {date: 2024-03-20, type: accede, treaty: club, states: [S01]}}"
    )
    model = small("days=120", "treaty=[club]", "treaties.club.notice_days=10", events)
    w, seen = model.world, {}
    i = w.codes.index("S01")
    while model.day < 120:
        model.step()
        seen[model.day - 1] = bool(w.law.free[i].any() or w.law.alerts[:, i].any())
    left = 9 + 1 + 10
    assert all(seen[day] == (day < left or day >= 80) for day in seen), [d for d in seen if seen[d]]


def test_who_has_left_may_accede_again_and_is_bound_anew_after_the_waiting_time(small):
    words = "days=2000", "world.flow_scale=0.05", "legal.ratification.accession=4"
    model = small("treaty=[]", treaty("x", 0.5, TALKS.format("text")), *words)
    w, m = model.world, model.world.membership
    while not (m.since[0] <= w.day).any():
        model.step()
    i = int(np.argmin(m.since[0]))
    first, m.until[0, i], m.access[0, i] = int(m.since[0, i]), w.day, w.day  # it leaves today
    w.schedule_law(w.day)
    while model.day < 2000 and m.since[0, i] == first:
        model.step()
    assert first < m.ratified[0, i] < NEVER == m.until[0, i] and m.since[0, i] == m.ratified[0, i] + 10


def test_accessions_and_exits_at_constant_hazards_are_a_markov_chain(bare_world):
    """The share of time as party tends to joins / (joins + exits)."""
    w, party, inside = bare_world, None, 0.0
    n, months = len(w.codes), 3000
    party = np.zeros(n, bool)
    for w.day in range(months):
        joins = ~party & happens(w, Purpose.RATIFY, 40, np.uint64(5), np.full(n, 0.06))
        exits = party & happens(w, Purpose.EXIT, 40, np.uint64(5), np.full(n, 0.02))
        party = (party | joins) & ~exits
        inside += party.mean() / months
    a, b = -np.expm1(-0.06), -np.expm1(-0.02)
    assert inside == pytest.approx(a / (a + b), abs=0.02)


def test_of_two_hazards_each_comes_first_by_its_share(bare_world):
    w, first = bare_world, np.zeros(2)
    n = len(w.codes)
    for w.day in range(4000):
        one, two = (happens(w, purpose, 41, np.uint64(6), np.full(n, rate))
                    for purpose, rate in ((Purpose.RATIFY, 0.03), (Purpose.EXIT, 0.01)))  # fmt: skip
        first += (one & ~two).sum(), (two & ~one).sum()
    assert first[0] / first.sum() == pytest.approx(0.75, abs=0.02)


@pytest.fixture
def bare_world():
    """A world for draws alone."""
    return BorderModel(load("isolated", seed=3, overrides=["world=synthetic", "world.states=30", "days=200"])).world


# --- duties


def test_who_is_seen_to_keep_nothing_is_paid_back(small):
    kept = "compliance: {monitoring: satellite, enforcement: none}"
    words = ["treaty=[]", "days=200", f"treaties.x={{title: X, parties: [all], depth: 0.5, {kept}, {GIVES}}}"]
    apart, back = (small(*words, f"legal.compliance.reciprocity={r}").run().world for r in (0.0, 0.4))
    assert (apart.membership.effort[0] >= back.membership.effort[0] - 1e-12).all()
    assert apart.membership.effort[0].mean() > back.membership.effort[0].mean() + 0.03
    assert kept_share(back, 0) == pytest.approx(np.outer(back.membership.effort[0], back.membership.effort[0]))


def test_courts_make_parties_keep_what_they_else_would_not(small):
    def kept(enforcement: str) -> float:
        terms = f"compliance: {{monitoring: agency, enforcement: {enforcement}}}"
        word = f"treaties.x={{title: X, parties: [all], depth: 0.5, {terms}, {GIVES}}}"
        return (
            small("treaty=[]", "days=700", "world.states=30", "world.flow_scale=0.05", word)
            .run()
            .summary()["compliance"]
        )

    alone, named, court, funds = (kept(how) for how in ("none", "reputation", "court", "court_and_funds"))
    assert 0.1 < alone < 0.4 and alone < named < court < funds


# --- disputes


def test_a_dispute_holds_back_what_two_states_share_and_nothing_of_others(still, told):
    events = "events={row: {date: 2024-02-01, type: incident, states: [S00, S01], salience: 1.0}}"
    one, other = still("days=90"), still("days=90", events)
    one.run(), other.run()
    a, b = one.world, other.world
    i, j = a.codes.index("S00"), a.codes.index("S01")
    assert b.disputes.forum[i, j] != Forum.NONE and a.disputes.forum[i, j] == Forum.NONE
    ratio = np.divide(b.law.alerts[0], a.law.alerts[0], out=np.ones_like(a.law.alerts[0]), where=a.law.alerts[0] > 0)
    assert ratio[i, j] == ratio[j, i] == pytest.approx(0.7**2)
    ratio[i, j] = ratio[j, i] = 1.0
    assert (ratio == 1.0).all()
    days = told(one), told(other)
    pd.testing.assert_frame_equal(*(frame[frame.day <= 31] for frame in days))


def test_a_settlement_gives_back_what_a_dispute_took():
    words = ["world=synthetic", "world.states=8", "days=40", "burn_in_days=0"]
    w = BorderModel(load("baseline", seed=2, overrides=words)).world
    w.disputes.forum[:] = Forum.NONE
    rebuild(w)
    whole = w.law.alerts.copy()
    w.disputes.forum[0, 1] = Forum.NEGOTIATION
    rebuild(w)
    assert (w.law.alerts <= whole).all() and w.law.alerts.sum() < whole.sum()
    w.disputes.forum[0, 1] = Forum.ESCALATED
    held = w.law.alerts.sum()
    rebuild(w)
    assert w.law.alerts.sum() < held
    w.disputes.forum[0, 1] = Forum.NONE
    rebuild(w)
    assert np.array_equal(w.law.alerts, whole)


# --- the loop


def test_arrivals_move_publics_publics_pay_neighbours_and_neighbours_stop_arrivals():
    """The slow loop: without any one of its links, no deal is struck."""
    surge = "events={s: {date: 2024-06-01, type: surge, factor: 6.0, days: 365}}"
    words = ["world=synthetic", "world.states=12", "days=1826", "movers.persons_factor=2", "legal.deals.base=-5"]

    def run(*more: str, off: tuple[str, ...] = ()) -> dict:
        return BorderModel(load("baseline", seed=6, overrides=[*words, *more]), off=off).run().summary()

    calm, moved = run(), run(surge)
    assert moved["deals"] > calm["deals"] and moved["departures_prevented"] > 2.0 * calm["departures_prevented"]
    for off in (("legal.strike_deal",), ("politics.update_opinion",), ("observation.count",)):
        broken = run(surge, off=off)
        assert broken["deals"] <= calm["deals"] + 0.05
        assert broken["net_arrivals"] > 1.03 * moved["net_arrivals"]


def test_denunciation_ends_a_deal_at_its_notice(small):
    w = small("days=30").world
    t = [one.name for one in w.instruments].index("transit_deals")
    i = int(np.flatnonzero(w.instruments[t].guards)[0])
    w.membership.since[t, i], w.membership.until[t, i] = 0, 2000
    denounce(w, t, i)
    assert w.membership.until[t, i] == w.day + 1 + w.treaties.notice_days[t]


# --- kinds of alerts and of requests


def test_a_treaty_on_documents_speeds_up_nothing_else(small):
    comity = (
        "treaties.slow={title: S, parties: [all], provisions: {alert_sharing: {architecture: bilateral, "
        "share: 0.1, minor_share: 0.0, latency_days: 300}}}"
    )
    papers = (
        "treaties.papers={title: P, parties: [all], provisions: {alert_sharing: {architecture: federated, "
        "share: 0.0, minor_share: 0.9, latency_days: 0.5}}}"
    )
    slow, both = (small("treaty=[]", "days=3", *words).run().world for words in ([comity], [comity, papers]))
    for w in (slow, both):
        assert (w.law.alert_days[Kind.ARREST, 0, 1:] == 300).all() and not w.law.shown[Kind.ARREST].any()
    assert (both.law.alert_days[Kind.DOCUMENT, 0, 1:] == 0.5).all() and both.law.shown[Kind.DOCUMENT, 0, 1:].all()
    assert both.dyads.latency[Kind.ARREST, 0, 1] == slow.dyads.latency[Kind.ARREST, 0, 1]
    assert both.dyads.latency[Kind.DOCUMENT, 0, 1] < 30 < slow.dyads.latency[Kind.ARREST, 0, 1]


def test_assistance_hands_nobody_over_and_a_warrant_brings_no_evidence(small):
    def law(provisions: str):
        return small("treaty=[]", "days=3", f"treaties.x={{title: X, parties: [all], {provisions}}}").run().world.law

    help_only, warrant = law("provisions: {mutual_assistance: {}}"), law("provisions: {surrender_warrant: {}}")
    assert help_only.admissible.any() and help_only.requests.any() and not help_only.surrender.any()
    assert warrant.surrender.any() and not warrant.admissible.any() and not warrant.requests.any()
    order = law("provisions: {mutual_assistance: {}, evidence_order: {}}")
    assert order.evidence_days[0, 1] == 120 < help_only.evidence_days[0, 1] == 300
    assert order.request_days[0, 1] == help_only.request_days[0, 1]


def test_a_state_opts_out_of_what_it_alone_would_lose_by_and_stays_bound_by_the_rest():
    words = ["world=synthetic", "world.states=10", "days=60", "burn_in_days=0", "legal.bargaining.sovereignty=0.45"]
    talks = "talks: {proposed: 2024-01-01, bargaining: text, ratified: false, opt_outs: %s}"
    text = "treaties.x={title: X, parties: [all], depth: 0.4, %s, provisions: {alert_sharing: {}, readmission: {}}}"

    def lived(opts: str) -> BorderModel:
        return BorderModel(load("isolated", seed=3, overrides=[*words, text % talks % opts])).run()

    whole, some = lived("false"), lived("true")
    out = some.world.membership.opted_out[0] == 1
    assert not whole.world.membership.opted_out.any() and out.any() and not out.all()
    for k, column in ((0, "alerts"), (1, "readmission")):  # provisions stand in the order of their names
        given = [getattr(m.world.law, column) > 0 for m in (whole, some)]
        given = [g.any(0) if g.ndim == 3 else g for g in given]
        pairs = given[0] & ~(out[:, None, k] | out[None, :, k])
        assert np.array_equal(given[1], pairs)
    told = some.events_frame().query("kind == 'reservation'")
    assert len(told) == out.sum()
