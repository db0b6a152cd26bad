"""Which treaties exist in a world, and from when until when states are bound by them."""

import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sim.legal.settings import TreatySettings

GROUPS = ("members", "neighbours", "all")  # words for parties, beside codes and club_1, club_2 ...
CLUB = re.compile(r"club_([1-9][0-9]?)")
LONG_AGO, OPEN = date.min, date.max


def is_group(party: str) -> bool:
    """Whether a word among a treaty's parties names a group of states."""
    return party in GROUPS or CLUB.fullmatch(party) is not None


class Place(NamedTuple):
    """A world as treaties see it."""

    layout: str
    codes: tuple[str, ...]  # of its states
    clubs: tuple[frozenset[str], ...]  # members of each club whose external border the world is about

    @property
    def members(self) -> frozenset[str]:
        """Members of any club."""
        return frozenset().union(*self.clubs)

    def has_layout(self, treaty: TreatySettings) -> bool:
        """Whether a treaty is meant for this map."""
        return not treaty.layouts or self.layout in treaty.layouts

    def named(self, party: str) -> Collection[str]:
        """States of this world that a word among a treaty's parties names."""
        if party == "members":
            return self.members
        if number := CLUB.fullmatch(party):
            k = int(number[1]) - 1
            return self.clubs[k] if k < len(self.clubs) else ()
        if party == "neighbours":
            return [code for code in self.codes if code not in self.members]
        return self.codes if party == "all" else [party] if party in self.codes else []


class Span(NamedTuple):
    """For how long a state is bound: from the first day until the day after the last."""

    since: date
    until: date


def exists(treaty: TreatySettings, place: Place) -> bool:
    """Whether a treaty is switched on, belongs to this map, and has at least two parties on it."""
    return treaty.in_force and place.has_layout(treaty) and len(spans(treaty, place)) > 1


def spans(treaty: TreatySettings, place: Place) -> dict[str, Span]:
    """The states that a treaty binds, and for how long, by code in the order of the world's states."""
    begins, ends = treaty.since or LONG_AGO, treaty.until or OPEN
    named = {code for party in treaty.parties for code in place.named(party)} | treaty.joined.keys()
    bound = {}
    for code in place.codes:
        if code in named:  # no state is bound before the treaty begins, nor after it ends
            since = max(begins, treaty.joined[code]) if code in treaty.joined else begins
            until = min(ends, treaty.left[code]) if code in treaty.left else ends
            bound[code] = Span(since, until)
    return bound


def never_bound(treaty: TreatySettings, place: Place) -> list[str]:
    """States whose day of leaving says nothing: they are party neither here nor, by a word for several, elsewhere."""
    if not treaty.left:
        return []
    elsewhere = any(is_group(party) for party in treaty.parties)
    own = {*treaty.parties, *treaty.joined, *spans(treaty, place)}
    here = place.codes if place.has_layout(treaty) else ()
    return [code for code in treaty.left if code not in own and (code in here or not elsewhere)]


def binds(treaty: TreatySettings, place: Place, start: date, end: date) -> bool:
    """Whether a treaty that exists binds two parties at once on some day of a run."""
    if treaty.talks:
        return exists(treaty, place) and treaty.talks.proposed < end
    held = [Span(max(s.since, start), min(s.until, end)) for s in spans(treaty, place).values()]
    held = sorted(s for s in held if s.since < s.until)
    return exists(treaty, place) and any(
        later.since < earlier.until for k, later in enumerate(held) for earlier in held[:k]
    )
