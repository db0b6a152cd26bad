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
    parties: tuple[str, ...] = setting(("members",), "codes of states, or members, neighbours, all")
    joined: dict[str, date] = setting({}, "dates from which single parties are bound, by code; a state named here need not stand among the parties", unit="date")
    left: dict[str, date] = setting({}, "days from which single parties are bound no more, by code", unit="date")
    notice_days: int = setting(0, "days between denunciation and exit", unit="days", source="see title's instrument", ge=0, le=3650)
    access_ends_at_once: bool = setting(True, "whether a leaving party loses data access on the day of denunciation", source="Withdrawal Agreement practice: SIS access of the United Kingdom ended in 2020")
    depth: float = setting(0.0, "depth of integration; deep treaties are left more rarely", unit="share", ge=0, le=1)
    provisions: dict[str, dict[str, Any]] = setting({}, "provisions by name, each with its own checked fields")
