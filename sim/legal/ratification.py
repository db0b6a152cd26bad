"""The hazard of ratifying a treaty: an equation of its own, so that it can be scored without a world."""

from typing import NamedTuple

import numpy as np

from sim.legal.settings import RatificationSettings

NEAREST = 5  # states whose example counts: likelier than subregions, 8 states or all, by 7, 6 and 19 log units
LOG_POPULATION, LOG_POPULATION_SPREAD = 15.6, 2.3  # mean and spread over 197 states


class Candidates(NamedTuple):
    """What moves states to ratify; one number each, or one for all."""

    voice: np.ndarray  # voice and accountability, sd
    population: np.ndarray  # persons
    near: np.ndarray  # share of the nearest states that are bound
    years: np.ndarray  # since signature
    gain: np.ndarray  # that the state sees in the treaty
    frailty: np.ndarray  # the state's own factor; 0 never ratifies
    calendar: np.ndarray  # factor of the electoral calendar


def ratification_rate(who: Candidates, ease: float, s: RatificationSettings) -> np.ndarray:
    """Ratifications a year of signatories.

    Democracies ratify faster up to a point beyond which more players can say no; a vote must be prepared; neighbours
    are followed. Contagion from the whole world is nil once the nearest states are in.
    """
    score = ease + s.voice * who.voice - s.veto * np.maximum(who.voice - s.veto_from, 0.0)
    score = score + s.population * sizes(who.population) + s.near_share * who.near + s.gain * who.gain
    prepared = 1.0 - np.exp(-who.years / s.preparation_years)
    return np.asarray(np.exp(score) * prepared * who.frailty * who.calendar)


def ease_of(depth: float, bilateral: bool, s: RatificationSettings) -> float:
    """Log of the yearly hazard of a treaty whose text gives none: deep ones are harder, those of two states easier."""
    return s.base - s.depth * depth + s.bilateral * bilateral


ACCESSION_NEAR, ACCESSION_VOICE, ACCESSION_POPULATION = 1.07, 0.17, 0.17  # prototype of institutions


def accession_rate(who: Candidates, s: RatificationSettings) -> np.ndarray:
    """Accessions a year of states that did not sign, from the second year on."""
    score = s.accession + ACCESSION_NEAR * who.near + ACCESSION_VOICE * who.voice
    score = score + ACCESSION_POPULATION * sizes(who.population) + s.gain * who.gain
    return np.asarray(np.exp(score) * who.frailty * who.calendar)


def sizes(population: np.ndarray) -> np.ndarray:
    """Log of population, standardised over the world's states."""
    return np.asarray((np.log(np.maximum(population, 1.0)) - LOG_POPULATION) / LOG_POPULATION_SPREAD)


def nearest(km: np.ndarray) -> np.ndarray:
    """(states, states) weight of the example of each other state: the nearest, alike; km between states are given."""
    n = len(km)
    far = km + np.diag(np.full(n, np.inf))
    weights, k = np.zeros((n, n)), min(NEAREST, n - 1)
    near = np.argsort(far, axis=1, kind="stable")[:, :k]
    weights[np.arange(n)[:, None], near] = 1.0 / max(k, 1)
    return weights


def frailty(lasting: np.ndarray, uniforms: np.ndarray, never: np.ndarray, spread: float) -> np.ndarray:
    """Factors of states on the hazard: lasting differences, and those of state and treaty, of variance one third.

    ``lasting`` are standard normal; ``uniforms`` (3, states) give a gamma variate of shape 3 and mean 1; ``never``
    masks states that will not ratify.
    """
    own = -np.log(uniforms).sum(0) / 3.0
    return np.asarray(np.where(never, 0.0, np.exp(spread * lasting) * own))
