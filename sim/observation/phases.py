"""Statistics offices count."""

from sim.agents import Model
from sim.engine.narrow import narrow
from sim.observation.recording import RecordedCounts, RecordedCrossings, RecordedSides, record, record_applications


def count(model: Model) -> None:
    """Statistics offices add today to the month; it is published after a delay."""
    w = model.world
    w.tally.deaths_recorded[w.day] = record(
        w.month, narrow(w, "sides", RecordedSides), narrow(w, "today", RecordedCounts), w.posts.travellers,
        w.posts.wait_min, w.observed, w.statistics.death_recorded_share, w.states.serial, w.seed, w.day,
    )  # fmt: skip
    record_applications(
        w.month, w.happened, narrow(w, "crossings", RecordedCrossings), w.streams.destination, w.observed.applications
    )
    w.observed.hits_from[w.month] += w.exchange.hits.T
