"""Officers may follow across the line."""

import math
import re
from collections.abc import Mapping
from typing import ClassVar, final

from pydantic import PrivateAttr, field_validator

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import Settings, setting
from sim.tables import Law
from sim.world import World

PAIR = re.compile(r"[A-Z0-9]{3,4}-[A-Z0-9]{3,4}")
USUAL_KM = 5.0  # mean distance over which a pursuit is decided: assumption


class PursuitTerms(Settings):
    """How far one party's officers may go in another's territory."""

    km: float = setting(1000.0, "distance from the line", unit="km", ge=0, le=10000, plausible=(5, 1000))
    arrest: bool = setting(True, "whether they may hold the person until local officers come")


@final
class HotPursuit(Provision):
    """Officers who pursue a person may go on in another party's territory, on land, until stopped.

    Source: Convention implementing the Schengen Agreement, art. 41; terms by declaration for each pair: without limit
    and without a right to hold (France in Belgium), 10 km (Benelux), 25 km (Denmark).
    """

    name: ClassVar[str] = "hot_pursuit"
    about = "crossings"

    default: PursuitTerms = PursuitTerms()
    pairs: dict[str, PursuitTerms] = setting({}, "terms that differ, by HOST-PURSUER codes")

    _rows: dict[str, int] = PrivateAttr(default_factory=dict)

    @field_validator("pairs")
    @classmethod
    def _two_codes(cls, pairs: dict[str, PursuitTerms]) -> dict[str, PursuitTerms]:
        wrong = [name for name in pairs if not PAIR.fullmatch(name)]
        if wrong:
            raise ValueError(f"'{wrong[0]}' is no pair HOST-PURSUER of codes")
        same = [name for name in pairs if len(set(name.split("-"))) == 1]
        if same:
            raise ValueError(f"'{same[0]}' names one state twice, and a pursuit crosses a border")
        return pairs

    def learn_rows(self, rows: Mapping[str, int]) -> None:
        """Learn which row each state's code stands for."""
        self._rows.update(rows)

    def codes(self) -> dict[str, list[str]]:
        """Hosts and pursuers of the pairs."""
        return {"pairs": [code for pair in self.pairs for code in pair.split("-")]}

    @staticmethod
    def worth(terms: PursuitTerms) -> float:
        """Share of pursuits at the line that these terms let succeed."""
        return (1.0 - math.exp(-terms.km / USUAL_KM)) * (1.0 if terms.arrest else 0.7)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Open each party's territory to the others' officers, on each pair's terms."""
        allowed = between(parties.bound, parties.bound)
        special = allowed & False
        for name, terms in self.pairs.items():
            host, pursuer = (self._rows.get(code, -1) for code in name.split("-"))
            if host >= 0 and pursuer >= 0 and allowed[host, pursuer]:
                special[host, pursuer] = True
                law.pursuit[host, pursuer] = max(law.pursuit[host, pursuer], self.worth(terms))
        raise_to(law.pursuit, allowed & ~special, self.worth(self.default))
