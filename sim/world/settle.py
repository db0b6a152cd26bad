"""Where beliefs, prices and choices come to rest before the first day, so that a run does not start with a shock."""

import math

import numpy as np

from sim.core.choice import attempt_values, choose_places
from sim.core.market import adapt, place, price
from sim.core.patrols import allocate
from sim.core.surveillance import watch
from sim.core.rows import kernel
from sim.crime.choices import refresh_choices
from sim.geography.layout import DRUGS, SEA

ROUNDS = 40
ALONE, GUIDED = 2, 3


@kernel
def expect(streams, routes, legs, ways, cells, fronts, stretches, sectors, posts, networks, sites, again, cell_flow, site_flow):
    """Expected attempts a day at each cell and site, given the choice tables; ``again`` is the chance to retry when caught."""
    cell_flow[:] = 0.0
    site_flow[:] = 0.0
    for s in range(streams.serial.shape[0]):
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
                            risk += (cells.choice[c] - inside) * risk_of(c, guided == 1, cells, stretches, sectors, posts)
                            inside = cells.choice[c]
                        flow /= 1.0 - (0.0 if streams.kind[s] == DRUGS else again) * risk
                        inside = 0.0
                        for c in range(ways.first_cell[w], ways.first_cell[w] + ways.cells[w]):
                            cell_flow[c] += flow * (cells.choice[c] - inside)
                            inside = cells.choice[c]
                    flow *= 1.0 - risk
    return 0


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
def rest(cells, sites, stretches, sectors, posts, learning, cell_flow, site_flow, weight):
    """Move beliefs towards what the expected attempts would teach, by ``weight``."""
    a0 = learning.prior_weight * learning.prior_risk
    b0 = learning.prior_weight - a0
    stretches.tried[:] *= 1.0 - weight
    stretches.caught[:] *= 1.0 - weight
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


def set_reference(world) -> None:
    """The value of staying, such that at reference risk and price the share ``participation`` sets out.

    It is computed at the prior risk and with controls at every external border, so that it does not depend on policy:
    supply is exogenous.
    """
    w, par = world, world.parameters
    control = (w.fronts.internal == 0).astype(np.uint8)
    utility = w.lookup["utility"]
    choose_places(0, len(w.ways.stream), w.ways, w.cells, w.streams, w.stretches, w.posts.found, par.choice, par.drugs, par.learning, utility)
    scratch = np.zeros(len(utility))
    for n in range(len(w.networks.serial)):
        value, w.networks.risk[n], km = place(n, w.networks, w.sites, w.stretches, par.choice, par.learning, scratch)
        w.networks.fee_usd[n] = price(w.networks.risk[n], km, w.fronts.kind[w.networks.front[n]] == SEA, par.market)
    adapt(0, len(w.fronts.border), w.fronts, w.networks, w.sites, w.stretches, par.choice, par.learning, par.market, 0.0, 1.0, False, scratch, w.seed, 0)
    share = world.config.crime.choice.participation
    scale = par.choice.entry_scale * par.choice.sector_scale_usd
    for s in range(len(w.streams.serial)):
        go = attempt_values(s, w.streams, w.routes, w.legs, w.ways, w.fronts, control, par.choice, par.drugs, scratch)
        w.streams.stay_value[s] = go - scale * math.log(share / (1.0 - share))


def settle(world) -> None:
    """Let patrols, beliefs, prices and choices find each other before the first day."""
    w, par, config = world, world.parameters, world.config
    static = np.zeros(len(w.codes), np.int64)
    allocate(0, len(w.codes), w.states, w.sectors, static, w.dyads.theta, par.surveillance, 1.0, 0.0, 7.0, 0, w.seed, w.lookup["plans"])
    watch(0, len(w.sectors.serial), w.sectors, w.states, w.stretches, w.fronts, w.dyads.theta, w.law.pursuit, par.surveillance, w.seed, -1)
    set_reference(world)
    again = par.retry.turned_back_share + (1.0 - par.retry.turned_back_share) * config.society.returned_share * (1.0 - par.retry.deterred)
    cell_flow, site_flow = np.zeros(len(w.cells.way)), np.zeros(len(w.sites.network))
    for _ in range(ROUNDS if config.crime.learning.enabled else 1):
        refresh_choices(world)
        expect(w.streams, w.routes, w.legs, w.ways, w.cells, w.fronts, w.stretches, w.sectors, w.posts, w.networks, w.sites, again, cell_flow, site_flow)
        if config.crime.learning.enabled:
            rest(w.cells, w.sites, w.stretches, w.sectors, w.posts, par.learning, cell_flow, site_flow, 0.25)
            speed = 1.0 if config.crime.market.enabled else 0.0
            adapt(0, len(w.fronts.border), w.fronts, w.networks, w.sites, w.stretches, par.choice, par.learning, par.market, 0.0, speed, False, w.lookup["utility"], w.seed, 0)
    refresh_choices(world)
