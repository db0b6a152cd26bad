"""Random words in batches: the keys of many draws are written down, and turned into random words in vectors.

A block is two u64: first its key (the counter of ``chance``), then, in its place, four random words of 32 bits.
"""

import numpy as np

from sim.engine.chance import LOW, M0, M1, SHIFT, W0, W1
from sim.engine.rows import part

ONE, TWO = np.uint64(1), np.uint64(2)


def random_words(blocks: int) -> np.ndarray:
    """Capacity for so many blocks of random words."""
    return np.zeros(2 * blocks, np.uint64)


@part
def at(row):
    """A row as an unsigned index: numba tests a signed one for counting from the end."""
    return np.uint64(row)


@part
def low(words):
    """The first of two random words."""
    return np.uint32(words & LOW)


@part
def high(words):
    """The second of two random words."""
    return np.uint32(words >> SHIFT)


@part
def word(blocks, k, which):
    """One of the four words of block ``k``."""
    return np.uint32(blocks[TWO * at(k) + (at(which) >> ONE)] >> (at(which) & ONE) * at(32) & LOW)


@part
def put_key(blocks, k, serial, when, purpose, index):
    """Write the key of block ``k``."""
    tail = np.uint64(purpose) << np.uint64(24) | np.uint64(index & 0xFF) << np.uint64(16) | np.uint64(index >> 8)
    blocks[TWO * at(k)] = serial
    blocks[TWO * at(k) + ONE] = np.uint64(np.uint32(when)) | tail << SHIFT


@part
def draw_words(blocks, start, stop, seed):
    """Turn the keys of a run of blocks into random words: Philox as in ``chance.philox``, in vectors of u64."""
    seed_low, seed_high = np.uint64(seed) & LOW, np.uint64(seed) >> SHIFT
    for k in range(at(start), at(stop)):
        a, b = blocks[TWO * k], blocks[TWO * k + ONE]
        c0, c1, c2, c3 = a & LOW, a >> SHIFT, b & LOW, b >> SHIFT
        k0, k1 = seed_low, seed_high
        for _ in range(10):
            p0, p1 = M0 * c0, M1 * c2
            c0, c1 = (p1 >> SHIFT) ^ c1 ^ k0, p1 & LOW
            c2, c3 = (p0 >> SHIFT) ^ c3 ^ k1, p0 & LOW
            k0, k1 = (k0 + np.uint64(W0)) & LOW, (k1 + np.uint64(W1)) & LOW
        blocks[TWO * k], blocks[TWO * k + ONE] = c0 | c1 << SHIFT, c2 | c3 << SHIFT
