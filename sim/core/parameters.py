"""Scalars that kernels read: one NamedTuple per mechanism, filled from the settings of the same names."""

from typing import NamedTuple


class Choice(NamedTuple):
    """How movers weigh ways."""

    sector_scale_usd: float
    route_scale_usd: float
    mode_scale: float
    entry_scale: float
    cost_usd_per_km: float
    travel_usd_per_km: float
    unguided_km_factor: float
    unguided_cost_usd: float
    unguided_sea_usd: float
    loss_usd: float
    consequence_usd: float
    legal_cost_usd: float
    wait_usd_per_hour: float
    path_size: float
    gravity: float  # 1 when the length of a route counts by a power of it, 0 by the km
    gravity_power: float


class Learning(NamedTuple):
    """What becomes of experience."""

    memory_days: float
    own_weight: float
    prior_risk: float
    prior_weight: float
    thompson: float  # 1 when beliefs enter choice by one draw, 0 by their mean


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


class Drugs(NamedTuple):
    """Consignments."""

    lot_kg: float
    lot_elasticity: float
    value_usd_per_kg: float
    scale_usd_per_kg: float
    transport_usd_per_kg_km: float


class Retry(NamedTuple):
    """What follows an interception."""

    delay_days: float
    turned_back_share: float
    deterred: float  # probability, from base, slope and consequence
    max_attempts: float
    claim_factor: float
    detention_days: float
    window_days: float
    found_known: float  # chance that a lot is found at a post that knows of it


class Surveillance(NamedTuple):
    """Search theory between posts."""

    availability: float
    sweep_km: float
    sea_sweep_km: float
    drone_sweep_km: float
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
    internal_check_share: float


class Checks(NamedTuple):
    """First and second line at posts."""

    first_line_s: float
    hurried_s: float
    queue_half: float
    skill_d: float
    learning_s: float
    criterion: float
    prevalence_weight: float
    usual_prevalence: float
    second_line_s: float
    second_line_d: float
    second_line_criterion: float
    concealment: float
    coached_share: float
    coaching: float
    truck_s: float
    read_saves: float
    opened_s: float
    arrival_cv2: float
    service_cv2: float
    internal_share: float
    burst_cv: float
    batch_land: float
    batch_sea: float
    batch_air: float
    group_share: float
    group_factor: float


class Conduct(NamedTuple):
    """How conduct between states is weighed."""

    refusal: float
    friction: float
    good_conduct: float
    negativity: float


def taken(kind, *settings, **more):
    """``kind`` filled from the first of ``settings`` that has each name; ``more`` wins."""
    values = {}
    for name in kind._fields:
        if name in more:
            values[name] = float(more[name])
        else:
            values[name] = float(next(getattr(s, name) for s in settings if hasattr(s, name)))
    return kind(**values)
