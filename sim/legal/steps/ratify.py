"""A signatory ratifies a treaty."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.table import NEVER
from sim.legal.chances import happens
from sim.legal.gain import consents, gains
from sim.legal.provision import Parties
from sim.legal.ratification import Candidates, ease_of, nearest, ratification_rate
from sim.legal.settings import LegalSettings, TalksSettings
from sim.legal.step import Step, take_note
from sim.world import World

YEAR = 365.25


@final
class Ratify(Step):
    """Parliaments approve by hazard, once a vote is prepared; a government brings none of whose parties one would lose.

    Source: Putnam 1988 (win-sets); the equation is fitted to nine treaties of the United Nations.
    """

    rank = 6

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Signatories that deposit their instruments this month."""
        m, talks = w.membership, w.instruments[t].talks
        waiting = (m.signed[t] <= w.day) & (m.ratified[t] == NEVER) if talks else parties.bound & False
        if not waiting.any() or not talks.ratified:
            return waiting & False
        s = w.settings(LegalSettings).ratification
        ease = ease_of(float(w.treaties.depth[t]), w.instruments[t].invited.sum() == 2, s)
        yearly = ratification_rate(candidates(w, t, waiting), ease if talks.ease is None else talks.ease, s)
        return waiting & happens(w, Purpose.RATIFY, 16, w.treaties.serial[t], yearly / 12.0)

    def take(self, w: World, t: int, i: int) -> None:
        """Deposit the instrument, and what belongs to the same package; enough of them bring a treaty into force."""
        deposit(w, t, i)
        for other, one in enumerate(w.instruments):
            same = one.talks and one.talks.package == w.instruments[t].name and w.membership.frailty[other, i] > 0.0
            if same and w.membership.signed[other, i] <= w.day < w.membership.ratified[other, i]:
                share = np.where(np.arange(len(w.codes)) == i, -np.log1p(-min(one.talks.package_share, 1 - 1e-12)), 0.0)
                if happens(w, Purpose.RATIFY, 17, w.treaties.serial[other], share)[i]:
                    deposit(w, other, i)


def candidates(w: World, t: int, waiting: np.ndarray) -> Candidates:
    """What moves states to ratify a treaty, or to accede to it."""
    m, g, s = w.membership, w.governments, w.settings(LegalSettings).ratification
    bound = (m.ratified[t] <= w.day) & (w.day < m.until[t])  # those who have left set no example
    gain = gains(w, t, waiting | bound)
    fresh, due = w.day - g.took_office < YEAR, g.next_election - w.day < YEAR / 2
    calendar = np.where(fresh, s.new_government, np.where(due, s.before_election, 1.0))
    since = (w.day - np.minimum(m.signed[t], w.day)) / YEAR
    return Candidates(
        w.states.voice, w.states.population, nearest(w.geography.state_km) @ bound, since, gain,
        np.where(consents(w, t, gain), m.frailty[t], 0.0), calendar,
    )  # fmt: skip


def deposit(w: World, t: int, i: int) -> None:
    """A state deposits its instrument; from the number that the treaty asks for on, it binds so many days later."""
    m, one = w.membership, w.instruments[t]
    talks: TalksSettings = one.talks
    m.ratified[t, i] = w.day + 1
    w.tally.ratifications[w.day] += 1
    w.log("ratification", w.codes[i], about=one.name)
    done = m.ratified[t] <= w.day + 1
    if done.sum() >= talks.ratifications:
        bound_from = w.day + 1 + talks.days_after
        m.since[t, done & (m.since[t] == NEVER)] = bound_from
    take_note(w, t, w.day + 1)
