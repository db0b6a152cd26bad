"""What the terminal shows while a study runs: steps, a bar with time left, failures. Plain lines elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.door.points import Study

COMPILE_HINT_S = 8.0  # after this time, the message says that the model is being compiled
MOST_CAUSES = 5


class ProgressDisplay:
    """Shows the progress of a study on standard error."""

    def __init__(self) -> None:
        from rich.console import Console

        self.console = Console(stderr=True, highlight=False)
        self.bar: Any = None
        self.whole = self.parts = 0.0
        self.failures: list[dict[str, Any]] = []
        self.started = time.monotonic()
        self.first_run: float | None = None
        self.told_compiling = False

    def say(self, text: str) -> None:
        """A line of its own."""
        self.console.print(text, markup=False, soft_wrap=True)

    def plan(self, study: "Study", left: int, stale: int, waiting: int = 0) -> None:
        """What is to be done."""
        runs = len(study.points) * len(study.seeds)
        before = runs - left - waiting
        kept = f", {before} of them done before" if before else ""
        kept += f", {waiting} of them in the queue" if waiting else ""
        self.say(f"==> Study {study.name}: {study.size} = {runs} runs{kept}")
        if stale:
            self.say(f"    {stale} files of runs by older code or data were set aside in stale/")

    @contextmanager
    def running(self, runs: int) -> Iterator[None]:
        """Show the bar while runs are under way; on a pipe or in a file, a line at the start and the end."""
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        self.started = time.monotonic()
        columns = (
            TextColumn("    {task.description}"), BarColumn(), TextColumn("{task.fields[done]}"),
            TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
        )  # fmt: skip
        with Progress(*columns, console=self.console, transient=True, disable=not sys.stderr.isatty()) as progress:
            self.bar = (progress, progress.add_task("Loading the model", total=runs, done=""))
            yield
        spent = time.monotonic() - (self.first_run or self.started)
        self.say(f"    {self.whole:.0f} runs in {spent:.1f} s{self._failed()}")
        for row in self.failures[:MOST_CAUSES]:
            self.say(f"    failed: {row['scenario']} seed {row['seed']}: {row['error']}")

    def tick(self, ready: bool, under_way: float) -> None:
        """Called several times a second."""
        now = time.monotonic()
        if not ready:
            if now - self.started > COMPILE_HINT_S and not self.told_compiling:
                self.told_compiling = True
                self.say("==> Compiling the model (once after installation or a change of code; a minute or so)")
                self._describe("Compiling the model")
            return
        if self.first_run is None:
            self.first_run = now
            if self.told_compiling:
                self.say(f"    compiled in {now - self.started:.0f} s")
            self._describe("Running")
        self.parts = under_way
        self._draw()

    def finished(self, rows: list[dict[str, Any]]) -> None:
        """Rows of runs that have ended."""
        self.whole += len(rows)
        self.failures += [row for row in rows if row["status"] != "ok"]
        if self.bar is None:
            for row in rows:
                self.say(
                    f"    {row['scenario']} seed {row['seed']}: {row['status']}, {row['seconds']:.1f} s {row['error']}"
                )
        else:
            self._draw()

    def _describe(self, text: str) -> None:
        progress, task = self.bar
        progress.update(task, description=text)

    def _draw(self) -> None:
        progress, task = self.bar
        spent = max(time.monotonic() - (self.first_run or self.started), 1e-3)
        total = progress.tasks[0].total
        done = f"{self.whole:.0f}/{total:.0f} runs, {self.whole / spent:.1f}/s{self._failed()}"
        progress.update(task, completed=min(total, self.whole + self.parts), done=done)

    def _failed(self) -> str:
        return f", {len(self.failures)} failed" if self.failures else ""
