"""Accuracy of readers: of faces and fingers by the year of make, of number plates by their origin."""

from statistics import NormalDist
from typing import Any

import numpy as np

from sim.technology.settings import AnprSettings

NORMAL = NormalDist()
# Misses of the best algorithms of the year (NIST FRVT Part 2, 2018).
YEARS, MISSES = np.array([2010.0, 2014.0, 2018.0]), np.array([0.05, 0.04, 0.002])
MEASURED_AT = 0.003  # false matches at which the misses are quoted (NISTIR 8381)
SLOPE = 0.25  # tenfold fewer false matches cost 10**0.25 times the misses: assumption


def misses(year: Any, false_match: float) -> np.ndarray:
    """Share of true matches missed: ``log10 FNMR = a - b log10 FMR``, with ``a`` by the year of make."""
    base = np.interp(year, YEARS, np.log10(MISSES))
    return np.minimum(10.0 ** (base - SLOPE * np.log10(false_match / MEASURED_AT)), 1.0 - false_match)


def reader_d(year: Any, false_match: float) -> np.ndarray:
    """The d' of a reader: distance of mates from others in units of their spread."""
    quantile = np.vectorize(NORMAL.inv_cdf, otypes=[float])
    return -quantile(np.full(np.shape(year), false_match)) - quantile(misses(year, false_match))


def plates_read(
    cover: np.ndarray, formats_here: np.ndarray, formats_there: np.ndarray, anpr: AnprSettings
) -> np.ndarray:
    """Share of trucks whose plate is read, where foreign plates are as legible as both sides' formats let them be."""
    foreign = anpr.foreign_factor + (1.0 - anpr.foreign_factor) * np.minimum(formats_here, formats_there)
    return cover * anpr.read_rate * (1.0 - anpr.foreign_share * (1.0 - foreign))
