"""Control rooms: alarms are judged in time as Erlang-A says, and analytics help where operators are short."""

import numpy as np
import pytest

from sim.engine.queues import served
from sim.surveillance.phases import answer_alarms


def judged_in_time(load: float, operators: int, rate: float, patience: float, room: int = 400) -> float:
    """Share of alarms judged before they are useless, from the stationary state of the chain (M/M/m+M)."""
    n = np.arange(room)
    up = np.full(room, load)
    down = np.minimum(n, operators) * rate + np.maximum(n - operators, 0) / patience
    weight = np.concatenate([[0.0], np.cumsum(np.log(up[:-1] / down[1:]))])
    p = np.exp(weight - weight.max())
    p /= p.sum()
    return float((p * np.minimum(n, operators)).sum() * rate / load)


@pytest.mark.parametrize(("load", "operators"), [(40, 1), (120, 1), (700, 5), (900, 12)])
def test_the_served_share_is_erlang_a(load, operators):
    assert served(load, operators, 90.0, 20 / 1440) == pytest.approx(
        judged_in_time(load, operators, 90.0, 20 / 1440), rel=1e-9
    )


def detected(bare, towers_per_operator: float, analysed: float, alarm_factor: float = 0.5) -> float:
    """Mean chance that a crossing of the guarded border is detected, dense towers and no patrols."""
    w = bare(
        "days=8", "surveillance.capacity_coupling=true", "justice.capacity_coupling=true",
        "technology.tower_cover=0.65", "technology.patrols_per_km=0.05",
        f"surveillance.towers_per_operator={towers_per_operator}",
        f"technology.analytics.cover={analysed}", f"technology.analytics.alarm_factor={alarm_factor}",
    ).run().world  # fmt: skip
    rows = (w.sectors.used == 1) & (w.sectors.towers > 0) & (w.states.member[w.sectors.state] == 1)
    return float((w.sectors.seen_alone[rows] / 2.0**32).mean())


def test_analytics_gain_only_where_operators_are_short(bare):
    many = detected(bare, 1, 1.0) - detected(bare, 1, 0.0)
    few = detected(bare, 20, 1.0) - detected(bare, 20, 0.0)
    assert few > 0.02
    assert 0 <= many < 0.1 * few


def test_a_rush_of_crossings_fills_the_control_room_too(bare):
    w = bare("surveillance.capacity_coupling=true").world
    answer_alarms(w)
    calm = w.border_guards.answered.copy()
    w.sectors.seen[:] = 5000
    answer_alarms(w)
    watched = (w.border_guards.towers > 0) & (w.border_guards.operators > 0)
    assert (w.border_guards.answered[watched] < calm[watched]).all() and watched.any()


def test_a_more_nervous_sorting_loses_where_operators_are_short(bare):
    assert detected(bare, 20, 1.0, alarm_factor=4.0) < detected(bare, 20, 0.0)
