"""Cooperation: treaties, trust and what they let pass."""

from sim.information.requests import LATENCY_UNIT
from sim.ledger.metrics.metric import ANY_SIGN, Reading, metric
from sim.world import World


@metric(unit="treaties", kind="stock")
def treaties_in_force(w: World) -> Reading:
    """Treaties with at least two parties."""
    return w.tally.treaties_in_force


@metric(unit="suspensions/day", kind="count", source="Commission list of notifications, art. 25 Reg. (EU) 2016/399")
def suspensions(w: World) -> Reading:
    """Reintroductions of internal controls begun."""
    return w.tally.suspensions


@metric(unit="notifications/day", kind="count", source="same list, which counts renewals too")
def notifications(w: World) -> Reading:
    """Reintroductions of internal controls begun or renewed: each is notified."""
    return w.tally.notifications


@metric(unit="states", kind="stock", source="same list")
def suspended_days(w: World) -> Reading:
    """States with reintroduced controls today; over the horizon its mean times days is state-days."""
    return w.tally.suspended_days


@metric(unit="denunciations/day", kind="count")
def denunciations(w: World) -> Reading:
    """Treaties denounced."""
    return w.tally.denunciations


@metric(
    unit="ratifications/day", kind="count", source="treaties of the United Nations: half of signatories in 3.1 years"
)
def ratifications(w: World) -> Reading:
    """Instruments of ratification or accession deposited."""
    return w.tally.ratifications


@metric(unit="treaties", kind="stock")
def talks(w: World) -> Reading:
    """Treaties under negotiation."""
    return w.tally.talks


@metric(unit="memberships", kind="stock")
def memberships(w: World) -> Reading:
    """Memberships of states in treaties that bind them."""
    return w.tally.memberships


@metric(unit="deals", kind="stock")
def deals(w: World) -> Reading:
    """States bound by a deal for a term, such as to guard their exits for pay."""
    return w.tally.deals


@metric(
    unit="share", kind="ratio", better="up", source="0.353 of legally committed relocations were carried out (K09)",
    above="duties kept", below="duties of treaties that tell how they are kept",
)  # fmt: skip
def compliance(w: World) -> Reading:
    """Share of duties that parties keep, of treaties that tell how they are monitored and enforced."""
    return w.tally.duties_kept, w.tally.duties


@metric(
    unit="share", kind="ratio", better="down", above="duties that parties would keep and cannot",
    below="duties not kept",
)  # fmt: skip
def shortfall_incapable_share(w: World) -> Reading:
    """Share of what is not kept that parties would keep and cannot; the rest they will not."""
    return w.tally.duties_missed_incapable, w.tally.duties - w.tally.duties_kept


@metric(unit="parties", kind="stock", better="down")
def infringements(w: World) -> Reading:
    """Parties under an open infringement: dialogue, formal procedure, court or ruling."""
    return w.tally.infringements


@metric(unit="disputes", kind="stock", better="down")
def disputes(w: World) -> Reading:
    """Open disputes between states."""
    return w.tally.disputes


@metric(unit="disputes/day", kind="count", better="down", source="4.5 territorial claims a year in the world (I01)")
def disputes_raised(w: World) -> Reading:
    """Disputes raised between states."""
    return w.tally.disputes_raised


@metric(
    unit="days", kind="ratio", better="down", source="a prototype of institutions: mean 6.1 years",
    above="days for which settled disputes lasted", below="disputes settled",
)  # fmt: skip
def dispute_spell_days(w: World) -> Reading:
    """Days from the claim to the settlement, of disputes that were settled."""
    return w.tally.disputes_settled_days, w.tally.disputes_settled


@metric(unit="share", kind="stock", better="up", source="beta reputation: Josang & Ismail 2002")
def trust(w: World) -> Reading:
    """Mean trust between members, over intelligence, operations and politics."""
    return w.tally.trust


@metric(unit="share", kind="stock", better="up")
def willingness(w: World) -> Reading:
    """Mean willingness of members' governments to cooperate."""
    return w.tally.willingness


@metric(unit="sd", kind="stock", better="down", bounds=ANY_SIGN)
def concern(w: World) -> Reading:
    """Mean concern of members' publics; it answers to published figures only."""
    return w.tally.concern


