"""Settings of politics: opinion, governments, suspension, withdrawal, trust."""

from sim.settings import Settings, setting


class PoliticsSettings(Settings):
    """Publics react to what is published; governments act on it."""

    enabled: bool = setting(True, "whether opinion, governments and treaties move; off, they stay as at the start")
    opinion_days: float = setting(180.0, "days in which concern closes 63 % of its gap", unit="days", gt=0, le=3650, plausible=(60, 720))
    concern_per_doubling: float = setting(1.0, "concern raised by a doubling of published crossings against their habit", unit="sd", ge=0, le=5, plausible=(0.1, 1.5))
    attention_abroad: float = setting(0.5, "weight of what is published of the whole area of free movement, by inhabitants, against one's own borders", unit="share", source="assumption; controls came back in states far from the external border in 2015", ge=0, le=1, plausible=(0, 1))
    concern_per_wait_hour: float = setting(0.3, "concern raised by an hour of published mean wait", unit="sd/h", ge=0, le=5, plausible=(0, 1))
    concern_per_death_rate: float = setting(0.2, "concern raised by one published death per 100 crossings", unit="sd", ge=0, le=5, plausible=(0, 1))
    habit_days: float = setting(1095.0, "days in which a public gets used to a level", unit="days", gt=0, le=36500, plausible=(365, 3650))
    term_days: int = setting(1461, "longest time between elections", unit="days", source="four-year terms", ge=30, le=7305)
    fall_per_year: float = setting(0.15, "hazard of a government's early fall", unit="1/year", ge=0, le=10, plausible=(0.02, 0.4))
    turnover_sd: float = setting(0.6, "spread of the change of a government's ideal point (Student t, 4 df)", unit="sd", ge=0, le=10, plausible=(0.2, 1.5))
    persistence: float = setting(0.97, "monthly persistence of an ideal point", unit="share", ge=0, le=1, plausible=(0.9, 0.995))
    willingness_base: float = setting(1.4, "logit of willingness to cooperate at ideal point and concern zero", unit="logit", ge=-10, le=10, plausible=(0, 3))
    willingness_ideal: float = setting(0.9, "fall of that logit per sd of sovereignty preference", unit="logit/sd", ge=0, le=10, plausible=(0.3, 2))
    willingness_concern: float = setting(0.3, "fall of that logit per sd of concern", unit="logit/sd", ge=0, le=10, plausible=(0, 1))
    suspension_per_year: float = setting(2.8, "reintroductions of internal controls by the whole club in normal times", unit="1/year", source="25 in nine years 2006-2014 (European Commission list)", ge=0, le=1000, plausible=(1, 6))
    suspension_concern: float = setting(1.4, "log rise of that rate per sd of concern", unit="ln/sd", source="assumption, such that six times the crossings bring about ten times the suspensions (2.8 a year before 2015, 35 after)", ge=0, le=5, plausible=(0.3, 2.5))
    suspension_contagion: float = setting(2.0, "log rise of that rate when all neighbours have suspended", unit="ln", ge=0, le=5, plausible=(0, 4))
    event_share: float = setting(0.6, "share of suspensions for a foreseen event of days", unit="share", ge=0, le=1, plausible=(0.3, 0.9))
    event_days: int = setting(12, "length of such a suspension", unit="days", ge=1, le=30, plausible=(3, 30))
    renewal: float = setting(0.7, "chance that a prolonged suspension is renewed at its term", unit="probability", ge=0, le=1, plausible=(0.3, 0.95))
    exit_per_year: float = setting(0.0004, "hazard of leaving per membership and year at the mean", unit="1/year", source="about 200 exits 1945-2015 (von Borzyskowski & Vabulas 2019), denominator assumed", ge=0, le=1, plausible=(0.0001, 0.002))
    exit_preference: float = setting(1.0, "log rise per sd of distance from the parties' mean ideal point", unit="ln/sd", ge=0, le=5, plausible=(0.3, 2))
    exit_contagion: float = setting(4.0, "log rise per share of parties that left within five years", unit="ln", ge=0, le=20, plausible=(1, 8))
    exit_leader: float = setting(0.4, "log rise in the year after a change of government", unit="ln", ge=0, le=5, plausible=(0, 1))
    exit_depth: float = setting(1.5, "log fall per depth of integration", unit="ln", ge=0, le=10, plausible=(0, 3))


class TrustSettings(Settings):
    """Directed trust as a beta reputation with forgetting (Josang & Ismail 2002)."""

    half_life_days: float = setting(900.0, "half-life of a memory of conduct", unit="days", source="assumption; no decay rate was found, scan 1-5 years", gt=0, le=36500, plausible=(365, 1825))
    negativity: float = setting(3.0, "weight of bad conduct against good", unit="ratio", source="assumption; sign from Slovic 1993", ge=1, le=20, plausible=(1, 6))
    forget_at_turnover: float = setting(0.4, "share of memory lost when a government changes", unit="share", ge=0, le=1, plausible=(0.3, 0.6))
    exponent: float = setting(0.5, "how strongly trust filters what is passed on", unit="power", ge=0, le=5, plausible=(0.5, 2))
    good_conduct: float = setting(0.05, "good memory of a week of answers (log), joint successes (log) and obligations kept (depth)", unit="events", ge=0, le=10, plausible=(0.01, 0.2))
    friction: float = setting(0.03, "bad conduct that comes with every good one", unit="ratio", ge=0, le=1, plausible=(0, 0.1))
    refusal: float = setting(0.1, "weight of a refused or late answer as bad conduct", unit="ratio", ge=0, le=2, plausible=(0, 0.5))
    referral: float = setting(0.2, "weight of what trusted third parties think", unit="share", ge=0, le=1, plausible=(0, 0.5))
