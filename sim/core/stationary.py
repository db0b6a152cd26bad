"""Expected flows and the beliefs they would teach, for a start near the stationary state."""

from typing import NamedTuple

from sim.core.rows import kernel
from sim.tables import Code, Index, Real, Share

DRUGS = 1
ALONE = 2


class FlowingStreams(NamedTuple):
    """How much of a stream goes which way."""

    kind: Code
    per_day: Real
    lot_g: Real
    first_route: Index
    routes: Index
    modes: Share


@kernel
def chance_at(stretch, guided, stretches, sectors):
    """Mean chance of being caught on a stretch."""
    total, first, n = 0.0, stretches.first_sector[stretch], stretches.sectors[stretch]
    for s in range(first, first + n):
        total += (sectors.caught_guided[s] if guided else sectors.caught_alone[s]) / 4294967296.0
    return total / n


@kernel
def risk_of(c, guided, cells, stretches, sectors, posts):
    """Chance of being caught at a cell: a stretch, or a cargo post."""
    if cells.post[c] >= 0:
        return posts.found[cells.post[c]] / 4294967296.0
    return chance_at(cells.stretch[c], guided, stretches, sectors)


@kernel
def expect(
    streams, routes, legs, ways, cells, fronts, stretches, sectors, posts, networks, sites, again, cell_flow, site_flow
):
    """Expected attempts a day at each cell and site by the choice tables; ``again``: chance to retry when caught."""
    cell_flow[:] = 0.0
    site_flow[:] = 0.0
    for s in range(streams.kind.shape[0]):
        for guided in range(2):
            if streams.kind[s] == DRUGS:
                people = 0.0 if guided else streams.per_day[s] / streams.lot_g[s]
            else:
                people = streams.per_day[s] * (streams.modes[s, ALONE + guided] - streams.modes[s, ALONE + guided - 1])
            before = 0.0
            for r in range(streams.first_route[s], streams.first_route[s] + streams.routes[s]):
                cumulated = routes.guided[r] if guided else routes.alone[r]
                flow = people * (cumulated - before)
                before = cumulated
                for leg in range(routes.first_leg[r], routes.first_leg[r] + routes.legs[r]):
                    f = legs.front[leg]
                    if fronts.controlled[f] == 0:
                        continue
                    risk = 0.0
                    if guided and fronts.networks[f] > 0:
                        at = 0.0
                        for n in range(fronts.first_network[f], fronts.first_network[f] + fronts.networks[f]):
                            inside = 0.0
                            for k in range(networks.first_site[n], networks.first_site[n] + networks.sites[n]):
                                share = (networks.share[n] - at) * (sites.choice[k] - inside)
                                inside = sites.choice[k]
                                risk += share * chance_at(sites.stretch[k], True, stretches, sectors)
                            at = networks.share[n]
                        flow /= 1.0 - again * risk
                        at = 0.0
                        for n in range(fronts.first_network[f], fronts.first_network[f] + fronts.networks[f]):
                            inside = 0.0
                            for k in range(networks.first_site[n], networks.first_site[n] + networks.sites[n]):
                                site_flow[k] += flow * (networks.share[n] - at) * (sites.choice[k] - inside)
                                inside = sites.choice[k]
                            at = networks.share[n]
                    else:
                        w = legs.way[leg]
                        inside = 0.0
                        for c in range(ways.first_cell[w], ways.first_cell[w] + ways.cells[w]):
                            risk += (cells.choice[c] - inside) * risk_of(
                                c, guided == 1, cells, stretches, sectors, posts
                            )
                            inside = cells.choice[c]
                        flow /= 1.0 - (0.0 if streams.kind[s] == DRUGS else again) * risk
                        inside = 0.0
                        for c in range(ways.first_cell[w], ways.first_cell[w] + ways.cells[w]):
                            cell_flow[c] += flow * (cells.choice[c] - inside)
                            inside = cells.choice[c]
                    flow *= 1.0 - risk
    return 0


@kernel
def rest(cells, sites, stretches, sectors, posts, learning, cell_flow, site_flow, weight):
    """Move beliefs towards what the expected attempts would teach, by ``weight``."""
    a0 = learning.prior_weight * learning.prior_risk
    b0 = learning.prior_weight - a0
    for s in range(stretches.front.shape[0]):
        stretches.tried[s] *= 1.0 - weight
        stretches.caught[s] *= 1.0 - weight
    for c in range(cells.way.shape[0]):
        n = cell_flow[c] * learning.memory_days
        p = risk_of(c, False, cells, stretches, sectors, posts)
        cells.alpha[c] += weight * (a0 + n * p - cells.alpha[c])
        cells.beta[c] += weight * (b0 + n * (1.0 - p) - cells.beta[c])
        if cells.stretch[c] >= 0:
            stretches.tried[cells.stretch[c]] += weight * n
            stretches.caught[cells.stretch[c]] += weight * n * p
    for k in range(sites.network.shape[0]):
        n = site_flow[k] * learning.memory_days
        p = chance_at(sites.stretch[k], True, stretches, sectors)
        sites.alpha[k] += weight * (a0 + n * p - sites.alpha[k])
        sites.beta[k] += weight * (b0 + n * (1.0 - p) - sites.beta[k])
        stretches.tried[sites.stretch[k]] += weight * n
        stretches.caught[sites.stretch[k]] += weight * n * p
    return 0
