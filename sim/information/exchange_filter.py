"""What one state's lists are to another's officers: which alerts pass, how soon, and how well records are found."""

import math

from sim.engine.normal import phi
from sim.engine.rows import kernel
from sim.information.searches import PERSONS


@kernel
def permit(alerts, dual, given, sensitivity, shielded, passes):
    """Say which share of alerts, ``passes`` (kinds, givers, users), a giver would let a user have.

    ``alerts`` that law lets pass, ``dual`` whether it is an offence with both; ``given`` what trust and means allow;
    sensitive ones are held back as far as the architecture does not shield them.
    Writes   passes
    Returns  states
    """
    n = given.shape[0]
    for k in range(passes.shape[0]):
        for i in range(n):
            for j in range(n):
                passes[k, i, j] = alerts[k, i, j] * dual[k, i, j] * given[i, j]
        if sensitivity[k] > 0.0:
            for i in range(n):
                for j in range(n):
                    passes[k, i, j] *= (1.0 - sensitivity[k]) ** (1.0 - shielded[i, j])
    return n


@kernel
def delay_exchange(passes, fair, at_once, alert_days, answers_in, backlog, workers, hold_days, info, delay):
    """Take from ``passes`` what is not returned, and what an answer would bring too late, where only that shows it.

    ``fair`` (givers, users) is what reciprocity leaves. Where the check itself shows an alert, ``delay`` is the mean of
    law and systems, elsewhere none. An answer takes a gamma time of shape 2 about ``answers_in``, the law's latency
    and the giver's queue; a check waits ``hold_days``.
    Writes   passes, delay (givers, users)
    Returns  states
    """
    n = delay.shape[0]
    for i in range(n):
        queue_days = backlog[i] / max(workers[i], 1e-9)
        for j in range(n):
            left = fair[i, j]
            if at_once[i, j] == 1:
                delay[i, j] = alert_days[i, j] + info[i] + info[j]
            else:
                x = 2.0 * hold_days / max(answers_in[i, j] + queue_days + alert_days[i, j], 1e-9)
                left *= 1.0 - (1.0 + x) * math.exp(-x)
                delay[i, j] = 0.0
            for k in range(passes.shape[0]):
                passes[k, i, j] = min(max(passes[k, i, j] * left, 0.0), 1.0)
    return n


@kernel
def count_visible(alert_visibility, records, overlap, persons, visible):
    """Count the records on persons, ``persons`` (issuers, users), with which a search is compared, once each.

    ``overlap`` is the share of a partner's list that is on one's own too.
    Writes   persons; visible, its sum by user
    Returns  states
    """
    n = persons.shape[0]
    visible[:] = 0.0
    for i in range(n):
        for j in range(n):
            seen = 0.0
            for k in range(PERSONS):
                seen += records[k, i] if i == j else alert_visibility[k, i, j] * records[k, i]
            persons[i, j] = seen if i == j else seen * (1.0 - overlap)
            visible[j] += persons[i, j]
    return n


@kernel
def link_records(separation, persons, matched, bearable, recall, reach):
    """Say how often a search finds whom it should, and whom it should not (Fellegi & Sunter 1969).

    A pair links as the worse of both records does. The threshold is where a share of matches passes that lies
    ``matched`` sd above it, or higher where false matches would be more than officers bear (``bearable`` sd, by user).
    Writes   recall (issuers, users); reach, the chance of a false match of a search, by user
    Returns  states
    """
    n = reach.shape[0]
    for j in range(n):
        none, before, right, passed = 0.0, -1.0, 0.0, 0.0
        for i in range(n):
            d = min(separation[i], separation[j])
            if d != before:  # many pairs link alike
                threshold = max(d - matched, bearable[j])
                before, right, passed = d, phi(d - threshold), math.log1p(-phi(-threshold))
            recall[i, j] = right
            none += persons[i, j] * passed
        reach[j] = -math.expm1(none)
    return n
