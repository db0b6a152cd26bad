"""Writes the worlds whose states, seas and posts follow from rules: python -m tools.build_worlds.

The plans in ``tools/worlds`` name destinations, origins and streams, all orders of magnitude. Seas are theirs and those
of the regional maps; an island without any gets a crossing to its two nearest states. The files are committed, and can
be edited as any map.
"""

from pathlib import Path
from typing import Any

import numpy as np
import yaml

from sim.geography import atlas
from sim.geography.sphere import distance_km

WORLDS = Path(__file__).parents[1] / "sim" / "geography" / "data" / "worlds"
REGIONS = ("schengen", "us_mexico", "asean")
PLANS = Path(__file__).parent / "worlds"
HEAD = """# Written by tools/build_worlds.py from the atlas, the seas of regional maps and the streams of tools/worlds:
# assumption, orders of magnitude. Volumes at posts and by air that are not given: sim/geography/traffic.py.
"""


def crossings(codes: list[str], maps: list[dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Sea borders and how far they are shunned: those of the maps, and for lonely islands to the two nearest states."""
    seas: dict[str, Any] = {}
    shunned: dict[str, Any] = {}
    for one in maps:
        known = {n: v for n, v in one.get("sea", {}).items() if set(n.split()[0].split("-")) <= set(codes)}
        seas |= {name: [*value[:4]] for name, value in known.items() if name not in seas}
        shunned |= {name: km for name, km in one.get("shunned", {}).items() if name in known and name not in shunned}
    states = [atlas.states()[code] for code in codes]
    lat, lon = (np.array([getattr(s, name) for s in states]) for name in ("lat", "lon"))
    km = distance_km(lat[:, None], lon[:, None], lat[None, :], lon[None, :])
    by_land = {code for (a, b), fact in atlas.land_borders().items() if fact.kind != "territory" for code in (a, b)}
    at_sea = {code for name in seas for code in name.split()[0].split("-")}
    for i, code in enumerate(codes):
        if code not in by_land and code not in at_sea:
            for j in np.argsort(km[i])[1:3]:
                a, b = sorted((code, codes[j]))
                place = [round(float(lat[[i, j]].mean()), 2), round(float(lon[[i, j]].mean()), 2)]
                seas[f"{a}-{b} sea"] = [200, round(float(km[i, j])), *place]
    return seas, shunned


def world(plan: dict[str, Any]) -> dict[str, Any]:
    """The map of a plan: without a list of states, of all sovereign ones."""
    sovereign = [code for code, state in atlas.states().items() if state.sovereign]
    codes = sorted(plan.pop("states", sovereign))
    inside = {code for club in (plan["club"], *plan["further_clubs"]) for code in club}
    maps = [plan, *(yaml.safe_load((WORLDS / f"{name}.yaml").read_text(encoding="utf-8")) for name in REGIONS)]
    seas, shunned = crossings(codes, maps)
    points = {code: at for one in reversed(maps) for code, at in one.get("points", {}).items() if code in codes}
    others = [code for code in codes if code not in inside]
    return plan | {"others": others, "points": points, "sea": seas, "shunned": shunned}


def written(plan: Path) -> str:
    """The text of a map file."""
    whole = world(yaml.safe_load(plan.read_text(encoding="utf-8")))
    return HEAD + yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=118, default_flow_style=None)


def main() -> None:
    """Write the files."""
    for plan in sorted(PLANS.glob("*.yaml")):
        (WORLDS / plan.name).write_text(written(plan), encoding="utf-8")
        print(WORLDS / plan.name)


if __name__ == "__main__":
    main()
