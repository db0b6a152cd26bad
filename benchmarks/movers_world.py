"""A fixed world for the movers' kernel: border sides, routes and networks on which persons go alone or guided.

Nobody has an alert and to nobody the legal channel is open; everything else of a mover's life happens. Whoever ends a
story begins another on the same row, so that the number of movers and the share of busy ones stay the same.
"""

from typing import Any, NamedTuple

import numpy as np

from sim import tables as t
from sim.engine.table import NEVER, empty, table
from sim.movers.crossing import cross
from sim.movers.groups import crossed
from sim.tables import Stage

SEED = 20_240_101
STATES, SIDES, STRETCHES, NETWORKS, STREAMS, ROUTES, LEGS = 20, 40, 8, 3, 24, 4, 3
# Mean days between two events of a mover; in a default run 3.6 % of the rows have one a day.
BUSY, USUAL, QUIET = "busy", "as in a default run", "quiet"
DAYS = {BUSY: 15, USUAL: 28, QUIET: 125}
SETTLED = 8  # mean intervals after which the share of busy movers is steady


class Place(NamedTuple):
    """The tables that movers read and change, under the names that they have in a world."""

    movers: t.Movers
    crossings: t.Crossings
    streams: t.Streams
    routes: t.Routes
    legs: t.Legs
    junctions: t.Junctions
    onward: t.Onward
    choice: t.Choice
    gates: t.Gates
    choice_sets: t.ChoiceSets
    alternatives: t.Alternatives
    sides: t.BorderSides
    stretches: t.Stretches
    sectors: t.Sectors
    posts: t.Posts
    networks: t.Networks
    sites: t.Sites
    judiciary: t.Judiciaries
    alerts: t.Alerts
    dyads: t.Dyads
    law: t.Law
    retry: t.Retry
    customs: t.Customs
    seed: int
    mean_days: int  # between two events of a mover
    views: dict[Any, Any]  # of tables, kept as in a world

    @property
    def tables(self) -> tuple[Any, ...]:
        """The arguments of ``cross`` between rows and day."""
        return *crossed(self), self.seed


def make(movers: int, pace: str) -> Place:
    """A world with so many movers who have lived long enough for the share of busy ones to be steady."""
    mean = DAYS[pace]
    chance = np.random.Generator(np.random.Philox(SEED))
    retry = t.Retry(
        delay_days=float(mean), turned_back_share=0.2, deterred=0.3, max_attempts=6.0, max_refusals=3.0,
        claim_factor=1.0, inland_days=float(mean), gives_up_share=0.4, recidivism_window_days=365.0,
    )  # fmt: skip
    place = Place(
        start(movers), empty(t.Crossings, movers), **journeys(chance, mean), **border(chance),
        **crime(chance), posts=empty(t.Posts, 1), judiciary=judiciary(chance), alerts=empty(t.Alerts, 1),
        dyads=empty(t.Dyads, STATES, STATES)._replace(alert_visibility=np.zeros((len(t.Kind), STATES, STATES))),
        law=empty(t.Law, STATES, STATES)._replace(readmission=chance.uniform(0.0, 0.9, (STATES, STATES))),
        retry=retry, customs=t.Customs(0.0, 1.0, 1.0), seed=SEED, mean_days=mean, views={},
    )  # fmt: skip
    renew(place, -1)
    for day in range(SETTLED * mean):
        cross(0, movers, *place.tables, day)
        renew(place, day)
    return place


def copied(place: Place) -> Place:
    """The same world with movers and events of its own."""
    return place._replace(
        movers=t.Movers(*(c.copy() for c in place.movers)),
        crossings=t.Crossings(*(c.copy() for c in place.crossings)),
        views={},
    )


def start(movers: int) -> t.Movers:
    """Nobody has begun a story yet."""
    serial = np.arange(1, movers + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return table(t.Movers, movers, serial=serial, due=NEVER, stage=Stage.FREE)


def renew(place: Place, day: int) -> None:
    """Whoever has left begins another story, under a new serial, within 2 x mean days."""
    movers = place.movers
    rows = np.flatnonzero(movers.stage == Stage.FREE)
    movers.serial[rows], movers.due[rows], movers.stream[rows] = beginning(movers.serial[rows], day, place.mean_days)
    movers.stage[rows], movers.route[rows] = Stage.PLANNING, -1
    movers.alert[rows], movers.arrested[rows] = -1, -1
    movers.mode[rows], movers.leg[rows], movers.attempt[rows] = 0, 0, 0


def beginning(serial: Any, day: int, mean_days: int) -> tuple[Any, Any, Any]:
    """Serial, first day and stream of the story after the one of ``serial``; for a number or a column of them."""
    with np.errstate(over="ignore"):
        serial = serial * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)  # Knuth, modulo 2**64
    due = day + 1 + (serial >> np.uint64(33)) % np.uint64(2 * mean_days - 1)
    return serial, due.astype(np.int64), ((serial >> np.uint64(13)) % np.uint64(STREAMS)).astype(np.int64)


def cumulated(chance: np.random.Generator, rows: int, parts: int) -> np.ndarray:
    """Cumulated shares of ``rows`` choices among ``parts``, one after another."""
    return np.cumsum(chance.dirichlet(np.ones(parts), rows), axis=1).ravel()


