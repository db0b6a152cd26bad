"""Parties agree of whom they demand visas: states of transit as their partners do, or partners of fewer."""

from typing import ClassVar, final

import numpy as np

from sim.legal.provision import Parties, Provision
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class VisaPolicy(Provision):
    """Parties outside the clubs demand visas of some origins as members do; members admit others without.

    A state of transit that aligns its visas with its partner's closes the way by air to it. What a treaty asks lapses
    with it. Source: the Union's agreements on visas with neighbours, and the alignment that it asks of candidates
    (Serbia ended visa-free entry for Burundi, Tunisia, India and Guinea-Bissau between October 2022 and January 2023).
    """

    name: ClassVar[str] = "visa_policy"
    about = "crossings"

    demanded: list[str] = setting([], "origins of whom parties outside the clubs demand visas, by name")
    lifted: list[str] = setting([], "origins of whom members among the parties demand none, by name")

    def origins(self) -> dict[str, list[str]]:
        """Origins concerned."""
        return {"demanded": self.demanded, "lifted": self.lifted}

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Write of whom each party demands visas."""
        names, member = np.array(world.geography.origins.name), world.states.member == 1
        world.visas.demanded[np.ix_(np.isin(names, self.demanded), parties.bound & ~member)] = 1
        world.visas.lifted[np.ix_(np.isin(names, self.lifted), parties.bound & member)] = 1
