"""What statistics offices publish."""

from typing import NamedTuple

from sim.engine.table import Count, Real


class Observed(NamedTuple):
    """What statistics offices know and publish: (months, states), row = month of the run."""

    detections: Count  # border events, double counted along routes [observation.count]
    inner_detections: Count  # those of them at borders between members of a club of the map [observation.count]
    apprehensions: Count  # [observation.count]
    deaths: Count  # recorded [observation.count]
    applications: Count  # claims for protection of persons on their way to the state [observation.count]
    leaked: Real  # own records that others let leak, and cases of their misuse that were found [information.guard]
    wait_h: Real  # mean at external posts [observation.count]
    travellers: Count  # [observation.count]


class Statistics(NamedTuple):
    """How statistics are made: parameters."""

    report_delay_days: float
    death_recorded_share: float
