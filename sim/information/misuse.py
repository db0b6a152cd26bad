"""Searches beyond their purpose, transfers without a legal ground, breaches, and rulings that narrow exchange."""

import numpy as np

from sim.engine.chance import Purpose, draw_counts, uniform
from sim.engine.integrity import integrity
from sim.information.exchange import adequacy, protection
from sim.information.settings import MisuseSettings
from sim.tables import Domain
from sim.world import World

MONTH = 365.0 / 12.0


def draw_by_state(w: World, means: np.ndarray, purpose: Purpose, index: int) -> np.ndarray:
    """Draw a Poisson count for each state."""
    counts = np.empty(len(means), np.int64)
    draw_counts(means, w.states.serial, w.seed, w.day, int(purpose), index, counts)
    return counts


def misuse_data(w: World, misuse: MisuseSettings) -> np.ndarray:
    """Officers search for other purposes and transfer records without a legal ground; partners learn of cases found.

    What is found is published, a case among those whose data the state holds by how many they are.

    Returns cases found by state.
    """
    corrupt = 1.0 - integrity(w.states.control_of_corruption)
    searches = w.searches.total * MONTH
    beyond_purpose = draw_by_state(w, searches * corrupt * misuse.per_million / 1e6, Purpose.MISUSE, 0)
    held = (w.exchange.copied * (1.0 - protection(w.law, w.states))).sum(0)
    passed = draw_by_state(w, held * misuse.transfers_per_million / 1e6 * MONTH / 365.0, Purpose.MISUSE, 1)
    found = draw_by_state(w, (beyond_purpose + passed) * misuse.found_share, Purpose.MISUSE, 2)
    member = w.states.member == 1
    w.tally.misuse[w.day] = beyond_purpose[member].sum()
    w.tally.unlawful_transfers[w.day] = passed[member].sum()
    given = w.exchange.copied > 0.0
    seen = w.conduct.negativity * misuse.bad_per_case * np.log1p(found)
    w.dyads.bad[Domain.INTELLIGENCE] += seen * given  # (givers, users)
    lent = w.exchange.copied * (1.0 - np.eye(len(found)))
    w.observed.leaked[w.month] += lent @ (found / np.maximum(lent.sum(0), 1.0))
    return found


def breach_systems(w: World, misuse: MisuseSettings) -> np.ndarray:
    """Intruders breach systems of a state: its own records are exposed, and those of partners, which is published."""
    partners = (w.exchange.copied > 0.0).sum(0)
    rate = misuse.breach_per_year * (1.0 - w.systems.cyber_protection) * (1.0 + misuse.surface * partners)
    happened = draw_by_state(w, rate / 12.0, Purpose.BREACH, 0) > 0
    for j in np.flatnonzero(happened):
        expose(w, int(j))
    return happened


def expose(w: World, j: int) -> None:
    """Records that lie in the systems of a state are exposed: its own, and those of partners, which is published."""
    exposed = w.exchange.copied[:, j].copy()
    owners = np.flatnonzero(exposed > 0.0)
    w.observed.leaked[w.month] += np.where(np.arange(len(exposed)) == j, 0.0, exposed)
    exposed[j] = w.lists.records[:, j].sum()
    w.tally.breached[w.day] += int(exposed.sum()) if w.states.member[j] else 0
    w.dyads.bad[Domain.INTELLIGENCE, owners, j] += w.conduct.negativity * exposed[owners] / (exposed[owners] + 1e6)
    w.log("breach", w.codes[j], ",".join(w.codes[i] for i in owners), f"{exposed.sum():.0f} records exposed")


def issue_rulings(w: World, misuse: MisuseSettings, cases: np.ndarray) -> None:
    """Courts may narrow what their state gives after ``cases`` of misuse or breach; legislators restore it slowly."""
    w.police.court_limit[:] += (1.0 - w.police.court_limit) * (1.0 - np.exp(-MONTH / misuse.repair_days))
    chance = 1.0 - (1.0 - misuse.ruling_chance * adequacy(w.states)) ** cases
    for i in np.flatnonzero(cases > 0.0):
        if uniform(w.seed, w.states.serial[i], w.day, int(Purpose.RULING), 0) < chance[i]:
            rule(w, int(i), misuse.ruling_cut)
    w.schedule_law(w.day + 1)


def rule(w: World, i: int, cut: float) -> None:
    """A court of a state narrows what it gives to others by a share."""
    w.police.court_limit[i] *= 1.0 - cut
    w.log("ruling", w.codes[i], about=f"courts leave {w.police.court_limit[i]:.2f} of what law lets pass")
