"""Where beliefs, prices and choices come to rest before the first day, so that a run does not start with a shock."""

import math

import numpy as np

from sim.agents.agency import provide_arguments, select_arguments
from sim.core import views as v
from sim.core.checks import Habits, Officers, find_criteria, screen, waits_by_front
from sim.core.choice import WeighedFronts, WeighingStreams, attempt_values
from sim.core.market import place, price, punished_share
from sim.core.patrols import STATIC, allocate
from sim.core.queues import BINS
from sim.core.services import provide, select
from sim.core.stationary import FlowingStreams, expect, rest
from sim.core.surveillance import watch
from sim.crime.choices import adapt_market, refresh_choices, set_lots, weigh_places
from sim.geography.layout import AIR, PERSONS, SEA
from sim.intelligence.exchange import clean

ROUNDS = 40  # after which beliefs move by less than a thousandth
WEIGHT = 0.25  # of each round's expectation
KNOWN = 100.0  # clients that a network's first idea of prison is worth
MEAN_WEATHER = -1  # the day on which surveillance is at its mean
EVE = -1  # the day before the first


def set_reference(world) -> None:
    """The value of staying, such that at reference risk and price the share ``participation`` sets out.

    It is computed at the prior risk and with controls at every external border, so that it does not depend on policy:
    supply is exogenous.
    """
    w, par = world, world.parameters
    control = np.where(w.fronts.internal, 0, 2).astype(np.uint8)
    scratch = np.zeros(len(w.lookup["utility"]))
    weigh_places(world)
    for n in range(len(w.networks.serial)):
        _, w.networks.risk[n], km = place(n, w.networks, w.sites, w.stretches, par.choice, par.learning, scratch)
        sea = w.fronts.kind[w.networks.front[n]] == SEA
        w.networks.fee_usd[n] = price(w.networks.risk[n], punished_share(n, w.networks), km, sea, par.market)
    adapt_market(world, days=0.0, speed=1.0, learns=False)
    share = world.config.crime.choice.participation
    scale = par.choice.entry_scale * par.choice.sector_scale_usd
    streams, fronts = v.narrow(w, "streams", WeighingStreams), v.narrow(w, "fronts", WeighedFronts)
    for s in range(len(w.streams.serial)):
        go = attempt_values(s, streams, w.routes, w.legs, w.ways, fronts, control, par.choice, par.drugs, scratch)
        w.streams.stay_value[s] = go - scale * math.log(share / (1.0 - share))


def set_criteria(world) -> None:
    """The criterion at which officers rest who refuse only by mistake, and what they then remember."""
    w, checks = world, world.parameters.checks
    s, n = w.states, len(w.codes)
    memory_days = w.config.operations.posts.prevalence_days / math.log(2.0)
    s.checked[:] = np.bincount(w.posts.state, w.posts.travellers_day, n) * memory_days
    habits = v.narrow(w, "states", Habits)
    find_criteria(ROUNDS, habits, checks)


def retry_chance(retry, returned: float) -> float:
    """Chance that one who is intercepted tries again."""
    return retry.turned_back_share + (1.0 - retry.turned_back_share) * returned * (1.0 - retry.deterred)


def forget(world) -> None:
    """Beliefs as they are without experience."""
    w, learning = world, world.parameters.learning
    for known in (w.cells, w.sites):
        known.alpha[:] = learning.prior_weight * learning.prior_risk
        known.beta[:] = learning.prior_weight * (1.0 - learning.prior_risk)
    w.stretches.tried[:], w.stretches.caught[:] = 0.0, 0.0
    w.networks.served[:], w.networks.punished[:] = 0.0, 0.0


def check_first(world) -> None:
    """Let posts check a day's travellers, or nobody would have heard of refusals and waits when the first set out."""
    w, look, start = world, world.lookup, world.config.start
    screen(
        0, len(w.posts.serial), w.posts, w.fronts.controlled, v.narrow(w, "states", Officers), w.parameters.checks,
        look["waits"], np.zeros(BINS), look["hall"], 1.0, start.month - 1, start.weekday(), w.seed, EVE,
    )  # fmt: skip
    waits_by_front(w.fronts, w.posts)
    air = w.posts.mode == AIR
    w.states.refusal[w.posts.state[air]] = w.posts.refuse[air] / 4294967296.0


