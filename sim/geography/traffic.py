"""Yearly volumes of travellers and trucks where a map gives none: simple gravity, order of magnitude only."""

import math

# All constants: assumption. INNER makes about 0.6 billion entries a year over the land borders of the Schengen area
# (the Commission counts 3.5 million crossings a day, both ways); OUTER gives UKR-MDA about a million.
INNER, OUTER = 0.5, 0.08
INNER_TRUCK_SHARE, OUTER_TRUCK_SHARE = 0.03, 0.02  # trucks per traveller
SEA_SHARE = 0.01  # ferries carry so much of what the same two populations would over land without check
CONTAINER_SHARE = 0.02  # containers per ferry passenger where a map gives none
AIR_INCOME_USD = 120_000  # income a head at which every inhabitant flies in once a year
AIR_MOST = 60e6


def over_land(population_a: float, population_b: float, km: float, inner: bool) -> float:
    """Entries a year in one direction over a land border: mean population, more over a longer border."""
    return (INNER if inner else OUTER) * math.sqrt(population_a * population_b) * min(1.0, math.sqrt(km / 500))


def over_sea(population_a: float, population_b: float) -> float:
    """Entries a year in one direction by ferry."""
    return SEA_SHARE * math.sqrt(population_a * population_b)


def by_air(population: float, gdp_ppp_pc_usd: float) -> float:
    """Entries a year by air from outside the area."""
    return min(AIR_MOST, population * gdp_ppp_pc_usd / AIR_INCOME_USD)


def trucks(travellers: float, inner: bool) -> float:
    """Trucks a year in one direction that go with so many travellers over land."""
    return travellers * (INNER_TRUCK_SHARE if inner else OUTER_TRUCK_SHARE)
