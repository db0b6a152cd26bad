"""Save a run and continue it bit for bit: configuration, day and columns in one npz file."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from sim.config import Config

FORMAT = 1
SCALARS = ("day", "alerts_used", "happened", "recognised_used", "legal_change", "changed_day", "read_day")
CARRIED = (
    "cooperation",
    "exposure",
    "copied",
    "reach",
    "recall",
    "place",
    "shown",
    "shown_own",
    "answers",
    "answers_in",
    "at_posts",
    "kept",
    "alert_row",
    "until",
    "listed",
    "searches",
)  # readings that the days between repeat


def save(model: Any, path: Path) -> None:
    """Write the model's state to ``path`` (npz, no pickle)."""
    world = model.world
    arrays = {f"{name}.{c}": v for name, rows in world.tables().items() for c, v in rows._asdict().items()}
    arrays |= {"waits": world.waits, "truck_waits": world.truck_waits, "latencies": world.latencies}
    arrays |= {f"carried.{name}": np.asarray(world.lookup[name]) for name in CARRIED if name in world.lookup}
    head = {
        "format": FORMAT,
        "config": world.config.model_dump(mode="json"),
        "scalars": {name: int(getattr(world, name)) for name in SCALARS},
        "events": world.events,
        "endings": [[day, [int(k) for k in rows]] for day, rows in model.endings],
    }
    with path.open("wb") as file:
        np.savez_compressed(file, head=np.array(json.dumps(head)), **arrays)


def restore(path: Path):
    """The model that ``save`` wrote.

    Raises ``ValueError`` when the file is of another format.
    """
    from sim.model import BorderModel

    with np.load(path, allow_pickle=False) as file:
        head = json.loads(str(file["head"]))
        if head.get("format") != FORMAT:
            raise ValueError(f"{path}: saved in format {head.get('format')} (this version reads {FORMAT}).")
        config = Config.model_validate_json(json.dumps(head["config"]), strict=True)
        model = BorderModel(config)
        world = model.world
        for name, rows in world.tables().items():
            setattr(world, name, type(rows)(*(file[f"{name}.{c}"] for c in rows._fields)))
        world.waits, world.truck_waits, world.latencies = file["waits"], file["truck_waits"], file["latencies"]
        for name in CARRIED:
            if f"carried.{name}" in file:
                value = file[f"carried.{name}"]
                world.lookup[name] = value.item() if value.ndim == 0 else value
    for name, value in head["scalars"].items():
        setattr(world, name, value)
    world.events = [tuple(event) for event in head["events"]]
    model.endings = [(day, np.array(rows, np.int64)) for day, rows in head["endings"]]
    world.lookup["free"] = 0
    return model
