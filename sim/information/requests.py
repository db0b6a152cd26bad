"""Requests between states, made after arrests and hits: queued, answered or refused, each with its delay."""

import math

import numpy as np

from sim.engine.chance import Purpose, binomial, mix, words
from sim.engine.propagation import GAMMA
from sim.engine.rows import kernel

ASK = int(Purpose.ASK)
LATENCY_UNIT = 0.25  # days: bin k of the pooled histogram holds delays from LATENCY_UNIT * (k / 4)**2


@kernel
def ask(sides, apprehensions, hits, asked, ask_share, serial, seed, day):
    """Count today's requests: to the neighbour about a share of arrests, to the issuer about every hit.

    Reads    hits (issuers, users); apprehensions by border side; sides.state, neighbour, kind
    Writes   asked (givers, users)
    Returns  requests
    Chance   a binomial count for each border side and day, purpose ASK
    """
    total = 0
    for i in range(asked.shape[0]):
        for j in range(asked.shape[1]):
            asked[i, j] = hits[i, j]
    for f in range(sides.state.shape[0]):
        j, i = sides.state[f], sides.neighbour[f]
        if apprehensions[f] > 0 and i != j:
            pair = np.uint64(mix(serial[j], serial[i]))
            asked[i, j] += binomial(apprehensions[f], ask_share, seed, pair, day, ASK, sides.kind[f])
    for i in range(asked.shape[0]):
        for j in range(asked.shape[1]):
            total += asked[i, j]
    return total


@kernel
def answer(asked, chance, mean_days, backlog, workers, patience_days, answered, unanswered, delays, serial, seed, day):
    """Answer today's requests or refuse them; the queue of each giver grows or shrinks.

    ``chance`` (givers, users) is the share of requests that law and trust let be answered, ``mean_days`` the mean time
    of an answer without the queue. An answer counts as unanswered if the queue takes longer than ``patience_days``.

    Reads    asked
    Writes   backlog; answered; unanswered; delays (the day's histogram)
    Returns  answers
    Chance   a binomial count for each pair and day, and one word for each answer, purpose ASK
    """
    given = 0
    for i in range(asked.shape[0]):
        load = 0
        queue_days = backlog[i] / max(workers[i], 1e-9)
        for j in range(asked.shape[1]):
            n = asked[i, j]
            if n == 0:
                continue
            load += n
            yes = binomial(n, chance[i, j], seed, np.uint64(mix(serial[i], serial[j])), day, ASK, 8)
            given += yes
            late = queue_days > patience_days
            answered[i, j] += 0 if late else yes
            unanswered[i, j] += n if late else n - yes
            for block in range((yes + 3) // 4):
                w0, w1, w2, w3 = words(seed, np.uint64(mix(serial[i], serial[j])), day, ASK, 16 + block)
                for _ in range(min(4, yes - 4 * block)):
                    x = queue_days + mean_days[i, j] * GAMMA[w0 >> np.uint32(20)]
                    delays[min(delays.shape[0] - 1, int(4.0 * math.sqrt(x / LATENCY_UNIT)))] += 1
                    w0, w1, w2 = w1, w2, w3
        backlog[i] = max(0.0, backlog[i] + load - workers[i])
    return given
