"""Information through the day: alerts are entered, lists searched, requests answered, conduct remembered."""

import numpy as np

from sim.core.alerts import census, enlist, enter, list_causes, tip_off
from sim.core.requests import answer, ask
from sim.core.room import grow_alerts
from sim.core.searches import compare, count_searches, list_week, meet
from sim.intelligence import trust as memory
from sim.intelligence.adoption import adopt as join_lists
from sim.intelligence.exchange import answering, read_exchange, read_exposure, read_searches
from sim.intelligence.investigations import enter_wanted
from sim.intelligence.investigations import investigate as follow
from sim.intelligence.misuse import break_in, go_too_far, rule
from sim.intelligence.standards import standardise
from sim.tables import Kind, grown

WEEK, MONTH = 7, 31


def remember(model) -> None:
    """States remember each other's conduct, and forget."""
    w = model.world
    d = w.dyads
    memory.remember(w, model.config.trust, d.answered, d.unanswered, d.joint)
    for counted in (d.answered, d.unanswered, d.joint):
        counted[...] = 0


def open_lists(model) -> None:
    """Officers see what law, trust and standards let pass: read anew when law or systems change, else monthly."""
    w = model.world
    if w.changed_day < w.day < w.read_day + MONTH:
        return
    w.read_day = w.day
    census(w.alerts_used, w.alerts, w.day, w.lookup["counted"])
    w.lists.records[: Kind.DOCUMENT] = w.lookup["counted"][: Kind.DOCUMENT]
    read_exchange(w, model.config)
    read_searches(w, model.config)
    read_exposure(w)


def raise_standards(model) -> None:
    """Data and procedures move towards what parties agreed, or drift."""
    w, settings = model.world, model.config.intelligence.standards
    target, pace = w.law.standard.max(0), w.law.standard_pace.max(0)
    w.states.standards[:] = standardise(w.states.standards, target, pace, settings.rest, settings.drift, 1.0 / 12.0)


def adopt(model) -> None:
    """Parties of voluntary databases begin to contribute, and later to search."""
    join_lists(model.world, model.config.intelligence.adoption, 365.0 / 12.0)


def guard(model) -> None:
    """Some go too far, some break in, and courts rule."""
    w, misuse = model.world, model.config.intelligence.misuse
    found = go_too_far(w, misuse)
    broken = break_in(w, misuse)
    rule(w, misuse, found / 100.0 + broken)


def investigate(model) -> None:
    """Police follow leads to those behind crossings, prosecute, report, and say whom they seek."""
    w = model.world
    settings = model.config.intelligence.investigations
    convicted = follow(w, settings, float(model.config.scale.table_days))
    w.networks.convicted[:] += convicted
    w.networks.capital_usd[:] -= convicted * settings.cost_usd
    w.tally.convictions[w.day] = convicted[w.fronts.focus[w.networks.front] == 1].sum()


def enter_alerts(model) -> None:
    """Officers enter alerts on persons returned and lots they hear of, police and courts on whom they seek."""
    w, look = model.world, model.world.lookup
    if w.day % WEEK == 0:
        look["alert_row"], look["until"] = 0, w.day + WEEK
        list_week(w.alerts_used, w.alerts, look["listed"], w.day + WEEK)
    returned, lots = np.empty((2, w.happened + 1), np.int64)
    persons, sent = list_causes(w.happened, w.crossings, w.streams.kind, returned, lots)
    order = returned[:persons][np.argsort(w.crossings.serial[returned[:persons]], kind="stable")]
    drugs, lots = model.config.crime.drugs, lots[:sent]
    wanted = sum(len(leads.serial) for leads, _, _ in look["wanted"])
    room = len(order) + len(lots) + wanted + int(3.0 * w.lists.inflow.sum() / model.config.scale.persons_per_alert) + 64
    if w.alerts_used + room > len(w.alerts.serial):
        grow_alerts(w, room)
    row = enter(
        len(order), look["alert_row"], order, w.crossings, w.movers, w.alerts, w.fronts.state, w.states.banned,
        int(w.kinds.retention_days[Kind.REFUSAL]), w.seed, w.day,
    )  # fmt: skip
    row = enter_wanted(w, row)
    row = tip_off(
        row, lots, w.crossings, w.movers, w.streams, w.routes, w.legs, w.fronts.neighbour, w.alerts, drugs.tip_share,
        drugs.tip_days, w.seed, w.day,
    )  # fmt: skip
    row = enlist(
        row, w.lists.inflow, look["weight"], look["quality"], w.kinds, w.alerts, look["listed"], look["until"],
        w.states.serial, w.seed, w.day,
    )  # fmt: skip
    look["alert_row"], w.alerts_used = row, max(w.alerts_used, row)


def search_lists(model) -> None:
    """All who are checked are searched for in the lists that officers may see; some who are sought are recognised."""
    w, lists, look = model.world, model.config.intelligence.lists, model.world.lookup
    down = count_searches(
        w.posts.state, w.posts.travellers, w.states.searches, w.states.outage, w.day, look["at_posts"], look["searches"]
    )
    recall = look["recall"] * answering(w.law, w.states.outage <= w.day) if down else look["recall"]
    listed = int(look["listed"][0, 0])
    if len(w.recognised.serial) - w.recognised_used < listed:
        w.recognised = grown(w.recognised, 2 * len(w.recognised.serial) + listed)
    w.recognised_used = meet(
        w.alerts, look["listed"], look["until"], w.kinds, look["place"], w.dyads.sigma, w.dyads.latency,
        recall, w.lists.own, look["foreign"], look["unknown"], w.recognised, w.recognised_used, look["desk"], w.seed,
        w.day,
    )  # fmt: skip
    compare(
        look["searches"], look["at_posts"], look["reach"], lists.carriers_per_million * 1e-6, look["shown"],
        look["shown_own"], w.lists.own, look["foreign"], look["wrong"], w.states.serial, w.seed, w.day,
    )  # fmt: skip


def answer_requests(model) -> None:
    """Officers ask their colleagues abroad about whom they arrested or recognised, and wait for an answer."""
    w, settings, look = model.world, model.config.intelligence.exchange, model.world.lookup
    d = w.dyads
    asked = ask(w.fronts, look["foreign"], d.asked, settings.ask_share, w.states.serial, w.seed, w.day)
    mean = look["answers_in"] + w.law.request_days
    w.tally.requests[w.day] = asked
    w.tally.requests_answered[w.day] = answer(
        d.asked, w.law.requests * look["answers"], mean, w.states.backlog, w.states.case_workers,
        settings.patience_days, d.answered, d.unanswered, w.latencies[w.day], w.states.serial, w.seed, w.day,
    )  # fmt: skip
