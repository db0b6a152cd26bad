"""A study from start to end: lock, resume, manifest, engine, and the rows of its runs."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from sim.door.budget import run_seconds, timed_day
from sim.door.refusal import DAMAGED, INTERRUPTED, RESOURCES, USAGE, Fault, Refusal
from sim.door.refusal import value_in_words as plain_value
from sim.output import Store, code_version
from sim.output.manifest import differing, full_points, read_manifest
from sim.output.seal import Damaged
from sim.output.shards import OK
from sim.runs.engines import Work, engine
from sim.runs.forks import prepare
from sim.runs.plan import Plan, Task, missing
from sim.runs.pool import Broken
from sim.runs.queue import Queue, queued, wait_for
from sim.runs.record import metrics, record, settings
from sim.runs.show import ProgressDisplay

if TYPE_CHECKING:
    from sim.door.points import Study

MOST_OTHERS = 3  # points, and settings, that are named where a study holds others
GATHER_EVERY = 1000  # chunks after which the files they left are gathered in one


class Outcome(NamedTuple):
    """What a study left."""

    folder: Path
    rows: pd.DataFrame  # one row a run of the points and seeds asked for
    failed: int
    metrics: list[dict[str, Any]]  # what each metric means, as in the manifest
    waiting: int = 0  # runs that are in a queue


def run_study(study: "Study", command: str, display: ProgressDisplay | None = None) -> Outcome:
    """Run what is missing of a study and publish it. Raises Refusal when interrupted or when nothing can be written."""
    config = study.points[0].config
    store = Store(Path(config.output) / study.name, code_version())
    display = display or ProgressDisplay()
    run = engine(config.engine)
    try:
        _refuse_foreign(store)
        with store.lock(), _ctrl_c(lambda: _interrupted(store, study, command)):
            tasks = _begin(study, store, display)
            if tasks and config.engine == "process":
                prepare()  # the model loads while the manifest is written
            record(store, study, command)
            if tasks:
                plan = Plan(tasks)
                work = Work(study.points, plan, store, run_seconds(study, _day(study)), display.tick, display.say)
                with display.running(plan.left), closing(run(work)) as results:  # type: ignore[type-var]
                    _follow(results, store, display, config.fail_fast)
                store.compact()
        rows = _asked(store, study)
    except BlockingIOError as error:
        fault = Fault("study", f"'{study.name}' is being run by {error.args[0]}", "Wait for it, or name another study.")
        raise Refusal(fault) from error
    except Broken as error:
        raise Refusal(Fault("model", f"cannot be loaded: {error}", "Repeat with --debug engine=serial.")) from error
    except Damaged as error:
        raise Refusal(Fault("store", str(error), error.remedy), code=DAMAGED) from error
    except OSError as error:
        what = f"cannot write {error.filename or store.folder}: {error.strerror}"
        remedy = f"Make room, or name another folder. Then go on with: {command}"
        raise Refusal(Fault("output", what, remedy), code=RESOURCES) from error
    failed = int((rows["status"] != OK).sum())
    return Outcome(store.folder, rows, failed, metrics(), sum(_runs(queued(store)).values()))


def _refuse_foreign(store: Store) -> None:
    """Refuse a folder that holds what is no study's, before anything is written. Raises Refusal, Damaged."""
    if others := store.foreign():
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        what = f"{store.folder} is no study: it holds {others[0]}{more}"
        raise Refusal(Fault("study", what, "Name another study, or another folder (output=...).", store.folder.name))


def _begin(study: "Study", store: Store, display: ProgressDisplay) -> list[Task]:
    """Clean up after a killed writer, wait for what is queued, and say what is left to do."""
    config, stale = study.points[0].config, 0
    queue = queued(store)
    if queue and config.engine != "slurm":
        what, remedy = f"{len(queue)} of its jobs are in Slurm's queue", "Collect them with engine=slurm."
        raise Refusal(Fault("engine", what, remedy, config.engine), code=USAGE)
    if queue and config.engine_wait:
        display.say(f"==> Study {study.name}: waiting for {len(queue)} jobs in Slurm's queue")
        wait_for(store, lambda *_: None)
        queue = {}
    if not queue:  # else somebody is writing
        store.sweep()
        stale = store.set_stale_aside()
    taken, broken = store.done(), store.failed()
    for point, first, last in (runs for job in queue.values() for runs in job):
        taken.setdefault(point, set()).update(range(first, last + 1))
    for point, seeds in {}.items() if config.retry == "failed" else broken.items():
        taken.setdefault(point, set()).update(seeds)
    tasks = [task for i, p in enumerate(study.points) for task in missing(i, study.seeds, taken.get(p.id, set()))]
    display.plan(study, sum(len(task.seeds) for task in tasks), stale, sum(_runs(queue).values()))
    for line in _beside(store, study):
        display.say(f"    {line}")
    return tasks


def _beside(store: Store, study: "Study") -> Iterator[str]:
    """Which other points the study holds from earlier commands, and what differs there."""
    ours = {point.id: point for point in study.points}
    first = {"config": study.points[0].config.model_dump(mode="json")}
    others = {key: told for key, told in full_points(read_manifest(store.folder)).items() if key not in ours}
    for told in [*others.values()][:MOST_OTHERS]:
        there, here = differing([told, first], settings())
        names = [f"{name}={plain_value(there[name])} (here {plain_value(here[name])})" for name in there]
        more = f" and {len(names) - MOST_OTHERS} more" if len(names) > MOST_OTHERS else ""
        what = f", with {', '.join(names[:MOST_OTHERS])}{more}" if names else ""
        yield f"The study holds {told['label']} of an earlier command{what}; they will be compared"
    if len(others) > MOST_OTHERS:
        yield f"and {len(others) - MOST_OTHERS} other points"


def _runs(queue: Queue) -> dict[str, int]:
    """How many runs each queued job has."""
    return {job: sum(last - first + 1 for _, first, last in runs) for job, runs in queue.items()}


def _follow(results: Iterator[list[dict[str, Any]]], store: Store, display: ProgressDisplay, fail_fast: bool) -> None:
    """Show the rows of chunks as they end, and gather their files now and then."""
    for number, rows in enumerate(results, 1):
        display.finished(rows)
        if number % GATHER_EVERY == 0:
            store.compact()
        if fail_fast and any(row["status"] != OK for row in rows):
            display.say("    stopped at the first failure (fail_fast=true)")
            break


def _day(study: "Study") -> float | None:
    return timed_day(Path(study.points[0].config.output) / study.name)


def _asked(store: Store, study: "Study") -> pd.DataFrame:
    """The rows of the runs that this command asked for."""
    rows = store.runs()
    wanted = rows["point"].isin([p.id for p in study.points]) & rows["seed"].isin(study.seeds)
    return rows[wanted].reset_index(drop=True)


def _interrupted(store: Store, study: "Study", command: str) -> Refusal:
    done = store.done()
    count = sum(seed in done.get(p.id, ()) for p in study.points for seed in study.seeds)
    what = f"{count} of {len(study.points) * len(study.seeds)} runs are done and kept"
    return Refusal(Fault("interrupted", what, f"Go on with: {command}"), code=INTERRUPTED)


@contextmanager
def _ctrl_c(refusal: Callable[[], Refusal]) -> Iterator[None]:
    """Answer Ctrl-C and a polite kill alike: stop, keep what is done, say how to go on."""

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not the main thread: the caller answers signals
        before = None
    try:
        yield
    except KeyboardInterrupt:
        print(file=sys.stderr)
        raise refusal() from None
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)
