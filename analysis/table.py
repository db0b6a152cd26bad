"""The comparison as a reader sees it in the terminal."""

from typing import TYPE_CHECKING, Any

from analysis.comparison import OTHER_WORLD
from analysis.headline import HEADLINE
from analysis.measures import WAIT
from analysis.numbers import NOT_MEASURED, number
from analysis.parts import HEAD, marked, notes
from analysis.refusal import plain
from analysis.statistics import excludes_zero
from analysis.unlike import unlike
from analysis.words import SAME, briefly, measured, said, unchanged, unmeasured

if TYPE_CHECKING:
    from analysis.comparison import Comparison
    from analysis.load import Point

NAMES, UNIT, INTERVAL, SHORT = 39, 18, 23, 15  # widths of columns: what fits decides how much is told
MOST_COLUMNS = 5  # points side by side; the CSV holds all
MARK = {"confirmed": "[green]confirmed[/]", "refused": "[red]contradicted[/]", "open": "[yellow]inconclusive[/]"}


def show(comparison: "Comparison", full: bool = False) -> None:
    """Print differences theme by theme, then what was expected and what came out."""
    from rich.console import Console

    console = Console(highlight=False)
    if comparison.table.empty:
        console.print("Nothing to compare: no run is done.")
        return
    if not comparison.others:
        console.print("Nothing to compare: only one point has runs.")
        return
    for warning in unlike(comparison):
        console.print(f"[bold yellow]Warning:[/] {plain(warning)}")
    shown = max(1, min(MOST_COLUMNS, (console.width - NAMES) // SHORT))
    console.print(_differences(comparison, comparison.others[:shown], full, console.width))
    console.print(_legend(comparison, full, shown), style="dim")
    for line in _parts(comparison, full, comparison.others[:shown]):
        console.print(line, style="dim")
    if len(comparison.measures):
        console.print(_measures(comparison))
    if comparison.findings:
        console.print(_expectations(comparison))


def _differences(comparison: "Comparison", points: list["Point"], full: bool, width: int) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    base = comparison.baseline
    with_interval = NAMES + INTERVAL * len(points) <= width
    wide = NAMES + UNIT + (INTERVAL if with_interval else SHORT) * len(points) <= width
    title = f"Difference from {plain(base.label)}, paired by seed: mean"
    title += (
        " ± half-width of the 90 % interval" if with_interval else "; widen the window or see the CSV for intervals"
    )
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("metric", no_wrap=True)
    table.add_column(plain(base.label), justify="right", no_wrap=True)
    if wide:
        table.add_column("unit", style="dim")
    for point in points:
        table.add_column(folded(point.label, (INTERVAL if with_interval else SHORT) - 3), justify="right", no_wrap=True)
    rows = {(row.point, row.metric): row for row in comparison.table.itertuples()}
    wanted = _wanted(comparison)
    kept = comparison.table.drop_duplicates("metric")
    for theme, group in kept.groupby("theme", sort=False):
        table.add_section()
        table.add_row(f"[bold]{theme}[/]")
        for row in group.itertuples():
            if full or row.metric in wanted:
                own = rows.get((base.id, row.metric))
                cells = [cell(rows.get((point.id, row.metric)), with_interval) for point in points]
                unit = [row.unit] if wide else []
                table.add_row(f"  {row.metric}", number(own.mean) if own else NOT_MEASURED, *unit, *cells)
    return table


def folded(label: str, width: int) -> str:
    """A label over as many lines as it has words, each cut to ``width``."""
    return "\n".join(word[:width] for word in plain(label).replace("_", "_ ").split())


def _legend(comparison: "Comparison", full: bool, shown: int) -> str:
    left = len(comparison.others) - shown
    more = f"; {left} more points" if left > 0 else ""
    pairs = comparison.table["pairs"].max()
    lines = (
        f"{number(pairs)} pairs of seeds. ● the interval excludes zero, ○ it includes zero; {SAME}: identical in every "
        f"seed; {NOT_MEASURED}: no run of the pair holds a value"
    )
    return f"{lines}\n{'All' if full else 'More'} metrics{more}, p (Holm), probabilities: comparison.csv"


def _parts(comparison: "Comparison", full: bool, points: list["Point"]) -> list[str]:
    """The parts of ratios whose denominators differ, a line each."""
    shown = comparison.table["metric"].unique() if full else _wanted(comparison)
    found = notes(comparison.table, comparison.study.metrics, shown, [point.id for point in points])
    return [HEAD, *(f"  {plain(one)}" for one in found)] if found else []


def _wanted(comparison: "Comparison") -> tuple[str, ...]:
    return HEADLINE + tuple(finding.metric for finding in comparison.findings)


def cell(row: Any, with_interval: bool = True) -> str:
    """A difference with its interval, in per cent of the baseline where that is not zero; or that there is none."""
    if unmeasured(row):
        return f"[dim]{row.note if row is not None and row.note == OTHER_WORLD else NOT_MEASURED}[/]"
    if unchanged(row):
        return f"[dim]{SAME}[/]"
    text = marked(said(row) if with_interval else briefly(row), row)
    return f"[bold]{text} ●[/]" if excludes_zero(row) else f"[dim]{text} ○[/]"


def _measures(comparison: "Comparison") -> Any:
    """What pairs of runs say, a point a line."""
    from rich.table import Table

    told = comparison.measures
    told = told[told["measure"] != f"{WAIT}_min"]  # said in per cent; minutes are in the CSV
    names = told.drop_duplicates("measure")
    title = "Measures of paired runs: mean with its 90 % interval"
    table = Table(title=title, title_justify="left", title_style="bold", box=None, caption_justify="left")
    table.add_column("")
    for row in names.itertuples():
        table.add_column(f"{row.measure.replace('_', ' ')}\n[dim]{row.unit}[/]", justify="right")
    for label, rows in told.groupby("label", sort=False):
        cells = {row.measure: measured(row) for row in rows.itertuples()}
        table.add_row(plain(str(label)), *(cells.get(name, NOT_MEASURED) for name in names["measure"]))
    lines = [f"{row.measure}: {row.meaning}" for row in names.itertuples()]
    why = "no tables by border were kept, hardly anything is lost, or spending is equal"
    table.caption = "\n".join([*lines, f"{NOT_MEASURED}: {why}"])
    return table


def _expectations(comparison: "Comparison") -> Any:
    """What was expected, one line each."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title="Expectations and results", title_justify="left", title_style="bold", box=None)
    table.add_column("", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("")
    for finding in comparison.findings:
        arrow = {"up": "↑", "down": "↓"}.get(finding.direction, "→ no change")
        words = Text(plain(f"{finding.metric} {arrow} in {finding.point.label}: {finding.came_out}"))
        words.append(plain(f"  ({finding.because})") if finding.because else "", style="dim")
        table.add_row(MARK[finding.verdict], "", words)
    return table
