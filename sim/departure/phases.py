"""The phases of departure control: bargains set priorities, partners equip, exits are guarded."""

import numpy as np

from sim.agents import Model
from sim.departure.build import RING
from sim.departure.control import Terms, bargain, guard
from sim.departure.settings import DepartureSettings
from sim.world import World

WEEK = 7.0
YEAR_MONTHS = 12.0
DAYS_A_YEAR = 365.25
PER_THOUSAND = 1000.0


def set_priorities(model: Model) -> None:
    """States of departure set what guarding their exits is worth to them, and open them where they want something."""
    w = model.world
    set_all_priorities(w, WEEK)
    lead_to_the_line(w)


def set_all_priorities(w: World, days: float) -> None:
    """Let priorities move for so many days."""
    law = w.law
    terms = Terms(
        law.exit_pay, law.exit_trade, law.exit_monitoring, law.exit_conditional, law.exit_visa, law.readmission
    )
    w.exits.stranded[:] = w.exits.stranded * np.exp(-days / w.retry.inland_days) + w.exits.stopped
    bargain(w.exits, w.sides, terms, mood(w), w.departure, days, w.day)


def mood(w: World) -> np.ndarray:
    """What moves each government beside its bargains, in logits: will, and how many are stranded in the country."""
    s, will = w.departure, w.governments.willingness
    hosted = np.bincount(w.sides.neighbour, w.exits.stranded, len(w.codes)) / np.maximum(w.states.population, 1.0)
    return np.asarray(s.willingness_weight * (will - will.mean()) - s.host_weight * PER_THOUSAND * hosted)


def lead_to_the_line(w: World) -> None:
    """Where an exit is held open, people are led to the line: crossing is worth more, and kills fewer."""
    opened = w.exits.opened_until > w.day
    if opened.any() or w.sides.helped_usd.any():
        w.sides.helped_usd[:] = np.where(opened, w.exits.led_usd, 0.0)
        w.sides.danger[:] = np.where(opened, w.exits.danger * (1.0 - w.departure.led_safety), w.exits.danger)


def equip_exits(model: Model) -> None:
    """Partners' equipment wears out, is delivered and ordered anew, as treaties promise it."""
    w, s, e = model.world, model.world.settings(DepartureSettings), model.world.exits
    slot = w.month % RING
    e.units[:] = e.units * np.exp(-1.0 / (YEAR_MONTHS * s.life_years)) + e.ordered[:, slot]
    e.ordered[:, slot] = 0.0
    missing = np.maximum(promised(w) - e.units - e.ordered.sum(1), 0.0)
    e.ordered[:, (w.month + s.lead_months) % RING] += missing


def promised(w: World) -> np.ndarray:
    """Units that partners owe each exit by treaty."""
    sides = w.sides
    km = np.bincount(w.stretches.side, w.stretches.km, len(sides.border))
    return w.law.exit_units[sides.neighbour, sides.state] * km * (sides.neighbour != sides.state)


def guard_exits(model: Model) -> None:
    """Exits are guarded for the week."""
    guard_all(model.world)


def crew(w: World) -> np.ndarray:
    """Units of partners at each exit whose crews and fuel a state's pay covers; without pay they lie in port."""
    e, n, states = w.exits, w.sides.neighbour, w.states
    pay, need = np.zeros(len(w.codes)), np.zeros(len(w.codes))
    np.maximum.at(pay, n, e.pay_share)
    np.add.at(need, n, e.units * w.settings(DepartureSettings).run_cost_usd * DAYS_A_YEAR)
    return np.asarray(e.units * np.minimum(pay * states.gdp_usd / np.maximum(need, 1.0), 1.0)[n])


def guard_all(w: World) -> None:
    """Set the chance of being stopped before the line in every sector."""
    w.exits.crewed[:] = crew(w)
    side = w.stretches.side[w.sectors.stretch]
    whole = np.bincount(side, w.sectors.share, len(w.sides.border))
    share = w.sectors.share / np.maximum(whole[side], 1e-300)
    guard(0, len(w.sectors.serial), w.sectors, w.stretches.side, share, w.exits, w.detection)


def start_exits(w: World) -> None:
    """Bargains that were in force before the first day have long been kept and equipped."""
    w.exits.units[:], w.exits.danger[:] = promised(w), w.sides.danger
    for _ in range(60):
        set_all_priorities(w, WEEK)
    guard_all(w)
