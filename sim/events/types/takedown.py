"""Cryptomarkets are seized on one day."""

from typing import Literal, final

import numpy as np

from sim.agents import Model
from sim.cryptomarkets.lives import seize
from sim.cryptomarkets.phases import reach
from sim.engine.chance import Purpose, draw
from sim.events.event import Event, members_or
from sim.settings import setting


@final
class Takedown(Event):
    """States named, or all members, seize the largest open cryptomarkets that they can reach, all on one day.

    They reach servers at home; elsewhere by chance, as the host would act in so many of their cases.
    """

    type: Literal["takedown"] = setting("takedown", "what happens")
    largest: int = setting(1, "markets that are seized at most", unit="markets", ge=1, le=200)

    def apply(self, model: Model, name: str) -> None:
        """Markets within reach are seized."""
        w, m = model.world, model.world.cryptomarkets
        who = members_or(w, self.states)
        luck = np.empty(len(m.serial))
        draw(m.serial, np.uint64(0), w.seed, w.day, int(Purpose.CRYPTOMARKET), 3, luck)
        reached = (m.up == 1) & (luck < reach(w)[:, who].max(1, initial=0.0)[m.state])
        order = np.argsort(-(m.buyers + m.sellers), kind="stable")
        taken = [int(k) for k in order if reached[k]][: self.largest]
        for k in taken:
            seize(k, m, w.market_users, w.cryptomarket_terms, w.seed, w.day)
        w.tally.takedowns[w.day] += len(taken)
        w.log("takedown", ",".join(w.codes[i] for i in who), about=f"{name}: {len(taken)} cryptomarkets seized")

    def in_words(self, who: str, treaty: str) -> str:
        """Who seizes how many."""
        return f"{who} seize the {self.largest} largest cryptomarkets that they can reach"
