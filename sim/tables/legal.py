"""Law: what is permitted between states, and where they stand towards treaties."""

from enum import IntEnum
from typing import NamedTuple

from sim.engine.table import Code, Count, Day, Real, Serial, Share


class Law(NamedTuple):
    """What is permitted between an ordered pair of states; rebuilt when law changes.

    Every column is by giver and user: ``[giver, user]``. All are better when larger, but for latencies.
    """

    alerts: Share  # (kinds, givers, users) giver's alerts on which user may act [build, legal.bring_into_force]
    alert_days: Real  # (kinds, givers, users) legal latency of an alert [build, legal.bring_into_force]
    shown: Code  # (kinds, givers, users) user's check itself shows giver's alerts; 0 only an answer to a request does [build, legal.bring_into_force]
    at_once: Code  # some kind of them is shown so: the two states' systems are connected [build, legal.bring_into_force]
    copied: Share  # of giver's records that come to lie in user's systems [build, legal.bring_into_force]
    shielded: Share  # of an alert's sensitivity that stays hidden from user [legal.bring_into_force]
    query_s: Real  # seconds that searching giver's list adds to user's checks [build, legal.bring_into_force]
    onward: Share  # of giver's alerts that user may pass on [legal.bring_into_force]
    protected: Share  # how well common law protects giver's records with user [build, legal.bring_into_force]
    requests: Share  # of user's requests that giver may answer [build, legal.bring_into_force]
    request_days: Real  # legal latency of an answer [build, legal.bring_into_force]
    admissible: Share  # of giver's evidence that user's courts admit [build, legal.bring_into_force]
    evidence_days: Real  # legal latency of evidence [build, legal.bring_into_force]
    surrender: Share  # of persons whom giver seeks that user's courts hand over [build, legal.bring_into_force]
    surrender_days: Real  # legal latency of a surrender, from the arrest [build, legal.bring_into_force]
    liaison: Share  # of the time that a person takes to answer which giver's officers posted with user save [build, legal.bring_into_force]
    team: Share  # of leads into giver's territory that a joint team with user may follow as in a case at home [build, legal.bring_into_force]
    followed: Share  # of suspects in giver's territory whom user's officers may go on observing [build, legal.bring_into_force]
    freight: Share  # of giver's records on freight that user's customs see before it arrives [build, legal.bring_into_force]
    cargo_saved: Share  # of the check of a truck's papers at user's posts that giver's officers have made already [build, legal.bring_into_force]
    check_saved: Share  # of the time of travellers' checks at user's posts that is saved for those who come from giver [build, legal.bring_into_force]
    corps: Share  # giver's patrols and boats that serve at user's external border [build, legal.bring_into_force]
    picture: Share  # of what giver's towers and drones sight that user's control rooms see [build, legal.bring_into_force]
    referral: Share  # of victims from giver who are found with user and referred to help [build, legal.bring_into_force]
    integrity: Share  # of giver's officers whose integrity user monitors too [build, legal.bring_into_force]
    tracing: Share  # of firearms sold with giver that user can trace at once [build, legal.bring_into_force]
    approximation: Real  # of what the two states' laws differ in, which they write alike in a year [build, legal.bring_into_force]
    standard: Share  # of records that follow one standard, as agreed [build, legal.bring_into_force]
    standard_pace: Real  # of the gap to it closed in a year [build, legal.bring_into_force]
    patrol: Share  # giver's patrol effort that counts for user's border [build, legal.bring_into_force]
    pursuit: Share  # user's officers may go on in giver's territory [build, legal.bring_into_force]
    free: Code  # how giver controls movers who come from user: 0 checks, 1 spot checks, 2 none [build, legal.bring_into_force]
    readmission: Share  # giver takes back persons who came through it to user [legal.bring_into_force]
    aid: Share  # giver's equipment budget that goes to user [build, legal.bring_into_force]
    exit_pay: Share  # of giver's GDP a year that user pays for the guard of giver's exit [build, legal.bring_into_force]
    exit_trade: Real  # worth of user's trade preferences to giver in return, as share of giver's GDP a year [build, legal.bring_into_force]
    exit_units: Real  # patrols or boats per km of giver's exit that user pays for [build, legal.bring_into_force]
    exit_monitoring: Share  # of the work at giver's exit that user sees [build, legal.bring_into_force]
    exit_conditional: Share  # of that pay that depends on results [build, legal.bring_into_force]
    exit_visa: Share  # ease of user's visas for giver's citizens in return [build, legal.bring_into_force]
    training: Share  # gap between the skills of giver's officers and user's that training closes [build, legal.bring_into_force]
    repair: Share  # of the time for which user's border systems are down that giver's experts save [build, legal.bring_into_force]
    prevention: Share  # of giver's fires that it owes user to prevent [build, legal.bring_into_force]
    forum: Code  # strongest forum that one side can go to alone: 0 none, 1 consultation, 2 arbitration, 3 court [build, legal.bring_into_force]


