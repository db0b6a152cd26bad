"""From units in service to the one physical parameter that each technology changes."""

import numpy as np

from sim.tables import BorderKind, Technology
from sim.technology.interoperability import interoperability
from sim.technology.readers import plates_read, reader_d
from sim.technology.settings import TechnologySettings
from sim.world import World

# Share of desks connected at which a first-line check takes its usual time and records their usual days: assumption.
USUAL_COVER = 0.8
LEAST_COVER = 0.04  # where fewer desks are connected, records travel by hand: assumption


def units(world: World, kind: Technology, column: str = "units") -> np.ndarray:
    """A column of one technology's rows, by state."""
    e = world.equipment
    return getattr(e, column)[e.kind == kind]


def covered(have: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Share of the places that are equipped."""
    return np.minimum(have / np.maximum(places, 1e-9), 1.0)


def take_effect(world: World) -> None:
    """Write every parameter anew from what is in service today; border systems that are down give nothing."""
    up = world.systems.outage <= world.day
    watch_the_border(world)
    equip_the_posts(world, up)
    sort_alarms(world, up)
    world.dyads.interop[...] = interoperability(world, world.settings(TechnologySettings))


def watch_the_border(world: World) -> None:
    """Towers cover a share of the land border, drones search land and sea; a state spreads both by length."""
    s, k = world.border_guards, world.sectors
    outer = k.external == 1
    land = np.bincount(k.state, k.km * (outer & (k.kind == BorderKind.LAND)), len(world.codes))
    both = land + np.bincount(k.state, k.km * (outer & (k.kind == BorderKind.SEA)), len(world.codes))
    s.towers[:], s.drones[:] = units(world, Technology.TOWERS), units(world, Technology.DRONES)
    per_km = s.towers / np.maximum(land, 1e-9)
    k.towers[:] = np.where(outer & (k.kind == BorderKind.LAND), per_km[k.state] * k.km, 0.0)
    k.drones[:] = np.where(outer, (s.drones / np.maximum(both, 1e-9))[k.state] * k.km, 0.0)


def equip_the_posts(world: World, up: np.ndarray) -> None:
    """The information system saves days and seconds; readers recognise faces and plates."""
    posts, tech, n = world.posts, world.settings(TechnologySettings), len(world.codes)
    officers, standards = world.officers, world.police.standards
    desks, lanes = (np.bincount(posts.state, column, n) for column in (posts.desks, posts.lanes))
    linked = covered(units(world, Technology.BMIS), desks)
    days = tech.information_days * USUAL_COVER / np.maximum(linked, LEAST_COVER)
    world.police.information_days[:] = days + np.where(up, 0.0, tech.cyber.delay_days)
    by_hand, usual = 1.0 - np.where(up, linked, 0.0), 1.0 - USUAL_COVER
    officers.paperwork[:] = (1.0 + tech.bmis.paper_share * by_hand) / (1.0 + tech.bmis.paper_share * usual)
    d = reader_d(units(world, Technology.BIOMETRICS, "vintage"), tech.biometrics.false_match)
    share = covered(units(world, Technology.BIOMETRICS), desks)
    officers.biometric_d[:] = np.where(up, tech.biometrics.weight * d * share, 0.0)
    side, cover = posts.side, np.where(up, covered(units(world, Technology.ANPR), lanes), 0.0)
    here, there = standards[posts.state], standards[world.sides.neighbour[side]]
    posts.read[:] = plates_read(cover[posts.state], here, there, tech.anpr)


def sort_alarms(world: World, up: np.ndarray) -> None:
    """Analytics sort alarms and travellers; without them operators and officers do all of it."""
    s, watch, terms = world.border_guards, world.detection, world.settings(TechnologySettings).analytics
    share = covered(units(world, Technology.ANALYTICS), s.towers)
    s.operators[:] = np.maximum(1.0, s.towers / watch.towers_per_operator)
    s.false_alarms[:] = watch.false_alarms_per_tower * (1.0 + share * (terms.alarm_factor - 1.0))
    s.alarms_per_operator[:] = watch.alarms_per_operator * (1.0 + share * (terms.judging_factor - 1.0))
    world.officers.analytics_d[:] = np.where(up, terms.targeting_d * share, 0.0)
