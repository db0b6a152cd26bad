"""What may be written and yet does nothing: warned of, not refused, as one file may serve several worlds and times."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from sim.door.places import Places, places
from sim.door.sense import GROUPS

if TYPE_CHECKING:
    from sim.config import Config, Event
    from sim.legal.settings import TreatySettings

MOST_NAMED = 6


def doubts(config: "Config", shipped: Collection[str]) -> Iterator[str]:
    """Warnings about one configuration; what is ``shipped`` serves several worlds, and idles in some by design."""
    outside = sorted(name for name, event in config.events.items() if not config.start <= event.date < config.end)
    if outside:
        yield _warning(f"events outside the run, {config.start} to {config.end}", outside)
    here = places(config.world.layout, config.world.states)
    ours = [(name, event) for name, event in config.events.items() if name not in shipped]
    nobody = sorted(name for name, event in ours if _concerns_nobody(event, config, here))
    if nobody:
        yield _warning("events about no state of this world", nobody)
    our_own = [(name, treaty) for name, treaty in config.treaties.items() if name not in shipped]
    later = [(name, treaty) for name, treaty in config.treaties.items() if treaty.since and treaty.since >= config.end]
    late = sorted(name for name, treaty in later if _exists(treaty, config) and not binds_nobody(treaty, here))
    if late:
        yield _warning("treaties that begin after the run", late)
    idle = sorted(name for name, treaty in our_own if _exists(treaty, config) and binds_nobody(treaty, here))
    if idle:
        yield _warning("treaties with fewer than two parties in this world", idle)
    if here.members < 2 and config.technology.gap != type(config.technology)().gap:
        yield _warning("a gap between members of a club of one", ["technology.gap"])


def _warning(what: str, names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"warning: {what}, without effect: {', '.join(names[:MOST_NAMED])}{more}"


def _exists(treaty: "TreatySettings", config: "Config") -> bool:
    """Whether a treaty is meant for this map."""
    return treaty.in_force and (not treaty.layouts or config.world.layout in treaty.layouts)


def binds_nobody(treaty: "TreatySettings", here: Places) -> bool:
    """Whether fewer than two of a treaty's parties stand in a world."""
    grouped = any(party in GROUPS for party in treaty.parties)
    return not grouped and len(here.states & {*treaty.parties, *treaty.joined}) < 2


def _concerns_nobody(event: "Event", config: "Config", here: Places) -> bool:
    treaty = config.treaties.get(event.treaty)
    known = here.origins if event.type == "surge" else here.states
    return bool(event.states) and not known & set(event.states) and (treaty is None or _exists(treaty, config))
