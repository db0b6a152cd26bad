"""A state becomes party to a treaty, or party again."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, final

import numpy as np

from sim.agents import Model
from sim.engine.table import NEVER
from sim.events.event import AboutTreaty, Fault
from sim.legal.step import take_note
from sim.settings import setting


@final
class Accede(AboutTreaty):
    """States accede on a day, whatever the treaty's own rule; those that are party stay so."""

    of_parties = False
    type: Literal["accede"] = setting("accede", "what happens")

    def apply(self, model: Model, name: str) -> None:
        """Those named who are not bound are bound from tomorrow, with access to data and no term."""
        w, m = model.world, model.world.membership
        for t, one in enumerate(w.instruments):
            if one.name != self.treaty:
                continue
            outside = np.isin(w.codes, self.states) & ((m.since[t] > w.day) | (m.until[t] <= w.day + 1))
            for i in np.flatnonzero(outside):
                m.since[t, i] = w.day + 1
                m.until[t, i] = m.access[t, i] = NEVER
                m.suspended_from[t, i], m.suspended_until[t, i], m.suspended_since[t, i] = NEVER, 0, -1
                take_note(w, t, w.day + 1)

    def faults(self, treaties: Mapping[str, Any]) -> Iterator[Fault]:
        """Who accedes must be named."""
        yield from super().faults(treaties)
        if not self.states:
            yield "states", "names nobody who accedes", "Name states by code.", ""

    def in_words(self, who: str, treaty: str) -> str:
        """Who joins what."""
        return f"{who}: accession to '{treaty}'"
