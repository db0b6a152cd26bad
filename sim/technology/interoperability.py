"""What two states' systems can use of each other: by the gap between what they do, not between what they cost."""

import numpy as np

from sim.tables import Technology
from sim.technology.settings import TechnologySettings
from sim.world import World


def interoperability(world: World, technology: TechnologySettings) -> np.ndarray:
    """Share of an exchange that both sides can use; falls with unlike latencies, read rates and formats."""
    police = world.police
    days = np.log(police.information_days)
    read = technology.anpr.read_rate * np.minimum(stock(world, Technology.ANPR) * technology.anpr.cover, 1.0)
    lost = technology.interop_latency * apart(days) + technology.interop_reads * apart(read)
    lost += technology.interop_formats * apart(police.standards)
    return np.exp(-lost)


def stock(world: World, kind: Technology) -> np.ndarray:
    """Units in service relative to what spending 1 buys; 1 where nothing is needed."""
    rows = world.equipment.kind == kind
    units, need = world.equipment.units[rows], world.equipment.need[rows]
    return np.where(need > 0, units / np.maximum(need, 1e-9), 1.0)


def apart(column: np.ndarray) -> np.ndarray:
    """How far each pair of states stands apart."""
    return np.abs(column[:, None] - column[None, :])
