"""One run: live the model, keep what it leaves."""

import logging
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sim.output import Record
from sim.output.shards import FAILED, OK

if TYPE_CHECKING:
    from sim.config import Config

Progress = Callable[[float], None]  # told the share of the run that is lived


def live(config: "Config", point: str, code: str, progress: Progress | None = None) -> Record:
    """Run one configuration to its horizon. A run that raises becomes a record of its failure."""
    logging.getLogger("MESA").setLevel(logging.WARNING)
    started = time.perf_counter()
    row: dict[str, Any] = {
        "point": point, "scenario": config.scenario, "seed": config.seed, "status": OK,
        "seconds": 0.0, "error": "", "code": code, "days": config.days,
    }  # fmt: skip
    try:
        from sim.model import BorderModel

        model = BorderModel(config)
        model.run((lambda day: progress(day / config.days)) if progress else None)
        summary = {name: None if value is None else float(value) for name, value in model.summary().items()}
        detail = model.detail() if config.scale.detail else None
        row["seconds"] = time.perf_counter() - started
        return Record(row | summary, model.frame(), model.events_frame(), detail)
    except Exception as error:  # whatever goes wrong in one run must not end the study
        row |= {"status": FAILED, "error": _cause(error), "seconds": time.perf_counter() - started}
        return Record(row)


def live_all(
    config: "Config", point: str, seeds: Sequence[int], code: str, progress: Progress | None = None
) -> list[Record]:
    """Runs of one point, one a seed."""

    def along(i: int) -> Progress | None:
        return (lambda share: progress(i + share)) if progress else None

    return [live(config.model_copy(update={"seed": seed}), point, code, along(i)) for i, seed in enumerate(seeds)]


def _cause(error: BaseException) -> str:
    """What went wrong and where, on one line."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_globals.get('__name__', '?')} line {trace.tb_lineno})" if trace else ""
    text = " ".join(str(error).split()) or type(error).__name__
    return f"{type(error).__name__}: {text[:300]}{where}"
