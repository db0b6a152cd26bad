"""Yearly volumes at the posts of a map world: the file's, real ports by name, else the rules of ``traffic``."""

from typing import Any

from sim.geography import traffic
from sim.geography.layout_file import look_up
from sim.geography.plan import Border, Post
from sim.tables import BorderKind, StateFacts


def volume(data: dict[str, Any], states: StateFacts, border: Border) -> tuple[float, float]:
    """Travellers and trucks a year in one direction: the file's, else by gravity on land and none at sea."""
    given = data.get("volumes", {}).get(border.name)
    if given is not None or border.kind == BorderKind.SEA:
        persons, trucks = given or (0, 0)
        return float(persons), float(trucks)
    inner = bool(states.inside(border.a, border.b))
    flow = traffic.over_land(states.population[border.a], states.population[border.b], border.km, inner)
    return flow, traffic.trucks(flow, inner)


def named_ports(data: dict[str, Any], states: StateFacts, borders: list[Border]) -> list[Post]:
    """The real ports that the file names, each with its own volume."""
    rows = {code: k for k, code in enumerate(states.code)}
    by_name = {border.name: k for k, border in enumerate(borders)}
    posts = []
    for name, sides in data.get("ports", {}).items():
        row = look_up(by_name, name, "ports: border")
        for into, ports in sides.items():
            state = look_up(rows, into, "ports: state")
            posts += [Post(state, row, borders[row].kind, float(p), float(t), port) for port, (p, t) in ports.items()]
    return posts


def by_air(data: dict[str, Any], states: StateFacts, state: int) -> float:
    """Entries a year by air: the file's, else by population and income."""
    given = data.get("air", {}).get(states.code[state])
    rule = traffic.by_air(float(states.population[state]), float(states.gdp_ppp_pc_usd[state]))
    return rule if given is None else float(given)


def read_posts(data: dict[str, Any], states: StateFacts, borders: list[Border]) -> list[Post]:
    """Volumes on both sides of each border, by air into each state, and the named ports."""
    posts = named_ports(data, states, borders)
    named = {(post.state, post.border) for post in posts}
    for row, border in enumerate(borders):
        if border.kind == BorderKind.AIR:
            persons, trucks = by_air(data, states, border.a), 0.0
        else:
            persons, trucks = volume(data, states, border)
        sides = [side for side in sorted({border.a, border.b}) if (side, row) not in named and persons + trucks > 0]
        posts += [Post(side, row, border.kind, persons, trucks) for side in sides]
    return posts
