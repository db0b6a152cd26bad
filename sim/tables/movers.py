"""Movers on their way: streams, routes and legs, what they may choose, and what happened to them today."""

from enum import IntEnum
from typing import NamedTuple

from sim.engine.table import Code, Count, Day, Index, Real, Serial, Share, Small


class Stage(IntEnum):
    """Where a mover is in the journey."""

    FREE = 0
    PLANNING = 1  # considers whether, how and where to go
    TRAVELLING = 2  # on the way to the next border
    RETRYING = 3  # was stopped there, and will try it again, or another
    APPLYING = 4  # on the way to a check on the legal channel
    STAYING = 5  # admitted for a short stay that will be overrun


class Mode(IntEnum):
    """How a mover goes."""

    NONE = 0
    LEGAL = 1
    ALONE = 2
    GUIDED = 3


class Fate(IntEnum):
    """What one event did to a mover: the outcomes that border services count."""

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
    GAVE_UP = 15  # refused entry at a post, gave up
    CLAIMED_AT_POST = 16
    DEPARTED = 17  # set out
    PREVENTED = 18  # stopped on land by the state of departure
    PULLED_BACK = 19  # stopped at sea by the state of departure, and taken back


class Streams(NamedTuple):
    """Flows that set out, exogenous to policy."""

    serial: Serial  # [build]
    kind: Code  # row of CrimeTypes [build]
    person: Code  # 1 persons, 0 goods [build]
    tries_again: Code  # whether a mover who is stopped tries again [build]
    factor: Real  # on what sets out [build]
    origin: Small  # [build]
    destination: Small  # [build]
    air_side: Index  # the destination's air border [build]
    first_gate: Index  # [build]
    gates: Index  # [build]
    legal_usd: Real  # value of the legal channel [build, movers.choose_ways]
    per_day: Real  # persons, or grams [build]
    month_factor: Real  # (streams, 12) [build]
    usual_access: Share  # share who could travel legally at the start [build]
    legal_access: Share  # and today [build, legal.bring_into_force]
    protection: Share  # share who would claim protection [build]
    stay_value: Real  # utility of no attempt, USD [build]
    first_route: Index  # [build]
    routes: Index  # [build]
    junction: Index  # where its movers set out [build]
    surge: Real  # factor by a dated event [build, events.happen]
    setting_out: Count  # today [movers.set_out]
    lot_g: Real  # size of a consignment [build, crime.size_lots]
    modes: Share  # (streams, 4) cumulated choice without legal access [build, movers.choose_ways]
    modes_legal: Share  # (streams, 4) with legal access [build, movers.choose_ways]


class Routes(NamedTuple):
    """Routes from an origin to a destination."""

    stream: Index  # [build]
    first_leg: Index  # [build]
    legs: Index  # [build]
    km: Real  # [build]
    access_usd: Real  # cost of reaching its first state without a visa that it has come to demand [build, legal.bring_into_force]


class Gates(NamedTuple):
    """A border at which movers of one stream may enter on the legal channel, by land, sea or air."""

    side: Index  # [build]
    size: Share  # of the traffic at the gates of the stream [build]
    km: Real  # of the shortest route over land and sea that leads there, 0 by air [build]
    choice: Share  # cumulated over the gates of the stream [build, movers.choose_ways]


class Legs(NamedTuple):
    """One border crossing of a route."""

    choice_set: Index  # [build]
    side: Index  # [build]
    days: Small  # of travel to it [build]
    last: Code  # whether the route ends behind it [build]
    route: Index  # [build]
    junction: Index  # from which it leads on [build]
    rest_km: Real  # from that junction to the end of the route [build]
    alone_usd: Real  # utility of the route from here on, alone [build, movers.choose_ways]
    guided_usd: Real  # and with a smuggler [build, movers.choose_ways]


class Junctions(NamedTuple):
    """A state in which movers of one stream choose by which route they go on; the first is where they set out."""

    stream: Index  # [build]
    state: Small  # in which they stand, -1 the region of origin [build]
    first_onward: Index  # [build]
    onward: Index  # ways on [build]


class Onward(NamedTuple):
    """One way on from a junction: a leg, with what follows it on its route."""

    leg: Index  # [build]
    path_size: Share  # uniqueness of the rest of the route among the ways on [build]
    alone: Share  # cumulated choice of those who go alone [build, movers.choose_ways]
    guided: Share  # of the guided [build, movers.choose_ways]


