"""Security: what crosses, what is stopped, what it costs to be guided. True state, and beside it what is observed."""

from sim.ledger.metrics.metric import ANY_SIGN, Reading, metric
from sim.world import World

CBP = "book-keeping of arrests, turn-backs and got-aways: DHS OIS 2017"


@metric(unit="persons/day", kind="count", better="none", bounds=ANY_SIGN)
def net_arrivals(w: World) -> Reading:
    """Persons who come to stay less those who leave: passed (detected or not), released after an arrest, admitted to a
    protection procedure, or overstaying. Each counts once, at the first border of the club; who is stopped at a border
    within it stays inside; who goes on to a state outside, or dies at a border, is taken off.
    """
    return w.tally.net_arrivals


@metric(unit="crossings/day", kind="count")
def entries(w: World) -> Reading:
    """Irregular crossings that succeeded, detected or not."""
    return w.daily.entries


@metric(unit="crossings/day", kind="count", source=CBP)
def attempts(w: World) -> Reading:
    """Irregular crossings tried at the external border, retries included."""
    return w.daily.attempts


@metric(unit="crossings/day", kind="count", source=CBP)
def attempts_obs(w: World) -> Reading:
    """Irregular crossings detected: arrests, turn-backs and known got-aways; journeys are counted at every border."""
    return w.daily.apprehensions + w.daily.turn_backs + w.daily.gotaways


@metric(unit="crossings/day", kind="count")
def first_attempts(w: World) -> Reading:
    """First tries of persons to cross a border, whichever side stops them; displacement is scored on them."""
    return w.daily.first_attempts


@metric(unit="crossings/day", kind="count", source=CBP)
def entries_obs(w: World) -> Reading:
    """Known got-aways: all that statistics show of the crossings that succeeded."""
    return w.daily.gotaways


@metric(unit="crossings/day", kind="count")
def attempts_outer(w: World) -> Reading:
    """Irregular crossings tried at the external border of those whom free movement binds that day."""
    return w.tally.outer_attempts


@metric(unit="crossings/day", kind="count")
def entries_outer(w: World) -> Reading:
    """Irregular crossings that succeeded at the external border of those whom free movement binds that day."""
    return w.tally.outer_entries


@metric(unit="persons/day", kind="count", source=CBP)
def apprehensions(w: World) -> Reading:
    """Persons arrested at irregular crossings."""
    return w.daily.apprehensions


@metric(unit="crossings/day", kind="count", source="as border services of states of departure count them")
def departures_prevented(w: World) -> Reading:
    """Irregular crossings that the state of departure stopped before the external border; no attempts, no arrests."""
    return w.daily.prevented


@metric(unit="persons/day", kind="count", better="down")
def releases(w: World) -> Reading:
    """Arrested persons who go on inside: no place for them, nobody takes them back, and they claim nothing."""
    return w.daily.released


@metric(unit="persons/day", kind="count", source=CBP)
def turn_backs(w: World) -> Reading:
    """Persons intercepted and turned back without an arrest."""
    return w.daily.turn_backs


@metric(unit="crossings/day", kind="count", source=CBP)
def gotaways(w: World) -> Reading:
    """Crossings that were detected but not stopped."""
    return w.daily.gotaways


@metric(
    unit="share", kind="ratio", source="arrests per attempt: DHS OIS 2017", above="arrests", below="irregular attempts"
)
def apprehension_rate(w: World) -> Reading:
    """Arrests per attempt, observed or not."""
    return w.daily.apprehensions, w.daily.attempts


@metric(
    unit="share",
    kind="ratio",
    source="CBP interdiction effectiveness rate",
    above="arrests and turn-backs",
    below="arrests, turn-backs and known got-aways",
)
def interdiction_effectiveness(w: World) -> Reading:
    """Arrests and turn-backs per known entry; it leaves out who was never seen, so it exceeds the true rate."""
    stopped = w.daily.apprehensions + w.daily.turn_backs
    return stopped, stopped + w.daily.gotaways


