"""What a government sees in a treaty: exchange with the other parties as published, against sovereignty and effort.

Nothing that is not published enters: crossings, returns, seizures and trucks by border, hits by partner, trade.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sim.legal.bargaining import Terms
from sim.legal.leaving import land_neighbours, ties
from sim.legal.provision import Provision
from sim.legal.settings import LegalSettings
from sim.world import World

YEAR_MONTHS = 12
# Cases (of seizures: grams) in a year, as many as which ties of trade and neighbourhood count: assumption.
FEW = {"crossings": 240.0, "hits": 24.0, "returns": 240.0, "freight": 50_000.0, "seizures": 1e5}


def published_year(w: World) -> slice:
    """Months of the year that was published last; before the first month, none."""
    newest = w.published_month
    return slice(max(0, newest + 1 - YEAR_MONTHS), max(0, newest + 1))


def exchange(w: World, provisions: Sequence[Provision]) -> np.ndarray:
    """(states, states) share of a state's exchange that lies with each other, in what provisions are about.

    Of each kind: what a year's published series tell, and before there are many cases, trade and land neighbours.
    """
    about = {one.about for one in provisions} or {"trade"}
    usual, months = ties(w.states, w.geography.state_km, land_neighbours(w.sides, len(w.codes))), published_year(w)
    o = w.observed
    series = {"crossings": o.crossings_at, "returns": o.returns_at, "freight": o.trucks_at, "seizures": o.seized_at}

    def year(name: str) -> np.ndarray:
        return o.hits_from[months].sum(0) if name == "hits" else between_states(w, series[name][months].sum(0))

    shares = [usual if name == "trade" else told(year(name), usual, FEW[name]) for name in sorted(about)]
    return np.asarray(np.mean(shares, axis=0))


def between_states(w: World, at_sides: np.ndarray) -> np.ndarray:
    """(states, states) counts by side of a border, as those of the state entered with each neighbour."""
    total = np.zeros((len(w.codes), len(w.codes)))
    np.add.at(total, (w.sides.state, w.sides.neighbour), at_sides)
    return total


def told(counts: np.ndarray, usual: np.ndarray, few: float) -> np.ndarray:
    """Shares by counts, towards usual ones where counts are few."""
    return np.asarray((counts + few * usual) / (counts.sum(1, keepdims=True) + few))


def positions(w: World) -> np.ndarray:
    """Where governments stand, sd: what their state is, and their own preference for acting alone."""
    return np.asarray(w.settings(LegalSettings).bargaining.voice * w.states.voice - w.governments.ideal)


class Stakes(NamedTuple):
    """What a treaty is about, as states see it."""

    shares: np.ndarray  # (states, states) of exchange, as ``exchange`` gives them
    worth: np.ndarray  # gain per depth of states to which it is no matter of exchange, all costs told; NaN for others


def stakes(w: World, provisions: Sequence[Provision]) -> Stakes:
    """What a treaty of such provisions is about today."""
    worth = np.full(len(w.codes), np.nan)
    for one in provisions:
        told_apart = one.stake(w)
        if told_apart is not None:
            worth = np.fmax(worth, told_apart)
    return Stakes(exchange(w, provisions), worth)


def benefits(w: World, at_stake: Stakes, members: np.ndarray) -> np.ndarray:
    """Gain per depth of every state by exchange with ``members``, before what it costs."""
    s, shares = w.settings(LegalSettings).bargaining, at_stake.shares
    others = np.where(members[None, :], shares, 0.0).sum(1) - np.where(members, np.diag(shares), 0.0)
    return np.asarray(s.benefit * np.exp(s.concern * w.governments.concern) * (1.0 - np.exp(-others / s.exposure)))


def terms_among(w: World, at_stake: Stakes, members: np.ndarray) -> Terms:
    """Terms of every state as if it were party with ``members``."""
    s = w.settings(LegalSettings).bargaining
    place = positions(w)
    mean = (place[members].sum() + np.where(members, 0.0, place)) / (members.sum() + ~members)
    alone = w.governments.ideal + w.governments.sovereignty_cost
    slope = benefits(w, at_stake, members) - s.sovereignty * np.exp(s.sovereignty_stance * alone)
    slope = np.where(np.isnan(at_stake.worth), slope - s.distance * np.abs(place - mean), at_stake.worth)
    return Terms(slope, s.cost / np.exp(s.capacity * w.states.rule_of_law))


def spilled(w: World, at_stake: Stakes, members: np.ndarray, depth: float) -> np.ndarray:
    """What a treaty of a depth among ``members`` is worth to a state outside it."""
    spill = w.settings(LegalSettings).bargaining.spill
    gained = np.where(np.isnan(at_stake.worth), benefits(w, at_stake, members), at_stake.worth)
    return np.asarray(spill * depth * np.maximum(gained, 0.0))


def gains(w: World, t: int, members: np.ndarray) -> np.ndarray:
    """What being party to a treaty is worth to every state, beside these parties, against staying outside."""
    one, depth = w.instruments[t], float(w.treaties.depth[t])
    talks, at_stake = one.talks, stakes(w, one.provisions)
    terms = terms_among(w, at_stake, members).shared(talks.side_payment if talks else 0.0, members)
    return np.asarray(terms.at(depth) - spilled(w, at_stake, members, depth))


def consents(w: World, t: int, gain: np.ndarray) -> np.ndarray:
    """Mask of the governments all of whose partners gain by a treaty: the most reluctant one can say no.

    A partner who would rather act alone minds the loss of sovereignty more, and sees the same exchange.
    """
    s, g, depth = w.settings(LegalSettings).bargaining, w.governments, float(w.treaties.depth[t])
    alone = s.sovereignty_stance * (g.ideal + g.sovereignty_cost)
    more = s.sovereignty * (np.exp(alone + s.sovereignty_stance * g.reluctance) - np.exp(alone))
    return np.asarray(gain - depth * more >= 0.0)
