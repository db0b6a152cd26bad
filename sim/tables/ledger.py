"""The ledger: sums by day, by border side and over the run."""

from typing import NamedTuple

from sim.engine.table import Count, Real


class Flows(NamedTuple):
    """By stream and side, over the days after the burn-in: who of a stream tries where."""

    first_attempts: Count  # (streams, sides) [crime.cross_borders]


class Tally(NamedTuple):
    """One row a day: sums over the external border of the club, from which metrics are made [observation.close]."""

    deaths_recorded: Count
    all_detections: Count  # at every controlled border of the world: double counts journeys
    setting_out: Count  # persons who considered going
    departed: Count  # persons who went
    travellers: Count
    second_line: Count
    false_stops: Count
    wrongly_refused: Count
    wait_min: Real  # sum over travellers
    trucks: Count
    truck_wait_h: Real  # sum over trucks
    searches: Count
    hits_own: Count
    hits_foreign: Count
    false_matches: Count
    alerts_active: Count  # on persons
    records: Count  # alerts of all kinds
    unrecognised: Count  # listed persons whom a partner checked and did not recognise
    requests: Count
    requests_answered: Count
    convictions: Count  # of persons behind guided crossings of the external border
    breached: Count  # records exposed by breaches
    misuse: Count  # searches for other purposes than the law's, found or not
    unlawful_transfers: Count  # records passed on to where law does not protect them
    standards: Real  # mean of members
    treaties_in_force: Count
    suspensions: Count  # begun today
    suspended_days: Count  # borders of members under reintroduced controls today
    denunciations: Count
    trust: Real  # mean between members
    willingness: Real  # mean of members
    joint_hours: Real  # partner patrol-hours that counted
    networks_active: Count
    detention_days: Real
    spend_eur: Real
    concern: Real  # mean of members
    exposure: Real  # records shared weighed by what the receiver's law lacks
    group_stops: Count  # false stops of the group that biometrics mistake more often
    cyber_attacks: Count  # on members' border systems today [technology.happen]
    outages: Count  # members whose border systems are down today [technology.happen]
    entropy: Real  # of irregular crossings over sides, nats
    hhi: Real  # concentration of the same
    outer_attempts: Count  # at the external border of those whom free movement binds today
    outer_entries: Count


class Counts(NamedTuple):
    """What is counted of movers: by border side today and over the run, over the external border by day."""

    attempts: Count  # irregular crossings tried [crime.cross_borders]
    first_attempts: Count  # of persons who were not there before [crime.cross_borders]
    entries: Count  # irregular crossings that succeeded [crime.cross_borders]
    apprehensions: Count  # [crime.cross_borders]
    turn_backs: Count  # [crime.cross_borders]
    gotaways: Count  # known [crime.cross_borders]
    deaths: Count  # [crime.cross_borders]
    guided: Count  # attempts with a smuggler [crime.cross_borders]
    delivered: Count  # of those, entries [crime.cross_borders]
    repeats: Count  # arrests of persons arrested before [crime.cross_borders]
    window_repeats: Count  # within the recidivism window [crime.cross_borders]
    returns: Count  # [crime.cross_borders]
    deterred: Count  # of those returned [crime.cross_borders]
    released: Count  # arrested, and gone on inside [crime.cross_borders]
    claims: Count  # for protection [crime.cross_borders]
    pushbacks: Count  # [crime.cross_borders]
    refusals: Count  # of entry on the legal channel [crime.cross_borders]
    overstays: Count  # [crime.cross_borders]
    alert_hits_own: Count  # on movers [crime.cross_borders]
    alert_hits_foreign: Count  # [crime.cross_borders]
    lots: Count  # consignments tried [crime.cross_borders]
    lots_seized: Count  # [crime.cross_borders]
    sent_g: Count  # grams tried [crime.cross_borders]
    seized_g: Count  # [crime.cross_borders]
    fees_usd: Count  # paid for guided crossings [crime.cross_borders]


class Traffic(NamedTuple):
    """Travellers by border side, over the days after the burn-in."""

    travellers: Count  # [ledger.close]
    wait_min: Real  # sum over travellers [ledger.close]


class Seizures(NamedTuple):
    """Goods seized at the external border, by day and kind."""

    seized_g: Count  # (days, crime types) [ledger.close]
