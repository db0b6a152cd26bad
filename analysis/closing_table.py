"""The table at the end of a study of one point: the mean of each key metric over seeds, with its 90 % interval."""

from typing import Any

import pandas as pd

from analysis.bounds import FREE, level_within
from analysis.numbers import number
from analysis.words import levelled

KEY = (  # what the table shows, in this order, where the model gives it
    "net_arrivals", "entries", "attempts", "apprehensions", "apprehension_rate", "gotaways",
    "interdiction_rate_drugs", "overstays",
    "treaties_in_force", "suspensions", "trust", "hits_foreign", "request_latency_p50_days",
    "travellers", "person_hours", "wait_p50_min", "wait_p95_min", "truck_wait_p95_min", "deaths",
    "wrongful_refusals", "spend_eur", "cost_per_interdiction_eur",
)  # fmt: skip


def closing_table(rows: pd.DataFrame, label: str, metrics: list[dict[str, Any]]) -> Any:
    """Rich lines: metrics down, with their mean and half the width of their 90 % interval over seeds.

    ``rows`` are runs of one point, ``metrics`` the manifest's list of metrics.
    """
    from rich.console import Group
    from rich.table import Table

    good = rows[rows["status"] == "ok"]
    table = Table()
    table.add_column("metric")
    table.add_column("unit", style="dim")
    table.add_column(label, justify="right")
    units = {m["name"]: m["unit"].removesuffix("/day") if m["kind"] == "count" else m["unit"] for m in metrics}
    bounds = {
        m["name"]: tuple(FREE[k] if m.get(end) is None else m[end] for k, end in enumerate(("least", "most")))
        for m in metrics
    }
    for name in [name for name in KEY if name in good.columns]:
        known = level_within(good[name].to_numpy(float), *bounds.get(name, FREE))
        table.add_row(name, units.get(name, ""), levelled(known) if known.n > 1 else number(known.mean))
    heading = (
        f"Mean ± half of the 90 % interval (from where to where, if it is not even) over {len(good)} runs; sums over "
        "the days after the burn-in"
    )
    return Group(heading, table)
