"""Alert propagation: how many persons under alerts each partner knows, by age of the alert."""

import numpy as np

from sim.engine.chance import words
from sim.engine.propagation import SHARE, knows
from sim.engine.rows import kernel


@kernel
def count_known(start, stop, alerts, alert_visibility, delay, ages, known, total, seed, day):
    """Count the persons whose alerts each partner knows, by age of the alert.

    ``alert_visibility`` (kinds, issuers, partners) is in units of 2**-20 and 0 for the issuer itself; the number of
    partners is a multiple of four. ``delay`` (the same shape) is in days; ``ages`` are the upper ends of the age
    classes in days.

    Reads    alerts.serial, issuer, kind, weight, created, expires
    Writes   known (classes, partners); total (classes, issuers)
    Returns  alerts in force
    Chance   as in ``searches.check_listed``: the same words decide whether and when an alert reaches a partner
    """
    in_force = 0
    for a in range(np.uint64(start), np.uint64(stop)):
        if alerts.expires[a] <= day:
            continue
        in_force += 1
        serial, weight = alerts.serial[a], np.int64(alerts.weight[a])
        days = day - alerts.created[a]
        age, c = np.float64(days), np.uint64(0)
        while c < ages.shape[0] - 1 and age >= ages[c]:
            c += np.uint64(1)
        issuer = alerts.issuer[a]
        permitted, delays, counted = alert_visibility[alerts.kind[a], issuer], delay[alerts.kind[a], issuer], known[c]
        total[c, issuer] += weight
        for block in range(np.uint64(permitted.shape[0] >> 2)):
            w0, w1, w2, w3 = words(seed, serial, 0, SHARE, np.int64(128) + np.int64(block))
            j = block << np.uint64(2)
            counted[j] += weight * knows(w0, permitted[j], delays[j], age)
            j += np.uint64(1)
            counted[j] += weight * knows(w1, permitted[j], delays[j], age)
            j += np.uint64(1)
            counted[j] += weight * knows(w2, permitted[j], delays[j], age)
            j += np.uint64(1)
            counted[j] += weight * knows(w3, permitted[j], delays[j], age)
    return in_force
