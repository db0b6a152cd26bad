"""Settings of movers, consignments and networks. Starting values come from a calibrated prototype of the loop."""

from typing import Literal

from sim.settings import Settings, setting

PROTOTYPE = "assumption (calibrated on a two-state prototype against US south-west border targets)"


class ChoiceSettings(Settings):
    """How movers weigh ways (random utility; McFadden 1974, path size: Ben-Akiva & Bierlaire 1999)."""

    sector_scale_usd: float = setting(208.0, "logit scale of the choice of sector", unit="USD", source=PROTOTYPE, gt=0, le=1e4, plausible=(100, 300))
    route_scale_usd: float = setting(480.0, "logit scale of the choice of route between regions", unit="USD", gt=0, le=1e5, plausible=(210, 500))
    mode_scale: float = setting(2.4, "scale of the mode nest relative to the sector scale", unit="ratio", source=PROTOTYPE, ge=1, le=50, plausible=(1, 3))
    entry_scale: float = setting(18.7, "scale of the decision to set out relative to the sector scale", unit="ratio", source=PROTOTYPE, ge=1, le=100, plausible=(3, 50))
    participation: float = setting(0.61, "share who set out at reference risk and price", unit="share", source=PROTOTYPE, gt=0, lt=1, plausible=(0.2, 0.8))
    cost_usd_per_km: float = setting(8.1, "generalised cost of reaching a remote sector", unit="USD/km", source=PROTOTYPE, ge=0, le=100, plausible=(3, 10))
    travel_usd_per_km: float = setting(0.6, "money, days and risk of a route between regions", unit="USD/km", ge=0, le=20, plausible=(0.2, 2.0))
    unguided_km_factor: float = setting(2.1, "extra cost per km of remote terrain when crossing alone", unit="ratio", source=PROTOTYPE, ge=0, le=10, plausible=(0, 3))
    unguided_cost_usd: float = setting(1550.0, "fixed cost of crossing alone (losing the way, control of routes by organisations)", unit="USD", source=PROTOTYPE, ge=0, le=1e4, plausible=(0, 2500))
    unguided_sea_usd: float = setting(6000.0, "further cost of crossing a sea without an organiser", unit="USD", ge=0, le=1e5, plausible=(2000, 15000))
    loss_usd: float = setting(2700.0, "loss that a mover attaches to one arrest", unit="USD", source=PROTOTYPE, ge=0, le=1e5, plausible=(800, 3000))
    consequence_usd: float = setting(980.0, "further loss by the consequences that authorities attach to an arrest", unit="USD", source=PROTOTYPE, ge=0, le=1e5, plausible=(0, 4000))
    legal_cost_usd: float = setting(1500.0, "cost of a visa, documents and fare of the legal channel", unit="USD", ge=0, le=1e5, plausible=(500, 4000))
    wait_usd_per_hour: float = setting(10.0, "cost of an hour's wait at a post", unit="USD/h", ge=0, le=200, plausible=(3, 30))
    rule: Literal["logit", "gravity"] = setting("logit", "how the length of a route counts: at a price per km, or by a power of it (gravity, as in Flee: score / distance^P)", source="gravity: Flee (Suleimenova, Bell & Groen 2017)")
    gravity_power: float = setting(1.0, "power of the distance under the gravity rule", unit="exponent", source="Flee", ge=0, le=10, plausible=(0.5, 2))
    path_size: float = setting(1.0, "weight of the path-size term of overlapping routes", unit="ratio", source="Ben-Akiva & Bierlaire 1999", ge=0, le=5, plausible=(0.5, 1.5))


class LearningSettings(Settings):
    """What movers and networks come to believe about risk (beta-Bernoulli with forgetting)."""

    enabled: bool = setting(True, "whether beliefs follow experience; off, they stay at the prior")
    memory_days: float = setting(282.0, "mean life of an experience; it decays towards the prior", unit="days", source=PROTOTYPE, gt=0, le=3650, plausible=(60, 400))
    own_weight: float = setting(0.60, "weight of one's own community against everybody's experience", unit="share", source=PROTOTYPE, ge=0, le=1, plausible=(0.2, 0.9))
    prior_risk: float = setting(0.30, "risk of arrest expected without experience", unit="probability", source=PROTOTYPE, gt=0, lt=1, plausible=(0.2, 0.8))
    prior_weight: float = setting(2.5, "observations that the prior is worth", unit="observations", source=PROTOTYPE, gt=0, le=100, plausible=(1, 10))
    explore: Literal["mean", "thompson"] = setting("mean", "how beliefs enter choice: their mean, or one keyed draw from them a week")


