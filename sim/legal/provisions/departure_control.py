"""A state of departure guards its exit for a partner, who pays, equips and looks."""

from collections.abc import Mapping
from typing import ClassVar, final

import numpy as np
from pydantic import PrivateAttr

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class DepartureControl(Provision):
    """Parties that are named as guards stop people in transit before they reach the others' borders.

    What they do depends on what they get for it, whether it is looked at, and on their units: see departure control.
    Source: EU-Turkey statement of 18 March 2016 (3 + 3 billion EUR, about 0.17 % of GDP a year); Italy-Libya memorandum
    of 2 February 2017 (coast guard built up in months); EU-Tunisia memorandum of 16 July 2023 (105 million EUR for
    borders, about 0.2 % of GDP, beside 150 million budget support).
    """

    name: ClassVar[str] = "departure_control"
    about = "crossings"

    guards: list[str] = setting([], "codes of the parties that guard their exits; empty: all outside the clubs")
    pay_gdp_share: float = setting(
        0.003, "pay in a year, as share of the guard's GDP; the partners share it by their GDP", unit="share", ge=0,
        le=0.2, plausible=(0.0, 0.006),
    )  # fmt: skip
    units_per_km: float = setting(
        0.2, "patrols or boats that the partners pay for and equip, per km of the exit", unit="units/km", ge=0, le=50,
        plausible=(0, 0.6),
    )  # fmt: skip
    monitoring: float = setting(
        0.8, "share of the exit's work that partners see: liaison officers, reports, pictures", unit="share", ge=0,
        le=1, plausible=(0, 1),
    )  # fmt: skip
    conditionality: float = setting(
        0.3, "share of pay that depends on results", unit="share", ge=0, le=1, plausible=(0, 1)
    )
    visa: float = setting(
        0.0, "visas for the guard's own citizens in return: 0 none, 1 full liberalisation", unit="share", ge=0, le=1,
        plausible=(0, 1),
    )  # fmt: skip
    trade_gdp_share: float = setting(
        0.0, "worth of trade preferences in return, a year, as share of the guard's GDP; they crew no boats",
        unit="share", ge=0, le=0.2, plausible=(0.0, 0.003),
    )  # fmt: skip
    min_willingness: float = setting(0.0, "willingness below which a guard does nothing", unit="share", ge=0, le=1)

    _rows: dict[str, int] = PrivateAttr(default_factory=dict)

    def learn_rows(self, rows: Mapping[str, int]) -> None:
        """Learn which row each state's code stands for."""
        self._rows.update(rows)

    def codes(self) -> dict[str, list[str]]:
        """Codes of the guards."""
        return {"guards": self.guards}

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Promise the guards among the parties pay, equipment, trade and visas of the others."""
        named = np.zeros(len(parties.bound), bool)
        named[[self._rows[code] for code in self.guards if code in self._rows]] = True
        guards = parties.bound & (named if self.guards else world.states.member == 0)
        pairs = between(guards & (world.governments.willingness >= self.min_willingness), parties.bound & ~guards)
        raise_to(law.exit_pay, pairs, self.pay_gdp_share)
        raise_to(law.exit_trade, pairs, self.trade_gdp_share)
        raise_to(law.exit_units, pairs, self.units_per_km)
        raise_to(law.exit_monitoring, pairs, self.monitoring)
        raise_to(law.exit_conditional, pairs, self.conditionality)
        raise_to(law.exit_visa, pairs, self.visa)
