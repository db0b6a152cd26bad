"""Counter-based random numbers: Philox4x32-10 (Salmon et al. 2011), so that a draw depends on nothing but its key.

key      the run's seed, 64 bits
counter  (serial low, serial high, when, purpose 8 | index 8 | stream 16)

``when`` is the day for places and institutions, and the number of the mover's own event for movers, so that a shifted
date shifts no later draw. A block is four random words of 32 bits; use them all before asking for another.
"""

import math
from enum import IntEnum
from functools import cache

import numpy as np

from sim.engine.rows import kernel, step


class Purpose(IntEnum):
    """What a draw is for. The numbers are never used again for another purpose."""

    DEPARTURES = 1
    PLAN = 2
    CROSS = 3
    AFTER = 4
    TRAVEL = 5
    LEGAL = 6
    WEATHER = 7
    ARRIVALS = 8
    SCREEN = 9
    SHARE = 10
    LATENCY = 11
    LISTED = 12
    ALLOCATE = 13
    BELIEF = 14
    ELECTION = 15
    IDEAL = 16
    SUSPENSION = 17
    EXIT = 18
    NETWORK = 19
    CARGO = 20
    FALSE_MATCH = 21
    TRAVELLER = 22
    START = 23
    RECORD = 24
    ENLIST = 25
    MEET = 26
    DOCUMENT = 27
    ASK = 28
    MISUSE = 29
    BREACH = 30
    RULING = 31
    LEAD = 32
    ADOPT = 33
    PRACTICE = 34
    PASS = 35
    CYBER = 36
    TIP = 37
    PARTNER = 38
    ONWARD = 39
    RATIFY = 40
    TALKS = 41
    DEAL = 42
    COMPLY = 43
    DISPUTE = 44
    CRYPTOMARKET = 45
    VICTIM = 46
    FIREARM = 47
    BRIBE = 48


M0, M1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
W0, W1 = np.uint32(0x9E3779B9), np.uint32(0xBB67AE85)
LOW, SHIFT = np.uint64(0xFFFFFFFF), np.uint64(32)
UNIT = 1.0 / 4294967296.0


@step
def philox(c0, c1, c2, c3, k0, k1):
    """Ten rounds of Philox4x32 on four counter words and two key words, all u32."""
    for _ in range(10):
        p0 = M0 * np.uint64(c0)
        p1 = M1 * np.uint64(c2)
        c0 = np.uint32(p1 >> SHIFT) ^ c1 ^ k0
        c1 = np.uint32(p1 & LOW)
        c2 = np.uint32(p0 >> SHIFT) ^ c3 ^ k1
        c3 = np.uint32(p0 & LOW)
        k0 = np.uint32(k0 + W0)
        k1 = np.uint32(k1 + W1)
    return c0, c1, c2, c3


@step
def words(seed, serial, when, purpose, index):
    """The four random words of a key (seed; serial, when, purpose, index)."""
    s, k = np.uint64(serial), np.uint64(seed)
    tail = (np.uint32(purpose) << np.uint32(24)) | (np.uint32(index & 0xFF) << np.uint32(16))
    tail = tail | np.uint32((index >> 8) & 0xFFFF)
    return philox(
        np.uint32(s & LOW), np.uint32(s >> SHIFT), np.uint32(when), tail, np.uint32(k & LOW), np.uint32(k >> SHIFT)
    )


@step
def unit(word):
    """A random word as a number in (0, 1)."""
    return (np.float64(word) + 0.5) * UNIT


@step
def uniform(seed, serial, when, purpose, index):
    """A random number in (0, 1)."""
    return unit(words(seed, serial, when, purpose, index)[0])


@kernel
def draw(serial, about, seed, when, purpose, index, numbers):
    """Draw a number in (0, 1) for each of ``serial``, about the thing whose serial is ``about`` (0: about none).

    Writes   numbers
    Returns  how many
    """
    for i in range(serial.shape[0]):
        key = np.uint64(mix(serial[i], about)) if about else serial[i]
        numbers[i] = uniform(seed, key, when, purpose, index)
    return serial.shape[0]


@step
def threshold(p):
    """The 32-bit threshold below which a random word falls with probability ``p``, exact to 2**-32."""
    return np.uint32(min(max(p, 0.0) * 4294967296.0, 4294967295.0))


@step
def mix(a, b):
    """A 64-bit serial derived from two numbers (splitmix64 finaliser)."""
    z = np.uint64(a) ^ (np.uint64(b) + np.uint64(0x9E3779B97F4A7C15))
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    z = (z + np.uint64(0x9E3779B97F4A7C15)) * np.uint64(0xD6E8FEB86659FD93)
    return z ^ (z >> np.uint64(32))


