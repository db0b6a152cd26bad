"""The phases of information: alerts are entered, lists searched, requests answered, leads followed."""

import numpy as np

from sim.agents import Model
from sim.engine.narrow import kept_group
from sim.engine.table import grown
from sim.information.adoption import adopt as join_lists
from sim.information.agent import Police
from sim.information.alerts import count_persons, enter_inflow, enter_returned, list_causes, tip_off
from sim.information.exchange import answering, read_exchange, read_exposure, read_searches
from sim.information.growth import grow_alerts
from sim.information.investigations import enter_wanted
from sim.information.investigations import investigate as follow
from sim.information.misuse import breach_systems, issue_rulings, misuse_data
from sim.information.requests import answer, ask
from sim.information.residence import residents
from sim.information.searches import (
    Hits,
    Listed,
    Sharing,
    check_listed,
    count_matches,
    count_searches,
    full_soon,
    list_week,
)  # fmt: skip
from sim.information.settings import InformationSettings
from sim.information.standards import standardise
from sim.scale import ScaleSettings
from sim.tables import Kind
from sim.world import World

WEEK, MONTH = 7, 31


def enter_policy(model: Model) -> None:
    """Police decide which share of returns leads to an alert."""
    for police in model.of_kind(Police):
        police.enter()


def open_lists(model: Model) -> None:
    """Compute which alerts officers can see, by law, trust and standards, when law or systems change, else monthly."""
    w = model.world
    if w.changed_day < w.day < w.read_day + MONTH:
        return
    w.read_day = w.day
    count_persons(w.alerts_used, w.alerts, w.day, w.counted)
    w.lists.records[: Kind.DOCUMENT] = w.counted[: Kind.DOCUMENT]
    read_exchange(w)
    read_searches(w)
    read_exposure(w)


def raise_standards(model: Model) -> None:
    """Standards of data and procedures move towards what parties agreed, or drift."""
    w, s = model.world, model.world.settings(InformationSettings).standards
    target, pace = w.law.standard.max(0), w.law.standard_pace.max(0)
    w.police.standards[:] = standardise(w.police.standards, target, pace, s.rest, s.drift, 1.0 / 12.0)


def adopt(model: Model) -> None:
    """Parties of voluntary databases begin to contribute, and later to search."""
    join_lists(model.world, model.world.settings(InformationSettings).adoption, 365.0 / 12.0)


def guard(model: Model) -> None:
    """Officers misuse data, intruders breach systems, and courts issue rulings."""
    w, misuse = model.world, model.world.settings(InformationSettings).misuse
    found = misuse_data(w, misuse)
    broken = breach_systems(w, misuse)
    issue_rulings(w, misuse, found / 100.0 + broken)


def investigate(model: Model) -> None:
    """Police follow leads to persons behind crossings, prosecute and report them, and list those whom they seek."""
    w = model.world
    s, days = w.settings(InformationSettings).investigations, float(w.settings(ScaleSettings).table_days)
    convicted = follow(w, s, days)
    w.networks.convicted[:] += convicted
    w.networks.capital_usd[:] -= convicted * s.cost_usd
    w.tally.convictions[w.day] = convicted[w.sides.focus[w.networks.side] == 1].sum()


