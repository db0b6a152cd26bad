"""The phases of posts: customs choose trucks, travellers and trucks are checked, officers adapt."""

import numpy as np

from sim.agents import Model
from sim.engine.chance import threshold
from sim.engine.narrow import kept_group, narrow
from sim.engine.normal import phi
from sim.engine.slices import over_rows
from sim.posts.cargo import clear_cargo
from sim.posts.checks import (
    MONTH,
    WEEKDAY,
    CheckingOfficers,
    Habits,
    Waiting,
    remember_refusals,
    screen,
    screen_person_by_person,
    waits_by_side,
)  # fmt: skip
from sim.posts.customs import select
from sim.posts.settings import PostSettings
from sim.scale import ScaleSettings
from sim.tables import BorderSides, Law, Posts
from sim.world import World


def select_trucks(model: Model) -> None:
    """Customs choose which trucks to open; what the other side has told or checked already counts."""
    w = model.world
    share_work(w.posts, w.sides, w.law)
    select(0, len(w.codes), w.officers, w.posts, w.customs)


def share_work(posts: Posts, sides: BorderSides, law: Law) -> None:
    """Take what treaties let officers of the other side tell or do for those at a post."""
    pair = sides.neighbour[posts.side], posts.state
    posts.informed[:], posts.cargo_saved[:] = law.freight[pair], law.cargo_saved[pair]
    posts.check_saved[:] = law.check_saved[pair]


def check_travellers(model: Model) -> None:
    """Travellers queue and are checked; trucks pass the cargo lanes."""
    w, today = model.world, model.world.date
    screen_on(w, w.waits[w.day], today.month - 1, today.weekday(), w.day)
    if w.settings(PostSettings).travellers == "individual":
        screen_individually(w, w.settings(ScaleSettings).threads)
    waits_by_side(w.sides, w.posts)
    clear_cargo(
        0, len(w.posts.serial), w.posts, w.sides.controlled, w.states.member, w.checks, w.officers.opened, 1.0,
        today.weekday(), w.seed, w.day, w.truck_waits[w.day],
    )  # fmt: skip


def screen_on(w: World, histogram: np.ndarray, month: int, weekday: int, day: int) -> None:
    """Screen a day's travellers at all posts, and add their waits to ``histogram``."""
    waiting = kept_group(w, "waiting", (w.wait_table, w.post_batch), lambda: Waiting(w.wait_table, w.post_batch))
    screen(
        0, len(w.posts.serial), w.posts, w.sides.controlled, w.states.member, narrow(w, "officers", CheckingOfficers),
        w.checks, waiting, histogram, MONTH[month] * WEEKDAY[weekday], w.seed, day,
    )  # fmt: skip


def screen_individually(w: World, threads: int) -> None:
    """Replace the binomial counts of the first line by one draw for each traveller."""
    for p in range(len(w.posts.serial)):
        n, alarm = int(w.posts.travellers[p]), threshold(phi(-w.officers.criterion[w.posts.state[p]]))
        done = over_rows(screen_person_by_person, n, alarm, w.seed, w.posts.serial[p], w.day, threads=threads)
        w.posts.false_stops[p] = w.posts.second_line[p] = sum(count for _, count in done)


def adjust_checks(model: Model) -> None:
    """Officers adapt their criterion to how rarely they refuse anybody."""
    w, s = model.world, model.world.settings(PostSettings)
    remember_refusals(
        w.posts.state, w.posts.travellers, w.posts.wrongly_refused, w.sides.state, w.today.refusals,
        narrow(w, "officers", Habits), w.police.standards, 0.5 ** (1.0 / s.prevalence_days), s.criterion_adapts,
        w.checks,
    )  # fmt: skip
