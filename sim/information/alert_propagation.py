"""Alert propagation: how many persons each partner knows of, by age of the alert."""

import numpy as np

from sim.engine.chance import words
from sim.engine.propagation import SHARE, knows
from sim.engine.rows import kernel


@kernel
def count_known(start, stop, alerts, alert_visibility, delay, ages, known, total, seed, day):
    """Offer each alert to each partner: how many persons a partner knows of, by age class.

    ``alert_visibility`` (kinds, issuers, partners) in units of 2**-20, partners in fours, 0 to the issuer; ``ages`` upper ends of
    classes in days; ``known`` (classes, partners), ``total`` (classes, issuers).
    Writes   known, total
    Returns  alerts in force
    Chance   as in ``meet``: the same words decide whether and when an alert passes
    """
    offered = 0
    for a in range(np.uint64(start), np.uint64(stop)):
        if alerts.expires[a] <= day:
            continue
        offered += 1
        serial, weight = alerts.serial[a], np.int64(alerts.weight[a])
        days = day - alerts.created[a]
        age, c = np.float64(days), np.uint64(0)
        while c < ages.shape[0] - 1 and age >= ages[c]:
            c += np.uint64(1)
        few, late, counted = alert_visibility[alerts.kind[a], alerts.issuer[a]], delay[alerts.issuer[a]], known[c]
        total[c, alerts.issuer[a]] += weight
        for block in range(np.uint64(few.shape[0] >> 2)):
            w0, w1, w2, w3 = words(seed, serial, 0, SHARE, np.int64(128) + np.int64(block))
            j = block << np.uint64(2)
            counted[j] += weight * knows(w0, few[j], late[j], age)
            j += np.uint64(1)
            counted[j] += weight * knows(w1, few[j], late[j], age)
            j += np.uint64(1)
            counted[j] += weight * knows(w2, few[j], late[j], age)
            j += np.uint64(1)
            counted[j] += weight * knows(w3, few[j], late[j], age)
    return offered
