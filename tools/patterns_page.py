"""The figure and the page of the patterns."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from scipy import stats

from analysis.numbers import number, percent, plus_minus
from analysis.statistics import interval_t
from sim.surveillance.detection import koopman
from tools.hypercube import dimensions
from tools.one_border import BURN_IN, DAYS, MARGINS
from tools.pattern_runs import SHARES, Patterns

MOVED = 0.05  # of a sector's flow: a smaller loss is no displacement to speak of
BETTER, EQUAL = 0.02, 0.02  # share of attempts stopped: what counts as more, and as equal
BOTH = "P1 on first attempts and on successes"
MOVES = f"the hardened sector loses more than {percent(100 * MOVED)} of its first attempts"
LINES = ("-", "o"), ("--", "s"), (":", "^")


def interval(values: np.ndarray) -> tuple[float, float]:
    """Mean over seeds (first axis) and half-width of its 90 % interval (Student t)."""
    found = interval_t(values)
    return found.mean, found.half


def ratios(found: np.ndarray) -> np.ndarray:
    """Displacement ratio from (..., 3, margins)."""
    return found[..., 2, :] / found[..., 1, :]


def shown(points: list[dict]) -> dict[str, np.ndarray]:
    """For each statement, which points of the hypercube show it."""
    flow, lost, gained = (np.array([p[name] for p in points]) for name in ("flow", "lost", "gained"))
    moved = lost > MOVED * np.maximum(flow, 1.0)
    ratio = np.divide(gained, lost, out=np.full_like(lost, np.nan), where=moved)
    inside = (ratio >= 0.5) & (ratio <= 1.0)
    stopped = np.array([p["stopped"] for p in points])
    learners, others = (stopped[:, row, 1] - stopped[:, row, 0] for row in (0, 1))
    out = {f"P1 on {name}: ratio between 0.5 and 1": inside[:, k] for k, name in enumerate(MARGINS)}
    out[BOTH] = inside[:, 0] & inside[:, 1]
    out[MOVES] = moved[:, 0]
    out["P2 among learners: random stops more"] = learners > BETTER
    out["P2 among others: equal"] = abs(others) < EQUAL
    out["P2, both"] = out["P2 among learners: random stops more"] & out["P2 among others: equal"]
    out["P1 and P2"] = out[BOTH] & out["P2, both"]
    return out


def decisive(points: list[dict], values: np.ndarray) -> list[tuple[str, float]]:
    """The five settings whose rank correlates most with ``values`` over the points."""
    usable = np.isfinite(values)
    found = []
    for name in dimensions():
        setting = np.array([p["settings"][name] for p in points])[usable]
        found.append((name, float(stats.spearmanr(setting, values[usable]).statistic)))
    return sorted(found, key=lambda pair: -abs(pair[1]))[:5]


def draw_displacement(axes: Axes, found: Patterns) -> None:
    """Panel of P1: ratio by the number of hardened sectors."""
    axes.axhspan(0.5, 1.0, color="0.92", zorder=0)
    for k, (name, (line, marker)) in enumerate(zip(MARGINS, LINES, strict=True)):
        points = [interval(each[:, k]) for each in ratios(found.twelve)]
        middle, half = zip(*points, strict=True)
        axes.errorbar(SHARES, middle, half, fmt=line + marker, color="black", ms=4, lw=1, capsize=2, label=name,
                      markerfacecolor="white" if k else "black")  # fmt: skip
    axes.set(
        xlabel="hardened sectors of twelve (3 x the patrols)", ylabel="gain elsewhere / loss there", ylim=(-0.05, 1.15)
    )
    axes.legend(frameon=False, loc="lower left", fontsize=8)
    axes.set_title("P1  The flow moves on\nuntil no sector is left", loc="left")


def draw_predictability(axes: Axes, found: Patterns) -> None:
    """Panel of P2: share stopped by a fixed and a random plan."""
    for row, plan in enumerate(("fixed plan", "random plan")):
        middle, half = zip(*(interval(found.stopped[kind, row]) for kind in (0, 1)), strict=True)
        axes.bar(np.array([0, 1]) + (row - 0.5) * 0.36, middle, 0.34, yerr=half, capsize=3, label=plan,
                 color="white" if row else "0.55", edgecolor="black", hatch="//" if row else "")  # fmt: skip
    axes.set_xticks([0, 1], ["movers who learn", "movers who do not"])
    axes.set(ylabel="attempts stopped (share)", ylim=(0, 0.7))
    axes.legend(frameon=False, fontsize=8)
    (fixed, surprise), others = found.stopped[0].mean(1), found.stopped[1].mean()
    first = f"P2  A random plan stops {percent(100 * surprise)} of learners,"
    axes.set_title(f"{first}\na fixed plan {percent(100 * fixed)}; of others both {percent(100 * others)}", loc="left")


def draw_hypercube(axes: Axes, found: Patterns) -> None:
    """Panel of the hypercube: distribution of the ratio over the plausible ranges."""
    axes.axvspan(0.5, 1.0, color="0.92", zorder=0)
    flow, lost, gained = (np.array([p[name] for p in found.points]) for name in ("flow", "lost", "gained"))
    for k, (line, _) in zip((0, 1), LINES, strict=False):
        moved = lost[:, k] > MOVED * np.maximum(flow[:, k], 1.0)
        ratio = np.sort(np.clip(gained[moved, k] / lost[moved, k], -0.5, 1.5))
        below = np.minimum(np.arange(len(ratio) + 2) / len(ratio), 1.0)
        axes.step([-0.5, *ratio, 1.5], below, line, where="post", color="black", lw=1, label=MARGINS[k])
    share = shown(found.points)[BOTH].mean()
    axes.set(xlabel="displacement ratio, one of two hardened", ylabel="share of parameter sets below")
    axes.set(xlim=(-0.5, 1.5), xticks=[-0.5, 0, 0.5, 1, 1.5])
    axes.legend(frameon=False, loc="upper left", fontsize=8)
    axes.set_title(
        f"{percent(100 * share)} of {len(found.points)} plausible parameter sets\nshow P1 on both margins", loc="left"
    )


def draw(found: Patterns, path: Path) -> None:
    """Write the figure as PNG and SVG."""
    plt.rcParams.update(
        {
            "font.size": 9,
            "axes.titlesize": 10,
            "svg.hashsalt": "comity",
            "axes.spines.top": False,
            "axes.spines.right": False,
        }
    )
    figure, panels = plt.subplots(1, 3, figsize=(11, 3.6), layout="constrained")
    for axes, panel in zip(panels, (draw_displacement, draw_predictability, draw_hypercube), strict=True):
        panel(axes, found)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path.with_suffix(".png"), dpi=160, metadata={"Software": None})
    figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})
    plt.close(figure)


def saturation(points: list[dict]) -> dict[str, str]:
    """Points where hardening moves the sector, the share of them that shows P1, median detection there and not."""
    results = shown(points)
    moved = results[MOVES]
    seen = []
    for settings in (p["settings"] for p in points):
        watch = {name.rsplit(".", 1)[1]: value for name, value in settings.items() if "surveillance" in name}
        units = watch["availability"] * settings["technology.patrols_per_km"] * settings.get("technology.spending", 1.0)
        seen.append(koopman(units, watch["sweep_km"], watch["patrol_kmh"], 1.0, watch["mover_kmh"]))
    detection = np.array(seen)
    return {
        "moved": number(moved.sum()),
        "of_moved": percent(100 * results[BOTH][moved].mean()),
        "seen_moved": number(np.median(detection[moved]), decimals=3),
        "seen_unmoved": number(np.median(detection[~moved]), decimals=3),
    }


def row_of(name: str, found: np.ndarray) -> str:
    """One table row a margin: loss, gain and their ratio, means over seeds with the ratio's interval."""
    lines = []
    for k, margin in enumerate(MARGINS):
        middle, half = interval(ratios(found)[:, k])
        flow, lost, gained = found[:, :, k].mean(0)
        counts = " | ".join(number(count, decimals=0) for count in (flow, lost, gained))
        lines.append(f"| {name} | {margin} | {counts} | {plus_minus(middle, half, decimals=2)} |")
    return "\n".join(lines)


