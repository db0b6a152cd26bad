"""Movers and networks through the day: set out, cross, be counted, learn, adapt."""

import numpy as np

from sim.core import views as v
from sim.core.booking import book, clear_fronts
from sim.core.closing import Counted
from sim.core.crossing import cross
from sim.core.departing import arrive, draw_departures
from sim.core.learning import learn
from sim.core.room import grow_movers
from sim.core.rows import over_rows
from sim.crime.choices import adapt_market, hear_of_refusals, refresh_choices, set_lots
from sim.tables import Stage


def set_out(model) -> None:
    """People and consignments set out from their source regions, whatever policy is."""
    w, crime = model.world, model.config.crime
    n = draw_departures(w.streams, w.date.month - 1, crime.persons_factor, crime.drugs_factor, w.seed, w.day)
    if n > w.lookup["free"]:  # a lower bound: rows that became free since it was counted come on top
        w.lookup["free"] = np.count_nonzero(w.movers.stage == Stage.FREE)
        if n > w.lookup["free"]:
            grow_movers(w, n)
    w.lookup["free"] -= n
    arrive(w.movers, w.streams, w.day)


def cross_borders(model) -> None:
    """Whoever is due lives today's event, and the books count it."""
    w, par = model.world, model.world.parameters
    done = over_rows(
        cross, len(w.movers.serial), *v.crossed(w), w.dyads.sigma, w.dyads.latency, w.law.readmission,
        par.retry, w.seed, w.day, threads=model.config.scale.threads, slices=model.slices,
    )  # fmt: skip
    w.happened = gather(w.crossings, done)
    model.keep_journal()
    w.states.detained[:] *= 1.0 - 1.0 / max(par.retry.detention_days, 1.0)
    counted = v.narrow(w, "fronts", Counted)
    clear_fronts(counted)
    book(
        w.happened, w.crossings, v.narrow(w, "streams", v.BookedStreams), counted, w.fronts.state, w.fronts.neighbour,
        v.narrow(w, "sectors", v.BookedSectors), v.narrow(w, "cells", v.BookedCells),
        v.narrow(w, "sites", v.BookedSites), v.narrow(w, "networks", v.BookedNetworks), w.dyads.joint,
        w.states.detained, w.states.applied, w.states.refused, w.tally.departed,
        w.flows.first_attempts[: 0 if w.day < model.config.burn_in_days else None], w.seed, w.day,
    )  # fmt: skip


def gather(crossings, done: list[tuple[int, int]]) -> int:
    """Move the events of all slices together, in the order of the rows; give their number."""
    total = done[0][1]
    for start, count in done[1:]:
        for column in crossings:
            column[total : total + count] = column[start : start + count]
        total += count
    return total


def learn_risks(model) -> None:
    """Communities take in what happened and choose anew."""
    w, par = model.world, model.world.parameters
    if model.config.crime.learning.enabled:
        learn(w.cells, w.sites, w.stretches, par.learning, float(model.config.scale.table_days))
        hear_of_refusals(w.states)


def adapt_networks(model) -> None:
    """Networks learn, place their clients and set prices."""
    crime, days = model.config.crime, float(model.config.scale.table_days)
    speed = 1.0 - np.exp(-days / crime.market.adjust_days) if crime.market.enabled else 0.0
    adapt_market(model.world, days, speed, crime.learning.enabled)


def choose_ways(model) -> None:
    """Communities weigh places, routes and modes, and sizes of consignments, by what they believe today."""
    set_lots(model.world)
    refresh_choices(model.world)
