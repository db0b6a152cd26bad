"""Settings of a treaty: who is party, since when, on what terms, and which provisions it holds."""

from datetime import date
from typing import Any, Literal

from pydantic import model_validator

from sim.settings import Settings, setting

PROTOTYPE = "assumption, calibrated on a prototype of institutions"
CONTROLS = "Commission list of notifications, 2006-2021"


class SuspensionSettings(Settings):
    """Controls that a party has brought back before a run begins, or will on a day that is known."""

    since: date = setting(..., "first day, by the notice that is in force", unit="date")
    until: date = setting(..., "day from which controls end unless they are renewed", unit="date")
    cause: Literal["event", "prolonged", "health"] = setting("prolonged", "why: only what is prolonged, or for health, may be renewed")
    towards: tuple[str, ...] = setting((), "parties at the borders with which there are controls, by code; empty: all")


FITTED = (
    "fitted (own estimate): 639 ratifications by signatories of six United Nations treaties 1988-2014, "
    "maximum likelihood with the contagion of the five nearest states"
)


class TalksSettings(Settings):
    """How a treaty comes to be that is not given by dates: proposed, bargained, signed, ratified."""

    proposed: date = setting(..., "day on which talks begin", unit="date")
    bargaining: Literal["text", "nash", "rounds", "club"] = setting(
        "nash", "how depth is agreed: as the text has it; at once, by the product of gains; by asks and promises, month "
        "by month; by a bar that members vote and others meet or not",
    )  # fmt: skip
    hears: Literal["all", "pairs", "ring"] = setting(
        "all", "whose asks a party hears in a month of asks and promises: all, one other in turn, its two neighbours on "
        "the list",
    )  # fmt: skip
    founders: tuple[str, ...] = setting((), "states that vote the first bar of a club, by code; empty: all parties")
    bar_quantile: float = setting(
        0.5, "quantile of members' preferred depths at which a club sets its bar", unit="share",
        source=f"{PROTOTYPE}: 0.1, 0.5 and 0.9 gave 192, 163 and 30 members", ge=0, le=1,
    )  # fmt: skip
    side_payment: float = setting(
        0.0, "share of the difference between gains that parties make up to each other", unit="share", ge=0, le=1
    )
    opt_outs: bool = setting(
        False, "whether a state that signs makes a reservation to each provision by which, taken alone, it would lose"
    )
    review_years: float = setting(
        0.0, "years after which parties set its depth anew by what is published by then, again and again; 0: never",
        unit="years", ge=0, le=50,
    )  # fmt: skip
    ratified: bool = setting(
        True, "whether the treaty binds by ratification; a soft statement takes effect when it is signed"
    )
    ratifications: int = setting(2, "ratifications that bring it into force", ge=1, le=250)
    days_after: int = setting(
        30, "days from the last of them, or from a later party's own, until it binds", unit="days",
        source="60 days: haze agreement of 2002; 90 days: Convention against Transnational Organized Crime art. 38",
        ge=0, le=3650,
    )  # fmt: skip
    ease: float | None = setting(
        None, "log of the yearly hazard that a signatory ratifies; none: by depth", unit="ln(1/year)",
        source=f"{FITTED}: from -0.4 (financing of terrorism) to -1.6 (Rome Statute)", ge=-10, le=5,
    )  # fmt: skip
    never: float = setting(
        0.0, "share of states that never ratify", unit="share",
        source="0.05 of bilateral treaties, 0.2 of the Rome Statute, 0 to 0.015 of five others: prototype", ge=0, le=1,
    )  # fmt: skip
    package: str = setting("", "treaty with which it is ratified on the same day, by name")
    package_share: float = setting(
        0.7, "share of states that ratify both on the same day", unit="share",
        source="protocols of 2000: 0.70, 0.70, 0.40 of states on the day of the convention", ge=0, le=1,
    )  # fmt: skip


