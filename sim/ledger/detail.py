"""Tables by border, flow, pair of states, state, network, treaty and route, at the end of a run."""

import numpy as np

from sim.engine.table import NEVER
from sim.ledger.settings import LedgerSettings
from sim.tables import Kind
from sim.world import World


def detail(w: World, kept: str) -> dict:
    """Frames by name; counts are sums over the days after the burn-in.

    ``kept``: ``none``, those that ``figures`` read, or ``all``.
    """
    import pandas as pd

    tables = {"none": (), "figures": FIGURES, "all": FIGURES + OTHERS}[kept]
    return {table.__name__.strip("_"): pd.DataFrame(table(w)) for table in tables}


def _borders(w: World) -> dict:
    """By border and side: what happened there."""
    f = w.sides
    return {
        "border": [w.geography.borders.name[b] for b in f.border],
        "into": [w.codes[i] for i in f.state],
        "from": [w.codes[i] for i in f.neighbour],
        "kind": [("land", "sea", "air")[k] for k in f.kind],
        "external": f.focus == 1,
        "by_member": w.states.member[f.state] == 1,
        **w.totals._asdict(),
        **w.traffic._asdict(),
    }


def _flows(w: World) -> dict:
    """By stream and external border side, where there were any: first attempts of persons."""
    stream, side = np.nonzero(w.flows.first_attempts * (w.sides.focus == 1))
    codes, origins = np.array(w.codes), np.array(w.geography.origins.name)
    f, s = w.sides, w.streams
    return {
        "origin": origins[s.origin[stream]],
        "destination": codes[s.destination[stream]],
        "border": np.array(w.geography.borders.name)[f.border[side]],
        "into": codes[f.state[side]],
        "from": codes[f.neighbour[side]],
        "first_attempts": w.flows.first_attempts[stream, side],
    }


def _arrivals(w: World) -> dict:
    """By stream of persons and member: persons who came less those who left, where there were any."""
    s, codes, origins = w.streams, np.array(w.codes), np.array(w.geography.origins.name)
    stream, state = np.nonzero(w.flows.arrivals)
    return {
        "origin": origins[s.origin[stream]],
        "destination": codes[s.destination[stream]],
        "state": codes[state],
        "net_arrivals": w.flows.arrivals[stream, state],
    }


def _months(w: World) -> dict:
    """By calendar month and state with posts or arrivals: who came, who was checked and waited, what it cost."""
    m, second_line_h = w.months, w.checks.second_line_s / 3600.0
    seen = (m.travellers + abs(m.arrivals) + m.hits_foreign).any(0) | (w.states.member == 1)
    state = np.flatnonzero(seen)
    months = len(m.arrivals)
    shown = {name: column[:, state].ravel() for name, column in m._asdict().items()}
    hours = shown.pop("wait_min") / 60.0 + shown.pop("second_line") * second_line_h
    s = w.settings(LedgerSettings)
    trade = hours * s.value_of_time_eur + shown.pop("truck_wait_h") * s.truck_hour_eur
    return {
        "month": np.repeat(np.arange(months), len(state)),
        "state": np.tile(np.array(w.codes)[state], months),
        "member": np.tile(w.states.member[state] == 1, months),
        **shown,
        "person_hours": hours,
        "trade_cost_eur": trade,
    }


def _exchange(w: World) -> dict:
    """By pair of states that share anything: the giver's alerts on persons that the user knows in time."""
    persons = w.lists.records[: Kind.DOCUMENT]
    known = np.einsum("kij,ki->ij", w.dyads.alert_visibility[: Kind.DOCUMENT], persons)
    np.fill_diagonal(known, 0.0)
    giver, user = np.nonzero(known > 0)
    codes = np.array(w.codes)
    return {
        "giver": codes[giver],
        "user": codes[user],
        "alerts_known": known[giver, user],
        "latency_days": w.dyads.latency[Kind.ARREST, giver, user],
    }


def _obligations(w: World) -> dict:
    """By pair of states that some treaty of any depth binds, each pair once: the depth of the deepest, their number."""
    m = w.membership
    bound = ((m.since <= w.day) & (w.day < m.until) & (w.treaties.depth > 0.0)[:, None]).astype(float)
    count = np.triu(bound.T @ bound, 1)
    one, other = np.nonzero(count)
    both = bound[:, one] * bound[:, other] * w.treaties.depth[:, None]
    codes = np.array(w.codes)
    return {
        "one": codes[one], "other": codes[other], "depth": both.max(0, initial=0.0),
        "treaties": count[one, other].astype(int),
    }  # fmt: skip


def _states(w: World) -> dict:
    """By state: publics, governments and services at the end."""
    g = w.governments
    return {
        "state": w.codes,
        "concern": g.concern,
        "ideal": g.ideal,
        "willingness": g.willingness,
        "spend_eur": w.systems.spend_eur,
        "detained": w.judiciary.detained,
    }


def _networks(w: World) -> dict:
    """By network: its border, whether it is active, its price and capital."""
    border = [w.geography.borders.name[w.sides.border[f]] for f in w.networks.side]
    return {
        "border": border,
        **{name: getattr(w.networks, name) for name in ("active", "fee_usd", "capital_usd", "risk")},
    }


def _treaties(w: World) -> dict:
    """By treaty and state that is, was or will be party: days of the run, empty where nothing is known to end."""
    m = w.membership
    treaty, state = np.nonzero((m.since < m.until) & (m.since < NEVER))
    ends = m.until[treaty, state].astype(float)
    return {
        "treaty": [w.instruments[t].name for t in treaty],
        "state": [w.codes[i] for i in state],
        "since_day": m.since[treaty, state],
        "until_day": np.where(ends < NEVER, ends, np.nan),
        "suspended": (m.suspended_from <= w.day)[treaty, state] & (w.day < m.suspended_until)[treaty, state],
    }


def _routes(w: World) -> dict:
    """By route: its stream, its length, and the share of movers who choose it at the end."""
    r, s = w.routes, w.streams
    origins, codes = np.array(w.geography.origins.name), np.array(w.codes)
    first = s.first_route[r.stream] == np.arange(len(r.stream))
    chosen = np.flatnonzero(np.isin(w.onward.leg, r.first_leg))  # where movers set out, in the order of routes
    return {
        "origin": origins[s.origin[r.stream]],
        "destination": codes[s.destination[r.stream]],
        "kind": np.array(w.crime_names)[s.kind[r.stream]],
        "route": w.geography.routes.name,
        "km": r.km,
        "borders": r.legs,
        "share_alone": _shares(w.onward.alone[chosen], first),
        "share_guided": _shares(w.onward.guided[chosen], first),
    }


def _shares(cumulated: np.ndarray, first: np.ndarray) -> np.ndarray:
    """The share of each route, from shares that are cumulated over the routes of a stream."""
    return cumulated - np.where(first, 0.0, np.roll(cumulated, 1))


FIGURES = (_borders, _exchange, _obligations, _flows, _arrivals, _months)
OTHERS = (_states, _networks, _treaties, _routes)
