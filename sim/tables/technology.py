"""Technology: what border services equip themselves with."""

from enum import IntEnum
from typing import NamedTuple

from sim.engine.table import Code, Count, Day, Real, Share, Small


class Technology(IntEnum):
    """What border services equip themselves with; each moves one physical parameter."""

    TOWERS = 0  # towers and CCTV with remote access: covered share of the border
    DRONES = 1  # search effort from the air
    BMIS = 2  # border management information system: latency of records, seconds of a check
    ANPR = 3  # number-plate readers: read rate at cargo lanes
    BIOMETRICS = 4  # sensitivity of the first line
    ANALYTICS = 5  # false alarms, alarms per operator, referrals


class Equipment(NamedTuple):
    """What one state has of one technology: bought from a budget, delivered, kept up, worn out."""

    state: Small  # [build]
    kind: Code  # Technology [build]
    need: Real  # units at spending 1 [build]
    price_eur: Real  # of one unit [build]
    upkeep_eur: Real  # of one unit, a day [build]
    life_months: Real  # mean time in service [build]
    lead_months: Small  # from order to delivery [build]
    own_eur: Real  # own budget a day [build, events.happen]
    budget_eur: Real  # a day, aid given and received [build, technology.maintain]
    units: Real  # in service [build, technology.maintain]
    ordered: Real  # (rows, 36) on order, by calendar month of delivery in turn [build, technology.maintain]
    vintage: Real  # mean year of make [build, technology.maintain]
    spent_eur: Real  # a day of this month [build, technology.maintain]


class BorderSystems(NamedTuple):
    """Systems and budgets of border services, one row for each state."""

    cyber_protection: Share  # of attacks on border systems that fail [build]
    down: Code  # whether border systems give nothing today [technology.suffer_attacks]
    outage: Day  # border systems are down until this day [events.happen, technology.suffer_attacks]
    equipment_eur: Real  # own budget for equipment, a day [build, events.happen]
    equipment_need_eur: Real  # the same at spending 1 [build]
    spend_eur: Real  # a day, patrols, equipment and desks [build, technology.maintain, technology.staff_posts]
    desks_open: Real  # desks and lanes that officers staff today [build, technology.staff_posts]
    inner_posts: Count  # posts with checks at borders within the club [build, technology.staff_posts]


class Readers(NamedTuple):
    """What biometric readers do to groups of travellers: parameters."""

    group_share: float
    group_factor: float
