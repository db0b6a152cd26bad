"""Talks about a treaty: its parties agree on a depth, or break off."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.legal.bargaining import Stability, Terms, form_club, heard, moved, nash_depth, stability
from sim.legal.chances import chances
from sim.legal.gain import Stakes, spilled, stakes, terms_among
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, take_note
from sim.tables import Talks
from sim.world import World

RICHER = 0.15  # rise of the log of the pace of asks per sd of income: prototype of institutions
LOG_INCOME, LOG_INCOME_SPREAD = 9.6, 1.2  # mean and spread of the log of GDP per head over 197 states, USD
SIGNED_BY_ALL = ("text", "rounds")  # who has talked to the end signs; whether it ratifies is another matter


@final
class Negotiate(Step):
    """Talks begin on the day on which a treaty is proposed, and go on month by month until depth is agreed.

    The first invited state in the order of rows takes the chair: the step is the treaty's, once a month. Source: Nash
    1950; asks and promises of RICE-N (Zhang et al. 2022); clubs of Nordhaus 2015.
    """

    rank = 2

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """The chair, in months in which there are talks."""
        one, chair = w.instruments[t], parties.bound & False
        talking = w.treaties.talks[t] in (Talks.TO_COME, Talks.OPEN) and one.invited.sum() > 1
        if talking and w.date >= one.talks.proposed:
            chair[np.flatnonzero(one.invited)[0]] = True
        return chair

    def take(self, w: World, t: int, i: int) -> None:
        """A month of talks."""
        one, begin = w.instruments[t], w.treaties.talks[t] == Talks.TO_COME
        if begin:
            w.treaties.talks[t] = Talks.OPEN
            w.log("proposal", w.codes[i], about=f"{one.name}, {int(one.invited.sum())} states invited")
        at_stake = stakes(w, one.provisions)
        if one.talks.bargaining == "rounds":
            if begin:
                w.membership.ask[t] = first_asks(w, t, at_stake)
            bargain_on(w, t, at_stake)
        elif one.talks.bargaining == "text":
            conclude(w, t, one.text_depth, at_stake, one.invited)
        elif one.talks.bargaining == "nash":
            agree_at_once(w, t, at_stake)
        else:
            meet_the_bar(w, t, at_stake)


def first_asks(w: World, t: int, at_stake: Stakes) -> np.ndarray:
    """What each asks for: of the text's depth, the share that it would choose, at most all of it."""
    one = w.instruments[t]
    terms = terms_among(w, at_stake, one.invited).shared(one.talks.side_payment, one.invited)
    return np.asarray(one.text_depth * np.minimum(2.0 * terms.preferred, 1.0))


def bargain_on(w: World, t: int, at_stake: Stakes) -> None:
    """A month of asks and promises; those agree whose asks lie close together."""
    s, one, m = w.settings(LegalSettings).bargaining, w.instruments[t], w.membership
    party = np.flatnonzero(one.invited)
    numbers = chances(w, Purpose.TALKS, 0, w.treaties.serial[t])
    if numbers[party[0]] < s.break_off:
        w.treaties.talks[t] = Talks.BROKEN_OFF
        w.log("talks broken off", about=one.name)
        return
    income = (np.log(np.maximum(w.states.gdp_pc_usd[party], 1.0)) - LOG_INCOME) / LOG_INCOME_SPREAD
    order = np.argsort(chances(w, Purpose.TALKS, 1, w.treaties.serial[t])[party], kind="stable")
    asks = m.ask[t, party]
    asks = moved(asks, heard(asks, one.talks.hears, order), np.minimum(s.step * np.exp(RICHER * income), 1.0))
    m.ask[t, party] = asks
    if asks.max() - asks.min() < s.near:
        conclude(w, t, float(asks.mean()), at_stake, one.invited)


