"""Every kernel of the tick equals its plain twin: the same Python, not compiled, on a small world."""

import copy
from importlib import import_module

import numpy as np
import pytest

from sim import BorderModel, load
from sim.engine.cache import PACKAGE, sources
from sim.engine.rows import Kernel

CALLED = {  # kernels of the tick, by the module in which they are called
    "arms.phases": "smuggle_month",
    "corruption.phases": "tempt_month",
    "crime.phases": "adapt",
    "cryptomarkets.phases": "live_markets",
    "disputes.phases": "draw",
    "information.exchange": "count_visible delay_exchange link_records permit",
    "information.investigations": "count_sought draw enter_sought follow_clients follow_suspects pass_on",
    "information.misuse": "draw_counts",
    "information.teams": "draw",
    "information.phases": "answer ask check_listed count_matches count_persons count_searches enter_inflow "
    "enter_returned list_causes list_week tip_off",
    "justice.phases": "provide",
    "ledger.daily_ledger": "add_to_totals sum_posts sum_seizures sum_sides sum_states sum_world",
    "ledger.phases": "account add_to_month clear_counts",
    "legal.chances": "draw",
    "movers.phases": "arrive cross draw_departures learn",
    "movers.weighing": "choose_gates choose_modes choose_places",
    "observation.phases": "record record_applications",
    "politics.phases": "draw",
    "posts.phases": "clear_cargo phi remember_refusals screen screen_person_by_person select waits_by_side",
    "relations.memory": "add_conduct",
    "departure.phases": "bargain guard",
    "surveillance.phases": "allocate bind_teams estimate_flows staff watch",
    "technology.phases": "attack",
    "trafficking.phases": "exploit_month",
}
KERNELS = [(module, name) for module, names in CALLED.items() for name in names.split()]
# Before the first day, and beside the run.
NOT_IN_A_TICK = {"cryptomarkets.build", "information.initial_alerts", "information.picture"}
TINY = ["world=synthetic", "world.states=4", "days=16", "burn_in_days=2", "world.flow_scale=0.05",
        "information.investigations.lead_share=0.5", "information.lists.tip_share=0.5",
        "arms.per_100={S00: 50.0}", "corruption.offers_per_year=0.5"]  # fmt: skip
ONE_BY_ONE = ["posts.travellers=individual", "world.traffic_scale=0.001"]
ONLY_WITH = {"phi": ONE_BY_ONE, "screen_person_by_person": ONE_BY_ONE}


def arrays(args):
    """Every array within the arguments of a kernel."""
    for a in args:
        if isinstance(a, np.ndarray):
            yield a
        elif isinstance(a, tuple):
            yield from arrays(a)


def both(kernel, seen):
    """A verb that runs the kernel and its plain twin on a copy, and holds them to the same bits."""

    def verb(*args):
        twin = copy.deepcopy(args)
        answer = kernel(*args)
        with np.errstate(all="ignore"):
            assert kernel.py_func(*twin) == answer
        for a, b in zip(arrays(args), arrays(twin), strict=True):
            close = np.allclose(a, b, rtol=1e-12, atol=1e-12, equal_nan=True) if a.dtype.kind == "f" else (a == b).all()
            assert close, kernel.py_func.__name__
        seen.add(kernel.py_func.__name__)
        return answer

    verb.py_func = kernel.py_func
    return verb


@pytest.mark.parametrize(("module", "name"), KERNELS, ids=[f"{module}.{name}" for module, name in KERNELS])
def test_a_kernel_equals_its_plain_twin(monkeypatch, module, name):
    seen: set[str] = set()
    place = import_module(f"sim.{module}")
    model = BorderModel(load("baseline", seed=5, overrides=[*TINY, *ONLY_WITH.get(name, [])]))
    monkeypatch.setattr(place, name, both(getattr(place, name), seen))
    model.run()
    assert seen == {name}


def callers() -> dict[str, set[str]]:
    """Kernels that plain files of rooms and of the ledger import, but for those of agents, builders and the start."""
    compiled, found = set(sources()), {}
    for path in set(PACKAGE.glob("*/*.py")) - compiled:
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        if path.parent.name in ("door", "runs", "output", "start") or path.stem in ("agent", "build"):
            continue
        names = {name for name, value in vars(import_module(f"sim.{module}")).items() if isinstance(value, Kernel)}
        if names and module not in NOT_IN_A_TICK:
            found[module] = names
    return found


def test_no_kernel_of_the_tick_is_left_out():
    by_module = {module: set(names.split()) for module, names in CALLED.items() if module != "ledger.daily_ledger"}
    assert callers() == by_module
