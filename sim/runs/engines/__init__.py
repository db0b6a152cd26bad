"""Where runs are sent: one engine a file of its name, chosen by ``engine=``. All publish into the same store."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from sim.door.refusal import Fault, Refusal
from sim.output import Store
from sim.runs.chunk import Job
from sim.runs.one import Row
from sim.runs.plan import Chunk, Plan

if TYPE_CHECKING:
    from sim.config import Config
    from sim.door.points import Point

PACKAGES = {"slurm": "submitit", "dask": "distributed"}  # of engines that need another package than their name says


class Work(NamedTuple):
    """What an engine is given."""

    points: "list[Point]"
    plan: Plan
    store: Store
    seconds: float  # what a run is expected to take
    idle: Callable[[bool, float], None]  # to be called several times a second: whether runs began, runs under way
    say: Callable[[str], None]

    @property
    def config(self) -> "Config":
        """The settings of the study as such, which are the same at each point."""
        return self.points[0].config

    @property
    def workers(self) -> int:
        """How many runs may be under way at once."""
        return max(1, min(self.config.workers or os.cpu_count() or 1, self.plan.left))

    def jobs(self, chunk: Chunk) -> list[Job]:
        """A chunk with all that is needed to run it elsewhere."""
        return [Job(self.points[t.point].id, self.points[t.point].config, t.seeds) for t in chunk]


Engine = Callable[[Work], Iterator[list[Row]]]  # yields the rows of finished chunks


def engine(name: str) -> Engine:
    """The engine of that name. Raises Refusal where what it needs is not installed."""
    try:
        module = import_module(f"sim.runs.engines.{name}")
    except ImportError as error:
        remedy = f"Install it: pip install 'comity[{name}]', or use engine=process."
        raise Refusal(Fault("engine", f"{name} needs the package {PACKAGES.get(name, name)}", remedy, name)) from error
    run: Engine = module.run
    return run
