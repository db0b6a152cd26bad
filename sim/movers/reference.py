"""One mover's day in plain Python: what may happen to a person or a consignment, and which draw decides it.

The kernels of this room simulate the days of many movers together, in passes and in vectors. Here the same day is
computed for one mover; a test holds both to the same bits.

A mover is a row: a stage of the journey, the day of its next event, and its position on the route. On that day, the
stage says what happens:

    planning    whether to go, how (on the legal channel, alone, guided) and by which route
    travelling  the next border of the route: open, or crossed at some place where officers see, stop, or miss
    retrying    a border at which the mover was stopped before, or another that leads on
    applying    a check at a post by land, sea or air: admitted, refused, or a claim for protection
    staying     the short stay is over, and the mover stays on

Every draw is keyed by the mover's own event: its serial, the number of its attempt, the leg of its route, and what the
draw is for (``sim.engine.plain_chance``). No draw depends on the date or on other movers, so two runs that differ in
one policy use common random numbers. Chances that are compared with a random word are whole numbers in tables, in units
of 2**-32. Shares of a choice are cumulated: the first that exceeds a number in (0, 1) is chosen.

Outcomes are those that border services count: apprehension, turn-back, got-away, refusal of entry.
"""

import math
from typing import NamedTuple

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.plain_chance import threshold, unit, words
from sim.engine.plain_propagation import days_to_reach
from sim.engine.table import NEVER
from sim.movers.batch import FOR_LIFE, FURTHER
from sim.movers.crossing import PASSAGE_BEFORE_PULLBACK
from sim.movers.interception import AGAIN_DAYS
from sim.movers.legal_channel import CONSIDER_DAYS, SHORT_STAY_DAYS
from sim.tables import Fate, Flag, Mode, Stage
from sim.world import World


class Mover(NamedTuple):
    """A row of the table of movers, column by column."""

    serial: int  # identity, which keys every draw
    due: int  # day of the next event
    alert: int  # row of the alert on the mover, -1 none
    stream: int  # where from, where to
    route: int  # number of the route within the stream, -1 none chosen yet
    arrested: int  # day of the last apprehension, -1 none
    stage: int
    mode: int
    leg: int  # borders of the route that have been crossed
    attempt: int  # times that the mover was stopped or refused so far


class Event(NamedTuple):
    """The event of the day, column by column of the table of crossings; -1: none."""

    serial: int
    mover: int
    stream: int
    side: int = -1  # the border, from the side that is entered
    alternative: int = -1  # place that an unguided mover chose: a stretch, or for freight a post
    site: int = -1  # place to which a network led a guided mover
    sector: int = -1  # part of the stretch in which the mover crossed
    post: int = -1
    fate: int = Fate.STAYED
    flags: int = 0


class Place(NamedTuple):
    """Where a mover tries to cross, and today's chances there in units of 2**-32."""

    seen: int  # chance to be detected
    caught: int  # chance to be detected and stopped; never more than ``seen``
    prevented: int = 0  # chance to be stopped by the state of departure, before the border
    alternative: int = -1
    site: int = -1
    sector: int = -1
    post: int = -1


Day = tuple[Event, Mover]  # what happened, and the mover's row afterwards


# --- the day


def live_day(w: World, row: int, day: int) -> Day:
    """Today's event of the mover in a row, who is due. Nothing in the world is changed."""
    mover = Mover(*(int(column[row]) for column in w.movers))
    event = Event(mover.serial, row, mover.stream, flags=history(mover, day, w.retry.recidivism_window_days))
    if mover.stage == Stage.PLANNING:
        return plan(w, event, mover, day)
    if mover.stage in (Stage.TRAVELLING, Stage.RETRYING):
        return travel(w, event, mover, day)
    if mover.stage == Stage.APPLYING:
        return apply(w, event, mover, day)
    return overstay(w, event, mover)


