"""Customs check who leaves."""

from typing import Literal, final

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.settings import setting


@final
class OutboundChecks(Event):
    """States named, or all members, check some of the traffic that leaves so many times as often, from a day on."""

    type: Literal["outbound_checks"] = setting("outbound_checks", "what happens")
    factor: float = setting(3.0, "factor on checks of the traffic concerned", unit="ratio", ge=0, le=1000)
    share: float = setting(1.0, "share of the traffic that leaves which is concerned", unit="share", ge=0, le=1)

    def apply(self, model: Model, name: str) -> None:
        """More of what leaves is found: ``1 + share (factor - 1)`` times."""
        w, who = model.world, members_or(model.world, self.states)
        times = 1.0 + self.share * (self.factor - 1.0)
        w.arms.outbound[who] = (w.arms.outbound[who] * times).clip(0.0, 1.0)
        w.log("outbound checks", ",".join(w.codes[i] for i in who), about=f"{name}: {times:.3g} times as many")

    def in_words(self, who: str, treaty: str) -> str:
        """Whose checks, and how many."""
        return f"{who} check {self.share:.0%} of the traffic that leaves {self.factor:g} times as often"