def settle(world) -> None:
    """Let patrols, beliefs, prices and choices find each other before the first day."""
    w, par, config = world, world.parameters, world.config
    forget(world)
    check_first(world)
    everyone_static = np.full(len(w.codes), STATIC, np.int64)
    allocate(
        0, len(w.codes), w.states, w.sectors, everyone_static, w.dyads.theta, par.surveillance, 1.0, 0.0, 7.0, 0,
        w.seed, w.lookup["plans"],
    )  # fmt: skip
    select(0, len(w.codes), *select_arguments(w))  # or who hides freight would believe posts harmless at first
    provide(0, len(w.codes), *provide_arguments(w))
    watch(
        0, len(w.sectors.serial), w.sectors, w.states.answered, w.stretches.front, w.fronts.controlled, w.dyads.theta,
        w.law.pursuit, par.surveillance, w.seed, MEAN_WEATHER,
    )  # fmt: skip
    set_reference(world)
    if config.crime.learning.enabled:
        find_rest(world, 1.0 * config.crime.market.enabled)
    refresh_choices(world)
    set_lots(world)


def expected_flows(world) -> tuple[np.ndarray, np.ndarray]:
    """Attempts a day at each cell and at each site, as people choose now."""
    w, crime = world, world.config.crime
    cell_flow, site_flow = np.zeros(len(w.cells.way)), np.zeros(len(w.sites.network))
    again = retry_chance(w.parameters.retry, w.config.society.returned_share)
    expect(
        v.narrow(w, "streams", FlowingStreams), v.narrow(w, "routes", v.CrossedRoutes), w.legs,
        v.narrow(w, "ways", v.CrossedWays), v.narrow(w, "cells", v.CrossedCells),
        v.narrow(w, "fronts", v.CrossedFronts), v.narrow(w, "stretches", v.CrossedStretches),
        v.narrow(w, "sectors", v.CrossedSectors), v.narrow(w, "posts", v.CrossedPosts),
        v.narrow(w, "networks", v.CrossedNetworks), v.narrow(w, "sites", v.CrossedSites), again, crime.persons_factor,
        crime.drugs_factor, cell_flow, site_flow,
    )  # fmt: skip
    return cell_flow, site_flow


def expected_detections(world) -> np.ndarray:
    """Persons' crossings a day that each state detects, as people choose now and in mean weather."""
    w, (cells, sites) = world, expected_flows(world)
    whose, n = w.fronts.state[w.stretches.front], len(w.stretches.front)
    pieces = np.bincount(w.sectors.stretch, minlength=n) * 2.0**32
    seen = (w.sectors.seen_alone, w.sectors.seen_guided)
    alone, guided = (np.bincount(w.sectors.stretch, chance, n) / pieces for chance in seen)
    on_foot = (w.streams.kind[w.ways.stream[w.cells.way]] == PERSONS) & (w.cells.stretch >= 0)
    here, there = w.cells.stretch[on_foot], w.sites.stretch
    unled = np.bincount(whose[here], cells[on_foot] * alone[here], len(w.codes))
    return unled + np.bincount(whose[there], sites * guided[there], len(w.codes))


def expect_convictions(world) -> None:
    """What networks know on the first day of the risk of prison: prosecutions where their clients are arrested."""
    w, police = world, world.config.intelligence.investigations
    honest = clean(w.states)[w.fronts.state[w.networks.front]]
    tried = police.lead_share * (1.0 - police.abroad_share) * police.conviction_share * honest
    w.networks.served[:], w.networks.punished[:] = KNOWN, KNOWN * w.networks.risk * tried


def find_rest(world, speed: float) -> None:
    """Move beliefs and prices towards what the flows that they bring about would teach."""
    w, par = world, world.parameters
    for _ in range(ROUNDS):
        refresh_choices(world)
        set_lots(world)
        flows = expected_flows(world)
        expect_convictions(world)
        rest(w.cells, w.sites, w.stretches, w.sectors, w.posts, par.learning, *flows, WEIGHT)
        adapt_market(world, days=0.0, speed=speed, learns=False)