class Visas(NamedTuple):
    """Whether a state demands visas of those who come from an origin: (origins, states), against what held at the start.

    A state's own decree goes before what treaties ask of it.
    """

    decreed: Real  # 1 demanded, -1 demanded no more, 0 as at the start [events.happen]
    demanded: Code  # by treaties [legal.bring_into_force]
    lifted: Code  # by treaties [legal.bring_into_force]


class Status(IntEnum):
    """Where a treaty is in its life."""

    PENDING = 0  # binds no state yet
    IN_FORCE = 1  # binds at least two parties
    ENDED = 2  # has bound some and binds no two any more


class Talks(IntEnum):
    """Where talks about a treaty are."""

    NONE = 0  # the treaty is given by its dates
    TO_COME = 1
    OPEN = 2
    CONCLUDED = 3
    BROKEN_OFF = 4


class Infringement(IntEnum):
    """Where a party stands that was found not to keep a treaty."""

    NONE = 0
    DIALOGUE = 1
    FORMAL = 2
    COURT = 3
    JUDGED = 4


class Cause(IntEnum):
    """Why a party has brought controls back."""

    NONE = 0
    EVENT = 1  # a foreseen event of days
    PROLONGED = 2  # pressure on borders, renewed as long as it lasts
    HEALTH = 3  # a public health emergency


class Treaties(NamedTuple):
    """Treaties, a row each; what their provisions permit is behaviour (``World.instruments``)."""

    serial: Serial  # derived from its name, so that another treaty in the composition shifts no draw [build]
    status: Code  # Status [build, legal.bring_into_force]
    entered: Day  # first day on which it binds two parties, NEVER before that [build, legal.bring_into_force]
    ended: Day  # first day on which it no longer does, NEVER before that [build, legal.bring_into_force]
    depth: Share  # of integration, as agreed [build, legal.proceed]
    strength: Share  # of what its provisions grant that holds at the depth agreed; 0 where they grant nothing [build, legal.proceed]
    talks: Code  # Talks [build, legal.proceed]
    opened: Day  # for signature, NEVER before that [build, legal.proceed]
    notice_days: Day  # between denunciation and exit [build]
    access_ends_at_once: Code  # whether a party that gives notice loses data access at once [build]
    emergency_until: Day  # day on which a public health emergency ends [events.happen]


class Membership(NamedTuple):
    """Where each state stands towards each treaty: (treaties, states)."""

    signed: Day  # on this day, NEVER not [build, legal.proceed]
    ratified: Day  # deposited its instrument on this day, NEVER not [build, legal.proceed]
    frailty: Real  # the state's own factor on ratifying; 0 never [build]
    ask: Share  # depth that the state asks for in talks [legal.proceed]
    since: Day  # party from this day [build, events.happen, legal.proceed]
    until: Day  # party until this day [build, events.happen, legal.proceed, legal.bring_into_force]
    access: Day  # data access until this day [build, events.happen, legal.proceed, legal.bring_into_force]
    will: Real  # lasting will to keep the treaty [build]
    effort: Share  # of its duties that the state keeps [build, legal.proceed]
    seen: Share  # the same as other parties saw it last [build, legal.proceed]
    incapable: Share  # of its duties that it would keep and cannot [build, legal.proceed]
    mended: Share  # of what it could not do that has been put right [build, legal.proceed, legal.bring_into_force]
    conceded: Share  # of what it would not do that it has come to do [build, legal.proceed, legal.bring_into_force]
    infringement: Code  # Infringement [build, legal.proceed, legal.bring_into_force]
    answer_until: Day  # day on which the stage of it ends [build, legal.proceed, legal.bring_into_force]
    suspended_from: Day  # free movement suspended from [build, events.happen, legal.proceed]
    suspended_until: Day  # and until this day [build, events.happen, legal.proceed, legal.bring_into_force]
    contributes: Day  # feeds shared lists from this day [build, information.adopt]
    searches: Day  # and searches them from this day [build, information.adopt]
    suspended_since: Day  # first day of an unbroken suspension, -1 none [build, events.happen, legal.proceed]
    suspended_for: Code  # Cause of the suspension [build, events.happen, legal.proceed]
    renewals: Count  # of the suspension so far [build, events.happen, legal.proceed, legal.bring_into_force]
    opted_out: Code  # (treaties, states, provisions) provisions by which the state has chosen not to be bound [legal.proceed]
    controls: Code  # (treaties, states, states) neighbours whose borders the state controls while it has suspended [build, events.happen, legal.proceed]
