"""Checks at posts: first and second line by signal detection, travellers as counts with waits."""

import math
from typing import NamedTuple

import numpy as np

from sim.engine.chance import Purpose, binomial, threshold, words
from sim.engine.normal import phi
from sim.engine.random_words import at
from sim.engine.rows import kernel, part, step
from sim.posts import hours as h
from sim.tables import BorderKind, PostBatch

SCREEN, TRAVELLER = int(Purpose.SCREEN), int(Purpose.TRAVELLER)
WEEKDAY = np.array([0.97, 0.94, 0.95, 1.0, 1.1, 1.06, 0.98])  # Monday first: assumption
MONTH = np.array([0.85, 0.85, 0.93, 1.0, 1.03, 1.08, 1.2, 1.22, 1.06, 1.0, 0.87, 0.91])  # assumption
LABORATORY_D = 2.64  # d' of the officers on whom the criterion was measured: White et al. 2014
WORTH = 5.0  # refusals that the prior of the usual prevalence is worth: assumption


class CheckingOfficers(NamedTuple):
    """Columns of officers that checks read."""

    criterion: np.ndarray
    skill_d: np.ndarray
    biometric_d: np.ndarray
    analytics_d: np.ndarray
    paperwork: np.ndarray
    list_s: np.ndarray


class Waiting(NamedTuple):
    """What queues at posts are computed from."""

    table: np.ndarray  # (posts, utilisations, 2) mean wait in service times, and chance to wait
    batch: PostBatch


class Habits(NamedTuple):
    """What officers of a state remember of refusals, and the criterion that follows from it."""

    refusals_remembered: np.ndarray
    travellers_remembered: np.ndarray
    criterion: np.ndarray
    criterion_bias: np.ndarray
    skill_d: np.ndarray
    biometric_d: np.ndarray
    analytics_d: np.ndarray


@step
def sensitivity(seconds, skill_d, biometric_d, analytics_d, checks):
    """d' of a check that takes ``seconds``: the officer's speed-accuracy trade; readers and analytics add cues."""
    officer = skill_d * (1.0 - math.exp(-seconds / checks.learning_s))
    return math.sqrt(officer * officer + biometric_d * biometric_d + analytics_d * analytics_d)


@step
def criterion_at_prevalence(criterion_bias, prevalence, d, checks):
    """Criterion of officers who believe in a prevalence of targets: where targets are rare, it is higher (Wolfe 2005).

    ``k = k0 + (d' - d0) / 2 + c ln((1 - pi) / pi) / d0``, where ``k0`` holds at even odds and at the d' of the
    laboratory, ``d0``. An ideal observer's criterion lies at ``d'/2`` at even odds, so better sensors are used half to
    find more and half to stop fewer by mistake. How far rare targets push it up is a habit of the eye, and does not
    shrink as sensors improve: an ideal observer would then stop more by mistake.
    """
    odds = math.log((1.0 - prevalence) / prevalence)
    usual = checks.criterion + criterion_bias + checks.prevalence_weight * odds / LABORATORY_D
    return usual + 0.5 * (d - LABORATORY_D)


@step
def believed(found, checked, checks):
    """Prevalence of targets that officers believe in, by what they remember and by the usual prevalence as prior."""
    return min((found + WORTH) / (checked + WORTH / checks.usual_prevalence), 0.5)


@step
def adapted_criterion(i, habits, standards, checks):
    """Criterion of a state's officers, by what they remember and, without a common standard, by national habit."""
    d = sensitivity(checks.first_line_s, habits.skill_d[i], habits.biometric_d[i], habits.analytics_d[i], checks)
    prevalence = believed(habits.refusals_remembered[i], habits.travellers_remembered[i], checks)
    return criterion_at_prevalence(habits.criterion_bias[i] * (1.0 - standards[i]), prevalence, d, checks)


@step
def hit_rate(d, criterion, checks):
    """Chance that the first line refers a traveller who conceals something; coached travellers conceal better."""
    plain = phi(max(0.0, d - checks.concealment) - criterion)
    coached = phi(max(0.0, d - checks.concealment - checks.coaching) - criterion)
    return plain + checks.coached_share * (coached - plain)


