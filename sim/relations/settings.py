"""Settings of trust between states."""

from sim.settings import Settings, setting


class RelationSettings(Settings):
    """Directed trust as a beta reputation with forgetting (Josang & Ismail 2002)."""

    half_life_days: float = setting(900.0, "half-life of a memory of conduct", unit="days", source="assumption; no decay rate was found, scan 1-5 years", gt=0, le=36500, plausible=(365, 1825))
    negativity: float = setting(3.0, "weight of bad conduct against good", unit="ratio", source="assumption; sign from Slovic 1993", ge=1, le=20, plausible=(1, 6))
    forget_at_turnover: float = setting(0.4, "share of memory lost when a government changes", unit="share", ge=0, le=1, plausible=(0.3, 0.6))
    exponent: float = setting(0.5, "how strongly trust filters what is passed on", unit="power", ge=0, le=5, plausible=(0.5, 2))
    good_conduct: float = setting(0.05, "good memory of a week of answers (log), joint successes (log) and obligations kept (depth)", unit="events", ge=0, le=10, plausible=(0.01, 0.2))
    friction: float = setting(0.03, "bad conduct that comes with every good one", unit="ratio", ge=0, le=1, plausible=(0, 0.1))
    refusal: float = setting(0.1, "weight of a refused or late answer as bad conduct", unit="ratio", ge=0, le=2, plausible=(0, 0.5))
    referral: float = setting(0.2, "weight of what trusted third parties think", unit="share", ge=0, le=1, plausible=(0, 0.5))
