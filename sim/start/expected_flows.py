"""Expected flows, and the beliefs to which they would lead, for a start near the stationary state."""

from typing import NamedTuple

from sim.engine.rows import kernel, part
from sim.engine.table import Code, Index, Real, Share
from sim.movers.views import (
    CrossedAlternatives,
    CrossedChoiceSets,
    CrossedJunctions,
    CrossedLegs,
    CrossedOnward,
    CrossedRoutes,
)
from sim.tables import Mode


class FlowingStreams(NamedTuple):
    """The size of a stream, and how it is shared among modes and routes."""

    person: Code
    tries_again: Code
    protection: Share
    factor: Real
    per_day: Real
    lot_g: Real
    first_route: Index
    routes: Index
    legal_access: Share
    junction: Index
    modes: Share
    modes_legal: Share


class FlowingWays(NamedTuple):
    """Streams, and what they choose among."""

    streams: FlowingStreams
    routes: CrossedRoutes
    legs: CrossedLegs
    junctions: CrossedJunctions
    onward: CrossedOnward
    choice_sets: CrossedChoiceSets
    alternatives: CrossedAlternatives


class Expected(NamedTuple):
    """What is expected in a day."""

    alternative_flow: Real  # attempts at each alternative
    alternative_failed: Real  # of those, stopped and not let in
    site_flow: Real  # attempts at each site
    site_failed: Real
    arrests: Real  # of persons at each border side
    stopped: Real  # persons there who are not let in
    returned: Real  # of those, sent back


class Ends(NamedTuple):
    """What becomes of those who try a border: chances, by the place, of each way in which an attempt can end."""

    failing: float  # to be stopped before the border, or stopped and not let in
    again: float  # to be stopped, and to try again
    passing: float  # to go on behind the border, unseen or released
    arrested: float  # as a person, whatever comes of it
    returned: float  # sent back after an arrest


@part
def chance_before(stretch, stretches, sectors):
    """Mean chance of being stopped by the state of departure, before a stretch."""
    total, first, n = 0.0, stretches.first_sector[stretch], stretches.sectors[stretch]
    for s in range(first, first + n):
        total += sectors.prevented[s] / 4294967296.0
    return total / n


@part
def chance_at(stretch, guided, stretches, sectors):
    """Mean chance of being intercepted on a stretch."""
    total, first, n = 0.0, stretches.first_sector[stretch], stretches.sectors[stretch]
    for s in range(first, first + n):
        total += (sectors.caught_guided[s] if guided else sectors.caught_alone[s]) / 4294967296.0
    return total / n


@part
def ends_of(s, f, before, caught, streams, sides, authorities):
    """How attempts of stream ``s`` at border side ``f`` end, by the chances to be stopped before it and at it."""
    if not streams.tries_again[s]:
        return Ends(caught, 0.0, 1.0 - caught, 0.0, 0.0)
    retry, judiciary, state = authorities.retry, authorities.judiciary, sides.state[f]
    claims = min(1.0, streams.protection[s] * retry.claim_factor)
    back = max(judiciary.returned[state], authorities.readmission[sides.neighbour[f], state]) * judiciary.held[state]
    arrested, tried = (1.0 - before) * caught * (1.0 - retry.turned_back_share), (1.0 - before) * caught
    pushed, returned = claims * judiciary.pushback[state] * arrested, (1.0 - claims) * back * arrested
    failing = before + tried * retry.turned_back_share + pushed + returned
    again = failing - before * retry.gives_up_share - returned * retry.deterred
    passing = (1.0 - before) * (1.0 - caught) + (1.0 - claims) * (1.0 - back) * arrested
    return Ends(failing, again, passing, arrested, returned)


@part
def ends_at(s, f, stretch, guided, streams, borders, authorities):
    """How attempts of stream ``s`` on a stretch of border side ``f`` end."""
    before = chance_before(stretch, borders.stretches, borders.sectors) * streams.person[s]
    caught = chance_at(stretch, guided, borders.stretches, borders.sectors)
    return ends_of(s, f, before, caught, streams, borders.sides, authorities)


@part
def ends_of_alternative(s, f, c, ways, borders, authorities):
    """How attempts of stream ``s`` at an alternative end: at a stretch, or a cargo post."""
    if ways.alternatives.post[c] >= 0:
        found = borders.posts.find_chance[ways.alternatives.post[c]] / 4294967296.0
        return Ends(found, 0.0, 1.0 - found, 0.0, 0.0)
    return ends_at(s, f, ways.alternatives.stretch[c], False, ways.streams, borders, authorities)


@part
def departures(s, guided, streams):
    """Persons or lots of stream ``s`` that set out a day, alone or guided, with or without access to a visa."""
    if not streams.person[s]:
        return 0.0 if guided else streams.factor[s] * streams.per_day[s] / streams.lot_g[s]
    m, may = Mode.ALONE + guided, streams.legal_access[s]
    share = (1.0 - may) * (streams.modes[s, m] - streams.modes[s, m - 1])
    share += may * (streams.modes_legal[s, m] - streams.modes_legal[s, m - 1])
    return streams.factor[s] * streams.per_day[s] * share


@part
def does_not_switch(s, streams):
    """Chance that a person of stream ``s`` who is stopped does not choose a visa instead."""
    stays = streams.modes_legal[s, Mode.NONE]
    legal = (streams.modes_legal[s, Mode.LEGAL] - stays) / max(1.0 - stays, 1e-12)
    return 1.0 - streams.legal_access[s] * legal


