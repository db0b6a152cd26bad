"""Settings of haze: where it burns, whom the smoke reaches, who gains by it."""

from typing import Annotated

from pydantic import Field, field_validator

from sim.settings import Settings, setting

NOTES = "assumption, calibrated on a prototype of institutions"
Kilotonnes = Annotated[float, Field(ge=0, le=1e6)]
Part = Annotated[float, Field(ge=0, le=1)]


class HazeSettings(Settings):
    """Smoke of peat and forest fires, the domestic politics of burning, and prevention under a treaty."""

    fires_kt: dict[str, Kilotonnes] = setting({"IDN": 1000.0, "MYS": 30.0}, "fine particles of fires in a year of mean weather, by code; states that the map has not are left out", unit="kt/year", source="assumption; order of magnitude: several Mt in 2015, a fourfold year")
    month_share: tuple[Part, ...] = setting((0.01, 0.03, 0.04, 0.03, 0.03, 0.04, 0.09, 0.18, 0.25, 0.21, 0.07, 0.02), "fires of each month, brought to sum 1 over the year", unit="share", source="assumption; August to October, as in 2006, 2015 and 2019", min_length=12, max_length=12)
    dry_spread: float = setting(0.8, "spread of the log of a year's dryness, a factor of mean 1 on fires", unit="ln", source="assumption; 2015 about four times a mean year", ge=0, le=3, plausible=(0.4, 1.2))
    reach_km: float = setting(800.0, "distance at which a share of exp(-1) of smoke arrives, falling with its square", unit="km", source="assumption; with own_share gives 0.09 of deaths abroad (K42)", gt=0, le=20000, plausible=(500, 1200))
    own_share: float = setting(0.75, "share of the smoke of a state's fires that reaches its own people", unit="share", source="as reach_km", ge=0, le=1, plausible=(0.4, 0.9))
    deaths_per_kt_million: float = setting(0.11, "excess deaths per kt of fine particles that reach a million inhabitants", unit="deaths/(kt million)", source="91,600 deaths in Indonesia in 2015 (Koplitz et al. 2016) over 4 x 1000 kt x 0.75 x 280 million", ge=0, le=100, plausible=(0.05, 0.3))
    rents: float = setting(1.0, "gain per depth of those who hold land and plantations by burning, in units of other treaties' gains", source=NOTES, ge=0, le=10, plausible=(0.6, 1.4))
    victims: float = setting(0.75, "gain per depth of victims at home by ending it, in a usual year", source=NOTES, ge=0, le=10, plausible=(0.3, 1))
    taste_spread: float = setting(0.5, "spread over governments of what they gain beyond these groups", source=f"{NOTES}: 0.2 never ratifies, 0.5 in twelve years (G05)", ge=0, le=5, plausible=(0.2, 0.8))
    downstream: float = setting(0.9, "gain per depth of states that the smoke reaches", source=NOTES, ge=0, le=10, plausible=(0.4, 1.4))
    felt_power: float = setting(0.5, "how the weight of victims grows with published deaths against the usual ones", unit="power", ge=0, le=3, plausible=(0, 1))
    own_prevention: float = setting(0.5, "share of burning that a government prevents per unit of its own gain by that", unit="share", ge=0, le=5, plausible=(0.2, 1))
    adjust_years: float = setting(2.0, "years in which prevention closes 63 % of its gap", unit="years", gt=0, le=50, plausible=(1, 5))

    @field_validator("month_share")
    @classmethod
    def _burns_at_some_time(cls, months: tuple[float, ...]) -> tuple[float, ...]:
        if not any(months):
            raise ValueError("is zero in every month; without fires give haze.fires_kt={}")
        return months
