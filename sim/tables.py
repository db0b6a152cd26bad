"""Every column of every table, one line each: name, number type, meaning [the phase that writes it].

A table is a NamedTuple of NumPy columns; a row is one thing. A column named after a table holds its rows. Rows never
move. The world owns the tables; nothing else holds state.
"""

from enum import IntEnum
from functools import cache
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
    """What one event did to a mover; the book-keeping of arrests, turn-backs and got-aways."""

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


class Kind(IntEnum):
    """Category of an alert."""

    REFUSAL = 0  # of entry or stay
    ARREST = 1  # for surrender or extradition
    MISSING = 2
    DISCREET = 3  # discreet, inquiry or specific check
    DOCUMENT = 4  # lost, stolen or invalidated
    OBJECT = 5  # vehicles, firearms, plates


class Offence(IntEnum):
    """What an alert is about, as far as another state's law must know it too."""

    NONE = 0
    ADMINISTRATIVE = 1
    SERIOUS = 2


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
    patrols: Real  # land patrol units [build]
    boats: Real  # patrol boats and aircraft [build]
    mobile: Real  # mobile patrols at internal borders [build]
    towers: Real  # towers and CCTV masts in service [build, technology.maintain]
    drones: Real  # airframes on station [build, technology.maintain]
    information_days: Real  # technical latency of a shared record [build, technology.maintain, technology.happen]
    paperwork: (
        Real  # seconds of a check over those with the usual systems [build, technology.maintain, technology.happen]
    )
    biometric_d: Real  # sensitivity that biometrics add [build, technology.maintain, technology.happen]
    analytics_d: Real  # sensitivity that analytics add to referrals [build, technology.maintain, technology.happen]
    false_alarms: Real  # of one tower a day [build, technology.maintain]
    judged: Real  # alarms that one operator can judge a day [build, technology.maintain]
    schooling: Real  # sensitivity that officers learn at home [build]
    skill_d: Real  # sensitivity of officers with time [build, technology.maintain]
    lean: Real  # by how much officers' criterion differs from other states' by habit [build]
    criterion: Real  # evidence above which officers refer a traveller [build, agents.adjust_checks]
    found: Real  # remembered refusals of entry [build, agents.adjust_checks]
    checked: Real  # remembered travellers [build, agents.adjust_checks]
    cyber_protection: Share  # of attacks on border systems that fail [build]
    outage: Day  # border systems are down until this day [technology.happen]
    equipment_eur: Real  # own budget for equipment, a day [build, technology.happen]
    equipment_need_eur: Real  # the same at spending 1 [build]
    spend_eur: Real  # a day, patrols, equipment and desks [build, technology.maintain]
    operators: Real  # control-room operators [build, technology.maintain]
    first_sector: Index  # the sectors it guards stand together [build]
    sectors: Index  # [build]
    answered: Share  # of alarms judged in time [agents.run_services]
    places: Real  # for detention [build]
    detained: Real  # arrested persons who are held today, or would be if there were a place [crime.cross_borders]
    held: Share  # of arrests for which a place is free [agents.run_services]
    returned: Share  # of arrested persons without a claim who are returned [agents.run_services]
    pushback: Share  # of claims answered by a pushback [build]
    banned: Share  # of returns that lead to an alert [agents.enter_policy]
    searches: Real  # of lists by police inland, a day [build]
    standards: Share  # of records that follow the common standard [intelligence.raise_standards]
    case_workers: Real  # answers to requests that police can give a day [build]
    backlog: Real  # requests that wait for an answer [intelligence.answer_requests]
    list_s: Real  # seconds that searches and false matches add to a check [intelligence.open_lists]
    cap: Share  # of what law lets pass that courts still allow [intelligence.guard]
    applied: Count  # checks on the legal channel since travellers last heard [crime.cross_borders, crime.learn_risks]
    refused: Count  # of them refused [crime.cross_borders, crime.learn_risks]
    refusal: Share  # chance of it that travellers believe in [build, crime.learn_risks]
    opened: Share  # of trucks opened at posts [agents.run_services]
    concern: Real  # of the public about borders, sd [politics.shift]
    habit: Real  # published crossings the public is used to, a month [build, politics.shift]
    ideal: Real  # government's preference for acting alone, sd [politics.shift, politics.hold, legal.happen]
    willingness: Share  # to cooperate [politics.shift, politics.hold]
    next_election: Day  # [politics.hold, legal.happen]
    took_office: Day  # [politics.hold, legal.happen]


