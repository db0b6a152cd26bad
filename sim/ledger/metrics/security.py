"""Security: what crosses, what is stopped, what it costs to be guided. True state, and beside it what is observed."""

from sim.ledger.metrics.metric import metric

CBP = "book-keeping of arrests, turn-backs and got-aways: DHS OIS 2017"


@metric(unit="crossings/day", kind="count", source=CBP)
def attempts(w):
    """Irregular crossings tried at the external border, retries included."""
    return w.daily.attempts


@metric(unit="crossings/day", kind="count", source=CBP)
def attempts_obs(w):
    """Irregular crossings detected: arrests, turn-backs and known got-aways; journeys are counted at every border."""
    return w.daily.apprehensions + w.daily.turn_backs + w.daily.gotaways


@metric(unit="crossings/day", kind="count")
def first_attempts(w):
    """First tries of persons at a border; retries left out (the margin on which displacement is scored)."""
    return w.daily.first_attempts


@metric(unit="crossings/day", kind="count")
def entries(w):
    """Irregular crossings that succeeded, detected or not."""
    return w.daily.entries


@metric(unit="crossings/day", kind="count", source=CBP)
def entries_obs(w):
    """Known got-aways: all that statistics show of the crossings that succeeded."""
    return w.daily.gotaways


@metric(unit="crossings/day", kind="count")
def attempts_outer(w):
    """Irregular crossings tried at the external border of those whom free movement binds that day."""
    return w.tally.outer_attempts


@metric(unit="crossings/day", kind="count")
def entries_outer(w):
    """Irregular crossings that succeeded at the external border of those whom free movement binds that day."""
    return w.tally.outer_entries


@metric(unit="persons/day", kind="count", source=CBP)
def apprehensions(w):
    """Persons arrested at irregular crossings."""
    return w.daily.apprehensions


@metric(unit="persons/day", kind="count", better="down")
def releases(w):
    """Arrested persons who go on inside: no place for them, nobody takes them back, and they claim nothing."""
    return w.daily.released


@metric(unit="persons/day", kind="count", source=CBP)
def turn_backs(w):
    """Persons intercepted and turned back without an arrest."""
    return w.daily.turn_backs


@metric(unit="crossings/day", kind="count", source=CBP)
def gotaways(w):
    """Crossings that were detected but not stopped."""
    return w.daily.gotaways


@metric(unit="share", kind="ratio", source="arrests per attempt: DHS OIS 2017")
def apprehension_rate(w):
    """Arrests per attempt, observed or not."""
    return w.daily.apprehensions, w.daily.attempts


@metric(unit="share", kind="ratio", source="CBP interdiction effectiveness rate")
def interdiction_effectiveness(w):
    """Arrests and turn-backs per known entry; it leaves out who was never seen, so it exceeds the true rate."""
    stopped = w.daily.apprehensions + w.daily.turn_backs
    return stopped, stopped + w.daily.gotaways


@metric(unit="share", kind="ratio")
def recidivism_share(w):
    """Arrests of persons arrested before on the same journey, however long ago."""
    return w.daily.repeats, w.daily.apprehensions


@metric(unit="share", kind="ratio", source="CBP recidivism rate")
def recidivism_share_obs(w):
    """Arrests of persons arrested before within the window that statistics use."""
    return w.daily.window_repeats, w.daily.apprehensions


@metric(unit="share", kind="ratio", source="DHS OIS 2017")
def deterred_share(w):
    """Returned persons who give up."""
    return w.daily.deterred, w.daily.returns


@metric(unit="persons/day", kind="count")
def departures(w):
    """Persons who set out, by whatever way."""
    return w.tally.departed


@metric(unit="persons/day", kind="count")
def overstays(w):
    """Persons admitted on the legal channel who stay on."""
    return w.daily.overstays


@metric(unit="share", kind="ratio")
def smuggler_use_share(w):
    """Attempts with a smuggler."""
    return w.daily.guided, w.daily.attempts


@metric(unit="USD", kind="ratio")
def smuggler_fee_usd(w):
    """Mean price paid for a guided crossing."""
    return w.daily.fees_usd, w.daily.guided


@metric(unit="nats", kind="ratio")
def route_entropy(w):
    """Spread of attempts over external borders of a day (Shannon)."""
    return w.tally.entropy, w.daily.attempts


@metric(unit="share", kind="ratio")
def route_hhi(w):
    """Concentration of attempts on external borders of a day (Herfindahl)."""
    return w.tally.hhi, w.daily.attempts


@metric(unit="kg/day", kind="count", source="gross weight, as seizures are published")
def seizures_kg(w):
    """Drugs seized at the external border, gross. More seizures may mean more supply: no measure of success."""
    return w.daily.seized_g / 1000.0


@metric(unit="kg/day", kind="count", source="purity-adjusted, UNODC")
def seizures_pure_kg(w):
    """Drugs seized, pure."""
    return (w.seizures.seized_g / 1000.0 * w.crime_types.purity).sum(1)


@metric(unit="share", kind="ratio", source="UNODC interception rate")
def interdiction_rate_drugs(w):
    """Share of the weight sent across the external border that is seized."""
    return w.daily.seized_g, w.daily.sent_g


@metric(unit="networks", kind="stock")
def networks_active(w):
    """Smuggling networks at work."""
    return w.tally.networks_active


@metric(unit="persons/day", kind="count", better="down")
def network_throughput(w):
    """Persons whom networks brought across the external border."""
    return w.daily.delivered


@metric(unit="persons/day", kind="count", better="up")
def convictions(w):
    """Persons behind guided crossings of the external border convicted."""
    return w.tally.convictions


@metric(unit="attacks/day", kind="count", better="down")
def cyber_attacks(w):
    """Attacks on members' border systems, stopped or not."""
    return w.tally.cyber_attacks


@metric(unit="states", kind="stock", better="down")
def outage_days(w):
    """Members whose border systems are down today; over the horizon its mean times days is state-days."""
    return w.tally.outages
