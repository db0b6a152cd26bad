"""Trafficking in persons: stocks and flows in closed form, what law changes on the way, after it and in court."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.trafficking.exploitation import exploit_month
from sim.trafficking.phases import weigh

SMALL = ("world=synthetic", "world.states=6", "days=3", "burn_in_days=0", "world.flow_scale=0.01")
MANY = "trafficking.recruits_per_million=20000"


def world(*words: str, scenario: str = "isolated"):
    return BorderModel(load(scenario, seed=4, overrides=[*SMALL, *words])).world


def lived(w, months: int, honest: float = 1.0) -> np.ndarray:
    """(months, 4) seen on the way, found, recruited again, convicted; and the victims' table after it."""
    sums = []
    for month in range(months):
        told = np.zeros((len(w.codes), 4), np.int64)
        before = w.victims.present.copy()
        exploit_month(
            w.victims, np.full(len(w.codes), honest), w.trafficking_terms, w.states.serial, w.seed, 30 * month, told
        )
        found = w.victims.identified.sum() - told[:, 0].sum()
        kept = before.sum() + w.victims.arrived.sum() - found - w.victims.escaped.sum()
        assert w.victims.present.sum() == kept and (w.victims.present >= 0).all()
        sums.append(told.sum(0))
    return np.array(sums)


def test_the_stock_is_inflow_over_the_hazards_and_a_fifth_of_the_inflow_is_identified():
    w = world(MANY, "trafficking.again_alone=0", "trafficking.seen_at_check=0")
    told = lived(w, 240)
    t = w.trafficking_terms
    whole = t.identified_per_year + t.exit_per_year
    stock = w.victims.recruits.sum() / 12.0 / (1.0 - np.exp(-whole / 12.0))  # who comes in a month stays until the next
    assert w.victims.present.sum() == pytest.approx(stock, rel=0.01)
    assert told[:, 1].sum() / (20 * w.victims.recruits.sum()) == pytest.approx(t.identified_per_year / whole, rel=0.01)


def test_of_suspects_as_many_are_convicted_as_evidence_bears():
    w = world(MANY, "trafficking.seen_at_check=0")
    w.victims.foreign[:] = 0.4
    told, t = lived(w, 60, honest=0.8), w.trafficking_terms
    evidence = t.evidence_home + t.testify_alone * t.evidence_victim + 0.4 * t.evidence_foreign
    expected = t.suspects * 0.8 * (1.0 - np.exp(-evidence))
    assert told[:, 3].sum() / told[:, 1].sum() == pytest.approx(expected, rel=0.03)


def test_who_is_referred_is_found_sooner_and_recruited_again_less_often():
    apart, helped = (world(MANY, "trafficking.seen_at_check=0") for _ in range(2))
    helped.victims.referred[:] = 1.0
    a, b = (lived(w, 120)[60:].sum(0) for w in (apart, helped))
    t = apart.trafficking_terms
    assert a[2] / a[1] == pytest.approx(t.again_alone, rel=0.03)
    assert b[2] / b[1] == pytest.approx(t.again_referred, rel=0.05)
    assert b[1] > 1.2 * a[1] and b[3] > a[3] and helped.victims.present.sum() < apart.victims.present.sum()


def test_nobody_is_noticed_where_people_move_freely_and_all_meet_a_check_elsewhere():
    free = "treaties.t={title: t, parties: [S00, S01], provisions: {free_movement: {}}}"
    w = world(free, MANY, "trafficking.seen_at_check=1")
    i, j, k = (w.codes.index(code) for code in ("S00", "S01", "S02"))
    weigh(w)
    assert w.victims.checked[i, j] == w.victims.checked[j, i] == w.victims.checked[k, k] == 0.0
    assert w.victims.checked[i, k] == w.victims.checked[k, j] == 1.0 and (w.victims.checked[-1] == 1.0).all()
    w.victims.present[:] = 0
    lived(w, 12)
    assert not w.victims.arrived[i, k] and w.victims.recruits[:, i].sum() > 0
    assert w.victims.present[k, k] > 0


def test_courts_hear_evidence_from_abroad_as_far_as_law_lets_it_come():
    n = 6
    alone = world()
    assert (np.diag(alone.victims.foreign[:n]) == 1.0).all() and alone.victims.foreign.sum() == n
    order = "treaties.t={title: t, parties: [S00, S01], provisions: {evidence_order: {}, mutual_assistance: {}}}"
    w = world(order)
    i, j = (w.codes.index(code) for code in ("S00", "S01"))
    assert w.victims.foreign[i, j] > 0.6 and w.victims.foreign.sum() == pytest.approx(
        n + 2 * w.victims.foreign[i, j], rel=0.1
    )


def test_referral_reaches_the_parties_nationals_and_ends_with_the_treaty():
    word = "treaties.t={title: t, parties: [members], until: 2024-02-15, provisions: {victim_referral: {share: 0.9}}}"
    model = BorderModel(load("isolated", seed=4, overrides=[*(s for s in SMALL if s != "days=3"), "days=70", word]))
    for _ in range(35):
        model.step()
    w = model.world
    member = np.flatnonzero(w.states.member == 1)
    inside = w.victims.referred[np.ix_(member, member)]
    assert (inside == 0.9).all() and (w.victims.referred[-1, member] == 0.9).all()
    outside = np.flatnonzero(w.states.member == 0)
    assert not w.victims.referred[:, outside].any() and not w.victims.referred[np.ix_(outside, member)].any()
    model.run()
    assert not w.victims.referred.any()
