"""What the model cannot say: always, and of this study."""

from analysis.comparison import Comparison
from analysis.statistics import BOOTSTRAP_FROM
from analysis.unlike import unlike

ALWAYS = (
    "The model forecasts no real event and says nothing about any person or group. Sectors are stylised; results "
    "should be read at the level of institutions and scenarios.",
    "Nothing here is calibrated unless a page of the documentation says so: read signs and sizes of differences, not "
    "levels.",
    "Intervals measure the random variation within the model, from seed to seed. They do not say whether the model is "
    "right.",
    "How many people set out is an input. The results are how they are distributed and detected, and how institutions "
    "respond.",
    "More arrests or seizures are not a success by themselves: read them together with rights, waits and costs.",
)
FEW_SEEDS = 8


def limits(comparison: Comparison) -> list[str]:
    """The limits that hold for every study, then those of this one."""
    return [*ALWAYS, *_world(comparison), *_unlike(comparison), *_runs(comparison), *_rows(comparison)]


def _world(comparison: Comparison) -> list[str]:
    layout = (comparison.baseline.config.get("world") or {}).get("layout")
    if layout != "synthetic":
        return []
    return ["The world of this study is generated: its states and borders do not exist."]


def _unlike(comparison: Comparison) -> list[str]:
    """Points between which more differs than a policy; the warnings themselves stand on top of the page."""
    if not unlike(comparison):
        return []
    return [
        "Unlike things are compared, as the warnings on top of this page say: not all that differs is due to policy."
    ]


def _runs(comparison: Comparison) -> list[str]:
    counts = comparison.study.runs.groupby("point").size()
    least, told = int(counts.min()), []
    if least < FEW_SEEDS:
        told.append(
            f"Some points have only {least} run{'s' * (least != 1)}; use {FEW_SEEDS} or more before concluding."
        )
    without = [p.label for p in comparison.study.points.values() if p.id not in counts.index]
    if without:
        told.append(f"Points without a finished run are left out: {', '.join(without)}.")
    return told


def _rows(comparison: Comparison) -> list[str]:
    """What the rows of the comparison warn of."""
    table = comparison.table
    skewed = table[table["note"].astype(str).str.startswith("skewed")]
    told = []
    if len(skewed) and table["pairs"].max() < BOOTSTRAP_FROM:
        told.append(
            f"{len(skewed)} of {len(table)} differences are skewed across seeds; with so few seeds their 90 % "
            "intervals cover the true mean in about 78 to 86 of 100 studies instead of 90."
        )
    empty = sorted(table.loc[table["note"] == "empty in all runs", "metric"].unique())
    if empty:
        told.append(f"Metrics without any value in this study: {', '.join(empty)}.")
    return told
