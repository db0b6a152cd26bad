"""Numbers are written in one way everywhere: a zero before the point, thousands apart, no exponent."""

import math
import re
from pathlib import Path

import pytest

from analysis.numbers import number, percent, plus_minus, span

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.5, "0.5"), (-0.25, "−0.25"), (0.00001234, "0.0000123"), (12.0, "12"), (397804, "397,804"), (9.999, "10"),
     (15.021e9, "15.02 bn"), (1.7e6, "1.7 M"), (0, "0"), (math.nan, "not measured")],
)  # fmt: skip
def test_a_number_keeps_the_digits_that_matter(value, written):
    assert number(value) == written


def test_what_is_rounded_to_zero_has_no_sign():
    assert number(-0.04, decimals=1, signed=True) == "0.0" and number(0.06, decimals=1, signed=True) == "+0.1"


def test_axes_shorten_tens_of_thousands():
    assert [number(x, brief=True) for x in (9999, 12345, 3.4e6)] == ["9,999", "12.3 k", "3.4 M"]


def test_percentages_keep_the_digits_that_matter():
    assert [percent(x) for x in (1234.5, 18.4, -3.44, 0.123)] == ["1,234 %", "18 %", "−3.4 %", "0.12 %"]


def test_an_interval_is_written_to_the_second_digit_of_its_width():
    assert plus_minus(-24.123, 0.68, " %", signed=True) == "−24.12 % ± 0.68"
    assert plus_minus(1_234_567, 12_345) == "1.235 M ± 0.012" and plus_minus(268480, 14777) == "268,480 ± 14,777"
    assert plus_minus(0.4, math.nan) == "0.4" and span(0.55, 0.85) == "0.55 to 0.85"


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]), ids=lambda page: page.name)
def test_no_number_in_the_documentation_begins_with_a_point(page):
    prose = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r"(?<![\w.)\]/*])\.\d[\d.]*", prose)
