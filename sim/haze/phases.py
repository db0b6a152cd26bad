"""The phases of haze: weather, fires and their smoke, governments between those who gain and those who suffer."""

import numpy as np

from sim.agents import Model
from sim.engine.chance import Purpose, normal, words
from sim.haze.settings import HazeSettings
from sim.haze.weather import dryness_of
from sim.tables import Smoke
from sim.world import World

YEAR_MONTHS, PER_MILLION = 12, 1e-6


def change_weather(model: Model) -> None:
    """A new year is dry or wet; a dated drought goes before it."""
    w, smoke = model.world, model.world.smoke
    if smoke.fires_kt.any() and w.date.month == 1:
        smoke.dryness[:] = np.where(smoke.dry_until > w.day, smoke.dryness, dryness_of(w, w.date.year))


def burn(model: Model) -> None:
    """A month of fires: satellites see them, and the excess deaths are published."""
    w, smoke, s = model.world, model.world.smoke, model.world.settings(HazeSettings)
    if not smoke.fires_kt.any():
        return
    part = s.month_share[w.date.month - 1] / sum(s.month_share)
    kt = smoke.fires_kt * smoke.dryness * (1.0 - smoke.prevented) * part
    killed = s.deaths_per_kt_million * kt[:, None] * smoke.wind * w.states.population[None, :] * PER_MILLION
    home = np.diagonal(killed)
    smoke.deaths_home[:], smoke.deaths_abroad[:] = home, killed.sum(1) - home
    w.observed.haze_deaths[w.month] = killed.sum(0)
    w.tally.haze_kt[w.day], w.tally.haze_deaths[w.day] = kt.sum(), killed.sum()
    w.tally.haze_deaths_abroad[w.day] = killed.sum() - home.sum()


def govern_fires(model: Model) -> None:
    """Governments weigh rents against victims, and prevent what a treaty makes them prevent or they wish themselves."""
    w, smoke, s = model.world, model.world.smoke, model.world.settings(HazeSettings)
    if not smoke.fires_kt.any():
        return
    new_taste(w, smoke, s)
    smoke.victims[:] = s.victims * felt(w) ** s.felt_power
    smoke.balance[:] = smoke.victims - s.rents + smoke.taste
    own = s.own_prevention * np.maximum(smoke.balance, 0.0)
    owed = w.law.prevention.max(1)
    wanted = np.clip(np.maximum(own, owed), 0.0, 1.0)
    near = 1.0 - np.exp(-1.0 / (YEAR_MONTHS * s.adjust_years))
    smoke.prevented[:] += near * (np.where(smoke.fires_kt > 0.0, wanted, 0.0) - smoke.prevented)


def new_taste(w: World, smoke: Smoke, s: HazeSettings) -> None:
    """A government that took office since brings a taste of its own."""
    for i in np.flatnonzero(smoke.office != w.governments.took_office):
        day = int(w.governments.took_office[i])
        drawn = words(w.seed, w.states.serial[i], day, int(Purpose.IDEAL), 7)
        smoke.taste[i], smoke.office[i] = s.taste_spread * normal(drawn[0], drawn[1]), day


def felt(w: World) -> np.ndarray:
    """Published deaths of the last year over those of a year of mean weather, by the state in which people died.

    Before a year is published the mean stands for what is missing, so that a run does not begin with news.
    """
    s, smoke = w.settings(HazeSettings), w.smoke
    usual = s.deaths_per_kt_million * (smoke.fires_kt @ smoke.wind) * w.states.population * PER_MILLION
    newest = w.published_month
    seen = w.observed.haze_deaths[max(0, newest + 1 - YEAR_MONTHS) : max(0, newest + 1)]
    missing = 1.0 - len(seen) / YEAR_MONTHS
    return np.asarray((seen.sum(0) + missing * usual + 1.0) / (usual + 1.0))