def agree_at_once(w: World, t: int, at_stake: Stakes) -> None:
    """Those who gain by some depth agree on the one with the greatest product of gains; the others stay away."""
    one, members = w.instruments[t], w.instruments[t].invited.copy()
    while members.sum() > 1:  # who gains by no depth leaves, which moves the mean of those who stay
        terms = terms_among(w, at_stake, members).shared(one.talks.side_payment, members)
        losing = members & (terms.slope <= 0.0)
        if not losing.any():
            depth = nash_depth(terms.among(members), np.ones(int(members.sum())))
            conclude(w, t, min(depth, one.text_depth), at_stake, members)
            return
        members &= ~losing
    w.treaties.talks[t] = Talks.BROKEN_OFF
    w.log("talks broken off", about=one.name)


def meet_the_bar(w: World, t: int, at_stake: Stakes) -> None:
    """Founders vote a bar, and those join who gain at it."""
    one = w.instruments[t]
    named = np.isin(np.array(w.codes), one.talks.founders) & one.invited
    founders = named if named.sum() > 1 else one.invited

    def terms_of(members: np.ndarray) -> Terms:
        terms = terms_among(w, at_stake, members).shared(one.talks.side_payment, members)
        return terms._replace(slope=np.where(one.invited, terms.slope, -1.0))

    club = form_club(terms_of, founders, one.talks.bar_quantile)
    if club.members.sum() < 2:
        w.treaties.talks[t] = Talks.BROKEN_OFF
        w.log("talks broken off", about=one.name)
        return
    conclude(w, t, min(club.bar, one.text_depth), at_stake, club.members)


def conclude(w: World, t: int, depth: float, at_stake: Stakes, agreed: np.ndarray) -> None:
    """Depth is agreed, and the treaty is open for signature."""
    one, m = w.instruments[t], w.membership
    terms = terms_among(w, at_stake, agreed).shared(one.talks.side_payment, agreed)
    signs = agreed.copy() if one.talks.bargaining in SIGNED_BY_ALL else agreed & (terms.at(depth) >= 0.0)
    w.treaties.talks[t], w.treaties.opened[t] = Talks.CONCLUDED, w.day + 1
    set_depth(w, t, depth)
    m.signed[t, signs] = w.day + 1
    if not one.talks.ratified:
        m.since[t, signs] = w.day + 1
    if one.talks.opt_outs:
        opt_out(w, t, signs)
    take_note(w, t, w.day + 1)
    would = stands(w, t, at_stake, signs)
    moves = f"alone {would.leavers} would leave, {would.joiners} would join"
    w.log("conclusion", about=f"{one.name}, depth {depth:.2f}, {int(signs.sum())} sign; {moves}")


def opt_out(w: World, t: int, signs: np.ndarray) -> None:
    """States that sign make reservations to provisions by which, taken alone, they would lose."""
    depth = float(w.treaties.depth[t])
    for k, one in enumerate(w.instruments[t].provisions):
        loses = signs & (terms_among(w, stakes(w, (one,)), signs).at(depth) < 0.0)
        w.membership.opted_out[t, loses, k] = 1
        for i in np.flatnonzero(loses):
            w.log("reservation", w.codes[i], about=f"{w.instruments[t].name}, {one.name}")


def set_depth(w: World, t: int, depth: float) -> None:
    """Write the depth agreed, and how much of what provisions grant holds at it."""
    one = w.instruments[t]
    grants = bool(one.provisions) and one.text_depth > 0.0
    w.treaties.depth[t] = depth
    w.treaties.strength[t] = min(depth / one.text_depth, 1.0) if grants else 0.0


def stands(w: World, t: int, at_stake: Stakes, members: np.ndarray) -> Stability:
    """How many would rather be on the other side of a coalition, each alone."""
    one, depth = w.instruments[t], float(w.treaties.depth[t])

    def inside(them: np.ndarray) -> np.ndarray:
        return np.where(one.invited, terms_among(w, at_stake, them).at(depth), -np.inf)

    def outside(them: np.ndarray) -> np.ndarray:
        return np.where(one.invited, spilled(w, at_stake, them, depth), 0.0)

    return stability(inside, outside, members)
