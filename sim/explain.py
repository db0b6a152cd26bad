"""The events of one mover, in words: the run is repeated, and the events of one serial are kept."""

from datetime import timedelta
from typing import Any

import numpy as np

from sim.tables import Crossings, Fate, Flag, Mode

WORDS = {
    Fate.STAYED: "decides not to go",
    Fate.DEPARTED: "sets out",
    Fate.UNSEEN: "crosses {border} into {state}, unseen",
    Fate.GOTAWAY: "is seen crossing {border} into {state} and gets away",
    Fate.TURNED_BACK: "is turned back at {border}",
    Fate.RETURNED: "is arrested at {border}, returned, and will try again",
    Fate.DETERRED: "is arrested at {border}, returned, and gives up",
    Fate.RELEASED: "is arrested at {border} and released in {state}",
    Fate.CLAIMED: "is arrested at {border}, claims protection and is admitted to a procedure in {state}",
    Fate.PUSHED_BACK: "claims protection in {state} and is pushed back",
    Fate.DIED: "dies at {border}",
    Fate.ADMITTED: "is admitted at a post of {state} for a short stay",
    Fate.REFUSED: "is refused entry at a post of {state}",
    Fate.OVERSTAYED: "stays on in {state} when the permit has run out",
    Fate.OPEN: "crosses {border} into {state} where no one checks",
    Fate.SEIZED: "is seized at {border}",
    Fate.GAVE_UP: "is refused entry in {state} and gives up",
    Fate.CLAIMED_AT_POST: "claims protection at a post of {state}",
}


def listen(model: Any, serial: int) -> list[tuple[int, dict[str, int]]]:
    """Events of one serial from the first day to today, found by repeating the run."""
    twin = type(model)(model.config)
    heard = []
    while twin.day < model.day:
        twin.step()
        c, n = twin.world.crossings, twin.world.happened
        for e in np.flatnonzero(c.serial[:n] == np.uint64(serial)):
            event = {name: int(getattr(c, name)[e]) for name in Crossings._fields}
            event["mode"] = int(twin.world.movers.mode[event["mover"]])
            heard.append((twin.day - 1, event))
    return heard


def tell(world: Any, day: int, event: dict[str, int]) -> str:
    """One event in words."""
    sides, geo = world.sides, world.geography
    f = event["side"]
    border = geo.borders.name[sides.border[f]] if f >= 0 else ""
    state = world.codes[sides.state[f]] if f >= 0 else ""
    words = WORDS[Fate(event["fate"])].format(border=border, state=state)
    if event["fate"] == Fate.DEPARTED:
        words = words if event["flags"] & Flag.FIRST else "weighs the ways again and goes on"
        words += {Mode.LEGAL: " on the legal channel", Mode.ALONE: " alone", Mode.GUIDED: " with a smuggler"}.get(
            Mode(event["mode"]), ""
        )
    return f"{world.start + timedelta(days=day)}  {words}"


def story(model: Any, serial: int) -> str:
    """All events of a mover, one line each; says so if no mover of that serial has set out."""
    world, heard = model.world, listen(model, serial) if 0 <= serial < 2**64 else []
    if not heard:
        return f"No mover {serial} by day {model.day}."
    s = heard[0][1]["stream"]
    geo = world.geography
    who = "A person" if world.streams.person[s] else f"A consignment of {world.crime_names[world.streams.kind[s]]}"
    head = f"{who} from {geo.origins.name[world.streams.origin[s]]} to {world.codes[world.streams.destination[s]]}"
    return "\n".join([f"{head} (serial {serial})", *(tell(world, day, event) for day, event in heard)])
