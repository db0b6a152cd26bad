"""The world and how it is built."""

from sim.world.build import build
from sim.world.world import World

__all__ = ["World", "build"]
