"""The tables of a world in the groups in which the kernels of movers take them."""

from operator import attrgetter

from sim.engine.narrow import kept_group
from sim.engine.table import view
from sim.movers.batch import batch
from sim.movers.views import (
    Authorities,
    Borders,
    CrossedAlternatives,
    CrossedChoiceSets,
    CrossedGates,
    CrossedJudiciaries,
    CrossedJunctions,
    CrossedLegs,
    CrossedNetworks,
    CrossedOnward,
    CrossedPosts,
    CrossedRoutes,
    CrossedSectors,
    CrossedSides,
    CrossedSites,
    CrossedStreams,
    CrossedStretches,
    People,
    Ways,
)
from sim.world import World


def crossed(w: World) -> tuple[People, Ways, Borders, Authorities]:
    """The tables of a world as ``crossing.cross`` takes them."""
    return kept_group(w, "crossed", _tables_crossed(w), lambda: (
        People(w.movers, w.crossings, batch(len(w.movers.serial))),
        Ways(
            view(CrossedStreams, w.streams), view(CrossedGates, w.gates), view(CrossedRoutes, w.routes),
            view(CrossedLegs, w.legs), view(CrossedJunctions, w.junctions), view(CrossedOnward, w.onward),
            view(CrossedChoiceSets, w.choice_sets), view(CrossedAlternatives, w.alternatives), w.choice.reports_share,
        ),
        Borders(
            view(CrossedSides, w.sides), view(CrossedStretches, w.stretches), view(CrossedSectors, w.sectors),
            view(CrossedPosts, w.posts), view(CrossedNetworks, w.networks), view(CrossedSites, w.sites),
        ),
        Authorities(
            view(CrossedJudiciaries, w.judiciary), w.alerts, w.dyads.alert_visibility, w.dyads.latency,
            w.law.readmission, w.retry, w.customs.found_share,
        ),
    ))  # fmt: skip


_tables_crossed = attrgetter(
    "movers", "crossings", "streams", "gates", "routes", "legs", "junctions", "onward", "choice_sets", "alternatives",
    "choice", "sides", "stretches", "sectors", "posts", "networks", "sites", "judiciary", "alerts", "dyads", "law",
    "retry", "customs",
)  # fmt: skip
