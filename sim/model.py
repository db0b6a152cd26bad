"""The model: the phases of a day in order, how a world is laid out, and the Mesa model of both."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import mesa

import sim.arms.build
import sim.corruption.build
import sim.crime.build
import sim.cryptomarkets.build
import sim.departure.build
import sim.disputes.build
import sim.geography.build
import sim.haze.build
import sim.information.build
import sim.justice.build
import sim.ledger.build
import sim.legal.build
import sim.movers.build
import sim.observation.build
import sim.politics.build
import sim.posts.build
import sim.relations.build
import sim.start.build
import sim.surveillance.build
import sim.technology.build
import sim.trafficking.build
from sim.agents import Model
from sim.arms import phases as arms
from sim.config import Config
from sim.corruption import phases as corruption
from sim.crime import phases as crime
from sim.crime.network import Network
from sim.cryptomarkets import phases as cryptomarkets
from sim.departure import phases as departure
from sim.disputes import phases as disputes
from sim.events import phases as events
from sim.geography.settings import WorldSettings
from sim.haze import phases as haze
from sim.information import phases as information
from sim.information.agent import Police
from sim.justice import phases as justice
from sim.justice.agent import Judiciary
from sim.ledger import phases as ledger
from sim.ledger.collector import DailyMetrics
from sim.legal import phases as legal
from sim.memory import sweep
from sim.movers import phases as movers
from sim.observation import phases as observation
from sim.politics import phases as politics
from sim.politics.agent import State
from sim.posts import phases as posts
from sim.posts.agent import Customs
from sim.relations import phases as relations
from sim.saving import read_save, restore, save
from sim.start.spin_up import spin_up
from sim.surveillance import phases as surveillance
from sim.surveillance.agent import BorderGuard
from sim.technology import phases as technology
from sim.trafficking import phases as trafficking
from sim.world import World

if TYPE_CHECKING:
    import pandas as pd

logging.getLogger("MESA").setLevel(logging.WARNING)  # it would write a line a step

BUILD: tuple[Callable[[World], None], ...] = (
    sim.geography.build.build,  # states, borders from each side, stretches
    sim.legal.build.build,  # treaties, their parties, law that permits nothing yet
    sim.politics.build.build,  # governments as elections left them
    sim.haze.build.build,  # fires, and whom their smoke reaches
    sim.relations.build.build,  # pairs of states that do not know each other
    sim.disputes.build.build,  # and have no dispute
    sim.justice.build.build,  # places for detention, practice of returns
    sim.surveillance.build.build,  # sectors and border guards
    sim.departure.build.build,  # exits, and what could guard them
    sim.technology.build.build_readers,  # what readers do to groups of travellers
    sim.posts.build.build,  # posts and their officers
    sim.technology.build.build,  # budgets, staff and equipment
    sim.posts.build.tabulate,  # waits by number of desks
    sim.crime.build.build_types,  # what streams carry
    sim.movers.build.build,  # streams, routes, choice sets; nobody on the way
    sim.crime.build.build,  # networks and consignments
    sim.information.build.build,  # kinds of alerts, lists, police
    sim.cryptomarkets.build.build,  # markets that cross no border
    sim.trafficking.build.build,  # victims, by where they come from
    sim.arms.build.build,  # firearms in circulation
    sim.corruption.build.build,  # officers, none of them bribed
    sim.observation.build.build,  # what statistics offices publish
    sim.ledger.build.build,  # counts and the ledger, empty
    sim.start.build.build,  # the steady state of law, trust, lists, beliefs and prices
)


Act = Callable[[Model], None]


class Phase(NamedTuple):
    """One phase of the tick, and when it takes place."""

    act: Act
    rhythm: str

    @property
    def name(self) -> str:
        """Module and function."""
        return f"{self.act.__module__.split('.')[1]}.{self.act.__name__}"


def daily(act: Act) -> Phase:
    """A phase of every day."""
    return Phase(act, "daily")


def weekly(act: Act) -> Phase:
    """A phase of every seventh day, beginning with the first."""
    return Phase(act, "weekly")


def refreshed(act: Act) -> Phase:
    """A phase of the days on which choice tables are refreshed."""
    return Phase(act, "refreshed")


def monthly(act: Act) -> Phase:
    """A phase of the first day of each calendar month."""
    return Phase(act, "monthly")


TICK = (
    daily(events.happen),  # dated events come to pass
    daily(technology.suffer_attacks),  # border systems are attacked
    monthly(politics.update_opinion),  # publics react to what was published
    monthly(politics.hold_elections),  # governments may change, and with them the willingness to cooperate
    monthly(haze.change_weather),  # years are dry or wet
    monthly(haze.govern_fires),  # governments weigh rents against victims, and what they owe
    monthly(haze.burn),  # fires burn, and smoke harms at home and downwind
    monthly(disputes.arise),  # incidents raise disputes
    daily(disputes.proceed),  # which go from forum to forum
    monthly(legal.converge),  # laws that treaties bring together grow alike
    monthly(legal.proceed),  # states negotiate, ratify, keep, suspend, leave treaties
    daily(legal.bring_into_force),  # treaties in force become permissions
    daily(technology.staff_posts),  # officers go where checks are held
    monthly(technology.maintain),  # equipment wears out, is delivered, is ordered
    monthly(departure.equip_exits),  # partners equip states of departure
    weekly(departure.set_priorities),  # which guard their exits as bargains, pay and mood move them
    monthly(information.adopt),  # voluntary databases fill
    monthly(information.raise_standards),  # data follow what parties agreed
    monthly(information.guard),  # data are misused, systems breached, courts issue rulings
    weekly(relations.remember),  # conduct makes trust
    daily(information.open_lists),  # law, trust and standards permit officers to see alerts
    daily(cryptomarkets.weigh_venues),  # operators weigh where servers are safe
    monthly(information.enter_policy),  # police enter alerts as governments wish
    weekly(posts.select_trucks),  # customs choose trucks
    monthly(corruption.tempt),  # networks tempt officers
    weekly(corruption.look_away),  # who look away at posts
    weekly(justice.provide_places),  # judiciaries provide places for detention
    weekly(surveillance.staff_control_rooms),  # operators answer alarms
    weekly(surveillance.place_patrols),  # border guards place patrols
    weekly(departure.guard_exits),  # states of departure guard their exits
    refreshed(movers.learn_risks),  # communities learn
    refreshed(information.investigate),  # police look for the persons behind crossings
    refreshed(crime.adapt_networks),  # networks learn, place and price
    refreshed(crime.size_lots),  # consignments are sized
    refreshed(movers.choose_ways),  # and communities choose places, routes and modes anew
    daily(surveillance.watch_borders),  # what surveillance sees today
    daily(corruption.tell_plans),  # or have told where patrols will be
    daily(posts.check_travellers),  # posts check travellers and trucks
    daily(movers.set_out),  # people and consignments set out
    daily(movers.cross_borders),  # and cross, are stopped, try again
    daily(cryptomarkets.trade),  # markets are seized, close, open; their users move
    monthly(trafficking.weigh_routes),  # law decides who is checked, referred, heard
    monthly(trafficking.exploit),  # victims are recruited, exploited, identified
    monthly(arms.weigh_checks),  # law decides what is told and traced
    monthly(arms.smuggle),  # firearms are taken across, found, used, recovered
    daily(justice.release_detained),  # some detained persons are released
    daily(ledger.account_events),  # events are counted where they happened
    daily(corruption.remember_rents),  # what networks earn is known to those whom they tempt
    daily(disputes.note_incidents),  # some of them are incidents between states
    daily(posts.adjust_checks),  # officers adapt to what they find
    daily(information.enter_alerts),  # officers enter alerts
    daily(information.search_lists),  # and search lists
    daily(information.answer_requests),  # and ask each other
    daily(observation.count),  # statistics offices count
    daily(ledger.close),  # the ledger is written
)


class BorderModel(Model):
    """States, their services and criminal networks at their borders, one day in each step.

    Parameters
    ----------
    config
        A checked configuration, as ``sim.load`` gives.
    off
        Names of phases to leave out (``movers.learn_risks`` ...), or of steps in the life of treaties
        (``legal.strike_deal`` ...), for ablation.
    seed
        Another seed than the configuration's: ``mesa.batch_run(BorderModel, {"config": config, "seed": range(8)})``.

    ``datacollector`` holds every metric by day. One of your own in its place collects at the end of each day.
    """

    def __init__(self, config: Config, off: tuple[str, ...] = (), seed: int | None = None) -> None:
        if seed is not None:
            config = Config.model_validate(config.model_dump() | {"seed": int(seed)})
        super().__init__(seed=config.seed % 2**32)
        self.config = config
        self.world, self.off = config.bare_world(), off
        for lay_out in BUILD:
            lay_out(self.world)
        sweep(self.world)
        known = [one.name for one in (*TICK, *legal.STEPS)]
        if unknown := set(off) - set(known):
            raise ValueError(f"off: no phase or step {', '.join(sorted(unknown))}. Known: {', '.join(known)}.")
        self.tick = tuple(phase for phase in TICK if phase.name not in off)
        self.slices = 0
        self.journal = None
        self.datacollector: mesa.DataCollector = DailyMetrics(self.world)
        spin_up(self, [phase.act for phase in self.tick])
        for kind in (State, BorderGuard, Customs, Police, Judiciary):
            for row in range(len(self.world.codes)):
                kind(self, row)
        for row in range(len(self.world.networks.serial)):
            Network(self, row)

    # --- time

    @property
    def day(self) -> int:
        """Days simulated."""
        return self.world.day

    def falls_on(self, rhythm: str) -> bool:
        """Whether phases of a rhythm take place today."""
        return rhythm in self._rhythms()

    def _rhythms(self) -> set[str]:
        """Rhythms of the phases that take place today."""
        day, today = self.world.day, {"daily"}
        if day % 7 == 0:
            today.add("weekly")
        if day % self.config.scale.table_days == 0:
            today.add("refreshed")
        if self.world.date.day == 1:
            today.add("monthly")
        return today

    # --- days

    def step(self) -> None:
        """Simulate one day."""
        if self.world.day >= self.config.days:
            raise IndexError(f"the run ends after {self.config.days} days; give more days")
        today = self._rhythms()
        for phase in self.tick:
            if phase.rhythm in today:
                phase.act(self)
        self.world.day += 1
        self.running = self.world.day < self.config.days
        self.datacollector.collect(self)

    def run(self, progress: Callable[[int], None] | None = None) -> "BorderModel":
        """Simulate to the horizon; ``progress`` is called with the day every thirty days."""
        while self.world.day < self.config.days:
            self.step()
            if progress is not None and self.world.day % 30 == 0:
                progress(self.world.day)
        return self

    # --- results

    def frame(self) -> "pd.DataFrame":
        """Daily metrics: one row a day, columns as ``metrics`` names them, index the date."""
        from sim.ledger.metrics import daily_frame

        return daily_frame(self.world)

    def summary(self) -> dict[str, float | None]:
        """Every metric over the days after the burn-in."""
        from sim.ledger.metrics import summarise

        return summarise(self.world)

    def events_frame(self) -> "pd.DataFrame":
        """Events of the run: day, kind, who, whom, about."""
        import pandas as pd

        return pd.DataFrame(self.world.events, columns=["day", "kind", "who", "whom", "about"])

    def detail(self, kept: str = "all") -> dict[str, Any]:
        """Tables of where things happened, at the end: ``none``, those that ``figures`` read, or ``all``."""
        from sim.ledger.detail import detail

        return detail(self.world, kept)

    def explain(self, serial: int) -> str:
        """The events of one mover in words; the run is repeated up to today."""
        from sim.explain import story

        return story(self, serial)

    def save(self, path: str | Path) -> None:
        """Write the state to an npz file; ``restore`` continues it bit for bit."""
        save(self.world, self.config, self.off, Path(path))

    @classmethod
    def restore(cls, path: str | Path) -> "BorderModel":
        """A model that continues where ``save`` left it.

        Raises ValueError, in one line, where the file was cut short or altered, or is no save.
        """
        saved = read_save(Path(path))
        model = cls(saved.config, saved.off)
        restore(model.world, saved)
        return model


def warm_up() -> None:
    """Compile every kernel once, or load it from the cache, by simulating a week of a tiny world."""
    config = Config(days=8, burn_in_days=0, world=WorldSettings(layout="synthetic", states=4))
    BorderModel(config).run()


def tick_names() -> list[str]:
    """The tick in words: what happens in a day, in order."""
    return [f"{phase.rhythm}: {phase.name}" for phase in TICK]