def history(mover: Mover, day: int, window_days: float) -> int:
    """Flags that event accounting needs, of the mover as the day begins."""
    flags = 0
    if mover.attempt == 0 or mover.stage == Stage.TRAVELLING:
        flags += Flag.FIRST
    if mover.mode == Mode.GUIDED:
        flags += Flag.WITH_GUIDE
    if mover.arrested >= 0:
        flags += Flag.BEFORE
        if day - mover.arrested <= window_days:  # a further apprehension counts as recidivism
            flags += Flag.IN_WINDOW
    return flags


def is_freight(w: World, stream: int) -> bool:
    """Whether a stream carries consignments, not persons."""
    return bool(w.streams.person[stream] == 0)


def end_journey(mover: Mover) -> Mover:
    """End the mover's journey: arrived, given up, dead, seized, or in a procedure. The row is free for another."""
    return mover._replace(stage=Stage.FREE, due=int(NEVER))


def chosen(cumulated: np.ndarray, first: int, count: int, u: float) -> int:
    """The row that a number in (0, 1) selects: the first of ``count`` rows whose cumulated share exceeds it."""
    for row in range(first, first + count - 1):
        if u < cumulated[row]:
            return row
    return first + count - 1


# --- planning


def plan(w: World, event: Event, mover: Mover, day: int) -> Day:
    """Decide whether to go, how, and by which route.

    A mover who was stopped chooses a mode anew, but cannot choose to stay at home: whether to give up was decided then.
    So the number that decides is moved into the part of (0, 1) above the share of staying. The way on is kept.

    Chance   PLAN at this attempt and leg: word 0 the mode, word 1 the route
    """
    mode_word, route_word, _, _ = words(w.seed, mover.serial, mover.attempt, Purpose.PLAN, mover.leg)
    table = w.streams.modes_legal if may_travel(w, mover) else w.streams.modes
    shares, under_way, u = table[mover.stream], mover.route >= 0, unit(mode_word)
    if under_way:
        u = shares[Mode.NONE] + (1.0 - shares[Mode.NONE]) * u
    mode = chosen(shares, Mode.NONE, len(Mode), u)
    mover, event = mover._replace(mode=mode), event._replace(fate=Fate.DEPARTED)
    if mode == Mode.NONE:
        return event._replace(fate=Fate.STAYED), end_journey(mover)
    if mode == Mode.LEGAL:
        return event, mover._replace(stage=Stage.APPLYING, due=day + 1)
    if under_way:
        return event, mover._replace(stage=Stage.RETRYING, due=day + 1)
    return event, set_out(w, mover, unit(route_word), day)


def may_travel(w: World, mover: Mover) -> bool:
    """Whether the mover could obtain a visa.

    Chance   PLAN with an index for life and no attempt: once drawn, it holds through all plans
    """
    return bool(unit(words(w.seed, mover.serial, 0, Purpose.PLAN, FOR_LIFE)[0]) < w.streams.legal_access[mover.stream])


def set_out(w: World, mover: Mover, u: float, day: int) -> Mover:
    """Choose a way on from the region of origin and travel to its first border, which takes a day at least."""
    mover = go_by(w, mover, leg_chosen(w, mover, int(w.streams.junction[mover.stream]), u))
    return mover._replace(stage=Stage.TRAVELLING, due=day + max(1, int(w.legs.days[leg_of(w, mover)])))


def leg_chosen(w: World, mover: Mover, junction: int, u: float) -> int:
    """The leg by which the mover goes on from a junction, as its mode and community choose."""
    cumulated = w.onward.guided if mover.mode == Mode.GUIDED else w.onward.alone
    first, count = int(w.junctions.first_onward[junction]), int(w.junctions.onward[junction])
    return int(w.onward.leg[chosen(cumulated, first, count, u)])


def go_by(w: World, mover: Mover, leg: int) -> Mover:
    """The mover on a leg, and on the route to which it belongs."""
    route = int(w.legs.route[leg])
    return mover._replace(
        route=route - int(w.streams.first_route[mover.stream]), leg=leg - int(w.routes.first_leg[route])
    )