@step
def mistaken_share(d, biometric_d, checks):
    """Share of the false stops that fall on the group which readers mistake more often.

    Readers cause false stops in proportion to their part of the evidence. In that part, the group is over-represented
    by the factor of its false matches; the mean over all travellers stays the same.
    """
    part = biometric_d * biometric_d / max(d * d, 1e-9)
    g, f = checks.group_share, checks.group_factor
    return g * (1.0 - part + part * f / (1.0 + g * (f - 1.0)))


@part
def close_post(p, posts):
    """Set the day's results of a post at which nobody is checked."""
    posts.travellers[p], posts.queue[p], posts.wait_min[p] = 0, 0.0, 0.0
    posts.second_line[p], posts.false_stops[p], posts.group_stops[p], posts.wrongly_refused[p] = 0, 0, 0, 0


@part
def open_post(k, p, share, posts, member, officers, checks, season, batch):
    """Write the inputs of the ``k``-th post of a batch: expected travellers, desks, and the time of a check."""
    i, mode = posts.state[p], posts.mode[p]
    batch.post[k] = p
    batch.columns[h.DAILY + k] = posts.travellers_day[p] * season * share
    batch.columns[h.QUEUE + k], batch.columns[h.DESKS + k] = posts.queue[p], posts.desks[p]
    by_road = checks.batch_sea if mode == BorderKind.SEA else checks.batch_land
    batch.columns[h.BATCH + k] = checks.batch_air if mode == BorderKind.AIR else by_road
    batch.columns[h.POOLED + k] = member[i] == 1
    batch.columns[h.PAPERWORK + k] = officers.paperwork[i] * (1.0 - posts.check_saved[p])
    batch.columns[h.LIST_S + k] = officers.list_s[i]


@part
def refer(n, posts, officers, checks, batch, seed, day):
    """Refer some travellers of a batch to the second line, which refuses some; set the chance to refuse overstayers.

    Returns  travellers
    """
    total, wrong = 0, phi(-checks.second_line_criterion)
    found = phi(max(0.0, checks.second_line_d - checks.concealment) - checks.second_line_criterion)
    for k in range(at(n)):
        p, count = at(batch.post[k]), int(batch.columns[h.COUNT + k])
        posts.travellers[p], posts.wait_min[p] = count, batch.columns[h.MINUTES + k]
        posts.queue[p] = batch.columns[h.QUEUE + k]
        eyes_s = batch.columns[h.SECONDS + k] / count if count else checks.first_line_s
        i = posts.state[p]
        d = sensitivity(eyes_s, officers.skill_d[i], officers.biometric_d[i], officers.analytics_d[i], checks)
        share = mistaken_share(d, officers.biometric_d[i], checks)
        stopped = binomial(count, phi(-officers.criterion[i]), seed, posts.serial[p], day, SCREEN, 0)
        posts.false_stops[p] = posts.second_line[p] = stopped
        posts.wrongly_refused[p] = binomial(stopped, wrong, seed, posts.serial[p], day, SCREEN, 1)
        posts.group_stops[p] = binomial(stopped, share, seed, posts.serial[p], day, SCREEN, 2)
        posts.refuse[p] = threshold(hit_rate(d, officers.criterion[i], checks) * found)
        total += count
    return total


@kernel
def relax_criteria(rounds, habits, standards, checks):
    """Iterate the criterion of officers, and the refusals that they then remember, to a fixed point.

    Before the first day, officers have refused travellers only by mistake.

    Reads    habits.travellers_remembered, criterion_bias, skill_d, biometric_d, analytics_d; standards
    Writes   habits.criterion, refusals_remembered
    Returns  states
    """
    wrong = phi(-checks.second_line_criterion)
    for i in range(habits.refusals_remembered.shape[0]):
        for _ in range(rounds):
            habits.criterion[i] = adapted_criterion(i, habits, standards, checks)
            habits.refusals_remembered[i] = phi(-habits.criterion[i]) * wrong * habits.travellers_remembered[i]
    return habits.refusals_remembered.shape[0]


