"""What a configuration says of the world, in sentences: for ``describe``, and for the page of a study.

There is one account of which treaties bind which states, and of what happens when. Callers may replace codes of states
by names.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sim.door.places import here as here_of
from sim.legal.composition import Place, binds, is_group, spans

if TYPE_CHECKING:
    from sim.config import Config
    from sim.events.event import Event
    from sim.legal.settings import TreatySettings

MOST_NAMED = 6
GROUP_WORDS = {"members": "all members", "neighbours": "all neighbours", "all": "all states"}


class TreatyAccount(NamedTuple):
    """What there is to say of one treaty."""

    name: str
    title: str
    bound: bool  # whether it binds two states of this world at once during the run
    standing: str  # since when it is in force, and between which states
    changes: list[str]  # which states join and leave, and when


def place_of(config: "Config") -> Place:
    """The world of a configuration as treaties see it."""
    here = here_of(config)
    return Place(config.world.layout, tuple(sorted(here.states)), here.clubs)


def treaties_in_words(
    config: "Config", named: Callable[[str], str] = str, most: int | None = None
) -> list[TreatyAccount]:
    """Every treaty that is meant for this map and not switched off.

    ``named`` gives the name of a state; more parties than ``most`` are counted, not named.
    """
    place = place_of(config)
    return [
        _treaty(name, treaty, config, place, named, most)
        for name, treaty in config.treaties.items()
        if treaty.in_force and place.has_layout(treaty)
    ]


def _treaty(
    name: str,
    treaty: "TreatySettings",
    config: "Config",
    place: Place,
    named: Callable[[str], str],
    most: int | None,
) -> TreatyAccount:
    title = treaty.title or name
    if not binds(treaty, place, config.start, config.end):
        return TreatyAccount(name, title, False, "binds no two states of this world at once during the run", [])
    since = f"from {spelt(treaty.since)}" if treaty.since and treaty.since > config.start else "in force at the start"
    until = f" until {spelt(treaty.until)}" if treaty.until else ""
    bound = {c: s for c, s in spans(treaty, place).items() if s.until > config.start and s.since < config.end}
    groups = [party for party in treaty.parties if is_group(party)]
    others = [named(code) for code in bound if not any(code in place.named(group) for group in groups)]
    others = others if most is None or len(others) <= most else [f"{len(others)} states"]
    parties = [*(_group(group, place, named) for group in groups), *others]
    joining = [c for c, s in bound.items() if config.start < s.since < config.end and c in treaty.joined]
    leaving = [c for c, s in bound.items() if config.start < s.until < config.end and c in treaty.left]
    changes = [f"{named(c)} joins on {spelt(bound[c].since)}" for c in joining]
    changes += [f"{named(c)} leaves on {spelt(bound[c].until)}" for c in leaving]
    changes += _institutions(treaty)
    if treaty.talks:
        since = f"proposed on {spelt(treaty.talks.proposed)}, {BARGAINED[treaty.talks.bargaining]}"
    return TreatyAccount(name, title, True, f"{since}{until}, between {', '.join(parties)}", changes)


BARGAINED = {
    "text": "as its text stands", "nash": "depth by the product of gains", "rounds": "depth by asks and promises",
    "club": "depth by a bar that members vote",
}  # fmt: skip


def _institutions(treaty: "TreatySettings") -> Iterator[str]:
    """How a treaty comes to bind, with whom its parties strike deals, and how it is kept, in words."""
    if treaty.talks and treaty.talks.ratified:
        yield f"in force {treaty.talks.days_after} days after {treaty.talks.ratifications} ratifications"
    elif treaty.talks:
        yield "takes effect when signed"
    if treaty.deals:
        yield f"deals for {treaty.deals.years:g} years may be struck with {', '.join(treaty.deals.guards)}"
    if treaty.compliance:
        watched, enforced = (
            value.replace("_", " ") for value in (treaty.compliance.monitoring, treaty.compliance.enforcement)
        )
        yield f"monitoring: {watched}, enforcement: {enforced}"


def _group(word: str, place: Place, named: Callable[[str], str]) -> str:
    """A group of states in words; of a club by number, its members too."""
    if word in GROUP_WORDS:
        return GROUP_WORDS[word]
    return f"{word.replace('_', ' ')} ({', '.join(map(named, sorted(place.named(word))))})"


def events_in_words(config: "Config", named: Callable[[str], str] = str) -> list[tuple[date, str, str]]:
    """Day, sentence and name of every event of the run that concerns this world, in the order of their days."""
    inside = [(name, event) for name, event in config.events.items() if not is_outside(event, config)]
    return [
        (event.date, event.in_words(_who(event, config, named), _title(event, config)), name)
        for name, event in sorted(inside, key=lambda item: item[1].date)
        if not concerns_nobody(event, config)
    ]


def is_outside(event: "Event", config: "Config") -> bool:
    """Whether an event falls on no day of the run."""
    return not config.start <= event.date < config.end


def concerns_nobody(event: "Event", config: "Config") -> bool:
    """Whether an event is about no state, no origin and no treaty of this world."""
    treaty = config.treaties.get(getattr(event, "treaty", ""))
    if treaty is not None and not (treaty.in_force and place_of(config).has_layout(treaty)):
        return True
    known = _open_to(event, config)
    return not known or bool(event.states) and not known & set(event.states)


def _open_to(event: "Event", config: "Config") -> frozenset[str]:
    """Whom an event may concern: origins, states, or parties to its treaty on its day."""
    treaty = config.treaties.get(getattr(event, "treaty", ""))
    if treaty is not None and event.of_parties:
        bound = spans(treaty, place_of(config)).items()
        return frozenset(code for code, span in bound if span.since <= event.date < span.until)
    here = here_of(config)
    return here.origins if event.named == "origins" else here.states


def _who(event: "Event", config: "Config", named: Callable[[str], str]) -> str:
    known = _open_to(event, config)
    asked = [named(code) for code in event.states if code in known]
    more = " and others" if len(asked) > MOST_NAMED else ""
    return ", ".join(asked[:MOST_NAMED]) + more or event.everybody


def _title(event: "Event", config: "Config") -> str:
    name = getattr(event, "treaty", "")
    treaty = config.treaties.get(name)
    return (treaty.title or name) if treaty else ""


def spelt(day: date) -> str:
    """A date as people write it."""
    return f"{day.day} {day:%B %Y}"
