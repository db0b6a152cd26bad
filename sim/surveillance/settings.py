"""Settings of surveillance between posts: search theory, plans of patrols, control rooms."""

from typing import Literal

from sim.settings import PROTOTYPE, Settings, setting

AllocationName = Literal["static", "reactive", "fixed", "random", "optimised", "joint"]


class Hardening(Settings):
    """More patrols on one sector or on all external sectors, paid on top."""

    scope: Literal["none", "one_sector", "all_sectors"] = setting("none", "where patrols are multiplied: the external sector on which most persons try to cross at the start, or everywhere")
    factor: float = setting(3.0, "factor on patrols there", unit="ratio", ge=0, le=100, plausible=(1, 5))


class SurveillanceSettings(Settings):
    """How border guards watch between posts: search theory (Koopman 1980; Stone 1975), plans of patrols, control rooms."""

    allocation: AllocationName = setting("static", "how border guards place their patrols each week; joint plans count partners' patrols as treaties let them count, and are optimised ones where no treaty does")
    reactive_rate: float = setting(0.6, "weight of last week's detections in reactive plans", unit="share", source="NarcoLogic (Magliocca et al. 2019)", ge=0, le=1, plausible=(0.1, 1))
    corridor_effort: float = setting(0.5, "share of static effort on habitual corridors beyond their length", unit="share", source=PROTOTYPE, ge=0, le=1, plausible=(0.2, 0.8))
    units_concentrated: float = setting(0.5, "share of sectors that random and rota plans guard in one week", unit="share", gt=0, le=1, plausible=(0.2, 0.8))
    availability: float = setting(0.43, "share of scheduled time that a patrol is out", unit="share", source="GAO-18-50 (2017)", gt=0, le=1, plausible=(0.35, 0.55))
    sweep_km: float = setting(1.24, "sweep width of a patrol in open terrain, sign-cutting included", unit="km", source=PROTOTYPE, gt=0, le=50, plausible=(0.3, 1.5))
    sea_sweep_km: float = setting(9.0, "sweep width of a patrol boat or aircraft, radar included", unit="km", gt=0, le=200, plausible=(3, 25))
    drone_sweep_km: float = setting(4.0, "sweep width of a drone", unit="km", gt=0, le=200, plausible=(1, 10))
    signs_share: float = setting(0.9, "share of what patrols detect that is no meeting: tracks on land, echoes at sea, to be followed", unit="share", source="assumption, such that about 0.8 of detected crossings end with an arrest or a turn-back (A21)", ge=0, le=1, plausible=(0.4, 0.95))
    patrol_kmh: float = setting(15.0, "patrol speed", unit="km/h", source=PROTOTYPE, gt=0, le=300, plausible=(10, 30))
    boat_kmh: float = setting(28.0, "speed of patrol boats", unit="km/h", gt=0, le=300, plausible=(15, 50))
    drone_kmh: float = setting(100.0, "speed of a drone", unit="km/h", gt=0, le=1000, plausible=(60, 200))
    mover_kmh: float = setting(3.0, "speed of movers on foot", unit="km/h", source=PROTOTYPE, gt=0, le=100, plausible=(2, 4))
    sea_mover_kmh: float = setting(14.0, "speed of movers' boats", unit="km/h", gt=0, le=100, plausible=(8, 30))
    depth_km: float = setting(8.0, "depth of the guarded strip on land", unit="km", source=PROTOTYPE, gt=0, le=500, plausible=(4, 15))
    sea_depth_km: float = setting(45.0, "depth of the guarded strip at sea", unit="km", source="assumption; contiguous zone of 24 nautical miles", gt=0, le=500, plausible=(22, 100))
    response_kmh: float = setting(40.0, "speed of a response team", unit="km/h", source=PROTOTYPE, gt=0, le=300, plausible=(25, 60))
    response_latency_h: float = setting(0.68, "delay before a team sets out", unit="h", source="fitted to effectiveness as services count it (A21)", ge=0, le=24, plausible=(0.1, 1))
    glimpse: float = setting(0.73, "chance that a tower sees who crosses its field", unit="probability", source=PROTOTYPE, ge=0, le=1, plausible=(0.3, 0.9))
    weather_sd: float = setting(0.2, "daily log-spread of visibility", unit="ln", source=PROTOTYPE, ge=0, le=2, plausible=(0, 0.4))
    reach_line: float = setting(0.35, "share of pursuits that reach the border line", unit="share", ge=0, le=1, plausible=(0.1, 0.7))
    flee_back: float = setting(0.08, "share of pursuits in which the mover flees back over the line", unit="share", ge=0, le=1, plausible=(0, 0.2))
    tower_field_km: float = setting(8.0, "stretch of border that one tower sees", unit="km", gt=0, le=100, plausible=(3, 20))
    false_alarms_per_tower: float = setting(12.0, "false alarms of one tower a day", unit="1/day", source="assumption; under 1 % of ground-sensor alerts led to an arrest (DHS OIG-06-15)", ge=0, le=1e4, plausible=(2, 60))
    alarms_per_operator: float = setting(90.0, "alarms that one operator can judge a day", unit="1/day", gt=0, le=1e5, plausible=(30, 300))
    towers_per_operator: float = setting(6.0, "towers watched by one operator", unit="towers", gt=0, le=1e4, plausible=(2, 20))
    patience_min: float = setting(20.0, "minutes after which an unseen alarm is useless", unit="min", gt=0, le=1440, plausible=(5, 60))
    handling_h: float = setting(6.0, "hours for which an interception on land binds a team, transport to a station included", unit="h", ge=0, le=72, plausible=(2, 10))
    party: float = setting(4.0, "persons or lots that are stopped on land together", unit="movers", ge=1, le=100, plausible=(1, 10))
    sea_handling_h: float = setting(12.0, "hours for which an interception at sea binds a boat, passage to a port included", unit="h", ge=0, le=240, plausible=(6, 24))
    sea_party: float = setting(25.0, "persons or lots in a boat that is stopped", unit="movers", source="assumption; about 15 to 60 persons a boat (Frontex, risk analyses 2016-2023)", ge=1, le=500, plausible=(10, 60))
    overlap: float = setting(0.2, "share of a partner's patrols that go where own ones are already, where the two do not see one picture", unit="share", ge=0, le=1, plausible=(0, 0.5))
    capacity_coupling: bool = setting(True, "whether control rooms and patrols can be overloaded")
    guided_visibility: float = setting(0.97, "sweep width against guided movers, relative to unguided", unit="ratio", source=PROTOTYPE, gt=0, le=1, plausible=(0.4, 1))
    hardening: Hardening = Hardening()
