"""Architectures of exchange, one a line: what each shows at a check, copies, hides, and costs."""

from typing import Literal, NamedTuple

Name = Literal["bilateral", "hub", "database", "federated"]


class Architecture(NamedTuple):
    """What an architecture does with an alert between the state that entered it and the one that checks a person."""

    at_once: int  # 1: the check itself shows it; 0: only an answer to a request does
    copied: float  # share of the giver's records that come to lie in the user's systems
    shielded: float  # share of an alert's sensitivity that it hides from the user
    query_s: float  # seconds that a search adds to a check


# Orders after the systems named; the numbers are assumptions.
ARCHITECTURES: dict[str, Architecture] = {
    "bilateral": Architecture(0, 0.0, 0.0, 0.0),  # police cooperation case by case
    "hub": Architecture(1, 0.05, 0.7, 0.5),  # hit or no hit on pseudonyms, details on request: Pruem, ma3tch
    "database": Architecture(1, 1.0, 0.0, 0.2),  # one list, copied to all: SIS, SLTD
    "federated": Architecture(1, 0.02, 0.4, 1.5),  # each search asks every partner's own list: Nlets, ECRIS-TCN
}