class DealSettings(Settings):
    """Parties strike deals with single states, which join one by one for a term: departure control for pay."""

    guards: tuple[str, ...] = setting(
        ("neighbours",), "states with which deals can be struck: codes, or neighbours", min_length=1
    )
    years: float = setting(3.0, "term of a deal", unit="years", source=PROTOTYPE, gt=0, le=50)
    least_months: int = setting(3, "shortest time from the offer to the deal", unit="months", source=PROTOTYPE, ge=1, le=60)
    most_months: int = setting(12, "longest time from the offer to the deal", unit="months", source=PROTOTYPE, ge=1, le=120)

    @model_validator(mode="after")
    def _ordered(self) -> "DealSettings":
        if self.most_months < self.least_months:
            raise ValueError(f"most_months is less than least_months, {self.least_months}")
        return self


Monitoring = Literal["none", "self_report", "peer_evaluation", "agency", "satellite"]
Enforcement = Literal["none", "reputation", "court", "court_and_funds"]


class ComplianceTerms(Settings):
    """Who looks whether parties keep a treaty, and what follows where they do not."""

    monitoring: Monitoring = setting("none", "who looks: nobody, each party itself, peers in turn, an agency, satellites")
    enforcement: Enforcement = setting(
        "none", "what follows: nothing, a bad name, a court's ruling, a ruling and the loss of funds"
    )


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
    reservations: dict[str, tuple[str, ...]] = setting({}, "provisions by which single parties are not bound, by code")
    talks: TalksSettings | None = setting(None, "how it comes to be; none: it is given by its dates")
    deals: DealSettings | None = setting(None, "with which further states its parties strike deals one by one; none: with none")
    compliance: ComplianceTerms | None = setting(None, "how it is monitored and enforced; none: its provisions' values are those of practice, and all parties keep them")


class RatificationSettings(Settings):
    """The hazard that a signatory ratifies: preparation, democracy, size, neighbours, lasting differences."""

    preparation_years: float = setting(1.36, "time in which a vote becomes possible", unit="years", source=FITTED, gt=0, le=20, plausible=(0.7, 2))
    base: float = setting(-0.5, "log of the yearly hazard of a treaty of depth zero", unit="ln(1/year)", source=f"{PROTOTYPE}; fitted from -0.4 to -1.6 over six treaties", ge=-10, le=5, plausible=(-1, 0))
    bilateral: float = setting(0.5, "rise of that log for a treaty of two states", unit="ln", source=PROTOTYPE, ge=-5, le=5, plausible=(0, 1))
    depth: float = setting(1.2, "fall of that log per unit of depth agreed", unit="ln", source=PROTOTYPE, ge=0, le=10, plausible=(0.5, 2))
    voice: float = setting(0.63, "rise of that log per sd of voice and accountability", unit="ln/sd", source=FITTED, ge=-5, le=5, plausible=(0.4, 0.9))
    veto: float = setting(1.01, "fall per sd of voice beyond the kink, where further players can say no", unit="ln/sd", source=FITTED, ge=0, le=5, plausible=(0.6, 1.4))
    veto_from: float = setting(0.4, "voice and accountability from which they can", unit="sd", source="prototype of institutions", ge=-3, le=3, plausible=(0.2, 0.8))
    population: float = setting(0.09, "rise per sd of the log of population", unit="ln/sd", source=FITTED, ge=-2, le=2, plausible=(0, 0.2))
    near_share: float = setting(1.34, "rise when all of the five nearest states are bound", unit="ln", source=FITTED, ge=0, le=10, plausible=(0.9, 1.8))
    state_spread: float = setting(0.59, "spread over states of the log hazard, of all treaties alike", unit="ln", source=FITTED, ge=0, le=3, plausible=(0.4, 0.8))
    gain: float = setting(2.0, "rise per unit of the gain that the state sees in the treaty", unit="ln", ge=0, le=20, plausible=(0, 4))
    new_government: float = setting(1.2, "factor on the hazard in a government's first year", unit="ratio", source=PROTOTYPE, ge=0, le=5, plausible=(1, 1.5))
    before_election: float = setting(0.5, "factor on the hazard in the half year before an election that is due", unit="ratio", source=PROTOTYPE, ge=0, le=5, plausible=(0.3, 0.9))
    accession: float = setting(-2.2, "log of the yearly hazard that a state which did not sign accedes, from the second year on", unit="ln(1/year)", source=PROTOTYPE, ge=-10, le=5, plausible=(-3, -1.5))


