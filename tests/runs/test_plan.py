"""Nothing is run twice, nothing is left out."""

from hypothesis import given
from hypothesis import strategies as st

from sim.runs.plan import Plan, missing


@given(st.sets(st.integers(0, 30)), st.integers(1, 4), st.floats(1e-3, 5), st.booleans())
def test_pieces_hold_each_missing_run_once(done, workers, seconds, at_once):
    wanted = {(point, seed) for point in range(2) for seed in range(25)} - {(0, seed) for seed in done}
    plan = Plan([*missing(0, range(25), done), *missing(1, range(25), set())])
    chunks = list(plan.chunks(seconds, workers, 7)) if at_once else []
    while chunk := plan.take(seconds if chunks else None, workers):
        chunks.append(chunk)
    assert sorted((t.point, seed) for chunk in chunks for t in chunk for seed in t.seeds) == sorted(wanted)
    assert plan.left == 0 and (not at_once or len(chunks) <= 7)


def runs(chunk):
    return sum(len(task.seeds) for task in chunk)


def test_short_runs_go_out_in_larger_pieces():
    long, short = Plan(missing(0, range(1000), set())), Plan(missing(0, range(1000), set()))
    assert runs(long.take(2.0, 2)) == 1 < runs(short.take(0.05, 2))


def test_a_piece_of_short_runs_reaches_over_points():
    plan = Plan([task for point in range(100) for task in missing(point, range(1), set())])
    assert len(plan.take(0.05, 2)) == 100 // (2 * 4)


def test_runs_of_a_dead_worker_come_back_one_by_one():
    plan = Plan(missing(0, range(4), set()))
    (task,) = plan.take(0.01, 1)
    plan.put_back(task._replace(seeds=range(3)))
    assert [runs(plan.take(0.01, 1)) for _ in range(3)] == [1, 1, 1]