class Technology(IntEnum):
    """What border services equip themselves with; each moves one physical parameter."""

    TOWERS = 0  # towers and CCTV with remote access: covered share of the border
    DRONES = 1  # search effort from the air
    BMIS = 2  # border management information system: latency of records, seconds of a check
    ANPR = 3  # number-plate readers: read rate at cargo lanes
    BIOMETRICS = 4  # sensitivity of the first line
    ANALYTICS = 5  # false alarms, judgements of an operator, whom to refer


class Equipment(NamedTuple):
    """What one state has of one technology: bought from a budget, delivered, kept up, worn out."""

    state: Small  # [build]
    kind: Code  # Technology [build]
    need: Real  # units at spending 1 [build]
    price_eur: Real  # of one unit [build]
    upkeep_eur: Real  # of one unit, a day [build]
    life_months: Real  # mean time in service [build]
    lead_months: Small  # from order to delivery [build]
    own_eur: Real  # own budget a day [build, technology.happen]
    budget_eur: Real  # a day, aid given and received [build, technology.maintain]
    units: Real  # in service [build, technology.maintain]
    ordered: Real  # (rows, 36) on order, by calendar month of delivery in turn [build, technology.maintain]
    vintage: Real  # mean year of make [build, technology.maintain]
    spent_eur: Real  # a day of this month [build, technology.maintain]


class Law(NamedTuple):
    """What is permitted between an ordered pair of states; rebuilt when law changes
    [legal.bring_into_force].

    Every column says who gives to whom: ``[giver, user]``. All are better when larger, but for latencies.
    """

    alerts: Share  # (kinds, givers, users) giver's alerts on which user may act
    alert_days: Real  # legal latency of an alert
    at_once: Code  # user's check itself shows giver's alerts; 0 only an answer to a request does
    copied: Share  # of giver's records that come to lie in user's systems
    shielded: Share  # of an alert's sensitivity that stays hidden from user
    query_s: Real  # seconds that searching giver's list adds to user's checks
    onward: Share  # of giver's alerts that user may pass on
    protected: Share  # how well common law protects giver's records with user
    requests: Share  # of user's requests that giver may answer
    request_days: Real  # legal latency of an answer
    admissible: Share  # of giver's evidence that user's courts admit
    standard: Share  # of records that follow one standard, as agreed
    standard_pace: Real  # of the gap to it closed in a year
    patrol: Share  # giver's patrol effort that counts for user's border
    pursuit: Share  # user's officers may go on in giver's territory
    free: Code  # how giver lets those pass who come from user: 0 checks, 1 spot checks, 2 none
    readmission: Share  # giver takes back persons who came through it to user
    aid: Share  # giver's equipment budget that goes to user
    training: Share  # gap between the skills of giver's officers and user's that training closes


class Dyads(NamedTuple):
    """Relations between ordered pairs of states, by domain (intelligence, operations, political) where said."""

    good: Real  # (domains, states, states) remembered good conduct [intelligence.remember, politics.hold, legal.happen]
    bad: Real  # the same, bad [intelligence.remember, intelligence.guard, politics.hold, legal.proceed, legal.happen]
    interop: Share  # (states, states) what both sides' systems can use [build, technology.maintain, technology.happen]
    latency: Real  # (states, states) days until user has giver's alert [intelligence.open_lists]
    sigma: Share  # (kinds, states, states) user knows giver's alert [intelligence.open_lists]
    theta: Share  # (states, states) giver's effort usable by user [intelligence.open_lists]
    asked: Count  # (states, states) user's requests to giver today [intelligence.answer_requests]
    answered: Count  # (states, states) in time this week [intelligence.answer_requests, intelligence.remember]
    unanswered: Count  # (states, states) or late, the same [intelligence.answer_requests, intelligence.remember]
    joint: Count  # (states, states) catches by partner effort [crime.cross_borders, intelligence.remember]


class Membership(NamedTuple):
    """Where each state stands towards each treaty: (treaties, states) [legal.proceed, legal.happen]."""

    since: Day  # party from this day
    until: Day  # party until this day
    access: Day  # data access until this day
    suspended_from: Day  # free movement suspended from
    suspended_until: Day  # and until this day
    contributes: Day  # feeds shared lists from this day [build, intelligence.adopt]
    searches: Day  # and searches them from this day [build, intelligence.adopt]
    suspended_since: Day  # first day of an unbroken suspension, -1 none


