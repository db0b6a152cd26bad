"""Joint investigation teams: two states work on one network as on a case at home, for an agreed term."""

import numpy as np

from sim.engine.chance import Purpose, draw
from sim.engine.table import NEVER
from sim.information.settings import InvestigationSettings
from sim.tables import Leads, Networks
from sim.world import World

YEAR = 365.0


def remember_shared(networks: Networks, leads: Leads, days: float) -> None:
    """Remember how many leads of the last year crossed the line, by network."""
    crossed = np.bincount(leads.network[leads.where != leads.origin], minlength=len(networks.serial))
    networks.led_abroad[:] = networks.led_abroad * np.exp(-days / YEAR) + crossed


def set_up_teams(w: World, s: InvestigationSettings) -> None:
    """Set up a team on every network whose leads cross the line, where law has teams; some are renewed at their end.

    A case that is closed is forgotten: another team needs new leads.
    """
    networks, side = w.networks, w.networks.side
    here, beyond = w.sides.state[side], w.sides.neighbour[side]
    lawful = np.minimum(w.law.team[here, beyond], w.law.team[beyond, here]) > 0.0
    busy = lawful & (networks.led_abroad >= s.team_leads)
    ended = (networks.team_from != NEVER) & (networks.team_until <= w.day)
    number = np.empty(len(networks.serial))
    draw(networks.serial, np.uint64(0), w.seed, w.day, int(Purpose.LEAD), 5, number)
    renewed = ended & busy & (number < s.team_renewal)
    closed = ended & ~renewed
    networks.team_from[closed] = networks.team_until[closed] = NEVER
    networks.led_abroad[closed] = 0.0
    begun = busy & ~closed & (networks.team_from == NEVER)
    for n in np.flatnonzero(begun | renewed):
        networks.team_from[n] = w.day + (0 if renewed[n] else s.team_setup_days)
        networks.team_until[n] = networks.team_from[n] + s.team_term_days
        about = "renewed" if renewed[n] else f"set up in {s.team_setup_days} days"
        w.log("joint team", w.codes[here[n]], w.codes[beyond[n]], f"on a network: {about}, {s.team_term_days} days")


def at_work(w: World) -> np.ndarray:
    """Mask of the networks on which a joint team works today."""
    return np.asarray((w.networks.team_from <= w.day) & (w.day < w.networks.team_until))


def in_teams(w: World, leads: Leads) -> np.ndarray:
    """Mask of the leads that a joint team follows: evidence and arrests of both states count in the case.

    A team acts under the law of the state where it works, so the share that it may follow is that of the person's home.
    """
    share = w.law.team[leads.where, leads.origin]
    number = np.empty(len(leads.serial))
    draw(leads.serial, np.uint64(0), w.seed, 0, int(Purpose.LEAD), 4, number)
    return np.asarray(at_work(w)[leads.network] & (number < share))
