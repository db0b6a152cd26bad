"""Choice of place, route and mode: nested random utility in USD, tabulated every few days as cumulated shares."""

import math
from typing import NamedTuple

from sim.engine.beliefs import believed, sampled
from sim.engine.chance import mix
from sim.engine.logit import logsum_choice
from sim.engine.rows import kernel, part, step
from sim.engine.table import Code, Index, Real, Serial, Share
from sim.tables import Alternatives, BorderKind, ChoiceSets, Junctions, Legs, Mode, Onward, Routes, Stretches

GUIDED, ALONE = True, False


class WeighedSides(NamedTuple):
    """What movers weigh about a border side."""

    kind: Code
    controlled: Code
    guides: Index
    guided_usd: Real
    sent_back: Share
    helped_usd: Real


class WeighingStreams(NamedTuple):
    """Communities, and the shares with which they choose modes."""

    serial: Serial
    kind: Code
    legal_usd: Real
    stay_value: Real
    first_route: Index
    routes: Index
    junction: Index
    modes: Share
    modes_legal: Share


class WeighedPlaces(NamedTuple):
    """Communities, the sets of places that they weigh, and what they know of them."""

    streams: WeighingStreams
    choice_sets: ChoiceSets
    alternatives: Alternatives
    stretches: Stretches
    sides: WeighedSides


class WeighedWays(NamedTuple):
    """Communities, their routes leg by leg, and the junctions at which they choose among them."""

    streams: WeighingStreams
    routes: Routes
    legs: Legs
    junctions: Junctions
    onward: Onward
    choice_sets: ChoiceSets
    sides: WeighedSides


@part
def loss_at(f, carried, sides, choice, types):
    """Loss that movers attach to being stopped at border side ``f``: persons may also be sent back from there."""
    return types.loss_usd[carried] + types.person[carried] * sides.sent_back[f] * choice.return_usd


@kernel
def choose_places(start, stop, places, choice, types, learning, utility, seed, day):
    """Let each community weigh the places at each border side on its routes.

    Reads    alternatives.stretch, alpha, beta, size; stretches.access_km, tried, caught; sides.sent_back
    Writes   alternatives.choice; choice_sets.value_usd, risk; utility (scratch, by alternative)
    Returns  choice sets
    Chance   under Thompson sampling one belief for each place and refresh, purpose BELIEF
    Source   Thompson 1933
    """
    choice_sets, alternatives, stretches = places.choice_sets, places.alternatives, places.stretches
    for w in range(start, stop):
        carried = places.streams.kind[choice_sets.stream[w]]
        first, n = choice_sets.first_alternative[w], choice_sets.alternatives[w]
        per_km = choice.cost_usd_per_km * (1.0 + choice.unguided_km_factor)
        loss = loss_at(choice_sets.side[w], carried, places.sides, choice, types)
        for c in range(first, first + n):
            s = alternatives.stretch[c]
            if s >= 0:
                risk = believed(
                    alternatives.alpha[c], alternatives.beta[c], stretches.tried[s], stretches.caught[s], learning
                )
                if learning.thompson:
                    key = mix(places.streams.serial[choice_sets.stream[w]], s)
                    risk = sampled(risk, alternatives.alpha[c] + alternatives.beta[c], seed, key, day)
                access_usd = per_km * stretches.access_km[s]
            else:
                risk, access_usd = alternatives.alpha[c] / (alternatives.alpha[c] + alternatives.beta[c]), 0.0
            utility[c] = -risk * loss - access_usd / types.lot[carried]
        choice_sets.value_usd[w] = logsum_choice(
            utility, alternatives.size, types.place_scale_usd[carried], alternatives.choice, first, n
        )
        expected, before = 0.0, 0.0
        for c in range(first, first + n):
            share = alternatives.choice[c] - before
            expected += share * alternatives.alpha[c] / (alternatives.alpha[c] + alternatives.beta[c])
            before = alternatives.choice[c]
        choice_sets.risk[w] = expected
    return stop - start


@step
def length_cost(km, per_km, scale, choice):
    """Cost of the length of a way: a price per km; under the gravity rule, shares fall as ``km ** -power``."""
    if choice.gravity > 0.0:
        return scale * choice.gravity_power * math.log(max(km, 1.0))
    return per_km * km


@part
def crossing_value(leg, guided, carried, ways, controlled, choice, types):
    """Utility of the border crossing of a leg.

    Where no network is active, as within the club, guided movers cross alone, at the same cost as the others. Spot
    checks stop nobody on the way to them: movers travel on like others, at the risk of being checked.
    """
    sides, f = ways.sides, ways.legs.side[leg]
    if controlled[f] == 0:
        return 0.0
    if controlled[f] == 1:
        return -ways.choice_sets.risk[ways.legs.choice_set[leg]] * loss_at(f, carried, sides, choice, types)
    helped, served = types.person[carried] * sides.helped_usd[f], sides.guides[f] > 0
    if guided and served:
        return helped + sides.guided_usd[f]
    value = helped + ways.choice_sets.value_usd[ways.legs.choice_set[leg]]
    value -= types.alone_usd[carried] if served else 0.0
    return value - (types.alone_sea_usd[carried] if sides.kind[f] == BorderKind.SEA else 0.0)