def enter_alerts(model: Model) -> None:
    """Officers enter alerts on persons returned and on lots, police and courts on persons whom they seek."""
    w, lists = model.world, model.world.settings(InformationSettings).lists
    if w.day % WEEK == 0:
        w.alert_row, w.week_until = 0, w.day + WEEK
    if w.day % WEEK == 0 or full_soon(w.week.entries):
        list_week(w.alerts_used, w.alerts, w.week.entries, w.week_until)
    returned, lots = np.empty((2, w.happened + 1), np.int64)
    persons, sent = list_causes(w.happened, w.crossings, w.streams.person, returned, lots)
    order = returned[:persons][np.argsort(w.crossings.serial[returned[:persons]], kind="stable")]
    ensure_capacity(w, persons + sent)
    row = enter_returned(
        persons, w.alert_row, order, w.crossings, w.movers, w.alerts, w.sides.state, w.police.banned,
        int(w.kinds.retention_days[Kind.REFUSAL]), w.seed, w.day,
    )  # fmt: skip
    row = enter_wanted(w, row)
    row = tip_off(
        row, w.crossings.mover[lots[:sent]], w.movers, w.streams, w.routes, w.legs, w.sides.neighbour, w.alerts,
        lists.tip_share, lists.tip_days, w.seed, w.day,
    )  # fmt: skip
    row = enter_inflow(
        row, w.lists.inflow, w.police.persons_per_row, w.record_quality, w.kinds, residents(w), w.alerts,
        w.week.entries, w.week_until, w.states.serial, w.seed, w.day,
    )  # fmt: skip
    w.alert_row, w.alerts_used = row, max(w.alerts_used, row)


def ensure_capacity(w: World, entered: int) -> None:
    """Ensure that the table of alerts has rows for what is entered today."""
    usual = int(3.0 * w.lists.inflow.sum() / w.settings(ScaleSettings).persons_per_alert)
    needed = entered + len(w.wanted.serial) + usual + 64
    if w.alerts_used + needed > len(w.alerts.serial):
        grow_alerts(w, needed)


def search_lists(model: Model) -> None:
    """Every check searches the lists that officers may see; some persons under alerts are recognised."""
    w, lists = model.world, model.world.settings(InformationSettings).lists
    s, x = w.searches, w.exchange
    down = count_searches(
        w.posts.state, w.posts.travellers, w.police.searches, w.systems.outage, w.day, s.at_posts, s.total
    )
    recall = x.recall * answering(w.law, w.systems.outage <= w.day) if down else x.recall
    listed = int(w.week.entries[0, 0])
    if len(w.recognised.serial) - w.recognised_used < listed:
        w.recognised = grown(w.recognised, 2 * len(w.recognised.serial) + listed)
    persons, sharing, hits = checked(w)
    sharing = sharing._replace(recall=recall) if down else sharing
    w.recognised_used = check_listed(persons, sharing, hits, w.week_until, w.recognised_used, w.seed, w.day)
    count_matches(
        s.total, s.at_posts, s.false_match, lists.carriers_per_million * 1e-6, x.documents, s.own_documents, hits,
        s.wrong, w.states.serial, w.seed, w.day,
    )  # fmt: skip


def checked(w: World) -> tuple[Listed, Sharing, Hits]:
    """The tables of a world as ``searches.check_listed`` takes them."""
    tables = w.alerts, w.week, w.kinds, w.recognised, w.searches, w.dyads, w.exchange, w.lists, w.check_batch
    return kept_group(w, "checked", tables, lambda: (
        Listed(w.alerts, w.week.entries, w.kinds, w.recognised, w.check_batch),
        Sharing(
            w.exchange.place, w.searches.period_days, w.dyads.alert_visibility, w.dyads.latency, w.exchange.recall
        ),
        Hits(w.lists.own, w.exchange.hits, w.searches.unknown),
    ))  # fmt: skip


def answer_requests(model: Model) -> None:
    """Officers ask other states about persons whom they arrested or recognised, and wait for an answer."""
    w, s, d = model.world, model.world.settings(InformationSettings).exchange, model.world.dyads
    asked = ask(w.sides, w.today.apprehensions, w.exchange.hits, d.asked, s.ask_share, w.states.serial, w.seed, w.day)
    mean = w.exchange.answer_days + w.law.request_days
    w.tally.requests[w.day] = asked
    w.tally.requests_answered[w.day] = answer(
        d.asked, w.law.requests * w.exchange.answered, mean, w.police.backlog, w.police.case_workers,
        s.patience_days, d.answered, d.unanswered, w.latencies[w.day], w.states.serial, w.seed, w.day,
    )  # fmt: skip
