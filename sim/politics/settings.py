"""Settings of politics: opinion, governments, suspension, withdrawal."""

from sim.settings import Settings, setting


class PoliticsSettings(Settings):
    """Publics react to what is published; governments act on it."""

    enabled: bool = setting(True, "whether opinion, governments and treaties move; off, they stay as at the start")
    opinion_days: float = setting(180.0, "days in which concern closes 63 % of its gap", unit="days", gt=0, le=3650, plausible=(60, 720))
    concern_per_doubling: float = setting(1.0, "concern raised by a doubling of published crossings against their habit", unit="sd", ge=0, le=5, plausible=(0.1, 1.5))
    concern_most: float = setting(3.0, "concern in sd at which news of a month stop to raise it, or to lower it", unit="sd", ge=0.1, le=20, plausible=(1, 5))
    unnoticed: float = setting(20.0, "crossings a month that change no opinion: they are added to what is published and to what is usual", unit="crossings/month", ge=1, le=10000, plausible=(5, 200))
    attention_abroad: float = setting(0.5, "weight of what is published of the whole area of free movement, by inhabitants, against one's own borders", unit="share", source="assumption; controls came back in states far from the external border in 2015", ge=0, le=1, plausible=(0, 1))
    concern_per_wait_hour: float = setting(0.3, "concern raised by an hour of published mean wait", unit="sd/h", ge=0, le=5, plausible=(0, 1))
    concern_per_death_rate: float = setting(0.2, "concern raised by one published death per 100 crossings", unit="sd", ge=0, le=5, plausible=(0, 1))
    fear_days: float = setting(365.0, "days in which fear of an attack falls to 1/e", unit="days", source="assumption; controls brought back after the attacks of November 2015 were prolonged for years", ge=1, le=36500, plausible=(90, 1500))
    habit_days: float = setting(1095.0, "days in which a public gets used to a level", unit="days", gt=0, le=36500, plausible=(365, 3650))
    surge_months: int = setting(3, "newest published months whose crossings make a surge", unit="months", source="institutions prototype", ge=1, le=24, plausible=(1, 6))
    before_months: int = setting(36, "months before them against which they are held", unit="months", source="institutions prototype", ge=1, le=240, plausible=(12, 60))
    term_days: int = setting(1461, "longest time between elections", unit="days", source="four-year terms", ge=30, le=7305)
    fall_per_year: float = setting(0.15, "hazard of a government's early fall", unit="1/year", ge=0, le=10, plausible=(0.02, 0.4))
    election_concern: float = setting(0.3, "drift of a new government's ideal point towards acting alone per sd of concern, in units of the usual change", unit="1/sd", ge=0, le=5, plausible=(0, 1))
    no_court_sd: float = setting(0.2, "further preference for acting alone of states that accept no compulsory jurisdiction of the International Court of Justice", unit="sd", ge=0, le=5, plausible=(0, 0.6))
    partner_share: float = setting(0.5, "chance that each of three further seats in a free state's government goes to a party of its own", unit="probability", source="assumption; two to three parties in European cabinets", ge=0, le=1, plausible=(0.1, 0.9))
    partner_spread: float = setting(0.4, "spread of the partners' places about the government's own", unit="sd", ge=0, le=5, plausible=(0, 1))
    turnover_sd: float = setting(0.6, "spread of the change of a government's ideal point (Student t, 4 df)", unit="sd", ge=0, le=10, plausible=(0.2, 1.5))
    persistence: float = setting(0.97, "monthly persistence of an ideal point", unit="share", ge=0, le=1, plausible=(0.9, 0.995))
    willingness_base: float = setting(1.4, "logit of willingness to cooperate at ideal point and concern zero", unit="logit", ge=-10, le=10, plausible=(0, 3))
    willingness_ideal: float = setting(0.9, "fall of that logit per sd of sovereignty preference", unit="logit/sd", ge=0, le=10, plausible=(0.3, 2))
    willingness_concern: float = setting(0.3, "fall of that logit per sd of concern", unit="logit/sd", ge=0, le=10, plausible=(0, 1))
    willingness_alarm: float = setting(0.08, "fall of that logit per order of magnitude of the records that others let leak or misused", unit="logit", ge=0, le=5, plausible=(0.02, 0.25))
    alarm_days: float = setting(365.0, "days in which the memory of such a leak falls to 1/e", unit="days", ge=1, le=36500, plausible=(90, 1500))