class BargainingSettings(Settings):
    """What a state gains by a treaty of some depth, as it can see, and how talks go."""

    benefit: float = setting(1.2, "gain per unit of depth when all exchange lies with the other parties", source=f"{PROTOTYPE}: with the others of this group, mean depth 0.14 of 155 bilateral treaties", ge=0, le=20, plausible=(1, 2))
    exposure: float = setting(0.15, "share of a state's exchange at which 63 % of that gain is reached", unit="share", source=PROTOTYPE, gt=0, le=5, plausible=(0.1, 0.3))
    concern: float = setting(0.3, "rise of the log of that gain per sd of concern of the public", unit="ln/sd", ge=0, le=5, plausible=(0, 0.6))
    sovereignty: float = setting(0.15, "cost per unit of depth of a government in the middle", source=PROTOTYPE, ge=0, le=5, plausible=(0.05, 0.3))
    sovereignty_stance: float = setting(0.8, "rise of the log of that cost per sd of the government's preference for acting alone", unit="ln/sd", source=f"{PROTOTYPE}: spread 0.5 over governments of spread 0.6", ge=0, le=5, plausible=(0.4, 1.2))
    distance: float = setting(0.3, "cost per unit of depth and sd of distance from the parties' mean", unit="1/sd", source=PROTOTYPE, ge=0, le=5, plausible=(0.2, 0.5))
    voice: float = setting(0.8, "position of a state per sd of voice and accountability, beside its government's", unit="sd/sd", source=PROTOTYPE, ge=0, le=5, plausible=(0.4, 1.2))
    cost: float = setting(1.6, "cost per square of depth of a state of mean capacity", source=PROTOTYPE, gt=0, le=20, plausible=(1, 2))
    capacity: float = setting(0.35, "rise of the log of capacity per sd of rule of law", unit="ln/sd", source=f"{PROTOTYPE}, for government effectiveness", ge=0, le=5, plausible=(0.2, 0.6))
    spill: float = setting(0.1, "share of the gain that states outside a treaty have of it", unit="share", ge=0, le=1)
    step: float = setting(0.06, "share of the distance to what it heard by which a party moves its ask in a month", unit="share", source=PROTOTYPE, gt=0, le=1, plausible=(0.03, 0.12))
    near: float = setting(0.1, "spread of asks at which parties agree", unit="share", source="assumption: two parties agree in half a year, 32 in three", gt=0, le=1, plausible=(0.05, 0.2))
    break_off: float = setting(0.004, "chance that talks are broken off in a month", unit="1/month", source=PROTOTYPE, ge=0, le=1, plausible=(0, 0.01))


class DealHazardSettings(Settings):
    """What makes governments seek deals with states on the way, and keep them."""

    base: float = setting(-7.0, "log of the monthly hazard of an offer to a state through which half of all published crossings come, with a public that is not concerned", unit="ln(1/month)", source=PROTOTYPE, ge=-30, le=5, plausible=(-8, -5.5))
    concern: float = setting(5.0, "rise of that log per sd of concern of the partners' publics", unit="ln/sd", source=f"{PROTOTYPE}; unanchored, scan 0 to 6", ge=0, le=20, plausible=(1, 6))
    stance: float = setting(0.4, "weight of the partners' governments' preference for acting alone against their publics' concern", unit="ratio", source=PROTOTYPE, ge=0, le=5, plausible=(0, 0.8))
    renewal: float = setting(0.6, "logit of the chance that a deal is renewed with a public that is not concerned", unit="logit", source=PROTOTYPE, ge=-10, le=10, plausible=(-1, 2))
    renewal_concern: float = setting(1.2, "rise of that logit per sd of concern and stance", unit="logit/sd", source=PROTOTYPE, ge=0, le=10, plausible=(0.4, 2))


