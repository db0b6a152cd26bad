"""Settings of corruption at borders."""

from sim.settings import Settings, setting


class CorruptionSettings(Settings):
    """Offers follow rents, officers weigh them against fear and conscience, and an arrangement lasts (Becker & Stigler 1974)."""

    offers_per_year: float = setting(0.0, "offers that an officer gets in a year where networks earn as usual; 0: none beyond those that calibrated chances of detection hold already", unit="1/year", source="assumption; 0.04 gives the cases found of 0.00044 per officer and year at the border of the United States (F13)", ge=0, le=100, plausible=(0.01, 0.2))
    usual_rents_usd: float = setting(50.0, "what networks earn a day per officer who guards a side, where offers are as usual", unit="USD/day", ge=0.01, le=1e6, plausible=(10, 200))
    rents_power: float = setting(0.3, "how offers grow with rents, power", unit="power", source="0.2 to 0.4: prototype of crime; offers saturate", ge=0, le=2, plausible=(0.2, 0.4))
    bribe_share: float = setting(0.05, "share of the rents per officer that an arrangement pays", unit="share", ge=0, le=10, plausible=(0.02, 0.2))
    gain_weight: float = setting(0.1, "rise of the logit of accepting per log of the bribe over the wage", unit="logit/ln", source="fitted: 0.61 of arrests at posts (K39)", ge=0, le=10, plausible=(0.05, 0.5))
    integrity_weight: float = setting(1.2, "fall of that logit per sd of control of corruption", unit="logit/sd", ge=0, le=10, plausible=(0.5, 2))
    fear_weight: float = setting(2.0, "fall of that logit per yearly chance of being found out", unit="logit", ge=0, le=100, plausible=(1, 6))
    found_per_year: float = setting(0.1, "hazard that an arrangement is found out", unit="1/year", source="assumption; the true rate is unidentified, scan 1 to 10 times (F13)", ge=0, le=50, plausible=(0.04, 0.5))
    monitoring_gain: float = setting(1.5, "rise of that hazard where partners monitor each other's officers in full", unit="ratio", ge=0, le=100, plausible=(0.5, 4))
    lapse_per_year: float = setting(0.3, "hazard that an arrangement ends unnoticed", unit="1/year", ge=0, le=50, plausible=(0.1, 1))
    convicted_share: float = setting(0.87, "share of officers found out who are convicted", unit="share", source="125 of 144 (K40)", ge=0, le=1, plausible=(0.8, 0.93))
    reach: float = setting(0.5, "times an officer's own part of the work at which he can look away, or whose plans he knows", unit="ratio", ge=0, le=1e4, plausible=(0.2, 3))
    wage_gdp: float = setting(1.5, "an officer's wage, of GDP per head", unit="ratio", ge=0.01, le=100, plausible=(1, 3))
    officers_per_patrol: float = setting(1.0, "officers for each patrol unit between posts", unit="officers", source="such that the border of the United States with Mexico has about 20,000 between posts", ge=0.1, le=1000, plausible=(0.5, 5))
    officers_per_desk: float = setting(15.0, "officers for each staffed desk or lane at posts: shifts, second line, leave", unit="officers", source="assumption", ge=0.1, le=1000, plausible=(8, 25))
