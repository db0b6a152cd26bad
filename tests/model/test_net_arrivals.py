"""Persons who come to stay: each counts once, at whatever borders within the club there are checks."""

from collections import Counter

import numpy as np
import pytest

from sim.ledger.phases import account_events
from sim.tables import Fate
from tests.model.conftest import live

PASSES = {Fate.UNSEEN, Fate.GOTAWAY, Fate.OPEN, Fate.RELEASED, Fate.CLAIMED}
STAYS = {Fate.OVERSTAYED, Fate.CLAIMED_AT_POST}
BUSY = {"world.flow_scale": 1, "movers.sea_death_per_100km": 0.05, "movers.retry.claim_factor": 1}


def told_by_the_journal(model):
    """Members in which each person is, event by event; and by day how many more persons are inside than before."""
    w, inside, by_day = model.world, {}, Counter()
    for day, *columns in model.journal:
        row = dict(zip(w.crossings._fields, columns, strict=True))
        for e in np.flatnonzero(w.streams.person[row["stream"]] == 1):
            serial, fate, f = int(row["serial"][e]), Fate(row["fate"][e]), int(row["side"][e])
            before = inside.get(serial)
            if fate in PASSES | STAYS:
                here = int(w.sides.state[f])
                after = here if w.states.member[here] else None
            elif fate == Fate.DIED:
                after = None
            else:
                continue
            inside[serial] = after
            by_day[day] += (after is not None) - (before is not None)
    return inside, by_day


@pytest.fixture(scope="module", params=["baseline", "isolated"])
def lived(request):
    return live(request.param, days=240, journal=True, **BUSY)


def test_the_metric_is_the_journal_person_by_person(lived):
    _, by_day = told_by_the_journal(lived)
    counted = lived.world.tally.net_arrivals
    settled = slice(120, None)  # by then those who were on the way at the start, within the club too, have arrived
    assert counted[settled].sum() > 200
    assert list(counted[settled]) == [by_day[day] for day in range(120, 240)]


def test_origins_destinations_and_states_add_up(lived):
    kept = lived.detail()["arrivals"]
    assert kept["net_arrivals"].sum() == lived.summary()["net_arrivals"]
    assert kept["origin"].nunique() > 1 and kept["destination"].nunique() > 1
    months = lived.detail()["months"]
    assert months["arrivals"].sum() == lived.world.tally.net_arrivals.sum()


@pytest.mark.parametrize("fate", [Fate.OPEN, Fate.UNSEEN, Fate.GOTAWAY, Fate.RELEASED, Fate.RETURNED, Fate.TURNED_BACK])
def test_no_count_depends_on_checks_within_the_club(lived, fate):
    """The last day's events again, as if those who passed borders within the club had met open borders, or officers."""
    w = lived.world
    day, before = w.day - 1, w.crossings.fate.copy()
    counted, w.day = int(w.tally.net_arrivals[day]), day
    inner = w.sides.internal[w.crossings.side[: w.happened]] == 1
    passed = inner & np.isin(before[: w.happened], list(PASSES))
    assert passed.any()
    w.crossings.fate[: w.happened][passed] = fate
    w.tally.net_arrivals[day] = 0
    account_events(lived)
    again, w.tally.net_arrivals[day] = int(w.tally.net_arrivals[day]), counted
    w.crossings.fate[:], w.day = before, day + 1
    assert again == counted != 0


def test_only_the_outer_border_and_overstaying_count(lived):
    """What the accounting adds up on any day is what outer borders let in, less those who leave or die inside."""
    w = lived.world
    outer = (w.states.member[w.sides.state] == 1) & (w.sides.internal == 0)
    came = Counter()
    for day, *columns in lived.journal:
        row = dict(zip(w.crossings._fields, columns, strict=True))
        person, side = w.streams.person[row["stream"]] == 1, row["side"]
        came[day] += int((person & outer[side] & np.isin(row["fate"], list(PASSES | STAYS))).sum())
    lost = sum(came.values()) - int(w.tally.net_arrivals.sum())
    assert 0 <= lost < 0.2 * sum(came.values())
