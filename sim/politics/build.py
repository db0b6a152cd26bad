"""Lays out governments as elections left them."""

import numpy as np

from sim.engine.chance import Purpose, uniform
from sim.engine.table import table
from sim.politics.agent import draw_partners, draw_shift
from sim.politics.settings import PoliticsSettings
from sim.tables import Governments
from sim.world import World


def build(w: World) -> None:
    """Give every state a government at some point of its term, with the preferences that its election brought."""
    s, serial = w.settings(PoliticsSettings), w.states.serial
    first = [int(s.term_days * uniform(w.seed, k, 0, int(Purpose.START), 0)) + 1 for k in serial]
    months = (s.term_days - np.array(first)) * 12.0 / 365.0  # since the last election
    moved = np.array([draw_shift(w.seed, k, -1) for k in serial])  # by it, to be forgotten since
    ideal = s.turnover_sd * moved * s.persistence**months
    alone = s.no_court_sd * (w.states.icj == 0)
    logit = s.willingness_base - s.willingness_ideal * (ideal + alone)
    together = [draw_partners(w.seed, k, -1, float(v), s) for k, v in zip(serial, w.states.voice, strict=True)]
    w.governments = table(
        Governments, len(serial), ideal=ideal, sovereignty_cost=alone, willingness=1.0 / (1.0 + np.exp(-logit)),
        next_election=first, took_office=-10_000, acts=s.enabled,
        partners=[n for n, _ in together], reluctance=[most for _, most in together],
        reads=np.eye(len(serial), dtype=np.uint8),
    )  # fmt: skip
