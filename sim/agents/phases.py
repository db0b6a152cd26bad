"""Services through the week and the day: plans, surveillance, checks."""

from sim.agents.agency import Police, provide_arguments, select_arguments
from sim.core.cargo import clear_cargo
from sim.core.chance import threshold
from sim.core.checks import (
    Habits,
    Officers,
    phi,
    screen,
    screen_person_by_person,
    take_note,
    waits_by_front,
)
from sim.core.patrols import allocate
from sim.core.rows import over_rows
from sim.core.services import provide, select
from sim.core.surveillance import watch
from sim.core.views import narrow


def place_patrols(model) -> None:
    """Border guards place patrols for the week."""
    w, o = model.world, model.config.operations
    allocate(
        0, len(w.codes), w.states, w.sectors, w.lookup["modes"], w.dyads.theta, w.parameters.surveillance,
        o.units_concentrated, o.reactive_rate, 7.0, w.day // 7, w.seed, w.lookup["plans"],
    )  # fmt: skip


def run_services(model) -> None:
    """Customs choose trucks, the judiciary provides places and operators."""
    n = len(model.world.codes)
    select(0, n, *select_arguments(model.world))
    provide(0, n, *provide_arguments(model.world))


def enter_policy(model) -> None:
    """Police set how many returns lead to an alert."""
    model.agents_by_type[Police].do("enter")


def watch_borders(model) -> None:
    """Patrols, boats, drones and towers watch the green and blue borders."""
    w = model.world
    watch(
        0, len(w.sectors.serial), w.sectors, w.states.answered, w.stretches.front, w.fronts.controlled, w.dyads.theta,
        w.law.pursuit, w.parameters.surveillance, w.seed, w.day,
    )  # fmt: skip


def check_travellers(model) -> None:
    """Travellers queue and are checked; trucks pass the cargo lanes."""
    w, look, checks = model.world, model.world.lookup, model.world.parameters.checks
    today = w.date
    screen(
        0, len(w.posts.serial), w.posts, w.fronts.controlled, narrow(w, "states", Officers), checks, look["waits"],
        w.waits[w.day], look["hall"], 1.0, today.month - 1, today.weekday(), w.seed, w.day,
    )  # fmt: skip
    if model.config.world.travellers == "individual":
        screen_individually(w, model.config.scale.threads)
    waits_by_front(w.fronts, w.posts)
    clear_cargo(
        0, len(w.posts.serial), w.posts, w.fronts.controlled, w.states.member, checks, w.states.opened, 1.0,
        today.weekday(), w.seed, w.day, w.truck_waits[w.day],
    )  # fmt: skip


def screen_individually(w, threads: int) -> None:
    """Replace the binomial counts of the first line by a draw for every single traveller."""
    for p in range(len(w.posts.serial)):
        n, alarm = int(w.posts.travellers[p]), threshold(phi(-w.states.criterion[w.posts.state[p]]))
        done = over_rows(screen_person_by_person, n, alarm, w.seed, w.posts.serial[p], w.day, threads=threads)
        w.posts.false_stops[p] = w.posts.second_line[p] = sum(count for _, count in done)


def adjust_checks(model) -> None:
    """Officers get used to how rarely they find anybody."""
    w, posts = model.world, model.config.operations.posts
    kept = 0.5 ** (1.0 / posts.prevalence_days)
    take_note(
        w.posts.state, w.posts.travellers, w.posts.wrongly_refused, w.fronts.state, w.fronts.refusals,
        narrow(w, "states", Habits), kept, posts.criterion_adapts, w.parameters.checks,
    )  # fmt: skip
