"""Record linkage against enumeration, lists against 1 - (1 - f)^N, and the path of German passenger records."""

from itertools import product
from math import prod

import numpy as np
import pytest

from sim.information.linkage import (
    DOCUMENT,
    NAMES,
    false_hits,
    false_match,
    precision,
    rates_by_enumeration,
    separation,
    weights,
)

# Year, records on the lists, right matches per passenger before review, d' of linkage: the counts of matches and of
# confirmed ones in the answers to parliament (2019: 1,960 of 111,588; 2024: 89,982 of 214,240), recall 0.9.
PATH = {2019: (0.9e6, 8.2e-5 / 0.9, 7.0, 0.018), 2020: (1.1e6, 2.1e-4 / 0.9, 7.1, 0.07),
        2021: (1.3e6, 2.6e-4 / 0.9, 7.2, 0.12), 2024: (1.7e6, 5.9e-4 / 0.9, 7.4, 0.42)}  # fmt: skip


@pytest.mark.parametrize("fields", [NAMES, DOCUMENT])
@pytest.mark.parametrize("standard", [0.0, 0.5, 1.0])
def test_separation_is_that_of_all_patterns_enumerated(fields, standard):
    parts = [weights(field, standard) for field in fields]
    patterns = list(product((0, 1), repeat=len(fields)))
    score = np.array([sum(p[2] if a else p[3] for p, a in zip(parts, s, strict=True)) for s in patterns])
    chance = [
        np.array([prod(p[k] if a else 1 - p[k] for p, a in zip(parts, s, strict=True)) for s in patterns])
        for k in (0, 1)
    ]
    mean = [c @ score for c in chance]
    spread = [c @ (score - m) ** 2 for c, m in zip(chance, mean, strict=True)]
    assert separation(standard, fields) == pytest.approx((mean[0] - mean[1]) / np.sqrt(sum(spread) / 2))


def test_a_higher_threshold_loses_matches_and_spares_others():
    low, high = rates_by_enumeration(DOCUMENT, 0.6, 0.0), rates_by_enumeration(DOCUMENT, 0.6, 20.0)
    assert 1.0 > low[0] > high[0] > 0.5 and low[1] > 10 * high[1] > 0.0


@pytest.mark.parametrize("records", [1, 1000, 1_700_000])
def test_false_hits_grow_with_the_list(records):
    f = 4e-7
    assert false_hits(f, records) == pytest.approx(1 - (1 - f) ** records, rel=1e-9)


@pytest.mark.parametrize("year", PATH)
def test_precision_follows_the_path_of_passenger_records(year):
    records, prevalence, d, published = PATH[year]
    assert precision(records, prevalence, d, 0.9) == pytest.approx(published, rel=0.35)


def test_linkage_alone_explains_less_than_half_of_that_path():
    records, prevalence, _, before = PATH[2019]
    alone = precision(records, prevalence, PATH[2024][2], 0.9)
    assert before < 0.03 and 0.12 < alone < 0.22


def test_the_ends_of_the_path_are_standards():
    assert separation(0.35, NAMES) == pytest.approx(7.0, abs=0.05)
    assert separation(0.60, NAMES) == pytest.approx(7.4, abs=0.05)


def test_precision_rises_with_standards_and_falls_with_the_list():
    at = [precision(1e6, 1e-4, float(separation(s, NAMES)), 0.9) for s in (0.2, 0.5, 0.8)]
    by = [precision(n, 1e-4, 7.2, 0.9) for n in (1e5, 1e6, 1e7)]
    assert at == sorted(at) and by == sorted(by, reverse=True)
    assert false_match(7.0, 0.9) == pytest.approx(5.1e-9, rel=0.1)
