"""Every kernel of the tick equals its plain twin: the same Python, not compiled, on a small world."""

import copy

import numpy as np
import pytest

from sim import BorderModel, load
from sim.information import exchange, misuse
from sim.information import investigations as police
from sim.politics import agent as governments
from sim.relations import memory as trust
from sim.technology import phases as technology

KERNELS = [
    (crime, "draw_departures"), (crime, "arrive"), (crime, "cross"), (crime, "book"), (crime, "learn"),
    (choices, "choose_places"), (choices, "choose_modes"), (choices, "adapt"), (services, "watch"),
    (services, "allocate"), (services, "screen"), (services, "clear_cargo"), (services, "waits_by_side"),
    (services, "select"), (services, "provide"), (services, "take_note"), (technology, "attack"),
    (intelligence, "list_causes"), (intelligence, "enter"), (intelligence, "enlist"), (intelligence, "tip_off"),
    (police, "follow_clients"), (police, "follow_suspects"), (police, "seek"), (police, "pass_on"),
    (intelligence, "meet"), (intelligence, "compare"), (intelligence, "census"), (intelligence, "ask"),
    (intelligence, "answer"), (observation, "sum_sides"), (observation, "close_posts"), (observation, "record"),
    (observation, "add_up"), (observation, "close_states"), (governments, "draw"), (trust, "add_conduct"),
    (exchange, "let_pass"), (exchange, "delay_passing"), (exchange, "see"), (exchange, "link"),
    (misuse, "draw_counts"), (intelligence, "count_searches"),
]  # fmt: skip
TINY = ["world=synthetic", "world.states=4", "days=16", "burn_in_days=2", "world.flow_scale=0.05",
        "information.investigations.lead_share=0.5", "information.lists.tip_share=0.5"]  # fmt: skip


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


@pytest.mark.parametrize(("module", "name"), KERNELS, ids=[name for _, name in KERNELS])
def test_a_kernel_equals_its_plain_twin(monkeypatch, module, name):
    seen: set[str] = set()
    model = BorderModel(load("baseline", seed=5, overrides=TINY))
    monkeypatch.setattr(module, name, both(getattr(module, name), seen))
    model.run()
    assert seen == {name}
