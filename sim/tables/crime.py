"""Networks and the places that they know."""

from typing import NamedTuple

from sim.engine.table import Code, Count, Day, Index, Real, Serial, Share


class Networks(NamedTuple):
    """Organisations that guide people or freight across one side."""

    serial: Serial  # [build]
    side: Index  # [build]
    first_site: Index  # [build]
    sites: Index  # [build]
    active: Code  # [build, crime.adapt_networks]
    fee_usd: Real  # price of one crossing [build, crime.adapt_networks]
    capital_usd: Real  # [build, information.investigate, crime.adapt_networks]
    share: Share  # cumulated market share at its side [build, crime.adapt_networks]
    risk: Share  # believed chance of arrest on its chosen places [build, crime.adapt_networks]
    clients: Count  # since the last adaptation [crime.adapt_networks, ledger.account_events]
    losses: Count  # clients who were stopped since then [crime.adapt_networks, ledger.account_events]
    lost_before: Count  # of those, whom the state of departure stopped before the line [crime.adapt_networks, ledger.account_events]
    convicted: Count  # of its people since then [information.investigate, crime.adapt_networks]
    served: Real  # remembered clients [build, crime.adapt_networks]
    punished: Real  # remembered convictions [build, crime.adapt_networks]
    abroad: Share  # of its people who live beyond the line, seen from the state that is entered [build, crime.adapt_networks]
    convicted_abroad: Count  # of those convicted, who lived there [information.investigate, crime.adapt_networks]
    punished_abroad: Real  # remembered convictions of people who lived there [crime.adapt_networks]
    led_abroad: Real  # remembered leads from one side of the line to the other [information.investigate]
    team_from: Day  # a joint team of the two states works on it from this day, NEVER none [build, information.investigate]
    team_until: Day  # until this day [build, information.investigate]


class Sites(NamedTuple):
    """One stretch as one network knows it."""

    network: Index  # [build]
    stretch: Index  # [build]
    alpha: Real  # remembered arrests, prior included [build, crime.adapt_networks]
    beta: Real  # remembered successes, prior included [build, crime.adapt_networks]
    tried: Count  # since the last adaptation [crime.adapt_networks, ledger.account_events]
    caught: Count  # [crime.adapt_networks, ledger.account_events]
    size: Share  # of the side's length [build]
    choice: Share  # cumulated over the network [build, crime.adapt_networks]


class Market(NamedTuple):
    """Prices of smuggling."""

    base_usd: float
    sea_usd: float
    usd_per_km: float
    loss_usd: float
    risk_share: float
    markup: float
    prison_usd: float
    adjust_days: float
    reserve_usd: float
    overhead_usd_per_day: float
    reform_days: float


class CrimeTypes(NamedTuple):
    """What streams carry, a row each: persons, and kinds of goods. A unit is a person, or a kilogram."""

    person: Code  # 1 for persons, 0 for goods [build]
    in_freight: Code  # whether it may hide in freight at cargo posts [build]
    weighs_modes: Code  # whether it weighs staying, the legal channel and a guide; otherwise it goes alone [build]
    tries_again: Code  # whether a mover who is stopped tries again; otherwise it is lost [build]
    factor: Real  # on what sets out [build]
    grams: Real  # of a unit as streams give it: 1,000 for goods, 1 for persons, which have no weight [build]
    lot: Real  # units that travel together at reference risk [build]
    lot_elasticity: Real  # fall of that as believed risk rises [build]
    purity: Share  # pure share of its weight [build]
    loss_usd: Real  # by a unit that is stopped [build]
    place_scale_usd: Real  # logit scale of the choice of place, a unit [build]
    route_scale_usd: Real  # logit scale of the choice of route, a unit [build]
    travel_usd_per_km: Real  # cost of a unit's journey between regions [build]
    alone_usd: Real  # cost of crossing without a guide where guides are [build]
    alone_sea_usd: Real  # cost of crossing a sea without a guide [build]
