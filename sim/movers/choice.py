"""Choice of place, route and mode: nested random utility in USD, tabulated every few days as cumulated shares."""

import math
from typing import NamedTuple

from sim.engine.beliefs import believed, sampled
from sim.engine.chance import mix
from sim.engine.logit import logsum_choice
from sim.engine.rows import kernel, step
from sim.engine.table import Code, Index, Real, Share
from sim.tables import BorderKind, Mode


class WeighedSides(NamedTuple):
    """What movers weigh about a border side."""

    kind: Code
    guides: Index
    guided_usd: Real


class WeighingStreams(NamedTuple):
    """Communities, and the shares with which they choose modes."""

    kind: Code
    legal_usd: Real
    stay_value: Real
    first_route: Index
    routes: Index
    modes: Share
    modes_legal: Share


@kernel
def choose_places(
    start, stop, choice_sets, alternatives, streams, stretches, choice, types, learning, utility, seed, day
):
    """Let each community weigh the places at each border side on its routes.

    Reads    alternatives.stretch, alpha, beta, size; stretches.access_km, tried, caught
    Writes   alternatives.choice; choice_sets.value_usd, risk; utility (scratch, by alternative)
    Returns  choice sets
    Chance   under Thompson sampling one belief for each place and refresh, purpose BELIEF
    Source   Thompson 1933
    """
    for w in range(start, stop):
        carried = streams.kind[choice_sets.stream[w]]
        first, n = choice_sets.first_alternative[w], choice_sets.alternatives[w]
        per_km = choice.cost_usd_per_km * (1.0 + choice.unguided_km_factor)
        for c in range(first, first + n):
            s = alternatives.stretch[c]
            if s >= 0:
                risk = believed(
                    alternatives.alpha[c], alternatives.beta[c], stretches.tried[s], stretches.caught[s], learning
                )
                if learning.thompson:
                    key = mix(streams.serial[choice_sets.stream[w]], s)
                    risk = sampled(risk, alternatives.alpha[c] + alternatives.beta[c], seed, key, day)
                access_usd = per_km * stretches.access_km[s]
            else:
                risk, access_usd = alternatives.alpha[c] / (alternatives.alpha[c] + alternatives.beta[c]), 0.0
            utility[c] = -risk * types.loss_usd[carried] - access_usd / types.lot[carried]
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
    """Cost of the length of a route: a price per km; under the gravity rule, shares fall as ``km ** -power``."""
    if choice.gravity > 0.0:
        return scale * choice.gravity_power * math.log(max(km, 1.0))
    return per_km * km


@kernel
def route_values(s, guided, streams, routes, legs, choice_sets, sides, controlled, choice, types, value):
    """Compute the utility of each route of stream ``s``, and the shares with which its movers choose.

    Where no network is active, as within the club, guided movers cross alone, at the same cost as the others.

    Reads    routes.path_size, km, first_leg, legs; choice_sets.value_usd, risk; sides.guides, guided_usd, kind
    Writes   routes.alone, guided (one of them, cumulated); value (scratch, by route)
    Returns  the logsum of the utilities
    """
    out = routes.guided if guided else routes.alone
    first, n = streams.first_route[s], streams.routes[s]
    carried = streams.kind[s]
    scale, per_km, loss = types.route_scale_usd[carried], types.travel_usd_per_km[carried], types.loss_usd[carried]
    best = -1e300
    for r in range(first, first + n):
        v = scale * choice.path_size * math.log(routes.path_size[r])
        v -= length_cost(routes.km[r], per_km, scale, choice)
        for leg in range(routes.first_leg[r], routes.first_leg[r] + routes.legs[r]):
            f = legs.side[leg]
            if controlled[f] == 0:
                continue
            if controlled[f] == 1:  # spot checks: movers travel on like others, at the risk of being checked
                v -= choice_sets.risk[legs.choice_set[leg]] * loss
                continue
            served = sides.guides[f] > 0
            if guided and served:
                v += sides.guided_usd[f]
                continue
            v += choice_sets.value_usd[legs.choice_set[leg]]
            v -= types.alone_usd[carried] if served else 0.0
            v -= types.alone_sea_usd[carried] if sides.kind[f] == BorderKind.SEA else 0.0
        value[r] = v
        best = max(best, v)
    total = 0.0
    for r in range(first, first + n):
        total += math.exp((value[r] - best) / scale)
        out[r] = total
    for r in range(first, first + n):
        out[r] /= total
    return best + scale * math.log(total / n)


@kernel
def choose_modes(start, stop, streams, routes, legs, choice_sets, sides, controlled, choice, types, value):
    """Let each community weigh staying, the legal channel, going alone and going with a smuggler.

    Reads    choice_sets.value_usd, risk; sides.guides, guided_usd; streams.stay_value, legal_usd
    Writes   routes.alone, guided; streams.modes, modes_legal; value (scratch, by route)
    Returns  streams
    Source   McFadden 1974; path size: Ben-Akiva & Bierlaire 1999
    """
    mode_scale = choice.mode_scale * choice.sector_scale_usd
    entry_scale = choice.entry_scale * choice.sector_scale_usd
    for s in range(start, stop):
        alone = route_values(s, False, streams, routes, legs, choice_sets, sides, controlled, choice, types, value)
        if not types.weighs_modes[streams.kind[s]]:
            for table in (streams.modes, streams.modes_legal):
                table[s, Mode.NONE], table[s, Mode.LEGAL] = 0.0, 0.0
                table[s, Mode.ALONE], table[s, Mode.GUIDED] = 1.0, 1.0
            continue
        guided = route_values(s, True, streams, routes, legs, choice_sets, sides, controlled, choice, types, value)
        legal = streams.legal_usd[s]
        for may in range(2):
            table = streams.modes_legal if may else streams.modes
            best = max(alone, guided, legal) if may else max(alone, guided)
            a, g = math.exp((alone - best) / mode_scale), math.exp((guided - best) / mode_scale)
            lawful = math.exp((legal - best) / mode_scale) if may else 0.0
            go = best + mode_scale * math.log(a + g + lawful)
            stays = 1.0 / (1.0 + math.exp((go - streams.stay_value[s]) / entry_scale))
            rest = (1.0 - stays) / (a + g + lawful)
            table[s, Mode.NONE] = stays
            table[s, Mode.LEGAL] = stays + rest * lawful
            table[s, Mode.ALONE] = stays + rest * (lawful + a)
            table[s, Mode.GUIDED] = 1.0
    return stop - start


@kernel
def attempt_values(s, streams, routes, legs, choice_sets, sides, controlled, choice, types, value):
    """Utility of setting out irregularly on stream ``s``.

    Writes   routes.alone, guided; value (scratch, by route)
    Returns  the logsum over both modes
    """
    mode_scale = choice.mode_scale * choice.sector_scale_usd
    alone = route_values(s, False, streams, routes, legs, choice_sets, sides, controlled, choice, types, value)
    guided = route_values(s, True, streams, routes, legs, choice_sets, sides, controlled, choice, types, value)
    best = max(alone, guided)
    return best + mode_scale * math.log(math.exp((alone - best) / mode_scale) + math.exp((guided - best) / mode_scale))