class Fronts(NamedTuple):
    """A border seen from one side: the way into ``state`` from ``neighbour``; a state's fronts stand together."""

    border: Index  # [build]
    twin: Index  # the same border the other way; itself by air [build]
    state: Small  # entered [build]
    neighbour: Small  # left; the state itself for its air border [build]
    kind: Code  # LAND, SEA, AIR [build]
    focus: Code  # external border of the club as the map has it: the metrics' scope [build]
    outer: Code  # external border of those whom free movement binds today [legal.bring_into_force]
    passage_km: Real  # sea crossing [build]
    first_stretch: Index  # [build]
    stretches: Index  # [build]
    first_post: Index  # [build]
    posts: Index  # [build]
    first_network: Index  # [build]
    networks: Index  # [build]
    guides: Index  # networks that are at work [crime.adapt_networks]
    internal: Code  # between two members of the club [build]
    controlled: Code  # 0 free movement, 1 spot checks while it is suspended, 2 checks [legal.bring_into_force]
    guided_usd: Real  # value of the offers of its networks [crime.adapt_networks]
    risk: Share  # expected by the guided [crime.adapt_networks]
    danger: Word  # chance of dying in one irregular crossing [build]
    wait_h: Real  # mean wait today [agents.check_travellers]
    attempts: Count  # irregular crossings tried today [crime.cross_borders]
    first_attempts: Count  # of persons who were not there before [crime.cross_borders]
    entries: Count  # irregular crossings that succeeded today [crime.cross_borders]
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
    lots: Count  # consignments tried today [crime.cross_borders]
    lots_seized: Count  # [crime.cross_borders]
    sent_g: Count  # grams tried today [crime.cross_borders]
    seized_g: Count  # [crime.cross_borders]
    fees_usd: Count  # paid for guided crossings [crime.cross_borders]


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
    tried: Real  # remembered attempts of all movers [crime.learn_risks]
    caught: Real  # remembered arrests of all movers [crime.learn_risks]


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
    patrols: Real  # units [agents.place_patrols]
    plan: Share  # of units, as last planned [agents.place_patrols]
    flow: Real  # crossings a day as estimated from detections [agents.place_patrols]
    extra: Share  # further units by a hardening, relative to static effort [build]
    towers: Real  # [build, technology.maintain]
    drones: Real  # [build, technology.maintain]
    seen: Count  # crossings detected since the last plan [crime.cross_borders, agents.place_patrols]
    caught: Count  # of those [crime.cross_borders, agents.place_patrols]
    seen_alone: Word  # today's chance that an unguided crossing is detected [agents.watch_borders]
    caught_alone: Word  # and intercepted [agents.watch_borders]
    seen_guided: Word  # the same for guided crossings [agents.watch_borders]
    caught_guided: Word  # [agents.watch_borders]
    joint_share: Share  # of catches that partner effort made [agents.watch_borders]


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
    queue: Real  # persons waiting at midnight [agents.check_travellers]
    truck_queue: Real  # [agents.check_travellers]
    travellers: Count  # arrived today [agents.check_travellers]
    second_line: Count  # referred [agents.check_travellers]
    false_stops: Count  # legitimate travellers referred [agents.check_travellers]
    group_stops: Count  # of those, of the group that biometrics mistake more often [agents.check_travellers]
    wrongly_refused: Count  # legitimate travellers refused [agents.check_travellers]
    wait_min: Real  # sum over travellers [agents.check_travellers]
    trucks: Count  # arrived today [agents.check_travellers]
    truck_wait_h: Real  # sum over trucks [agents.check_travellers]
    refuse: Word  # chance that an intending overstayer is refused [agents.check_travellers]
    found: Word  # chance that a lot in freight is found [agents.run_services]
    read: Share  # of trucks' plates read [build, technology.maintain, technology.happen]


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
    surge: Real  # factor by a dated event [legal.happen]
    setting_out: Count  # today [crime.set_out]
    lot_g: Real  # size of a consignment [crime.choose_ways]
    modes: Share  # (streams, 4) cumulated choice without legal access [crime.choose_ways]
    modes_legal: Share  # (streams, 4) with legal access [crime.choose_ways]


class Routes(NamedTuple):
    """Ways from an origin to a destination."""

    stream: Index  # [build]
    first_leg: Index  # [build]
    legs: Index  # [build]
    km: Real  # [build]
    path_size: Share  # uniqueness of the route in its stream [build]
    alone: Share  # cumulated choice of those who go alone [crime.choose_ways]
    guided: Share  # of the guided [crime.choose_ways]


class Legs(NamedTuple):
    """One border crossing of a route."""

    way: Index  # [build]
    front: Index  # [build]
    days: Small  # of travel to it [build]
    last: Code  # whether the route ends behind it [build]


