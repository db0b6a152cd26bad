"""Leaving a system of shared data ends access on the day, whatever trust still remembers."""

import pytest

from sim import BorderModel, load
from sim.legal.steps.denounce import denounce
from tests.model.conftest import SMALL


def test_data_access_ends_with_the_denunciation():
    model = BorderModel(load("baseline", seed=1, overrides=SMALL))
    for _ in range(9):  # in the middle of a week
        model.step()
    w = model.world
    t = next(k for k, one in enumerate(w.instruments) if one.name == "club")
    i = int((w.membership.since[t] <= 0).argmax())
    before = w.dyads.alert_visibility[:, i].max()
    denounce(w, t, i)
    model.step()
    model.step()
    assert before > 0.2 and w.dyads.alert_visibility[:, i].max() <= 0.1


def test_an_unknown_phase_cannot_be_left_out():
    with pytest.raises(ValueError, match="no phase or step crime.lern"):
        BorderModel(load("baseline", overrides=SMALL), off=("crime.lern",))
