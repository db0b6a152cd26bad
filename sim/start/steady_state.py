"""The steady state of beliefs, prices and choices before the first day, so that a run does not start with a shock."""

import math

import numpy as np

from sim.crime.lots import set_lots
from sim.crime.market import margin, place, price, punished_share
from sim.crime.phases import adapt_market
from sim.crime.settings import CrimeSettings
from sim.departure.phases import start_exits
from sim.engine.integrity import integrity
from sim.engine.narrow import narrow
from sim.engine.queues import BINS
from sim.information.settings import InformationSettings
from sim.justice.phases import provide_all
from sim.justice.settings import JusticeSettings
from sim.movers.choice import attempt_values
from sim.movers.groups import crossed
from sim.movers.settings import MoverSettings
from sim.movers.weighing import refresh_choices, weigh_places, weighed_ways
from sim.posts.checks import Habits, relax_criteria, waits_by_side
from sim.posts.customs import select
from sim.posts.phases import screen_on, share_work
from sim.posts.settings import PostSettings
from sim.start.expected_flows import Expected, FlowingStreams, FlowingWays, expect_attempts, move_beliefs
from sim.surveillance.corps import deploy
from sim.surveillance.patrols import Planning, allocate
from sim.surveillance.phases import answer_alarms, bind, watch_on
from sim.tables import Allocation, BorderKind
from sim.world import World

ROUNDS = 40  # after which beliefs move by less than a thousandth
WEIGHT = 0.25  # of each round's expectation
KNOWN = 100.0  # clients that the prior of a network about prison is worth
MEAN_WEATHER = -1  # the day on which surveillance is at its mean
DAY_BEFORE = -1  # the first


def set_reference(world: World) -> None:
    """Set the value of staying such that at reference risk and price the share ``participation`` sets out.

    It is computed at the prior risk and the reference consequence, with controls at every external border from which
    all are sent back whom somebody stops and no new visas, so that it does not depend on policy: supply is exogenous.
    """
    w, s = world, world.settings(MoverSettings).choice
    person, today, loss = w.crime_types.person == 1, w.choice, s.loss_usd + s.reference_consequence_usd
    here = w.crime_types.loss_usd[person].copy()
    w.crime_types.loss_usd[person], w.choice = loss, today._replace(consequence_usd=s.reference_consequence_usd)
    visas = w.routes.access_usd.copy()
    w.sides.sent_back[:], w.routes.access_usd[:] = 1.0, 0.0
    control = np.where(w.sides.internal, 0, 2).astype(np.uint8)
    scratch = np.zeros(len(w.utility))
    weigh_places(w)
    loss += s.return_usd
    for n in range(len(w.networks.serial)):
        _, w.networks.risk[n], km = place(n, loss, w.networks, w.sites, w.stretches, w.choice, w.learning, scratch)
        sea = w.sides.kind[w.networks.side[n]] == BorderKind.SEA
        w.networks.fee_usd[n] = price(w.networks.risk[n], punished_share(n, w.networks), km, sea, w.market)
    adapt_market(world, days=0.0, speed=1.0, learns=False)
    share = s.participation
    attempt_values(0, len(w.streams.serial), weighed_ways(w), control, w.choice, w.crime_types, w.streams.stay_value)
    w.streams.stay_value[:] -= w.choice.entry_scale_usd * math.log(share / (1.0 - share))
    w.crime_types.loss_usd[person], w.choice, w.routes.access_usd[:] = here, today, visas


def set_criteria(w: World) -> None:
    """Set the criterion of officers who have refused travellers only by mistake, and what they remember."""
    memory_days = w.settings(PostSettings).prevalence_days / math.log(2.0)
    travellers = np.bincount(w.posts.state, w.posts.travellers_day, len(w.codes))
    w.officers.travellers_remembered[:] = travellers * memory_days
    relax_criteria(ROUNDS, narrow(w, "officers", Habits), w.police.standards, w.checks)


def reset_beliefs(world: World) -> None:
    """Set beliefs to the prior, without any experience."""
    w, learning = world, world.learning
    for known in (w.alternatives, w.sites):
        known.alpha[:] = learning.prior_weight * learning.prior_risk
        known.beta[:] = learning.prior_weight * (1.0 - learning.prior_risk)
    w.stretches.tried[:], w.stretches.caught[:] = 0.0, 0.0
    w.networks.served[:], w.networks.punished[:], w.networks.active[:] = 0.0, 0.0, 1


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
    deploy(w.border_guards, w.law.corps)
    allocate(
        0, len(w.codes), w.border_guards, w.sectors, everyone_static, w.dyads.usable_effort, w.detection,
        Planning(1.0, 0.0, 0), w.seed, w.plans,
    )  # fmt: skip
    share_work(w.posts, w.sides, w.law)
    select(0, len(w.codes), w.officers, w.posts, w.customs)  # so that beliefs count finds in freight at posts
    answer_alarms(w)
    provide_all(w)
    start_exits(w)
    watch_on(w, MEAN_WEATHER)
    set_reference(w)
    relax(w, 1.0 * w.settings(CrimeSettings).market.enabled)
    refresh_choices(w)
    set_lots(w)


