"""Expected flows, and the beliefs to which they would lead, for a start near the stationary state."""

from typing import NamedTuple

from sim.engine.rows import kernel, part
from sim.engine.table import Code, Index, Real, Share
from sim.movers.views import CrossedAlternatives, CrossedChoiceSets, CrossedRoutes
from sim.tables import Legs, Mode


class FlowingStreams(NamedTuple):
    """The size of a stream, and how it is shared among modes and routes."""

    person: Code
    tries_again: Code
    factor: Real
    per_day: Real
    lot_g: Real
    first_route: Index
    routes: Index
    legal_access: Share
    modes: Share
    modes_legal: Share


class FlowingWays(NamedTuple):
    """Streams, and what they choose among."""

    streams: FlowingStreams
    routes: CrossedRoutes
    legs: Legs
    choice_sets: CrossedChoiceSets
    alternatives: CrossedAlternatives


@kernel
def chance_at(stretch, guided, stretches, sectors):
    """Mean chance of being intercepted on a stretch."""
    total, first, n = 0.0, stretches.first_sector[stretch], stretches.sectors[stretch]
    for s in range(first, first + n):
        total += (sectors.caught_guided[s] if guided else sectors.caught_alone[s]) / 4294967296.0
    return total / n


@kernel
def risk_of(c, guided, alternatives, stretches, sectors, posts):
    """Chance of being intercepted at an alternative: a stretch, or a cargo post."""
    if alternatives.post[c] >= 0:
        return posts.find_chance[alternatives.post[c]] / 4294967296.0
    return chance_at(alternatives.stretch[c], guided, stretches, sectors)


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
def chance_to_retry(s, streams, again):
    """Chance that a person of stream ``s`` who is stopped tries again there, and does not choose a visa instead."""
    if not streams.tries_again[s]:
        return 0.0
    stays = streams.modes_legal[s, Mode.NONE]
    legal = (streams.modes_legal[s, Mode.LEGAL] - stays) / max(1.0 - stays, 1e-12)
    return again * (1.0 - streams.legal_access[s] * legal)


@part
def add_guided(f, flow, borders, site_flow):
    """Add ``flow`` of guided attempts at border side ``f`` to the sites of its networks; returns their risk."""
    sides, networks, sites = borders.sides, borders.networks, borders.sites
    risk, below = 0.0, 0.0
    for n in range(sides.first_network[f], sides.first_network[f] + sides.networks[f]):
        inside = 0.0
        for k in range(networks.first_site[n], networks.first_site[n] + networks.sites[n]):
            share = (networks.share[n] - below) * (sites.choice[k] - inside)
            inside = sites.choice[k]
            site_flow[k] += flow * share
            risk += share * chance_at(sites.stretch[k], True, borders.stretches, borders.sectors)
        below = networks.share[n]
    return risk


@part
def add_alone(w, flow, ways, borders, alternative_flow):
    """Add ``flow`` of unguided attempts to the alternatives of choice set ``w``; returns their risk."""
    choice_sets, alternatives = ways.choice_sets, ways.alternatives
    risk, inside = 0.0, 0.0
    for c in range(choice_sets.first_alternative[w], choice_sets.first_alternative[w] + choice_sets.alternatives[w]):
        share = alternatives.choice[c] - inside
        inside = alternatives.choice[c]
        alternative_flow[c] += flow * share
        risk += share * risk_of(c, False, alternatives, borders.stretches, borders.sectors, borders.posts)
    return risk


@kernel
def expect_attempts(ways, borders, again, alternative_flow, site_flow):
    """Compute the attempts a day that are expected at each alternative and each site by today's choices.

    ``again`` is the chance that a person who is stopped tries again.

    Reads    ways (``FlowingWays``); borders (``sim.movers.views.Borders``)
    Writes   alternative_flow; site_flow
    """
    streams, routes, legs, sides = ways.streams, ways.routes, ways.legs, borders.sides
    alternative_flow[:], site_flow[:] = 0.0, 0.0
    for s in range(streams.person.shape[0]):
        repeat = chance_to_retry(s, streams, again)
        for guided in range(2):
            people = departures(s, guided, streams)
            chosen, before = routes.guided if guided else routes.alone, 0.0
            for r in range(streams.first_route[s], streams.first_route[s] + streams.routes[s]):
                flow, before = people * (chosen[r] - before), chosen[r]
                for leg in range(routes.first_leg[r], routes.first_leg[r] + routes.legs[r]):
                    f, w = legs.side[leg], legs.choice_set[leg]
                    if sides.controlled[f] == 0:
                        continue
                    if guided and sides.guides[f] > 0:
                        risk = add_guided(f, 0.0, borders, site_flow)
                        flow /= 1.0 - repeat * risk
                        add_guided(f, flow, borders, site_flow)
                    else:
                        risk = add_alone(w, 0.0, ways, borders, alternative_flow)
                        flow /= 1.0 - repeat * risk
                        add_alone(w, flow, ways, borders, alternative_flow)
                    flow *= 1.0 - risk
    return 0


@kernel
def move_beliefs(alternatives, sites, stretches, sectors, posts, learning, alternative_flow, site_flow, weight):
    """Move beliefs by ``weight`` towards those to which the expected attempts would lead.

    Reads    alternative_flow, site_flow; today's chances of sectors and posts
    Writes   alternatives.alpha, beta; sites.alpha, beta; stretches.tried, caught
    """
    a0 = learning.prior_weight * learning.prior_risk
    b0 = learning.prior_weight - a0
    for s in range(stretches.side.shape[0]):
        stretches.tried[s] *= 1.0 - weight
        stretches.caught[s] *= 1.0 - weight
    for c in range(alternatives.choice_set.shape[0]):
        n = alternative_flow[c] * learning.memory_days
        p = risk_of(c, False, alternatives, stretches, sectors, posts)
        alternatives.alpha[c] += weight * (a0 + n * p - alternatives.alpha[c])
        alternatives.beta[c] += weight * (b0 + n * (1.0 - p) - alternatives.beta[c])
        if alternatives.stretch[c] >= 0:
            stretches.tried[alternatives.stretch[c]] += weight * n
            stretches.caught[alternatives.stretch[c]] += weight * n * p
    for k in range(sites.network.shape[0]):
        n = site_flow[k] * learning.memory_days
        p = chance_at(sites.stretch[k], True, stretches, sectors)
        sites.alpha[k] += weight * (a0 + n * p - sites.alpha[k])
        sites.beta[k] += weight * (b0 + n * (1.0 - p) - sites.beta[k])
        stretches.tried[sites.stretch[k]] += weight * n
        stretches.caught[sites.stretch[k]] += weight * n * p
    return 0
