"""Lays out treaties, their parties, and law that permits nothing yet."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from sim.engine.chance import Purpose, serial_of
from sim.engine.normal import normal_quantile
from sim.engine.table import NEVER, empty, table
from sim.legal.chances import chances
from sim.legal.composition import LONG_AGO, OPEN, Place, exists, spans
from sim.legal.law import blank_law
from sim.legal.ratification import frailty
from sim.legal.registry import provision
from sim.legal.settings import LegalSettings, TreatyComposition, TreatySettings
from sim.legal.step import suspension_of
from sim.tables import Cause, Membership, Talks, Treaties, Visas
from sim.world import Instrument, World


def build(w: World) -> None:
    """Lay out the treaties that exist in this world, in the order of their names."""
    composition, n = w.settings(TreatyComposition), len(w.codes)
    codes, club = np.array(w.codes), w.states.club
    clubs = tuple(frozenset(codes[club == k].tolist()) for k in range(club.max(initial=-1) + 1))
    place = Place(composition.layout, tuple(w.codes), clubs)
    chosen = {name: one for name, one in sorted(composition.treaties.items()) if exists(one, place)}
    terms = list(chosen.values())
    w.instruments = [instrument(name, one, place) for name, one in chosen.items()]
    talking = np.array([one.talks is not None for one in terms], bool)
    w.treaties = table(
        Treaties, len(terms), serial=np.array([serial_of("treaty", name) for name in chosen], np.uint64),
        entered=NEVER, ended=NEVER, notice_days=[one.notice_days for one in terms],
        access_ends_at_once=[one.access_ends_at_once for one in terms], emergency_until=-1, opened=NEVER,
        talks=np.where(talking, Talks.TO_COME, Talks.NONE), depth=[0.0 if one.talks else one.depth for one in terms],
        strength=[float(bool(one.provisions) and not one.talks) for one in terms],
    )  # fmt: skip
    most = max((len(one.provisions) for one in w.instruments), default=0)
    w.membership = empty(Membership, len(terms), n)._replace(
        controls=np.ones((len(terms), n, n), np.uint8), opted_out=np.zeros((len(terms), n, most), np.uint8)
    )
    m = w.membership
    for column in (m.since, m.suspended_from, m.signed, m.ratified):
        column[...] = NEVER
    m.suspended_since[...] = -1
    for t, one in enumerate(terms):
        accede(w, t, one, place)
        suspend_at_start(w, t, one)
        draw_dispositions(w, t)
    w.law = blank_law(n)
    w.visas = empty(Visas, len(w.geography.origins.name), n)


def instrument(name: str, settings: TreatySettings, place: Place) -> Instrument:
    """A treaty's provisions, each knowing the rows of states, and on what terms it comes to be and is kept."""
    rows = {code: row for row, code in enumerate(place.codes)}
    provisions = tuple(provision(kind, fields) for kind, fields in sorted(settings.provisions.items()))
    for one in provisions:
        one.learn_rows(rows)

    def mask(codes: Iterable[str]) -> np.ndarray:
        return np.isin(np.array(place.codes), list(codes))

    invited = spans(settings, place) if settings.talks else ()
    guards = {code for named in settings.deals.guards for code in place.named(named)} if settings.deals else set()
    reserved = {
        one.name: mask(code for code, names in settings.reservations.items() if one.name in names) for one in provisions
    }
    return Instrument(
        name, settings.title, provisions, settings.depth, mask(invited), mask(guards - spans(settings, place).keys()),
        reserved, settings.talks, settings.deals, settings.compliance,
    )  # fmt: skip


def draw_dispositions(w: World, t: int) -> None:
    """Draw what lasts in states' dealings with a treaty: how readily they ratify it, and how willingly they keep it."""
    m, treaty, s = w.membership, w.treaties.serial[t], w.settings(LegalSettings)
    talks = w.instruments[t].talks

    def drawn(about: np.uint64, index: int) -> np.ndarray:
        return chances(w, Purpose.RATIFY, index, about, day=0)

    never = drawn(treaty, 3) < (talks.never if talks else 0.0)
    lasting = normal_quantile(drawn(np.uint64(0), 4))
    own = np.array([drawn(treaty, k) for k in range(3)])
    m.frailty[t] = frailty(lasting, own, never, s.ratification.state_spread)
    m.will[t] = s.compliance.will + s.compliance.will_spread * normal_quantile(drawn(treaty, 5))
    m.effort[t], m.seen[t] = 1.0, 1.0


def accede(w: World, t: int, settings: TreatySettings, place: Place) -> None:
    """Write from when until when each state is bound by a treaty, by the treaty's dates."""
    m = w.membership
    m.until[t] = day_of(settings.until or OPEN, w.start)
    for code, span in spans(settings, place).items():
        i = w.codes.index(code)
        m.until[t, i] = day_of(span.until, w.start)
        if not settings.talks:
            m.since[t, i] = day_of(span.since, w.start)
    m.access[t] = m.until[t]
    gradual = any(one.fills_gradually for one in w.instruments[t].provisions)
    m.contributes[t] = m.searches[t] = NEVER if gradual else -1


def suspend_at_start(w: World, t: int, settings: TreatySettings) -> None:
    """Write which parties have brought controls back by notices that are known, where, and until when."""
    m, terms = w.membership, suspension_of(w, t)
    for code, notice in settings.suspended.items():
        if terms is None or code not in w.codes:
            continue
        i, since, until = w.codes.index(code), day_of(notice.since, w.start), day_of(notice.until, w.start)
        m.suspended_from[t, i], m.suspended_since[t, i], m.suspended_until[t, i] = since, since, until
        m.suspended_for[t, i] = Cause[notice.cause.upper()]
        m.renewals[t, i] = terms.renewals(until - since)
        m.controls[t, i] = not notice.towards
        m.controls[t, i, [w.codes.index(other) for other in notice.towards if other in w.codes]] = 1


def day_of(when: date, start: date) -> int:
    """A date as a day of the run; before the start is day -1 or earlier."""
    return -1 if when == LONG_AGO else int(NEVER) if when == OPEN else (when - start).days