def expected_flows(world: World) -> Expected:
    """Attempts a day at each alternative and at each site, and how many fail, as people choose now."""
    w = world
    places, sites = len(w.alternatives.choice_set), len(w.sites.network)
    expected = Expected(*map(np.zeros, (places, places, sites, sites, *[len(w.sides.state)] * 3)))
    _, ways, borders, authorities = crossed(w)
    flowing = FlowingWays(
        narrow(w, "streams", FlowingStreams), ways.routes, ways.legs, ways.junctions, ways.onward, ways.choice_sets,
        ways.alternatives,
    )  # fmt: skip
    expect_attempts(flowing, borders, authorities, expected)
    return expected


def set_flows(w: World, expected: Expected) -> None:
    """Set what border guards estimate of the crossings of each sector to what is expected."""
    here = w.alternatives.stretch >= 0
    n = len(w.stretches.side)
    flow = np.bincount(w.alternatives.stretch[here], expected.alternative_flow[here], n)
    flow += np.bincount(w.sites.stretch, expected.site_flow, n)
    reaching = 1.0 - w.sectors.prevented / 2.0**32
    w.sectors.flow[:] = (flow / np.maximum(w.stretches.sectors, 1))[w.sectors.stretch] * reaching


def expect_returns(w: World, expected: Expected) -> None:
    """Fill places of detention as expected; set what movers believe about being sent back where they are stopped.

    Where nobody is expected, and where nothing is learnt, they believe what law and practice do to persons without a
    claim.
    """
    arrests = np.bincount(w.sides.state, expected.arrests, len(w.codes))
    w.judiciary.detained[:] = arrests * w.settings(JusticeSettings).detention_days
    provide_all(w)
    _, _, borders, authorities = crossed(w)
    sides, retry, justice = borders.sides, authorities.retry, authorities.judiciary
    agreed = authorities.readmission[sides.neighbour, sides.state]
    back = np.maximum(justice.returned[sides.state], agreed) * justice.held[sides.state]
    sent_back = (1.0 - retry.turned_back_share) * back
    w.sides.sent_back[:] = sent_back / np.maximum(retry.turned_back_share + sent_back, 1e-12)
    seen = (expected.stopped > 0) & bool(w.learning.enabled)
    w.sides.sent_back[seen] = expected.returned[seen] / expected.stopped[seen]


def expected_detections(world: World, at: np.ndarray) -> np.ndarray:
    """Persons' crossings a day that each state detects at the sides of ``at``, by people's choices in mean weather."""
    w, expected = world, expected_flows(world)
    alternatives, sites = expected.alternative_flow, expected.site_flow
    whose, n = w.sides.state[w.stretches.side], len(w.stretches.side)
    pieces = np.bincount(w.sectors.stretch, minlength=n) * 2.0**32
    chances = (w.sectors.prevented, w.sectors.seen_alone, w.sectors.seen_guided)
    before, alone, guided = (np.bincount(w.sectors.stretch, chance, n) / pieces for chance in chances)
    on_foot = (w.streams.person[w.choice_sets.stream[w.alternatives.choice_set]] == 1) & (w.alternatives.stretch >= 0)
    here, there = w.alternatives.stretch[on_foot], w.sites.stretch
    counted = (at & (w.sides.controlled > 0))[w.stretches.side] * (1.0 - before)
    unled = np.bincount(whose[here], alternatives[on_foot] * alone[here] * counted[here], len(w.codes))
    return unled + np.bincount(whose[there], sites * guided[there] * counted[there], len(w.codes))


def expect_convictions(world: World) -> None:
    """Set what networks know on the first day of convictions: prosecutions where their clients are arrested."""
    w, police = world, world.settings(InformationSettings).investigations
    honest = integrity(w.states.control_of_corruption)[w.sides.state[w.networks.side]]
    tried = police.lead_share * (1.0 - w.networks.abroad) * police.conviction_share * honest
    w.networks.served[:], w.networks.punished[:] = KNOWN, KNOWN * w.networks.risk * tried


def expect_networks(w: World) -> None:
    """Let as many networks be active at each border as its crossings keep; the first are the first to come."""
    side, n = w.networks.side, len(w.sides.state)
    tried = np.bincount(w.stretches.side, w.stretches.tried, n)[side] / w.learning.memory_days
    rank = np.arange(len(side)) - w.sides.first_network[side]
    kept = margin(1.0, w.market) * w.networks.fee_usd * tried >= (rank + 1) * w.market.overhead_usd_per_day
    w.networks.active[:] = kept & (tried > 0)


def relax(world: World, speed: float) -> None:
    """Move beliefs, prices, detention and the work of teams to where the flows that they cause would lead them.

    Where nothing is learnt, beliefs stay at the prior.
    """
    w = world
    for _ in range(ROUNDS):
        refresh_choices(world)
        set_lots(world)
        expected = expected_flows(world)
        expect_returns(world, expected)
        set_flows(world, expected)
        bind(w)
        watch_on(w, MEAN_WEATHER)
        if w.learning.enabled:
            expect_convictions(world)
            move_beliefs(w.alternatives, w.sites, w.stretches, w.learning, expected, WEIGHT)
            expect_networks(w)
        adapt_market(world, days=0.0, speed=speed, learns=False)
