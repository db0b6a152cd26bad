"""Settings of society: rights practice, costs, and how statistics are made."""

from typing import Literal

from sim.settings import Settings, setting


class SocietySettings(Settings):
    """What authorities do with whom they meet, what it costs, and what gets published."""

    report_delay_days: int = setting(30, "delay until a month's statistics are published, rounded to whole months", unit="days", ge=0, le=365, plausible=(14, 90))
    recidivism_window_days: int = setting(365, "window in which a second arrest counts as recidivism", unit="days", source="CBP: same fiscal year", ge=1, le=36500, plausible=(7, 3650))
    death_recorded_share: float = setting(0.6, "share of deaths on the way that are recorded", unit="share", ge=0, le=1, plausible=(0.3, 0.9))
    claim_factor: float = setting(1.0, "factor on the share who claim protection", unit="ratio", ge=0, le=10, plausible=(0.5, 1.5))
    pushback_share: float = setting(0.08, "share of claims answered by a pushback where law is weakest", unit="share", ge=0, le=1, plausible=(0, 0.3))
    returned_share: float = setting(0.30, "share of arrested persons without a claim who are returned without a readmission agreement", unit="share", source="assumption; Eurostat return rates of 20-30 %", ge=0, le=1, plausible=(0.1, 0.6))
    detention_days: float = setting(12.0, "mean detention after an arrest", unit="days", ge=0, le=1000, plausible=(1, 60))
    detention_per_million: float = setting(40.0, "places for detention per million inhabitants", unit="1/million", ge=0, le=1e5, plausible=(10, 200))
    ban_share: float = setting(0.5, "share of returns that lead to an alert for refusal of entry", unit="share", source="assumption; Reg. (EU) 2018/1861 art. 24", ge=0, le=1, plausible=(0.2, 1))
    land_death_per_attempt: float = setting(0.0006, "deaths per irregular crossing by land", unit="probability", ge=0, le=1, plausible=(0.0001, 0.002))
    sea_death_per_100km: float = setting(0.004, "deaths per sea crossing and 100 km", unit="probability", source="about 0.01 per detected sea crossing 2023-24 (IOM Missing Migrants, Frontex); split by length is an assumption", ge=0, le=1, plausible=(0.002, 0.012))
    value_of_time_eur: float = setting(14.0, "value of a traveller's hour", unit="EUR/h", ge=0, le=1000, plausible=(8, 25))
    truck_hour_eur: float = setting(60.0, "cost of a waiting truck's hour", unit="EUR/h", ge=0, le=1000, plausible=(40, 100))


class ScaleSettings(Settings):
    """Size of the computation."""

    threads: int = setting(1, "threads of one run", unit="threads", ge=1, le=256, identifies=False)
    memory_gib: float = setting(8.0, "memory that one run may use", unit="GiB", gt=0, le=4096, identifies=False)
    persons_per_alert: int = setting(25, "persons on national lists that one row of the alerts' table stands for", unit="persons", ge=1, le=10_000)
    table_days: int = setting(7, "days between refreshes of choice tables", unit="days", ge=1, le=31)
    detail: Literal["none", "figures", "all"] = setting("figures", "which tables of where things happened a run keeps: none, those that figures read (borders, flows, exchange), or also those by state, network, treaty and route", identifies=False)
