"""The phases of technology: equipment and training by month, attacks on border systems by day."""

import numpy as np

from sim.agents import Model
from sim.engine.narrow import kept_group
from sim.tables import Officers
from sim.technology.attacks import Attacks, attack
from sim.technology.deploy import staff_desks, staff_eur
from sim.technology.effects import take_effect
from sim.technology.portfolio import MONTH, share_out, turn_over
from sim.technology.settings import CyberSettings, TechnologySettings
from sim.world import World

TRAINING_DAYS = 365.0  # in which training takes effect: assumption


def maintain(model: Model) -> None:
    """Equipment wears out, is delivered and ordered; training goes on."""
    w = model.world
    share_out(w.equipment, w.law.aid, w.systems)
    turn_over(w.equipment, w.month, w.date.year + (w.date.month - 1) / 12.0)
    train(w.officers, w.law.training)
    take_effect(w)
    set_spending(w)


def staff_posts(model: Model) -> None:
    """Officers go where checks are held from today, and leave posts where people move freely; they are paid."""
    w = model.world
    if w.changed_day == w.day:
        set_spending(w)


def set_spending(w: World) -> None:
    """Set what patrols, staffed desks and equipment cost a day."""
    staff_desks(w)
    equipment = np.bincount(w.equipment.state, w.equipment.spent_eur, len(w.codes))
    w.systems.spend_eur[:] = staff_eur(w, w.settings(TechnologySettings)) + equipment


def train(officers: Officers, training: np.ndarray) -> None:
    """Move officers' skill towards the level that schooling at home and training by partners lead to."""
    better = np.maximum(officers.schooling[:, None] - officers.schooling[None, :], 0.0)
    wanted = officers.schooling + (training * better).max(0)
    officers.skill_d[:] += (wanted - officers.skill_d) * (1.0 - np.exp(-MONTH / TRAINING_DAYS))


def suffer_attacks(model: Model) -> None:
    """Border systems are attacked; some go down for days, and come back."""
    w, cyber, s = model.world, model.world.settings(TechnologySettings).cyber, model.world.systems
    before = s.outage.copy()
    w.tally.cyber_attacks[w.day] += attack(
        0, len(w.codes), w.states.serial, w.states.member, s.cyber_protection, s.outage, w.law.at_once,
        attack_terms(w, cyber), w.seed, w.day,
    )  # fmt: skip
    if s.outage.max() <= w.day and not s.down.any():
        return  # nobody's systems are down, nor were they yesterday
    for i in np.flatnonzero(s.outage > before):
        up = before <= w.day  # partners whose systems no earlier attack has struck can help
        helped = float(np.max(w.law.repair[:, i], where=up, initial=0.0))
        s.outage[i] = max(before[i], w.day + 1 + round((1.0 - helped) * (s.outage[i] - w.day - 1)))
        log_outage(w, int(i))
    down = s.outage > w.day
    if (down != (s.down == 1)).any():
        s.down[:] = down
        take_effect(w)
        w.changed_day = w.day
    w.tally.outages[w.day] = int((down & (w.states.member == 1)).sum())


def attack_terms(w: World, cyber: CyberSettings) -> Attacks:
    """Parameters of attacks, made of the settings once."""
    return kept_group(w, "attacks", (cyber,), lambda: Attacks(
        cyber.attacks_per_year / 365.0, cyber.surface, cyber.outage_days, cyber.spread,
    ))  # fmt: skip


def log_outage(w: World, i: int) -> None:
    """Log that the border systems of a state went down today."""
    w.log("outage", w.codes[i], about=f"border systems down for {w.systems.outage[i] - w.day} days")
