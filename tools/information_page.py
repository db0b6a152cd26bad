"""The figure and the page of the patterns of information."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from analysis.numbers import number
from sim.information.linkage import NAMES, precision, separation
from tools.information_runs import PATTERNS, Found

RECALL, PREVALENCE = 0.9, 9.1e-5  # of German passenger records in 2019
YEARS = {  # records listed, right matches per passenger, d' of linkage, precision as published
    2019: (0.9e6, 9.1e-5, 7.0, 0.018), 2020: (1.1e6, 2.3e-4, 7.1, 0.068), 2021: (1.3e6, 2.9e-4, 7.2, 0.12),
    2024: (1.7e6, 6.6e-4, 7.4, 0.42),
}  # fmt: skip
LINES = ("-", "o"), ("--", "s"), (":", "^")
AGE_NAMES = ("a week", "a month", "3 months", "a year", "more")


def draw_picture(axes: Axes, pictures: dict[str, np.ndarray]) -> None:
    """Panel: what members' posts see of other members' alerts, by their age."""
    for (name, shares), (line, marker) in zip(pictures.items(), LINES, strict=False):
        axes.plot(AGE_NAMES, shares, line + marker, color="black", ms=4, lw=1, label=name.replace("_", " "))
    axes.set(xlabel="age of the alert, up to", ylabel="share of alerts known", ylim=(-0.02, None))
    axes.legend(frameon=False, fontsize=8)
    axes.set_title("A post sees only part of what concerns it,\nand nothing from unilateral sharing", loc="left")


def draw_lists(axes: Axes) -> None:
    """Panel: precision against list size, by standard."""
    records = np.geomspace(1e4, 1e8, 60)
    for standard, (line, _) in zip((0.9, 0.6, 0.35), LINES, strict=True):
        d = float(separation(standard, NAMES))
        axes.semilogx(records, [precision(n, PREVALENCE, d, RECALL) for n in records], line, color="black", lw=1,
                      label=f"standard {standard}")  # fmt: skip
    axes.set(xlabel="records on the list", ylabel="precision of matches", ylim=(0, 1))
    axes.legend(frameon=False, fontsize=8)
    axes.set_title("Precision falls with the list and\nrises with the standard", loc="left")


def draw_path(axes: Axes) -> None:
    """Panel: the path of German passenger records, and linkage alone."""
    years = list(YEARS)
    records, prevalence, first, _ = YEARS[years[0]]
    whole = [precision(n, p, d, RECALL) for n, p, d, _ in YEARS.values()]
    alone = [precision(records, prevalence, d, RECALL) for _, _, d, _ in YEARS.values()]
    axes.plot(years, [y[3] for y in YEARS.values()], "ko", ms=5, label="published")
    axes.plot(years, whole, "k-", lw=1, label="list, prevalence and linkage")
    axes.plot(years, alone, "k:", lw=1, label="linkage alone")
    axes.set(xlabel="year", ylabel="precision of matches", ylim=(0, 0.55), xticks=years)
    axes.legend(frameon=False, fontsize=8)
    axes.set_title(
        f"Linkage alone explains {number(alone[-1], 2)}\nof the {number(whole[-1], 2)} reached in 2024", loc="left"
    )


def draw(pictures: dict[str, np.ndarray], path: Path) -> None:
    """Write the figure as PNG and SVG."""
    plain = {"font.size": 9, "axes.titlesize": 10, "svg.hashsalt": "comity"}
    plt.rcParams.update(plain | {"axes.spines.top": False, "axes.spines.right": False})
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(11, 3.6), layout="constrained")
    draw_picture(left, pictures)
    draw_lists(middle)
    draw_path(right)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path.with_suffix(".png"), dpi=160, metadata={"Software": None})
    figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})
    plt.close(figure)


def path_rows() -> str:
    """Table rows of the passenger records: what each part of the change explains."""
    n0, p0, d0, _ = YEARS[2019]
    rows = []
    for year, (n, p, d, published) in YEARS.items():
        parts = (precision(n, p, d, RECALL), precision(n0, p0, d, RECALL), precision(n0, p, d0, RECALL),
                 precision(n, p0, d0, RECALL))  # fmt: skip
        rows.append(f"| {year} | " + " | ".join(number(x, decimals=3) for x in (published, *parts)) + " |")
    return "\n".join(rows)


def write(found: list[Found], typical: Found, pictures: dict, ages: np.ndarray, path: Path) -> None:
    """Write the page."""
    template = (Path(__file__).parent / "information.md.txt").read_text()
    shares = "\n".join(
        f"| {name} | {'yes' if shows(typical) else 'no'} | {sum(shows(f) for f in found)} of {len(found)} |"
        for name, shows in PATTERNS.items()
    )
    known = "\n".join(
        f"| {n.replace('_', ' ')} | " + " | ".join(number(x, decimals=2) for x in v) + " |" for n, v in pictures.items()
    )
    path.write_text(template.format(shares=shares, known=known, path=path_rows(), points=len(found), typical=typical))
