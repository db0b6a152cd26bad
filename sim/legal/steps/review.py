"""Parties review a treaty and set its depth anew."""

from typing import final

import numpy as np

from sim.legal.bargaining import nash_depth, vote
from sim.legal.gain import stakes, terms_among
from sim.legal.provision import Parties
from sim.legal.step import Step, take_note
from sim.legal.steps.negotiate import set_depth
from sim.tables import Talks
from sim.world import World


@final
class Review(Step):
    """After a term of years, parties deepen a treaty or loosen it by what is published by then.

    A club votes its bar anew, other parties bargain by the product of their gains. The first party in the order of rows
    takes the chair.
    """

    rank = 9

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """The chair, in months of review."""
        one, chair = w.instruments[t], parties.bound & False
        if not one.talks or not one.talks.review_years or w.treaties.talks[t] != Talks.CONCLUDED:
            return chair
        months = round((w.day - w.treaties.opened[t]) * 12.0 / 365.25)
        if months > 0 and months % max(1, round(12.0 * one.talks.review_years)) == 0 and parties.bound.sum() > 1:
            chair[np.flatnonzero(parties.bound)[0]] = True
        return chair

    def take(self, w: World, t: int, i: int) -> None:
        """Set the depth; where one party would lose by any, it stays as it is."""
        one, m = w.instruments[t], w.membership
        bound = (m.since[t] <= w.day) & (w.day < m.until[t])
        terms = terms_among(w, stakes(w, w.instruments[t].provisions), bound).shared(one.talks.side_payment, bound)
        if one.talks.bargaining == "club":
            depth = vote(terms, bound, one.talks.bar_quantile)
        else:
            depth = nash_depth(terms.among(bound), np.ones(int(bound.sum())))
        depth, before = min(depth, one.text_depth), float(w.treaties.depth[t])
        if depth <= 0.0 or depth == before:
            return
        set_depth(w, t, depth)
        take_note(w, t, w.day + 1)
        w.log("amendment", about=f"{one.name}, depth {before:.2f} to {depth:.2f}")