@metric(unit="share", kind="ratio", above="arrests of persons arrested before", below="arrests")
def recidivism_share(w: World) -> Reading:
    """Arrests of persons arrested before on the same journey, however long ago."""
    return w.daily.repeats, w.daily.apprehensions


@metric(
    unit="share",
    kind="ratio",
    source="CBP recidivism rate",
    above="arrests of persons arrested within the window",
    below="arrests",
)
def recidivism_share_obs(w: World) -> Reading:
    """Arrests of persons arrested before within the window that statistics use."""
    return w.daily.window_repeats, w.daily.apprehensions


@metric(
    unit="share", kind="ratio", source="DHS OIS 2017", above="returned persons who give up", below="persons returned"
)
def deterred_share(w: World) -> Reading:
    """Returned persons who give up."""
    return w.daily.deterred, w.daily.returns


@metric(unit="persons/day", kind="count")
def departures(w: World) -> Reading:
    """Persons who set out, by whatever way."""
    return w.tally.departed


@metric(unit="persons/day", kind="count")
def overstays(w: World) -> Reading:
    """Persons admitted on the legal channel who stay on."""
    return w.daily.overstays


@metric(unit="share", kind="ratio", above="attempts with a smuggler", below="irregular attempts")
def smuggler_use_share(w: World) -> Reading:
    """Attempts with a smuggler."""
    return w.daily.guided, w.daily.attempts


@metric(unit="USD", kind="ratio", above="USD paid", below="attempts with a smuggler")
def smuggler_fee_usd(w: World) -> Reading:
    """Mean price paid for a guided crossing."""
    return w.daily.fees_usd, w.daily.guided


@metric(unit="nats", kind="ratio", above="spread of a day, times its attempts", below="irregular attempts")
def route_entropy(w: World) -> Reading:
    """Spread of attempts over external borders of a day (Shannon)."""
    return w.tally.entropy, w.daily.attempts


@metric(unit="share", kind="ratio", above="concentration of a day, times its attempts", below="irregular attempts")
def route_hhi(w: World) -> Reading:
    """Concentration of attempts on external borders of a day (Herfindahl)."""
    return w.tally.hhi, w.daily.attempts


@metric(unit="kg/day", kind="count", source="gross weight, as seizures are published")
def seizures_kg(w: World) -> Reading:
    """Drugs seized at the external border, gross. More seizures may mean more supply: no measure of success."""
    return w.daily.seized_g / 1000.0


@metric(unit="kg/day", kind="count", source="purity-adjusted, UNODC")
def seizures_pure_kg(w: World) -> Reading:
    """Drugs seized, pure."""
    return (w.seizures.seized_g / 1000.0 * w.crime_types.purity).sum(1)


@metric(unit="share", kind="ratio", source="UNODC interception rate", above="grams seized", below="grams sent")
def interdiction_rate_drugs(w: World) -> Reading:
    """Share of the weight sent across the external border that is seized."""
    return w.daily.seized_g, w.daily.sent_g


@metric(unit="networks", kind="stock")
def networks_active(w: World) -> Reading:
    """Smuggling networks at work."""
    return w.tally.networks_active


@metric(unit="persons/day", kind="count", better="down")
def network_throughput(w: World) -> Reading:
    """Persons whom networks brought across the external border."""
    return w.daily.delivered


@metric(unit="persons/day", kind="count", better="up")
def convictions(w: World) -> Reading:
    """Persons behind guided crossings of the external border convicted."""
    return w.tally.convictions


@metric(unit="attacks/day", kind="count", better="down")
def cyber_attacks(w: World) -> Reading:
    """Attacks on members' border systems, stopped or not."""
    return w.tally.cyber_attacks


@metric(unit="states", kind="stock", better="down")
def outage_days(w: World) -> Reading:
    """Members whose border systems are down today; over the horizon its mean times days is state-days."""
    return w.tally.outages
