"""Border crossing points: spreads yearly volumes over posts and sizes their desks."""

import math

import numpy as np

from sim.geography.plan import Border, Plan, Post
from sim.tables import BorderKind, PostFacts

# Desks are sized so that an ordinary daytime hour finds them busy for UTILISATION of the time.
FIRST_LINE_S = 45.0  # service time per traveller at the first line, s; assumption
TRUCK_S = 300.0  # service time per truck or container in a cargo lane, s; assumption
UTILISATION = 0.75  # share of time busy in an ordinary daytime hour; assumption
DAYTIME_HOURS = 16  # assumption: 06-22 h
DAYTIME_SHARE = 0.95  # share of a day's arrivals in daytime; assumption
PER_POST = {
    BorderKind.LAND: 4e6,
    BorderKind.SEA: 4e6,
    BorderKind.AIR: 15e6,
}  # yearly entries above which a further post stands; assumption
MOST_POSTS = 5  # by side of an outer border of the club and its air borders; elsewhere one post stands for all


def staffed(per_year: float, service_s: float) -> int:
    """Desks or lanes staffed on an ordinary day for ``per_year`` arrivals; 0 for none."""
    hourly = per_year / 365 * DAYTIME_SHARE / DAYTIME_HOURS
    return math.ceil(hourly * service_s / 3600 / UTILISATION)


def spread(post: Post, border: Border, outer: bool) -> list[Post]:
    """One volume as up to five posts, their sizes falling as 1, 1/2, 1/3 ... (Zipf; assumption)."""
    if post.name:
        return [post]
    count = min(MOST_POSTS, max(1, round(post.travellers / PER_POST[BorderKind(post.mode)]))) if outer else 1
    weights = 1 / np.arange(1, count + 1)
    weights /= weights.sum()
    names = [f"{border.name} {k + 1}" for k in range(count)] if count > 1 else [border.name]
    return [
        post._replace(travellers=post.travellers * w, trucks=post.trucks * w, name=name)
        for name, w in zip(names, weights, strict=True)
    ]


def place_posts(plan: Plan, traffic_scale: float) -> PostFacts:
    """All posts, by state and border; desks are sized for the traffic at scale 1."""
    states, posts = plan.states, []
    for volume in plan.posts:
        border = plan.borders[volume.border]
        some = states.member[border.a] or states.member[border.b]
        outer = some and (border.kind == BorderKind.AIR or not states.inside(border.a, border.b))
        posts += spread(volume, border, bool(outer))
    posts.sort(key=lambda p: (p.state, p.border, -p.travellers, p.name))
    code = plan.states.code
    return PostFacts(
        state=np.array([p.state for p in posts], np.int32), border=np.array([p.border for p in posts], np.int32),
        mode=np.array([p.mode for p in posts], np.uint8),
        travellers_per_year=np.array([p.travellers for p in posts]) * traffic_scale,
        trucks_per_year=np.array([p.trucks for p in posts]) * traffic_scale,
        desks=np.array([max(1, staffed(p.travellers, FIRST_LINE_S)) for p in posts], np.int32),
        truck_lanes=np.array([staffed(p.trucks, TRUCK_S) for p in posts], np.int32),
        name=[f"{code[p.state]}: {p.name}" for p in posts],
    )  # fmt: skip
