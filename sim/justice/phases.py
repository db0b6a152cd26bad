"""The phases of justice: places for detention, releases."""

from sim.agents import Model
from sim.justice.detention import provide
from sim.justice.settings import JusticeSettings
from sim.world import World


def provide_places(model: Model) -> None:
    """Judiciaries provide places for detention."""
    provide_all(model.world)


def provide_all(w: World) -> None:
    """Compute the share of arrests for which a place is free, in every state."""
    provide(0, len(w.codes), w.judiciary, w.settings(JusticeSettings).capacity_coupling)


def release_detained(model: Model) -> None:
    """Some of the detained persons are released."""
    days = float(model.world.settings(JusticeSettings).detention_days)
    model.world.judiciary.detained[:] *= 1.0 - 1.0 / max(days, 1.0)