def plan_rows(found: Patterns) -> str:
    """Table rows of P2."""
    lines = []
    for kind, who in enumerate(("learn", "do not learn")):
        cells = [interval(found.stopped[kind, plan]) for plan in (0, 1)]
        cells.append(interval(found.stopped[kind, 1] - found.stopped[kind, 0]))
        lines.append(f"| {who} | " + " | ".join(plus_minus(*cell, decimals=3) for cell in cells) + " |")
    return "\n".join(lines)


def sensitivity_rows(points: list[dict]) -> str:
    """What moves the ratio on successes and the worth of surprise most, over the hypercube."""
    flow, lost, gained = (np.array([p[name] for p in points])[:, 1] for name in ("flow", "lost", "gained"))
    moved = lost > MOVED * np.maximum(flow, 1.0)
    ratio = np.divide(gained, lost, out=np.full_like(lost, np.nan), where=moved)
    surprise = np.array([p["stopped"][0][1] - p["stopped"][0][0] for p in points])
    lines = []
    for what, values in (("displacement ratio on successes", ratio), ("random minus fixed, learners", surprise)):
        told = ", ".join(f"`{name}` {number(rho, decimals=2, signed=True)}" for name, rho in decisive(points, values))
        lines.append(f"| {what} | {told} |")
    return "\n".join(lines)


def write(found: Patterns, path: Path) -> None:
    """Write the page."""
    template = (Path(__file__).parent / "patterns.md.txt").read_text()
    results = shown(found.points)
    counts = "\n".join(
        f"| {name} | {hits.sum()} of {len(hits)} | {percent(100 * hits.mean())} |" for name, hits in results.items()
    )
    path.write_text(
        template.format(
            seeds=len(found.two), points=len(found.points), dimensions=len(dimensions()), days=DAYS, burn_in=BURN_IN,
            two=row_of("1 of 2", found.two),
            twelve="\n".join(row_of(f"{k} of 12", each) for k, each in zip(SHARES, found.twelve, strict=True)),
            mapped=row_of("busiest sector", found.mapped),
            plans=plan_rows(found), counts=counts, decisive=sensitivity_rows(found.points),
            better=BETTER, equal=EQUAL, least=percent(100 * MOVED), **saturation(found.points),
        )
    )  # fmt: skip
