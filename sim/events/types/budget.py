"""Equipment budgets are raised or cut."""

from typing import Literal, final

from sim.agents import Model
from sim.events.event import AboutServices
from sim.settings import setting


@final
class Budget(AboutServices):
    """Budgets for equipment change from a day on."""

    type: Literal["budget"] = setting("budget", "what happens")
    factor: float = setting(1.0, "factor on budgets for equipment", unit="ratio", ge=0, le=1000)

    def apply(self, model: Model, name: str) -> None:
        """Budgets change; equipment follows as it wears out and is delivered."""
        w, touched = model.world, self.concerned(model.world)
        w.equipment.own_eur[touched[w.equipment.state]] *= self.factor
        w.systems.equipment_eur[touched] *= self.factor
        w.schedule_law(w.day)  # aid goes by budgets
        w.log("budget", ",".join(self.states), about=f"{name}: equipment budgets x {self.factor:g}")

    def in_words(self, who: str, treaty: str) -> str:
        """Whose budgets change, and how."""
        return f"equipment budgets of {self.whose(who, treaty)} are multiplied by {self.factor:g}"
