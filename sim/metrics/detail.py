"""Tables by state, border, network and pair of states at the end of a run, for maps and for those who ask where."""

import numpy as np

from sim.tables import Kind


def detail(model) -> dict:
    """Frames by name; counts are sums over the days after the burn-in where ``detail`` was kept."""
    import pandas as pd

    w = model.world
    codes = w.codes
    f = w.fronts
    borders = {
        "border": [w.geography.borders.name[b] for b in f.border],
        "into": [codes[i] for i in f.state],
        "from": [codes[i] for i in f.neighbour],
        "kind": [("land", "sea", "air")[k] for k in f.kind],
        "external": f.focus == 1,
        **w.totals._asdict(),
    }
    states = {name: getattr(w.states, name) for name in ("concern", "ideal", "willingness", "spend_eur", "detained")}
    networks = {name: getattr(w.networks, name) for name in ("active", "fee_usd", "capital_usd", "risk")}
    place = [w.geography.borders.name[f.border[k]] for k in w.networks.front]
    return {
        "borders": pd.DataFrame(borders),
        "states": pd.DataFrame({"state": codes, **states}),
        "networks": pd.DataFrame({"border": place, **networks}),
        "exchange": pd.DataFrame(_exchange(w)),
        "flows": pd.DataFrame(_flows(w)),
    }


def _flows(w) -> dict:
    """By stream and external front where any were: first attempts of persons."""
    stream, front = np.nonzero(w.flows.first_attempts * (w.fronts.focus == 1))
    codes, origins = np.array(w.codes), np.array(w.geography.origins.name)
    f, s = w.fronts, w.streams
    return {
        "origin": origins[s.origin[stream]],
        "destination": codes[s.destination[stream]],
        "border": np.array(w.geography.borders.name)[f.border[front]],
        "into": codes[f.state[front]],
        "from": codes[f.neighbour[front]],
        "first_attempts": w.flows.first_attempts[stream, front],
    }


def _exchange(w) -> dict:
    """By pair of states that share anything: the giver's alerts on persons that the user knows in time."""
    persons = w.lists.records[: Kind.DOCUMENT]
    known = np.einsum("kij,ki->ij", w.dyads.sigma[: Kind.DOCUMENT], persons)
    np.fill_diagonal(known, 0.0)
    giver, user = np.nonzero(known > 0)
    codes = np.array(w.codes)
    return {
        "giver": codes[giver],
        "user": codes[user],
        "alerts_known": known[giver, user],
        "latency_days": w.dyads.latency[giver, user],
    }
