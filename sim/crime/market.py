"""Smuggling networks: what they learn, where they guide, what they ask (risks and prices: Reuter & Kleiman 1986)."""

import math
from typing import NamedTuple

from sim.engine.beliefs import believed
from sim.engine.chance import Purpose, uniform
from sim.engine.logit import logsum_choice
from sim.engine.rows import kernel, part
from sim.engine.table import Code, Index, Real, Share
from sim.tables import BorderKind

NETWORK = int(Purpose.NETWORK)


class MarketSides(NamedTuple):
    """A border as a market."""

    kind: Code
    first_network: Index
    networks: Index
    guides: Index
    guided_usd: Real
    risk: Share


@kernel
def place(n, networks, sites, stretches, choice, learning, utility):
    """Let network ``n`` weigh its stretches for its clients; give the value, the expected risk and the way in km."""
    first, count = networks.first_site[n], networks.sites[n]
    for k in range(first, first + count):
        s = sites.stretch[k]
        risk = believed(sites.alpha[k], sites.beta[k], stretches.tried[s], stretches.caught[s], learning)
        loss = choice.loss_usd + choice.consequence_usd
        utility[k] = -choice.cost_usd_per_km * stretches.access_km[s] - risk * loss
    value = logsum_choice(utility, sites.size, choice.sector_scale_usd, sites.choice, first, count)
    risk, km, before = 0.0, 0.0, 0.0
    for k in range(first, first + count):
        s, share = sites.stretch[k], sites.choice[k] - before
        before = sites.choice[k]
        risk += share * believed(sites.alpha[k], sites.beta[k], stretches.tried[s], stretches.caught[s], learning)
        km += share * stretches.access_km[s]
    return value, risk, km


@kernel
def price(risk, convictions, km, sea, market):
    """Zero-profit price of one delivery with retries, in USD.

    ``convictions`` of the network's people are expected for each client; who risks prison is paid for it. Only
    ``risk_share`` of the risk enters the divisor: customers who give up do not cost a second trip.
    """
    p = min(risk, 0.95)
    cost = market.base_usd + market.usd_per_km * km + p * market.loss_usd + (market.sea_usd if sea else 0.0)
    cost += convictions * market.prison_usd
    return cost / (1.0 - market.risk_share * p) * (1.0 + market.markup)


@kernel
def punished_share(n, networks):
    """Convictions that the people of network ``n`` expect for each client."""
    return networks.punished[n] / max(networks.served[n], 1.0)


@part
def remember_clients(n, forget, networks):
    """Remember clients served and people convicted."""
    networks.served[n] = forget * networks.served[n] + networks.clients[n]
    networks.punished[n] = forget * networks.punished[n] + networks.convicted[n]
    networks.convicted[n] = 0


@part
def update_capital(n, days, networks, market, seed, day):
    """Account for the last days; an insolvent network dissolves, and in time another takes its place.

    The price already pays for the arrests that the network expected: capital bears only those beyond.
    """
    if networks.active[n]:
        income = networks.clients[n] * networks.fee_usd[n] * market.markup / (1.0 + market.markup)
        beyond = networks.losses[n] - networks.clients[n] * networks.risk[n]
        networks.capital_usd[n] += income - beyond * market.loss_usd - days * market.overhead_usd_per_day
        networks.capital_usd[n] = min(networks.capital_usd[n], 10.0 * market.reserve_usd)
        if networks.capital_usd[n] < 0.0:
            networks.active[n] = 0
    elif uniform(seed, networks.serial[n], day, NETWORK, 0) < 1.0 - math.exp(-days / market.reform_days):
        networks.active[n] = 1
        networks.capital_usd[n] = market.reserve_usd
    networks.clients[n] = 0
    networks.losses[n] = 0


@kernel
def adapt(
    start, stop, sides, networks, sites, stretches, choice, learning, market, days, speed, learns, utility, seed, day
):
    """Let the networks of each front learn, place their clients, set prices and share the market.

    Reads    sites.tried, caught; stretches.tried, caught; networks.clients, losses, convicted, risk
    Writes   sites.alpha, beta, choice; networks.active, fee_usd, capital_usd, share, risk, served, punished;
             sides.guides, guided_usd, risk
    Returns  active networks
    Chance   one draw a dissolved network, purpose NETWORK
    """
    forget = math.exp(-days / learning.memory_days)
    a0 = learning.prior_weight * learning.prior_risk
    b0 = learning.prior_weight - a0
    alive = 0
    for f in range(start, stop):
        first, count = sides.first_network[f], sides.networks[f]
        if count == 0:
            continue
        guides, total, risk, best = 0, 0.0, 0.0, -1e300
        for n in range(first, first + count):
            for k in range(networks.first_site[n], networks.first_site[n] + networks.sites[n]):
                if learns:
                    sites.alpha[k] = a0 + forget * (sites.alpha[k] - a0) + sites.caught[k]
                    sites.beta[k] = b0 + forget * (sites.beta[k] - b0) + sites.tried[k] - sites.caught[k]
                sites.tried[k] = 0
                sites.caught[k] = 0
            if days > 0.0:
                if learns:
                    remember_clients(n, forget, networks)
                update_capital(n, days, networks, market, seed, day)
            value, networks.risk[n], km = place(n, networks, sites, stretches, choice, learning, utility)
            target = price(networks.risk[n], punished_share(n, networks), km, sides.kind[f] == BorderKind.SEA, market)
            networks.fee_usd[n] += speed * (target - networks.fee_usd[n])
            utility[networks.first_site[n]] = value - networks.fee_usd[n]
            best = max(best, value - networks.fee_usd[n])
        for n in range(first, first + count):
            offer = math.exp((utility[networks.first_site[n]] - best) / choice.sector_scale_usd)
            weight = offer if networks.active[n] else 0.0
            guides += networks.active[n]
            risk += weight * networks.risk[n]
            total += weight
            networks.share[n] = total
        sides.guides[f] = guides
        alive += guides
        if guides == 0:  # the guided go on alone until somebody offers again
            continue
        for n in range(first, first + count):
            networks.share[n] /= total
        sides.risk[f] = risk / total
        sides.guided_usd[f] = best + choice.sector_scale_usd * math.log(total / count)
    return alive
