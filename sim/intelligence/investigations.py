"""From an arrest to those behind it: leads, reports to where they live, convictions that cost a network."""

import numpy as np

from sim.core.chance import Purpose, binomial, mix, uniform
from sim.core.reports import pass_on
from sim.intelligence.exchange import clean
from sim.tables import grown


def investigate(w, settings, days: float) -> np.ndarray:
    """Follow leads from arrested clients at home and, by reports, abroad. Returns convictions by network."""
    convicted = np.zeros(len(w.networks.serial), np.int64)
    follow_leads(w, settings, convicted)
    pass_reports(w, days)
    act_on_reports(w, settings, convicted)
    w.networks.capital_usd[:] -= convicted * settings.cost_usd
    return convicted


def follow_leads(w, settings, convicted: np.ndarray) -> None:
    """Some arrested clients lead to a person behind the crossing: here, or on the other side of the line."""
    nets, honest = w.networks, clean(w.states)
    for n in np.flatnonzero(nets.losses):
        into, out_of = w.fronts.state[nets.front[n]], w.fronts.neighbour[nets.front[n]]
        key = (w.seed, nets.serial[n], w.day, int(Purpose.LEAD))
        leads = binomial(nets.losses[n], settings.lead_share, *key, 0)
        abroad = binomial(leads, settings.abroad_share, *key, 1)
        convicted[n] += binomial(leads - abroad, settings.conviction_share * honest[into], *key, 2)
        for k in range(abroad):
            open_report(w, np.uint64(mix(nets.serial[n], np.uint64(w.day * 4096 + k))), n, into, out_of)


def open_report(w, serial: np.uint64, network: int, origin: int, where: int) -> None:
    """Write what the origin knows about a person who lives elsewhere."""
    free = np.flatnonzero(w.reports.open == 0)
    if not len(free):
        w.reports = grown(w.reports, 2 * len(w.reports.serial))
        free = np.flatnonzero(w.reports.open == 0)
    r = free[0]
    w.reports.serial[r], w.reports.network[r], w.reports.open[r] = serial, network, 1
    w.reports.origin[r], w.reports.where[r], w.reports.created[r] = origin, where, w.day
    w.reports.held[r] = 0
    w.reports.held[r, origin] = max(w.day, 1)


def pass_reports(w, days: float) -> None:
    """Those who hold reports pass them on."""
    mean = w.law.request_days + w.lookup["answers_in"]
    rate = 1.0 - np.exp(-days / np.maximum(mean, 1e-9))
    pass_on(w.reports, w.law.requests * w.lookup["answers"], rate, w.law.onward, w.seed, w.day)


def act_on_reports(w, settings, convicted: np.ndarray) -> None:
    """Where a report has arrived in time, police act on it, if courts admit it and nobody is bribed."""
    reports, honest = w.reports, clean(w.states)
    age = w.day - reports.created
    arrived = (reports.open == 1) & (reports.held[np.arange(len(age)), reports.where] > 0)
    for r in np.flatnonzero(arrived):
        where = reports.where[r]
        chance = settings.conviction_share * honest[where] * w.law.admissible[reports.origin[r], where]
        chance *= np.exp(-age[r] / settings.useful_days)
        convicted[reports.network[r]] += uniform(w.seed, reports.serial[r], w.day, int(Purpose.LEAD), 3) < chance
    reports.open[arrived | (age > 4.0 * settings.useful_days)] = 0
