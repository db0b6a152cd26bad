"""Settings of networks and consignments."""

from sim.settings import PROTOTYPE, Settings, setting


class MarketSettings(Settings):
    """Prices of smuggling (risks and prices: Reuter & Kleiman 1986) and the networks that set them."""

    enabled: bool = setting(True, "whether prices answer to risk; off, they stay at the reference")
    networks_per_side: int = setting(2, "smuggling networks that compete on a border, each way", unit="networks", ge=1, le=20, plausible=(1, 5))
    base_usd: float = setting(243.0, "cost of one guided crossing", unit="USD", source=PROTOTYPE, ge=0, le=1e5, plausible=(80, 500))
    sea_usd: float = setting(1200.0, "further cost of a place on a boat", unit="USD", ge=0, le=1e5, plausible=(500, 3000))
    usd_per_km: float = setting(1.85, "cost of guiding, per km to a remote sector", unit="USD/km", source=PROTOTYPE, ge=0, le=100, plausible=(1, 2.5))
    loss_usd: float = setting(82.0, "a network's loss by one arrest", unit="USD", source=PROTOTYPE, ge=0, le=1e5, plausible=(0, 250))
    risk_share: float = setting(0.62, "share of risk in the divisor 1 - share * p of the zero-profit price", unit="share", source=PROTOTYPE, ge=0, le=1, plausible=(0.3, 1))
    markup: float = setting(0.08, "mark-up over the zero-profit price", unit="share", source=PROTOTYPE, ge=0, le=5, plausible=(0, 0.5))
    prison_usd: float = setting(30000.0, "what a network's people ask for the risk of one conviction; the price pays it", unit="USD", source="assumption; Reuter & Kleiman 1986: a price holds what prison costs those who may go there", ge=0, le=1e7, plausible=(5000, 100000))
    adjust_days: float = setting(60.0, "days in which a price closes 63 % of its gap", unit="days", source=PROTOTYPE, gt=0, le=3650, plausible=(14, 180))
    reserve_usd: float = setting(20000.0, "capital with which a network starts", unit="USD", gt=0, le=1e8, plausible=(5000, 100000))
    overhead_usd_per_day: float = setting(20.0, "running cost of a network", unit="USD/day", ge=0, le=1e6, plausible=(5, 200))
    abroad_share: float = setting(0.6, "share of a network's people who live beyond the line, where as many are convicted on either side", unit="share", source="assumption", ge=0, le=1, plausible=(0.3, 0.9))
    relocation_per_year: float = setting(0.35, "rate at which people of networks move to the side of the line where fewer are convicted", unit="1/year", source="prototype of crime: 0 to 1.4, unanchored", ge=0, le=20, plausible=(0, 1.4))
    relocation_weight: float = setting(1.0, "how far they do so, per log of the ratio of convictions a person here and there", unit="logit/ln", ge=0, le=5, plausible=(0.3, 2))
    reform_days: float = setting(120.0, "mean days until a failed network's place is taken", unit="days", gt=0, le=3650, plausible=(30, 365))


class GoodsSettings(Settings):
    """A kind of goods: lot size, purity, value, cost of transport; it hides in freight, or goes between posts."""

    lot_kg: float = setting(40.0, "size of a consignment at reference risk", unit="kg", gt=0, le=1e5, plausible=(5, 200))
    lot_elasticity: float = setting(0.5, "fall of lot size as believed risk rises (risk/size trade)", unit="elasticity", ge=0, le=2, plausible=(0, 1))
    purity: float = setting(0.7, "pure share of a seized kilogram", unit="share", source="assumption; UNODC reports wholesale cocaine purity near 0.6-0.8", gt=0, le=1, plausible=(0.5, 0.85))
    value_usd_per_kg: float = setting(30000.0, "value lost with a seized kilogram", unit="USD/kg", source="assumption; order of UNODC wholesale cocaine prices in Europe", gt=0, le=1e6, plausible=(10000, 50000))
    scale_usd_per_kg: float = setting(3000.0, "logit scale of the choice of venue and route", unit="USD/kg", gt=0, le=1e6, plausible=(1000, 8000))
    transport_usd_per_kg_km: float = setting(0.5, "cost of carrying a kilogram along a route", unit="USD/(kg km)", ge=0, le=100, plausible=(0.1, 2))


class CrimeSettings(Settings):
    """Networks and consignments."""

    market: MarketSettings = MarketSettings()
    drugs: GoodsSettings = GoodsSettings()
    goods: dict[str, GoodsSettings] = setting({}, "further kinds of goods by name; a map names them as what a stream carries")
    drugs_factor: float = setting(1.0, "factor on the kilograms sent", unit="ratio", ge=0, le=100, plausible=(0.5, 2))
