"""Equipment: at rest nothing drifts; more money waits for delivery, less lets things wear out."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.engine.table import table
from sim.tables import Equipment
from sim.technology.portfolio import RING, at_rest, share_out, sustained, turn_over

START = load("baseline").start
LIFE, LEAD = 96, 9


def one_state(**given) -> Equipment:
    """Hundred units of one technology, at rest."""
    terms = {"need": 100.0, "upkeep_eur": 12.0, "life_months": LIFE, "lead_months": LEAD, "own_eur": 3000.0, **given}
    return at_rest(table(Equipment, 1, ordered=np.zeros((1, RING)), **terms), np.array([30.0]), START)


def live(e: Equipment, months: int, factor: float = 1.0) -> np.ndarray:
    """Units at the end of each month, once the budget is multiplied."""
    e.budget_eur[:] = e.own_eur * factor
    units = []
    for month in range(months):
        turn_over(e, month, 2024.0 + month / 12.0)
        units.append(float(e.units[0]))
    return np.array(units)


def test_at_rest_nothing_drifts():
    e = one_state()
    assert live(e, 240) == pytest.approx(100.0, rel=1e-12)
    assert e.spent_eur[0] == pytest.approx(3000.0, rel=1e-12)


def test_without_a_budget_equipment_wears_out_over_its_life():
    units = live(one_state(), 240, 0.0)
    kept = 1.0 - 1.0 / LIFE
    orders = np.minimum(np.arange(1, 241), LEAD)  # what had been ordered still comes
    assert units[-1] == pytest.approx(100 * kept**240 + sum(100 / LIFE * kept ** (239 - k) for k in range(LEAD)))
    assert (units[orders < LEAD] == pytest.approx(100.0)) and units[LEAD] < 100.0


def test_more_money_waits_for_delivery_and_ends_at_what_it_can_keep_up():
    e = one_state()
    units = live(e, 600, 1.5)
    assert units[:LEAD] == pytest.approx(100.0)
    assert units[LEAD] > 100.5
    assert units[-1] == pytest.approx(150.0, rel=1e-4) and units.max() < 150.0 + 1e-6
    assert sustained(e)[0] == pytest.approx(150.0)


@pytest.mark.parametrize("factor", [0.2, 0.9, 1.1, 3.0])
def test_nobody_spends_more_than_the_budget_and_running_upkeep(factor):
    e = one_state()
    e.budget_eur[:] = e.own_eur * factor
    for month in range(120):
        turn_over(e, month, 2024.0)
        assert e.spent_eur[0] <= max(3000.0 * factor, e.upkeep_eur[0] * e.units[0]) + 1e-6


def test_old_equipment_is_of_an_older_make():
    e = one_state()
    e.budget_eur[:] = 0.0
    before = e.vintage[0]
    for month in range(60):
        turn_over(e, month, 2024.0 + month / 12.0)
    fresh = one_state()
    live(fresh, 60)
    assert fresh.vintage[0] - before == pytest.approx(5.0, abs=0.1)
    assert e.vintage[0] - before < 1.0


SMALL = ("world=synthetic", "world.states=6", "days=400", "burn_in_days=0")


def test_aid_moves_budgets_and_makes_no_money():
    w = BorderModel(load("technology_disparity", overrides=SMALL)).world
    aid = np.zeros_like(w.law.aid)
    aid[0, 1:3] = 0.2
    share_out(w.equipment, aid, w.systems)
    own, after = (np.bincount(w.equipment.state, column) for column in (w.equipment.own_eur, w.equipment.budget_eur))
    assert after.sum() == pytest.approx(own.sum())
    assert after[:3] - own[:3] == pytest.approx(own[0] * np.array([-0.4, 0.2, 0.2]))


def test_the_baseline_keeps_its_equipment():
    model = BorderModel(load("baseline", overrides=SMALL))
    before = model.world.equipment.units.copy()
    assert model.run().world.equipment.units == pytest.approx(before, rel=1e-9)


def test_after_a_dated_cut_towers_leave_the_border_as_they_wear_out():
    model = BorderModel(load("baseline", overrides=SMALL))
    before, most = model.world.border_guards.towers.copy(), int(model.world.border_guards.towers.argmax())
    cut = f"events={{poor: {{date: 2024-01-10, type: budget, factor: 0.0, states: [{model.world.codes[most]}]}}}}"
    late = BorderModel(load("baseline", overrides=(*SMALL[:2], "days=1500", cut))).run().world
    others = np.arange(6) != most
    rows = late.sectors.state == most
    assert 0.6 * before[most] < late.border_guards.towers[most] < 0.85 * before[most]
    assert late.sectors.towers[rows].sum() == pytest.approx(late.border_guards.towers[most])
    assert late.border_guards.towers[others] == pytest.approx(before[others])
    assert late.systems.spend_eur[most] < model.world.systems.spend_eur[most]