@part
def choose_onward(j, guided, carried, ways, choice, types):
    """Compute the shares with which movers choose their way on at junction ``j``.

    Returns  the logsum of the utilities; another way adds value as far as it does not overlap with those there are
    """
    junctions, onward, legs = ways.junctions, ways.onward, ways.legs
    out = onward.guided if guided else onward.alone
    usd = legs.guided_usd if guided else legs.alone_usd
    first, n = junctions.first_onward[j], junctions.onward[j]
    scale, per_km = types.route_scale_usd[carried], types.travel_usd_per_km[carried]
    best = -1e300
    for k in range(first, first + n):
        leg = onward.leg[k]
        v = usd[leg] - length_cost(legs.rest_km[leg], per_km, scale, choice)
        out[k] = v + scale * choice.path_size * math.log(onward.path_size[k])
        best = max(best, out[k])
    total = 0.0
    for k in range(first, first + n):
        total += math.exp((out[k] - best) / scale)
        out[k] = total
    for k in range(first, first + n):
        out[k] /= total
    return best + scale * math.log(total)


@part
def weigh_ways(s, guided, ways, controlled, choice, types):
    """Compute the utility of every leg of stream ``s`` with what follows it, and choose at each of its junctions.

    Returns  the logsum where movers set out
    """
    streams, routes, legs = ways.streams, ways.routes, ways.legs
    usd, carried, start = legs.guided_usd if guided else legs.alone_usd, streams.kind[s], 0.0
    for r in range(streams.first_route[s], streams.first_route[s] + streams.routes[s]):
        value, first = 0.0, routes.first_leg[r]
        for leg in range(first + routes.legs[r] - 1, first - 1, -1):
            value += crossing_value(leg, guided, carried, ways, controlled, choice, types)
            usd[leg] = value
        usd[first] -= types.person[carried] * routes.access_usd[r]
    j = streams.junction[s]
    start = choose_onward(j, guided, carried, ways, choice, types)
    j += 1
    while j < ways.junctions.stream.shape[0] and ways.junctions.stream[j] == s:
        choose_onward(j, guided, carried, ways, choice, types)
        j += 1
    return start


@kernel
def choose_modes(start, stop, ways, controlled, choice, types):
    """Let each community weigh staying, the legal channel, going alone and going with a smuggler.

    Reads    choice_sets.value_usd, risk; sides.guides, guided_usd, sent_back, helped_usd; streams.stay_value, legal_usd
    Writes   onward.alone, guided; legs.alone_usd, guided_usd; streams.modes, modes_legal
    Returns  streams
    Source   McFadden 1974; path size: Ben-Akiva & Bierlaire 1999
    """
    streams, mode_scale = ways.streams, choice.mode_scale_usd
    for s in range(start, stop):
        alone = weigh_ways(s, ALONE, ways, controlled, choice, types)
        if not types.weighs_modes[streams.kind[s]]:
            for table in (streams.modes, streams.modes_legal):
                table[s, Mode.NONE], table[s, Mode.LEGAL] = 0.0, 0.0
                table[s, Mode.ALONE], table[s, Mode.GUIDED] = 1.0, 1.0
            continue
        guided = weigh_ways(s, GUIDED, ways, controlled, choice, types)
        legal = streams.legal_usd[s]
        for may in range(2):
            table = streams.modes_legal if may else streams.modes
            best = max(alone, guided, legal) if may else max(alone, guided)
            a, g = math.exp((alone - best) / mode_scale), math.exp((guided - best) / mode_scale)
            lawful = math.exp((legal - best) / mode_scale) if may else 0.0
            go = best + mode_scale * math.log(a + g + lawful)
            stays = 1.0 / (1.0 + math.exp((go - streams.stay_value[s]) / choice.entry_scale_usd))
            rest = (1.0 - stays) / (a + g + lawful)
            table[s, Mode.NONE] = stays
            table[s, Mode.LEGAL] = stays + rest * lawful
            table[s, Mode.ALONE] = stays + rest * (lawful + a)
            table[s, Mode.GUIDED] = 1.0
    return stop - start


@kernel
def attempt_values(start, stop, ways, controlled, choice, types, values):
    """Compute the utility of setting out irregularly on each stream.

    Writes   values (by stream); onward.alone, guided; legs.alone_usd, guided_usd
    Returns  streams
    """
    mode_scale = choice.mode_scale_usd
    for s in range(start, stop):
        alone = weigh_ways(s, ALONE, ways, controlled, choice, types)
        guided = weigh_ways(s, GUIDED, ways, controlled, choice, types)
        best = max(alone, guided)
        both = math.exp((alone - best) / mode_scale) + math.exp((guided - best) / mode_scale)
        values[s] = best + mode_scale * math.log(both)
    return stop - start
