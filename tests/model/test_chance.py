"""Keyed chance: the published vectors, an independent twin, and the numbers of purposes."""

import numpy as np
import pytest

from sim.engine.chance import Purpose, philox, words

ONES, PI = 0xFFFFFFFF, (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344)
VECTORS = [  # Random123, philox4x32-10: counter, key, answer
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ONES,) * 4, (ONES,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (PI, (0xA4093822, 0x299F31D0), (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1)),
]
SEVEN = [  # the same counters and keys after seven rounds
    ((0, 0, 0, 0), (0, 0), (0x5F6FB709, 0x0D893F64, 0x4F121F81, 0x4F730A48)),
    ((ONES,) * 4, (ONES,) * 2, (0x5207DDC2, 0x45165E59, 0x4D8EE751, 0x8C52F662)),
    (PI, (0xA4093822, 0x299F31D0), (0x4DFCCABA, 0x190A87F0, 0xC47362BA, 0xB6B5242A)),
]


def plain(counter, key, rounds=10):
    """Philox4x32 in plain integers, written from the paper."""
    (a, b, c, d), (k, m) = counter, key
    for _ in range(rounds):
        p, q = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (q >> 32) ^ b ^ k, q & ONES, (p >> 32) ^ d ^ m, p & ONES
        k, m = (k + 0x9E3779B9) & ONES, (m + 0xBB67AE85) & ONES
    return a, b, c, d


@pytest.mark.parametrize(("counter", "key", "answer"), VECTORS)
def test_the_core_gives_the_published_vectors(counter, key, answer):
    assert tuple(int(w) for w in philox(*(np.uint32(x) for x in (*counter, *key)))) == answer


@pytest.mark.parametrize(("counter", "key", "answer"), SEVEN)
def test_the_plain_twin_gives_the_published_vectors_of_seven_rounds(counter, key, answer):
    assert plain(counter, key, 7) == answer


def test_the_core_equals_its_plain_twin_on_random_keys():
    rng = np.random.Generator(np.random.Philox(11))
    for row in rng.integers(0, 2**32, (2000, 6), dtype=np.uint64):
        counter, key = tuple(int(x) for x in row[:4]), tuple(int(x) for x in row[4:])
        assert tuple(int(w) for w in philox(*(np.uint32(x) for x in row))) == plain(counter, key)


def test_a_draw_is_keyed_by_the_layout():
    seed, serial, day, purpose, index = 0x1122334455667788, 0x99AABBCCDDEEFF01, 77, 5, 3
    counter = (serial & ONES, serial >> 32, day, purpose << 24 | index << 16)
    expected = plain(counter, (seed & ONES, seed >> 32))
    assert tuple(int(w) for w in words(np.uint64(seed), np.uint64(serial), day, purpose, index)) == expected


def test_numbers_of_purposes_stay():
    assert [p.value for p in Purpose] == list(range(1, len(Purpose) + 1))
    assert (Purpose.CROSS, Purpose.WEATHER, Purpose.RECORD) == (3, 7, 24)
