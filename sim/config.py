"""The one schema: every setting of a run, assembled from the mechanisms' own settings classes."""

from datetime import date, timedelta
from typing import Annotated, Literal, NoReturn

from pydantic import StringConstraints, model_validator

from sim.arms.settings import ArmsSettings
from sim.corruption.settings import CorruptionSettings
from sim.crime.settings import CrimeSettings
from sim.cryptomarkets.settings import CryptomarketSettings
from sim.departure.settings import DepartureSettings
from sim.disputes.settings import DisputeSettings
from sim.events.agenda import Agenda
from sim.events.registry import AnyEvent
from sim.geography.settings import WorldSettings
from sim.haze.settings import HazeSettings
from sim.information.settings import InformationSettings
from sim.justice.settings import JusticeSettings
from sim.ledger.settings import LedgerSettings
from sim.legal.settings import LegalSettings, TreatyComposition, TreatySettings
from sim.movers.settings import MoverSettings
from sim.observation.settings import ObservationSettings
from sim.politics.settings import PoliticsSettings
from sim.posts.settings import PostSettings
from sim.relations.settings import RelationSettings
from sim.scale import ScaleSettings
from sim.settings import Settings, setting
from sim.surveillance.settings import SurveillanceSettings
from sim.technology.settings import TechnologySettings
from sim.trafficking.settings import TraffickingSettings
from sim.world import World

NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
Entry = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")
]  # part of a setting's dotted name
SCHEMA_VERSION = 1


class Expectation(Settings):
    """What a scenario is expected to do, so that a run can refuse it."""

    metric: str = setting(..., "name of a metric")
    direction: Literal["up", "down", "none"] = setting(..., "against baseline")
    because: str = setting("", "the pattern or target it answers to", max_length=300)


class Config(Settings):
    """One run, checked and frozen."""

    schema_version: int = setting(SCHEMA_VERSION, "version of this schema", ge=1, le=SCHEMA_VERSION)
    scenario: str = setting("baseline", "name of the scenario", pattern=NAME)
    title: str = setting("", "title, free text", max_length=200, identifies=False)
    question: str = setting("", "the question it asks", max_length=500, identifies=False)
    expect: tuple[Expectation, ...] = setting((), "what is expected to come out", identifies=False)
    start: date = setting(date(2024, 1, 1), "first day", unit="date", ge=date(1900, 1, 1), le=date(2100, 1, 1))
    days: int = setting(1826, "days to live", unit="days", ge=1, le=32000)
    burn_in_days: int = setting(90, "first days left out of summaries", unit="days", ge=0, le=3650)
    seed: int = setting(0, "seed of this run", ge=0, lt=2**63, identifies=False)
    seeds: str = setting("0:8", "replicates A:B, A included, B not", pattern=r"^\d{1,19}:\d{1,19}$", identifies=False)
    study: str | None = setting(
        None, "name of the study; by default the scenario's, followed by the map's where that is not the usual one",
        pattern=NAME, identifies=False,
    )  # fmt: skip
    output: str = setting("outputs", "folder of results", min_length=1, max_length=400, identifies=False)
    engine: Literal["process", "serial", "slurm", "dask", "ray"] = setting(
        "process", "what runs are sent to", identifies=False
    )
    engine_address: str = setting(
        "", "scheduler of Dask or Ray; empty: one is started here", pattern=r"^[A-Za-z0-9:/._\[\]-]*$", identifies=False
    )
    engine_wait: bool = setting(True, "wait for jobs of Slurm; else submit and leave", identifies=False)
    engine_minutes: int = setting(60, "time a job of Slurm may take", unit="min", ge=1, le=43200, identifies=False)
    engine_partition: str = setting("", "partition of Slurm", pattern=r"^[A-Za-z0-9._-]*$", identifies=False)
    workers: int = setting(0, "runs at once; 0: one a core", ge=0, le=1024, identifies=False)
    timeout: float = setting(0.0, "time a run may take; 0: no limit", unit="s", ge=0, le=1e7, identifies=False)
    fail_fast: bool = setting(False, "stop at the first run that fails", identifies=False)
    retry: Literal["none", "failed"] = setting("none", "whether runs that failed are run again", identifies=False)
    design: Literal["grid", "lhs", "sobol", "morris"] = setting(
        "grid", "how points are spread: as swept, or over plausible ranges", identifies=False
    )
    design_size: int = setting(
        64, "points (lhs), base samples (sobol), trajectories (morris)", ge=1, le=100_000, identifies=False
    )
    design_seed: int = setting(0, "seed of the design", ge=0, lt=2**32, identifies=False)
    vary: tuple[str, ...] = setting(
        (), "settings that a design varies; none: all with a plausible range", identifies=False
    )
    precision: float = setting(
        0.0, "half of the 90 % interval to reach, of the baseline's mean, by more seeds; 0: the seeds asked for",
        unit="share", ge=0, le=10, identifies=False,
    )  # fmt: skip
    precision_metric: str = setting("entries", "metric that precision is about", identifies=False)
    max_seeds: int = setting(256, "replicates at which precision gives up", ge=2, le=100_000, identifies=False)
    dry_run: bool = setting(False, "say what would run, and stop", identifies=False)
    describe: bool = setting(False, "tell the scenario in words, and stop", identifies=False)
    world: WorldSettings = WorldSettings()
    treaties: dict[Entry, TreatySettings] = setting({}, "treaties by name")
    events: dict[Entry, AnyEvent] = setting({}, "dated events by name")
    movers: MoverSettings = MoverSettings()
    posts: PostSettings = PostSettings()
    surveillance: SurveillanceSettings = SurveillanceSettings()
    departure: DepartureSettings = DepartureSettings()
    information: InformationSettings = InformationSettings()
    relations: RelationSettings = RelationSettings()
    disputes: DisputeSettings = DisputeSettings()
    legal: LegalSettings = LegalSettings()
    politics: PoliticsSettings = PoliticsSettings()
    haze: HazeSettings = HazeSettings()
    cryptomarkets: CryptomarketSettings = CryptomarketSettings()
    trafficking: TraffickingSettings = TraffickingSettings()
    arms: ArmsSettings = ArmsSettings()
    corruption: CorruptionSettings = CorruptionSettings()
    crime: CrimeSettings = CrimeSettings()
    justice: JusticeSettings = JusticeSettings()
    technology: TechnologySettings = TechnologySettings()
    observation: ObservationSettings = ObservationSettings()
    ledger: LedgerSettings = LedgerSettings()
    scale: ScaleSettings = ScaleSettings()

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.start + timedelta(days=self.days)

    def __iter__(self) -> NoReturn:
        """A configuration is one value, for whatever sweeps over iterables."""
        raise TypeError("a configuration is one value; its settings are its attributes")

    def bare_world(self) -> World:
        """A world in which nothing is laid out yet: the settings of every room by their class, and the calendar."""
        rooms = [getattr(self, name) for name in type(self).model_fields]
        rooms += [
            TreatyComposition.model_construct(layout=self.world.layout, treaties=self.treaties),
            Agenda.model_construct(events=self.events),
        ]
        by_class = {type(room): room for room in rooms if isinstance(room, Settings)}
        return World(by_class, self.start, self.days, self.burn_in_days, self.seed)

    @model_validator(mode="after")
    def _burn_in_is_shorter_than_the_run(self) -> "Config":
        if self.burn_in_days >= self.days:
            raise ValueError(
                f"burn_in_days: must be shorter than the run of {self.days} days (got {self.burn_in_days}). "
                "Give more days or a shorter burn-in."
            )
        return self
