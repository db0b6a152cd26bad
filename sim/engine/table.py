"""Tables are NamedTuples of NumPy columns: number types of columns, and how tables are made, narrowed and grown."""

from functools import cache
from typing import Annotated, Any, TypeVar, get_type_hints

import numpy as np

Serial = Annotated[np.ndarray, np.uint64]  # identity that keys chance
ROW = "row"  # marks columns of rows
Index = Annotated[np.ndarray, np.int32, ROW]  # row of another table, -1 none
Small = Annotated[np.ndarray, np.int16, ROW]  # row of a short table, -1 none
Code = Annotated[np.ndarray, np.uint8]  # one of an enum, or a flag
Day = Annotated[np.ndarray, np.int32]  # day of the run, 0 the first
Word = Annotated[np.ndarray, np.uint32]  # threshold of a probability
Share = Annotated[np.ndarray, np.float64]  # probability or proportion in [0, 1]
Real = Annotated[np.ndarray, np.float64]  # any number, unit in the name
Count = Annotated[np.ndarray, np.int64]  # whole number
NEVER = np.int32(2**31 - 1)
T = TypeVar("T")  # a table: a NamedTuple of columns


@cache
def dtypes(kind: Any) -> tuple[Any, ...]:
    """Number types of the columns of a table."""
    return tuple(column.__metadata__[0] for column in get_type_hints(kind, include_extras=True).values())


@cache
def rows_in(kind: Any) -> frozenset[str]:
    """Names of the columns of a table that hold rows of other tables."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(name for name, column in hints.items() if ROW in column.__metadata__)


def empty(kind: type[T], *shape: int) -> T:
    """A table of ``kind`` with all columns zero."""
    columns: Any = kind
    return kind(*(np.zeros(shape, dtype) for dtype in dtypes(columns)))


def table(kind: type[T], rows: int, /, **columns: Any) -> T:
    """A table of ``kind`` with ``rows`` rows, given columns filled, the rest zero; matrices are taken as they are."""
    made: Any = empty(kind, rows)
    filled = {}
    for name, values in columns.items():
        column = getattr(made, name)
        values = np.asarray(values, column.dtype)
        filled[name] = np.full((rows, *values.shape[1:]), values, column.dtype)
    return made._replace(**filled)


def names(kind: Any) -> tuple[str, ...]:
    """Names of the columns of a table, or of a kind of tables."""
    return tuple(kind._fields)


def view(kind: type[T], wide: Any) -> T:
    """The columns of a wide table that ``kind`` names: every column that a kernel is given takes time."""
    return kind(*(getattr(wide, name) for name in names(kind)))


def grown(old: T, rows: int) -> T:
    """A copy of a table with more rows, the new ones zero."""
    columns: Any = old
    new: Any = type(old)(*(np.zeros((rows, *column.shape[1:]), column.dtype) for column in columns))
    for before, after in zip(columns, new, strict=True):
        after[: len(before)] = before
    return new


def parameters(kind: type[T], settings: Any, **others: float) -> T:
    """Parameters of ``kind``: those of ``others``, and for the rest the settings of the same names, as numbers."""
    own = {name: float(getattr(settings, name)) for name in names(kind) if name not in others}
    return kind(**own, **{name: float(value) for name, value in others.items()})


def offsets(counts: np.ndarray) -> np.ndarray:
    """First row of each run of ``counts`` rows."""
    return np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64) if len(counts) else np.zeros(0, np.int64)


def rows_of(groups: np.ndarray, n: int) -> list[np.ndarray]:
    """For each of ``n`` groups the rows that belong to it, in order."""
    return [np.flatnonzero(groups == g) for g in range(n)]
