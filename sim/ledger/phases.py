"""Events of the day are accounted; at its end the ledger is written."""

import numpy as np

from sim.agents import Model
from sim.engine.narrow import narrow
from sim.engine.reputation import trust_in
from sim.ledger import daily_ledger as d
from sim.ledger.by_month import MonthSums, StatePosts, add_to_month
from sim.ledger.event_accounting import account, clear_counts
from sim.ledger.groups import accounted, arrived, services
from sim.ledger.institutions import read_institutions
from sim.tables import Domain
from sim.world import World


def account_events(model: Model) -> None:
    """Events of movers are counted where they happened."""
    w = model.world
    clear_counts(w.today)
    account(w.happened, w.crossings, *accounted(w), arrived(w), w.seed, w.day)


def close(model: Model) -> None:
    """Write today's row of the ledger."""
    w, day = model.world, model.world.day
    sides = narrow(w, "sides", d.SummedSides)
    d.sum_sides(day, sides, w.today, w.daily, narrow(w, "tally", d.SidesTally))
    d.sum_posts(
        day, w.states.member, w.posts.state, narrow(w, "posts", d.PostCounts), narrow(w, "posts", d.PostWaits),
        narrow(w, "tally", d.PostCounts), narrow(w, "tally", d.PostWaits),
    )  # fmt: skip
    add_to_month(
        w.month, narrow(w, "posts", StatePosts), w.sides.state, w.today.deaths, w.exchange.hits, w.systems.spend_eur,
        narrow(w, "months", MonthSums),
    )  # fmt: skip
    if day >= w.burn_in_days:
        d.add_to_totals(
            sides, w.today, w.posts.travellers, w.posts.wait_min, w.totals, w.traffic.travellers, w.traffic.wait_min
        )
    d.sum_seizures(
        day, w.happened, narrow(w, "crossings", d.SeizedCrossings), w.sides.focus, w.streams.kind, w.streams.lot_g,
        w.seizures.seized_g,
    )  # fmt: skip
    if day % 7 == 0:  # trust and usable effort are read weekly
        read_cooperation(w)
        read_institutions(w)
        w.departure_pay_usd = pay_a_day(w)
    d.sum_states(
        day, w.states.member, services(w), w.searches, w.lists, w.exchange.hits, w.daily,
        narrow(w, "tally", d.MembersTally),
    )  # fmt: skip
    tally = narrow(w, "tally", d.WorldTally)
    d.sum_world(
        day, narrow(w, "membership", d.Standings), w.networks.active, w.streams.setting_out, w.streams.person, tally
    )
    w.tally.trust[day], w.tally.joint_hours[day], w.tally.exposure[day] = w.mean_trust, w.joint_hours, w.exposure
    w.tally.departure_pay_usd[day] = w.departure_pay_usd


def read_cooperation(w: World) -> None:
    """Compute mean trust between members of a club, and partners' patrol-hours that count at the external border."""
    club = w.states.club
    pairs = (club[:, None] == club[None, :]) & (club >= 0)
    np.fill_diagonal(pairs, False)
    trust = sum(np.sum(trust_in(w.dyads, domain), where=pairs) for domain in Domain) / len(Domain)
    s = np.flatnonzero(w.sides.focus[w.stretches.side[w.sectors.stretch]])
    lent = w.dyads.usable_effort[w.sectors.neighbour[s], w.sectors.state[s]] @ w.sectors.patrols[w.sectors.twin[s]]
    w.joint_hours = 24.0 * w.detection.availability * float(lent)
    w.mean_trust = float(trust / pairs.sum()) if pairs.any() else 0.5


def pay_a_day(w: World) -> float:
    """What members pay states of departure in a day; who guards exits to several members is paid once, by them all."""
    share = np.where(w.states.member[w.sides.state] == 1, w.exits.pay_share, 0.0)
    paid = np.zeros(len(w.codes))
    np.maximum.at(paid, w.sides.neighbour, share)
    return float(paid @ w.states.gdp_usd) / 365.25
