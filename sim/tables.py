"""Every column of every table, one line each: name, number type, meaning [the phase that writes it].

A table is a NamedTuple of NumPy columns; a row is one thing. A column named after a table holds its rows. Rows never
move. The world owns the tables; nothing else holds state.
"""

from enum import IntEnum
from typing import Annotated, NamedTuple, get_type_hints

import numpy as np

Serial = Annotated[np.ndarray, np.uint64]  # identity that keys chance
Index = Annotated[np.ndarray, np.int32]  # row of another table, -1 none
Small = Annotated[np.ndarray, np.int16]  # row of a short table, -1 none
Code = Annotated[np.ndarray, np.uint8]  # one of an enum, or a flag
Day = Annotated[np.ndarray, np.int32]  # day of the run, 0 the first
Word = Annotated[np.ndarray, np.uint32]  # threshold of a probability
Share = Annotated[np.ndarray, np.float64]  # probability or proportion in [0, 1]
Real = Annotated[np.ndarray, np.float64]  # any number, unit in the name
Count = Annotated[np.ndarray, np.int64]  # whole number

NEVER = np.int32(2**31 - 1)


class Stage(IntEnum):
    """Where a mover is in the journey."""

    FREE = 0
    PLANNING = 1  # considers whether, how and where to go
    TRAVELLING = 2  # on the way to the next border
    APPLYING = 3  # on the way to a check on the legal channel
    STAYING = 4  # admitted for a short stay that will be overrun


class Mode(IntEnum):
    """How a mover goes."""

    NONE = 0
    LEGAL = 1
    ALONE = 2
    GUIDED = 3


class Fate(IntEnum):
    """What one event did to a mover; the book-keeping of arrests, turn-backs and got-aways (5.2)."""

    STAYED = 0  # made no attempt
    UNSEEN = 1  # crossed, undetected
    GOTAWAY = 2  # crossed, detected but not caught
    TURNED_BACK = 3
    RETURNED = 4  # arrested and returned, will try again
    DETERRED = 5  # arrested and returned, gave up
    RELEASED = 6  # arrested and released in the country
    CLAIMED = 7  # arrested, admitted to a protection procedure
    PUSHED_BACK = 8  # claimed protection, sent back without a procedure
    DIED = 9
    ADMITTED = 10  # passed a check on the legal channel
    REFUSED = 11  # refused entry at a post, will reconsider
    OVERSTAYED = 12
    OPEN = 13  # crossed a border without controls
    SEIZED = 14  # consignment lost
    GAVE_UP = 15  # turned back or refused, gave up
    CLAIMED_AT_POST = 16
    DEPARTED = 17  # set out


class States(NamedTuple):
    """Governments and their services."""

    serial: Serial  # [build]
    member: Code  # in the club whose external border the world is about [build]
    population: Real  # persons [build]
    gdp_usd: Real  # nominal [build]
    gdp_pc_usd: Real  # at purchasing power [build]
    rule_of_law: Real  # WGI, standard normal [build]
    control_of_corruption: Real  # WGI, standard normal [build]
    legal_family: Code  # civil, common, Islamic, mixed [build]
    icj: Code  # stance to compulsory jurisdiction [build]
    internet: Share  # of inhabitants online [build]
    sovereignty_cost: Real  # sd by which a state prefers acting alone [build]
    patrols: Real  # land patrol units [technology.deploy]
    boats: Real  # patrol boats and aircraft [technology.deploy]
    mobile: Real  # mobile patrols at internal borders [technology.deploy]
    towers: Real  # towers and CCTV masts [technology.deploy]
    drones: Real  # airframes on station [technology.deploy]
    information_days: Real  # technical latency of a shared record [technology.deploy]
    biometric_d: Real  # sensitivity that biometrics add [technology.deploy]
    cyber_protection: Share  # [technology.deploy]
    spend_eur: Real  # a day, patrols, sensors and desks [technology.deploy]
    operators: Real  # control-room operators [technology.deploy]
    first_sector: Index  # the sectors it guards stand together [build]
    sectors: Index  # [build]
    answered: Share  # of alarms judged in time [judiciary.provide]
    places: Real  # for detention [build]
    detained: Real  # persons held today [crossing.book]
    held: Share  # of arrests for which a place is free [judiciary.provide]
    returned: Share  # of arrested persons without a claim who are returned [judiciary.provide]
    pushback: Share  # of claims answered by a pushback [build]
    banned: Share  # of returns that lead to an alert [police.enter]
    listed: Real  # persons on the national list besides movers [police.enter]
    searches: Real  # of lists by police inland, a day [build]
    opened: Share  # of trucks opened at posts [customs.select]
    concern: Real  # of the public about borders, sd [opinion.shift]
    habit: Real  # published crossings the public is used to, a month [opinion.shift]
    ideal: Real  # government's preference for acting alone, sd [elections.hold]
    willingness: Share  # to cooperate [opinion.shift]
    next_election: Day  # [elections.hold]
    took_office: Day  # [elections.hold]


