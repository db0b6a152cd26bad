"""A study from start to end: lock, resume, manifest, pool, and what is told at the close."""

import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from sim.door.refusal import INTERRUPTED, RESOURCES, Fault, Refusal
from sim.output import Store, code_version
from sim.output.manifest import write_manifest
from sim.output.provenance import origin
from sim.runs.forks import prepare
from sim.runs.plan import Plan, Task, missing
from sim.runs.pool import Broken, Pool
from sim.runs.show import Shown

if TYPE_CHECKING:
    from sim.door.points import Study


GATHER_EVERY = 1000  # tasks after which the files they left are gathered in one


class Outcome(NamedTuple):
    """What a study left."""

    folder: Path
    rows: pd.DataFrame  # one row a run of the points and seeds asked for
    failed: int
    metrics: list[dict[str, Any]]  # what each metric means, as in the manifest


def run_study(study: "Study", command: str, shown: Shown | None = None) -> Outcome:
    """Run what is missing of a study and publish it. Raises Refusal when interrupted or when nothing can be written."""
    first = study.points[0].config
    store = Store(Path(first.output) / study.name, code_version())
    shown = shown or Shown()
    try:
        with store.lock(), _ctrl_c(lambda: _interrupted(store, study, command)):
            store.sweep()
            stale = store.set_stale_aside()
            tasks = _tasks(study, store.done())
            shown.plan(study, sum(len(task.seeds) for task in tasks), stale)
            if tasks and first.engine == "process":
                prepare()  # the model loads while the manifest is written
            _record(store, study, command)
            if tasks:
                _run(study, store, tasks, shown)
                store.compact()
    except BlockingIOError as error:
        fault = Fault("study", f"'{study.name}' is being run by {error.args[0]}", "Wait for it, or name another study.")
        raise Refusal(fault) from error
    except Broken as error:
        raise Refusal(Fault("model", f"cannot be loaded: {error}", "Repeat with --debug engine=serial.")) from error
    except OSError as error:
        what = f"cannot write {error.filename or store.folder}: {error.strerror}"
        raise Refusal(Fault("output", what, "Name a folder you can write, with space left."), code=RESOURCES) from error
    rows = _asked(store, study)
    return Outcome(store.folder, rows, int((rows["status"] != "ok").sum()), _metrics())


def _tasks(study: "Study", done: dict[str, set[int]]) -> list[Task]:
    """What is missing, in the order of points."""
    return [task for i, p in enumerate(study.points) for task in missing(i, study.seeds, done.get(p.id, set()))]


def _asked(store: Store, study: "Study") -> pd.DataFrame:
    """The rows of the runs that this command asked for."""
    rows = store.runs()
    wanted = rows["point"].isin([p.id for p in study.points]) & rows["seed"].isin(study.seeds)
    return rows[wanted].reset_index(drop=True)


def _run(study: "Study", store: Store, tasks: list[Task], shown: Shown) -> None:
    config = study.points[0].config
    plan = Plan(tasks)
    if config.engine == "serial":
        for rows in _serially(study, store, plan):
            shown.finished(rows)
        return
    size = min(config.workers or os.cpu_count() or 1, plan.left)
    pool = Pool(study.points, plan, store.folder, store.code, size)
    with shown.running(plan.left):
        for number, rows in enumerate(pool.results(lambda: shown.tick(pool.ready, pool.under_way)), 1):
            shown.finished(rows)
            if number % GATHER_EVERY == 0:
                store.compact()


def _serially(study: "Study", store: Store, plan: Plan) -> Iterator[list[dict[str, Any]]]:
    """One run after another in this process: what debuggers and profilers need."""
    from sim.runs.one import live

    while task := plan.take(None, 1):
        point = study.points[task.point]
        record = live(point.config.model_copy(update={"seed": task.seeds[0]}), point.id, store.code)
        if record.row["status"] == "ok":
            store.publish([record])
        else:
            store.publish_failure(record.row)
        yield [record.row]


def _record(store: Store, study: "Study", command: str) -> None:
    """Publish the resolved configurations and the manifest, before the first run."""
    import yaml

    from sim.runs.sheet import publish_sheet

    points = {}
    for point in study.points:
        resolved = point.config.model_dump(mode="json")
        text = yaml.dump(resolved, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        store.write_config(point.id, text)
        told = {
            name: resolved[name]
            for name in ("scenario", "title", "question", "expect", "start", "days", "burn_in_days")
        }
        seeds = f"{study.seeds.start}:{study.seeds.stop}"
        told |= {"label": point.label, "varied": point.varied, "seeds": seeds, "config": resolved}
        told |= {"geography": publish_sheet(store.folder, point.config.world)}
        points[point.id] = told | {"digest": hashlib.sha256(text.encode()).hexdigest()}
    manifest = {"study": study.name, "code": store.code, "points": points, "metrics": _metrics()}
    write_manifest(store.folder, manifest | {"origins": [origin(command)]})


def _metrics() -> list[dict[str, Any]]:
    """What each metric means, so that analysis needs nothing of the model."""
    from sim.metrics import catalogue

    names = ("name", "unit", "kind", "meaning", "source", "theme", "better")
    return [{name: getattr(metric, name) for name in names} for metric in catalogue()]


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
