"""States remember how others behave."""

from sim.agents import Model
from sim.relations import memory


def remember(model: Model) -> None:
    """States remember each other's conduct, and forget."""
    d = model.world.dyads
    memory.remember(model.world, d.answered, d.unanswered, d.joint)
    for counted in (d.answered, d.unanswered, d.joint):
        counted[...] = 0
