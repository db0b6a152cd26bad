"""The closing table: each key metric's mean over seeds with its 90 % interval."""

import math
from typing import Any

import pandas as pd

LEVEL = 0.90
MOST_COLUMNS = 6  # points side by side; the folder holds the others
KEY = (  # what the closing table shows, in this order, where the model gives it
    "attempts", "entries", "apprehensions", "apprehension_rate", "gotaways", "interdiction_rate_drugs", "overstays",
    "treaties_in_force", "suspensions", "trust", "hits_foreign", "request_latency_p50_days",
    "travellers", "wait_p50_min", "wait_p95_min", "truck_wait_p95_min", "deaths", "wrongful_refusals", "spend_eur",
    "cost_per_interdiction_eur",
)  # fmt: skip


def interval(values: pd.Series) -> tuple[float, float]:
    """Mean and half-width of the 90 % t interval over runs; the half-width is NaN for one run."""
    kept = values.dropna()
    if len(kept) < 2:
        return float(kept.mean()) if len(kept) else math.nan, math.nan
    from scipy.special import stdtrit

    quantile = float(stdtrit(len(kept) - 1, 0.5 + LEVEL / 2))
    return float(kept.mean()), quantile * float(kept.std(ddof=1)) / math.sqrt(len(kept))


def closing_table(rows: pd.DataFrame, labels: dict[str, str], metrics: list[dict[str, Any]]) -> Any:
    """Rich lines: metrics down, points across; mean and half-width of the 90 % interval over seeds."""
    from rich.console import Group
    from rich.table import Table

    good = rows[rows["status"] == "ok"]
    counts = sorted({len(group) for _, group in good.groupby("point")})
    runs = "-".join(str(n) for n in (counts[0], counts[-1])[: len(counts)]) if counts else "0"
    table = Table()
    labels = dict(list(labels.items())[:MOST_COLUMNS])
    table.add_column("metric")
    table.add_column("unit", style="dim")
    for label in labels.values():
        table.add_column(label, justify="right")
    units = {m["name"]: m["unit"].removesuffix("/day") if m["kind"] == "count" else m["unit"] for m in metrics}
    for name in [name for name in KEY if name in good.columns]:
        cells = [_cell(good.loc[good["point"] == point, name]) for point in labels]
        table.add_row(name, units.get(name, ""), *cells)
    return Group(
        f"Mean ± half of the 90 % interval (t) over {runs} runs a point; sums over the days after the burn-in", table
    )


def _cell(values: pd.Series) -> str:
    mean, half = interval(values)
    return "-" if math.isnan(mean) else figure(mean, half)


def figure(value: float, half: float = math.nan) -> str:
    """A number as a reader wants it: three digits that matter alone, up to four beside its half-width."""
    scale, mark = (1e6, " M") if abs(value) >= 1e6 else (1.0, "")
    decimals = max(0, 2 - _order(value / scale))
    if half > 0:
        decimals = max(0, min(decimals + 1, 1 - _order(half / scale)))
    text = f"{value / scale:,.{decimals}f}{mark}"
    return text if math.isnan(half) else f"{text} ± {half / scale:,.{decimals}f}{mark}"


def _order(value: float) -> int:
    """The power of ten of a number's first digit."""
    return math.floor(math.log10(abs(value))) if value else 0
