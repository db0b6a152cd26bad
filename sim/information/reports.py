"""Intelligence reports, which states pass on to each other as far as the state of origin allows."""

import numpy as np

from sim.engine.chance import Purpose, mix, unit, words
from sim.engine.rows import kernel

PASS = int(Purpose.PASS)
GATE = 0  # index of the draw, made once, whether a holder would ever pass a report to a state


@kernel
def pass_on(reports, permission, rate, onward, seed, day):
    """Pass reports on to further states: the origin as law and trust permit, others only with the origin's consent.

    ``permission`` (holders, states) is the share of reports that are ever passed on, ``rate`` the chance that a report
    is passed on in this step, ``onward`` (origins, holders) the share of reports that a holder may pass on.

    Reads    reports.serial, open, origin, where, held
    Writes   reports.held (the day of arrival plus one)
    Returns  reports that reached a further state
    Chance   one block for each report and pair for permission, one for each step for time, purpose PASS
    """
    fresh, n = 0, permission.shape[0]
    for r in range(reports.serial.shape[0]):
        if reports.open[r] == 0:
            continue
        origin = reports.origin[r]
        for i in range(n):
            held = reports.held[r, i]
            if held == 0 or held > day:  # a report that arrives today is passed on tomorrow at the earliest
                continue
            for j in range(n):
                if reports.held[r, j] != 0 or permission[i, j] <= 0.0:
                    continue
                if j != reports.where[r] and onward[origin, j] <= 0.0:
                    continue  # a state that could neither act on the report nor pass it on does not receive it
                pair = np.uint64(mix(reports.serial[r], np.uint64(i * n + j)))
                w0, w1, _, _ = words(seed, pair, 0, PASS, GATE)
                if unit(w0) >= permission[i, j] or (i != origin and unit(w1) >= onward[origin, i]):
                    continue
                if unit(words(seed, pair, day, PASS, 1)[0]) < rate[i, j]:
                    reports.held[r, j] = day + 1
                    fresh += 1
    return fresh
