"""Lays out border crossing points and the officers who check there."""

import numpy as np

from sim.engine.chance import Purpose, normal, serial_of, words
from sim.engine.queues import BINS, wait_table
from sim.engine.table import offsets, parameters, table
from sim.posts.hours import post_batch
from sim.posts.settings import PostSettings
from sim.tables import BorderSides, Checks, Customs, Geography, Officers, Posts
from sim.world import World


def build(w: World) -> None:
    """Lay out posts with their ordinary desks, which budgets change later, and the officers of every state."""
    s, n = w.settings(PostSettings), len(w.codes)
    w.checks = parameters(Checks, s, internal_share=s.internal_check_share, **w.readers._asdict())
    w.customs = parameters(Customs, s.customs)
    w.sides, w.posts = make_posts(w.geography, w.sides)
    first = np.searchsorted(w.posts.state, np.arange(n + 1))
    w.officers = table(
        Officers, n, opened=s.customs.inspected_share, schooling=s.skill_d,
        criterion_bias=criterion_biases(s.criterion_sd, w.states.serial, w.seed), first_post=first[:-1],
        posts=np.diff(first),
    )  # fmt: skip
    w.waits, w.truck_waits = np.zeros((w.days, BINS)), np.zeros((w.days, BINS))
    w.post_batch = post_batch()


def tabulate(w: World) -> None:
    """Tabulate waits, once the number of desks is known."""
    w.wait_table = wait_table(w.posts.desks, 0.5 * (w.checks.arrival_cv2 + w.checks.service_cv2))


def criterion_biases(spread: float, serial: np.ndarray, seed: int) -> np.ndarray:
    """Bias of the criterion of each state's officers where no common standard holds."""
    return spread * np.array([normal(*words(seed, s, 0, int(Purpose.START), 2)[:2]) for s in serial])


def make_posts(geo: Geography, sides: BorderSides) -> tuple[BorderSides, Posts]:
    """Border crossing points; those of a border side stand together."""
    p = geo.posts
    side_of = {(int(s), int(b)): f for f, (s, b) in enumerate(zip(sides.state, sides.border, strict=True))}
    side = np.array([side_of[(int(s), int(b))] for s, b in zip(p.state, p.border, strict=True)], np.int64)
    order = np.argsort(side, kind="stable")
    side = side[order]
    counts = np.bincount(side, minlength=len(sides.border))
    daily = p.travellers_per_year[order] / 365.0
    whole = np.bincount(side, daily, len(sides.border))
    choice = np.zeros(len(order))
    running = 0.0
    for k, f in enumerate(side):
        running = (0.0 if k == 0 or side[k - 1] != f else running) + daily[k]
        choice[k] = running / whole[f] if whole[f] > 0 else 1.0
    codes = geo.states.code
    serials = [serial_of("post", codes[p.state[k]], geo.borders.name[p.border[k]], p.name[k], str(k)) for k in order]
    made = table(
        Posts, len(order), serial=np.array(serials, np.uint64), side=side, state=p.state[order], mode=p.mode[order],
        travellers_day=daily, trucks_day=p.trucks_per_year[order] / 365.0, lanes=p.truck_lanes[order],
        desks=p.desks[order], choice=choice,
    )  # fmt: skip
    return sides._replace(first_post=offsets(counts).astype(np.int32), posts=counts.astype(np.int32)), made