class Law(NamedTuple):
    """What is permitted between an ordered pair of states; rebuilt when something legal has changed [law.rebuild].

    Every column says who gives to whom: ``[giver, user]``. All are better when larger, but for latencies.
    """

    alerts: Share  # giver's alerts on which user may act
    alert_days: Real  # legal latency of an alert
    patrol: Share  # giver's patrol effort that counts for user's border
    pursuit: Share  # user's officers may go on in giver's territory
    free: Code  # giver lets those who come from user pass without checks
    readmission: Share  # giver takes back persons who came through it to user


class Dyads(NamedTuple):
    """Relations between ordered pairs of states, by domain (intelligence, operations, political) where said."""

    good: Real  # (domains, states, states) remembered good conduct [trust.remember]
    bad: Real  # (domains, states, states) remembered bad conduct [trust.remember]
    interop: Share  # (states, states) what both sides' systems can use [build]
    latency: Real  # (states, states) days until user has giver's alert [trust.remember]
    sigma: Share  # (states, states) chance that user knows giver's alert [trust.remember]
    theta: Share  # (states, states) giver's patrol effort usable by user [trust.remember]
    answered: Real  # (states, states) expected hits of user on giver's alerts since the last reading [alerts.search]
    joint: Count  # (states, states) catches that partner effort made possible [crossing.book]


class Membership(NamedTuple):
    """Where each state stands towards each treaty: (treaties, states) [treaty.proceed]."""

    since: Day  # party from this day
    until: Day  # party until this day
    access: Day  # data access until this day
    suspended_from: Day  # free movement suspended from
    suspended_until: Day  # and until this day
    suspended_since: Day  # first day of an unbroken suspension, -1 none


class Fronts(NamedTuple):
    """A border seen from one side: the way into ``state`` from ``neighbour``; a state's fronts stand together."""

    border: Index  # [build]
    twin: Index  # the same border the other way; itself by air [build]
    state: Small  # entered [build]
    neighbour: Small  # left; the state itself for its air border [build]
    kind: Code  # LAND, SEA, AIR [build]
    focus: Code  # external border of the club: the metrics' scope [build]
    passage_km: Real  # sea crossing [build]
    first_stretch: Index  # [build]
    stretches: Index  # [build]
    first_post: Index  # [build]
    posts: Index  # [build]
    first_network: Index  # [build]
    networks: Index  # [build]
    internal: Code  # between two members of the club [build]
    controlled: Code  # 0 when free movement is in force [law.rebuild]
    guided_usd: Real  # value of the offers of its networks [networks.adapt]
    risk: Share  # expected by the guided [networks.adapt]
    danger: Word  # chance of dying in one irregular crossing [build]
    wait_h: Real  # mean wait today [checks.screen]
    attempts: Count  # irregular crossings tried today [crossing.book]
    first_attempts: Count  # of persons who were not there before [crossing.book]
    entries: Count  # irregular crossings that succeeded today [crossing.book]
    apprehensions: Count  # [crossing.book]
    turn_backs: Count  # [crossing.book]
    gotaways: Count  # known [crossing.book]
    deaths: Count  # [crossing.book]
    guided: Count  # attempts with a smuggler [crossing.book]
    repeats: Count  # arrests of persons arrested before [crossing.book]
    window_repeats: Count  # within the recidivism window [crossing.book]
    returns: Count  # [crossing.book]
    deterred: Count  # of those returned [crossing.book]
    claims: Count  # for protection [crossing.book]
    pushbacks: Count  # [crossing.book]
    refusals: Count  # of entry on the legal channel [crossing.book]
    overstays: Count  # [crossing.book]
    alert_hits_own: Count  # on movers [crossing.book]
    alert_hits_foreign: Count  # [crossing.book]
    lots: Count  # consignments tried today [crossing.book]
    lots_seized: Count  # [crossing.book]
    sent_g: Count  # grams tried today [crossing.book]
    seized_g: Count  # [crossing.book]
    fees_usd: Count  # paid for guided crossings [crossing.book]


