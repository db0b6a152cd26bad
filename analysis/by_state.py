"""To whom, and how soon: results around the dates on which law changes, against the same months of the baseline.

States are parted in those whom the dates concern, their neighbours by land, and the other members; time is parted by
the dates, in whole calendar months. A month in which a date falls, unless on its first day, stands in no window.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.borders import member_months
from analysis.bounds import gap_within
from analysis.legal_dates import LegalDate, own_dates
from analysis.load import DAYS_A_YEAR, Point, Study
from analysis.statistics import Interval, intervals

if TYPE_CHECKING:
    import pandas as pd

OUTCOMES = {  # columns of detail/months: how they are called, their unit, and how far down they can reach
    "arrivals": ("persons who come to stay", "persons/year", -np.inf),
    "travellers": ("travellers checked", "persons/year", 0.0),
    "person_hours": ("hours lost at checks", "h/year", 0.0),
    "trade_cost_eur": ("cost of controls to the checked", "EUR/year", 0.0),
    "hits_foreign": ("hits on partners' alerts", "hits/year", 0.0),
    "spend_eur": ("spending on services", "EUR/year", 0.0),
}
IN_WINDOWS = {"controls return": "controls", "controls end": "their end", "joins": "accession"}
MOST_DATES = 3  # of which windows are made


class Window(NamedTuple):
    """A stretch of time: how it is called, and its whole months."""

    name: str
    months: list[int]
    days: int


class Group(NamedTuple):
    """States that are told together."""

    name: str
    states: tuple[str, ...]


class Row(NamedTuple):
    """An outcome of a group in a window, a year, against the baseline's same months; as rows of a comparison."""

    group: Group
    window: Window
    outcome: str
    baseline_mean: float
    difference: float
    low: float
    high: float
    percent: float
    percent_low: float
    percent_high: float
    pairs: int
    note: str = ""
    below_percent: float = np.nan


def by_state(study: Study, base: Point, point: Point) -> list[Row]:
    """Every outcome by group and window; nothing where a scenario has no dates of its own, or no months were kept."""
    dates = own_dates(study, base, point)
    months = {p.id: member_months(study, p) for p in (base, point)}
    world = study.geography(base)
    if not dates or world is None or any(table.empty for table in months.values()):
        return []
    seeds = np.intersect1d(*(table["seed"].unique() for table in months.values()))
    parted, rows = windows(point, dates), []
    for group in groups(world, dates, months[base.id]):
        for window in parted:
            before, after = (_sums(months[p.id], group, window, seeds) for p in (base, point))
            gaps = intervals(after - before)
            rows += [_row(group, window, name, gaps[k], before[:, k], after[:, k]) for k, name in enumerate(OUTCOMES)]
    return rows


def windows(point: Point, dates: list[LegalDate]) -> list[Window]:
    """Time parted by the first dates, those without a whole month left out."""
    turns: list[tuple[int, str]] = []
    for one in dates:
        if all(day != one.day for day, _ in turns) and len(turns) < MOST_DATES:
            turns.append((one.day, one.kind))
    ends = [(point.burn_in_days, ""), *turns, (point.days, "")]
    found = []
    for (first, begun), (last, ended) in zip(ends, ends[1:], strict=False):
        months = whole_months(point, first, last)
        begun, ended = (IN_WINDOWS.get(kind, kind) for kind in (begun, ended))
        name = f"before {ended}" if not begun else f"after {begun}" if not ended else f"{begun} to {ended}"
        if months:
            found.append(Window(name, list(months), sum(months.values())))
    return found


def whole_months(point: Point, first: int, last: int) -> dict[int, int]:
    """Calendar months of a run that lie within the days from ``first`` to ``last``, and their days."""
    found: dict[int, int] = {}
    for day in range(first, last):
        date = point.day(day)
        month = (date.year - point.start.year) * 12 + date.month - point.start.month
        found[month] = found.get(month, 0) + 1
    return {month: days for month, days in found.items() if days == _length(point, month)}


def _length(point: Point, month: int) -> int:
    from calendar import monthrange

    at = point.start.month - 1 + month
    return monthrange(point.start.year + at // 12, at % 12 + 1)[1]


def groups(world: dict, dates: list[LegalDate], months: "pd.DataFrame") -> list[Group]:
    """Those whom the dates concern, their neighbours by land, and the other members; groups of nobody left out."""
    who = sorted({one.who for one in dates})
    kinds = {one.kind for one in dates}
    names = {state["code"]: state["name"] for state in world["states"]}
    land = [{b["a"], b["b"]} for b in world["borders"] if b["kind"] == "land"]
    near = {state for pair in land if pair & set(who) for state in pair} - set(who)
    members = set(months.loc[months["member"], "state"])
    called = ", ".join(names.get(code, code) for code in who[:2]) + (
        f" and {len(who) - 2} more" if len(who) > 2 else ""
    )
    what = " (leaves)" if "exit" in kinds or "notice" in kinds else " (joins)" if "joins" in kinds else ""
    found = (
        Group(called + what, tuple(who)),
        Group("its neighbours" if len(who) == 1 else "their neighbours", tuple(sorted(near & members))),
        Group("other members", tuple(sorted(members - near - set(who)))),
    )
    return [group for group in found if group.states]


def _sums(months: "pd.DataFrame", group: Group, window: Window, seeds: np.ndarray) -> np.ndarray:
    """(seeds, outcomes) a year."""
    own = months[months["state"].isin(group.states) & months["month"].isin(window.months)]
    sums = own.groupby("seed")[list(OUTCOMES)].sum().reindex(seeds).fillna(0.0)
    return sums.to_numpy(float) * DAYS_A_YEAR / window.days


def _row(group: Group, window: Window, name: str, gap: Interval, before: np.ndarray, after: np.ndarray) -> Row:
    told = gap_within(gap, after, before, OUTCOMES[name][2], np.inf)
    level = float(before.mean())
    share, low, high = (100.0 * x / abs(level) if level else np.nan for x in (told.mean, told.low, told.high))
    note = "one pair: no interval" if told.n == 1 else ""
    return Row(group, window, name, level, told.mean, told.low, told.high, share, low, high, told.n, note)
