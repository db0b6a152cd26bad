"""Settings of movers: how they weigh ways, learn, and try again."""

from typing import Literal

from sim.settings import PROTOTYPE, Settings, setting


class ChoiceSettings(Settings):
    """How movers weigh ways (random utility; McFadden 1974, path size: Ben-Akiva & Bierlaire 1999)."""

    sector_scale_usd: float = setting(208.0, "logit scale of the choice of sector", unit="USD", source=PROTOTYPE, gt=0, le=1e4, plausible=(100, 300))
    route_scale: float = setting(2.3, "scale of the choice of route between regions relative to the sector scale; nests lie within each other, so no ratio is below 1", unit="ratio", ge=1, le=1000, plausible=(1, 4))
    mode_scale: float = setting(1.05, "scale of the mode nest relative to that of routes", unit="ratio", source=PROTOTYPE, ge=1, le=50, plausible=(1, 2))
    entry_scale: float = setting(7.8, "scale of the decision to set out relative to that of modes", unit="ratio", source=PROTOTYPE, ge=1, le=100, plausible=(2, 15))
    participation: float = setting(0.61, "share who set out at reference risk, price and consequence", unit="share", source=PROTOTYPE, gt=0, lt=1, plausible=(0.2, 0.8))
    reference_consequence_usd: float = setting(980.0, "consequence of an arrest at which that share was seen", unit="USD", source=PROTOTYPE, ge=0, le=1e5, plausible=(0, 2000))
    cost_usd_per_km: float = setting(8.1, "generalised cost of reaching a remote sector", unit="USD/km", source=PROTOTYPE, ge=0, le=100, plausible=(3, 10))
    travel_usd_per_km: float = setting(0.6, "money, days and risk of a route between regions", unit="USD/km", ge=0, le=20, plausible=(0.2, 2.0))
    unguided_km_factor: float = setting(2.1, "extra cost per km of remote terrain when crossing alone", unit="ratio", source=PROTOTYPE, ge=0, le=10, plausible=(0, 3))
    unguided_cost_usd: float = setting(1550.0, "fixed cost of crossing alone (losing the way, control of routes by organisations)", unit="USD", source=PROTOTYPE, ge=0, le=1e4, plausible=(0, 2500))
    unguided_sea_usd: float = setting(6000.0, "further cost of crossing a sea without an organiser", unit="USD", ge=0, le=1e5, plausible=(2000, 15000))
    loss_usd: float = setting(1200.0, "loss that a mover attaches to being stopped", unit="USD", source=PROTOTYPE + "; there 2,700 with the return", ge=0, le=1e5, plausible=(300, 2500))
    return_usd: float = setting(1500.0, "further loss where who is stopped is sent back: fees and the way so far", unit="USD", source="assumption; with the loss above 2,700, as in the prototype, where all were sent back", ge=0, le=1e5, plausible=(500, 6000))
    reports_share: float = setting(0.3, "share of movers whom reports reach under way, so that they choose again how to go on", unit="share", ge=0, le=1, plausible=(0, 0.8))
    consequence_usd: float = setting(980.0, "further loss by the consequences that authorities attach to an arrest", unit="USD", source=PROTOTYPE, ge=0, le=1e5, plausible=(0, 4000))
    legal_cost_usd: float = setting(1500.0, "cost of a visa, documents and fare of the legal channel", unit="USD", ge=0, le=1e5, plausible=(500, 4000))
    legal_usd_per_km: float = setting(0.15, "fare over land and sea of travellers with documents; that by air is part of the cost of the legal channel", unit="USD/km", ge=0, le=20, plausible=(0.05, 0.4))
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


class RetrySettings(Settings):
    """What happens after a turn-back, an arrest or a return."""

    delay_days: float = setting(7.0, "mean delay before a new attempt after a return", unit="days", source=PROTOTYPE, gt=0, le=365, plausible=(3, 21))
    turned_back_share: float = setting(0.12, "share of intercepted persons turned back rather than arrested", unit="share", source=PROTOTYPE, ge=0, le=1, plausible=(0.05, 0.25))
    deterrence_base: float = setting(-0.76, "logit of being deterred by a return without consequence", unit="logit", source=PROTOTYPE, ge=-10, le=10, plausible=(-1.5, -0.4))
    deterrence_slope: float = setting(0.70, "further logit per 1,000 USD of consequence", unit="1/kUSD", source=PROTOTYPE, ge=0, le=10, plausible=(0.3, 1.2))
    inland_days: float = setting(14.0, "mean delay before a new attempt after the state of departure has stopped one: people are taken inland", unit="days", source="assumption; two exponential stages", gt=0, le=365, plausible=(5, 60))
    gives_up_share: float = setting(0.4, "share of those whom the state of departure has stopped who give up", unit="share", source="assumption; a prototype's retry of 0.6", ge=0, le=1, plausible=(0.1, 0.7))
    max_attempts: int = setting(30, "times that a mover is stopped before giving up for certain", unit="attempts", ge=1, le=200)
    max_refusals: int = setting(3, "earlier attempts or refusals of entry after which a refusal is the last", unit="attempts", ge=0, le=200, plausible=(1, 6))
    speed_km_per_day: float = setting(120.0, "progress along a route between borders, waiting included", unit="km/day", gt=0, le=2000, plausible=(40, 300))
    claim_factor: float = setting(1.0, "factor on the share who claim protection", unit="ratio", ge=0, le=10, plausible=(0.5, 1.5))
    recidivism_window_days: int = setting(365, "window in which a second arrest counts as recidivism", unit="days", source="CBP: same fiscal year", ge=1, le=36500, plausible=(7, 3650))


class MoverSettings(Settings):
    """Who considers setting out, and what becomes of them on the way."""

    persons_factor: float = setting(1.0, "factor on the number of persons who consider setting out", unit="ratio", ge=0, le=100, plausible=(0.5, 2))
    land_death_per_attempt: float = setting(0.0006, "deaths per irregular crossing by land", unit="probability", ge=0, le=1, plausible=(0.0001, 0.002))
    sea_death_per_100km: float = setting(0.004, "deaths per sea crossing and 100 km", unit="probability", source="about 0.01 per detected sea crossing 2023-24 (IOM Missing Migrants, Frontex); split by length is an assumption", ge=0, le=1, plausible=(0.002, 0.012))
    choice: ChoiceSettings = ChoiceSettings()
    learning: LearningSettings = LearningSettings()
    retry: RetrySettings = RetrySettings()
