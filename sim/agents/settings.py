"""Settings of operations: patrols, sensors, posts, and how agencies use them."""

from typing import Literal

from sim.settings import Settings, setting

PROTOTYPE = "assumption (calibrated on a two-state prototype against US south-west border targets)"
Allocation = Literal["static", "reactive", "fixed", "random", "optimised", "joint"]


class SurveillanceSettings(Settings):
    """Search theory between posts (Koopman 1980; Stone 1975)."""

    availability: float = setting(0.43, "share of scheduled time that a patrol is out", unit="share", source="GAO-18-50 (2017)", gt=0, le=1, plausible=(0.35, 0.55))
    sweep_km: float = setting(1.24, "sweep width of a patrol in open terrain, sign-cutting included", unit="km", source=PROTOTYPE, gt=0, le=50, plausible=(0.3, 1.5))
    sea_sweep_km: float = setting(9.0, "sweep width of a patrol boat or aircraft, radar included", unit="km", gt=0, le=200, plausible=(3, 25))
    drone_sweep_km: float = setting(4.0, "sweep width of a drone", unit="km", gt=0, le=200, plausible=(1, 10))
    patrol_kmh: float = setting(15.0, "patrol speed", unit="km/h", source=PROTOTYPE, gt=0, le=300, plausible=(10, 30))
    boat_kmh: float = setting(28.0, "speed of patrol boats", unit="km/h", gt=0, le=300, plausible=(15, 50))
    drone_kmh: float = setting(100.0, "speed of a drone", unit="km/h", gt=0, le=1000, plausible=(60, 200))
    mover_kmh: float = setting(3.0, "speed of movers on foot", unit="km/h", source=PROTOTYPE, gt=0, le=100, plausible=(2, 4))
    sea_mover_kmh: float = setting(14.0, "speed of movers' boats", unit="km/h", gt=0, le=100, plausible=(8, 30))
    depth_km: float = setting(8.0, "depth of the guarded strip on land", unit="km", source=PROTOTYPE, gt=0, le=500, plausible=(4, 15))
    sea_depth_km: float = setting(45.0, "depth of the guarded strip at sea", unit="km", source="assumption; contiguous zone of 24 nautical miles", gt=0, le=500, plausible=(22, 100))
    response_kmh: float = setting(40.0, "speed of a response team", unit="km/h", source=PROTOTYPE, gt=0, le=300, plausible=(25, 60))
    response_latency_h: float = setting(0.41, "delay before a team sets out", unit="h", source=PROTOTYPE, ge=0, le=24, plausible=(0.1, 1))
    glimpse: float = setting(0.73, "chance that a tower sees who crosses its field", unit="probability", source=PROTOTYPE, ge=0, le=1, plausible=(0.3, 0.9))
    weather_sd: float = setting(0.2, "daily log-spread of visibility", unit="ln", source=PROTOTYPE, ge=0, le=2, plausible=(0, 0.4))
    reach_line: float = setting(0.35, "share of pursuits that reach the border line", unit="share", ge=0, le=1, plausible=(0.1, 0.7))
    flee_back: float = setting(0.08, "share of pursuits in which the mover flees back over the line", unit="share", ge=0, le=1, plausible=(0, 0.2))
    tower_field_km: float = setting(8.0, "stretch of border that one tower sees", unit="km", gt=0, le=100, plausible=(3, 20))
    false_alarms_per_tower: float = setting(12.0, "false alarms of one tower a day", unit="1/day", source="assumption; under 1 % of ground-sensor alerts led to an arrest (DHS OIG-06-15)", ge=0, le=1e4, plausible=(2, 60))
    alarms_per_operator: float = setting(90.0, "alarms that one operator can judge a day", unit="1/day", gt=0, le=1e5, plausible=(30, 300))
    towers_per_operator: float = setting(6.0, "towers watched by one operator", unit="towers", gt=0, le=1e4, plausible=(2, 20))
    patience_min: float = setting(20.0, "minutes after which an unseen alarm is useless", unit="min", gt=0, le=1440, plausible=(5, 60))
    capacity_coupling: bool = setting(True, "whether control rooms, detention and returns can be overloaded")


