"""Smuggling networks: what they learn, where they guide, what they charge (Reuter & Kleiman 1986)."""

import math
from typing import NamedTuple

from sim.engine.beliefs import believed
from sim.engine.chance import Purpose, uniform
from sim.engine.logit import logsum_choice
from sim.engine.rows import kernel, part, step
from sim.engine.table import Code, Index, Real, Share
from sim.tables import BorderKind, Choice, Learning, Market

NETWORK = int(Purpose.NETWORK)


class MarketSides(NamedTuple):
    """A border side as a market."""

    kind: Code
    first_network: Index
    networks: Index
    guides: Index
    guided_usd: Real
    risk: Share
    sent_back: Share


class Terms(NamedTuple):
    """How clients choose, how networks learn, and what smuggling costs: parameters."""

    choice: Choice
    learning: Learning
    market: Market


class Adaptation(NamedTuple):
    """One adaptation of networks."""

    days: float  # since the last; 0 before the first day
    speed: float  # share of the gap to the zero-profit price that is closed
    learns: bool  # whether attempts and arrests since the last are taken into beliefs


@kernel
def place(n, loss, networks, sites, stretches, choice, learning, utility):
    """Let network ``n`` weigh its stretches for its clients, to each of whom being stopped means a ``loss``.

    Reads    networks.first_site, sites; sites.stretch, alpha, beta, size; stretches.access_km, tried, caught
    Writes   sites.choice; utility (scratch)
    Returns  value in USD; expected risk of arrest; expected km to the stretch
    """
    first, count = networks.first_site[n], networks.sites[n]
    for k in range(first, first + count):
        s = sites.stretch[k]
        risk = believed(sites.alpha[k], sites.beta[k], stretches.tried[s], stretches.caught[s], learning)
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

    ``convictions`` of the network's people are expected for each client, and the price pays them for that risk. Only
    ``risk_share`` of the risk of arrest enters the divisor: clients who give up do not cost a second trip.
    """
    p = min(risk, 0.95)
    cost = market.base_usd + market.usd_per_km * km + p * market.loss_usd + (market.sea_usd if sea else 0.0)
    cost += convictions * market.prison_usd
    return cost / (1.0 - market.risk_share * p) * (1.0 + market.markup)


@kernel
def punished_share(n, networks):
    """Convictions per client that the people of network ``n`` expect."""
    return networks.punished[n] / max(networks.served[n], 1.0)


@part
def remember_clients(n, forget, networks):
    """Update what network ``n`` remembers of clients served and of its people convicted."""
    networks.served[n] = forget * networks.served[n] + networks.clients[n]
    networks.punished[n] = forget * networks.punished[n] + networks.convicted[n]
    networks.convicted[n] = 0


@step
def margin(fee_usd, market):
    """What a network keeps of a fee, its costs paid."""
    return fee_usd * market.markup / (1.0 + market.markup)


@part
def tempts(n, others, networks, sites, stretches, learning, market):
    """Whether a border's crossings, shared with so many ``others``, would keep a newcomer in network ``n``'s place.

    Where nothing is learnt, nobody knows what a border yields, and every place is taken.
    """
    if learning.enabled == 0.0:
        return True
    tried = 0.0
    for k in range(networks.first_site[n], networks.first_site[n] + networks.sites[n]):
        tried += stretches.tried[sites.stretch[k]]
    clients = tried / learning.memory_days / (others + 1)
    return clients > 0.0 and clients * margin(networks.fee_usd[n], market) >= market.overhead_usd_per_day


@part
def update_capital(n, days, tempting, networks, market, seed, day):
    """Book the profit or loss of the last days; an insolvent network dissolves.

    In time another takes its place, where the border is ``tempting``.

    The price already pays for the arrests that the network expected: capital pays only for those beyond.
    """
    if networks.active[n]:
        income = networks.clients[n] * margin(networks.fee_usd[n], market)
        beyond = networks.losses[n] - networks.clients[n] * networks.risk[n]
        networks.capital_usd[n] += income - beyond * market.loss_usd - days * market.overhead_usd_per_day
        networks.capital_usd[n] = min(networks.capital_usd[n], 10.0 * market.reserve_usd)
        if networks.capital_usd[n] < 0.0:
            networks.active[n] = 0
    elif tempting and uniform(seed, networks.serial[n], day, NETWORK, 0) < 1.0 - math.exp(-days / market.reform_days):
        networks.active[n] = 1
        networks.capital_usd[n] = market.reserve_usd
    networks.clients[n] = 0
    networks.losses[n] = 0
    networks.lost_before[n] = 0


@part
def update_beliefs(n, forget, learns, networks, sites, learning):
    """Take the attempts and arrests at the sites of network ``n`` into its beliefs, if it learns, and empty them."""
    a0 = learning.prior_weight * learning.prior_risk
    b0 = learning.prior_weight - a0
    for k in range(networks.first_site[n], networks.first_site[n] + networks.sites[n]):
        if learns:
            sites.alpha[k] = a0 + forget * (sites.alpha[k] - a0) + sites.caught[k]
            sites.beta[k] = b0 + forget * (sites.beta[k] - b0) + sites.tried[k] - sites.caught[k]
        sites.tried[k] = 0
        sites.caught[k] = 0


@part
def share_market(f, best, scale, sides, networks, utility):
    """Let the clients at border side ``f`` choose among its networks by the value of what they offer.

    Returns  active networks
    """
    first, count = sides.first_network[f], sides.networks[f]
    guides, total, risk = 0, 0.0, 0.0
    for n in range(first, first + count):
        weight = math.exp((utility[networks.first_site[n]] - best) / scale)
        weight = weight if networks.active[n] else 0.0
        guides += networks.active[n]
        risk += weight * networks.risk[n]
        total += weight
        networks.share[n] = total
    sides.guides[f] = guides
    if guides == 0:  # until a network is active again, clients go on alone
        return 0
    for n in range(first, first + count):
        networks.share[n] /= total
    sides.risk[f] = risk / total
    sides.guided_usd[f] = best + scale * math.log(total / count)
    return guides


@kernel
def adapt(start, stop, sides, networks, sites, stretches, terms, change, utility, seed, day):
    """Let the networks of each border side learn, place their clients, set prices and share the market.

    ``terms`` are the parameters (``Terms``), ``change`` is the adaptation (``Adaptation``).

    Reads    sites.tried, caught; stretches.tried, caught; sides.sent_back; networks.clients, losses, convicted, risk
    Writes   sites.alpha, beta, choice, tried, caught (emptied); networks.active, fee_usd, capital_usd, share, risk,
             served, punished, clients, losses, lost_before, convicted (emptied); sides.guides, guided_usd, risk;
             utility (scratch)
    Returns  active networks
    Chance   one draw for each dissolved network, purpose NETWORK
    """
    choice, learning, market = terms.choice, terms.learning, terms.market
    forget = math.exp(-change.days / learning.memory_days)
    active = 0
    for f in range(start, stop):
        first, count, best = sides.first_network[f], sides.networks[f], -1e300
        if count == 0:
            continue
        loss = choice.loss_usd + choice.consequence_usd + sides.sent_back[f] * choice.return_usd
        for n in range(first, first + count):
            update_beliefs(n, forget, change.learns, networks, sites, learning)
            if change.days > 0.0:
                if change.learns:
                    remember_clients(n, forget, networks)
                tempting = tempts(n, sides.guides[f], networks, sites, stretches, learning, market)
                update_capital(n, change.days, tempting, networks, market, seed, day)
            value, networks.risk[n], km = place(n, loss, networks, sites, stretches, choice, learning, utility)
            target = price(networks.risk[n], punished_share(n, networks), km, sides.kind[f] == BorderKind.SEA, market)
            networks.fee_usd[n] += change.speed * (target - networks.fee_usd[n])
            utility[networks.first_site[n]] = value - networks.fee_usd[n]
            best = max(best, value - networks.fee_usd[n])
        active += share_market(f, best, choice.sector_scale_usd, sides, networks, utility)
    return active
