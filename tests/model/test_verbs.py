"""A verb goes straight to its machine code on tables it knows, and never on arguments of other types."""

from typing import NamedTuple

import numpy as np
import pytest

from sim.engine.rows import kernel
from sim.movers.groups import crossed
from tests.model.conftest import live


class Pairs(NamedTuple):
    """A small table."""

    a: np.ndarray
    b: np.ndarray


@kernel
def add_up(pairs, weight, words):
    """Sum of products, and a number of as many bits as the machine has."""
    total = 0.0
    for k in range(pairs.a.shape[0]):
        total += pairs.a[k] * pairs.b[k] * weight
    return total + words[0]


def pairs(kind) -> Pairs:
    return Pairs(np.arange(4).astype(kind), np.arange(4).astype(kind))


@pytest.mark.parametrize(
    "change",
    [
        {"pairs": pairs(np.float32)}, {"pairs": pairs(np.int64)._replace(b=np.ones(8)[::2])}, {"weight": 0.5},
        {"weight": np.float32(0.5)}, {"words": np.array([2.5])}, {"words": np.array([[7], [8]])[:, 0]},
    ],
)  # fmt: skip
def test_a_verb_sees_a_change_of_types(change):
    usual = {"pairs": pairs(np.int64), "weight": 2, "words": np.array([7])}
    for _ in range(3):
        assert add_up(*usual.values()) == 35.0
    given = {**usual, **change}
    assert add_up(*given.values()) == add_up.py_func(*given.values())


def test_a_verb_reads_what_tables_hold_now():
    table = pairs(np.int64)
    before = [add_up(table, 1, np.array([0])) for _ in range(3)]
    table.a[:] = 0
    assert before == [14.0] * 3 and add_up(table, 1, np.array([0])) == 0.0


def test_views_follow_a_table_that_is_replaced():
    world = live(days=22).world
    kept = crossed(world)
    assert crossed(world) is kept
    world.crossings = type(world.crossings)(*(column.copy() for column in world.crossings))
    people, *_ = crossed(world)
    assert people.crossings is world.crossings
