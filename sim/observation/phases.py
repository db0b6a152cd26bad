"""Statistics offices count."""

import numpy as np

from sim.agents import Model
from sim.engine.narrow import kept_group, narrow
from sim.observation.recording import RecordedCounts, RecordedCrossings, RecordedSides, record, record_applications
from sim.tables import States, Statistics


def count(model: Model) -> None:
    """Statistics offices add today to the month; it is published after a delay."""
    w = model.world
    shares = kept_group(w, "recorded", (w.states, w.statistics), lambda: recorded_share(w.states, w.statistics))
    w.tally.deaths_recorded[w.day] = record(
        w.month, narrow(w, "sides", RecordedSides), narrow(w, "today", RecordedCounts), w.posts.travellers,
        w.posts.wait_min, w.posts.trucks, w.observed, shares, w.states.serial, w.seed, w.day,
    )  # fmt: skip
    record_applications(
        w.month, w.happened, narrow(w, "crossings", RecordedCrossings), w.streams.destination, w.observed.applications
    )
    w.observed.hits_from[w.month] += w.exchange.hits.T


def recorded_share(states: States, statistics: Statistics) -> np.ndarray:
    """Share of deaths that each state records and publishes: the less free it is, the more it leaves out.

    Free is who stands 0.5 sd above the world's mean of voice and accountability, least free who stands 1.5 below it.
    """
    closed = np.clip((0.5 - states.voice) / 2.0, 0.0, 1.0)
    return np.asarray(statistics.death_recorded_share * (1.0 - statistics.withheld_share * closed))
