"""Settings of a treaty: who is party, since when, on what terms, and which provisions it holds."""

from datetime import date
from typing import Any

from sim.settings import Settings, setting


class TreatySettings(Settings):
    """A treaty as scenarios compose it: ``treaties.NAME`` (life of a treaty: Vienna Convention 1969)."""

    title: str = setting("", "full name", max_length=200)
    in_force: bool = setting(True, "switch: false leaves the treaty out")
    since: date | None = setting(None, "entry into force; none: before the start", unit="date")
    until: date | None = setting(None, "end of the treaty; none: open", unit="date")
    layouts: tuple[str, ...] = setting((), "maps on which the treaty exists; empty: all")
    parties: tuple[str, ...] = setting(("members",), "codes of states, or members, neighbours, all, club_1, club_2 ...")
    joined: dict[str, date] = setting({}, "dates from which single parties are bound, by code; a state named here need not stand among the parties", unit="date")
    left: dict[str, date] = setting({}, "days from which single parties are bound no more, by code", unit="date")
    notice_days: int = setting(0, "days between denunciation and exit", unit="days", source="see title's instrument", ge=0, le=3650)
    access_ends_at_once: bool = setting(True, "whether a leaving party loses data access on the day of denunciation", source="Withdrawal Agreement practice: SIS access of the United Kingdom ended in 2020")
    depth: float = setting(0.0, "depth of integration; deep treaties are left more rarely", unit="share", ge=0, le=1)
    provisions: dict[str, dict[str, Any]] = setting({}, "provisions by name, each with its own checked fields")


class LegalSettings(Settings):
    """How often parties suspend, renew and leave."""

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


class TreatyComposition(Settings):
    """The treaties of a run, and the map on which it is lived."""

    layout: str = setting("synthetic", "map")
    treaties: dict[str, TreatySettings] = setting({}, "treaties by name")
