"""The world: tables, treaties and the date; nothing else holds state."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from sim import tables as t
from sim.config import Config
from sim.core import parameters as p
from sim.core.chance import serial_of
from sim.geography.layout import Geography
from sim.legal.provision import Provision


class Parameters(NamedTuple):
    """Scalars that kernels read."""

    choice: p.Choice
    learning: p.Learning
    market: p.Market
    drugs: p.Drugs
    retry: p.Retry
    surveillance: p.Surveillance
    checks: p.Checks
    conduct: p.Conduct


class Treaty(NamedTuple):
    """A treaty in the composition of the scenario; where states stand towards it is in ``membership``."""

    name: str
    title: str
    provisions: tuple[Provision, ...]
    notice_days: int
    access_ends_at_once: bool
    depth: float

    @property
    def serial(self) -> int:
        """What keys chance about it: its name, so that another treaty in the composition shifts no draw."""
        return serial_of("treaty", self.name)


@dataclass
class World:
    """Tables, treaties and the day."""

    config: Config
    geography: Geography
    parameters: Parameters
    treaties: list[Treaty]
    states: t.States
    equipment: t.Equipment
    dyads: t.Dyads
    law: t.Law
    membership: t.Membership
    fronts: t.Fronts
    stretches: t.Stretches
    sectors: t.Sectors
    posts: t.Posts
    streams: t.Streams
    routes: t.Routes
    legs: t.Legs
    ways: t.Ways
    cells: t.Cells
    networks: t.Networks
    sites: t.Sites
    movers: t.Movers
    crossings: t.Crossings
    kinds: t.Kinds
    alerts: t.Alerts
    lists: t.Lists
    recognised: t.Recognised
    reports: t.Reports
    observed: t.Observed
    tally: t.Tally
    totals: t.Totals
    flows: t.Flows
    waits: np.ndarray  # (days, bins) histogram of travellers' waits [checks.screen]
    truck_waits: np.ndarray  # (days, bins) [cargo.clear_cargo]
    latencies: np.ndarray  # (days, bins) of answers to requests [intelligence.answer_requests]
    seed: int
    day: int = 0
    alerts_used: int = 0
    happened: int = 0  # crossings of today
    recognised_used: int = 0  # people of networks seen at a check since police last looked
    legal_change: int = 0  # next day on which law must be rebuilt by date
    changed_day: int = 0  # on which law or systems changed last
    read_day: int = -31  # on which it was last read what officers see
    events: list[tuple[int, str, str, str, str]] = field(default_factory=list)
    lookup: dict[str, Any] = field(default_factory=dict)  # tabulated waits and scratch arrays, rebuilt on restore

    @property
    def date(self) -> date:
        """Today."""
        return self.config.start + timedelta(days=self.day)

    @property
    def codes(self) -> list[str]:
        """Codes of states, by row."""
        return self.geography.states.code

    def tables(self) -> dict[str, Any]:
        """Every table by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, tuple) and name in TABLES}

    def law_changes(self, day: int) -> None:
        """Have permissions rebuilt on that day, or sooner where they were to be."""
        self.legal_change = min(self.legal_change, day)

    def log(self, kind: str, who: str = "", whom: str = "", about: str = "") -> None:
        """Write an event of today."""
        self.events.append((self.day, kind, who, whom, about))


TABLES = tuple(name for name, kind in World.__annotations__.items() if getattr(kind, "__module__", "") == "sim.tables")