# --- travelling


def travel(w: World, event: Event, mover: Mover, day: int) -> Day:
    """Reach the next border of the route: pass where there are no controls, else try to cross at some place.

    Guided movers cross where a network leads them; where no network is active, they cross like the unguided.
    """
    side = int(w.legs.side[leg_of(w, mover)])
    event = event._replace(side=side)
    if w.sides.controlled[side] == 0:  # free movement; spot checks while it is suspended are controls
        return go_on(w, event._replace(fate=Fate.OPEN), mover, day)
    if mover.mode == Mode.GUIDED and w.sides.guides[side] > 0:
        return try_to_cross(w, event, mover, place_of_network(w, mover, side), day)
    return try_to_cross(w, event, mover, place_of_community(w, mover, side, day), day)


def leg_of(w: World, mover: Mover) -> int:
    """The row of the leg to the next border."""
    route = int(w.streams.first_route[mover.stream]) + mover.route
    return int(w.routes.first_leg[route]) + mover.leg


def place_of_network(w: World, mover: Mover, side: int) -> Place:
    """Where guided movers cross: a network by market share, then a stretch as that network chooses.

    Chance   CROSS at this attempt and leg: word 0 the network, word 1 its site
    """
    network_word, site_word, _, _ = words(w.seed, mover.serial, mover.attempt, Purpose.CROSS, mover.leg)
    first, count = int(w.sides.first_network[side]), int(w.sides.networks[side])
    network = chosen(w.networks.share, first, count, unit(network_word))
    first, count = int(w.networks.first_site[network]), int(w.networks.sites[network])
    site = chosen(w.sites.choice, first, count, unit(site_word))
    sector = sector_within(w, mover, int(w.sites.stretch[site]))
    seen, caught = int(w.sectors.seen_guided[sector]), int(w.sectors.caught_guided[sector])
    return Place(seen, caught, int(w.sectors.prevented[sector]), site=site, sector=sector)


def place_of_community(w: World, mover: Mover, side: int, day: int) -> Place:
    """Where unguided movers cross: a place as their community chooses, between posts or, for freight, at a post.

    Chance   CROSS at this attempt and leg: word 1 the place
    """
    word = words(w.seed, mover.serial, mover.attempt, Purpose.CROSS, mover.leg)[1]
    choice_set = int(w.legs.choice_set[leg_of(w, mover)])
    first, count = (int(column[choice_set]) for column in (w.choice_sets.first_alternative, w.choice_sets.alternatives))
    alternative = chosen(w.alternatives.choice, first, count, unit(word))
    post = int(w.alternatives.post[alternative])
    if post >= 0:
        found = chance_to_find(w, mover, side, post, day)
        return Place(found, found, alternative=alternative, post=post)
    sector = sector_within(w, mover, int(w.alternatives.stretch[alternative]))
    seen, caught = int(w.sectors.seen_alone[sector]), int(w.sectors.caught_alone[sector])
    return Place(seen, caught, int(w.sectors.prevented[sector]), alternative=alternative, sector=sector)


def chance_to_find(w: World, mover: Mover, side: int, post: int, day: int) -> int:
    """Chance, in units of 2**-32, that a hidden lot is found at a post.

    Customs open few trucks. A truck about which officers have a tip is opened for certain; then only the find itself
    is left to chance.
    """
    if alert_seen(w, mover, int(w.sides.state[side]), day):
        return threshold(w.customs.found_share)
    return int(w.posts.find_chance[post])


def sector_within(w: World, mover: Mover, stretch: int) -> int:
    """The sector of a stretch in which the mover crosses; all are equally likely, as movers do not tell them apart.

    Chance   CROSS at this attempt and a further index of the leg: word 0
    """
    word = words(w.seed, mover.serial, mover.attempt, Purpose.CROSS, mover.leg + FURTHER)[0]
    return int(w.stretches.first_sector[stretch]) + int(unit(word) * int(w.stretches.sectors[stretch]))


