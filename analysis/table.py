"""The comparison as a reader sees it in the terminal."""

import re
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

NAMES, LEVEL, UNIT, INTERVAL, SHORT = 29, 12, 18, 23, 14  # widths of columns: what fits decides how much is told
MATTERS = 1.0  # per cent: with common random numbers, effects far smaller are clear too
MOST_PAGES = 3  # of points side by side; more points stand one below the other
MOST_ROWS = 60  # points one below the other; the CSV holds all
MARK = {"confirmed": "[green]confirmed[/]", "refused": "[red]contradicted[/]", "open": "[yellow]inconclusive[/]"}


def show(comparison: "Comparison", full: bool = False) -> None:
    """Print differences theme by theme, then what was expected and what came out."""
    from rich.console import Console

    console = Console(highlight=False)
    if comparison.table.empty:
        console.print("Nothing to compare: no run is done.")
        return
    if comparison.pooled:
        console.print("A design has no baseline: see the commands sensitivity and discover, or name a --baseline.")
        return
    if not comparison.others:
        console.print("Nothing to compare: only one point has runs.")
        return
    for warning in unlike(comparison):
        console.print(f"[bold yellow]Warning:[/] {plain(warning)}")
    side_by_side = max(1, (console.width - NAMES - LEVEL) // SHORT)
    if len(comparison.others) <= MOST_PAGES * side_by_side:
        told = comparison.others
        for k in range(0, len(told), side_by_side):
            console.print(_differences(comparison, told[k : k + side_by_side], full, console.width))
    else:
        told = comparison.some(MOST_ROWS)
        console.print(_by_point(comparison, told, console.width))
    console.print(_legend(comparison, full, len(told)), style="dim")
    for line in _parts(comparison, full, told)[:MOST_ROWS]:
        console.print(line, style="dim")
    if len(comparison.measures):
        console.print(_measures(comparison))
    if comparison.findings:
        console.print(_expectations(comparison))


def _differences(comparison: "Comparison", points: list["Point"], full: bool, width: int) -> Any:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    base = comparison.baseline
    with_interval = NAMES + LEVEL + INTERVAL * len(points) <= width
    wide = NAMES + LEVEL + UNIT + (INTERVAL if with_interval else SHORT) * len(points) <= width
    title = f"Difference from {plain(base.label)}, paired by seed: mean"
    title += (
        " ± half-width of the 90 % interval" if with_interval else "; widen the window or see the CSV for intervals"
    )
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("metric", no_wrap=True)
    table.add_column(folded(base.label, LEVEL - 2), justify="right", no_wrap=True)
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


def _by_point(comparison: "Comparison", points: list["Point"], width: int) -> Any:
    """Points one below the other, and beside them the metrics that change most clearly, as many as fit."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    labels = max(len(point.label) for point in points)
    names = min(labels, width // 3) + 2
    metrics = _clearest(comparison)[: max(1, (width - names) // SHORT)]
    title = f"Difference from {plain(comparison.baseline.label)}, paired by seed: mean, of the metrics that change most"
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("point", no_wrap=True)
    for metric in metrics:
        table.add_column(folded(metric, SHORT - 2), justify="right", no_wrap=True)
    rows = {(row.point, row.metric): row for row in comparison.table.itertuples()}
    for point in points:
        cells = [cell(rows.get((point.id, metric)), with_interval=False) for metric in metrics]
        table.add_row(folded(point.label, names - 2), *cells)
    return table


def _clearest(comparison: "Comparison") -> list[str]:
    """The main metrics: the first of all, those asked about, then by how many points change them clearly."""
    table = comparison.table
    clear = table[excludes_zero(table) & (table["percent"].abs() >= MATTERS)].groupby("metric").size()
    asked = dict.fromkeys([HEADLINE[0], *(finding.metric for finding in comparison.findings)])
    rest = sorted((name for name in HEADLINE if name not in asked), key=lambda name: -int(clear.get(name, 0)))
    return [name for name in (*asked, *rest) if name in set(table["metric"])]


def folded(label: str, width: int) -> str:
    """A label over as many lines as it takes, broken after words, underscores and equals signs; nothing is cut."""
    lines = [""]
    for part in re.findall(r"[^ _=]*[ _=]?", plain(label)):
        while len(part.rstrip()) > width:
            lines += [part[:width]]
            part = part[width:]
        if len(lines[-1]) + len(part.rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(line.strip() for line in lines if line.strip())


def _legend(comparison: "Comparison", full: bool, shown: int) -> str:
    left = len(comparison.others) - shown
    more = f"; {left} points between those shown" if left > 0 else ""
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