class Ways(NamedTuple):
    """One community's choice of place at one front."""

    stream: Index  # [build]
    front: Index  # [build]
    first_cell: Index  # [build]
    cells: Index  # [build]
    value_usd: Real  # of crossing there alone [crime.choose_ways]
    risk: Share  # expected when alone [crime.choose_ways]


class Cells(NamedTuple):
    """One place that a community may choose: a stretch, or for consignments a cargo post."""

    way: Index  # [build]
    stretch: Index  # -1 for a post [build]
    post: Index  # -1 for a stretch [build]
    size: Share  # of the way's places, by length or traffic [build]
    alpha: Real  # remembered arrests, prior included [crime.learn_risks]
    beta: Real  # remembered successes, prior included [crime.learn_risks]
    tried: Count  # since beliefs were last updated [crime.cross_borders, crime.learn_risks]
    caught: Count  # [crime.cross_borders, crime.learn_risks]
    choice: Share  # cumulated over the way [crime.choose_ways]


class Networks(NamedTuple):
    """Organisations that guide people or freight across one front."""

    serial: Serial  # [build]
    front: Index  # [build]
    first_site: Index  # [build]
    sites: Index  # [build]
    active: Code  # [crime.adapt_networks]
    fee_usd: Real  # price of one crossing [crime.adapt_networks]
    capital_usd: Real  # [crime.adapt_networks, intelligence.investigate]
    share: Share  # cumulated market share at its front [crime.adapt_networks]
    risk: Share  # believed chance of arrest on its chosen places [crime.adapt_networks]
    clients: Count  # since the last adaptation [crime.cross_borders, crime.adapt_networks]
    losses: Count  # arrests of clients since then [crime.cross_borders, crime.adapt_networks]
    convicted: Count  # of its people since then [intelligence.investigate, crime.adapt_networks]
    served: Real  # remembered clients [build, crime.adapt_networks]
    punished: Real  # remembered convictions [build, crime.adapt_networks]


class Sites(NamedTuple):
    """One stretch as one network knows it."""

    network: Index  # [build]
    stretch: Index  # [build]
    alpha: Real  # remembered arrests, prior included [crime.adapt_networks]
    beta: Real  # remembered successes, prior included [crime.adapt_networks]
    tried: Count  # since the last adaptation [crime.cross_borders, crime.adapt_networks]
    caught: Count  # [crime.cross_borders, crime.adapt_networks]
    size: Share  # of the front's length [build]
    choice: Share  # cumulated over the network [crime.adapt_networks]


class Movers(NamedTuple):
    """People and consignments that try to cross without the right to, and those who overstay."""

    serial: Serial  # derived from the cause: stream, day, k-th [crime.set_out]
    due: Day  # day of the next event [crime.set_out, crime.cross_borders]
    alert: Index  # row of the alert on them [crime.set_out, intelligence.enter_alerts]
    stream: Small  # [crime.set_out]
    route: Small  # within the stream [crime.set_out, crime.cross_borders]
    arrested: Small  # day of the last arrest, -1 none [crime.set_out, crime.cross_borders]
    stage: Code  # Stage [crime.set_out, crime.cross_borders]
    mode: Code  # Mode [crime.set_out, crime.cross_borders]
    leg: Code  # of the route [crime.set_out, crime.cross_borders]
    attempt: Code  # at this leg, or decision number [crime.set_out, crime.cross_borders]


class Crossings(NamedTuple):
    """Event table: what happened to movers today; ``crime.cross_borders`` consumes it."""

    serial: Serial  # of the mover [crime.cross_borders]
    mover: Index  # [crime.cross_borders]
    stream: Small  # [crime.cross_borders]
    front: Index  # [crime.cross_borders]
    cell: Index  # [crime.cross_borders]
    site: Index  # of a network, -1 alone [crime.cross_borders]
    sector: Index  # -1 at a post [crime.cross_borders]
    post: Index  # -1 elsewhere [crime.cross_borders]
    fate: Code  # Fate [crime.cross_borders]
    flags: Code  # first 1, guided 2, arrested before 4, in window 8, own alert 16, foreign 32 [crime.cross_borders]


class Kinds(NamedTuple):
    """Kinds of alerts, and how those under one live."""

    sensitivity: Share  # [build]
    share: Share  # of the persons on a list [build]
    retention_days: Small  # [build]
    worth_days: Real  # in which the chance that an alert still describes the person falls to 1/e [build]
    ends: Code  # whether a hit settles it [build]
    period_days: Real  # between two checks of a listed person [build, intelligence.open_lists]


