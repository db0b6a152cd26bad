"""Vertical lines on every time axis: the days on which law changes."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from analysis.figures.look import INK
from analysis.legal_dates import LegalDate, legal_dates
from analysis.load import Point, Study

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEGEND = "Vertical lines: days on which law changes in a scenario (joins, notice, exit, controls return)."


def mark_legal_dates(axes: "Axes", study: Study, points: Sequence[Point], named: bool = True) -> None:
    """Draw a vertical line for every legal date of the points on a time axis, with what happens at its top."""
    said: dict[date, list[str]] = {}
    for point in points:
        _gather(said, point, legal_dates(study, point))
    _draw(axes, said, named)


def mark_dates(axes: "Axes", point: Point, dates: Sequence[LegalDate]) -> None:
    """The same for dates of one point that are known already."""
    said: dict[date, list[str]] = {}
    _gather(said, point, dates)
    _draw(axes, said, named=True)


def _gather(said: dict[date, list[str]], point: Point, dates: Sequence[LegalDate]) -> None:
    """Add what happens to what is said of its date."""
    for one in dates:
        kinds = said.setdefault(point.day(one.day), [])
        kinds += [one.kind] if one.kind not in kinds else []


def _draw(axes: "Axes", said: dict[date, list[str]], named: bool) -> None:
    from matplotlib.dates import date2num

    for day, kinds in sorted(said.items()):
        axes.axvline(day, color=INK, linewidth=0.8, linestyle="--", alpha=0.7, zorder=1.5, gid="legal date")
        if named:
            axes.annotate(
                ", ".join(kinds), (date2num(day), 1.0), xycoords=axes.get_xaxis_transform(), xytext=(-1.5, -2),
                textcoords="offset points", rotation=90, ha="right", va="top", fontsize=5.5, color=INK, alpha=0.8,
            )  # fmt: skip
