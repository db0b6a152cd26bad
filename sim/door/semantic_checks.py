"""What the schema alone cannot see: provisions and their fields, codes of states, treaties that events name, maps."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from yaml import YAMLError

from sim.door.places import all_origins
from sim.door.places import here as here_of
from sim.door.refusal import Fault, Refusal, nearest
from sim.door.strict_yaml import read_file
from sim.legal.composition import CLUB, GROUPS, Place, is_group, never_bound

if TYPE_CHECKING:
    from sim.config import Config
    from sim.legal.settings import TreatySettings

OWN_KINDS = ("persons", "drugs")  # what streams carry in every world
KIND = re.compile(r"[a-z][a-z0-9_]{0,31}")  # what a map may call further goods
GENERATED = re.compile(r"S\d{2,3}")  # states of a synthetic world
CODES = "Use ISO 3166-1 alpha-3 codes (S00, S01 ... in a synthetic world)."


def check_semantics(config: "Config") -> None:
    """Raise Refusal with everything that names what does not exist or contradicts itself."""
    unreadable = _map(config.world.layout)
    clubs = [*_clubs(config)]
    faults = [*_metrics(config), *unreadable, *_treaties(config), *_kinds(config), *clubs]
    if not unreadable and not clubs:
        faults += [
            *_parties(config),
            *_events(config),
            *_goods(config),
            *_codes("haze.fires_kt", [*config.haze.fires_kt]),
            *_codes("arms.per_100", [*config.arms.per_100]),
        ]
    if faults:
        raise Refusal(*faults)


def _metrics(config: "Config") -> Iterator[Fault]:
    """Metrics that are named and do not exist."""
    named = {f"expect.{k}.metric": expected.metric for k, expected in enumerate(config.expect)}
    if config.precision:
        named["precision_metric"] = config.precision_metric
    if named:
        from sim.ledger.metrics import catalogue

        known = [metric.name for metric in catalogue()]
        known += [f"{metric.name}_end" for metric in catalogue() if metric.kind == "stock"]
        for path, name in named.items():
            if name not in known:
                yield Fault(path, f"no metric '{name}'", nearest(name, known, "See `python run.py list metrics`."))


def _treaties(config: "Config") -> Iterator[Fault]:
    from sim.legal.registry import provision

    for name, treaty in config.treaties.items():
        path = f"treaties.{name}"
        for kind, terms in treaty.provisions.items():
            try:
                checked = provision(kind, terms)
                for field, codes in checked.codes().items():
                    yield from _codes(f"{path}.provisions.{kind}.{field}", codes)
                for field, names in checked.origins().items():
                    yield from _origins(f"{path}.provisions.{kind}.{field}", names, config)
            except ValueError as error:  # one line with its own remedy
                text = str(error).replace("Input should be", "must be")
                yield Fault.parse(path, text.replace("Extra inputs are not permitted", "unknown field"))
        if treaty.since and treaty.until and treaty.until <= treaty.since:
            where = "lies before" if treaty.until < treaty.since else "is the day of"
            yield Fault(f"{path}.until", f"{where} since, {treaty.since}", "Give a later day.", str(treaty.until))
        yield from _layouts(f"{path}.layouts", treaty.layouts)
        groups = [party for party in treaty.parties if not is_group(party)]
        yield from _codes(f"{path}.parties", groups, f"Or one of {', '.join(GROUPS)}.")
        for field in ("joined", "left", "suspended"):
            yield from _codes(f"{path}.{field}", list(getattr(treaty, field)))
        for code in treaty.joined.keys() & treaty.left.keys():
            if treaty.left[code] <= treaty.joined[code]:
                wrong = f"{code} leaves before it joins, {treaty.joined[code]}"
                yield Fault(f"{path}.left", wrong, "Give a later day.", str(treaty.left[code]))
        yield from _suspended(path, treaty)
        yield from _formed(path, treaty, config)
        yield from _twice(f"{path}.parties", treaty.parties)


def _suspended(path: str, treaty: "TreatySettings") -> Iterator[Fault]:
    """Controls in force at the start end after they begin, at borders of states that exist."""
    for code, notice in treaty.suspended.items():
        here = f"{path}.suspended.{code}"
        yield from _codes(f"{here}.towards", list(notice.towards))
        if notice.until <= notice.since:
            wrong = f"does not lie after since, {notice.since}"
            yield Fault(f"{here}.until", wrong, "Give a later day.", str(notice.until))


def _formed(path: str, treaty: "TreatySettings", config: "Config") -> Iterator[Fault]:
    """Talks, deals and reservations name states, treaties and provisions that exist."""
    for code, names in treaty.reservations.items():
        yield from _codes(f"{path}.reservations", [code])
        for name in names:
            if name not in treaty.provisions:
                wrong = f"{code} makes a reservation about '{name}', which the treaty does not hold"
                yield Fault(f"{path}.reservations", wrong, nearest(name, treaty.provisions), name)
    if treaty.deals:
        named = [party for party in treaty.deals.guards if not is_group(party)]
        yield from _codes(f"{path}.deals.guards", named, f"Or one of {', '.join(GROUPS)}.")
    if treaty.talks:
        talks = treaty.talks
        yield from _codes(f"{path}.talks.founders", list(talks.founders))
        if talks.package and talks.package not in config.treaties:
            wrong = f"no treaty '{talks.package}' in this scenario"
            yield Fault(f"{path}.talks.package", wrong, nearest(talks.package, config.treaties), talks.package)
        for field in ("since", "joined"):
            if getattr(treaty, field):
                wrong = "is given, and so are talks, by which a treaty comes to be"
                given = treaty.since if field == "since" else ", ".join(treaty.joined)
                yield Fault(f"{path}.{field}", wrong, "Remove one of the two.", str(given))


def _twice(path: str, names: Sequence[str]) -> Iterator[Fault]:
    """A name that stands in a list again."""
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        yield Fault(path, f"'{twice}' is listed twice", "Keep one of them.")


def _layouts(path: str, layouts: Sequence[str]) -> Iterator[Fault]:
    """Maps on which a treaty exists: shipped ones by name, others by their path."""
    from sim.geography.layout_file import FILES

    known = ["synthetic", *sorted(file.stem for file in FILES.glob("*.yaml"))]
    for layout in layouts:
        if layout not in known and not layout.endswith((".yaml", ".yml")):
            yield Fault(path, f"no map '{layout}'", nearest(layout, known), layout)


def _events(config: "Config") -> Iterator[Fault]:
    for name, event in config.events.items():
        check = _origins if event.named == "origins" else _codes_named
        yield from check(f"events.{name}.states", event.states, config)
        yield from _twice(f"events.{name}.states", event.states)
        for field, codes in event.codes().items():
            yield from _codes(f"events.{name}.{field}", codes)
        for field, names in event.origins().items():
            yield from _origins(f"events.{name}.{field}", names, config)
        for field, wrong, remedy, got in event.faults(config.treaties):
            yield Fault(f"events.{name}.{field}", wrong, remedy or nearest(got, config.treaties), got)


def _codes_named(path: str, codes: Sequence[str], config: "Config") -> Iterator[Fault]:
    """Codes of states."""
    yield from _codes(path, list(codes))


def _kinds(config: "Config") -> Iterator[Fault]:
    """Further kinds of goods have names that a map may use, and that mean nothing else."""
    for name in config.crime.goods:
        remedy = "Set crime.drugs and crime.drugs_factor instead." if name == "drugs" else "Choose another name."
        if name in OWN_KINDS:
            yield Fault("crime.goods", f"'{name}' is no further kind: every world has it", remedy, name)
        elif not KIND.fullmatch(name):
            wrong = "must be lower-case letters, digits or '_', beginning with a letter, 32 at most"
            yield Fault(f"crime.goods.{name}", wrong, "Give it another name.", name)


def _goods(config: "Config") -> Iterator[Fault]:
    """What streams of the map carry must be a crime type."""
    known = [*OWN_KINDS, *config.crime.goods]
    for name in sorted(here_of(config).kinds - set(known)):
        yield Fault("world.layout", f"its streams carry '{name}', which is no crime type", f"Add crime.goods.{name}.")


def _clubs(config: "Config") -> Iterator[Fault]:
    """Clubs of a synthetic world need a state each, and one outside; any other map says itself which clubs it has."""
    world = config.world
    if world.layout == "synthetic" and world.clubs >= world.states:
        remedy = "Give more states or fewer clubs."
        yield Fault("world.clubs", f"must be less than the {world.states} states of this world", remedy, world.clubs)
    if world.layout != "synthetic" and world.clubs != type(world)().clubs:
        wrong = "means nothing on this map, which names its clubs itself"
        yield Fault("world.clubs", wrong, "Remove it, or choose world=synthetic.", world.clubs)


def _parties(config: "Config") -> Iterator[Fault]:
    """Clubs that are party to a treaty in force on this map stand on it, and only parties leave a treaty."""
    here = here_of(config)
    place = Place(config.world.layout, tuple(sorted(here.states)), here.clubs)
    known = ", ".join(f"club_{number}" for number in range(1, len(here.clubs) + 1))
    for name, treaty in config.treaties.items():
        for party in treaty.parties if treaty.in_force and place.has_layout(treaty) else ():
            if CLUB.fullmatch(party) and not place.named(party):
                yield Fault(f"treaties.{name}.parties", f"this map has no '{party}'", f"Known: {known}.", party)
        for code in never_bound(treaty, place):
            remedy = "Remove it, or name it among parties or joined."
            yield Fault(f"treaties.{name}.left", f"'{code}' is no party and cannot leave", remedy, code)


def _origins(path: str, names: Sequence[str], config: "Config") -> Iterator[Fault]:
    """A surge comes from origins, which have names."""
    here = here_of(config).origins
    for name in names:
        if name not in here and name not in all_origins():
            yield Fault(path, f"'{name}' is no origin", nearest(name, here), name)


def _codes(path: str, codes: list[str], more: str = "") -> Iterator[Fault]:
    for code in codes:
        if code not in _known_codes() and not GENERATED.fullmatch(code):
            yield Fault(path, f"'{code}' is no state", f"{CODES} {more}".strip(), code)


@cache
def _known_codes() -> frozenset[str]:
    from sim.geography.atlas import states

    return frozenset(states())


@cache
def _map(layout: str) -> tuple[Fault, ...]:
    """A map is laid out once to see that it holds together; one of one's own is read as strictly as a scenario."""
    from sim.geography.layout_file import LayoutError, find
    from sim.geography.maps import read_map

    if layout == "synthetic":
        return ()
    try:
        path = find(layout)
        if layout.endswith((".yaml", ".yml")):
            read_file(path)
        read_map(layout)
    except LayoutError as error:
        wrong, _, remedy = str(error).partition("; ")
        return (Fault("world.layout", wrong, remedy[:1].upper() + remedy[1:] + "." if remedy else "", layout),)
    except (OSError, RecursionError, ValueError, YAMLError) as error:
        read_file(path)  # says what is wrong
        what = " ".join(str(error).split())
        return (Fault("world.layout", f"{path.name}: cannot be read: {what}", "Mend the map.", layout),)
    return ()
