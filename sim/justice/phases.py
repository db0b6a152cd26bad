"""Justice through the week and the day: places for detention, releases."""

from sim.agents import Model
from sim.justice.detention import provide
from sim.justice.settings import JusticeSettings
from sim.world import World


def provide_places(model: Model) -> None:
    """Judiciaries provide places for detention."""
    provide_all(model.world)


def provide_all(w: World) -> None:
    """Say for which share of arrests there is a place in every state."""
    provide(0, len(w.codes), w.judiciary, w.settings(JusticeSettings).capacity_coupling)


def release_detained(model: Model) -> None:
    """Some of those who are held are let go."""
    days = float(model.world.settings(JusticeSettings).detention_days)
    model.world.judiciary.detained[:] *= 1.0 - 1.0 / max(days, 1.0)
