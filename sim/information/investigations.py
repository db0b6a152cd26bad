"""Investigations after arrests: leads, warrants, reports to the state where a person lives, convictions."""

import numpy as np

from sim.engine.chance import Purpose, draw
from sim.engine.integrity import integrity
from sim.engine.latency import in_time
from sim.engine.table import empty, grown
from sim.information.alerts import count_sought, enter_sought
from sim.information.leads import People, follow_clients, follow_suspects
from sim.information.reports import pass_on
from sim.information.residence import residents
from sim.information.settings import InvestigationSettings
from sim.information.teams import in_teams, remember_shared, set_up_teams
from sim.tables import Kind, Leads, Wanted
from sim.world import World


def investigate(w: World, settings: InvestigationSettings, days: float) -> np.ndarray:
    """Follow leads at home and abroad, and write the persons who are still sought into ``w.wanted``.

    At home police prosecute, and beyond the line where a joint team of the two states works on the network. Elsewhere
    they seek an arrest where evidence bears a warrant, and else report to the state where the person lives. Persons who
    cannot be prosecuted are put under discreet checks.

    Returns convictions by network.
    """
    leads, honest = find_leads(w, settings), integrity(w.states.control_of_corruption)
    remember_shared(w.networks, leads, days)
    set_up_teams(w, settings)
    home = leads.where == leads.origin
    joint = ~home & in_teams(w, leads)
    tried = (home | joint) & (leads.luck < settings.conviction_share * honest[leads.where])
    warrant = ~home & ~joint & (leads.evidence < settings.warrant_share)
    reported = _rows(leads, ~home & ~joint & ~warrant)
    if len(reported.serial):
        open_reports(w, reported)
    pass_reports(w, days)
    watched, proven, lived = act_on_reports(w, settings, honest)
    surrendered, kept = act_on_arrests(w, settings, honest)
    w.recognised_used = 0
    w.wanted = list_wanted(
        (_rows(leads, warrant), leads.origin[warrant], Kind.ARREST),
        (_rows(leads, (home | joint) & ~tried), leads.where[(home | joint) & ~tried], Kind.DISCREET),
        (watched, watched.where, Kind.DISCREET),
    )
    networks = np.concatenate([leads.network[tried], proven, surrendered])
    beyond = np.concatenate([leads.where[tried], lived, kept]) != w.sides.state[w.networks.side[networks]]
    w.networks.convicted_abroad[:] += np.bincount(networks[beyond], minlength=len(w.networks.serial))
    return np.bincount(networks, minlength=len(w.networks.serial))


def _rows(leads: Leads, chosen: np.ndarray) -> Leads:
    return Leads(*(column[chosen] for column in leads))


def find_leads(w: World, settings: InvestigationSettings) -> Leads:
    """Leads of the last days, from arrested clients and from suspects under discreet checks."""
    leads = empty(Leads, int(w.networks.losses.sum()) + w.recognised_used)
    people = People(unknown_people(w, settings.people_per_network), settings.people_per_network)
    n = follow_clients(
        w.networks, w.sides.state, w.sides.neighbour, people, settings.lead_share, leads, w.seed, w.day,
    )  # fmt: skip
    n = follow_suspects(
        n, w.recognised_used, w.recognised, int(Kind.DISCREET), w.networks.serial, people,
        observed_share(w, settings), leads, w.seed, w.day,
    )  # fmt: skip
    return Leads(*(column[:n] for column in leads))


def observed_share(w: World, settings: InvestigationSettings) -> np.ndarray:
    """(issuers, users) share of suspects under discreet checks who lead on: who observes abroad may have to stop."""
    lost = settings.lost_at_line * (1.0 - w.law.followed.T)
    np.fill_diagonal(lost, 0.0)
    return np.asarray(settings.associate_share * (1.0 - lost))


def unknown_people(w: World, people: int) -> np.ndarray:
    """People of each network on whom there is neither an alert in force nor an open report."""
    order = np.argsort(w.networks.serial)
    known = np.bincount(w.reports.network[w.reports.open == 1], minlength=len(order))
    count_sought(w.alerts_used, w.alerts, order, w.networks.serial[order], w.day, known)
    return np.maximum(people - known, 0)


