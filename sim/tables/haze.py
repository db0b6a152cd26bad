"""Haze: smoke of fires in one state that harms its own people and those downwind."""

from typing import NamedTuple

from sim.engine.table import Day, Real, Share


class Smoke(NamedTuple):
    """Fires and what their smoke does, by state; what a state is harmed by comes from all."""

    fires_kt: Real  # fine particles in a year of mean weather without prevention [build]
    wind: Share  # (states, states) of what burns in a state that reaches the people of another [build]
    dryness: Real  # factor of this year's weather on fires [build, events.happen, haze.change_weather]
    dry_until: Day  # day until which a dated drought lasts [build, events.happen]
    prevented: Share  # of burning [build, haze.govern_fires]
    taste: Real  # what a government gains by burning or by ending it, beyond its groups' weight [build, haze.govern_fires]
    office: Day  # day on which the government whose taste that is took office [build, haze.govern_fires]
    victims: Real  # weight of victims at home in that government's eyes [build, haze.govern_fires]
    balance: Real  # gain per depth of its government by ending fires at home [build, haze.govern_fires]
    relief: Real  # gain per depth of a state that smoke of others reaches [build]
    deaths_home: Real  # of the state's own fires among its people, this month so far [haze.burn]
    deaths_abroad: Real  # of the state's fires among others, this month so far [haze.burn]
