"""Settings of the flow of firearms."""

from typing import Annotated

from pydantic import Field

from sim.settings import Settings, setting

SURVEY = "Small Arms Survey 2018: civilian firearms per 100 persons in 2017"

Firearms = Annotated[float, Field(ge=0, le=1000)]


class ArmsSettings(Settings):
    """Firearms flow against the stream of drugs and persons, last for decades, and lead back to who sold them."""

    per_100: dict[str, Firearms] = setting({"USA": 120.5, "CAN": 34.7, "SRB": 39.1, "MNE": 39.1, "BIH": 31.2, "MKD": 29.8, "XKX": 23.8, "ALB": 12.0, "MDA": 3.0, "UKR": 9.9, "TUR": 16.5}, "civilian firearms per 100 persons in states from which they are taken to others, by code; states that are not named supply none", unit="1/100", source=SURVEY)
    wanted_per_million: float = setting(760.0, "firearms that are wanted a year per million inhabitants of a state with the world's mean rule of law", unit="1/(million year)", source="fitted: 200,000 a year to Mexico (F10)", ge=0, le=1e6, plausible=(100, 1500))
    lawless: float = setting(1.0, "rise of the log of that per sd by which rule of law is less", unit="ln/sd", source="assumption", ge=0, le=10, plausible=(0.3, 2))
    abundance: float = setting(0.3, "firearms within reach, per inhabitant, at which 63 % of what is wanted is bought abroad", unit="1/person", source="assumption; of firearms traced in Mexico 0.7 to 0.87 came from the United States (F10)", gt=0, le=100, plausible=(0.1, 1))
    reach_km: float = setting(1200.0, "distance at which exp(-1) of a source's firearms are within reach", unit="km", ge=10, le=20000, plausible=(400, 3000))
    outbound_share: float = setting(0.0006, "share of firearms found by checks on the way out", unit="share", source="115 of 200,000 a year at the border of the United States (K32)", ge=0, le=1, plausible=(0.0003, 0.003))
    inbound_share: float = setting(0.02, "share of the others found by checks on the way in, where nothing is told beforehand", unit="share", source="assumption", ge=0, le=1, plausible=(0.005, 0.05))
    told_factor: float = setting(3.0, "factor on that where the source's customs tell of what they know", unit="ratio", ge=1, le=100, plausible=(1, 6))
    lost_per_year: float = setting(0.05, "hazard that a firearm in circulation is worn out or given up", unit="1/year", source="assumption; durable", ge=0, le=5, plausible=(0.02, 0.1))
    recovered_per_year: float = setting(0.05, "hazard that police recover it", unit="1/year", source="assumption; some 20,000 a year traced in Mexico", ge=0, le=5, plausible=(0.02, 0.1))
    trace_days: float = setting(180.0, "time from the recovery within which an answer leads to who sold it", unit="days", ge=1, le=3650, plausible=(60, 720))
    trace_effect: float = setting(0.5, "share of the flow from a source that full tracing stops: dealers and straw buyers are prosecuted", unit="share", source="assumption", ge=0, le=1, plausible=(0.1, 0.8))
    trace_years: float = setting(3.0, "time in which that takes effect, and is lost again", unit="years", ge=0.1, le=50, plausible=(1, 6))
