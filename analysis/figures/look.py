"""The one look of all figures: readable by the colour-blind and in black and white, finding on top, sources below."""

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from analysis.load import Point, Study
from analysis.numbers import number
from analysis.refusal import plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

INK, GREY, PALE, PAPER = "#1a1a1a", "#6b6b6b", "#d9d9d9", "#ffffff"
SEA, LAND, CLUB = "#eef3f6", "#f7f5f0", "#e2ded2"  # of maps; CLUB: members
DPI = 160


class Style(NamedTuple):
    """How one point is drawn, told apart by colour, line and marker alike."""

    colour: str
    line: str | tuple[int, tuple[float, ...]]
    marker: str


# Okabe and Ito (2008), ordered so that neighbours differ in lightness too.
STYLES = (
    Style("#000000", "-", "o"),
    Style("#d55e00", (0, (5, 1.6)), "s"),
    Style("#0072b2", (0, (1.2, 1.2)), "^"),
    Style("#009e73", (0, (6, 1.5, 1.2, 1.5)), "D"),
    Style("#cc79a7", (0, (3, 1.2)), "v"),
    Style("#56b4e9", (0, (8, 1.5, 1.2, 1.5, 1.2, 1.5)), "P"),
)
MOST_POINTS = len(STYLES)

SETTINGS = {
    "figure.facecolor": PAPER, "axes.facecolor": PAPER, "savefig.facecolor": PAPER,
    "font.family": "DejaVu Sans", "font.size": 9, "text.color": INK,
    "axes.edgecolor": GREY, "axes.labelcolor": INK, "axes.linewidth": 0.7, "axes.titlesize": 9.5,
    "axes.titlelocation": "left", "axes.titleweight": "bold", "axes.spines.top": False, "axes.spines.right": False,
    "axes.unicode_minus": True, "axes.axisbelow": True,
    "xtick.color": GREY, "ytick.color": GREY, "xtick.labelcolor": INK, "ytick.labelcolor": INK,
    "xtick.labelsize": 8, "ytick.labelsize": 8, "xtick.major.width": 0.6, "ytick.major.width": 0.6,
    "grid.color": PALE, "grid.linewidth": 0.6, "legend.frameon": False, "legend.fontsize": 8.5,
    "hatch.linewidth": 0.6, "svg.fonttype": "path", "svg.hashsalt": "comity",
}  # fmt: skip


@contextmanager
def look() -> Iterator[None]:
    """Draw within the one look, whatever settings of matplotlib the user has: what it leaves open is as by default."""
    import matplotlib

    defaults = {name: value for name, value in matplotlib.rcParamsDefault.items() if not name.startswith("backend")}
    with matplotlib.rc_context(defaults | SETTINGS):
        yield


def sheet(width: float, height: float) -> "Figure":
    """An empty figure, inches; no window knows of it, so none must be closed."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height))
    FigureCanvasAgg(figure)
    return figure


def frame(figure: "Figure", finding: str, question: str, foot: Sequence[str]) -> tuple[float, float]:
    """Write the finding and what is shown on top, sources below; return bottom and top of what is left, as shares."""
    width, height = figure.get_size_inches()
    finding, question = clean(finding), clean(question)
    lines = textwrap.wrap(finding, int(width * 9.2)) or [""]
    top = 1 - 0.14 / height
    figure.text(0.15 / width, top, "\n".join(lines), fontsize=12.5, fontweight="bold", va="top", linespacing=1.25)
    top -= (0.235 * len(lines) + 0.05) / height
    below = textwrap.wrap(question, int(width * 13.5))
    figure.text(0.15 / width, top, "\n".join(below), fontsize=9, color=GREY, va="top", linespacing=1.3)
    top -= (0.17 * len(below) + 0.14) / height
    notes = [line for text in foot for line in textwrap.wrap(clean(text), int(width * 16.5))]
    figure.text(0.15 / width, 0.1 / height, "\n".join(notes), fontsize=7, color=GREY, va="bottom", linespacing=1.3)
    return (0.135 * len(notes) + 0.22) / height, top


def source(study: Study, points: Sequence[Point]) -> str:
    """Where a figure comes from: study, seeds, code."""
    counts = study.runs.groupby("point").size()
    runs = sorted({int(counts.get(point.id, 0)) for point in points})
    seeds = study.runs.loc[study.runs["point"].isin([p.id for p in points]), "seed"]
    first, last = (int(seeds.min()), int(seeds.max())) if len(seeds) else (0, 0)
    many = "-".join(str(n) for n in sorted({runs[0], runs[-1]})) if runs else "0"
    return (
        f"Comity, study {study.name}: {many} run{'s' * (many != '1')} per point, seeds {first} to {last}, "
        f"code {study.code}. Model output, not observation; not calibrated unless stated."
    )


def clean(text: str) -> str:
    """Text that cannot act as a formula of the renderer."""
    return plain(text).replace("$", r"\$")


def thousands(axis: "Axis") -> None:
    """Numbers of an axis as readers want them."""
    from matplotlib.ticker import FuncFormatter

    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 4, brief=True)))


def dates(axes: "Axes") -> None:
    """A date axis with few words."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=7)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
