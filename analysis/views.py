"""Views for SQL: ``study.duckdb`` in a study's folder lies over its parquet files; it holds no rows of its own."""

import os
import re
from pathlib import Path

from analysis.load import Study
from analysis.refusal import DATA, Refusal

# The folder of the database file, as whoever opens it finds it, so that a study may be moved: DuckDB resolves paths in
# views from the working directory, and its folder for temporary files stands beside the file that is opened.
# Stars and brackets of the path itself are no patterns.
HERE = r"regexp_replace(regexp_replace(current_setting('temp_directory'), '[^/\\]*$', ''), '([\[*])', '[\1]', 'g')"
HEX = "[0-9a-f]"
DATA_FILES = f"{12 * HEX}_*_{12 * HEX}.parquet"  # files of our names alone
ROWS = f"[b0-9a-f][u0-9a-f][l0-9a-f][k0-9a-f][_0-9a-f]{7 * HEX}*_{12 * HEX}.parquet"  # those, and bulk_...
PLACE = r"scenario=([^/\\]*)[/\\]point=([^/\\]*)[/\\][^/\\]*$"  # what the end of a daily file's path says
ONCE = "qualify row_number() over (partition by point, seed) = 1"  # rows may stand in two files after a kill


def write_views(study: Study) -> Path | None:
    """Write ``study.duckdb`` with a view of each table that a study holds; None where it holds no run.

    Opened by its path, it finds the files beside it; attached to another database, those of the working directory.
    Raises Refusal where that cannot be done; the file that stood there stays.
    """
    if study.runs.empty:
        return None
    import duckdb

    if "?" in f"{study.folder.resolve()}{study.into.resolve()}":
        what = "cannot be written: DuckDB keeps no database in a folder with a question mark in its path"
        raise Refusal("study.duckdb", what, "Views alone are missing.", DATA)
    target = study.into / "study.duckdb"
    temporary = study.into / f".study.duckdb.{os.getpid()}"
    root = HERE if study.into == study.folder else _literal(study.folder.resolve())
    try:
        study.into.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(str(temporary)) as base:
            counts = f"status = 'ok' and code = '{study.code}'"
            base.execute(f"create view runs as select * from {_files(root, 'runs', ROWS)} where {counts} {ONCE}")
            for name, pattern in _tables(study).items():
                view, rows = name.replace("/", "_"), _files(root, name, pattern)
                base.execute(f"create view {view} as select rows.* from {rows} rows semi join runs using (point, seed)")
        temporary.replace(target)
    except (duckdb.Error, OSError) as error:
        why = " ".join(str(error).split())[:200]
        raise Refusal("study.duckdb", f"cannot be written: {why}", "Views alone are missing.", DATA) from error
    finally:
        for path in study.into.glob(f"{temporary.name}*"):
            path.unlink()
    return target


def _tables(study: Study) -> dict[str, str]:
    """Folders with data, and what their files are called."""
    details = sorted(path.name for path in (study.folder / "detail").glob("*") if path.is_dir())
    found = {"daily": f"scenario=*/point=*/{DATA_FILES}", "events": DATA_FILES}
    found |= {f"detail/{name}": DATA_FILES for name in details}
    return {name: pattern for name, pattern in found.items() if any((study.folder / name).glob(pattern))}


def _literal(folder: Path) -> str:
    """A folder as SQL; brackets and stars are no patterns."""
    return "'" + re.sub(r"([\[*])", r"[\1]", f"{folder}/").replace("'", "''") + "'"


def _files(root: str, table: str, pattern: str) -> str:
    options = "union_by_name=true, hive_partitioning=false"  # which would take x=1 in the user's own path for a column
    read = f"read_parquet({root} || '{table}/{pattern}', {options}, filename={str(table == 'daily').lower()})"
    if table != "daily":
        return read
    named = ", ".join(
        f"regexp_extract(filename, '{PLACE}', {k}) as {name}" for k, name in ((1, "scenario"), (2, "point"))
    )
    return f"(select * exclude (filename), {named} from {read})"
