"""What statistics offices publish."""

from typing import NamedTuple

from sim.engine.table import Count, Real


class Observed(NamedTuple):
    """What statistics offices know and publish: (months, states) unless said, row = month of the run."""

    detections: Count  # border events, double counted along routes [observation.count]
    inner_detections: Count  # those of them at borders between members of a club of the map [observation.count]
    apprehensions: Count  # [observation.count]
    deaths: Count  # recorded [observation.count]
    applications: Count  # claims for protection of persons on their way to the state [observation.count]
    leaked: Real  # own records that others let leak, and cases of their misuse that were found [events.happen, information.guard]
    wait_h: Real  # mean at external posts [observation.count]
    travellers: Count  # [observation.count]
    haze_deaths: Real  # excess deaths of haze, as estimated from satellites' pictures [haze.burn]
    crossings_at: Count  # (months, sides) detections at each side of a border [observation.count]
    returns_at: Count  # (months, sides) persons returned over it [observation.count]
    trucks_at: Count  # (months, sides) trucks that came over it [observation.count]
    seized_at: Count  # (months, sides) grams of goods seized there [observation.count]
    hits_from: Count  # (months, users, givers) hits on each other's alerts [observation.count]


class Statistics(NamedTuple):
    """How statistics are made: parameters."""

    report_delay_days: float
    death_recorded_share: float
    withheld_share: float
