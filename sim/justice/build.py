"""Lays out judiciaries: places for detention, practice of returns."""

import numpy as np

from sim.engine.table import table
from sim.justice.settings import JusticeSettings
from sim.tables import Judiciaries
from sim.world import World


def build(w: World) -> None:
    """Give every state places for detention, and its practice towards persons who are arrested."""
    s = w.settings(JusticeSettings)
    weak = np.clip((2.0 - w.states.rule_of_law) / 4.0, 0.0, 1.0)
    w.judiciary = table(
        Judiciaries, len(w.codes), places=s.detention_per_million * w.states.population / 1e6, held=1.0,
        returned=s.returned_share, pushback=s.pushback_share * weak,
    )  # fmt: skip
