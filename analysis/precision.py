"""How precisely a study knows a metric, and how many more seeds bring it to a stated precision."""

import math
from typing import NamedTuple

import numpy as np

from analysis.load import Study
from analysis.statistics import interval, more_pairs

FEWEST = 4  # seeds from which a spread is worth anything


class Width(NamedTuple):
    """The half-width of the 90 % interval of the point known least, as a share of the baseline's mean."""

    share: float  # NaN with fewer than two seeds, or where there is no share
    more: int  # seeds that its spread asks for
    why_none: str = ""  # why it is no share of the baseline's mean, however many seeds there are


def width(study: Study, points: list[str], baseline: str, metric: str, wanted: float) -> Width:
    """The widest interval of ``metric``: of paired differences to ``baseline``, of the mean where it is alone."""
    values = {str(key): rows.set_index("seed")[metric].astype(float) for key, rows in study.runs.groupby("point")}
    base = values[baseline]
    if not base.notna().any():
        return Width(math.nan, 0, f"no run of the baseline holds {metric}")
    scale = abs(float(base.mean()))
    if not scale and len(base) >= FEWEST:
        return Width(math.nan, 0, f"{metric} is 0 at the baseline, and nothing is a share of 0")
    samples = [(values[key] - base).dropna().to_numpy() for key in points if key != baseline and key in values]
    widths = [_width(sample, scale, wanted) for sample in samples or [base.dropna().to_numpy()]]
    return max(widths, key=lambda w: math.inf if math.isnan(w.share) else w.share)


def _width(sample: np.ndarray, scale: float, wanted: float) -> Width:
    if len(sample) < 2 or not scale:
        return Width(math.nan, max(0, FEWEST - len(sample)))
    found = interval(sample)
    share = found.half / scale
    more = more_pairs(float(sample.std(ddof=1)), len(sample), wanted * scale)
    return Width(share, 0 if share <= wanted else max(1, int(more)))
