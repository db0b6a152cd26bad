"""Tables by state, border, post and network at the end of a run, for maps and for those who ask where."""


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
    }