class ChoiceSets(NamedTuple):
    """One community's choice of place at one side."""

    stream: Index  # [build]
    side: Index  # [build]
    first_alternative: Index  # [build]
    alternatives: Index  # [build]
    value_usd: Real  # of crossing there alone [build, movers.choose_ways]
    risk: Share  # expected when alone [build, movers.choose_ways]


class Alternatives(NamedTuple):
    """One place that a community may choose: a stretch, or for consignments a cargo post."""

    choice_set: Index  # [build]
    stretch: Index  # -1 for a post [build]
    post: Index  # -1 for a stretch [build]
    size: Share  # of the choice set's places, by length or traffic [build]
    alpha: Real  # remembered arrests, prior included [build, movers.learn_risks]
    beta: Real  # remembered successes, prior included [build, movers.learn_risks]
    tried: Count  # since beliefs were last updated [movers.learn_risks, ledger.account_events]
    caught: Count  # [movers.learn_risks, ledger.account_events]
    choice: Share  # cumulated over the choice set [build, movers.choose_ways]


class Movers(NamedTuple):
    """People and consignments that try to cross without the right to, and those who overstay."""

    serial: Serial  # derived from the cause: stream, day, k-th [movers.set_out]
    due: Day  # day of the next event [build, movers.set_out, movers.cross_borders]
    alert: Index  # row of the alert on them [movers.set_out, information.enter_alerts]
    stream: Small  # [movers.set_out]
    route: Small  # within the stream [movers.set_out, movers.cross_borders]
    arrested: Small  # day of the last arrest, -1 none [movers.set_out, movers.cross_borders]
    stage: Code  # Stage [movers.set_out, movers.cross_borders]
    mode: Code  # Mode [movers.set_out, movers.cross_borders]
    leg: Code  # of the route [movers.set_out, movers.cross_borders]
    attempt: Code  # times that the mover was stopped or refused [movers.set_out, movers.cross_borders]


class Crossings(NamedTuple):
    """Event table: what happened to movers today; ``ledger.account_events`` consumes it."""

    serial: Serial  # of the mover [movers.cross_borders]
    mover: Index  # [movers.cross_borders]
    stream: Small  # [movers.cross_borders]
    side: Index  # [movers.cross_borders]
    alternative: Index  # [movers.cross_borders]
    site: Index  # of a network, -1 alone [movers.cross_borders]
    sector: Index  # -1 at a post [movers.cross_borders]
    post: Index  # -1 elsewhere [movers.cross_borders]
    fate: Code  # Fate [movers.cross_borders]
    flags: Code  # first 1, guided 2, arrested before 4, in window 8, own alert 16, foreign 32, claim 64 [movers.cross_borders]


class Choice(NamedTuple):
    """How movers choose places, routes and modes: parameters."""

    sector_scale_usd: float
    route_scale_usd: float
    mode_scale_usd: float
    entry_scale_usd: float
    cost_usd_per_km: float
    travel_usd_per_km: float
    unguided_km_factor: float
    unguided_cost_usd: float
    unguided_sea_usd: float
    loss_usd: float
    consequence_usd: float
    return_usd: float
    reports_share: float
    legal_cost_usd: float
    legal_usd_per_km: float
    wait_usd_per_hour: float
    path_size: float
    gravity: float  # 1 when the length of a route counts by a power of it, 0 by the km
    gravity_power: float


class Learning(NamedTuple):
    """What becomes of experience: parameters."""

    enabled: float  # 1 when beliefs follow experience
    memory_days: float
    own_weight: float
    prior_risk: float
    prior_weight: float
    thompson: float  # 1 when beliefs enter choice by one draw, 0 by their mean


class Retry(NamedTuple):
    """What follows an interception: parameters."""

    delay_days: float
    turned_back_share: float
    deterred: float  # probability, from base, slope and consequence
    max_attempts: float
    max_refusals: float
    claim_factor: float
    inland_days: float
    gives_up_share: float
    recidivism_window_days: float


class Flag(IntEnum):
    """Bits that say more of an event than its fate."""

    FIRST = 1  # attempt at this border
    WITH_GUIDE = 2
    BEFORE = 4  # arrested before
    IN_WINDOW = 8  # and within the recidivism window
    OWN_ALERT = 16  # known to officers by an alert of their own state
    FOREIGN_ALERT = 32
    WOULD_CLAIM = 64  # protection, had the person not been stopped before the border
