"""Names as people say them: points and metrics in words, and for sentences a noun and whether it is plural."""

import re
from typing import NamedTuple

LONGEST_LABEL = 60  # signs


def words(label: str) -> str:
    """A point's or a metric's name as words, cut to what fits; the unit at its end goes, axes carry it."""
    label = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
    label = re.sub(r"_(min|usd|eur|kg|per_million)$", "", label)
    return re.sub(r"\bp(\d\d)$", r"(p\1)", label.replace("_", " "))


def told_of(what: str, metrics: list[str]) -> str:
    """What is said of metrics that a figure leaves out, such as that nothing was measured; nothing without any."""
    return f" {what}: {', '.join(words(name) for name in metrics)}." if metrics else ""


class Noun(NamedTuple):
    """What a sentence calls a metric."""

    text: str
    plural: bool

    @property
    def rises(self) -> str:
        """``rise`` or ``rises``."""
        return "rise" if self.plural else "rises"

    @property
    def falls(self) -> str:
        """``fall`` or ``falls``."""
        return "fall" if self.plural else "falls"

    @property
    def stays(self) -> str:
        """``show`` or ``shows``."""
        return "show" if self.plural else "shows"


MANY = {
    "net_arrivals": "persons who come to stay",
    "attempts": "irregular attempts to cross",
    "first_attempts": "first attempts to cross",
    "entries": "irregular entries",
    "apprehensions": "arrests at the border",
    "turn_backs": "turn-backs",
    "gotaways": "crossings seen but not stopped",
    "overstays": "overstays",
    "departures_prevented": "crossings that the state of departure stops",
    "seizures_kg": "drug seizures",
    "networks_active": "smuggling networks at work",
    "treaties_in_force": "treaties in force",
    "suspensions": "new suspensions of free movement",
    "notifications": "notices of suspensions, begun or renewed",
    "suspended_days": "days under reinstated internal controls",
    "denunciations": "notices to leave a treaty",
    "travellers": "travellers checked",
    "person_hours": "hours that travellers lose at checks",
    "hits_own": "hits on own alerts",
    "hits_foreign": "hits on partners' alerts",
    "false_matches": "false matches of travellers",
    "joint_patrol_hours": "hours of joint patrol",
    "false_stops_per_million": "unfounded second-line stops",
    "inner_posts": "posts with checks at borders within the club",
    "desks_open": "staffed desks and lanes",
    "deaths": "deaths in irregular crossings",
    "protection_claims": "claims for protection",
    "pushbacks": "pushbacks of claimants",
    "wrongful_refusals": "wrongful refusals of entry",
    "detention_days": "days in detention",
    "pullbacks": "persons pulled back at sea",
    "refoulements": "persons stopped there who would claim protection",
    "detention_days_departure": "days in detention in states of departure",
}
ONE = {
    "apprehension_rate": "the share of attempts that ends in an arrest",
    "interdiction_effectiveness": "the official interdiction rate",
    "interdiction_rate_drugs": "the share of drugs seized",
    "smuggler_fee_usd": "the smugglers' price",
    "smuggler_use_share": "the share of crossings with a smuggler",
    "route_entropy": "the spread of crossings over borders",
    "trust": "trust between members",
    "willingness": "governments' willingness to cooperate",
    "concern": "public concern",
    "alert_precision": "the precision of alerts",
    "wait_p50_min": "the median wait of travellers",
    "wait_p95_min": "the wait that one traveller in twenty exceeds",
    "truck_wait_p95_min": "the wait that one truck in twenty exceeds",
    "trade_cost_eur": "the cost of controls to those checked",
    "exposure_index": "the exposure of personal records to weak protection",
    "spend_eur": "spending",
    "departure_pay_usd": "pay to states of departure",
    "cost_per_interdiction_eur": "spending per arrest or turn-back",
}


def noun(metric: str) -> Noun:
    """What a sentence calls the metric; one without a phrase goes by its name."""
    if metric in MANY:
        return Noun(MANY[metric], True)
    return Noun(ONE.get(metric) or words(metric), False)