class Stretches(NamedTuple):
    """Parts of a front between posts that movers tell apart."""

    front: Index  # [build]
    km: Real  # [build]
    access_km: Real  # extra way to reach it [build]
    terrain: Code  # [build]
    corridor: Code  # habitual [build]
    size: Share  # of the front's length [build]
    first_sector: Index  # [build]
    sectors: Index  # [build]
    tried: Real  # remembered attempts of all movers [learning.learn]
    caught: Real  # remembered arrests of all movers [learning.learn]


class Sectors(NamedTuple):
    """Pieces of a stretch that one state patrols against entry."""

    serial: Serial  # [build]
    stretch: Index  # [build]
    state: Small  # that guards [build]
    neighbour: Small  # on the other side [build]
    twin: Index  # the same sector from the other side [build]
    kind: Code  # LAND, SEA [build]
    terrain: Code  # [build]
    external: Code  # 1 external border of the club, 0 other borders [build]
    used: Code  # on somebody's way [build]
    km: Real  # [build]
    share: Share  # of the state's units here in static plans [build]
    patrols: Real  # units [guards.allocate]
    plan: Share  # of units, as last planned [guards.allocate]
    flow: Real  # crossings a day as estimated from detections [guards.allocate]
    extra: Share  # further units by a hardening, relative to static effort [technology.deploy]
    towers: Real  # [technology.deploy]
    drones: Real  # [technology.deploy]
    seen: Count  # crossings detected since the last plan [crossing.book]
    caught: Count  # of those [crossing.book]
    seen_alone: Word  # today's chance that an unguided crossing is detected [surveillance.watch]
    caught_alone: Word  # and intercepted [surveillance.watch]
    seen_guided: Word  # the same for guided crossings [surveillance.watch]
    caught_guided: Word  # [surveillance.watch]
    joint_share: Share  # of catches that partner effort made [surveillance.watch]


class Posts(NamedTuple):
    """Border crossing points."""

    serial: Serial  # [build]
    front: Index  # [build]
    state: Small  # whose officers check [build]
    mode: Code  # LAND, SEA, AIR [build]
    choice: Share  # cumulated share of its front's travellers [build]
    travellers_day: Real  # mean arrivals [build]
    trucks_day: Real  # mean arrivals [build]
    desks: Real  # staffed [build]
    lanes: Real  # staffed cargo lanes [build]
    queue: Real  # persons waiting at midnight [checks.screen]
    truck_queue: Real  # [checks.screen]
    travellers: Count  # arrived today [checks.screen]
    second_line: Count  # referred [checks.screen]
    false_stops: Count  # legitimate travellers referred [checks.screen]
    wrongly_refused: Count  # legitimate travellers refused [checks.screen]
    wait_min: Real  # sum over travellers [checks.screen]
    trucks: Count  # arrived today [checks.screen]
    truck_wait_h: Real  # sum over trucks [checks.screen]
    refuse: Word  # chance that an intending overstayer is refused [checks.screen]
    found: Word  # chance that a lot in freight is found [customs.select]


