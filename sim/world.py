"""The world: tables, parameters and the date; nothing else holds state.

Rooms share it. Each lays out its own tables (``BUILD`` in ``sim.model``) and asks for its own settings by their class.
"""

from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

import numpy as np

from sim import tables as t
from sim.settings import Settings

S = TypeVar("S", bound=Settings)
Event = tuple[int, str, str, str, str]  # day, kind, the state that acts, the states affected, about


class Instrument(NamedTuple):
    """A treaty as behaviour: its name, and the provisions that grant; numbers about it stand in ``World.treaties``."""

    name: str
    title: str
    provisions: tuple[Any, ...]  # final classes of ``sim.legal.provision.Provision``
    text_depth: float  # for which the values of its provisions are written
    invited: np.ndarray  # states that may sign it or accede, a mask; none where it is given by its dates
    guards: np.ndarray  # states with which its parties may strike deals, a mask
    reserved: dict[str, np.ndarray]  # by provision, the states that are not bound by it
    talks: Any  # how it comes to be: ``TalksSettings``, or None
    deals: Any  # how deals are struck: ``DealSettings``, or None
    compliance: Any  # how it is kept: ``ComplianceTerms``, or None


def later() -> Any:
    """A field that some room builds; it is saved."""
    return field(init=False)


def scratch() -> Any:
    """A field that some room builds from others, and builds again when a run is restored."""
    return field(init=False, metadata={"scratch": True})


