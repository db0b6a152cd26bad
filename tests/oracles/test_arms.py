"""Firearms: flows against the stream, few found on the way out, a durable stock, and what traces do."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.arms.phases import weigh
from sim.arms.smuggling import smuggle_month

SMALL = ("world=synthetic", "world.states=6", "days=3", "burn_in_days=0", "world.flow_scale=0.01")
SOURCE = "arms.per_100={S03: 60.0}"


def world(*words: str, source: str = SOURCE):
    return BorderModel(load("isolated", seed=4, overrides=[*SMALL, source, *words])).world


def lived(w, months: int) -> np.ndarray:
    """(months, 5) taken, seized on the way out and in, recovered, traced."""
    sums = []
    for month in range(months):
        told, before = np.zeros((len(w.codes), 5), np.int64), w.arms.stock.copy()
        came = smuggle_month(w.arms, w.arms_terms, w.states.serial, w.seed, 30 * month, told)
        assert came == told[:, 0].sum() - told[:, 1:3].sum() and (w.arms.stock >= 0).all()
        assert (w.arms.stock.sum() - before.sum() - came) <= -w.arms.recovered.sum() + 1e-9
        sums.append(told.sum(0))
    return np.array(sums)


def test_states_without_firearms_supply_none_and_no_state_itself():
    w = world()
    source = w.codes.index("S03")
    assert w.arms.flow[source].sum() > 0 and not np.delete(w.arms.flow, source, 0).any()
    assert not np.diag(w.arms.flow).any()
    assert not world(source="arms.per_100={}").arms.flow.any()


def test_more_checks_on_the_way_out_multiply_seizures_by_the_share_and_the_factor():
    """K33: some ports checked ten times as often, 0.25 of the traffic there, gave 3.3 times as many."""
    usual, more = world("arms.wanted_per_million=1e5"), world("arms.wanted_per_million=1e5")
    more.arms.outbound[:] *= 1 + 0.25 * (10 - 1)
    a, b = (lived(w, 120)[:, 1].sum() for w in (usual, more))
    assert b / a == pytest.approx(3.25, rel=0.1)


def test_the_stock_is_inflow_over_the_hazards_and_outlasts_a_flow_that_ends():
    w = world("arms.wanted_per_million=2e4")
    rate = w.arms_terms.lost_per_year + w.arms_terms.recovered_per_year
    inflow = (w.arms.flow * (1 - w.arms.outbound) * (1 - w.arms.inbound)).sum()
    lived(w, 240)
    assert w.arms.stock.sum() == pytest.approx(inflow / rate, rel=0.02)
    w.arms.flow[:], before = 0.0, w.arms.stock.sum()
    lived(w, 12 * 7)
    assert w.arms.stock.sum() == pytest.approx(before * np.exp(-7 * rate), rel=0.02)


def test_traces_stop_their_share_of_the_flow_in_time_and_none_without():
    w = world("arms.wanted_per_million=1e5")
    untraced = lived(w, 60)
    assert untraced[:, 4].sum() == 0 and not w.arms.deterred.any()
    w.arms.traced[:] = 0.8
    told = lived(w, 12 * 15)
    assert told[-24:, 0].mean() / untraced[:, 0].mean() == pytest.approx(1 - 0.5 * 0.8, rel=0.03)
    assert told[:, 4].sum() / told[:, 3].sum() == pytest.approx(0.8, rel=0.02)


def test_law_lets_states_trace_and_tell_and_leaves_others_as_they_were():
    some = "parties: [S00, S03], provisions: {firearms_tracing: {share: 0.7}, customs_assistance: {share: 0.5}}"
    w, alone = world(f"treaties.t={{title: t, {some}}}"), world()
    i, j, k = (w.codes.index(code) for code in ("S03", "S00", "S01"))
    assert w.arms.traced[i, j] == pytest.approx(0.7) and not w.arms.traced[i, k] and not alone.arms.traced.any()
    assert w.arms.inbound[i, j] == pytest.approx(0.02 * (1 + 2.0 * 0.5)) and w.arms.inbound[i, k] == pytest.approx(0.02)
    w.law.free[j, i] = 2
    weigh(w)
    assert w.arms.inbound[i, j] == 0.0
