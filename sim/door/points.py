"""Points: what identifies a run but its seed. All points of a study are checked before the first starts."""

import hashlib
import json
import re
from collections.abc import Sequence
from itertools import product
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.door.catalogue import identity
from sim.door.check import checked, known_settings
from sim.door.compose import choose, compose, with_values
from sim.door.designs import Design, design_of
from sim.door.moved import as_written, earlier_names, name_today, tree_today, warning_about
from sim.door.overrides import MOST_POINTS, Axis, read_axes
from sim.door.refusal import Fault, Refusal, in_a_label
from sim.door.scenarios import ScenarioFiles
from sim.door.semantic_checks import check_semantics
from sim.door.warnings import warnings_about

if TYPE_CHECKING:
    from sim.config import Config

MOST_SEEDS = 1_000_000
MOST_SEED = 2**63
MOST_NAMED = 4  # settings that a label names
OF_A_POINT = ("title", "question", "expect")  # recorded for each point, though no part of its identity
LONGEST_NAME = 64  # of a study


class Point(NamedTuple):
    """One checked configuration, without its seed."""

    id: str  # first 12 hexadecimal digits of the hash of what identifies it
    config: "Config"
    varied: dict[str, Any]  # what the study varies, and its value here

    @property
    def label(self) -> str:
        """How tables and figures call it."""
        rest = [
            f"{key.rsplit('.', 1)[-1]}={in_a_label(value)}" for key, value in self.varied.items() if key != "scenario"
        ]
        if len(rest) > MOST_NAMED:
            return f"{self.config.scenario} {self.id[:6]}"
        return " ".join([self.config.scenario, *rest])


class Study(NamedTuple):
    """What a command asks for: points, each with the same seeds."""

    name: str
    points: list[Point]
    seeds: range
    warnings: list[str]
    design: Design | None = None  # how its points are spread; None: as swept

    @property
    def size(self) -> str:
        """How many points and seeds, in words."""
        parts = ((len(self.points), "point"), (len(self.seeds), "seed"))
        return " x ".join(f"{number} {word}{'s' * (number != 1)}" for number, word in parts)

    @property
    def labels(self) -> dict[str, str]:
        """What tables call each point, by its id."""
        return {point.id: point.label for point in self.points}

    @property
    def baseline(self) -> str:
        """The point that others are compared with: of the scenario ``baseline``, else the first."""
        return next((p.id for p in self.points if p.config.scenario == "baseline"), self.points[0].id)


def point_id(config: "Config") -> str:
    """The hash of everything that makes a run what it is, but its seed."""
    kept = identity(config)
    if config.world.layout.endswith((".yaml", ".yml")):  # a map of one's own: what it says, not where it lies
        kept["world"]["layout"] = hashlib.sha256(Path(config.world.layout).expanduser().read_bytes()).hexdigest()
    canonical = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def one_point(scenario: str, seed: int, overrides: list[str], own: Path | None) -> "Config":
    """The configuration of one run, as ``sim.load`` gives it."""
    files = ScenarioFiles(own)
    axes = read_axes(overrides, study=False, options=files.options())
    given = {axis.key for axis in axes}
    for key, value in (("scenario", scenario), ("seed", seed)):
        if key not in given:
            axes.append(Axis(key, (value,)))
    return _points(axes, files, [])[0].config


def read_study(overrides: list[str], study: bool, own: Path | None) -> Study:
    """The study that overrides describe; ``study`` allows several values a setting."""
    files = ScenarioFiles(own)
    axes = read_axes(overrides, study, files.options())
    for axis in axes:
        setting = known_settings().get(axis.key)
        if len(axis.values) > 1 and setting and not setting.identifies:
            remedy = "Write seeds=A:B for replicates." if axis.key in ("seed", "seeds") else "Give one value."
            raise Refusal(Fault(axis.key, "does not make points different", remedy, list(axis.values)[:4]))
    warnings = [warning_about(name) for name in _named(overrides) if name_today(name) != name]
    points, design = _points(axes, files, warnings), None
    if points[0].config.design != "grid" or points[0].config.vary:
        if not study:
            raise Refusal(Fault("design", "makes several points", "Add -m.", points[0].config.design))
        design = design_of(points[0].config, axes)
    if design:
        points = _points(axes, files, [], design.rows())
    unique = list({point.id: point for point in points}.values())
    if len(unique) < len(points):
        warnings.append(f"warning: {len(points) - len(unique)} points repeat others; each is run and stored once")
    _check_agree(unique)
    shipped = _shipped(unique, files, axes)
    warnings += [warning for point in unique for warning in warnings_about(point.config, shipped)]
    first = unique[0].config
    seeds = _seeds(first, {axis.key for axis in axes})
    return Study(first.study or _default_name(first), unique, seeds, list(dict.fromkeys(warnings)), design)


