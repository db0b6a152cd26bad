"""Daily rows as means over four weeks: the week's rhythm falls out."""

from typing import TYPE_CHECKING

from analysis.load import Point, Study

if TYPE_CHECKING:
    import pandas as pd

STEP_DAYS = 28


def steps(study: Study, point: Point, names: list[str]) -> "pd.DataFrame":
    """Means of whole steps by (step, seed), empty days left out; an empty frame where no daily rows are there."""
    import pandas as pd

    files = [path for path in study.files("daily") if path.name.startswith(point.id)]
    if not files or not names:
        return pd.DataFrame()
    means = ", ".join(f'avg(case when isfinite("{n}"::double) then "{n}"::double end) as "{n}"' for n in names)
    step = f"(date_diff('day', date '{point.start.isoformat()}', day::date) // {STEP_DAYS})"
    rows = study.query(
        f"select {step} as step, seed, {means} from {{daily}} group by all having count(*) = {STEP_DAYS}", daily=files
    )
    return rows.set_index(["step", "seed"]).sort_index()
