"""One run: the model is simulated and its results are kept."""

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sim.output import Record
from sim.output.shards import FAILED, OK, TIMEOUT

if TYPE_CHECKING:
    from sim.config import Config

Row = dict[str, Any]
Progress = Callable[[float], None]  # called with the share of the run that is done


class TookTooLong(Exception):
    """A run has reached its ``timeout``."""


def live(config: "Config", point: str, code: str, progress: Progress | None = None) -> Record:
    """Run one configuration to its horizon. A run that raises becomes a record of its failure."""
    logging.getLogger("MESA").setLevel(logging.WARNING)
    started = time.perf_counter()
    row = started_row(config, point, code)
    try:
        from sim.model import BorderModel

        model = BorderModel(config)
        model.run(_along(config, started, progress))
        summary = {name: None if value is None else float(value) for name, value in model.summary().items()}
        detail = model.detail(config.scale.detail)
        row["seconds"] = time.perf_counter() - started
        return Record(row | summary, model.frame(), model.events_frame(), detail)
    except TookTooLong:
        why = f"stopped after {config.timeout:g} s"
        return Record(row | {"status": TIMEOUT, "error": why, "seconds": time.perf_counter() - started})
    except Exception as error:  # whatever goes wrong in one run must not end the study
        return Record(row | {"status": FAILED, "error": _cause(error), "seconds": time.perf_counter() - started})


def started_row(config: "Config", point: str, code: str) -> Row:
    """The row of a run before anything is known of it."""
    return {
        "point": point, "scenario": config.scenario, "seed": config.seed, "status": OK,
        "seconds": 0.0, "error": "", "code": code, "days": config.days,
    }  # fmt: skip


def _along(config: "Config", started: float, progress: Progress | None) -> Callable[[int], None]:
    """What a run does every thirty days: check the time limit, and report its progress."""

    def along(day: int) -> None:
        if config.timeout and time.perf_counter() - started > config.timeout:
            raise TookTooLong
        if progress:
            progress(day / config.days)

    return along


def _cause(error: BaseException) -> str:
    """What went wrong and where, on one line."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_globals.get('__name__', '?')} line {trace.tb_lineno})" if trace else ""
    text = " ".join(str(error).split()) or type(error).__name__
    return f"{type(error).__name__}: {text[:300]}{where}"
