"""What may be written and yet does nothing: warned of, not refused, as one file may serve several worlds and times."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from sim.door.narrator import concerns_nobody, is_outside, place_of
from sim.legal.composition import binds, exists

if TYPE_CHECKING:
    from sim.config import Config

MOST_NAMED = 6


def warnings_about(config: "Config", shipped: Collection[str]) -> Iterator[str]:
    """Warnings about one configuration; what is ``shipped`` serves several worlds, and idles in some by design."""
    outside = sorted(name for name, event in config.events.items() if is_outside(event, config))
    if outside:
        yield _warning(f"events outside the run, {config.start} to {config.end}", outside)
    ours = [(name, event) for name, event in config.events.items() if name not in shipped]
    nobody = sorted(name for name, event in ours if concerns_nobody(event, config))
    if nobody:
        yield _warning("events about no state, or no party, of this world", nobody)
    place = place_of(config)
    ends = {name for name, treaty in config.treaties.items() if not binds(treaty, place, config.start, config.end)}
    late = sorted(name for name in ends if exists(config.treaties[name], place))
    if late:
        yield _warning("treaties that bind no two parties at once during the run", late)
    meant = {name for name, one in config.treaties.items() if one.in_force and place.has_layout(one)}
    idle = sorted(name for name in ends - set(late) - set(shipped) if name in meant)
    if idle:
        yield _warning("treaties with fewer than two parties in this world", idle)


def _warning(what: str, names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"warning: {what}, without effect: {', '.join(names[:MOST_NAMED])}{more}"
