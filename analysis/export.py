"""A study in one file for other programs: a row a run, what was varied beside what came out; and views for SQL."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.load import Study
from analysis.safe_csv import write_csv

if TYPE_CHECKING:
    import pandas as pd

LEFT_OUT = ("shard", "tables", "error")  # columns for the store's own use, and that of failed runs


def export(study: Study, form: str) -> Path:
    """Write ``runs.csv`` or ``runs.parquet`` into the study's folder; returns the file."""
    frame, target = wide(study), study.folder / f"runs.{form}"
    if form == "csv":
        write_csv(frame, target)
    else:
        temporary = target.with_name(f".{target.name}.{os.getpid()}")
        frame.to_parquet(temporary, index=False, compression="zstd")
        temporary.replace(target)
    return target


def wide(study: Study) -> "pd.DataFrame":
    """One row a run: point, label, every setting that the study varies, then the columns of runs/."""
    import pandas as pd

    runs = study.runs.drop(columns=[name for name in LEFT_OUT if name in study.runs])
    varied = {key: {"label": point.label} | point.varied for key, point in study.points.items()}
    settings = pd.DataFrame.from_dict(varied, orient="index").drop(columns="scenario", errors="ignore")
    for name in settings:  # lists (treaties) as text
        if settings[name].map(lambda value: isinstance(value, list)).any():
            settings[name] = settings[name].map(lambda value: "+".join(value) if isinstance(value, list) else value)
    return settings.rename_axis("point").reset_index().merge(runs, on="point", validate="one_to_many")


def write_views(study: Study) -> Path:
    """Write ``study.duckdb``: views of runs, daily, events and details, and nothing else; it can be made again."""
    import duckdb

    target = study.folder / "study.duckdb"
    target.unlink(missing_ok=True)
    with duckdb.connect(str(target)) as base:
        once = "qualify row_number() over (partition by point, seed) = 1"
        runs = _files(study, "runs", "*.parquet")
        base.execute(f"create view runs as select * from {runs} where status = 'ok' and code = '{study.code}' {once}")
        for name, pattern in _tables(study).items():
            rows = _files(study, name, pattern)
            view = name.replace("/", "_")
            base.execute(f"create view {view} as select rows.* from {rows} rows semi join runs using (point, seed)")
    return target


def _tables(study: Study) -> dict[str, str]:
    """Folders with data, and what their files are called."""
    details = sorted(path.name for path in (study.folder / "detail").glob("*") if path.is_dir())
    found = {"daily": "*/*/*.parquet", "events": "*.parquet"} | {f"detail/{name}": "*.parquet" for name in details}
    return {name: pattern for name, pattern in found.items() if any((study.folder / name).glob(pattern))}


def _files(study: Study, table: str, pattern: str) -> str:
    path = str((study.folder / table).resolve() / pattern).replace("'", "''")
    return f"read_parquet('{path}', union_by_name=true, hive_partitioning={str(table == 'daily').lower()})"