def open_reports(w: World, leads: Leads) -> None:
    """Open reports about persons who live in another state than the one that found out."""
    while np.count_nonzero(w.reports.open == 0) < len(leads.serial):
        w.reports = grown(w.reports, 2 * len(w.reports.serial))
    r = np.flatnonzero(w.reports.open == 0)[: len(leads.serial)]
    w.reports.serial[r], w.reports.network[r], w.reports.open[r] = leads.serial, leads.network, 1
    w.reports.origin[r], w.reports.where[r], w.reports.created[r] = leads.origin, leads.where, w.day
    w.reports.held[r] = 0
    w.reports.held[r, leads.origin] = max(w.day, 1)


def pass_reports(w: World, days: float) -> None:
    """States that hold reports pass them on."""
    mean = w.law.request_days + w.exchange.answer_days
    rate = 1.0 - np.exp(-days / np.maximum(mean, 1e-9))
    pass_on(w.reports, w.law.requests * w.exchange.answered, rate, w.law.onward, w.seed, w.day)


def act_on_reports(
    w: World, settings: InvestigationSettings, honest: np.ndarray
) -> tuple[Leads, np.ndarray, np.ndarray]:
    """Where a report has arrived in time, police act on it, if evidence is admitted, comes before the trial, and
    officials are not bribed.

    Returns the persons who remain under discreet checks, and of those convicted the networks and where they lived.
    """
    reports = w.reports
    age = w.day - reports.created
    arrived = (reports.open == 1) & (reports.held[np.arange(len(age)), reports.where] > 0)
    r = np.flatnonzero(arrived)
    where = reports.where[r]
    heard = w.law.admissible * comes_in_time(w, w.law.evidence_days, settings.trial_days)
    chance = settings.conviction_share * honest[where] * heard[reports.origin[r], where]
    chance = chance * np.exp(-age[r] / settings.useful_days)
    proven = _draws(w, reports.serial[r]) < chance
    reports.open[arrived | (age > 4.0 * settings.useful_days)] = 0
    watched = empty(Leads, int((~proven).sum()))
    still = r[~proven]
    watched.serial[:], watched.network[:] = reports.serial[still], reports.network[still]
    watched.origin[:], watched.where[:] = reports.origin[still], reports.where[still]
    return watched, reports.network[r[proven]], where[proven]


def act_on_arrests(w: World, settings: InvestigationSettings, honest: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Suspects arrested at a check stand trial where they are sought.

    Returns of those convicted the networks, and where they were arrested.

    In another state, courts must honour the warrant, and hand the person over while custody lasts.
    """
    seen = type(w.recognised)(*(column[: w.recognised_used] for column in w.recognised))
    held = seen.kind == Kind.ARREST
    issuer, user, serial = seen.issuer[held], seen.user[held], seen.serial[held]
    there = (w.law.surrender * comes_in_time(w, w.law.surrender_days, settings.custody_days))[issuer, user]
    honoured = np.where(issuer == user, 1.0, there)
    convicted = _draws(w, serial) < settings.conviction_share * honest[user] * honoured
    row = {serial: n for n, serial in enumerate(w.networks.serial.tolist())}
    return np.array([row[s] for s in seen.network[held][convicted].tolist()], np.int64), user[convicted]


def comes_in_time(w: World, latency_days: np.ndarray, limit_days: float) -> np.ndarray:
    """(givers, users) chance that what law lets come after a mean latency comes before a limit."""
    return in_time(latency_days + w.exchange.answer_days, limit_days)


def _draws(w: World, serials: np.ndarray) -> np.ndarray:
    numbers = np.empty(len(serials))
    draw(serials, np.uint64(0), w.seed, w.day, int(Purpose.LEAD), 3, numbers)
    return numbers


def list_wanted(*groups: tuple[Leads, np.ndarray, Kind]) -> Wanted:
    """Persons on whom alerts are to be entered: leads, states that seek them, kind of the alert."""
    return Wanted(
        np.concatenate([leads.serial for leads, _, _ in groups]),
        np.concatenate([leads.network for leads, _, _ in groups]),
        np.concatenate([issuer for _, issuer, _ in groups]),
        np.concatenate([np.full(len(issuer), kind, np.uint8) for _, issuer, kind in groups]),
        np.concatenate([leads.where for leads, _, _ in groups]),
    )


def enter_wanted(w: World, row: int) -> int:
    """Enter alerts on persons whom investigators seek, from ``row`` on; returns the row after the last.

    The caller has ensured that the table has free rows.
    """
    if len(w.wanted.serial):
        row = enter_sought(
            row, w.wanted, w.networks.serial, w.kinds, residents(w), w.alerts, w.week.entries, w.week_until, w.seed,
            w.day,
        )  # fmt: skip
        w.wanted = empty(Wanted, 0)
    return row
