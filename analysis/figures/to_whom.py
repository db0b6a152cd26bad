"""To whom, and how soon: differences by month for those whom a change of law concerns, and for others."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.borders import member_months
from analysis.by_state import OUTCOMES, Group, groups, whole_months
from analysis.comparison import Comparison
from analysis.figures.legal_lines import mark_dates
from analysis.figures.look import INK, STYLES, dates, frame, look, sheet, source, thousands
from analysis.legal_dates import LegalDate, own_dates
from analysis.load import Point, Study
from analysis.phrases import words
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN = ("arrivals", "travellers", "person_hours", "hits_foreign", "spend_eur")
NEEDS = "a scenario in which law changes on dates of its own, and results by month and state (scale.detail=figures)"


def to_whom(comparison: Comparison) -> "Figure | None":
    """Paired differences a day by month: a row an outcome, a column a group of states; None without NEEDS."""
    study, base = comparison.study, comparison.baseline
    point = next((p for p in comparison.same_time if own_dates(study, base, p)), None)
    world = study.geography(base)
    if point is None or world is None:
        return None
    before, after = (member_months(study, p) for p in (base, point))
    if before.empty or after.empty:
        return None
    found = own_dates(study, base, point)
    parted = groups(world, found, before)
    gaps = {(group.name, name): _gap(study, point, before, after, group, name) for group in parted for name in SHOWN}
    shown = [name for name in SHOWN if any(np.any(gaps[group.name, name]["mean"]) for group in parted)]
    if not shown:
        return None
    with look():
        figure = sheet(9.6, 1.62 * len(shown) + 1.75)
        question = (
            f"Difference of {words(point.label)} from {words(base.label)} by calendar month, a day, paired by seed. "
            "A column a group of states; the scales of a row are alike"
        )
        notes = (
            "Lines: mean over seeds. Bands: pointwise 90 % intervals, not corrected for multiple comparisons. Dashed: "
            "days on which law changes in the scenario. Months that are not whole are left out."
        )
        bottom, top = frame(
            figure, _finding(point, parted, gaps, shown), question, [notes, source(study, [base, point])]
        )
        high = figure.get_figheight()
        grid = figure.add_gridspec(
            len(shown), len(parted), left=0.105, right=0.985, bottom=bottom + 0.32 / high, top=top - 0.3 / high,
            hspace=0.32, wspace=0.1,
        )  # fmt: skip
        for r, name in enumerate(shown):
            first: Axes | None = None
            for c, group in enumerate(parted):
                axes = figure.add_subplot(grid[r, c], sharey=first)
                first = first or axes
                _panel(axes, gaps[group.name, name], point, found)
                if r == 0:
                    axes.set_title(group.name)
                axes.tick_params(labelleft=c == 0, labelbottom=r == len(shown) - 1)
                if c == 0:
                    axes.set_ylabel(_called(name), fontsize=7.5)
    return figure


def _called(name: str) -> str:
    """An outcome on two lines, a day."""
    called, unit, _ = OUTCOMES[name]
    cut = called.rfind(" ", 0, 18)
    daily = unit.replace("/year", "/day")
    return f"{called[:cut]}\n{called[cut + 1 :]}, {daily}" if len(called) > 18 else f"{called},\n{daily}"


def _gap(
    study: Study, point: Point, before: "pd.DataFrame", after: "pd.DataFrame", group: Group, name: str
) -> "pd.DataFrame":
    """Mean and interval of the differences by whole month: index the middle of the month."""
    import pandas as pd

    days = whole_months(point, 0, point.days)
    own = [
        table[table["state"].isin(group.states) & table["month"].isin(days)]
        .groupby(["month", "seed"])[name].sum().unstack("seed")
        for table in (before, after)
    ]  # fmt: skip
    seeds = own[0].columns.intersection(own[1].columns)
    lengths = np.array([days[month] for month in own[0].index])[:, None]
    apart = (own[1][seeds] - own[0][seeds]).to_numpy(float) / lengths
    middle = pd.PeriodIndex(pd.Period(point.start, "M") + np.asarray(own[0].index)).to_timestamp() + pd.Timedelta(
        days=15
    )
    rows = [(g.mean, g.low, g.high) for g in intervals(apart.T)]
    return pd.DataFrame(rows, index=middle, columns=["mean", "low", "high"])


def _panel(axes: "Axes", gap: "pd.DataFrame", point: Point, found: list[LegalDate]) -> None:
    settled = gap.loc[str(point.day(point.burn_in_days)) :]
    style = STYLES[1]
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.fill_between(settled.index, settled["low"], settled["high"], color=style.colour, alpha=0.22, linewidth=0)
    axes.plot(settled.index, settled["mean"], color=style.colour, linewidth=1.4)
    axes.grid(axis="y")
    axes.margins(x=0.01)
    thousands(axes.yaxis)
    dates(axes)
    mark_dates(axes, point, found)


def _clear(gap: "pd.DataFrame") -> bool:
    """Whether most months of the last year have an interval that excludes zero."""
    last = gap.iloc[-12:]
    return bool(((last["low"] > 0) | (last["high"] < 0)).mean() > 0.5)


def _finding(point: Point, parted: list[Group], gaps: dict, shown: list[str]) -> str:
    """Who bears most of the hours lost in the last year, else of the first outcome shown that clearly differs."""
    clear = [name for name in shown if any(_clear(gaps[group.name, name]) for group in parted)] or shown
    name = "person_hours" if "person_hours" in clear else clear[0]
    last = {group.name: float(gaps[group.name, name]["mean"].iloc[-12:].mean()) for group in parted}
    total = sum(abs(value) for value in last.values())
    most = max(last, key=lambda group: abs(last[group]))
    called = OUTCOMES[name][0]
    if not total:
        return f"{words(point.label).capitalize()}: {called} end as at the baseline everywhere"
    share = 100 * abs(last[most]) / total
    who = words(point.label).capitalize()
    return f"{who}, last year: {share:.0f} % of the change in {called} falls on {most}"
