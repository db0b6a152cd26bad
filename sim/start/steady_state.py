"""The steady state of beliefs, prices and choices before the first day, so that a run does not start with a shock."""

import math

import numpy as np

from sim.crime.lots import set_lots
from sim.crime.market import place, price, punished_share
from sim.crime.phases import adapt_market
from sim.crime.settings import CrimeSettings
from sim.engine.narrow import narrow
from sim.engine.queues import BINS
from sim.information.exchange import clean
from sim.information.settings import InformationSettings
from sim.justice.phases import provide_all
from sim.justice.settings import JusticeSettings
from sim.movers.choice import WeighedSides, WeighingStreams, attempt_values
from sim.movers.groups import crossed
from sim.movers.settings import MoverSettings
from sim.movers.weighing import refresh_choices, weigh_places
from sim.posts.checks import Habits, relax_criteria, waits_by_side
from sim.posts.customs import select
from sim.posts.phases import screen_on
from sim.posts.settings import PostSettings
from sim.start.expected_flows import FlowingStreams, FlowingWays, expect_attempts, move_beliefs
from sim.surveillance.patrols import Planning, allocate
from sim.surveillance.phases import answer_alarms, bind, watch_on
from sim.tables import Allocation, BorderKind, Retry
from sim.world import World

ROUNDS = 40  # after which beliefs move by less than a thousandth
WEIGHT = 0.25  # of each round's expectation
KNOWN = 100.0  # clients that the prior of a network about prison is worth
MEAN_WEATHER = -1  # the day on which surveillance is at its mean
DAY_BEFORE = -1  # the first


def set_reference(world: World) -> None:
    """Set the value of staying such that at reference risk and price the share ``participation`` sets out.

    It is computed at the prior risk and with controls at every external border, so that it does not depend on policy:
    supply is exogenous.
    """
    w = world
    control = np.where(w.sides.internal, 0, 2).astype(np.uint8)
    scratch = np.zeros(len(w.utility))
    weigh_places(world)
    for n in range(len(w.networks.serial)):
        _, w.networks.risk[n], km = place(n, w.networks, w.sites, w.stretches, w.choice, w.learning, scratch)
        sea = w.sides.kind[w.networks.side[n]] == BorderKind.SEA
        w.networks.fee_usd[n] = price(w.networks.risk[n], punished_share(n, w.networks), km, sea, w.market)
    adapt_market(world, days=0.0, speed=1.0, learns=False)
    share = w.settings(MoverSettings).choice.participation
    scale = w.choice.entry_scale * w.choice.sector_scale_usd
    streams, sides = narrow(w, "streams", WeighingStreams), narrow(w, "sides", WeighedSides)
    for s in range(len(w.streams.serial)):
        go = attempt_values(
            s, streams, w.routes, w.legs, w.choice_sets, sides, control, w.choice, w.crime_types, scratch
        )
        w.streams.stay_value[s] = go - scale * math.log(share / (1.0 - share))


def set_criteria(w: World) -> None:
    """Set the criterion of officers who have refused travellers only by mistake, and what they remember."""
    memory_days = w.settings(PostSettings).prevalence_days / math.log(2.0)
    travellers = np.bincount(w.posts.state, w.posts.travellers_day, len(w.codes))
    w.officers.travellers_remembered[:] = travellers * memory_days
    relax_criteria(ROUNDS, narrow(w, "officers", Habits), w.police.standards, w.checks)


def retry_chance(retry: Retry, returned: float) -> float:
    """Chance that a person who is intercepted tries again."""
    return retry.turned_back_share + (1.0 - retry.turned_back_share) * returned * (1.0 - retry.deterred)


def reset_beliefs(world: World) -> None:
    """Set beliefs to the prior, without any experience."""
    w, learning = world, world.learning
    for known in (w.alternatives, w.sites):
        known.alpha[:] = learning.prior_weight * learning.prior_risk
        known.beta[:] = learning.prior_weight * (1.0 - learning.prior_risk)
    w.stretches.tried[:], w.stretches.caught[:] = 0.0, 0.0
    w.networks.served[:], w.networks.punished[:] = 0.0, 0.0


def check_day_before(w: World) -> None:
    """Let posts check the travellers of the day before, so that refusals and waits are known when the first set out."""
    screen_on(w, np.zeros(BINS), w.start.month - 1, w.start.weekday(), DAY_BEFORE)
    waits_by_side(w.sides, w.posts)
    n, refuse, travellers = len(w.codes), w.posts.refuse / 4294967296.0, w.posts.travellers_day * (w.posts.refuse > 0)
    refused, checked = (np.bincount(w.posts.state, column, n) for column in (refuse * travellers, travellers))
    w.officers.refusal[:] = refused / np.maximum(checked, 1e-9)


