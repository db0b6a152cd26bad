"""What the model cannot say: always, and of this study."""

from analysis.comparison import Comparison
from analysis.statistics import BOOTSTRAP_FROM

ALWAYS = (
    "It forecasts no real event and says nothing of any person or group. Sectors are stylised; results are read at the "
    "level of institutions and scenarios.",
    "Nothing here is calibrated unless a page of the documentation says so: read signs and sizes of differences, not "
    "levels.",
    "Intervals tell the chance within the model, from seed to seed. They do not tell whether the model is right.",
    "How many people set out is an input. Only how they are distributed, detected and answered comes out.",
    "More arrests or seizures alone are no success: look at rights, waits and costs beside them.",
)
FEW_SEEDS = 8


def limits(comparison: Comparison) -> list[str]:
    """The limits that hold for every study, then those of this one."""
    return [*ALWAYS, *_world(comparison), *_unlike(comparison), *_runs(comparison), *_rows(comparison)]


def _world(comparison: Comparison) -> list[str]:
    layout = (comparison.baseline.config.get("world") or {}).get("layout")
    if layout != "synthetic":
        return []
    return ["The world of this study is generated: its states and borders exist nowhere."]


def _unlike(comparison: Comparison) -> list[str]:
    """Points between which more differs than a policy."""
    base, told = comparison.baseline, []
    if len(comparison.same_world) < len(comparison.others):
        told.append("Points of several worlds are compared: their differences are between worlds, not of a policy.")
    if any((p.start, p.days, p.burn_in_days) != (base.start, base.days, base.burn_in_days) for p in comparison.others):
        told.append("Points cover different times: seasons, dated treaties and learning differ beside what was varied.")
    return told


def _runs(comparison: Comparison) -> list[str]:
    counts = comparison.study.runs.groupby("point").size()
    least, told = int(counts.min()), []
    if least < FEW_SEEDS:
        told.append(f"Some points have {least} run{'s' * (least != 1)} only; take {FEW_SEEDS} or more before deciding.")
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
            f"{len(skewed)} of {len(table)} differences are skewed over the seeds; with so few seeds their 90 % "
            "intervals cover the truth in about 78 to 86 of 100 studies, not in 90."
        )
    empty = sorted(table.loc[table["note"] == "empty in all runs", "metric"].unique())
    if empty:
        told.append(f"Without any value in this study: {', '.join(empty)}.")
    return told
