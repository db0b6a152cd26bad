"""Where the burden of guarding a common border lies, as parties can know: by what is published."""

import numpy as np

from sim.legal.gain import published_year
from sim.world import World


def published_load(world: World) -> np.ndarray:
    """Crossings a month that each state published at its outer borders over the last year; before it, usual ones."""
    months = published_year(world)
    outer = world.observed.detections[months] - world.observed.inner_detections[months]
    return np.asarray(outer.mean(0) if len(outer) else world.governments.usual)
