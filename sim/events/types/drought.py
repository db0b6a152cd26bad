"""A drought makes fires burn."""

from typing import Literal, final

import numpy as np

from sim.agents import Model
from sim.events.event import Event
from sim.settings import setting


@final
class Drought(Event):
    """Fires burn by a factor on those of a year of mean weather, whatever the year's own weather is."""

    everybody = "all states"
    type: Literal["drought"] = setting("drought", "what happens")
    days: int = setting(365, "duration", unit="days", ge=1, le=36500)
    factor: float = setting(4.0, "factor on fires of a year of mean weather", unit="ratio", ge=0, le=100)

    def apply(self, model: Model, name: str) -> None:
        """The weather of those concerned changes from today."""
        w = model.world
        touched = np.isin(w.codes, self.states) if self.states else np.ones(len(w.codes), bool)
        w.smoke.dryness[touched], w.smoke.dry_until[touched] = self.factor, w.day + self.days
        w.log("drought", ",".join(self.states), about=f"{name}: fires x {self.factor:g}, {self.days} days")

    def lapse(self, model: Model) -> None:
        """Weather is usual until the year ends."""
        over = model.world.smoke.dry_until <= model.world.day
        model.world.smoke.dryness[over & (model.world.smoke.dry_until > 0)] = 1.0

    def in_words(self, who: str, treaty: str) -> str:
        """Where it is dry, and for how long."""
        return f"a drought in {who} multiplies fires by {self.factor:g} for {self.days} days"