@kernel
def screen(start, stop, posts, controlled, member, officers, checks, waiting, histogram, season, seed, day):
    """Let a day's travellers arrive, queue and pass the first and second line, hour by hour.

    ``season`` is the factor of the month and weekday on mean arrivals, ``waiting`` is a ``Waiting``, and ``histogram``
    counts travellers checked by members, by wait.

    Reads    posts.travellers_day, desks, check_saved; sides.controlled; officers; waiting.table
    Writes   posts.travellers, queue, wait_min, second_line, false_stops, group_stops, wrongly_refused, refuse;
             histogram; batch (scratch)
    Returns  travellers
    Chance   one block for each post and four hours, purpose ARRIVALS; binomial counts, purpose SCREEN
    Source   Erlang C, Allen-Cunneen; batches: Burke 1975; Green & Swets 1966; Reg. (EU) 2016/399 art. 8
    """
    total, n, batch = 0, 0, waiting.batch
    for p in range(start, stop):
        control = controlled[posts.side[p]]
        if control == 0 or posts.travellers_day[p] <= 0.0:
            close_post(p, posts)
        else:
            share = checks.internal_share if control == 1 else 1.0
            open_post(at(n), p, share, posts, member, officers, checks, season, batch)
            n += 1
        if n == h.BLOCK or p == stop - 1:
            h.live_hours(n, posts.serial, checks, waiting, histogram, seed, day)
            total += refer(n, posts, officers, checks, batch, seed, day)
            n = 0
    return total


@kernel
def screen_person_by_person(start, stop, alarm, seed, serial, day):
    """Screen travellers at the first line one by one; returns how many are referred.

    ``alarm`` is the chance of a referral as a 32-bit threshold. Four travellers share a block of random words.
    """
    referred = 0
    for block in range(start // 4, (stop + 3) // 4):
        w0, w1, w2, w3 = words(seed, serial + np.uint64(block), day, TRAVELLER, 0)
        k = 4 * block
        referred += (k >= start) & (k < stop) & (w0 < alarm)
        referred += (k + 1 >= start) & (k + 1 < stop) & (w1 < alarm)
        referred += (k + 2 >= start) & (k + 2 < stop) & (w2 < alarm)
        referred += (k + 3 >= start) & (k + 3 < stop) & (w3 < alarm)
    return referred


@kernel
def waits_by_side(sides, posts):
    """Compute the mean wait of today's travellers at each border side, in hours.

    Reads    sides.first_post, posts; posts.travellers, wait_min
    Writes   sides.wait_h
    """
    for f in range(sides.border.shape[0]):
        persons, minutes = 0, 0.0
        for p in range(sides.first_post[f], sides.first_post[f] + sides.posts[f]):
            persons += posts.travellers[p]
            minutes += posts.wait_min[p]
        sides.wait_h[f] = minutes / persons / 60.0 if persons else 0.0
    return 0


@kernel
def remember_refusals(
    state_of_post, travellers, wrongly_refused, state_of_side, refusals, habits, standards, kept, adapts, checks
):
    """Let officers remember how many travellers they refused, rightly or not, and adapt their criterion.

    The criterion moves towards what officers believe as fast as their memory fades.

    Reads    travellers and wrongly_refused by post; refusals by border side; habits.criterion_bias, skill_d,
             biometric_d, analytics_d; standards
    Writes   habits.refusals_remembered, travellers_remembered, criterion
    Returns  states
    Source   Wolfe, Horowitz & Kenner 2005 (rare targets are missed more often)
    """
    n = habits.refusals_remembered.shape[0]
    for i in range(n):
        habits.refusals_remembered[i] *= kept
        habits.travellers_remembered[i] *= kept
    for p in range(state_of_post.shape[0]):
        habits.refusals_remembered[state_of_post[p]] += wrongly_refused[p]
        habits.travellers_remembered[state_of_post[p]] += travellers[p]
    for f in range(state_of_side.shape[0]):
        habits.refusals_remembered[state_of_side[f]] += refusals[f]
    if adapts:
        for i in range(n):
            habits.criterion[i] += (1.0 - kept) * (
                adapted_criterion(i, habits, standards, checks) - habits.criterion[i]
            )
    return n
