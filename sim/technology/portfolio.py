"""Equipment through the months: worn out, delivered, kept up, ordered anew, within a budget."""

from datetime import date

import numpy as np

from sim.tables import BorderSystems, Equipment

MONTH = 365.25 / 12.0  # days
RING = 36  # months in which a delivery may fall due


def at_rest(e: Equipment, cost_eur: np.ndarray, start: date) -> Equipment:
    """The portfolio that ``own_eur`` maintains for ever: orders replace wear, and nothing changes.

    ``cost_eur`` is what one unit costs a day, upkeep and replacement together.
    """
    e.price_eur[:] = (cost_eur - e.upkeep_eur) * e.life_months * MONTH
    e.budget_eur[:] = e.spent_eur[:] = e.own_eur
    e.units[:] = e.own_eur / cost_eur
    e.vintage[:] = start.year + (start.month - 1) / 12.0 - (e.life_months + e.lead_months) / 12.0
    first = 0 if start.day == 1 else 1  # the month of the first delivery
    for ahead in range(RING):
        e.ordered[:, (first + ahead) % RING] = np.where(ahead < e.lead_months, e.units / e.life_months, 0.0)
    return e


def sustained(e: Equipment) -> np.ndarray:
    """Units that each budget keeps up and replaces for ever."""
    return e.budget_eur * MONTH / (e.upkeep_eur * MONTH + e.price_eur / e.life_months)


def turn_over(e: Equipment, month: int, year: float) -> None:
    """One month: wear, delivery, upkeep, and orders for what is missing of what the budget can keep up.

    Units on order count, so that a raised budget leads to one order; orders are paid when placed, from what upkeep
    leaves. A budget that is cut orders nothing until wear has brought the stock down to it.
    """
    slot = month % RING
    arrived = e.ordered[:, slot].copy()
    e.ordered[:, slot] = 0.0
    kept = e.units * (1.0 - 1.0 / e.life_months)
    total = np.maximum(kept + arrived, 1e-300)
    e.vintage[:] = (kept * e.vintage + arrived * (year - e.lead_months / 12.0)) / total
    e.units[:] = kept + arrived
    missing = sustained(e) * (1.0 + e.lead_months / e.life_months) - e.units - e.ordered.sum(1)
    afford = np.maximum(e.budget_eur - e.upkeep_eur * e.units, 0.0) * MONTH / e.price_eur
    bought = np.clip(missing, 0.0, afford)
    e.ordered[np.arange(len(bought)), (month + e.lead_months) % RING] += bought
    e.spent_eur[:] = e.upkeep_eur * e.units + bought * e.price_eur / MONTH


def share_out(e: Equipment, aid: np.ndarray, systems: BorderSystems) -> None:
    """Budgets of the month: what giving leaves of a state's own, and what it is given, spent as its needs are."""
    given = np.minimum(aid.sum(1), 1.0)
    received = aid.T @ systems.equipment_eur
    cost = e.upkeep_eur + e.price_eur / (e.life_months * MONTH)
    part = e.need * cost / np.maximum(systems.equipment_need_eur[e.state], 1e-9)
    e.budget_eur[:] = e.own_eur * (1.0 - given[e.state]) + received[e.state] * part
