"""What every provision of a treaty is: checked fields, and permissions that it grants while it applies."""

from abc import abstractmethod
from typing import ClassVar, NamedTuple

import numpy as np

from sim.settings import Settings
from sim.tables import Law, States

FOREVER = 1e9  # days: the latency of what never arrives


class Parties(NamedTuple):
    """Who may claim what today; masks over states."""

    bound: np.ndarray  # parties in good standing
    access: np.ndarray  # of those, with access to shared data
    gives: np.ndarray  # of those, who feed shared lists
    uses: np.ndarray  # and who search them
    suspended: np.ndarray  # who have reintroduced controls at their borders with other parties


class Provision(Settings):
    """A frozen part of a treaty. Subclasses are final; each says in ``grant`` what it permits between parties."""

    name: ClassVar[str]

    @abstractmethod
    def grant(self, law: Law, parties: Parties, states: States) -> None:
        """Raise the permissions of ``law`` to what this provision gives its parties."""


def between(givers: np.ndarray, users: np.ndarray) -> np.ndarray:
    """Mask of ordered pairs of different states, ``[giver, user]``."""
    pairs = np.outer(givers, users)
    np.fill_diagonal(pairs, False)
    return pairs


def raise_to(column: np.ndarray, pairs: np.ndarray, value) -> None:
    """The best permission over treaties in force wins; none is below 0, which is what nobody grants."""
    np.maximum(column, np.multiply(pairs, value, dtype=column.dtype), out=column)


def lower_to(column: np.ndarray, pairs: np.ndarray, value) -> None:
    """The shortest latency over treaties in force wins."""
    np.minimum(column, value, out=column, where=pairs)
