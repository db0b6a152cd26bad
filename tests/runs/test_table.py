"""Intervals are over runs, never over days."""

import math

import pandas as pd
import pytest

from sim.runs.table import figure, interval


def test_the_t_interval_of_three_runs():
    mean, half = interval(pd.Series([1.0, 2.0, 3.0]))
    assert mean == 2 and half == pytest.approx(2.919986 / math.sqrt(3), rel=1e-6)  # t(2) at 0.95: any table


def test_one_run_has_no_interval():
    assert math.isnan(interval(pd.Series([1.0]))[1])


@pytest.mark.parametrize(
    ("value", "half", "text"),
    [
        (1234567, math.nan, "1.23 M"),
        (1234, math.nan, "1,234"),
        (0.01234, math.nan, "0.0123"),
        (0.2183, 0.0102, "0.218 ± 0.010"),
        (268480, 14777, "268,480 ± 14,777"),
        (4, 0, "4.00 ± 0.00"),
        (0.0327369, 0.0000015, "0.03274 ± 0.00000"),
    ],
)
def test_figures_keep_the_digits_that_matter(value, half, text):
    assert figure(value, half) == text
