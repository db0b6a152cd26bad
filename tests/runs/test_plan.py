"""Nothing is run twice, nothing is left out."""

from hypothesis import given
from hypothesis import strategies as st

from sim.runs.plan import Plan, missing


@given(st.sets(st.integers(0, 30)), st.integers(1, 4), st.floats(1e-3, 5))
def test_pieces_hold_each_missing_run_once(done, workers, seconds):
    plan = Plan(missing(0, range(25), done))
    pieces = []
    while piece := plan.take(seconds if pieces else None, workers):
        pieces.append(piece)
    assert sorted(seed for piece in pieces for seed in piece.seeds) == sorted(set(range(25)) - done)
    assert plan.left == 0


def test_short_runs_go_out_in_larger_pieces():
    long, short = Plan(missing(0, range(1000), set())), Plan(missing(0, range(1000), set()))
    assert len(long.take(2.0, 2).seeds) == 1 < len(short.take(0.05, 2).seeds)


def test_runs_of_a_dead_worker_come_back_one_by_one():
    plan = Plan(missing(0, range(4), set()))
    lost = plan.take(0.01, 1)._replace(seeds=range(3))
    plan.put_back(lost)
    assert [len(plan.take(0.01, 1).seeds) for _ in range(3)] == [1, 1, 1]