def try_to_cross(w: World, event: Event, mover: Mover, place: Place, day: int) -> Day:
    """Cross at a place: some are stopped before the border, some die, some are stopped, some get away, some are unseen.

    One random word decides on surveillance: the mover is stopped if it is below ``caught``, detected if below ``seen``.
    So better surveillance never lets a mover pass whom worse surveillance would have stopped. The state of departure
    may have stopped a person before: on land, out of danger, or at sea, on a part of the passage.

    Chance   CROSS at this attempt and leg: word 2 surveillance, word 3 death (of persons; freight has none); a further
             index of the leg: word 1 departure control, word 2 whether at sea
    """
    event = event._replace(alternative=place.alternative, site=place.site, sector=place.sector, post=place.post)
    _, _, surveillance, danger = words(w.seed, mover.serial, mover.attempt, Purpose.CROSS, mover.leg)
    _, control, at_sea, _ = words(w.seed, mover.serial, mover.attempt, Purpose.CROSS, mover.leg + FURTHER)
    freight, dangerous = is_freight(w, mover.stream), int(w.sides.danger[event.side])
    prevented = control < place.prevented and not freight
    afloat = prevented and at_sea < w.sides.afloat[event.side]
    if afloat:
        dangerous = int(PASSAGE_BEFORE_PULLBACK * dangerous)
    if danger < dangerous and not freight and (afloat or not prevented):
        return event._replace(fate=Fate.DIED), end_journey(mover)
    if prevented:
        return be_taken_inland(w, event._replace(fate=Fate.PULLED_BACK if afloat else Fate.PREVENTED), mover, day)
    if surveillance < place.caught:
        return be_stopped(w, event, mover, day)
    fate = Fate.GOTAWAY if surveillance < place.seen else Fate.UNSEEN
    return go_on(w, event._replace(fate=fate), mover, day)


def go_on(w: World, event: Event, mover: Mover, day: int) -> Day:
    """Go on behind the border: the route ends there, or leads to its next border.

    Where several ways lead on, a mover whom reports reach chooses among them anew.

    Chance   ONWARD at this attempt and leg: word 0 whether reports come, word 1 the way
    """
    leg = leg_of(w, mover)
    if w.legs.last[leg]:
        return event, end_journey(mover)
    mover = mover._replace(leg=mover.leg + 1, stage=Stage.TRAVELLING)
    junction = int(w.legs.junction[leg + 1])
    if w.junctions.onward[junction] > 1:
        hears, way, _, _ = words(w.seed, mover.serial, mover.attempt, Purpose.ONWARD, mover.leg)
        if unit(hears) < w.choice.reports_share:
            mover = go_by(w, mover, leg_chosen(w, mover, junction, unit(way)))
    return event, mover._replace(due=day + max(1, int(w.legs.days[leg_of(w, mover)])))


# --- stopped between posts


def be_stopped(w: World, event: Event, mover: Mover, day: int) -> Day:
    """Officers stop the mover and search the lists: freight is seized, law and chance decide the fate of persons.

    All but the turned back are arrested, and the day is kept. The released go on. Persons who claim protection, are
    deterred or have tried too often end their journeys. The others try again.
    """
    state = int(w.sides.state[event.side])
    alert = alert_seen(w, mover, state, day)
    event = event._replace(flags=event.flags + alert)
    if is_freight(w, mover.stream):
        return event._replace(fate=Fate.SEIZED), end_journey(mover)
    fate = fate_of_stopped(w, mover, event.side, bool(alert))
    event = event._replace(fate=fate)
    if fate != Fate.TURNED_BACK:
        mover = mover._replace(arrested=day)
    if fate == Fate.RELEASED:
        return go_on(w, event, mover, day)
    if fate in (Fate.CLAIMED, Fate.DETERRED) or mover.attempt + 1 >= w.retry.max_attempts:
        return event, end_journey(mover)
    return event, try_again(w, mover, fate, day)


