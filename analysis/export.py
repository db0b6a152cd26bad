"""A study in one file for other programs: a row a run, what was varied beside what came out."""

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.load import Study
from analysis.publish import published
from analysis.safe_csv import write_csv

if TYPE_CHECKING:
    import pandas as pd

LEFT_OUT = ("shard", "tables", "error")  # columns for the store's own use, and that of failed runs


def export(study: Study, form: str) -> Path:
    """Write ``runs.csv`` or ``runs.parquet``; returns the file."""
    frame, target = wide(study), study.into / f"runs.{form}"
    if form == "csv":
        write_csv(frame, target)
    else:
        with published(target) as temporary:
            frame.to_parquet(temporary, index=False, compression="zstd")
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
