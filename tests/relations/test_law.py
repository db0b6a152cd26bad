"""Law between states: without it nothing passes the line; with it nobody is let in who was refused before."""

import numpy as np
import pandas as pd
import pytest

from sim.engine.table import NEVER
from sim.tables import Fate, Stage

KEY = ["serial", "day", "side", "alternative", "site", "sector", "post", "fate", "flags"]


def change(model, row: int) -> None:
    """One state changes its alerts, its practice, and its patrols' plan (towards its first sectors)."""
    w = model.world
    w.police.banned[row] = 1.0
    for column in (w.judiciary.returned, w.judiciary.pushback, w.judiciary.places):
        column[row] = 1.0
    own = slice(w.border_guards.first_sector[row], w.border_guards.first_sector[row] + w.border_guards.sectors[row])
    w.border_guards.patrols[row] *= 3.0
    w.sectors.plan[own] = np.linspace(2.0, 0.0, len(w.sectors.plan[own])) * w.sectors.plan[own]


def before_meeting(events: pd.DataFrame, sides: np.ndarray, met: pd.Series) -> pd.DataFrame:
    """Events of each mover until the day of first meeting the state of ``sides``, in either run."""
    until = events.serial.map(met).fillna(10_000)
    return events[(events.day < until) & ~events.side.isin(sides)][KEY].reset_index(drop=True)


def test_isolated_one_states_alerts_patrols_and_places_change_no_case_of_another(still, told):
    one, other = (still("information.lists.ban_share=0.5", scenario="isolated") for _ in range(2))
    row = int(np.argmax(one.world.states.member))
    change(other, row)
    a, b = told(one.run()), told(other.run())
    sides = np.flatnonzero(one.world.sides.state == row)
    met = pd.concat([a, b])[lambda e: e.side.isin(sides)].groupby("serial").day.min()
    pd.testing.assert_frame_equal(before_meeting(a, sides, met), before_meeting(b, sides, met))
    own = lambda e: e[e.side.isin(sides)][KEY].reset_index(drop=True)  # noqa: E731
    assert len(met) > 100 and not own(a).equals(own(b))


def test_isolated_no_chance_at_another_states_border_or_post_moves(still):
    one, other = (still(scenario="isolated") for _ in range(2))
    change(other, row := 3)
    one.run(), other.run()
    chances = {"sectors": ("caught_alone", "caught_guided", "seen_alone"), "posts": ("refuse", "find_chance", "queue")}
    for table, names in chances.items():
        mine, theirs = getattr(one.world, table), getattr(other.world, table)
        for name in names:
            apart = getattr(mine, name) != getattr(theirs, name)
            assert not apart[mine.state != row].any()


def test_isolated_knows_no_foreign_alert(small, told):
    words = ("information.lists.ban_share=1", "justice.returned_share=1", "days=300")
    events = told(small(*words, scenario="isolated").run())
    assert (events["flags"] & 16).any() and not (events["flags"] & 32).any()


SHARING = "{title: late, parties: [all], provisions: {alert_sharing: {share: 1.0, latency_days: 0.1}}%s}"


def listed_abroad(model):
    """Let everyone on the way to a check, and every second traveller on foot, be on the list of a third state."""
    w = model.world
    rows = np.flatnonzero(
        (w.movers.stage == Stage.APPLYING) | ((w.movers.stage == Stage.TRAVELLING) & (w.movers.serial % 2 == 0))
    )
    taken = slice(w.alerts_used, w.alerts_used + len(rows))
    w.alerts.serial[taken] = w.alerts.person[taken] = w.movers.serial[rows]
    w.alerts.issuer[taken], w.alerts.created[taken], w.alerts.expires[taken] = 1, 0, 5000
    w.alerts.weight[taken], w.alerts.due[taken] = 1, NEVER
    w.movers.alert[rows] = np.arange(taken.start, taken.stop)
    w.alerts_used += len(rows)


@pytest.mark.parametrize("scenario", ["isolated", "unilateral"])
def test_a_new_treaty_on_alerts_admits_nobody_refused_before_on_its_first_day(small, told, scenario):
    late = "treaties.late=" + SHARING % ", since: 2024-03-04"
    fates = []
    for words in ((), (late,)):
        model = small("days=64", "world.flow_scale=5", *words, scenario=scenario, off=("movers.learn_risks",))
        while model.day < 63:
            model.step()
        listed_abroad(model)
        model.step()
        fates.append(told(model).query("day == 63").set_index("serial"))
    alone, together = fates
    turned_away = [int(f) for f in (Fate.REFUSED, Fate.GAVE_UP, Fate.RETURNED, Fate.DETERRED)]
    refused = alone.index[alone.fate.isin(turned_away)]
    assert together.loc[refused].fate.isin(turned_away).all()
    assert together.fate.isin(turned_away).sum() > len(refused)


def test_catches_by_partners_are_counted_and_make_trust(small):
    model = small("days=6", "movers.persons_factor=20", "treaty=[comity,club,border_partnership]").run()
    w, outer = model.world, model.world.sides.focus == 1
    share = w.sectors.joint_share[w.sectors.external == 1].max()
    caught = w.daily.apprehensions[:6].sum()
    assert 0 < w.dyads.joint.sum() < share * caught
    assert (w.dyads.joint.sum(0) > 0)[w.sides.state[outer]].any()