class PostSettings(Settings):
    """Checks at border crossing points (signal detection: Green & Swets 1966; queues: Erlang)."""

    staffing: float = setting(0.81, "factor on the desks that an ordinary day's mean traffic asks for", unit="ratio", ge=0.05, le=20, plausible=(0.7, 1.2))
    first_line_s: float = setting(45.0, "time of a first-line check without a queue", unit="s", gt=0, le=3600, plausible=(20, 120))
    hurried_s: float = setting(25.0, "shortest first-line check under a queue", unit="s", gt=0, le=3600, plausible=(10, 45))
    queue_half: float = setting(120.0, "queue per desk at which half of the hurry is reached", unit="persons", gt=0, le=1e5, plausible=(20, 500))
    skill_d: float = setting(2.64, "sensitivity of an officer with time", unit="d'", source="White et al. 2014: 14 % false acceptance, 6 % false rejection", ge=0, le=10, plausible=(1.5, 3.5))
    learning_s: float = setting(15.0, "time constant of the speed-accuracy trade", unit="s", gt=0, le=600, plausible=(5, 40))
    criterion: float = setting(1.56, "evidence above which an officer who finds as many targets as others refers a traveller", unit="k", source="White et al. 2014: 6 % false rejection", ge=-5, le=8, plausible=(1.2, 2))
    criterion_adapts: bool = setting(True, "whether officers' criterion follows how rarely they refuse anybody")
    prevalence_weight: float = setting(0.206, "weight of the log odds of a target in the criterion: 1 an ideal observer, 0 one who does not care", unit="ratio", source="assumption; misses rise from 7 to 30 % when targets fall from 50 to 1 % (Wolfe et al. 2005), which is 0.55", ge=0, le=1, plausible=(0.1, 0.3))
    usual_prevalence: float = setting(3e-5, "share of travellers refused that officers hold for usual before they have seen any", unit="share", gt=1e-9, le=0.5, plausible=(1e-5, 3e-4))
    prevalence_days: float = setting(28.0, "half-life of officers' memory of refusals", unit="days", ge=1, le=3650, plausible=(7, 90))
    criterion_sd: float = setting(0.3, "spread of the criterion between states that follow no common standard", unit="k", ge=0, le=2, plausible=(0, 0.6))
    second_line_s: float = setting(900.0, "time of a second-line check", unit="s", gt=0, le=36000, plausible=(300, 3600))
    second_line_d: float = setting(3.2, "sensitivity of the second line", unit="d'", ge=0, le=10, plausible=(2, 5))
    second_line_criterion: float = setting(2.8, "evidence above which entry is refused", unit="k", ge=-5, le=8, plausible=(1.5, 4))
    concealment: float = setting(1.0, "by how much intending overstayers with papers in order lower the sensitivity", unit="d'", ge=0, le=5, plausible=(0, 2))
    coached_share: float = setting(0.02, "share of intending overstayers whom an organisation has coached", unit="share", ge=0, le=1, plausible=(0, 0.2))
    coaching: float = setting(2.0, "by how much coaching lowers the sensitivity further", unit="d'", source="assumption; covert testers passed 67 of 70 checks (DHS OIG 2015), an upper bound", ge=0, le=8, plausible=(0.5, 3))
    truck_s: float = setting(272.0, "time of a truck's documentary check when its plate is not read", unit="s", gt=0, le=36000, plausible=(60, 900))
    read_saves: float = setting(0.25, "share of that time saved when the plate is read on arrival", unit="share", ge=0, lt=1, plausible=(0, 0.5))
    opened_s: float = setting(5400.0, "time of an opened truck", unit="s", gt=0, le=86400, plausible=(1800, 14400))
    arrival_cv2: float = setting(1.5, "squared variation of gaps between arrivals", unit="ratio", ge=0, le=50, plausible=(1, 4))
    burst_cv: float = setting(0.45, "variation of hourly arrivals beyond chance: flights, trains and buses come in waves", unit="ratio", ge=0, le=3, plausible=(0.2, 0.8))
    batch_land: float = setting(6.0, "persons who arrive together by road or rail", unit="persons", ge=1, le=1e4, plausible=(2, 40))
    batch_sea: float = setting(200.0, "persons who arrive together by ferry or cruise", unit="persons", ge=1, le=1e4, plausible=(50, 1000))
    batch_air: float = setting(150.0, "persons who arrive together by aircraft", unit="persons", ge=1, le=1e4, plausible=(80, 250))
    service_cv2: float = setting(0.6, "squared variation of service times", unit="ratio", ge=0, le=50, plausible=(0.3, 1.5))
    internal_check_share: float = setting(0.05, "share of travellers checked at a reintroduced internal control", unit="share", ge=0, le=1, plausible=(0.01, 0.3))


class Hardening(Settings):
    """More patrols on one sector or on all external sectors, paid on top."""

    scope: Literal["none", "one_sector", "all_sectors"] = setting("none", "where patrols are multiplied: the external sector on which most persons try to cross at the start, or everywhere")
    factor: float = setting(3.0, "factor on patrols there", unit="ratio", ge=0, le=100, plausible=(1, 5))


class OperationsSettings(Settings):
    """How agencies watch the borders."""

    allocation: Allocation = setting("static", "how border guards place their patrols each week")
    reactive_rate: float = setting(0.6, "weight of last week's detections in reactive plans", unit="share", source="NarcoLogic (Magliocca et al. 2019)", ge=0, le=1, plausible=(0.1, 1))
    corridor_effort: float = setting(0.5, "share of static effort on habitual corridors beyond their length", unit="share", source=PROTOTYPE, ge=0, le=1, plausible=(0.2, 0.8))
    units_concentrated: float = setting(0.5, "share of sectors that random and rota plans guard in one week", unit="share", gt=0, le=1, plausible=(0.2, 0.8))
    surveillance: SurveillanceSettings = SurveillanceSettings()
    posts: PostSettings = PostSettings()
    hardening: Hardening = Hardening()