@part
def count_at_side(f, persons, ends, expected):
    """Add so many attempts of persons at border side ``f``, as they end."""
    expected.arrests[f] += persons * ends.arrested
    expected.stopped[f] += persons * ends.failing
    expected.returned[f] += persons * ends.returned


@part
def guided_ends(s, f, flow, ways, borders, authorities, expected):
    """Add ``flow`` of guided attempts of stream ``s`` at border side ``f`` to the sites of its networks.

    Returns  chances to try again, and to pass
    """
    sides, networks, sites = borders.sides, borders.networks, borders.sites
    again, passing, below = 0.0, 0.0, 0.0
    for n in range(sides.first_network[f], sides.first_network[f] + sides.networks[f]):
        inside = 0.0
        for k in range(networks.first_site[n], networks.first_site[n] + networks.sites[n]):
            share = (networks.share[n] - below) * (sites.choice[k] - inside)
            inside = sites.choice[k]
            ends = ends_at(s, f, sites.stretch[k], True, ways.streams, borders, authorities)
            expected.site_flow[k] += flow * share
            expected.site_failed[k] += flow * share * ends.failing
            count_at_side(f, flow * share * ways.streams.person[s], ends, expected)
            again += share * ends.again
            passing += share * ends.passing
        below = networks.share[n]
    return again, passing


@part
def unguided_ends(s, f, w, flow, ways, borders, authorities, expected):
    """Add ``flow`` of unguided attempts of stream ``s`` to the alternatives of choice set ``w``.

    Returns  chances to try again, and to pass
    """
    choice_sets, alternatives = ways.choice_sets, ways.alternatives
    again, passing, inside = 0.0, 0.0, 0.0
    for c in range(choice_sets.first_alternative[w], choice_sets.first_alternative[w] + choice_sets.alternatives[w]):
        share = alternatives.choice[c] - inside
        inside = alternatives.choice[c]
        ends = ends_of_alternative(s, f, c, ways, borders, authorities)
        expected.alternative_flow[c] += flow * share
        expected.alternative_failed[c] += flow * share * ends.failing
        count_at_side(f, flow * share * ways.streams.person[s], ends, expected)
        again += share * ends.again
        passing += share * ends.passing
    return again, passing


@part
def follow(s, guided, leg, flow, ways, borders, authorities, expected):
    """Follow ``flow`` movers a day of stream ``s`` along their route from ``leg`` on; returns how many arrive."""
    routes, legs, sides = ways.routes, ways.legs, borders.sides
    r = legs.route[leg]
    for own in range(leg, routes.first_leg[r] + routes.legs[r]):
        f, w = legs.side[own], legs.choice_set[own]
        if sides.controlled[f] == 0:
            continue
        led = guided and sides.guides[f] > 0
        if led:
            again, passing = guided_ends(s, f, 0.0, ways, borders, authorities, expected)
        else:
            again, passing = unguided_ends(s, f, w, 0.0, ways, borders, authorities, expected)
        tries = flow / (1.0 - min(again * does_not_switch(s, ways.streams), 0.98))
        if led:
            guided_ends(s, f, tries, ways, borders, authorities, expected)
        else:
            unguided_ends(s, f, w, tries, ways, borders, authorities, expected)
        flow = tries * passing
    return flow


@kernel
def expect_attempts(ways, borders, authorities, expected):
    """Compute the attempts a day that are expected at each alternative and each site by today's choices.

    Reads    ways (``FlowingWays``); borders, authorities (``sim.movers.views``)
    Writes   expected (``Expected``)
    Returns  movers who arrive a day
    """
    streams, junctions, onward, arrive = ways.streams, ways.junctions, ways.onward, 0.0
    for column in expected:
        column[:] = 0.0
    for s in range(streams.person.shape[0]):
        for guided in range(2):
            people = departures(s, guided, streams)
            chosen, before, j = onward.guided if guided else onward.alone, 0.0, streams.junction[s]
            for k in range(junctions.first_onward[j], junctions.first_onward[j] + junctions.onward[j]):
                flow, before = people * (chosen[k] - before), chosen[k]
                if flow > 0.0:
                    arrive += follow(s, guided, onward.leg[k], flow, ways, borders, authorities, expected)
    return arrive


@kernel
def move_beliefs(alternatives, sites, stretches, learning, expected, weight):
    """Move beliefs by ``weight`` towards those to which the expected attempts would lead.

    Reads    expected (``Expected``)
    Writes   alternatives.alpha, beta; sites.alpha, beta; stretches.tried, caught
    """
    a0 = learning.prior_weight * learning.prior_risk
    b0, days = learning.prior_weight - a0, learning.memory_days
    for s in range(stretches.side.shape[0]):
        stretches.tried[s] *= 1.0 - weight
        stretches.caught[s] *= 1.0 - weight
    for c in range(alternatives.choice_set.shape[0]):
        s, n = alternatives.stretch[c], days * expected.alternative_flow[c]
        failed = days * expected.alternative_failed[c]
        alternatives.alpha[c] += weight * (a0 + failed - alternatives.alpha[c])
        alternatives.beta[c] += weight * (b0 + n - failed - alternatives.beta[c])
        if s >= 0:
            stretches.tried[s] += weight * n
            stretches.caught[s] += weight * failed
    for k in range(sites.network.shape[0]):
        n, failed, s = days * expected.site_flow[k], days * expected.site_failed[k], sites.stretch[k]
        sites.alpha[k] += weight * (a0 + failed - sites.alpha[k])
        sites.beta[k] += weight * (b0 + n - failed - sites.beta[k])
        stretches.tried[s] += weight * n
        stretches.caught[s] += weight * failed
    return 0
