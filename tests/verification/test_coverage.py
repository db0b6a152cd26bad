"""The 90 % intervals of comparisons cover the truth as often as they say, and where they do not, by how much."""

import numpy as np
import pytest

from analysis.statistics import intervals

pytestmark = pytest.mark.verify
SAMPLES = 4000  # the standard error of a coverage of 0.9 is 0.005
SHAPES = {
    "normal": (lambda dice, size: dice.normal(5.0, 2.0, size), 5.0),
    "moderately skewed": (lambda dice, size: dice.lognormal(0.0, 0.5, size), np.exp(0.125)),
    "exponential": (lambda dice, size: dice.exponential(1.0, size), 1.0),
    "heavily skewed": (lambda dice, size: dice.lognormal(0.0, 1.0, size), np.exp(0.5)),
}


def coverage(shape, n):
    draw, truth = SHAPES[shape]
    drawn = draw(np.random.Generator(np.random.Philox(n)), (n, SAMPLES))
    return np.mean([found.low <= truth <= found.high for found in intervals(drawn)])


HOLDS = [("normal", 8), ("normal", 30), ("normal", 100)]
HOLDS += [(shape, n) for shape in ("moderately skewed", "exponential") for n in (30, 100)]
FALLS_SHORT = [("moderately skewed", 8, 0.862), ("exponential", 8, 0.846), ("heavily skewed", 8, 0.777)]
FALLS_SHORT += [("heavily skewed", 30, 0.864), ("heavily skewed", 100, 0.869)]


@pytest.mark.parametrize(("shape", "n"), HOLDS)
def test_ninety_per_cent_are_covered_by_eighty_eight_to_ninety_two(shape, n):
    assert 0.88 <= coverage(shape, n) <= 0.92


@pytest.mark.parametrize(("shape", "n", "said"), FALLS_SHORT)
def test_where_too_few_are_covered_the_documentation_says_how_many(shape, n, said):
    assert coverage(shape, n) == pytest.approx(said, abs=0.01)
