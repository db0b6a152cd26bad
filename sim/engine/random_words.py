"""Dice thrown together: the keys of many draws are written down, and turned into chance several to a vector.

A throw is two u64: first its key (the counter of ``chance``, two words each), then, in their place, four u32 of chance.
"""

import numpy as np

from sim.engine.chance import LOW, M0, M1, SHIFT, W0, W1
from sim.engine.rows import part

ONE, TWO = np.uint64(1), np.uint64(2)


def dice(throws: int) -> np.ndarray:
    """Room for so many throws."""
    return np.zeros(2 * throws, np.uint64)


@part
def at(row):
    """A row as an unsigned index: numba tests a signed one for counting from the end."""
    return np.uint64(row)


@part
def low(words):
    """The first of two words of chance."""
    return np.uint32(words & LOW)


@part
def high(words):
    """The second of two words of chance."""
    return np.uint32(words >> SHIFT)


@part
def word(dice, k, which):
    """One of the four words of throw ``k``."""
    return np.uint32(dice[TWO * at(k) + (at(which) >> ONE)] >> (at(which) & ONE) * at(32) & LOW)


@part
def put_key(dice, k, serial, when, purpose, index):
    """Write the key of throw ``k``."""
    tail = np.uint64(purpose) << np.uint64(24) | np.uint64(index & 0xFF) << np.uint64(16) | np.uint64(index >> 8)
    dice[TWO * at(k)] = serial
    dice[TWO * at(k) + ONE] = np.uint64(np.uint32(when)) | tail << SHIFT


@part
def throw(dice, start, stop, seed):
    """Turn the keys of a run of throws into draws: Philox as in ``chance.philox``, in the lanes of a vector of u64."""
    seed_low, seed_high = np.uint64(seed) & LOW, np.uint64(seed) >> SHIFT
    for k in range(at(start), at(stop)):
        a, b = dice[TWO * k], dice[TWO * k + ONE]
        c0, c1, c2, c3 = a & LOW, a >> SHIFT, b & LOW, b >> SHIFT
        k0, k1 = seed_low, seed_high
        for _ in range(10):
            p0, p1 = M0 * c0, M1 * c2
            c0, c1 = (p1 >> SHIFT) ^ c1 ^ k0, p1 & LOW
            c2, c3 = (p0 >> SHIFT) ^ c3 ^ k1, p0 & LOW
            k0, k1 = (k0 + np.uint64(W0)) & LOW, (k1 + np.uint64(W1)) & LOW
        dice[TWO * k], dice[TWO * k + ONE] = c0 | c1 << SHIFT, c2 | c3 << SHIFT