@dataclass
class World:
    """Tables, parameters and the day. Fields after the first five are laid out by ``build`` of the rooms."""

    settings_by_class: dict[type, Settings]
    start: date
    days: int
    burn_in_days: int
    seed: int
    geography: t.Geography = scratch()  # laid-out columns of the map, shared between runs
    crime_names: list[str] = scratch()  # of crime types, by row
    instruments: list[Instrument] = scratch()  # by row of the table of treaties

    # tables
    states: t.States = later()
    sides: t.BorderSides = later()
    stretches: t.Stretches = later()
    treaties: t.Treaties = later()
    membership: t.Membership = later()
    law: t.Law = later()
    visas: t.Visas = later()
    governments: t.Governments = later()
    smoke: t.Smoke = later()
    cryptomarkets: t.Cryptomarkets = later()
    market_users: t.MarketUsers = later()
    venues: t.Venues = later()
    victims: t.Victims = later()
    arms: t.Arms = later()
    temptation: t.Temptation = later()
    dyads: t.Dyads = later()
    disputes: t.Disputes = later()
    judiciary: t.Judiciaries = later()
    sectors: t.Sectors = later()
    border_guards: t.BorderGuards = later()
    exits: t.Exits = later()  # by border side
    posts: t.Posts = later()
    officers: t.Officers = later()
    systems: t.BorderSystems = later()
    equipment: t.Equipment = later()
    crime_types: t.CrimeTypes = later()
    streams: t.Streams = later()
    routes: t.Routes = later()
    gates: t.Gates = later()
    legs: t.Legs = later()
    junctions: t.Junctions = later()
    onward: t.Onward = later()
    choice_sets: t.ChoiceSets = later()
    alternatives: t.Alternatives = later()
    movers: t.Movers = later()
    crossings: t.Crossings = later()
    networks: t.Networks = later()
    sites: t.Sites = later()
    police: t.PoliceForces = later()
    kinds: t.Kinds = later()
    alerts: t.Alerts = later()
    lists: t.Lists = later()
    week: t.WeekList = later()
    searches: t.Searches = later()
    exchange: t.Exchange = later()
    recognised: t.Recognised = later()
    reports: t.Reports = later()
    wanted: t.Wanted = later()
    observed: t.Observed = later()
    today: t.Counts = later()  # by border side
    daily: t.Counts = later()  # by day, over the external border
    totals: t.Counts = later()  # by border side, over the days after the burn-in
    traffic: t.Traffic = later()  # by border side, over the same days
    flows: t.Flows = later()
    months: t.Months = later()  # by month and state
    seizures: t.Seizures = later()
    tally: t.Tally = later()
    waits: np.ndarray = later()  # (days, bins) histogram of travellers' waits [posts.check_travellers]
    truck_waits: np.ndarray = later()  # (days, bins) [posts.check_travellers]
    latencies: np.ndarray = later()  # (days, bins) of answers to requests [information.answer_requests]

    # parameters
    choice: t.Choice = scratch()
    learning: t.Learning = scratch()
    retry: t.Retry = scratch()
    market: t.Market = scratch()
    detection: t.Detection = scratch()
    departure: t.Departure = scratch()
    checks: t.Checks = scratch()
    customs: t.Customs = scratch()
    readers: t.Readers = scratch()
    conduct: t.Conduct = scratch()
    statistics: t.Statistics = scratch()
    cryptomarket_terms: t.CryptomarketTerms = scratch()
    trafficking_terms: t.TraffickingTerms = scratch()
    arms_terms: t.ArmsTerms = scratch()
    corruption_terms: t.CorruptionTerms = scratch()

    # scratch of kernels
    wait_table: np.ndarray = scratch()  # mean wait and chance to wait, by post and utilisation
    post_batch: t.PostBatch = scratch()
    check_batch: t.CheckBatch = scratch()
    utility: np.ndarray = scratch()  # of alternatives, sites or routes, by what is weighed
    plans: np.ndarray = scratch()  # (3, sectors of a state)
    counted: np.ndarray = scratch()  # (kinds, states) persons under alerts
    views: dict[Any, Any] = field(default_factory=dict, metadata={"scratch": True})  # narrow views and groups of tables

    # numbers
    day: int = 0
    free_movers: int = 0  # a lower bound on free rows of the movers' table
    happened: int = 0  # crossings of today
    alerts_used: int = 0
    alert_row: int = 0  # from which a free row of alerts is looked for
    week_until: int = 0  # the day after the week that the list of checks covers
    recognised_used: int = 0  # people of networks seen at a check since police last looked
    record_quality: float = 1.0  # completeness of what is added to lists, the less the longer they are
    exposure: float = 0.0  # records that lie with others, weighed by what their law lacks, in millions
    mean_trust: float = 0.5  # between members, as last read
    joint_hours: float = 0.0  # partners' patrol-hours a day at the external border, as last read
    departure_pay_usd: float = 0.0  # of members to states of departure a day, as last read
    law_change: int = 0  # next day on which law must be rebuilt by date
    step_day: int = 0  # next day on which a step in the life of a treaty falls due by date
    dispute_day: int = 2**31 - 1  # next day on which a stage of some dispute ends
    changed_day: int = 0  # on which law or systems changed last
    read_day: int = -31  # on which it was last read what officers see
    events: list[Event] = field(default_factory=list)

    @property
    def date(self) -> date:
        """Today."""
        return self.start + timedelta(days=self.day)

    @property
    def month(self) -> int:
        """Months since the first, by the calendar."""
        today = self.date
        return (today.year - self.start.year) * 12 + today.month - self.start.month

    @property
    def published_month(self) -> int:
        """The latest month whose statistics are published, below 0 before there is one; delays are whole months."""
        return self.month - 1 - round(self.statistics.report_delay_days * 12.0 / 365.25)

    @property
    def codes(self) -> list[str]:
        """Codes of states, by row."""
        return self.geography.states.code

    def settings(self, kind: type[S]) -> S:
        """The settings of one room, by their class."""
        found = self.settings_by_class[kind]
        assert isinstance(found, kind)
        return found

    def tables(self) -> dict[str, Any]:
        """Every table of state by name."""
        return {name: getattr(self, name) for name in SAVED if isinstance(getattr(self, name), tuple)}

    def schedule_law(self, day: int) -> None:
        """Have permissions rebuilt on that day, or sooner where they were to be."""
        self.law_change, self.step_day = min(self.law_change, day), min(self.step_day, day)

    def schedule_step(self, day: int) -> None:
        """Have steps in the life of treaties looked for on that day, or sooner where they were to be."""
        self.step_day = min(self.step_day, day)

    def log(self, kind: str, who: str = "", whom: str = "", about: str = "") -> None:
        """Write an event of today."""
        self.events.append((self.day, kind, who, whom, about))


SAVED = tuple(f.name for f in fields(World) if not f.metadata.get("scratch"))[5:]
