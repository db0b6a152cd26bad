"""Unequal budgets at one total: who pays for the gap, and what capacity building gives back."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.engine.table import empty
from sim.legal.provision import Parties
from sim.legal.provisions.capacity_building import CapacityBuilding
from sim.tables import Law

SMALL = ("world=synthetic", "world.states=12", "days=180", "burn_in_days=60", "technology.cyber.attacks_per_year=0")


def made(scenario: str, *words: str) -> BorderModel:
    """A small world on its first day; later words win."""
    given = dict(word.split("=", 1) for word in (*SMALL, *words))
    return BorderModel(load(scenario, seed=1, overrides=[f"{k}={v}" for k, v in given.items()]))


def granted(gap: float, **terms) -> tuple[Law, BorderModel]:
    """Law under capacity building alone, among all members."""
    model = made("isolated", f"technology.gap={gap}")
    states, n = model.world.states, len(model.world.codes)
    law, member = empty(Law, n, n), states.member == 1
    CapacityBuilding(**terms).grant(law, Parties(member, *(member & False for _ in Parties._fields[1:])), model.world)
    return law, model


def test_aid_goes_from_above_the_common_level_to_below_and_never_past_it():
    for share in (0.1, 0.6, 1.0):
        law, model = granted(1.0, share=share)
        s, member = model.world.systems, model.world.states.member == 1
        usual = s.equipment_need_eur * s.equipment_eur[member].sum() / s.equipment_need_eur[member].sum()
        after = s.equipment_eur * (1 - law.aid.sum(1)) + law.aid.T @ s.equipment_eur
        assert (law.aid.sum(1) <= share + 1e-12).all() and law.aid.sum() > 0
        assert after.sum() == pytest.approx(s.equipment_eur.sum())
        rich = member & (s.equipment_eur > usual)
        assert (after[rich] >= usual[rich] - 1e-6).all() and (
            after[member & ~rich] <= usual[member & ~rich] + 1e-6
        ).all()
        assert not law.aid[~member].any() and not law.aid[:, ~member].any()


def test_among_equals_nobody_gives():
    assert not granted(0.0, share=1.0)[0].aid.any()


def test_training_closes_its_share_of_the_gap_in_skill():
    model = made("technology_disparity", "technology.schooling_elasticity=0.3", "days=1500")
    w = model.world
    member = w.states.member == 1
    best, own = w.officers.schooling[member].max(), w.officers.schooling.copy()
    solidarity = (
        "treaties.solidarity={parties: [members], provisions: {capacity_building: {share: 0.0, training: 0.5}}}"
    )
    trained = made("technology_disparity", "technology.schooling_elasticity=0.3", "days=1500", solidarity).run().world
    assert own[member].min() < 0.9 * best
    expected = np.where(member, own + 0.5 * (best - own), own)
    assert trained.officers.skill_d == pytest.approx(expected, abs=0.02)


def poorer_half(gap: float) -> tuple[float, float, float]:
    """Share of entries through the poorer half of the members, their wait in minutes, the richer half's."""
    w = made("technology_disparity", f"technology.gap={gap}").run().world
    member, wealth = w.states.member == 1, w.states.gdp_pc_usd
    poor = member & (wealth < np.median(wealth[member]))
    at, outer = poor[w.sides.state], w.sides.focus == 1
    wait = lambda rows: w.traffic.wait_min[rows].sum() / w.traffic.travellers[rows].sum()  # noqa: E731
    entries = w.totals.entries * outer
    return entries[at].sum() / entries.sum(), wait(outer & at), wait(outer & ~at)


def test_entries_and_waits_move_to_the_poorer_members_and_waits_ever_faster():
    shares, poor, rich = np.array([poorer_half(gap) for gap in (0.0, 0.5, 1.0)]).T
    assert (np.diff(shares) > 0.02).all()
    assert (np.diff(poor) > 0).all() and np.diff(poor, 2)[0] > 0
    assert (np.diff(rich) < 0).all()


def test_interoperability_falls_with_the_gap_between_what_systems_do():
    inside = []
    for gap in (0.0, 0.5, 1.0):
        w = made("baseline", f"technology.gap={gap}").world
        member = np.flatnonzero(w.states.member)
        inside.append(w.dyads.interop[np.ix_(member, member)])
    assert inside[0] == pytest.approx(1.0)
    off = ~np.eye(len(inside[0]), dtype=bool)
    assert inside[0][off].mean() > inside[1][off].mean() > inside[2][off].mean()
    assert all((matrix == matrix.T).all() for matrix in inside)


def test_what_spending_buys_more_of_without_effect_opens_no_gap():
    """Twice as many readers as lanes read no more plates: the gap is between what systems do."""
    from sim.technology.effects import take_effect

    w = made("baseline", "technology.gap=0", "technology.anpr.cover=1.0").world
    before = w.dyads.interop.copy()
    w.equipment.units[w.equipment.kind == 3] *= np.where(w.states.member == 1, 2.0, 1.0)
    take_effect(w)
    assert (w.dyads.interop == before).all()
