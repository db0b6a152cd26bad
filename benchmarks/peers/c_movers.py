"""The hand-written peer: movers.c, compiled for this machine and called on the same NumPy columns."""

import ctypes
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.movers_world import Place, renew
from sim import tables as t
from sim.tables import Retry

SOURCE = Path(__file__).with_name("movers.c")
TABLES = ("movers", "crossings", "streams", "routes", "legs", "junctions", "onward", "choice_sets", "alternatives",
          "sides", "stretches", "sectors", "networks", "sites", "judiciary")  # fmt: skip
COMPILER = ("gcc", "-O3", "-march=native", "-ffp-contract=off", "-shared", "-fPIC")


def header(place: Place) -> str:
    """``world.h``: one struct a table, one pointer a column, as in sim/tables; and the scalars of retry."""
    structs = []
    for name in TABLES:
        columns = getattr(place, name)
        fields = " ".join(f"{_type(column)} *{field};" for field, column in zip(columns._fields, columns, strict=True))
        structs.append(f"  struct {{ {fields} }} {name};")
    retry = f"typedef struct {{ double {', '.join(Retry._fields)}; }} Retry;"
    return "\n".join(["typedef struct {", *structs, "  double *readmission;", "} World;", retry, ""])


def _type(column: np.ndarray) -> str:
    kind = {"f": "double", "u": f"uint{8 * column.itemsize}_t", "i": f"int{8 * column.itemsize}_t"}
    return kind[column.dtype.kind]


@cache
def _library(text: str) -> ctypes.CDLL:
    folder = Path(tempfile.mkdtemp(prefix="comity-bench-"))
    (folder / "world.h").write_text(text)
    target = folder / "movers.so"
    subprocess.run([*COMPILER, f"-I{folder}", str(SOURCE), "-o", str(target), "-lm"], check=True)
    return ctypes.CDLL(str(target))


def run_struct(place: Place) -> ctypes.Structure:
    """The ``Run`` of movers.c over the columns of a place, which must outlive it."""
    columns = [column for name in TABLES for column in getattr(place, name)]

    class Run(ctypes.Structure):
        _fields_ = [
            ("world", ctypes.c_void_p * (len(columns) + 1)), ("retry", ctypes.c_double * len(Retry._fields)),
            ("reports_share", ctypes.c_double), ("seed", ctypes.c_uint64), ("states", ctypes.c_int64),
            ("day", ctypes.c_int32),
        ]  # fmt: skip

    pointers = [column.ctypes.data for column in (*columns, place.law.readmission)]
    return Run(
        tuple(pointers), tuple(place.retry), place.choice.reports_share, place.seed, len(place.law.readmission), 0
    )


class InC:
    """Movers in C: one day at a time on the columns of a place."""

    def __init__(self, place: Place) -> None:
        self.place, self.run = place, run_struct(place)
        self.cross = _library(header(place)).cross
        self.cross.argtypes = (ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p)
        self.cross.restype = ctypes.c_int64
        self.happened = 0

    def live(self, day: int) -> None:
        """One day."""
        self.run.day = day
        self.happened = self.cross(0, len(self.place.movers.serial), ctypes.byref(self.run))

    def fates(self) -> np.ndarray:
        """How many met each fate today."""
        return np.bincount(self.place.crossings.fate[: self.happened], minlength=len(t.Fate))

    def renew(self, day: int) -> None:
        """Whoever has left begins another story."""
        renew(self.place, day)