class Streams(NamedTuple):
    """Flows that set out, exogenous to policy."""

    serial: Serial  # [build]
    kind: Code  # PERSONS, DRUGS [build]
    origin: Small  # [build]
    destination: Small  # [build]
    air_front: Index  # the destination's air border [build]
    per_day: Real  # persons, or grams [build]
    month_factor: Real  # (streams, 12) [build]
    legal_access: Share  # who could travel legally [build]
    protection: Share  # who would claim protection [build]
    stay_value: Real  # utility of no attempt, USD [build]
    first_route: Index  # [build]
    routes: Index  # [build]
    surge: Real  # factor by a dated event [events.happen]
    setting_out: Count  # today [crossing.arrive]
    lot_g: Real  # size of a consignment [learning.choose]
    modes: Share  # (streams, 4) cumulated choice without legal access [learning.choose]
    modes_legal: Share  # (streams, 4) with legal access [learning.choose]


class Routes(NamedTuple):
    """Ways from an origin to a destination."""

    stream: Index  # [build]
    first_leg: Index  # [build]
    legs: Index  # [build]
    km: Real  # [build]
    path_size: Share  # uniqueness of the route in its stream [build]
    alone: Share  # cumulated choice of those who go alone [learning.choose]
    guided: Share  # of the guided [learning.choose]


class Legs(NamedTuple):
    """One border crossing of a route."""

    way: Index  # [build]
    front: Index  # [build]
    days: Small  # of travel to it [build]


class Ways(NamedTuple):
    """One community's choice of place at one front."""

    stream: Index  # [build]
    front: Index  # [build]
    first_cell: Index  # [build]
    cells: Index  # [build]
    value_usd: Real  # of crossing there alone [learning.choose]
    risk: Share  # expected when alone [learning.choose]


class Cells(NamedTuple):
    """One place that a community may choose: a stretch, or for consignments a cargo post."""

    way: Index  # [build]
    stretch: Index  # -1 for a post [build]
    post: Index  # -1 for a stretch [build]
    size: Share  # of the way's places, by length or traffic [build]
    alpha: Real  # remembered arrests, prior included [learning.learn]
    beta: Real  # remembered successes, prior included [learning.learn]
    tried: Count  # since beliefs were last updated [crossing.book]
    caught: Count  # [crossing.book]
    choice: Share  # cumulated over the way [learning.choose]


class Networks(NamedTuple):
    """Organisations that guide people or freight across one front."""

    serial: Serial  # [build]
    front: Index  # [build]
    first_site: Index  # [build]
    sites: Index  # [build]
    active: Code  # [networks.adapt]
    fee_usd: Real  # price of one crossing [networks.adapt]
    capital_usd: Real  # [networks.adapt]
    share: Share  # cumulated market share at its front [networks.adapt]
    risk: Share  # believed chance of arrest on its chosen places [networks.adapt]
    clients: Count  # since the last adaptation [crossing.book]
    losses: Count  # arrests of clients since then [crossing.book]


class Sites(NamedTuple):
    """One stretch as one network knows it."""

    network: Index  # [build]
    stretch: Index  # [build]
    alpha: Real  # remembered arrests, prior included [networks.adapt]
    beta: Real  # remembered successes, prior included [networks.adapt]
    tried: Count  # since the last adaptation [crossing.book]
    caught: Count  # [crossing.book]
    size: Share  # of the front's length [build]
    choice: Share  # cumulated over the network [networks.adapt]


