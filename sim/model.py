"""The model: a tick that reads as a story, and the ordinary Mesa face of it."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import mesa

from sim.agents import phases as services
from sim.agents.agency import BorderGuard, Customs, Judiciary, Police
from sim.agents.network import Network
from sim.agents.state import State
from sim.config import Config, Event
from sim.core.room import sweep
from sim.crime import phases as crime
from sim.crime.eve import live_eve
from sim.intelligence import phases as intelligence
from sim.legal import phases as legal
from sim.observation import phases as observation
from sim.politics import phases as politics
from sim.technology import phases as technology
from sim.world import World, build

logging.getLogger("MESA").setLevel(logging.WARNING)  # it would write a line a step


class Phase(NamedTuple):
    """One phase of the tick, and when it takes place."""

    act: Callable[["BorderModel"], None]
    rhythm: str

    @property
    def name(self) -> str:
        """Module and function."""
        return f"{self.act.__module__.split('.')[1]}.{self.act.__name__}"


def daily(act) -> Phase:
    """A phase of every day."""
    return Phase(act, "daily")


def weekly(act) -> Phase:
    """A phase of every seventh day, beginning with the first."""
    return Phase(act, "weekly")


def refreshed(act) -> Phase:
    """A phase of the days on which choice tables are refreshed."""
    return Phase(act, "refreshed")


def monthly(act) -> Phase:
    """A phase of the first day of each calendar month."""
    return Phase(act, "monthly")


TICK = (
    daily(legal.happen),  # dated events come to pass
    daily(technology.happen),  # budgets change, border systems are attacked
    monthly(politics.shift),  # publics react to what was published
    monthly(politics.hold),  # governments may change, and with them the will to cooperate
    monthly(legal.proceed),  # parties suspend, renew, leave
    daily(legal.bring_into_force),  # treaties in force become permissions
    monthly(technology.maintain),  # equipment wears out, is delivered, is ordered
    monthly(intelligence.adopt),  # voluntary databases fill
    monthly(intelligence.raise_standards),  # data follow what parties agreed
    monthly(intelligence.guard),  # some go too far, some break in, courts rule
    weekly(intelligence.remember),  # conduct makes trust
    daily(intelligence.open_lists),  # law, trust and standards let pass
    monthly(services.enter_policy),  # police enter alerts as governments wish
    weekly(services.run_services),  # customs and the judiciary answer to their load
    weekly(services.place_patrols),  # border guards place patrols
    refreshed(crime.learn_risks),  # communities learn
    refreshed(intelligence.investigate),  # police look for those behind them
    refreshed(crime.adapt_networks),  # networks learn, place and price
    refreshed(crime.choose_ways),  # and everybody weighs the ways anew
    daily(services.watch_borders),  # what surveillance sees today
    daily(services.check_travellers),  # posts check travellers and trucks
    daily(crime.set_out),  # people and consignments set out
    daily(crime.cross_borders),  # and cross, are stopped, try again
    daily(services.adjust_checks),  # officers get used to what they find
    daily(intelligence.enter_alerts),  # officers enter alerts
    daily(intelligence.search_lists),  # and search lists
    daily(intelligence.answer_requests),  # and ask each other
    daily(observation.count),  # statistics offices count
    daily(observation.close),  # the ledger is written
)


class BorderModel(mesa.Model):
    """States, their services and criminal networks at their borders, one day a step.

    Parameters
    ----------
    config
        A checked configuration, as ``sim.load`` gives.
    off
        Names of phases to leave out (``crime.learn_risks`` ...), for ablation.
    """

    def __init__(self, config: Config, off: tuple[str, ...] = ()) -> None:
        super().__init__(seed=config.seed % 2**32)
        self.config = config
        self.world: World = build(config)
        sweep(self.world)
        unknown = set(off) - {phase.name for phase in TICK}
        if unknown:
            raise ValueError(f"off: no phase {', '.join(sorted(unknown))}. Known: {', '.join(p.name for p in TICK)}.")
        self.tick = tuple(phase for phase in TICK if phase.name not in off)
        self.slices = 0  # of movers' kernels; 0: by size
        self.endings: list[tuple[int, Any]] = []
        self.journal: list[Any] | None = None
        live_eve(self)
        for kind in (State, BorderGuard, Customs, Police, Judiciary):
            for row in range(len(self.world.codes)):
                kind(self, row)
        for row in range(len(self.world.networks.serial)):
            Network(self, row)

    # --- time

    @property
    def day(self) -> int:
        """Days lived."""
        return self.world.day

    @property
    def month(self) -> int:
        """Months since the first, by the calendar."""
        today, start = self.world.date, self.config.start
        return (today.year - start.year) * 12 + today.month - start.month

    def month_published(self) -> int:
        """The newest month whose statistics are out, -1 none: they take whole months, so that none is passed over."""
        return self.month - 1 - round(self.config.society.report_delay_days * 12.0 / 365.25)

    def _falls_on(self, rhythm: str) -> bool:
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

    def due_events(self) -> Iterator[tuple[str, Event]]:
        """Events dated today."""
        return ((name, e) for name, e in sorted(self.config.events.items()) if e.date == self.world.date)

    # --- life

    def step(self) -> None:
        """Live one day."""
        if self.world.day >= self.config.days:
            raise IndexError(f"the run ends after {self.config.days} days; give more days")
        today = self._rhythms()
        for phase in self.tick:
            if phase.rhythm in today:
                phase.act(self)
        self.world.day += 1
        self.running = self.world.day < self.config.days

    def run(self, progress: Callable[[int], None] | None = None) -> "BorderModel":
        """Live to the horizon; ``progress`` is told the day every thirty days."""
        while self.world.day < self.config.days:
            self.step()
            if progress is not None and self.world.day % 30 == 0:
                progress(self.world.day)
        return self

    # --- results

    def keep_journal(self) -> None:
        """Keep today's events when somebody asked for the movers' stories."""
        if self.journal is not None:
            n, c = self.world.happened, self.world.crossings
            self.journal.append((self.world.day, *(column[:n].copy() for column in c)))

    def frame(self):
        """Daily metrics: one row a day, columns as ``metrics`` names them, index the date."""
        from sim.metrics import daily_frame

        return daily_frame(self.world)

    def summary(self) -> dict[str, float | None]:
        """Every metric over the days after the burn-in."""
        from sim.metrics import summarise

        return summarise(self.world)

    def events_frame(self):
        """Events of the run: day, kind, who, whom, about."""
        import pandas as pd

        return pd.DataFrame(self.world.events, columns=["day", "kind", "who", "whom", "about"])

    def detail(self, kept: str = "all") -> dict[str, Any]:
        """Tables of where things happened, at the end: ``none``, those that ``figures`` read, or ``all``."""
        from sim.metrics.detail import detail

        return detail(self.world, kept)

    def explain(self, serial: int) -> str:
        """The story of one mover, told from its keyed chances by living the run again."""
        from sim.explain import story

        return story(self, serial)

    def save(self, path: str | Path) -> None:
        """Write the state to an npz file; ``restore`` continues it bit for bit."""
        from sim.saving import save

        save(self, Path(path))

    @classmethod
    def restore(cls, path: str | Path) -> "BorderModel":
        """A model that continues where ``save`` left it."""
        from sim.saving import restore

        return restore(Path(path))


def warm_up() -> None:
    """Compile every kernel once, or load it from the cache, by living a week of a tiny world."""
    from sim.geography.settings import WorldSettings

    config = Config(days=8, burn_in_days=0, world=WorldSettings(layout="synthetic", states=4))
    BorderModel(config).run()


def tick_names() -> list[str]:
    """The tick in words: what happens in a day, in order."""
    return [f"{phase.rhythm}: {phase.name}" for phase in TICK]
