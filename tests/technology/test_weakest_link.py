"""A shared external border is as good as its weakest member, for movers who always take the best way."""

import numpy as np

from sim import BorderModel, load
from sim.start.steady_state import relax_to_steady_state
from sim.tables import Technology
from sim.technology.effects import take_effect

# Two members of a club without inner controls, two neighbours; nobody minds the way, nothing answers but choice.
GROUND = (
    "world=synthetic", "world.states=4", "world.seed=3", "days=220", "burn_in_days=80", "technology.gap=0",
    "crime.drugs_factor=0", "movers.persons_factor=3", "crime.market.enabled=false", "politics.enabled=false",
    "surveillance.capacity_coupling=false", "justice.capacity_coupling=false", "surveillance.weather_sd=0",
    "posts.criterion_adapts=false", "technology.cyber.attacks_per_year=0",
    "information.investigations.lead_share=0",
)  # fmt: skip
WORST, BEST = 2, 3  # rows of the members
SCALE = "movers.choice.sector_scale_usd"  # those of routes and modes are multiples of it


def entries(worst: float, best: float, sharpness: float) -> int:
    """Irregular entries to the club when towers cover these shares of its two members' land borders."""
    model = BorderModel(load("baseline", seed=0, overrides=[*GROUND, f"{SCALE}={208.0 / sharpness}"]))
    w, e = model.world, model.world.equipment
    for state, cover in ((WORST, worst), (BEST, best)):
        rows = (e.kind == Technology.TOWERS) & (e.state == state)
        for column in (e.units, e.own_eur, e.budget_eur, e.ordered):
            column[rows] *= cover / model.config.technology.tower_cover
    w.border_guards.patrols[:] *= 0.3
    w.stretches.access_km[:], w.routes.km[:], w.legs.rest_km[:] = 0.0, 1000.0, 1000.0
    take_effect(w)
    relax_to_steady_state(w)
    model.run()
    return int(w.totals.entries[w.sides.focus == 1].sum())


def test_for_those_who_take_the_best_way_only_the_worst_members_towers_matter():
    base, better_best, better_worst = (entries(*covers, 40.0) for covers in ((0.1, 0.6), (0.1, 0.9), (0.2, 0.6)))
    assert abs(better_best - base) < 1e-3 * base
    assert better_worst < 0.98 * base


def test_for_those_who_choose_less_sharply_the_best_member_matters_less_by_a_factor():
    """Per share of border covered, the best member's towers do less than a quarter of what the worst member's do."""
    base, better_best, better_worst = (entries(*covers, 6.0) for covers in ((0.1, 0.6), (0.1, 0.9), (0.2, 0.6)))
    by_best, by_worst = (better_best - base) / 0.3, (better_worst - base) / 0.1
    assert by_worst < -0.1 * base
    assert np.abs(by_best) < np.abs(by_worst) / 4