class Movers(NamedTuple):
    """People and consignments that try to cross without the right to, and those who overstay."""

    serial: Serial  # derived from the cause: stream, day, k-th [crossing.arrive]
    due: Day  # day of the next event [crossing.arrive, crossing.cross]
    alert: Index  # row of the alert on them [alerts.enter, crossing.cross]
    stream: Small  # [crossing.arrive]
    route: Small  # within the stream [crossing.cross]
    arrested: Small  # day of the last arrest since day 0 (wraps never: runs are shorter), -1 none [crossing.cross]
    stage: Code  # Stage [crossing.arrive, crossing.cross]
    mode: Code  # Mode [crossing.cross]
    leg: Code  # of the route [crossing.cross]
    attempt: Code  # at this leg, or decision number [crossing.cross]


class Crossings(NamedTuple):
    """Event table: what happened to movers today; ``crossing.book`` consumes it."""

    serial: Serial  # of the mover [crossing.cross]
    mover: Index  # [crossing.cross]
    stream: Small  # [crossing.cross]
    front: Index  # [crossing.cross]
    cell: Index  # [crossing.cross]
    site: Index  # of a network, -1 alone [crossing.cross]
    sector: Index  # -1 at a post [crossing.cross]
    post: Index  # -1 elsewhere [crossing.cross]
    fate: Code  # Fate [crossing.cross]
    flags: Code  # first attempt 1, guided 2, arrested before 4, within window 8, own alert 16, foreign alert 32 [crossing.cross]


class Alerts(NamedTuple):
    """Alerts for refusal of entry on movers."""

    serial: Serial  # [alerts.enter]
    person: Serial  # serial of the mover [alerts.enter]
    issuer: Small  # state [alerts.enter]
    created: Day  # [alerts.enter]
    expires: Day  # [alerts.enter]


class Observed(NamedTuple):
    """What statistics offices know and publish: (months, states), row = month of the run [observation.count]."""

    detections: Count  # border events, double counted along routes
    apprehensions: Count
    deaths: Count  # recorded
    wait_h: Real  # mean at external posts
    travellers: Count


class Totals(NamedTuple):
    """Sums by front over the days after the burn-in, for maps [observation.close]."""

    attempts: Count
    first_attempts: Count
    entries: Count
    apprehensions: Count
    turn_backs: Count
    gotaways: Count
    deaths: Count
    claims: Count
    refusals: Count
    overstays: Count
    lots: Count
    lots_seized: Count
    travellers: Count
    wait_min: Real  # sum over travellers


class Tally(NamedTuple):
    """One row a day: sums over the external border of the club, from which metrics are made [tally.close]."""

    attempts: Count
    first_attempts: Count
    entries: Count
    apprehensions: Count
    turn_backs: Count
    gotaways: Count
    deaths: Count
    guided: Count
    repeats: Count
    window_repeats: Count
    returns: Count
    deterred: Count
    claims: Count
    pushbacks: Count
    refusals: Count
    overstays: Count
    lots: Count
    lots_seized: Count
    sent_g: Count
    seized_g: Count
    fees_usd: Count
    alert_hits_own: Count  # on movers
    alert_hits_foreign: Count
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
    alerts_active: Count
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
    entropy: Real  # of irregular crossings over fronts, nats
    hhi: Real  # concentration of the same


def empty(kind, *shape):
    """A table of ``kind`` with all columns zero."""
    columns = get_type_hints(kind, include_extras=True).values()
    return kind(*(np.zeros(shape, column.__metadata__[0]) for column in columns))


def table(kind, rows: int, /, **columns):
    """A table of ``kind`` with ``rows`` rows, given columns filled, the rest zero; matrices are taken as they are."""
    made = empty(kind, rows)
    filled = {}
    for name, values in columns.items():
        column = getattr(made, name)
        values = np.asarray(values, column.dtype)
        filled[name] = np.full((rows, *values.shape[1:]), values, column.dtype)
    return made._replace(**filled)


def grown(old, rows: int):
    """A copy of a table with more rows, the new ones zero."""
    new = empty(type(old), rows)
    for before, after in zip(old, new, strict=True):
        after[: len(before)] = before
    return new