def relax_to_steady_state(w: World) -> None:
    """Bring patrols, beliefs, prices and choices to a steady state before the first day."""
    reset_beliefs(w)
    check_day_before(w)
    everyone_static = np.full(len(w.codes), Allocation.STATIC, np.uint8)
    allocate(
        0, len(w.codes), w.border_guards, w.sectors, everyone_static, w.dyads.usable_effort, w.detection,
        Planning(1.0, 0.0, 0), w.seed, w.plans,
    )  # fmt: skip
    select(0, len(w.codes), w.officers, w.posts, w.customs)  # so that beliefs count finds in freight at posts
    answer_alarms(w)
    provide_all(w)
    watch_on(w, MEAN_WEATHER)
    set_reference(w)
    if w.learning.enabled:
        relax_beliefs(w, 1.0 * w.settings(CrimeSettings).market.enabled)
    refresh_choices(w)
    set_lots(w)


def expected_flows(world: World) -> tuple[np.ndarray, np.ndarray]:
    """Attempts a day at each alternative and at each site, as people choose now."""
    w = world
    alternative_flow, site_flow = np.zeros(len(w.alternatives.choice_set)), np.zeros(len(w.sites.network))
    again = retry_chance(w.retry, w.settings(JusticeSettings).returned_share)
    _, ways, borders, _ = crossed(w)
    flowing = FlowingWays(
        narrow(w, "streams", FlowingStreams), ways.routes, ways.legs, ways.choice_sets, ways.alternatives
    )
    expect_attempts(flowing, borders, again, alternative_flow, site_flow)
    return alternative_flow, site_flow


def set_flows(w: World, alternatives: np.ndarray, sites: np.ndarray) -> None:
    """Set what border guards estimate of the crossings of each sector to the attempts that are expected."""
    here, n = w.alternatives.stretch >= 0, len(w.stretches.side)
    flow = np.bincount(w.alternatives.stretch[here], alternatives[here], n) + np.bincount(w.sites.stretch, sites, n)
    w.sectors.flow[:] = (flow / np.maximum(w.stretches.sectors, 1))[w.sectors.stretch]


def expected_detections(world: World, at: np.ndarray) -> np.ndarray:
    """Persons' crossings a day that each state detects at the sides of ``at``, by people's choices in mean weather."""
    w, (alternatives, sites) = world, expected_flows(world)
    whose, n = w.sides.state[w.stretches.side], len(w.stretches.side)
    pieces = np.bincount(w.sectors.stretch, minlength=n) * 2.0**32
    seen = (w.sectors.seen_alone, w.sectors.seen_guided)
    alone, guided = (np.bincount(w.sectors.stretch, chance, n) / pieces for chance in seen)
    on_foot = (w.streams.person[w.choice_sets.stream[w.alternatives.choice_set]] == 1) & (w.alternatives.stretch >= 0)
    here, there = w.alternatives.stretch[on_foot], w.sites.stretch
    counted = (at & (w.sides.controlled > 0))[w.stretches.side]
    unled = np.bincount(whose[here], alternatives[on_foot] * alone[here] * counted[here], len(w.codes))
    return unled + np.bincount(whose[there], sites * guided[there] * counted[there], len(w.codes))


def expect_convictions(world: World) -> None:
    """Set what networks know on the first day of convictions: prosecutions where their clients are arrested."""
    w, police = world, world.settings(InformationSettings).investigations
    honest = clean(w.states)[w.sides.state[w.networks.side]]
    tried = police.lead_share * (1.0 - police.abroad_share) * police.conviction_share * honest
    w.networks.served[:], w.networks.punished[:] = KNOWN, KNOWN * w.networks.risk * tried


def relax_beliefs(world: World, speed: float) -> None:
    """Move beliefs and prices to the values to which the flows that they cause would lead."""
    w = world
    for _ in range(ROUNDS):
        refresh_choices(world)
        set_lots(world)
        flows = expected_flows(world)
        expect_convictions(world)
        move_beliefs(w.alternatives, w.sites, w.stretches, w.sectors, w.posts, w.learning, *flows, WEIGHT)
        set_flows(w, *flows)
        bind(w)
        watch_on(w, MEAN_WEATHER)
        adapt_market(world, days=0.0, speed=speed, learns=False)
