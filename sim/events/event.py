"""Dated events: checked fields, what an event does, and how it is described."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

import numpy as np

from sim.agents import Model
from sim.legal.law import parties_today
from sim.settings import Settings, setting
from sim.world import World

Date = date  # a field may be called date
Fault = tuple[str, str, str, Any]  # field, what is wrong, what to do, value


class Event(Settings):
    """A dated event: one file in ``sim/events/types``. Subclasses are final, and named by their ``type``."""

    named: ClassVar[Literal["states", "origins"]] = "states"  # what ``states`` names
    of_parties: ClassVar[bool] = False  # whether it is about parties of its treaty alone
    everybody: ClassVar[str] = "all members"  # who is concerned where nobody is named

    date: Date = setting(..., "day on which it happens", unit="date")
    states: tuple[str, ...] = setting((), "codes of the states concerned; of a surge, names of origins; empty: all")

    @abstractmethod
    def apply(self, model: Model, name: str) -> None:
        """What the event does on its day."""

    @abstractmethod
    def in_words(self, who: str, treaty: str) -> str:
        """The event in one sentence without its full stop: ``who`` names the states concerned, ``treaty`` the title."""

    def lapse(self, model: Model) -> None:
        """What ends with the event, on the day after its last."""

    @property
    def ends(self) -> Date | None:
        """The day after the last of an event that lasts."""
        days = getattr(self, "days", None)
        return None if days is None else self.date + timedelta(days=days)

    def codes(self) -> dict[str, list[str]]:
        """Codes of states that the event's own fields name besides ``states``, by field."""
        return {}

    def origins(self) -> dict[str, list[str]]:
        """Names of origins that the event's own fields give, by field."""
        return {}

    def faults(self, treaties: Mapping[str, Any]) -> Iterator[Fault]:
        """What contradicts the treaties of the scenario."""
        yield from ()


class AboutTreaty(Event):
    """An event in the life of a treaty."""

    of_parties = True
    everybody = "all its parties"
    treaty: str = setting(..., "treaty concerned")

    def parties_concerned(self, w: World) -> list[tuple[int, int]]:
        """Treaty and state of the states concerned that are parties today."""
        found = []
        for t, instrument in enumerate(w.instruments):
            if instrument.name == self.treaty:
                bound = parties_today(w.membership, t, w.day).bound
                asked = np.isin(w.codes, self.states) if self.states else bound
                found += [(t, int(i)) for i in np.flatnonzero(bound & asked)]
        return found

    def codes(self) -> dict[str, list[str]]:
        """Codes of states that the event's own fields name besides ``states``, by field."""
        return {}

    def origins(self) -> dict[str, list[str]]:
        """Names of origins that the event's own fields give, by field."""
        return {}

    def faults(self, treaties: Mapping[str, Any]) -> Iterator[Fault]:
        """The treaty must stand in the scenario."""
        yield from unknown_treaty(self.treaty, treaties)


class AboutServices(Event):
    """An event that concerns border services: of states that are named, of a treaty's parties, or of all."""

    everybody = "all states"
    treaty: str = setting("", "treaty whose parties are concerned, where no states are named")

    def concerned(self, w: World) -> np.ndarray:
        """Mask of the states concerned."""
        if self.states:
            return np.isin(w.codes, self.states)
        if self.treaty:
            rows = [t for t, instrument in enumerate(w.instruments) if instrument.name == self.treaty]
            m = w.membership
            return np.asarray((m.since[rows] <= w.day).any(0) & (w.day < m.until[rows]).any(0))
        return np.ones(len(w.codes), bool)

    def whose(self, who: str, treaty: str) -> str:
        """Whose services are concerned, in words: states that are named go before a treaty's parties."""
        return f"the parties of {treaty}" if treaty and not self.states else who

    def codes(self) -> dict[str, list[str]]:
        """Codes of states that the event's own fields name besides ``states``, by field."""
        return {}

    def origins(self) -> dict[str, list[str]]:
        """Names of origins that the event's own fields give, by field."""
        return {}

    def faults(self, treaties: Mapping[str, Any]) -> Iterator[Fault]:
        """The treaty, where one is named, must stand in the scenario."""
        if self.treaty:
            yield from unknown_treaty(self.treaty, treaties)


def unknown_treaty(name: str, treaties: Mapping[str, Any]) -> Iterator[Fault]:
    """The fault of naming a treaty that the scenario does not hold."""
    if name not in treaties:
        yield "treaty", f"no treaty '{name}' in this scenario", "", name


def members_or(w: World, states: tuple[str, ...]) -> np.ndarray:
    """Rows of the states named, or of all members of the club."""
    return np.flatnonzero(np.isin(w.codes, states) if states else w.states.member == 1)