def side_of(leg: np.ndarray) -> np.ndarray:
    """The border side that a leg crosses."""
    return (11 * leg + leg // 7) % SIDES


def journeys(chance: np.random.Generator, mean: int) -> dict[str, Any]:
    """Streams with routes of one to three legs; each leg has its own choice of place."""
    routes, legs = STREAMS * ROUTES, STREAMS * ROUTES * LEGS
    crossed = chance.integers(1, LEGS + 1, routes)
    junction = (np.arange(legs) // (LEGS * ROUTES)) * LEGS + np.arange(legs) % LEGS
    modes = np.column_stack([np.full(STREAMS, share) for share in (0.1, 0.1, 0.5, 1.0)])
    return {
        "streams": table(
            t.Streams, STREAMS, person=1, tries_again=1, legal_access=0.0, protection=chance.uniform(0.0, 0.6, STREAMS),
            first_route=np.arange(STREAMS) * ROUTES, routes=ROUTES, junction=np.arange(STREAMS) * LEGS,
        )._replace(modes=modes, modes_legal=modes + [0.2, 0.2, 0.1, 0.0]),
        "routes": table(
            t.Routes, routes, stream=np.repeat(np.arange(STREAMS), ROUTES), first_leg=np.arange(routes) * LEGS,
            legs=crossed,
        ),
        "legs": table(
            t.Legs, legs, choice_set=np.arange(legs), side=side_of(np.arange(legs)),
            days=chance.integers(1, 2 * mean, legs), last=np.arange(legs) % LEGS == np.repeat(crossed, LEGS) - 1,
            route=np.repeat(np.arange(routes), LEGS), junction=junction,
        ),
        **junctions(chance, crossed, junction),
        "gates": t.Gates(*(np.zeros(1, column.dtype) for column in empty(t.Gates, 1))),
        "choice": t.Choice(**dict.fromkeys(t.Choice._fields, 0.0))._replace(reports_share=0.3),
    }  # fmt: skip


def junctions(chance: np.random.Generator, crossed: np.ndarray, junction: np.ndarray) -> dict[str, Any]:
    """Where movers of a stream have crossed as many borders, they may go on by every route that leads on."""
    there = np.tile(np.arange(LEGS), len(crossed)) < np.repeat(crossed, LEGS)
    legs = np.flatnonzero(there)
    legs = legs[np.argsort(junction[legs], kind="stable")]
    ways = np.bincount(junction[legs], minlength=STREAMS * LEGS)
    shares = [np.cumsum(chance.dirichlet(np.ones(n))) for _ in range(2) for n in ways if n]
    alone, guided = (np.concatenate(half) for half in (shares[: len(shares) // 2], shares[len(shares) // 2 :]))
    return {
        "junctions": table(
            t.Junctions, STREAMS * LEGS, stream=np.repeat(np.arange(STREAMS), LEGS),
            first_onward=np.cumsum(ways) - ways, onward=ways,
        ),
        "onward": table(t.Onward, len(legs), leg=legs, path_size=1.0, alone=alone, guided=guided),
    }  # fmt: skip


def border(chance: np.random.Generator) -> dict[str, Any]:
    """Border sides of stretches of one or two sectors; one side in eight is open."""
    stretches = SIDES * STRETCHES
    sectors = 1 + np.arange(stretches) % 2
    first = np.cumsum(sectors) - sectors
    found = chance.uniform(0.2, 0.9, (2, sectors.sum()))
    held = found * chance.uniform(0.3, 0.9, found.shape)
    seen_alone, seen_guided, caught_alone, caught_guided = (x * 2.0**32 for x in (*found, *held))
    return {
        "sides": table(
            t.BorderSides, SIDES, state=np.arange(SIDES) % STATES, neighbour=(7 * np.arange(SIDES) + 3) % STATES,
            first_stretch=np.arange(SIDES) * STRETCHES, stretches=STRETCHES, controlled=np.arange(SIDES) % 8 > 0,
            first_network=np.arange(SIDES) * NETWORKS, networks=NETWORKS, guides=NETWORKS, danger=0.005 * 2.0**32,
            afloat=0.5 * 2.0**32,
        ),
        "stretches": table(
            t.Stretches, stretches, side=np.repeat(np.arange(SIDES), STRETCHES), first_sector=first, sectors=sectors
        ),
        "sectors": table(
            t.Sectors, sectors.sum(), seen_alone=seen_alone, seen_guided=seen_guided, caught_alone=caught_alone,
            caught_guided=caught_guided, prevented=chance.uniform(0.0, 0.3, sectors.sum()) * 2.0**32,
        ),
    }  # fmt: skip


def crime(chance: np.random.Generator) -> dict[str, Any]:
    """What those who go alone, and networks, choose: a stretch of the leg's side each."""
    legs, networks = STREAMS * ROUTES * LEGS, SIDES * NETWORKS
    places = np.arange(STRETCHES)
    reached = (side_of(np.arange(legs))[:, None] * STRETCHES + places).ravel()
    return {
        "choice_sets": table(t.ChoiceSets, legs, first_alternative=np.arange(legs) * STRETCHES, alternatives=STRETCHES),
        "alternatives": table(
            t.Alternatives, legs * STRETCHES, stretch=reached, post=-1, choice=cumulated(chance, legs, STRETCHES),
        ),
        "networks": table(
            t.Networks, networks, first_site=np.arange(networks) * STRETCHES, sites=STRETCHES,
            share=cumulated(chance, SIDES, NETWORKS),
        ),
        "sites": table(
            t.Sites, networks * STRETCHES, choice=cumulated(chance, networks, STRETCHES),
            stretch=(np.repeat(np.arange(SIDES), NETWORKS)[:, None] * STRETCHES + places).ravel(),
        ),
    }  # fmt: skip


def judiciary(chance: np.random.Generator) -> t.Judiciaries:
    """What authorities do with whom they arrest."""
    return table(
        t.Judiciaries, STATES, returned=chance.uniform(0.2, 0.8, STATES), held=chance.uniform(0.5, 1.0, STATES),
        pushback=chance.uniform(0.0, 0.3, STATES),
    )  # fmt: skip