def fate_of_stopped(w: World, mover: Mover, side: int, on_alert: bool) -> Fate:
    """What becomes of a person who was stopped.

    turned back       at the line, without an arrest, with chance ``turned_back_share``
    claim             for protection, by the share of the stream; a pushback answers some claims without a procedure
    returned          with the greater of the state's practice and its readmission agreement with the neighbour, if a
                      place of detention was free; for certain under an alert. Otherwise released in the country
    deterred          gives up after a return, with chance ``deterred``, which rises with the consequence

    Chance   AFTER at this attempt and leg: word 0 turned back, word 1 claim, word 2 pushback or return, word 3
             deterred
    """
    u0, u1, u2, u3 = map(unit, words(w.seed, mover.serial, mover.attempt, Purpose.AFTER, mover.leg))
    state, neighbour = int(w.sides.state[side]), int(w.sides.neighbour[side])
    if u0 < w.retry.turned_back_share:
        return Fate.TURNED_BACK
    if u1 < w.streams.protection[mover.stream] * w.retry.claim_factor:
        return Fate.PUSHED_BACK if u2 < w.judiciary.pushback[state] else Fate.CLAIMED
    returned = max(w.judiciary.returned[state], w.law.readmission[neighbour, state]) * w.judiciary.held[state]
    if u2 >= (1.0 if on_alert else returned):
        return Fate.RELEASED
    return Fate.DETERRED if u3 < w.retry.deterred else Fate.RETURNED


def be_taken_inland(w: World, event: Event, mover: Mover, day: int) -> Day:
    """The state of departure takes a person inland: some give up, the others try again, by a way chosen anew.

    Chance   AFTER at this attempt and leg: word 1 whether the person would have claimed protection, word 3 gives up
    """
    _, claim, _, gives_up = map(unit, words(w.seed, mover.serial, mover.attempt, Purpose.AFTER, mover.leg))
    if claim < w.streams.protection[mover.stream] * w.retry.claim_factor:
        event = event._replace(flags=event.flags + Flag.WOULD_CLAIM)
    if gives_up < w.retry.gives_up_share or mover.attempt + 1 >= w.retry.max_attempts:
        return event, end_journey(mover)
    return event, wait_and_retry(w, mover, w.retry.inland_days / 2, 2, 1.0, day)


def try_again(w: World, mover: Mover, fate: Fate, day: int) -> Mover:
    """Wait, and try this border again, or another way on where reports have reached the mover."""
    mean_days = AGAIN_DAYS if fate == Fate.TURNED_BACK else w.retry.delay_days
    return wait_and_retry(w, mover, mean_days, 1, w.choice.reports_share, day)


def wait_and_retry(w: World, mover: Mover, mean_days: float, stages: int, hears: float, day: int) -> Mover:
    """Wait for one or two stages, and try again; a person who could obtain a visa plans anew instead.

    A stage in whole days is at least 1 (the second at least 0); the part of its mean beyond 1 is exponential.

    Chance   TRAVEL at this attempt and leg: words 0 and 1 the stages, word 2 whether reports come, word 3 the way
    """
    first, second, report, way = words(w.seed, mover.serial, mover.attempt, Purpose.TRAVEL, mover.leg)
    wait = stage_of(mean_days, first) + (stage_of(mean_days, second) - 1 if stages > 1 else 0)
    stage = Stage.PLANNING if may_travel(w, mover) else Stage.RETRYING
    if unit(report) < hears:
        mover = go_by(w, mover, leg_chosen(w, mover, int(w.legs.junction[leg_of(w, mover)]), unit(way)))
    return mover._replace(attempt=mover.attempt + 1, due=day + wait, stage=stage)


def stage_of(mean_days: float, word: int) -> int:
    """Whole days of one stage of a wait."""
    return 1 + int(-(mean_days - 1.0) * math.log(unit(word))) if mean_days > 1.0 else 1


