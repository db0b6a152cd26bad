"""What a study writes down of itself before its first run: resolved settings, and the manifest."""

import hashlib
import math
from typing import TYPE_CHECKING, Any

import yaml

from sim.output import Store
from sim.output.manifest import write_manifest
from sim.output.provenance import origin
from sim.runs.map_sheet import publish_map_sheet

if TYPE_CHECKING:
    from sim.config import Config
    from sim.door.points import Point, Study
    from sim.ledger.metrics.metric import Metric

OF_A_POINT = ("scenario", "title", "question", "expect", "start", "days", "burn_in_days")
OF_A_METRIC = ("name", "unit", "kind", "meaning", "source", "theme", "better", "above", "below", "times")


def record(store: Store, study: "Study", command: str) -> None:
    """Publish the resolved configurations and the manifest."""
    seeds = f"{study.seeds.start}:{study.seeds.stop}"
    points = {point.id: _entry(store, point) | {"seeds": seeds} for point in study.points}
    manifest = {"study": study.name, "code": store.code, "points": points, "metrics": metrics(), "settings": settings()}
    if study.design:
        manifest["design"] = study.design._asdict()
    write_manifest(store.folder, manifest | {"origins": [origin(command)]})


def _entry(store: Store, point: "Point") -> dict[str, Any]:
    """The entry of a point in the manifest. Its resolved configuration is published as well."""
    resolved = point.config.model_dump(mode="json")
    text = yaml.dump(resolved, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    store.write_config(point.id, text)
    entry = {name: resolved[name] for name in OF_A_POINT}
    entry |= {"label": point.label, "varied": point.varied, "config": resolved}
    entry |= {"story": _story(point.config)}
    entry |= {"geography": publish_map_sheet(store.folder, point.config.world)}
    return entry | {"digest": hashlib.sha256(text.encode()).hexdigest()}


def _story(config: "Config") -> dict[str, Any]:
    """Which treaties bind whom and what happens when, in words, with the names of states."""
    from sim.door.narrator import MOST_NAMED, events_in_words, spelt, treaties_in_words
    from sim.geography.atlas import states

    called = {code: facts.name for code, facts in states().items()}
    accounts = treaties_in_words(config, lambda code: called.get(code, code), MOST_NAMED)
    return {
        "treaties": {
            one.name: {"title": one.title, "bound": one.bound, "standing": one.standing, "changes": one.changes}
            for one in accounts
        },
        "events": [
            f"{spelt(day)}: {sentence}."
            for day, sentence, _ in events_in_words(config, lambda code: called.get(code, code))
        ],
    }


def settings() -> list[dict[str, Any]]:
    """What each setting and each field of a provision means, for the same reason."""
    from sim.door.catalogue import settings as fields
    from sim.door.check import known_settings
    from sim.legal.registry import PROVISIONS

    prefixes = {f"treaties.NAME.provisions.{name}.": kind for name, kind in PROVISIONS.items()}
    terms = [setting for prefix, kind in prefixes.items() for setting in fields(kind, prefix)]
    return [
        {"name": setting.path, "unit": setting.unit, "meaning": setting.meaning, "identifies": setting.identifies}
        for setting in [*known_settings().values(), *terms]
    ]


def metrics() -> list[dict[str, Any]]:
    """What each metric means, so that analysis needs nothing of the model."""
    from sim.ledger.metrics import catalogue

    return [{name: getattr(metric, name) for name in OF_A_METRIC} | _bounds(metric) for metric in catalogue()]


def _bounds(metric: "Metric") -> dict[str, float | None]:
    """Between which values a metric lies; None where nothing bounds it, as JSON has no infinity."""
    low, high = (end if math.isfinite(end) else None for end in metric.bounds)
    return {"least": low, "most": high}
