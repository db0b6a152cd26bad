"""The machine: same bits for any threads, slices and a saved run; kernels equal their plain twins."""

import gc
import weakref

import numpy as np
import pytest

from sim import BorderModel, load
from tests.model.conftest import SMALL, live


def same(a: BorderModel, b: BorderModel) -> bool:
    """Whether two worlds hold the same bits in every column but rows that are only scratch."""
    skip = {"crossings"}
    return all(
        np.array_equal(x, y, equal_nan=True)
        for name, table in a.world.tables().items()
        if name not in skip
        for x, y in zip(table, getattr(b.world, name), strict=True)
    )


@pytest.mark.parametrize(("threads", "slices"), [(2, 2), (4, 7), (8, 16)])
def test_threads_and_slices_change_no_bit(small, threads, slices):
    overrides = [*SMALL, f"scale.threads={threads}"]
    other = BorderModel(load("baseline", seed=3, overrides=overrides))
    other.slices = slices
    assert same(small, other.run())


def test_a_saved_run_goes_on_bit_for_bit(small, tmp_path):
    half = BorderModel(load("baseline", seed=3, overrides=SMALL))
    for _ in range(61):
        half.step()
    half.save(tmp_path / "half.npz")
    rest = BorderModel.restore(tmp_path / "half.npz").run()
    assert same(small, rest)
    assert rest.summary() == small.summary()


def test_another_seed_is_another_run(small):
    assert live(seed=4).summary() != small.summary()


def test_a_model_is_an_ordinary_mesa_model(small):
    import mesa

    assert isinstance(small, mesa.Model)
    kinds = {kind.__name__ for kind in small.agents_by_type}
    assert {"State", "BorderGuard", "Customs", "Police", "Judiciary", "Network"} <= kinds
    state = next(a for a in small.agents if type(a).__name__ == "State")
    assert state.population == small.world.states.population[state.row]


def test_a_mover_can_be_explained():
    model = live(days=60, journal=True)
    serial = int(model.journal[20][1][5])
    story = model.explain(serial)
    assert str(serial) in story and "2024-01-21" in story
    assert [model.explain(nobody) for nobody in (-1, 2**64)] == [f"No mover {n} by day 60." for n in (-1, 2**64)]


def test_a_model_that_nobody_holds_is_gone():
    model = live(days=21)
    held, world = weakref.ref(model), weakref.ref(model.world)
    del model
    gc.collect()
    assert held() is None and world() is None


def test_mesa_sweeps_it_as_it_does_any_model():
    import mesa

    config = load("baseline", overrides=[*SMALL[:2], "days=12", "burn_in_days=2"])
    rows = mesa.batch_run(
        BorderModel, {"config": config, "seed": range(2)}, data_collection_period=5, display_progress=False
    )
    assert [(row["seed"], row["Step"]) for row in rows] == [(s, k) for s in range(2) for k in (0, 5, 10, 11)]
    alone = BorderModel(config, seed=1).run().frame()
    assert [row["attempts"] for row in rows if row["seed"] == 1] == alone["attempts"].iloc[[0, 5, 10, 11]].tolist()


def test_a_data_collector_can_be_attached():
    import mesa

    model = BorderModel(load("baseline", overrides=[*SMALL[:2], "days=9", "burn_in_days=2"]))
    model.datacollector = mesa.DataCollector(
        model_reporters={"day": "day", "trust": lambda m: m.world.mean_trust},
        agenttype_reporters={type(model.agents[0]): {"row": "row"}},
    )
    told = model.run().datacollector.get_model_vars_dataframe()
    assert told["day"].tolist() == list(range(1, 10)) and told["trust"].between(0, 1).all()
