"""Small studies written by hand, as the store leaves them."""

import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from sim.output.atomic import write_parquet
from sim.output.manifest import sealed

CODE = "c0de00000000"
POINTS = {"baseline": "aaaaaaaaaaaa", "harder": "bbbbbbbbbbbb", "left": "cccccccccccc"}
METRICS = {
    "attempts": ("crossings/day", "count", "security"),
    "apprehension_rate": ("share", "ratio", "security"),
    "wait_p95_min": ("min", "quantile", "mobility"),
    "hits_foreign": ("hits/day", "count", "cooperation"),
    "trust": ("share", "stock", "cooperation"),
    "entries": ("crossings/day", "count", "security"),
}
DAYS, BURN_IN = 395, 30


class Study:
    """A study's folder in the making."""

    metrics = tuple(METRICS)

    def __init__(self, folder: Path):
        self.folder = folder
        self.rows: dict[str, pd.DataFrame] = {}  # by the name of their file in runs/
        self.manifest = {"study": folder.name, "code": CODE, "points": {}, "metrics": [], "origins": []}
        for name, (unit, kind, theme) in METRICS.items():
            told = {
                "name": name,
                "unit": unit,
                "kind": kind,
                "theme": theme,
                "better": "none",
                "meaning": "",
                "source": "",
            }
            self.manifest["metrics"].append(told)
        (folder / "runs").mkdir(parents=True)

    def point(self, scenario: str, expect=(), label="", varied=None, config=None) -> str:
        """Add a configuration; returns its id."""
        key = POINTS.get(scenario) or scenario
        self.manifest["points"][key] = {
            "scenario": scenario, "label": label or scenario, "varied": varied or {"scenario": scenario},
            "expect": list(expect), "start": "2024-01-01", "days": DAYS, "burn_in_days": BURN_IN,
            "config": config or {},
        }  # fmt: skip
        self.write_manifest()
        return key

    def write_manifest(self) -> None:
        (self.folder / "manifest.json").write_bytes(sealed(self.manifest))

    def map_sheet(self, states=(), borders=()) -> str:
        """Publish the map sheet of a world; returns its name."""
        data = json.dumps({"states": list(states), "borders": list(borders), "outlines": {}}).encode()
        name = f"geography/{hashlib.sha256(data).hexdigest()[:12]}.json"
        (self.folder / "geography").mkdir(exist_ok=True)
        (self.folder / name).write_bytes(data)
        return name

    def runs(self, key: str, values: dict[str, np.ndarray], code: str = CODE, status: str = "ok") -> None:
        """Commit runs of a point with seeds from zero."""
        count = len(next(iter(values.values())))
        scenario = self.manifest["points"][key]["scenario"]
        told = {"point": key, "scenario": scenario, "seed": np.arange(count, dtype=np.uint64), "status": status}
        told |= {"seconds": 1.0, "error": "", "code": code, "days": DAYS, "shard": f"0-{count - 1}", "tables": ""}
        self.rows[f"{key}_0-{count - 1}_{code}.parquet"] = pd.DataFrame(told | values)
        self.write_rows(f"{key}_0-{count - 1}_{code}.parquet")

    def write_rows(self, name: str, table: str = "") -> None:
        """Publish rows in runs/, with another table that they promise."""
        if name in self.rows:
            rows = self.rows[name]
            rows["tables"] = (rows["tables"] + " " + table).str.strip()
            write_parquet(pa.Table.from_pandas(rows, preserve_index=False), self.folder / "runs" / name, self.folder)

    def table(self, where: str, key: str, count: int, frame: pd.DataFrame, code: str = CODE) -> None:
        """Publish daily rows, events or details of those runs."""
        name = f"{key}_0-{count - 1}_{code}.parquet"
        write_parquet(pa.Table.from_pandas(frame), self.folder / where / name, self.folder)
        self.write_rows(name, "daily" if where.startswith("daily") else where)

    def daily(self, key: str, count: int, code: str = CODE) -> None:
        """Noise around one by day, seed and metric."""
        dice = np.random.Generator(np.random.Philox(sum(key.encode())))
        days = pd.date_range("2024-01-01", periods=DAYS)
        frame = pd.DataFrame({"seed": np.repeat(np.arange(count, dtype=np.uint64), DAYS), "day": np.tile(days, count)})
        for name in METRICS:
            frame[name] = dice.normal(1, 0.1, len(frame)).astype(np.float32)
        scenario = self.manifest["points"][key]["scenario"]
        self.table(f"daily/scenario={scenario}/point={key}", key, count, frame, code)


@pytest.fixture
def study(tmp_path):
    """An empty study called ``trial``."""
    return Study(tmp_path / "trial")


@pytest.fixture
def two_points(study):
    """Baseline and a scenario that tries a tenth less in every seed, eight seeds each, with daily rows."""
    return with_two_points(study)


def with_two_points(study: Study) -> Study:
    """Write those two points into a study."""
    dice = np.random.Generator(np.random.Philox(7))
    attempts = dice.normal(1000, 100, 8)
    for scenario, factor in (("baseline", 1.0), ("harder", 0.9)):
        expect = [{"metric": "attempts", "direction": "down", "because": "P1"}] if scenario == "harder" else []
        key = study.point(scenario, expect)
        values = {name: np.ones(8) for name in METRICS} | {"attempts": attempts * factor + dice.normal(0, 1, 8)}
        study.runs(key, values)
        study.daily(key, 8)
    return study


@pytest.fixture
def warnings_are_errors():
    """Whatever is drawn is drawn without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def said(figure) -> str:
    """All that is written around the panels of a figure."""
    return " ".join(" ".join(text.get_text().split()) for text in figure.texts)