@step
def normal(w0, w1):
    """A standard normal number from two words (Box-Muller)."""
    return math.sqrt(-2.0 * math.log(unit(w0))) * math.cos(2.0 * math.pi * unit(w1))


@step
def keyed(seed, serial, when, purpose, index):
    """A key in one set of number types, so that a long function of it is compiled once, whatever its callers give."""
    return np.uint64(seed), np.uint64(serial), np.int64(when), np.int64(purpose), np.int64(index)


@step
def poisson(mean, seed, serial, when, purpose, index):
    """A Poisson count."""
    return poisson_of(mean, *keyed(seed, serial, when, purpose, index))


@kernel
def poisson_of(mean, seed, serial, when, purpose, index):
    """A Poisson count: inversion below 30, transformed rejection above (PTRS: Hoermann 1993)."""
    if mean <= 0.0:
        return 0
    if mean < 30.0:
        u = uniform(seed, serial, when, purpose, index)
        p = math.exp(-mean)
        total, k = p, 0
        while u > total and k < 1000:
            k += 1
            p *= mean / k
            total += p
        return k
    b = 0.931 + 2.53 * math.sqrt(mean)
    a = -0.059 + 0.02483 * b
    inverse = 1.1239 + 1.1328 / (b - 3.4)
    cut = 0.9277 - 3.6224 / (b - 2.0)
    for tries in range(1, 255):
        w0, w1, _, _ = words(seed, serial, when, purpose, index + (tries << 8))
        u, v = unit(w0) - 0.5, unit(w1)
        us = 0.5 - abs(u)
        k = math.floor((2.0 * a / us + b) * u + mean + 0.43)
        if us >= 0.07 and v <= cut:
            return int(k)
        if k < 0 or (us < 0.013 and v > us):
            continue
        if math.log(v * inverse / (a / (us * us) + b)) <= k * math.log(mean) - mean - math.lgamma(k + 1.0):
            return int(k)
    return int(mean)


@kernel
def draw_counts(means, serial, seed, when, purpose, index, counts):
    """Draw a Poisson count for each of ``serial``.

    Writes   counts
    Returns  their sum
    """
    total = 0
    for i in range(serial.shape[0]):
        counts[i] = poisson(means[i], seed, serial[i], when, purpose, index)
        total += counts[i]
    return total


@kernel
def binomial(n, p, seed, serial, when, purpose, index):
    """A binomial count: inversion below a mean of 30, transformed rejection above (BTRS: Hoermann 1993)."""
    if n <= 0 or p <= 0.0:
        return 0
    if p >= 1.0:
        return n
    if p > 0.5:
        return n - binomial_half(np.int64(n), 1.0 - p, *keyed(seed, serial, when, purpose, index))
    return binomial_half(np.int64(n), p, *keyed(seed, serial, when, purpose, index))


@kernel
def binomial_half(n, p, seed, serial, when, purpose, index):
    """A binomial count for p of at most one half."""
    q = 1.0 - p
    if n * p < 30.0:
        u = uniform(seed, serial, when, purpose, index)
        chance = math.exp(n * math.log1p(-p))
        total, k = chance, 0
        while u > total and k < n:
            k += 1
            chance *= (n - k + 1) * p / (k * q)
            total += chance
            if k > 400:
                break
        return k
    spread = math.sqrt(n * p * q)
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    c = n * p + 0.5
    cut = 0.92 - 4.2 / b
    alpha = (2.83 + 5.1 / b) * spread
    mode = math.floor((n + 1) * p)
    for tries in range(1, 255):
        w0, w1, _, _ = words(seed, serial, when, purpose, index + (tries << 8))
        u, v = unit(w0) - 0.5, unit(w1)
        us = 0.5 - abs(u)
        k = math.floor((2.0 * a / us + b) * u + c)
        if us >= 0.07 and v <= cut:
            return int(k)
        if k < 0 or k > n:
            continue
        v = math.log(v * alpha / (a / (us * us) + b))
        h = math.lgamma(mode + 1.0) + math.lgamma(n - mode + 1.0)
        if v <= h - math.lgamma(k + 1.0) - math.lgamma(n - k + 1.0) + (k - mode) * math.log(p / q):
            return int(k)
    return int(n * p)


@cache
def serial_of(*parts: str) -> int:
    """A 64-bit serial for a named thing, the same in every process (FNV-1a over UTF-8)."""
    value = 0xCBF29CE484222325
    for byte in "\0".join(parts).encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value
