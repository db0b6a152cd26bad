"""The tables of a world in the groups in which the kernels of the ledger take them."""

from sim.engine.narrow import kept_group
from sim.engine.table import view
from sim.ledger.daily_ledger import Services
from sim.ledger.views import (
    AccountedAlternatives,
    AccountedExits,
    AccountedNetworks,
    AccountedSectors,
    AccountedSides,
    AccountedSites,
    AccountedStreams,
    Arrived,
    Places,
    Totals,
    Whereabouts,
)
from sim.world import World


def accounted(w: World) -> tuple[AccountedStreams, AccountedSides, Places, Totals, Whereabouts]:
    """The tables of a world as ``event_accounting.account`` takes them."""
    tables = (w.streams, w.sides, w.sectors, w.alternatives, w.sites, w.networks, w.today, w.dyads, w.judiciary,
              w.officers, w.tally, w.exits, w.movers, w.states, w.routes, w.legs)  # fmt: skip
    return kept_group(w, "accounted", tables, lambda: (
        view(AccountedStreams, w.streams),
        view(AccountedSides, w.sides),
        Places(
            view(AccountedSectors, w.sectors), view(AccountedAlternatives, w.alternatives),
            view(AccountedSites, w.sites), view(AccountedNetworks, w.networks),
        ),
        Totals(
            w.today, w.dyads.joint, w.judiciary.detained, w.officers.applied, w.officers.refused, w.tally.departed,
            w.tally.net_arrivals, view(AccountedExits, w.exits),
        ),
        Whereabouts(
            w.states.member, w.movers.route, w.movers.leg, w.streams.first_route, w.routes.first_leg, w.legs.side,
        ),
    ))  # fmt: skip


def arrived(w: World) -> Arrived:
    """What arrivals are added to today: the row of the month, and rows by stream once the burn-in is over."""
    month, kept = max(w.month, 0), slice(0 if w.day < w.burn_in_days else None)
    return kept_group(w, f"arrived {month} {kept.stop}", (w.flows, w.months), lambda: Arrived(
        w.flows.first_attempts[kept], w.flows.arrivals[kept], w.months.arrivals[month],
    ))  # fmt: skip


def services(w: World) -> Services:
    """Columns of four tables that are summed over members."""
    g, j = w.governments, w.judiciary
    tables = g, j, w.police, w.systems
    return kept_group(w, "services", tables, lambda: Services(
        g.willingness, g.concern, j.detained, j.held, w.police.standards, w.systems.spend_eur,
        w.systems.desks_open, w.systems.inner_posts,
    ))  # fmt: skip
