"""Dice thrown together: the keys of many draws are written down, and turned into chance several to a vector.

A throw has a key of two u64 (the counter of ``chance``, two words each) and gives four u32 words in the same memory.
"""

import numpy as np

from sim.core.chance import LOW, M0, M1, SHIFT, W0, W1
from sim.core.rows import part

FOUR = np.uint64(4)  # words a throw


def dice(throws: int) -> tuple[np.ndarray, np.ndarray]:
    """Room for so many throws: keys, and the words that they become, which share their memory."""
    keys = np.zeros(2 * throws, np.uint64)
    return keys, keys.view(np.uint32)


@part
def at(row):
    """A row as an unsigned index: numba tests a signed one for counting from the end."""
    return np.uint64(row)


@part
def put_key(keys, k, serial, when, purpose, index):
    """Write the key of throw ``k``."""
    tail = np.uint64(purpose) << np.uint64(24) | np.uint64(index & 0xFF) << np.uint64(16) | np.uint64(index >> 8)
    keys[at(2) * at(k)] = serial
    keys[at(2) * at(k) + at(1)] = np.uint64(np.uint32(when)) | tail << SHIFT


@part
def throw(keys, start, stop, seed):
    """Turn the keys of a run of throws into draws: Philox as in ``chance.philox``, in the lanes of a vector of u64."""
    seed_low, seed_high = np.uint64(seed) & LOW, np.uint64(seed) >> SHIFT
    for k in range(at(start), at(stop)):
        a, b = keys[at(2) * k], keys[at(2) * k + at(1)]
        c0, c1, c2, c3 = a & LOW, a >> SHIFT, b & LOW, b >> SHIFT
        k0, k1 = seed_low, seed_high
        for _ in range(10):
            p0, p1 = M0 * c0, M1 * c2
            c0, c1 = (p1 >> SHIFT) ^ c1 ^ k0, p1 & LOW
            c2, c3 = (p0 >> SHIFT) ^ c3 ^ k1, p0 & LOW
            k0, k1 = (k0 + np.uint64(W0)) & LOW, (k1 + np.uint64(W1)) & LOW
        keys[at(2) * k], keys[at(2) * k + at(1)] = c0 | c1 << SHIFT, c2 | c3 << SHIFT
