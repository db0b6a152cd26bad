"""What one state's lists are worth to another's officers: permitted shares, delays, and the linkage of records."""

import math
from typing import NamedTuple

from sim.engine.normal import phi
from sim.engine.rows import kernel
from sim.information.searches import PERSONS


class Requesting(NamedTuple):
    """What police do where a list is not shown at checks: parameters."""

    hold_days: float  # for which a person may be kept while an answer is awaited
    notice_share: float  # of alerts about which a notice is sent


@kernel
def permit(alerts, dual, given, sensitivity, shielded, passes):
    """Compute the share of alerts that a giver permits a user to have.

    ``alerts`` is the share that law permits, ``dual`` whether the matter is an offence in both states, ``given`` the
    share that trust and systems permit. Alerts of sensitive kinds are held back, unless the architecture shields their
    source.

    Writes   passes (kinds, givers, users)
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
def delay_exchange(passes, fair, shown, alert_days, answers_in, backlog, workers, requesting, info, delay):
    """Reduce the permitted shares by reciprocity and by late answers, and compute the delay of alerts.

    ``fair`` (givers, users) is the share that reciprocity leaves. Where the check itself shows alerts of a kind
    (``shown``), their delay is that of law and systems. Elsewhere they show in two ways. An answer to a request shows
    one, if it comes while the person is held, at most ``hold_days``: the answer takes a gamma time of shape 2, whose
    mean is the sum of ``answers_in``, the latency that law sets, and the giver's queue. And giver's police send a
    notice about a share of persons, ``notice_share``, to be put on the user's own list, which takes that mean. The
    delay is the mean over both.

    Writes   passes (kinds, givers, users); delay (the same)
    Returns  states
    """
    n = fair.shape[0]
    for i in range(n):
        queue_days = backlog[i] / max(workers[i], 1e-9)
        for j in range(n):
            for k in range(passes.shape[0]):
                left = fair[i, j]
                if shown[k, i, j] == 1:
                    delay[k, i, j] = alert_days[k, i, j] + info[i] + info[j]
                else:
                    mean_days = max(answers_in[i, j] + queue_days + alert_days[k, i, j], 1e-9)
                    x = 2.0 * requesting.hold_days / mean_days
                    held = 1.0 - (1.0 + x) * math.exp(-x)
                    noticed = (1.0 - held) * requesting.notice_share
                    delay[k, i, j] = mean_days * noticed / max(held + noticed, 1e-9)
                    left *= held + noticed
                passes[k, i, j] = min(max(passes[k, i, j] * left, 0.0), 1.0)
    return n


@kernel
def count_visible(alert_visibility, records, overlap, persons, visible):
    """Count the records on persons with which a search is compared, each person once.

    ``overlap`` is the share of a partner's list that stands on the user's own list too.

    Writes   persons (issuers, users); visible (users; their sum over issuers)
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
def link_records(separation, persons, matched, bearable, recall, false_match):
    """Compute how often a search finds a right match, and how often a false one (Fellegi & Sunter 1969).

    The separation of a pair of records is that of the worse record. The threshold lies ``matched`` sd below the mean of
    right matches, or higher where officers would have more false matches than they tolerate: at least ``bearable`` sd,
    by user, above the mean of non-matches.

    Writes   recall (issuers, users); false_match (users; the chance that a search has any)
    Returns  states
    """
    n = false_match.shape[0]
    for j in range(n):
        log_none, before, right, passed = 0.0, -1.0, 0.0, 0.0
        for i in range(n):
            d = min(separation[i], separation[j])
            if d != before:  # many pairs have the same separation
                threshold = max(d - matched, bearable[j])
                before, right, passed = d, phi(d - threshold), math.log1p(-phi(-threshold))
            recall[i, j] = right
            log_none += persons[i, j] * passed
        false_match[j] = -math.expm1(log_none)
    return n