class MarketSettings(Settings):
    """Prices of smuggling (risks and prices: Reuter & Kleiman 1986) and the networks that set them."""

    enabled: bool = setting(True, "whether prices answer to risk; off, they stay at the reference")
    networks_per_front: int = setting(2, "smuggling networks that compete on a border, each way", unit="networks", ge=1, le=20, plausible=(1, 5))
    base_usd: float = setting(243.0, "cost of one guided crossing", unit="USD", source=PROTOTYPE, ge=0, le=1e5, plausible=(80, 500))
    sea_usd: float = setting(1200.0, "further cost of a place on a boat", unit="USD", ge=0, le=1e5, plausible=(500, 3000))
    usd_per_km: float = setting(1.85, "cost of guiding, per km to a remote sector", unit="USD/km", source=PROTOTYPE, ge=0, le=100, plausible=(1, 2.5))
    loss_usd: float = setting(82.0, "a network's loss by one arrest", unit="USD", source=PROTOTYPE, ge=0, le=1e5, plausible=(0, 250))
    risk_share: float = setting(0.62, "share of risk in the divisor 1 - share * p of the zero-profit price", unit="share", source=PROTOTYPE, ge=0, le=1, plausible=(0.3, 1))
    markup: float = setting(0.08, "mark-up over the zero-profit price", unit="share", source=PROTOTYPE, ge=0, le=5, plausible=(0, 0.5))
    prison_usd: float = setting(30000.0, "what a network's people ask for the risk of one conviction; the price pays it", unit="USD", source="assumption; Reuter & Kleiman 1986: a price holds what prison costs those who may go there", ge=0, le=1e7, plausible=(5000, 100000))
    adjust_days: float = setting(60.0, "days in which a price closes 63 % of its gap", unit="days", source=PROTOTYPE, gt=0, le=3650, plausible=(14, 180))
    guided_visibility: float = setting(0.97, "sweep width against guided movers, relative to unguided", unit="ratio", source=PROTOTYPE, gt=0, le=1, plausible=(0.4, 1))
    reserve_usd: float = setting(20000.0, "capital with which a network starts", unit="USD", gt=0, le=1e8, plausible=(5000, 100000))
    overhead_usd_per_day: float = setting(20.0, "running cost of a network", unit="USD/day", ge=0, le=1e6, plausible=(5, 200))
    reform_days: float = setting(120.0, "mean days until a failed network's place is taken", unit="days", gt=0, le=3650, plausible=(30, 365))


class RetrySettings(Settings):
    """What happens after a turn-back, an arrest or a return."""

    delay_days: float = setting(7.0, "mean delay before a new attempt after a return", unit="days", source=PROTOTYPE, gt=0, le=365, plausible=(3, 21))
    turned_back_share: float = setting(0.12, "share of intercepted persons turned back rather than arrested", unit="share", source=PROTOTYPE, ge=0, le=1, plausible=(0.05, 0.25))
    deterrence_base: float = setting(-0.76, "logit of being deterred by a return without consequence", unit="logit", source=PROTOTYPE, ge=-10, le=10, plausible=(-1.5, -0.4))
    deterrence_slope: float = setting(0.70, "further logit per 1,000 USD of consequence", unit="1/kUSD", source=PROTOTYPE, ge=0, le=10, plausible=(0.3, 1.2))
    max_attempts: int = setting(30, "attempts at one border after which a mover gives up", unit="attempts", ge=1, le=200)
    speed_km_per_day: float = setting(120.0, "progress along a route between borders, waiting included", unit="km/day", gt=0, le=2000, plausible=(40, 300))


class DrugSettings(Settings):
    """Consignments: lot size, purity, concealment in legal freight."""

    lot_kg: float = setting(40.0, "size of a consignment at reference risk", unit="kg", gt=0, le=1e5, plausible=(5, 200))
    lot_elasticity: float = setting(0.5, "fall of lot size as believed risk rises (risk/size trade)", unit="elasticity", ge=0, le=2, plausible=(0, 1))
    purity: float = setting(0.7, "pure share of a seized kilogram", unit="share", source="assumption; UNODC reports wholesale cocaine purity near 0.6-0.8", gt=0, le=1, plausible=(0.5, 0.85))
    value_usd_per_kg: float = setting(30000.0, "value lost with a seized kilogram", unit="USD/kg", source="assumption; order of UNODC wholesale cocaine prices in Europe", gt=0, le=1e6, plausible=(10000, 50000))
    scale_usd_per_kg: float = setting(3000.0, "logit scale of the choice of venue and route", unit="USD/kg", gt=0, le=1e6, plausible=(1000, 8000))
    transport_usd_per_kg_km: float = setting(0.5, "cost of carrying a kilogram along a route", unit="USD/(kg km)", ge=0, le=100, plausible=(0.1, 2))
    inspected_share: float = setting(0.02, "share of trucks opened at ordinary load", unit="share", source="assumption; customs administrations report 1-5 % of containers", ge=0, le=1, plausible=(0.005, 0.1))
    selectivity: float = setting(15.0, "how much likelier a loaded truck is opened than another when its plate is read (risk analysis)", unit="ratio", ge=1, le=100, plausible=(4, 40))
    tip_share: float = setting(0.05, "share of consignments of which police of a state on their way are told, vehicle and all", unit="share", ge=0, le=1, plausible=(0, 0.2))
    tip_days: int = setting(30, "time for which such news is of use", unit="days", source="assumption; operational intelligence", ge=1, le=3650, plausible=(2, 90))
    found_share: float = setting(0.85, "share of hidden lots found when a truck is opened", unit="share", ge=0, le=1, plausible=(0.5, 0.95))


class CrimeSettings(Settings):
    """Movers, networks and consignments."""

    choice: ChoiceSettings = ChoiceSettings()
    learning: LearningSettings = LearningSettings()
    market: MarketSettings = MarketSettings()
    retry: RetrySettings = RetrySettings()
    drugs: DrugSettings = DrugSettings()
    persons_factor: float = setting(1.0, "factor on the number of persons who consider setting out", unit="ratio", ge=0, le=100, plausible=(0.5, 2))
    drugs_factor: float = setting(1.0, "factor on the kilograms sent", unit="ratio", ge=0, le=100, plausible=(0.5, 2))
