"""What borders carry: counts a year by border and seed, and how a point moves them against the baseline."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.load import DAYS_A_YEAR, Point, Study
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd


def by_border(study: Study, point: Point, column: str) -> "pd.DataFrame":
    """A count a year at external borders: rows (border, into, from), columns seeds; empty where none was kept."""
    return yearly(study, point, "borders", ["border", "into", "from"], column, "where external")


def yearly(
    study: Study, point: Point, table: str, keys: list[str], column: str, condition: str = "",
    needs: tuple[str, ...] = (),
) -> "pd.DataFrame":  # fmt: skip
    """A count a year of a table of ``detail/``: rows ``keys``, columns seeds; empty where none was kept.

    ``needs`` are columns that files of an older version may lack: then none was kept.
    """
    import pandas as pd

    files = [path for path in study.files(f"detail/{table}") if path.name.startswith(point.id)]
    if needs and not all(set(needs) <= set(study.table(path).column_names) for path in files):
        return pd.DataFrame()
    years = max(1, point.days - point.burn_in_days) / DAYS_A_YEAR
    named = ", ".join(f'"{key}"' for key in keys)
    rows = study.query(
        f"select {named}, seed, sum({column}) / {years} as n from {{rows}} {condition} group by all", rows=files
    )
    return rows.pivot(index=keys, columns="seed", values="n").fillna(0.0) if len(rows) else pd.DataFrame()


def member_months(study: Study, point: Point) -> "pd.DataFrame":
    """Results by seed, calendar month and state, as ``detail/months`` holds them; empty where none were kept."""
    files = [path for path in study.files("detail/months") if path.name.startswith(point.id)]
    return study.query("select * from {months}", months=files)


def changes(study: Study, base: Point, point: Point, column: str) -> "pd.DataFrame":
    """By border: mean at the baseline, paired difference with its interval; largest change first."""
    import pandas as pd

    before, after = (by_border(study, p, column) for p in (base, point))
    seeds = before.columns.intersection(after.columns)
    if before.empty or after.empty or not len(seeds):
        return pd.DataFrame()
    borders = before.index.union(after.index)
    before, after = (table.reindex(borders).fillna(0.0)[seeds] for table in (before, after))
    gaps = intervals((after - before).to_numpy(float).T)
    told = pd.DataFrame([(g.mean, g.low, g.high) for g in gaps], index=borders, columns=["change", "low", "high"])
    told.insert(0, "before", before.mean(axis=1))
    order = np.argsort(-told["change"].abs().to_numpy(), kind="stable")
    return told.iloc[order].reset_index()


def named(table: "pd.DataFrame", world: dict | None) -> list[str]:
    """How a reader calls each border: from whom into whom."""
    names = {state["code"]: state["name"] for state in (world or {"states": []})["states"]}
    return [f"{names.get(a, a)} – {names.get(b, b)}" for a, b in zip(table["from"], table["into"], strict=True)]
