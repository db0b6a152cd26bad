"""Where beliefs, prices and choices come to rest before the first day, so that a run does not start with a shock."""

import math

import numpy as np

from sim.core.choice import attempt_values, choose_places
from sim.core.market import adapt, place, price
from sim.core.patrols import allocate
from sim.core.stationary import expect, rest
from sim.core.surveillance import watch
from sim.crime.choices import refresh_choices
from sim.geography.layout import SEA

ROUNDS = 40


def set_reference(world) -> None:
    """The value of staying, such that at reference risk and price the share ``participation`` sets out.

    It is computed at the prior risk and with controls at every external border, so that it does not depend on policy:
    supply is exogenous.
    """
    w, par = world, world.parameters
    control = (w.fronts.internal == 0).astype(np.uint8)
    utility = w.lookup["utility"]
    choose_places(
        0,
        len(w.ways.stream),
        w.ways,
        w.cells,
        w.streams,
        w.stretches,
        w.posts.found,
        par.choice,
        par.drugs,
        par.learning,
        utility,
    )
    scratch = np.zeros(len(utility))
    for n in range(len(w.networks.serial)):
        value, w.networks.risk[n], km = place(n, w.networks, w.sites, w.stretches, par.choice, par.learning, scratch)
        w.networks.fee_usd[n] = price(w.networks.risk[n], km, w.fronts.kind[w.networks.front[n]] == SEA, par.market)
    adapt(
        0,
        len(w.fronts.border),
        w.fronts,
        w.networks,
        w.sites,
        w.stretches,
        par.choice,
        par.learning,
        par.market,
        0.0,
        1.0,
        False,
        scratch,
        w.seed,
        0,
    )
    share = world.config.crime.choice.participation
    scale = par.choice.entry_scale * par.choice.sector_scale_usd
    for s in range(len(w.streams.serial)):
        go = attempt_values(s, w.streams, w.routes, w.legs, w.ways, w.fronts, control, par.choice, par.drugs, scratch)
        w.streams.stay_value[s] = go - scale * math.log(share / (1.0 - share))


def settle(world) -> None:
    """Let patrols, beliefs, prices and choices find each other before the first day."""
    w, par, config = world, world.parameters, world.config
    static = np.zeros(len(w.codes), np.int64)
    allocate(
        0,
        len(w.codes),
        w.states,
        w.sectors,
        static,
        w.dyads.theta,
        par.surveillance,
        1.0,
        0.0,
        7.0,
        0,
        w.seed,
        w.lookup["plans"],
    )
    watch(
        0,
        len(w.sectors.serial),
        w.sectors,
        w.states,
        w.stretches,
        w.fronts,
        w.dyads.theta,
        w.law.pursuit,
        par.surveillance,
        w.seed,
        -1,
    )
    set_reference(world)
    again = par.retry.turned_back_share + (1.0 - par.retry.turned_back_share) * config.society.returned_share * (
        1.0 - par.retry.deterred
    )
    cell_flow, site_flow = np.zeros(len(w.cells.way)), np.zeros(len(w.sites.network))
    for _ in range(ROUNDS if config.crime.learning.enabled else 1):
        refresh_choices(world)
        expect(
            w.streams,
            w.routes,
            w.legs,
            w.ways,
            w.cells,
            w.fronts,
            w.stretches,
            w.sectors,
            w.posts,
            w.networks,
            w.sites,
            again,
            cell_flow,
            site_flow,
        )
        if config.crime.learning.enabled:
            rest(w.cells, w.sites, w.stretches, w.sectors, w.posts, par.learning, cell_flow, site_flow, 0.25)
            speed = 1.0 if config.crime.market.enabled else 0.0
            adapt(
                0,
                len(w.fronts.border),
                w.fronts,
                w.networks,
                w.sites,
                w.stretches,
                par.choice,
                par.learning,
                par.market,
                0.0,
                speed,
                False,
                w.lookup["utility"],
                w.seed,
                0,
            )
    refresh_choices(world)
