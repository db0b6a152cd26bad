"""Random numbers in plain Python: the numbers that ``chance`` computes in machine words, here in whole numbers.

An ordinary generator has a state, so that the order of draws matters. These random numbers have none: one key gives
the same four words in any order of draws, on any machine, and in every run with the same seed:

    key   seed of the run; serial of the mover, place or state, when, what for (a ``Purpose``), and an index
    words four whole numbers, each from 0 to 2**32 - 1, each as likely as any other

So two runs that differ in one policy use common random numbers: the same person has the same draws at the same event,
and runs differ only by what the policy does.
"""

import math

WORD = 2**32  # values of one word
Words = tuple[int, int, int, int]


def words(seed: int, serial: int, when: int, purpose: int, index: int) -> Words:
    """The four words of a key: ten rounds of Philox (Salmon et al. 2011).

    A round multiplies two of four words by constants, and mixes upper and lower halves of the products with the other
    two and with the seed, which itself moves on by a constant. After ten rounds every bit of the key counts for every
    bit of the result.
    """
    place = index % 2**8 * 2**16 + index // 2**8 % 2**16
    a, b, c, d = serial % WORD, serial // WORD, when % WORD, purpose * 2**24 + place
    low, high = seed % WORD, seed // WORD
    for _ in range(10):
        upper_a, lower_a = divmod(0xD2511F53 * a, WORD)
        upper_c, lower_c = divmod(0xCD9E8D57 * c, WORD)
        a, b, c, d = upper_c ^ b ^ low, lower_c, upper_a ^ d ^ high, lower_a
        low, high = (low + 0x9E3779B9) % WORD, (high + 0xBB67AE85) % WORD
    return a, b, c, d


def unit(word: int) -> float:
    """A word as a number between 0 and 1, never either: the middle of one of 2**32 equal intervals."""
    return (word + 0.5) / WORD


def threshold(chance: float) -> int:
    """The word below which a random word falls with a given chance, so that whole numbers are compared."""
    return int(min(max(chance, 0.0) * WORD, WORD - 1.0))


def below(z: float) -> float:
    """Share of the standard normal distribution that lies below ``z``."""
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def binomial(trials: int, chance: float, seed: int, serial: int, when: int, purpose: int, index: int) -> int:
    """How many of so many independent trials succeed, each with the same chance; one key decides the whole count."""
    if trials <= 0 or chance <= 0.0:
        return 0
    if chance >= 1.0:
        return trials
    key = seed, serial, when, purpose, index
    if chance > 0.5:  # the failures are the rarer, so they are counted
        return trials - _rarer(trials, 1.0 - chance, key)
    return _rarer(trials, chance, key)


def _rarer(trials: int, chance: float, key: tuple[int, int, int, int, int]) -> int:
    """A count of what happens in at most half of the trials."""
    return _by_summing(trials, chance, key) if trials * chance < 30.0 else _by_rejection(trials, chance, key)


def _by_summing(trials: int, chance: float, key: tuple[int, int, int, int, int]) -> int:
    """Go up from no success, and add chances, until they exceed one number in (0, 1): for means below 30."""
    u, count = unit(words(*key)[0]), 0
    exactly = math.exp(trials * math.log1p(-chance))  # chance of exactly ``count`` successes
    at_most = exactly
    while u > at_most and count < trials:
        count += 1
        exactly *= (trials - count + 1) * chance / (count * (1.0 - chance))
        at_most += exactly
        if count > 400:
            break
    return count


def _by_rejection(trials: int, chance: float, key: tuple[int, int, int, int, int]) -> int:
    """Propose counts under a curve above the binomial's, and keep the first below it (BTRS: Hoermann 1993)."""
    spread = math.sqrt(trials * chance * (1.0 - chance))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * chance
    alpha, cut = (2.83 + 5.1 / b) * spread, 0.92 - 4.2 / b
    for attempt in range(1, 255):
        first, second, _, _ = words(*key[:4], key[4] + attempt * 2**8)
        u, v = unit(first) - 0.5, unit(second)
        edge = 0.5 - abs(u)
        count = math.floor((2.0 * a / edge + b) * u + (trials * chance + 0.5))
        if edge >= 0.07 and v <= cut:
            return count
        if 0 <= count <= trials:
            height = math.log(v * alpha / (a / (edge * edge) + b))
            if height <= _log_ratio(count, math.floor((trials + 1) * chance), trials, chance):
                return count
    return int(trials * chance)


def _log_ratio(count: int, mode: int, trials: int, chance: float) -> float:
    """Logarithm of how much rarer a count is than the likeliest."""
    ways = math.lgamma(mode + 1.0) + math.lgamma(trials - mode + 1.0)
    ways = ways - math.lgamma(count + 1.0) - math.lgamma(trials - count + 1.0)
    return ways + (count - mode) * math.log(chance / (1.0 - chance))