@metric(unit="alerts", kind="stock", source="SIS: 1.7 million person alerts in 2024")
def alerts_active(w: World) -> Reading:
    """Alerts on persons in force, of members."""
    return w.tally.alerts_active


@metric(unit="records", kind="stock", source="SIS: 93.2 million at the end of 2024")
def records(w: World) -> Reading:
    """Alerts of all kinds in force, of members."""
    return w.tally.records


@metric(unit="share", kind="stock", better="up")
def standards(w: World) -> Reading:
    """Mean share of members' records that follow the common standard."""
    return w.tally.standards


@metric(unit="requests/day", kind="count")
def requests(w: World) -> Reading:
    """Requests between states for information about a person."""
    return w.tally.requests


@metric(unit="share", kind="ratio", better="up", above="requests answered", below="requests")
def requests_answered_share(w: World) -> Reading:
    """Requests that were answered; the rest were refused."""
    return w.tally.requests_answered, w.tally.requests


@metric(unit="days", kind="quantile", better="down", below="requests answered")
def request_latency_p50_days(w: World) -> Reading:
    """Median time until a request is answered."""
    return w.latencies, 0.5, LATENCY_UNIT


@metric(
    unit="days",
    kind="quantile",
    better="down",
    source="surrender 15-40 days, mutual legal assistance 6-24 months",
    below="requests answered",
)
def request_latency_p90_days(w: World) -> Reading:
    """Time until nine of ten requests are answered."""
    return w.latencies, 0.9, LATENCY_UNIT


@metric(unit="searches/day", kind="count", source="SIS: 15.0 bn searches in 2024")
def searches(w: World) -> Reading:
    """Searches of lists by members, at posts and inland."""
    return w.tally.searches


@metric(unit="hits/day", kind="count", better="up")
def hits_own(w: World) -> Reading:
    """Hits of members on their own alerts."""
    return w.tally.hits_own


@metric(unit="hits/day", kind="count", better="up", source="SIS: 397,804 in 2024")
def hits_foreign(w: World) -> Reading:
    """Hits of members on others' alerts."""
    return w.tally.hits_foreign


@metric(
    unit="1/million",
    kind="ratio",
    better="up",
    source="SIS 2024: 26.5 foreign hits per million searches",
    above="hits on alerts of others",
    below="searches",
    times=1e6,
)
def hits_per_million(w: World) -> Reading:
    """Hits on others' alerts per million searches."""
    return w.tally.hits_foreign, w.tally.searches


@metric(
    unit="share",
    kind="ratio",
    better="up",
    above="persons sought by a partner who were recognised",
    below="persons sought by a partner who met a check",
)
def recognised_share(w: World) -> Reading:
    """Persons sought by a partner who were recognised, of those who met a check."""
    return w.tally.hits_foreign, w.tally.hits_foreign + w.tally.unrecognised


@metric(unit="matches/day", kind="count", better="down")
def false_matches(w: World) -> Reading:
    """Wrong matches of travellers with alerts."""
    return w.tally.false_matches


@metric(unit="share", kind="ratio", better="up", above="confirmed matches", below="matches")
def alert_precision(w: World) -> Reading:
    """Confirmed matches among all."""
    hits = w.tally.hits_own + w.tally.hits_foreign
    return hits, hits + w.tally.false_matches


@metric(unit="h/day", kind="count")
def joint_patrol_hours(w: World) -> Reading:
    """Patrol-hours of partners that count at the external border."""
    return w.tally.joint_hours


@metric(unit="teams", kind="stock")
def joint_teams(w: World) -> Reading:
    """Networks on which a joint investigation team of two states works."""
    return w.tally.joint_teams


@metric(unit="units", kind="stock")
def corps_units(w: World) -> Reading:
    """Patrols and boats that serve abroad in a common corps."""
    return w.tally.corps_units


@metric(unit="share", kind="ratio", better="up", above="alarms judged in time", below="alarms")
def alarms_answered_share(w: World) -> Reading:
    """False alarms that members' operators judge in time, those of partners' towers that they see included."""
    return w.tally.alarms_answered, w.tally.alarms
