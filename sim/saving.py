"""Save a run and continue it bit for bit: configuration, day and columns in one npz file."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from sim.config import Config
from sim.engine.table import names
from sim.world import SAVED, World

FORMAT = 2


def save(world: World, config: Config, path: Path) -> None:
    """Write a world to ``path`` (npz, no pickle): every field of it but scratch."""
    arrays: dict[str, Any] = {}
    numbers: dict[str, int | float] = {}
    for name in SAVED:
        value = getattr(world, name)
        if isinstance(value, tuple):
            arrays |= {f"{name}.{column}": getattr(value, column) for column in names(value)}
        elif isinstance(value, np.ndarray):
            arrays[name] = value
        elif name != "events":
            numbers[name] = value.item() if isinstance(value, np.generic) else value
    head = {"format": FORMAT, "config": config.model_dump(mode="json"), "numbers": numbers, "events": world.events}
    with path.open("wb") as file:
        np.savez_compressed(file, head=np.array(json.dumps(head)), **arrays)


def saved_config(path: Path) -> Config:
    """The configuration of a save.

    Raises ``ValueError`` when the file is of another format.
    """
    with np.load(path, allow_pickle=False) as file:
        head = json.loads(str(file["head"]))
    if head.get("format") != FORMAT:
        raise ValueError(f"{path}: saved in format {head.get('format')} (this version reads {FORMAT}).")
    return Config.model_validate_json(json.dumps(head["config"]), strict=True)


def restore(world: World, path: Path) -> None:
    """Give a world that was just built the columns and numbers of a save."""
    with np.load(path, allow_pickle=False) as file:
        head = json.loads(str(file["head"]))
        for name in SAVED:
            value = getattr(world, name)
            if isinstance(value, tuple):
                setattr(world, name, type(value)(*(file[f"{name}.{column}"] for column in names(value))))
            elif isinstance(value, np.ndarray):
                setattr(world, name, file[name])
    for name, number in head["numbers"].items():
        setattr(world, name, number)
    world.events = [tuple(event) for event in head["events"]]
