"""Record linkage: how well a record is found in a list, by the quality of shared data (Fellegi & Sunter 1969)."""

import math
from itertools import product
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np

NORMAL = NormalDist()


class Field(NamedTuple):
    """One compared field."""

    agree: Any  # chance that records of the same person agree under one standard (m)
    loss: Any  # fall of that chance without any common standard
    chance: Any  # that records of different persons agree (u)


# Chosen such that passenger names reach the linkage found in German PNR data: d 7.0 at a standard of 0.35 (2019) and
# 7.4 at 0.6 (2024). The single fields are an assumption.
NAMES = (Field(0.89, 0.05, 0.004), Field(0.88, 0.05, 0.012), Field(0.93, 0.05, 1 / 15000), Field(0.93, 0.04, 0.05))
DOCUMENT = (*NAMES, Field(0.92, 0.05, 1e-5))  # with the number of the document, read at a check
SEARCHED_BY = {"names": NAMES, "document": DOCUMENT}


def weights(field: Field, standard: Any) -> tuple[Any, ...]:
    """m and u of a field (or of several, one a row), and the log2 weights of agreement and of disagreement."""
    m, u = field.agree - (1.0 - np.asarray(standard)) * field.loss, field.chance
    return m, u, np.log2(m / u), np.log2((1.0 - m) / (1.0 - u))


def separation(standard: Any, fields: tuple[Field, ...] = DOCUMENT) -> np.ndarray:
    """Distance between the mean weights of matches and of non-matches, in their common standard deviation (d').

    Fields are compared independently; the weight's distribution is taken as normal. ``standard`` in [0, 1], any shape.
    """
    first = (-1, *(1 for _ in np.shape(standard)))
    m, u, plus, minus = weights(Field(*(np.reshape(column, first) for column in zip(*fields, strict=True))), standard)
    gap, spread = (m - u) * (plus - minus), (m * (1.0 - m) + u * (1.0 - u)) * (plus - minus) ** 2
    return gap.sum(0) / np.sqrt(0.5 * spread.sum(0))


def false_match(d: Any, recall: float) -> np.ndarray:
    """Chance that one comparison with another person's record passes, when matches pass with chance ``recall``."""
    return 0.5 * np.vectorize(math.erfc, otypes=[float])((np.asarray(d) - NORMAL.inv_cdf(recall)) / math.sqrt(2.0))


def false_hits(per_comparison: Any, records: Any) -> np.ndarray:
    """Chance of at least one false match when a search is compared with ``records`` records."""
    return -np.expm1(records * np.log1p(-per_comparison))


def precision(records: float, prevalence: float, d: float, recall: float) -> float:
    """Share of matches that are right: list size, true matches per search, linkage."""
    right = prevalence * recall
    return right / (right + (1.0 - prevalence) * float(false_hits(false_match(d, recall), records)))


def rates_by_enumeration(fields: tuple[Field, ...], standard: float, threshold: float) -> tuple[float, float]:
    """Exact chances that a match and a non-match weigh more than ``threshold`` (log2), over all patterns."""
    match = other = 0.0
    parts = [weights(field, standard) for field in fields]
    for pattern in product((0, 1), repeat=len(fields)):
        score = sum(p[2] if agrees else p[3] for p, agrees in zip(parts, pattern, strict=True))
        if score > threshold:
            match += math.prod(p[0] if agrees else 1.0 - p[0] for p, agrees in zip(parts, pattern, strict=True))
            other += math.prod(p[1] if agrees else 1.0 - p[1] for p, agrees in zip(parts, pattern, strict=True))
    return match, other
