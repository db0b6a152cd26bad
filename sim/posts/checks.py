"""At posts: first and second line by signal detection, travellers as counts with waits."""

import math
from typing import NamedTuple

import numpy as np

from sim.engine.chance import Purpose, binomial, threshold, words
from sim.engine.normal import phi
from sim.engine.random_words import at
from sim.engine.rows import kernel, part, step
from sim.posts import hours as h
from sim.tables import BorderKind

SCREEN, TRAVELLER = int(Purpose.SCREEN), int(Purpose.TRAVELLER)
WEEKDAY = np.array([0.97, 0.94, 0.95, 1.0, 1.1, 1.06, 0.98])  # Monday first: assumption
MONTH = np.array([0.85, 0.85, 0.93, 1.0, 1.03, 1.08, 1.2, 1.22, 1.06, 1.0, 0.87, 0.91])  # assumption
WORTH = 5.0  # refusals that what is usual is worth to officers: assumption


class CheckingOfficers(NamedTuple):
    """What checks read of officers."""

    criterion: np.ndarray
    skill_d: np.ndarray
    biometric_d: np.ndarray
    analytics_d: np.ndarray
    paperwork: np.ndarray
    list_s: np.ndarray


class Habits(NamedTuple):
    """What officers of a state remember, and where it leads them."""

    refusals_remembered: np.ndarray
    travellers_remembered: np.ndarray
    criterion: np.ndarray
    criterion_bias: np.ndarray
    skill_d: np.ndarray
    biometric_d: np.ndarray
    analytics_d: np.ndarray


@step
def sensitivity(seconds, skill_d, biometric_d, analytics_d, checks):
    """d' of a check of some seconds: speed-accuracy trade of the officer; readers and analytics are further cues."""
    officer = skill_d * (1.0 - math.exp(-seconds / checks.learning_s))
    return math.sqrt(officer * officer + biometric_d * biometric_d + analytics_d * analytics_d)


@step
def criterion_at_prevalence(criterion_bias, prevalence, d, checks):
    """Criterion of officers who see targets at a prevalence: rare targets make them let more pass (Wolfe 2005).

    ``k = k0 + c ln((1 - pi) / pi) / d'``; even odds are the laboratory's. Officers who tell nothing apart (d' below
    one half) lean no further.
    """
    odds = math.log((1.0 - prevalence) / prevalence)
    return checks.criterion + criterion_bias + checks.prevalence_weight * odds / max(d, 0.5)


@step
def believed(found, checked, checks):
    """Prevalence that officers believe in: what they remember, on top of what is usual."""
    return min((found + WORTH) / (checked + WORTH / checks.usual_prevalence), 0.5)


@step
def adapted_criterion(i, habits, standards, checks):
    """Criterion of a state's officers: by what they remember, and by habit where no common standard replaces it."""
    d = sensitivity(checks.first_line_s, habits.skill_d[i], habits.biometric_d[i], habits.analytics_d[i], checks)
    prevalence = believed(habits.refusals_remembered[i], habits.travellers_remembered[i], checks)
    return criterion_at_prevalence(habits.criterion_bias[i] * (1.0 - standards[i]), prevalence, d, checks)


@step
def hit_rate(d, criterion, checks):
    """Chance that one who conceals is referred; the coached conceal better."""
    plain = phi(max(0.0, d - checks.concealment) - criterion)
    coached = phi(max(0.0, d - checks.concealment - checks.coaching) - criterion)
    return plain + checks.coached_share * (coached - plain)


@step
def mistaken_share(d, biometric_d, checks):
    """Share of the false stops that fall on the group which readers mistake more often.

    Readers bring about the part of the alarms that they bring of the evidence; the group's part of that is larger by
    the factor of its false matches. The mean over groups is kept.
    """
    part = biometric_d * biometric_d / max(d * d, 1e-9)
    g, f = checks.group_share, checks.group_factor
    return g * (1.0 - part + part * f / (1.0 + g * (f - 1.0)))


@part
def close_post(p, posts):
    """Nobody is checked at a post today."""
    posts.travellers[p], posts.queue[p], posts.wait_min[p] = 0, 0.0, 0.0
    posts.second_line[p], posts.false_stops[p], posts.group_stops[p], posts.wrongly_refused[p] = 0, 0, 0, 0