class ComplianceSettings(Settings):
    """What moves parties to keep treaties whose terms tell how they are monitored and enforced."""

    will: float = setting(0.25, "share of duties that a mean party would keep without monitoring", unit="share", source=f"{PROTOTYPE}: 0.353 of legally committed relocations were carried out (K09)", ge=-2, le=2, plausible=(0.1, 0.4))
    will_spread: float = setting(0.45, "spread of that share over states and treaties", unit="share", source=PROTOTYPE, ge=0, le=3, plausible=(0.3, 0.6))
    stance: float = setting(0.1, "fall of that share per sd of a government's preference for acting alone", unit="1/sd", ge=0, le=2, plausible=(0, 0.3))
    capacity: float = setting(0.35, "rise of the log of what a state can do per sd of rule of law", unit="ln/sd", source=PROTOTYPE, ge=0, le=5, plausible=(0.2, 0.6))
    reputation: float = setting(0.25, "rise of that share where a shortfall that is seen costs a bad name", unit="share", source=PROTOTYPE, ge=0, le=2, plausible=(0.1, 0.4))
    court: float = setting(0.5, "the same where a court can rule", unit="share", source=PROTOTYPE, ge=0, le=2, plausible=(0.3, 0.7))
    funds: float = setting(1.0, "the same where funds can be lost too", unit="share", source=PROTOTYPE, ge=0, le=3, plausible=(0.6, 1.2))
    reciprocity: float = setting(0.2, "fall of that share when all other parties are seen to keep nothing", unit="share", source="assumption; memory-one reciprocity", ge=0, le=2, plausible=(0, 0.5))
    blame: float = setting(0.02, "bad conduct that partners see in a shortfall of all duties, in a month, of that of a denunciation", unit="share", ge=0, le=1, plausible=(0, 0.1))
    self_reports_per_year: float = setting(0.2, "looks a year by which a party's own report shows a shortfall", unit="1/year", ge=0, le=50, plausible=(0.05, 0.5))
    evaluation_years: float = setting(7.0, "years between peer evaluations of a party", unit="years", source="Regulation (EU) 2022/922: seven years", gt=0, le=50, plausible=(5, 10))
    agency_per_year: float = setting(1.5, "looks a year by an agency", unit="1/year", source=f"{PROTOTYPE}: 1 to 2", ge=0, le=50, plausible=(1, 2))
    satellites_per_year: float = setting(12.0, "looks a year by satellites, which miss nothing", unit="1/year", ge=0, le=365, plausible=(6, 52))
    noticed: float = setting(0.05, "shortfall from which a look leads to a dialogue", unit="share", ge=0, le=1, plausible=(0.02, 0.2))
    mending_years: float = setting(2.5, "mean time in which a party puts right what it could not do", unit="years", source=PROTOTYPE, gt=0, le=100, plausible=(1.5, 4))
    pressure: float = setting(1.5, "rise of the log of that pace under the full pressure of peers", unit="ln", source="fitted with the time of relapse: the deficit of transposition fell to a tenth in fifteen years (K14)", ge=0, le=10, plausible=(0.8, 2.5))
    pressure_pace: float = setting(0.22, "pace at which that pressure grows where somebody looks", unit="1/year", source=PROTOTYPE, ge=0, le=5, plausible=(0.1, 0.4))
    relapse_years: float = setting(5.0, "mean time after which what was put right or conceded is lost again", unit="years", gt=0, le=1000, plausible=(3, 15))
    dialogue_years: float = setting(0.45, "mean length of an informal dialogue", unit="years", source=PROTOTYPE, gt=0, le=20, plausible=(0.2, 0.8))
    dialogue_success: float = setting(0.66, "share of dialogues that end in compliance", unit="share", source="nearly two thirds: 29th annual report on monitoring the application of Union law, 2011 (K12)", ge=0, le=1, plausible=(0.55, 0.75))
    formal_years: float = setting(1.0, "mean length of a formal procedure", unit="years", source=PROTOTYPE, gt=0, le=20, plausible=(0.5, 2))
    formal_success: float = setting(0.8, "share of formal procedures that end in compliance", unit="share", source=PROTOTYPE, ge=0, le=1, plausible=(0.6, 0.95))
    court_years: float = setting(1.6, "mean time until a court rules", unit="years", source=PROTOTYPE, gt=0, le=20, plausible=(1, 2.5))
    obey_months: float = setting(17.4, "mean time from the ruling to compliance", unit="months", source="17.4 months in the Union about 2010 (K13)", gt=0, le=240, plausible=(12, 24))


