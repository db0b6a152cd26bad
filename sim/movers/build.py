"""Lays out movers: streams, routes, choice sets, and an empty table of movers."""

import numpy as np

from sim.engine.chance import threshold
from sim.engine.table import NEVER, empty, parameters
from sim.movers.choice_sets import make_alternatives, make_junctions, make_routes, make_streams
from sim.movers.gate_sets import make_gates
from sim.movers.settings import ChoiceSettings, MoverSettings, RetrySettings
from sim.tables import BorderKind, Choice, Crossings, Learning, Movers, Retry
from sim.world import World

START_ROWS = 32_768  # movers' table at the start; it doubles when full


def build(w: World) -> None:
    """Lay out streams, routes and choice sets; nobody is on the way yet."""
    s = w.settings(MoverSettings)
    w.choice = parameters(Choice, s.choice, **scales_of(s.choice), gravity=s.choice.rule == "gravity")
    w.learning = parameters(Learning, s.learning, thompson=s.learning.explore == "thompson")
    w.retry = parameters(Retry, s.retry, deterred=deterred_share(s.retry, s.choice))
    w.sides.danger[:] = dangers(w, s)
    set_person_costs(w, s)
    w.streams = make_streams(w.geography, w.sides, w.crime_names, w.crime_types)
    w.routes, legs, choice_sets = make_routes(w.geography, w.sides, s.retry.speed_km_per_day)
    w.legs, w.junctions, w.onward = make_junctions(w.geography, w.sides, legs)
    w.streams.junction[:] = w.legs.junction[w.routes.first_leg[w.streams.first_route]]
    w.choice_sets, w.alternatives = make_alternatives(w, choice_sets)
    w.streams, w.gates = make_gates(w)
    w.sectors.used[:] = np.isin(w.stretches.side[w.sectors.stretch], w.choice_sets.side)
    w.movers, w.crossings = free_rows(START_ROWS), empty(Crossings, START_ROWS)


def scales_of(c: ChoiceSettings) -> dict[str, float]:
    """Logit scales of the nests, each at least that of the nest within it (McFadden 1978)."""
    route = c.sector_scale_usd * c.route_scale
    mode = route * c.mode_scale
    return {"route_scale_usd": route, "mode_scale_usd": mode, "entry_scale_usd": mode * c.entry_scale}


def deterred_share(retry: RetrySettings, choice: ChoiceSettings) -> float:
    """Share of returned persons who give up, by the consequence that authorities attach to an arrest."""
    logit = retry.deterrence_base + retry.deterrence_slope * choice.consequence_usd / 1000.0
    return 1.0 / (1.0 + np.exp(-logit))


def set_person_costs(w: World, s: MoverSettings) -> None:
    """Set costs and losses in the row of persons, as movers weigh them."""
    types, c, person = w.crime_types, s.choice, w.crime_types.person == 1
    types.factor[person] = s.persons_factor
    types.loss_usd[person] = c.loss_usd + c.consequence_usd
    types.place_scale_usd[person], types.route_scale_usd[person] = c.sector_scale_usd, w.choice.route_scale_usd
    types.travel_usd_per_km[person] = c.travel_usd_per_km
    types.alone_usd[person], types.alone_sea_usd[person] = c.unguided_cost_usd, c.unguided_sea_usd


def dangers(w: World, s: MoverSettings) -> list[np.uint32]:
    """Chance of death in one irregular crossing, by border side."""
    at_sea = s.sea_death_per_100km * w.sides.passage_km / 100.0
    deaths = np.where(w.sides.kind == BorderKind.SEA, at_sea, s.land_death_per_attempt)
    return [threshold(min(d, 0.2)) for d in deaths]


def free_rows(rows: int) -> Movers:
    """A table of movers with free rows only."""
    movers = empty(Movers, rows)
    movers.due[:] = NEVER
    return movers