@part
def open_post(k, p, share, posts, member, officers, checks, season, batch):
    """Say what the day is to bring to the ``k``-th post of a block: whom, at which desks, at what pace."""
    i, mode = posts.state[p], posts.mode[p]
    batch.post[k] = p
    batch.columns[h.DAILY + k] = posts.travellers_day[p] * season * share
    batch.columns[h.QUEUE + k], batch.columns[h.DESKS + k] = posts.queue[p], posts.desks[p]
    batch.columns[h.BATCH + k] = (
        checks.batch_air
        if mode == BorderKind.AIR
        else checks.batch_sea
        if mode == BorderKind.SEA
        else checks.batch_land
    )
    batch.columns[h.POOLED + k] = member[i] == 1
    batch.columns[h.PAPERWORK + k], batch.columns[h.LIST_S + k] = officers.paperwork[i], officers.list_s[i]


@part
def refer(n, posts, officers, checks, batch, seed, day):
    """Refer some of a block's travellers to the second line, which refuses some; say whom officers would find."""
    total, wrong = 0, phi(-checks.second_line_criterion)
    sure = phi(max(0.0, checks.second_line_d - checks.concealment) - checks.second_line_criterion)
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
        posts.refuse[p] = threshold(hit_rate(d, officers.criterion[i], checks) * sure)
        total += count
    return total


@kernel
def relax_criteria(rounds, habits, standards, checks):
    """Let officers who refuse only by mistake, and what they remember of it, find each other.

    Reads    states.checked, lean, standards, skill_d, biometric_d, analytics_d
    Writes   states.criterion, found
    Returns  states
    """
    wrong = phi(-checks.second_line_criterion)
    for i in range(habits.refusals_remembered.shape[0]):
        for _ in range(rounds):
            habits.criterion[i] = adapted_criterion(i, habits, standards, checks)
            habits.refusals_remembered[i] = phi(-habits.criterion[i]) * wrong * habits.travellers_remembered[i]
    return habits.refusals_remembered.shape[0]


@kernel
def screen(
    start, stop, posts, controlled, member, officers, checks, waits, histogram, batch, traffic, month, weekday, seed,
    day,
):  # fmt: skip
    """Let a day's travellers arrive, queue and pass the first and second line, hour by hour.

    Reads    posts.travellers_day, desks; sides.controlled; states as officers; tabulated waits
    Writes   posts.travellers, queue, wait_min, second_line, false_stops, group_stops, wrongly_refused, refuse;
             histogram; batch (scratch)
    Returns  travellers
    Chance   one block a post and four hours, purpose ARRIVALS; binomial counts, purpose SCREEN
    Source   Erlang C, Allen-Cunneen; batches: Burke 1975; Green & Swets 1966; Reg. (EU) 2016/399 art. 8
    """
    total, n, season = 0, 0, MONTH[month] * WEEKDAY[weekday] * traffic
    for p in range(start, stop):
        kept = controlled[posts.side[p]]
        if kept == 0 or posts.travellers_day[p] <= 0.0:
            close_post(p, posts)
        else:
            share = checks.internal_share if kept == 1 else 1.0
            open_post(at(n), p, share, posts, member, officers, checks, season, batch)
            n += 1
        if n == h.BLOCK or p == stop - 1:
            h.live_hours(n, posts.serial, checks, waits, batch, histogram, seed, day)
            total += refer(n, posts, officers, checks, batch, seed, day)
            n = 0
    return total


@kernel
def screen_person_by_person(start, stop, alarm, seed, serial, day):
    """The same first line, traveller by traveller: how many are referred.

    ``alarm`` is the u32 threshold of a referral; four travellers share a block, one word each.
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
    """Mean wait of each front's travellers today, in hours."""
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
    """Officers remember whom they refused, rightly or not, and lean accordingly.

    Reads    posts.travellers, wrongly_refused; sides.refusals; states.criterion_bias, standards, skill_d, biometric_d,
             analytics_d
    Writes   states.found, checked, criterion
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
            habits.criterion[i] = adapted_criterion(i, habits, standards, checks)
    return n
