"""Settings of a treaty: who is party, since when, on what terms, and which provisions it holds."""

from datetime import date
from typing import Any, Literal

from sim.settings import Settings, setting

PROTOTYPE = "assumption, calibrated on a prototype of institutions"
CONTROLS = "Commission list of notifications, 2006-2021"


class SuspensionSettings(Settings):
    """Controls that a party has brought back before a run begins, or will on a day that is known."""

    since: date = setting(..., "first day, by the notice that is in force", unit="date")
    until: date = setting(..., "day from which controls end unless they are renewed", unit="date")
    cause: Literal["event", "prolonged", "health"] = setting("prolonged", "why: only what is prolonged, or for health, may be renewed")
    towards: tuple[str, ...] = setting((), "parties at the borders with which there are controls, by code; empty: all")


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
    suspended: dict[str, SuspensionSettings] = setting({}, "controls of single parties in force at the start, by code: since, until, cause, towards")
    notice_days: int = setting(0, "days between denunciation and exit", unit="days", source="see title's instrument", ge=0, le=3650)
    access_ends_at_once: bool = setting(True, "whether a leaving party loses data access on the day of denunciation", source="Withdrawal Agreement practice: SIS access of the United Kingdom ended in 2020")
    depth: float = setting(0.0, "depth of integration: what parties owe each other; a treaty of depth 0 is not denounced", unit="share", ge=0, le=1)
    provisions: dict[str, dict[str, Any]] = setting({}, "provisions by name, each with its own checked fields")


class LegalSettings(Settings):
    """How often parties suspend, renew and leave."""

    events_per_year: float = setting(2.6, "reintroductions of internal controls by the whole club for foreseen events of days", unit="1/year", source="25 in nine years 2006-2014, nearly all for events (European Commission list)", ge=0, le=1000, plausible=(1, 6))
    event_median_days: float = setting(6.75, "median length of such controls", unit="days", source=f"{CONTROLS}: lognormal of median exp(1.91)", gt=0, le=365, plausible=(3, 14))
    event_spread: float = setting(1.0, "spread of the log of that length", unit="ln", source=CONTROLS, ge=0, le=4, plausible=(0.5, 1.5))
    pressure_base: float = setting(-6.8, "log of the monthly hazard that a party brings prolonged controls back, with one application per 1,000 inhabitants and year, no surge, no neighbour and a government in the middle", unit="ln(1/month)", source="fitted: 20 notifications a year after a shock like that of 2015, without a pandemic (Commission list); -10.9 in a prototype whose applications were counted inland, ten times as many", ge=-30, le=5, plausible=(-8.5, -5.5))
    pressure_surge: float = setting(3.0, "log rise of that hazard per log of the newest published crossings over those of the years before: surges, not levels, bring controls back", unit="ln/ln", source=PROTOTYPE, ge=0, le=10, plausible=(1.5, 4.5))
    pressure_applications: float = setting(0.9, "log rise of that hazard per log of published applications for protection per 1,000 inhabitants and year", unit="ln/ln", source=PROTOTYPE, ge=0, le=5, plausible=(0.3, 1.5))
    pressure_stance: float = setting(0.5, "log rise of that hazard per sd of the government's preference for acting alone", unit="ln/sd", source=PROTOTYPE, ge=0, le=5, plausible=(0, 1))
    suspension_contagion: float = setting(1.2, "log rise of that hazard when all neighbours have suspended", unit="ln", source=f"{PROTOTYPE}; weakly identified", ge=0, le=5, plausible=(0, 2.5))
    renewal: float = setting(0.97, "chance that prolonged controls are renewed at the end of a term when crossings are as usual", unit="probability", source=PROTOTYPE, ge=0, lt=1, plausible=(0.8, 0.99))
    renewal_surge: float = setting(0.1, "rise of the logit of that chance per log of the surge", unit="logit/ln", source=PROTOTYPE, ge=0, le=5, plausible=(0, 0.5))
    health_share: float = setting(0.75, "share of parties that bring controls back in a month of a public health emergency", unit="share", source="spring of 2020 (European Commission list)", ge=0, lt=1, plausible=(0.4, 0.95))
    health_days: int = setting(30, "length of a term of such controls", unit="days", source="30 days: Reg. (EU) 2016/399 art. 25", ge=1, le=365, plausible=(10, 60))
    health_renewal: float = setting(0.65, "chance that such controls are renewed at the end of a term", unit="probability", source=PROTOTYPE, ge=0, le=1, plausible=(0.4, 0.85))
    suspension_blame: float = setting(0.2, "bad conduct that partners see in controls brought back, of that of a denunciation", unit="share", ge=0, le=1, plausible=(0.05, 0.5))
    visa_usd: float = setting(2500.0, "cost of reaching a state of transit without a visa that it has come to demand: another way there, or documents", unit="USD", source="assumption; prices of forged documents and of the way over land to the next state that demands none", ge=0, le=1e5, plausible=(800, 6000))
    visa_free_share: float = setting(0.7, "share of persons who can travel legally to a state that has come to demand no visa of them: a passport and the fare are enough", unit="share", ge=0, le=1, plausible=(0.4, 1))
    visa_granted_share: float = setting(0.2, "share of persons who could travel legally before and obtain a visa where one has come to be demanded", unit="share", ge=0, le=1, plausible=(0.05, 0.6))
    exit_per_year: float = setting(0.0003, "hazard of leaving per membership and year of a mean member: at the usual distance, at the parties' mean of linkage, democracy and power change, under a government past its first year, in a treaty that nobody has left in five years", unit="1/year", source="implied: with the spread of members it gives 0.0004, about 200 exits 1945-2015 (von Borzyskowski & Vabulas 2019) over an assumed 500,000 membership-years", ge=0, le=10, plausible=(0.0001, 0.001))
    exit_distance: float = setting(0.6, "log rise per sd of distance between a government's ideal point and the parties' mean", unit="ln/sd", source=PROTOTYPE, ge=0, le=5, plausible=(0.3, 1.2))
    usual_distance: float = setting(0.36, "that distance of a mean member", unit="sd", source="mean over governments that elections bring in this model", ge=0, le=5, plausible=(0.2, 0.8))
    exit_linkage: float = setting(1.2, "log fall from a member that trades and borders with no party to one that does with parties alone", unit="ln", source=f"{PROTOTYPE}: 0.3 per sd, at a spread of 0.25 over members", ge=0, le=10, plausible=(0.4, 2.4))
    exit_democracy: float = setting(0.3, "log fall per sd of voice and accountability", unit="ln/sd", source=PROTOTYPE, ge=0, le=5, plausible=(0.1, 0.6))
    exit_power: float = setting(0.4, "log rise per log change, up or down, of a member's share in the parties' GDP over ten years", unit="ln/ln", source="assumption; the sign: Leeds 2003, Leeds & Savun 2007", ge=0, le=5, plausible=(0, 1))
    exit_leader: float = setting(0.2, "log rise in the year after a change of government", unit="ln", source=PROTOTYPE, ge=0, le=5, plausible=(0, 0.6))
    exit_contagion: float = setting(16.0, "log rise per share of members that left within five years", unit="ln", source=f"{PROTOTYPE}: one leaver of 27 raises the hazard 1.8 times", ge=0, le=40, plausible=(10, 30))


class TreatyComposition(Settings):
    """The treaties of a run, and the map on which it is lived."""

    layout: str = setting("synthetic", "map")
    treaties: dict[str, TreatySettings] = setting({}, "treaties by name")
