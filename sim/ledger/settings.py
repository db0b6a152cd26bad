"""Settings of the ledger: what time costs."""

from sim.settings import Settings, setting


class LedgerSettings(Settings):
    """What an hour costs that controls take."""

    value_of_time_eur: float = setting(14.0, "value of a traveller's hour", unit="EUR/h", ge=0, le=1000, plausible=(8, 25))
    truck_hour_eur: float = setting(60.0, "cost of a waiting truck's hour", unit="EUR/h", ge=0, le=1000, plausible=(40, 100))
