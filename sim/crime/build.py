"""Lays out networks at guarded borders, and the crime types: persons and kinds of goods."""

import numpy as np

from sim.crime.settings import CrimeSettings, GoodsSettings, MarketSettings
from sim.engine.chance import serial_of
from sim.engine.table import NEVER, offsets, parameters, table
from sim.tables import CrimeTypes, Market, Networks, Sites
from sim.world import World

PERSONS = "persons"


def build_types(w: World) -> None:
    """Lay out what streams carry: persons, drugs, and further goods that the settings name."""
    s = w.settings(CrimeSettings)
    goods = {"drugs": s.drugs, **dict(sorted(s.goods.items()))}
    w.crime_names = [PERSONS, *goods]
    w.crime_types = table(
        CrimeTypes, len(w.crime_names), person=_row(1, 0, goods), in_freight=_row(0, 1, goods),
        weighs_modes=_row(1, 0, goods), tries_again=_row(1, 0, goods), factor=_row(1.0, s.drugs_factor, goods),
        grams=_row(1.0, 1000.0, goods), lot=[1.0, *(one.lot_kg for one in goods.values())],
        lot_elasticity=[0.0, *(one.lot_elasticity for one in goods.values())],
        purity=[0.0, *(one.purity for one in goods.values())],
        loss_usd=[0.0, *(one.value_usd_per_kg for one in goods.values())],
        place_scale_usd=[1.0, *(one.scale_usd_per_kg for one in goods.values())],
        route_scale_usd=[1.0, *(one.scale_usd_per_kg for one in goods.values())],
        travel_usd_per_km=[0.0, *(one.transport_usd_per_kg_km for one in goods.values())],
    )  # fmt: skip


def _row(person: float, good: float, goods: dict[str, GoodsSettings]) -> list[float]:
    """A column: one value for persons, another for all goods."""
    return [person, *([good] * len(goods))]


def build(w: World) -> None:
    """Lay out networks with the stretches that they know."""
    s = w.settings(CrimeSettings)
    w.market = parameters(Market, s.market)
    make_networks(w, s.market)
    w.utility = np.zeros(max(len(w.alternatives.choice_set), len(w.sites.network), len(w.routes.km), 1))


def make_networks(w: World, market: MarketSettings) -> None:
    """Make networks at every guarded border side on some route of persons; each knows the stretches there."""
    sides, geo, choice_sets, learning = w.sides, w.geography, w.choice_sets, w.learning
    wanted = set(choice_sets.side[w.streams.person[choice_sets.stream] == 1].tolist())
    served = np.array([f in wanted and not sides.internal[f] for f in range(len(sides.border))])
    counts = np.where(served, market.networks_per_side, 0)
    side = np.repeat(np.arange(len(counts)), counts)
    rank = np.concatenate([np.arange(c) for c in counts]) if counts.sum() else np.zeros(0, int)
    codes, names = geo.states.code, geo.borders.name
    serials = [
        serial_of("network", codes[sides.state[f]], names[sides.border[f]], str(r))
        for f, r in zip(side, rank, strict=True)
    ]
    sites = sides.stretches[side]
    w.networks = table(
        Networks, len(side), serial=np.array(serials, np.uint64), side=side, first_site=offsets(sites), sites=sites,
        active=1, capital_usd=w.market.reserve_usd, abroad=market.abroad_share, team_from=NEVER, team_until=NEVER,
    )  # fmt: skip
    a0 = learning.prior_weight * learning.prior_risk
    stretch = [s for f in side for s in range(sides.first_stretch[f], sides.first_stretch[f] + sides.stretches[f])]
    w.sites = table(
        Sites, len(stretch), network=np.repeat(np.arange(len(side)), sites), stretch=stretch, alpha=a0,
        beta=learning.prior_weight - a0, size=w.stretches.size[stretch] if stretch else 0.0,
    )  # fmt: skip
    w.sides = sides._replace(
        first_network=offsets(counts).astype(np.int32), networks=counts.astype(np.int32), guides=counts.astype(np.int32)
    )
