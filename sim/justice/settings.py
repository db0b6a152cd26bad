"""Settings of justice: detention, returns, claims for protection."""

from sim.settings import Settings, setting


class JusticeSettings(Settings):
    """What authorities do with whom they have arrested."""

    returned_share: float = setting(0.30, "share of arrested persons without a claim who are returned without a readmission agreement", unit="share", source="assumption; Eurostat return rates of 20-30 %", ge=0, le=1, plausible=(0.1, 0.6))
    pushback_share: float = setting(0.08, "share of claims answered by a pushback where law is weakest", unit="share", ge=0, le=1, plausible=(0, 0.3))
    detention_days: float = setting(12.0, "mean detention after an arrest", unit="days", ge=0, le=1000, plausible=(1, 60))
    detention_per_million: float = setting(40.0, "places for detention per million inhabitants", unit="1/million", ge=0, le=1e5, plausible=(10, 200))
    capacity_coupling: bool = setting(True, "whether detention can be full")