class LegalSettings(Settings):
    """How often parties negotiate, ratify, keep, suspend, renew and leave treaties."""

    events_per_year: float = setting(2.6, "reintroductions of internal controls by the whole club for foreseen events of days", unit="1/year", source="25 in nine years 2006-2014, nearly all for events (European Commission list)", ge=0, le=1000, plausible=(1, 6))
    event_median_days: float = setting(6.75, "median length of such controls", unit="days", source=f"{CONTROLS}: lognormal of median exp(1.91)", gt=0, le=365, plausible=(3, 14))
    event_spread: float = setting(1.0, "spread of the log of that length", unit="ln", source=CONTROLS, ge=0, le=4, plausible=(0.5, 1.5))
    pressure_base: float = setting(-6.8, "log of the monthly hazard that a party brings prolonged controls back, with one application per 1,000 inhabitants and year, no surge, no neighbour and a government in the middle", unit="ln(1/month)", source="fitted: 20 notifications a year after a shock like that of 2015, without a pandemic (Commission list); -10.9 in a prototype whose applications were counted inland, ten times as many", ge=-30, le=5, plausible=(-8.5, -5.5))
    pressure_surge: float = setting(3.0, "log rise of that hazard per log of the newest published crossings over those of the years before: surges, not levels, bring controls back", unit="ln/ln", source=PROTOTYPE, ge=0, le=10, plausible=(1.5, 4.5))
    pressure_applications: float = setting(0.9, "log rise of that hazard per log of published applications for protection per 1,000 inhabitants and year", unit="ln/ln", source=PROTOTYPE, ge=0, le=5, plausible=(0.3, 1.5))
    pressure_stance: float = setting(0.5, "log rise of that hazard per sd of the government's preference for acting alone", unit="ln/sd", source=PROTOTYPE, ge=0, le=5, plausible=(0, 1))
    pressure_fear: float = setting(2.0, "log rise of that hazard per sd of fear of an attack that is fresh", unit="ln/sd", source="assumption; France brought controls back on the day of the attacks of 13 November 2015 and prolonged them", ge=0, le=10, plausible=(0.5, 4))
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
    abroad_gdp_share: float = setting(0.0004, "share of its GDP that a state spends a year at most on the guard of others' exits; what treaties ask beyond is not paid", unit="share", source="assumption; 6 billion EUR to Turkey in four years were about 0.0001 of the Union's GDP a year", ge=0, le=1, plausible=(0.000005, 0.001))
    dispute_sharing: float = setting(0.3, "share of what law lets pass between two states that an open dispute of ordinary salience stops; twice over where it is vital, four times where it has escalated", unit="share", ge=0, lt=1, plausible=(0.1, 0.6))
    dispute_patrols: float = setting(0.5, "share of each other's patrol effort and pursuit that it stops, the same", unit="share", ge=0, lt=1, plausible=(0.2, 0.8))
    ratification: RatificationSettings = RatificationSettings()
    bargaining: BargainingSettings = BargainingSettings()
    deals: DealHazardSettings = DealHazardSettings()
    compliance: ComplianceSettings = ComplianceSettings()


class TreatyComposition(Settings):
    """The treaties of a run, and the map on which it is lived."""

    layout: str = setting("synthetic", "map")
    treaties: dict[str, TreatySettings] = setting({}, "treaties by name")