def alert_seen(w: World, mover: Mover, state: int, day: int) -> int:
    """Flag of an alert on the mover that officers of a state can see today: its own, a partner's, or 0.

    The row of the table of alerts may hold an alert on another person, or one that has expired. A partner's alert
    is seen from the age at which it reached this state (``sim.engine.plain_propagation``).
    """
    a, alerts = mover.alert, w.alerts
    if a < 0 or int(alerts.person[a]) != mover.serial or alerts.expires[a] <= day:
        return 0
    issuer = int(alerts.issuer[a])
    if issuer == state:
        return Flag.OWN_ALERT
    kind = alerts.kind[a]
    share, mean_days = w.dyads.alert_visibility[kind, issuer, state], w.dyads.latency[kind, issuer, state]
    reached = days_to_reach(w.seed, int(alerts.serial[a]), state, share, mean_days)
    return Flag.FOREIGN_ALERT if day - int(alerts.created[a]) >= reached else 0


# --- the legal channel


def apply(w: World, event: Event, mover: Mover, day: int) -> Day:
    """Apply at a post of one of the borders by which the stream may enter: by land or sea on its routes, or by air.

    Where there are no controls, nobody is checked.

    Chance   LEGAL at this attempt and leg: word 0 the post, word 1 the border
    """
    post_word, gate_word, _, _ = words(w.seed, mover.serial, mover.attempt, Purpose.LEGAL, mover.leg)
    first, count = int(w.streams.first_gate[mover.stream]), int(w.streams.gates[mover.stream])
    side = int(w.gates.side[chosen(w.gates.choice, first, count, unit(gate_word))])
    post = chosen(w.posts.choice, int(w.sides.first_post[side]), int(w.sides.posts[side]), unit(post_word))
    checked = w.sides.controlled[side] != 0
    alert = alert_seen(w, mover, int(w.sides.state[side]), day) if checked else 0
    event = event._replace(side=side, post=post, flags=event.flags + alert)
    return be_checked(w, event, mover, bool(alert), int(w.posts.refuse[post]) if checked else 0, day)


def be_checked(w: World, event: Event, mover: Mover, on_alert: bool, refuse: int, day: int) -> Day:
    """The check: entry is refused on an alert, or where officers detect the intention; else the mover is admitted.

    A short stay is 90 days (Reg. (EU) 2016/399 art. 6). Of the refused, some claim protection, and are admitted to a
    procedure if they are not pushed back. The others give up, or plan again after 30 days.

    Chance   LEGAL at this attempt and a further index of the leg: word 0 the check, word 1 claim, word 2 pushback,
             word 3 deterred
    """
    find, claim, push, deter = words(w.seed, mover.serial, mover.attempt, Purpose.LEGAL, mover.leg + FURTHER)
    if not on_alert and find >= refuse:
        stays = mover._replace(stage=Stage.STAYING, due=day + SHORT_STAY_DAYS)
        return event._replace(fate=Fate.ADMITTED), stays
    claims = unit(claim) < w.streams.protection[mover.stream] * w.retry.claim_factor
    if claims and unit(push) >= w.judiciary.pushback[w.sides.state[event.side]]:
        return event._replace(fate=Fate.CLAIMED_AT_POST), end_journey(mover)
    if unit(deter) < w.retry.deterred or mover.attempt >= w.retry.max_refusals:
        return event._replace(fate=Fate.GAVE_UP), end_journey(mover)
    anew = mover._replace(attempt=mover.attempt + 1, stage=Stage.PLANNING, due=day + CONSIDER_DAYS)
    return event._replace(fate=Fate.REFUSED), anew


def overstay(w: World, event: Event, mover: Mover) -> Day:
    """The short stay is over, and the mover stays on, as intended; counted at the destination's air border, if any."""
    side = int(w.streams.air_side[mover.stream])
    if side < 0:
        side = int(w.gates.side[w.streams.first_gate[mover.stream]])
    return event._replace(side=side, fate=Fate.OVERSTAYED), end_journey(mover)
