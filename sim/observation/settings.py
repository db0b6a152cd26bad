"""Settings of observation: how statistics are made."""

from sim.settings import Settings, setting


class ObservationSettings(Settings):
    """What gets published, and when."""

    report_delay_days: int = setting(30, "delay until a month's statistics are published, rounded to whole months", unit="days", ge=0, le=365, plausible=(14, 90))
    death_recorded_share: float = setting(0.6, "share of deaths on the way that free states record", unit="share", ge=0, le=1, plausible=(0.3, 0.9))
    withheld_share: float = setting(0.5, "share of these that the least free states leave out of what they publish", unit="share", ge=0, le=1, plausible=(0, 0.9))
