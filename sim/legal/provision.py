"""What every provision of a treaty is: checked fields, and permissions that it grants while it applies."""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal, NamedTuple

import numpy as np

from sim.settings import Settings
from sim.tables import Law
from sim.world import World

FOREVER = 1e9  # days: the latency of what never arrives


class Parties(NamedTuple):
    """The states that may claim rights under a treaty today; masks over states."""

    bound: np.ndarray  # parties in good standing
    access: np.ndarray  # of those, with access to shared data
    gives: np.ndarray  # of those, the states that feed shared lists
    uses: np.ndarray  # and those that search them
    suspended: np.ndarray  # states that have reintroduced controls at borders with other parties
    controls: np.ndarray  # (states, states) and the parties at whose borders a state has done so


class SuspensionTerms(NamedTuple):
    """For how long a party may suspend."""

    event_days: int  # longest length for a foreseen event
    terms: tuple[
        int, ...
    ]  # lengths of a prolonged suspension's first term and of its renewals, the last for all others
    ceilings: tuple[tuple[date, int], ...]  # days that an unbroken suspension may last, from each date on

    def days(self, renewals: int) -> int:
        """Length of the term after that many renewals."""
        return self.terms[min(renewals, len(self.terms) - 1)]

    def renewals(self, days: int) -> int:
        """How often a suspension was renewed whose term has that length, at least."""
        return next((k for k, term in enumerate(self.terms) if term >= days), len(self.terms) - 1)

    def ceiling(self, day: date) -> int:
        """Days that an unbroken suspension may last by the law of a day."""
        return next((days for since, days in reversed(self.ceilings) if since <= day), self.ceilings[0][1])


class Provision(Settings):
    """A frozen part of a treaty: one file in ``sim/legal/provisions``. Subclasses are final.

    Each says in ``grant`` what it permits between parties; what else the rest of the model must know of a provision is
    declared here, and answered by those that differ.
    """

    name: ClassVar[str]
    about: ClassVar[Literal["trade", "freight", "seizures", "crossings", "returns", "hits"]] = (
        "trade"  # published figures by which states value it
    )

    @abstractmethod
    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Raise the permissions of ``law`` to what this provision gives its parties."""

    def learn_rows(self, rows: Mapping[str, int]) -> None:
        """Learn which row the code of each state stands for."""

    def codes(self) -> dict[str, list[str]]:
        """Codes of states that the provision's own fields name, by field."""
        return {}

    def origins(self) -> dict[str, list[str]]:
        """Names of origins that the provision's own fields give, by field."""
        return {}

    def stake(self, world: World) -> np.ndarray | None:
        """Gain per depth of states to which it is no matter of exchange, NaN for others; None where there are none."""
        return None

    @property
    def fills_gradually(self) -> bool:
        """Whether each party feeds and searches shared lists of its own accord, one after another."""
        return False

    @property
    def suspension(self) -> SuspensionTerms | None:
        """For how long a party may suspend this provision; None where it may not."""
        return None


def between(givers: np.ndarray, users: np.ndarray) -> np.ndarray:
    """Mask of ordered pairs of different states, ``[giver, user]``."""
    pairs = np.outer(givers, users)
    np.fill_diagonal(pairs, False)
    return pairs


def raise_to(column: np.ndarray, pairs: np.ndarray, value: float | np.ndarray) -> None:
    """The best permission over treaties in force wins; without any grant it is 0."""
    np.maximum(column, np.multiply(pairs, value, dtype=column.dtype), out=column)


def lower_to(column: np.ndarray, pairs: np.ndarray, value: float) -> None:
    """The shortest latency over treaties in force wins."""
    np.minimum(column, value, out=column, where=pairs)
