"""A day of cryptomarkets: some close, some open, users move, and trade goes on."""

import math

from sim.engine.chance import Purpose, normal, unit, words
from sim.engine.rows import kernel, part
from sim.engine.table import NEVER

MARKET = int(Purpose.CRYPTOMARKET)
DAYS_A_YEAR = 365.0


@part
def close(k, markets, users, seized, terms):
    """Close market ``k``: its users are without one, and some will keep another place ready from now on."""
    here = markets.buyers[k] / max(users.buyers[0], 1e-9)
    users.idle_sellers[0] += markets.sellers[k]
    users.idle_buyers[0] += markets.buyers[k]
    users.wary[0] += (1.0 - users.wary[0]) * terms.wary_share * here
    markets.sellers[k], markets.buyers[k], markets.up[k], markets.seized[k] = 0.0, 0.0, 0, seized
    return 0


@kernel
def seize(k, markets, users, terms, seed, day):
    """Seize market ``k``: some come back as the same within days, in the place of others another opens in time.

    Reads    markets.serial
    Writes   markets.up, back, seized, sellers, buyers; users.idle_sellers, idle_buyers, wary
    Returns  whether it will come back
    Chance   one block for each market and day, purpose CRYPTOMARKET
    """
    w0, w1, w2, w3 = words(seed, markets.serial[k], day, MARKET, 1)
    same = unit(w0) < terms.return_share
    close(k, markets, users, 1 if same else 0, terms)
    days = terms.return_days * math.exp(terms.return_spread * normal(w2, w3))
    markets.back[k] = day + 1 + int(days if same else -terms.birth_days * math.log(unit(w1)))
    return same


@part
def open_again(k, markets, venues, draw, day):
    """Open market ``k``: a seized one as the same, else another one, where operators choose to put their servers."""
    if markets.seized[k] == 0:
        i = 0
        while i < venues.choice.shape[0] - 1 and venues.choice[i] <= draw:
            i += 1
        markets.state[k], markets.born[k] = i, day
    markets.up[k], markets.seized[k], markets.back[k] = 1, 0, NEVER
    return 0


@part
def move_users(markets, users, terms):
    """Users without a market, and some who have one, go to open ones, the likelier to larger ones.

    Returns  open markets
    """
    total, weight, n = users.buyers[0] + users.sellers[0], 0.0, 0
    for k in range(markets.up.shape[0]):
        if markets.up[k]:
            n += 1
            size = (markets.sellers[k] + markets.buyers[k]) / max(total, 1e-9) + terms.start_share
            weight += size**terms.power
    if n == 0 or total <= 0.0:
        return n
    ready = users.wary[0] * terms.ready
    sellers = users.idle_sellers[0] * (1.0 - (1.0 - terms.sellers_move) * (1.0 - ready))
    buyers = users.idle_buyers[0] * (1.0 - (1.0 - terms.buyers_move) * (1.0 - ready))
    users.idle_sellers[0] -= sellers
    users.idle_buyers[0] -= buyers
    left_sellers, left_buyers = 0.0, 0.0
    for k in range(markets.up.shape[0]):
        left_sellers += terms.churn * markets.sellers[k]
        left_buyers += terms.churn * markets.buyers[k]
    sellers += left_sellers
    buyers += left_buyers
    for k in range(markets.up.shape[0]):
        if markets.up[k]:
            size = (markets.sellers[k] + markets.buyers[k]) / total + terms.start_share
            share = size**terms.power / weight
            markets.sellers[k] += share * sellers - terms.churn * markets.sellers[k]
            markets.buyers[k] += share * buyers - terms.churn * markets.buyers[k]
    return n


@kernel
def live_markets(markets, users, venues, terms, seed, day, told):
    """A day: markets are seized or close, come back or are followed by others; users move; purchases are made.

    ``told`` is filled with purchases, price, markets seized, open markets, and the share of buyers on markets that
    stand where fewer are seized than where the mean user lives.

    Reads    venues.takedown, choice, users
    Writes   markets.state, up, back, seized, sellers, buyers, born; users.idle_sellers, idle_buyers, wary; told
    Returns  open markets
    Chance   two blocks for each market and day, purpose CRYPTOMARKET
    """
    taken, usual = 0, 0.0
    for i in range(venues.users.shape[0]):
        usual += venues.users[i] * venues.takedown[i]
    users.wary[0] *= math.exp(-1.0 / terms.wary_days)
    for k in range(markets.up.shape[0]):
        w0, w1, w2, w3 = words(seed, markets.serial[k], day, MARKET, 0)
        if markets.up[k]:
            seizure = 1.0 - math.exp(-venues.takedown[markets.state[k]] / DAYS_A_YEAR)
            ends = 1.0 - math.exp(-terms.exit_per_year / DAYS_A_YEAR)
            if unit(w0) < seizure:
                taken += 1
                seize(k, markets, users, terms, seed, day)
            elif unit(w1) < ends:
                close(k, markets, users, 0, terms)
                markets.back[k] = day + 1 + int(-terms.birth_days * math.log(unit(w2)))
        elif markets.back[k] <= day:
            open_again(k, markets, venues, unit(w3), day)
    n = move_users(markets, users, terms)
    sellers, buyers, safe = 0.0, 0.0, 0.0
    for k in range(markets.up.shape[0]):
        sellers += markets.sellers[k]
        buyers += markets.buyers[k]
        safe += markets.buyers[k] if venues.takedown[markets.state[k]] < usual else 0.0
    served = sellers / max(users.sellers[0], 1e-9)
    asked = buyers / max(users.buyers[0], 1e-9)
    told[0] = terms.trades * users.buyers[0] * math.sqrt(max(served * asked, 0.0))
    told[1] = (asked / served) ** terms.price_power if served > 1e-9 and asked > 1e-9 else 1.0
    told[2], told[3], told[4] = taken, n, safe / buyers if buyers > 1e-9 else 0.0
    return n
