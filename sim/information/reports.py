"""Intelligence reports: passed from state to state by those who hold them, as far as their origin allows."""

import numpy as np

from sim.engine.chance import Purpose, mix, unit, words
from sim.engine.rows import kernel

PASS = int(Purpose.PASS)
GATE = 0  # stream of the draw, once and for all, whether a holder would ever pass a report to a state


@kernel
def pass_on(reports, permission, rate, onward, seed, day):
    """Let holders pass reports on: the origin to whom it may, others only with the origin's leave.

    ``permission`` (holders, states) that a report is passed at all; ``rate`` the chance that it is in this step;
    ``onward`` (origins, holders) share of reports that a holder may pass on.
    Writes   reports.held (step of arrival plus one)
    Returns  new holdings
    Chance   a block a report and pair for permission, one a step for time, purpose PASS
    """
    fresh, n = 0, permission.shape[0]
    for r in range(reports.serial.shape[0]):
        if reports.open[r] == 0:
            continue
        origin = reports.origin[r]
        for i in range(n):
            held = reports.held[r, i]
            if held == 0 or held > day:  # what came today goes on tomorrow
                continue
            for j in range(n):
                if reports.held[r, j] != 0 or permission[i, j] <= 0.0:
                    continue
                if j != reports.where[r] and onward[origin, j] <= 0.0:
                    continue  # nobody is told who could neither act nor pass it on
                pair = np.uint64(mix(reports.serial[r], np.uint64(i * n + j)))
                w0, w1, _, _ = words(seed, pair, 0, PASS, GATE)
                if unit(w0) >= permission[i, j] or (i != origin and unit(w1) >= onward[origin, i]):
                    continue
                if unit(words(seed, pair, day, PASS, 1)[0]) < rate[i, j]:
                    reports.held[r, j] = day + 1
                    fresh += 1
    return fresh