def _points(
    axes: list[Axis], files: ScenarioFiles, warnings: list[str], rows: Sequence[dict[str, Any]] = ({},)
) -> list[Point]:
    """Every combination of values with each of ``rows``, composed once per combination of groups, all checked.

    Appends to ``warnings`` which settings of the composed files bear earlier names.
    """
    count = prod(len(axis.values) for axis in axes) * len(rows)
    if count > MOST_POINTS:
        raise Refusal(
            Fault("-m", f"asks for {count:,} points, above the limit of {MOST_POINTS:,}", "Take fewer values.")
        )
    trees: dict[tuple[Any, ...], dict[str, Any]] = {}
    written: dict[tuple[Any, ...], list[str]] = {}  # earlier names that files and the command use
    groups = [axis for axis in axes if axis.group]
    chosen: dict[str, Any] = {axis.key: [choose(files, axis.key, value) for value in axis.values] for axis in groups}
    points = []
    combinations = product(*(chosen.get(axis.key, axis.values) for axis in axes))
    for number, (combination, row) in enumerate(product(combinations, rows), 1):
        at = {axis.key: value for axis, value in zip(axes, combination, strict=True)}
        choices = {axis.key: at[axis.key] for axis in groups}
        names = tuple(choices.values())
        if names not in trees:
            composed = compose(files, choices)
            earlier = earlier_names(composed)
            warnings += [warning_about(name) for name in earlier]
            written[names] = [axis.written for axis in axes if axis.written]
            written[names] += [name for name in earlier if name_today(name) not in at]  # the command wins over files
            trees[names] = tree_today(composed)
        values = {axis.key: at[axis.key] for axis in axes if not axis.group} | row
        varied = {axis.key: at[axis.key] for axis in axes if len(axis.values) > 1} | row
        try:
            tree = tree_today(with_values(trees[names], values))
            config = checked(tree | {"scenario": choices.get("scenario", tree.get("scenario", "baseline"))})
            check_semantics(config)
        except Refusal as refusal:
            raise _located(as_written(refusal, written[names]), number, count) from refusal
        points.append(Point(point_id(config), config, varied))
    return points


def _check_agree(points: list[Point]) -> None:
    """Refuse scenario files that differ in what is a study's and not a point's: seeds, workers, folder ..."""
    for name, field in known_settings().items():
        if field.identifies or "." in name or name in OF_A_POINT:
            continue
        given = {getattr(point.config, name): point.label for point in points}
        if len(given) > 1:
            given_by = ", ".join(f"{value} in {label}" for value, label in given.items())
            raise Refusal(
                Fault(name, "differs between scenarios of one study", f"Give {name}=... in the command.", given_by)
            )


def _shipped(points: list[Point], files: ScenarioFiles, axes: list[Axis]) -> set[str]:
    """Treaties and events that stand as the project ships them: from no folder of one's own, and not overridden."""
    names = set(ScenarioFiles().options()["treaty"])
    if not files.own:
        names |= {name for point in points for name in (*point.config.treaties, *point.config.events)}
    return names - {axis.key.split(".")[1] for axis in axes if axis.key.startswith(("treaties.", "events."))}


def _located(refusal: Refusal, number: int, count: int) -> Refusal:
    """The same refusal, saying which point of a study it is about."""
    if count == 1:
        return refusal
    faults = [f._replace(wrong=f"{f.wrong}, in point {number} of {count}; nothing was started") for f in refusal.faults]
    return Refusal(*faults, code=refusal.code)


def _seeds(config: "Config", given: set[str]) -> range:
    """The replicates: ``seeds=A:B``; ``seed=N`` alone asks for that one run."""
    if "seed" in given and "seeds" in given:
        raise Refusal(Fault("seed", "is given beside seeds", "Keep one of them.", config.seed))
    if "seed" in given:
        return range(config.seed, config.seed + 1)
    first, last = (int(part) for part in config.seeds.split(":"))
    if last <= first or last > MOST_SEED:
        raise Refusal(Fault("seeds", "holds no seed", "Write A:B with A below B; B is not included.", config.seeds))
    if last - first > MOST_SEEDS:
        raise Refusal(
            Fault("seeds", f"asks for {last - first:,} replicates", f"Ask for {MOST_SEEDS:,} at most.", config.seeds)
        )
    return range(first, last)


def _default_name(config: "Config") -> str:
    """The scenario's name, and the map's where it is another than the usual: runs of two maps do not share a study."""
    layout = config.world.layout
    if layout == type(config.world)().layout:
        return config.scenario
    return re.sub(r"[^A-Za-z0-9._-]+", "_", f"{config.scenario}_{Path(layout).stem}")[:LONGEST_NAME]


def _named(overrides: list[str]) -> list[str]:
    """The settings that a command names."""
    return [text.split("=")[0].lstrip("+~") for text in overrides]