class Alerts(NamedTuple):
    """Alerts on persons: on movers one by one, on others several to a row."""

    serial: Serial  # [intelligence.enter_alerts]
    person: Serial  # serial of the mover, lot or network it leads to, 0 for others [intelligence.enter_alerts]
    issuer: Small  # state [intelligence.enter_alerts]
    kind: Code  # [intelligence.enter_alerts]
    weight: Small  # persons that the row stands for [intelligence.enter_alerts]
    quality: Code  # of the record, 255 complete [intelligence.enter_alerts]
    created: Day  # [intelligence.enter_alerts]
    expires: Day  # [intelligence.enter_alerts, intelligence.search_lists]
    due: Day  # next check of a listed person [intelligence.enter_alerts, intelligence.search_lists]


class Recognised(NamedTuple):
    """Event table: people of networks recognised at a check; ``intelligence.investigate`` consumes it."""

    serial: Serial  # of the alert [intelligence.search_lists]
    network: Serial  # that the person works for [intelligence.search_lists]
    issuer: Small  # state that seeks the person [intelligence.search_lists]
    user: Small  # state that checked the person [intelligence.search_lists]
    kind: Code  # of the alert [intelligence.search_lists]


class Leads(NamedTuple):
    """Persons behind crossings whom police have come upon today."""

    serial: Serial  # [intelligence.investigate]
    network: Index  # that the person works for [intelligence.investigate]
    origin: Small  # state that found out [intelligence.investigate]
    where: Small  # state where the person lives [intelligence.investigate]
    evidence: Share  # the better, the smaller [intelligence.investigate]
    luck: Share  # the better for the police, the smaller [intelligence.investigate]


class Lists(NamedTuple):
    """National lists by (kinds, states)."""

    records: Real  # in force: persons by count of rows, things as counts [intelligence.open_lists]
    inflow: Real  # persons entered a day [build, legal.happen]
    own: Count  # hits on own alerts today [intelligence.search_lists]


class Reports(NamedTuple):
    """What one state's police know about a person behind crossings who lives in another."""

    serial: Serial  # [intelligence.investigate]
    open: Code  # 1 while it may still be of use [intelligence.investigate]
    network: Index  # that the person works for [intelligence.investigate]
    origin: Small  # state that found out [intelligence.investigate]
    where: Small  # state where the person lives [intelligence.investigate]
    created: Day  # [intelligence.investigate]
    held: Day  # (reports, states) day from which a state may pass it on, 0 not held [intelligence.investigate]


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


class Flows(NamedTuple):
    """By stream and front, over the days after the burn-in: who of a stream tries where."""

    first_attempts: Count  # (streams, fronts) [crime.cross_borders]


class Tally(NamedTuple):
    """One row a day: sums over the external border of the club, from which metrics are made [observation.close]."""

    attempts: Count
    first_attempts: Count
    entries: Count
    apprehensions: Count
    turn_backs: Count
    gotaways: Count
    deaths: Count
    guided: Count
    delivered: Count
    repeats: Count
    window_repeats: Count
    returns: Count
    deterred: Count
    released: Count
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
    entropy: Real  # of irregular crossings over fronts, nats
    hhi: Real  # concentration of the same
    outer_attempts: Count  # at the external border of those whom free movement binds today
    outer_entries: Count


@cache
def dtypes(kind) -> tuple:
    """Number types of the columns of a table."""
    return tuple(column.__metadata__[0] for column in get_type_hints(kind, include_extras=True).values())


def empty(kind, *shape):
    """A table of ``kind`` with all columns zero."""
    return kind(*(np.zeros(shape, dtype) for dtype in dtypes(kind)))


def table(kind, rows: int, /, **columns):
    """A table of ``kind`` with ``rows`` rows, given columns filled, the rest zero; matrices are taken as they are."""
    made = empty(kind, rows)
    filled = {}
    for name, values in columns.items():
        column = getattr(made, name)
        values = np.asarray(values, column.dtype)
        filled[name] = np.full((rows, *values.shape[1:]), values, column.dtype)
    return made._replace(**filled)


def view(kind, wide):
    """The columns of a wide table that ``kind`` names: a kernel pays for every column it is given."""
    return kind(*(getattr(wide, name) for name in kind._fields))


def grown(old, rows: int):
    """A copy of a table with more rows, the new ones zero."""
    new = type(old)(*(np.zeros((rows, *column.shape[1:]), column.dtype) for column in old))
    for before, after in zip(old, new, strict=True):
        after[: len(before)] = before
    return new
