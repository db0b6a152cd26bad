"""A default five-year run of the Schengen world on one core, and where its time goes, phase by phase."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from statistics import median
from time import process_time

from benchmarks.figure import Figure
from benchmarks.timing import seconds
from sim import BorderModel, load
from sim.config import Config
from sim.model import warm_up

ROUNDS = 5


def measure() -> Iterator[Figure]:
    """Seconds of a run after warm-up, building included, and the shares of its phases."""
    warm_up()
    config = load()
    spent: Counter[str] = Counter()
    cpu = process_time()
    whole = [seconds(partial(_live, config.model_copy(update={"seed": seed}), spent)) for seed in range(ROUNDS)]
    note = f"fastest {min(whole):.2f} s, {(process_time() - cpu) / ROUNDS:.2f} s of processor time"
    yield Figure("default 5-year run, 1 core", median(whole), "s", 2, 0.5, note=note)
    total = sum(whole)
    for name, of in spent.most_common():
        yield Figure(f"  of it {name}", of / total * 100, "%", note=f"{of / ROUNDS * 1e3:.0f} ms a run")
    yield Figure("  of it build and the rest", (total - sum(spent.values())) / total * 100, "%")


def _live(config: Config, spent: Counter[str]) -> None:
    model = BorderModel(config)
    model.tick = tuple(phase._replace(act=_timed(phase, spent)) for phase in model.tick)
    model.run()


def _timed(phase, spent: Counter[str]):
    """The phase's act, which adds its time to ``spent``."""
    name, act = phase.name, phase.act

    def timed(model) -> None:
        spent[name] += seconds(lambda: act(model))

    return timed
