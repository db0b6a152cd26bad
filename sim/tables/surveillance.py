"""Surveillance between posts."""

from enum import IntEnum
from typing import NamedTuple

from sim.engine.table import Code, Count, Index, Real, Serial, Share, Small, Word


class Allocation(IntEnum):
    """How border guards place their patrols."""

    STATIC = 0
    REACTIVE = 1
    FIXED = 2
    RANDOM = 3
    OPTIMISED = 4
    JOINT = 5


class Sectors(NamedTuple):
    """Pieces of a stretch that one state patrols against entry."""

    serial: Serial  # [build]
    stretch: Index  # [build]
    state: Small  # that guards [build]
    neighbour: Small  # on the other side [build]
    twin: Index  # the same sector from the other side [build]
    kind: Code  # LAND, SEA [build]
    terrain: Code  # [build]
    external: Code  # 1 external border of the club, 0 other borders [build]
    used: Code  # on some route [build]
    km: Real  # [build]
    share: Share  # of the state's units here in static plans [build]
    patrols: Real  # units [build, surveillance.place_patrols]
    plan: Share  # of units, as last planned [build, surveillance.place_patrols]
    flow: Real  # crossings a day as estimated from detections [build, surveillance.place_patrols]
    busy: Share  # of patrols that bring in whom they have stopped [build, surveillance.place_patrols]
    extra: Share  # further units by a hardening, relative to static effort [build]
    towers: Real  # [build, technology.maintain]
    drones: Real  # [build, technology.maintain]
    seen: Count  # crossings detected since the last plan [surveillance.place_patrols, ledger.account_events]
    caught: Count  # of those [surveillance.place_patrols, ledger.account_events]
    prevented: Word  # chance that the state of departure stops a crossing before the line [build, departure.guard_exits]
    seen_alone: Word  # today's chance that an unguided crossing is detected [build, surveillance.watch_borders]
    caught_alone: Word  # and intercepted [build, surveillance.watch_borders]
    seen_guided: Word  # the same for guided crossings [build, surveillance.watch_borders, corruption.tell_plans]
    caught_guided: Word  # [build, surveillance.watch_borders, corruption.tell_plans]
    joint_share: Share  # of catches that partner effort made [build, surveillance.watch_borders]


class Detection(NamedTuple):
    """Search theory between posts: parameters."""

    availability: float
    sweep_km: float
    sea_sweep_km: float
    drone_sweep_km: float
    signs_share: float
    patrol_kmh: float
    boat_kmh: float
    drone_kmh: float
    mover_kmh: float
    sea_mover_kmh: float
    depth_km: float
    sea_depth_km: float
    response_kmh: float
    response_latency_h: float
    glimpse: float
    weather_sd: float
    reach_line: float
    flee_back: float
    tower_field_km: float
    guided_visibility: float
    overlap: float
    handling_h: float
    party: float
    sea_handling_h: float
    sea_party: float
    false_alarms_per_tower: float
    alarms_per_operator: float
    towers_per_operator: float


class BorderGuards(NamedTuple):
    """Border guards, one row for each state."""

    patrols: Real  # land patrol units [build]
    boats: Real  # patrol boats and aircraft [build]
    mobile: Real  # mobile patrols at internal borders [build]
    towers: Real  # towers and CCTV masts in service [build, technology.maintain]
    drones: Real  # airframes on station [build, technology.maintain]
    false_alarms: Real  # of one tower a day [build, technology.maintain]
    alarms_per_operator: Real  # that one can judge a day [build]
    operators: Real  # control-room operators [build, technology.maintain]
    land_km: Real  # of external border that it guards [build]
    sea_km: Real  # [build]
    inner_km: Real  # of land borders within the club [build]
    first_sector: Index  # the sectors it guards stand together [build]
    sectors: Index  # [build]
    answered: Share  # of alarms that operators judge in time [build, surveillance.staff_control_rooms]
    allocation: Code  # Allocation, how patrols are placed [build]
    lent: Share  # of its patrols and mobile patrols that serve in a common corps abroad [surveillance.place_patrols]
    boats_lent: Share  # of its boats [surveillance.place_patrols]
    corps_patrols: Real  # land patrols of others that serve here [surveillance.place_patrols]
    corps_boats: Real  # boats of others [surveillance.place_patrols]
    shared_alarms: Real  # false alarms a day of partners' towers that come to its control rooms too [surveillance.staff_control_rooms]
