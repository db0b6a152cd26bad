"""Dated events of the scenario come to pass."""

from sim.agents import Model
from sim.events.agenda import Agenda


def happen(model: Model) -> None:
    """Events dated today are applied; those whose last day was yesterday lapse."""
    w, agenda = model.world, model.world.settings(Agenda).events
    if not agenda:
        return
    for name, event in sorted(agenda.items()):
        if event.date == w.date:
            event.apply(model, name)
    for event in agenda.values():
        if event.ends == w.date:
            event.lapse(model)
