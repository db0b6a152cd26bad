"""Equipment and training through the months, budgets and attacks on border systems through the days."""

import numpy as np

from sim.core.services import attack
from sim.technology.deploy import staff_eur
from sim.technology.effects import take_effect
from sim.technology.portfolio import MONTH, share_out, turn_over

TRAINING_DAYS = 365.0  # in which training takes effect: assumption


def maintain(model) -> None:
    """Equipment wears out, is delivered and ordered; training goes on."""
    w = model.world
    share_out(w.equipment, w.law.aid, w.states)
    turn_over(w.equipment, model.month, w.date.year + (w.date.month - 1) / 12.0)
    train(w.states, w.law.training)
    take_effect(w)
    set_spending(w)


def set_spending(w) -> None:
    """What patrols, desks and equipment cost a day."""
    equipment = np.bincount(w.equipment.state, w.equipment.spent_eur, len(w.codes))
    w.states.spend_eur[:] = staff_eur(w.states, w.sectors, w.posts, w.config.technology) + equipment


def train(states, training: np.ndarray) -> None:
    """Officers' skill moves to what schooling at home and training abroad make of it."""
    better = np.maximum(states.schooling[:, None] - states.schooling[None, :], 0.0)
    wanted = states.schooling + (training * better).max(0)
    states.skill_d[:] += (wanted - states.skill_d) * (1.0 - np.exp(-MONTH / TRAINING_DAYS))


def happen(model) -> None:
    """Budgets change by date; border systems are attacked, and some go down for days."""
    w, cyber, s = model.world, model.config.technology.cyber, model.world.states
    before, events = s.outage.copy(), list(model.due_events())
    w.tally.cyber_attacks[w.day] += attack(
        0, len(w.codes), s.serial, s.member, s.cyber_protection, s.outage, w.law.at_once,
        cyber.attacks_per_year / 365.0, cyber.surface, cyber.outage_days, cyber.spread, w.seed, w.day,
    )  # fmt: skip
    if not events and s.outage.max() < w.day:
        return  # nobody's systems are down, nor were they yesterday
    for name, event in events:
        if event.type == "budget":
            change_budgets(w, name, event)
        elif event.type == "cyber_attack":
            bring_down(w, event)
    for i in np.flatnonzero(s.outage > before):
        w.log("outage", w.codes[i], about=f"border systems down for {s.outage[i] - w.day} days")
    if ((s.outage > w.day) != (before > w.day - 1)).any():
        take_effect(w)
        w.changed_day = w.day
    w.tally.outages[w.day] = int(((s.outage > w.day) & (s.member == 1)).sum())


def named(w, event) -> np.ndarray:
    """Mask of the states of an event: those named, or the parties of its treaty, or all."""
    if event.states:
        return np.array([code in event.states for code in w.codes])
    treaties = [t for t, one in enumerate(w.treaties) if one.name == event.treaty]
    if event.treaty:
        return (w.membership.since[treaties] <= w.day).any(0) & (w.day < w.membership.until[treaties]).any(0)
    return np.ones(len(w.codes), bool)


def change_budgets(w, name: str, event) -> None:
    """Equipment budgets are raised or cut from today."""
    touched = named(w, event)
    w.equipment.own_eur[touched[w.equipment.state]] *= event.factor
    w.states.equipment_eur[touched] *= event.factor
    w.law_changes(w.day)  # aid goes by budgets
    w.log("budget", ",".join(event.states), about=f"{name}: equipment budgets x {event.factor:g}")


def bring_down(w, event) -> None:
    """An attack that succeeds whatever protects: systems of the states concerned are down from today."""
    touched = named(w, event)
    w.states.outage[touched] = np.maximum(w.states.outage[touched], w.day + event.days)
    w.tally.cyber_attacks[w.day] += int((touched & (w.states.member == 1)).sum())
