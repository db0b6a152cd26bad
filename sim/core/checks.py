"""At posts: first and second line by signal detection, travellers as counts with waits."""

import math
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from sim.core.chance import Purpose, binomial, threshold, words
from sim.core.queues import read, spread_waits
from sim.core.rows import kernel, step

ARRIVALS, SCREEN, TRAVELLER = int(Purpose.ARRIVALS), int(Purpose.SCREEN), int(Purpose.TRAVELLER)
# Share of a day's arrivals in each hour: a broad day with a morning and an afternoon rush (assumption).
_DAY = np.array([1, 0.8, 0.6, 0.6, 1, 2, 4, 6, 7, 7, 6.5, 6, 6, 6, 6, 6.5, 7, 7, 6, 5, 4, 3, 2, 1.5])
HOURS = _DAY / _DAY.sum()
# Staff on duty in each hour relative to the mean of the day: rosters follow the rush, but not all the way (assumption).
ROSTER = 0.35 + 0.65 * HOURS * 24.0
WEEKDAY = np.array([0.97, 0.94, 0.95, 1.0, 1.1, 1.06, 0.98])  # Monday first: assumption
MONTH = np.array([0.85, 0.85, 0.93, 1.0, 1.03, 1.08, 1.2, 1.22, 1.06, 1.0, 0.87, 0.91])  # assumption
NORMAL = np.array([NormalDist().inv_cdf((k + 0.5) / 4096) for k in range(4096)])  # quantiles, for twelve bits
SEA, AIR = 1, 2
WORTH = 5.0  # refusals that what is usual is worth to officers: assumption


class Officers(NamedTuple):
    """What checks read of states."""

    member: np.ndarray
    criterion: np.ndarray
    skill_d: np.ndarray
    biometric_d: np.ndarray
    analytics_d: np.ndarray
    paperwork: np.ndarray
    list_s: np.ndarray


class Habits(NamedTuple):
    """What officers of a state remember, and where it leads them."""

    found: np.ndarray
    checked: np.ndarray
    criterion: np.ndarray
    lean: np.ndarray
    standards: np.ndarray
    skill_d: np.ndarray
    biometric_d: np.ndarray
    analytics_d: np.ndarray


@kernel
def phi(x):
    """Standard normal distribution function."""
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


@step
def sensitivity(seconds, skill_d, biometric_d, analytics_d, checks):
    """d' of a check of some seconds: speed-accuracy trade of the officer; readers and analytics are further cues."""
    officer = skill_d * (1.0 - math.exp(-seconds / checks.learning_s))
    return math.sqrt(officer * officer + biometric_d * biometric_d + analytics_d * analytics_d)


@step
def leaning(lean, prevalence, d, checks):
    """Criterion of officers who see targets at a prevalence: rare targets make them let more pass (Wolfe 2005).

    ``k = k0 + c ln((1 - pi) / pi) / d'``; even odds are the laboratory's. Officers who tell nothing apart (d' below
    one half) lean no further.
    """
    odds = math.log((1.0 - prevalence) / prevalence)
    return checks.criterion + lean + checks.prevalence_weight * odds / max(d, 0.5)


@step
def believed(found, checked, checks):
    """Prevalence that officers believe in: what they remember, on top of what is usual."""
    return min((found + WORTH) / (checked + WORTH / checks.usual_prevalence), 0.5)


@step
def led_to(i, habits, checks):
    """Criterion of a state's officers: by what they remember, and by habit where no common standard replaces it."""
    d = sensitivity(checks.first_line_s, habits.skill_d[i], habits.biometric_d[i], habits.analytics_d[i], checks)
    prevalence = believed(habits.found[i], habits.checked[i], checks)
    return leaning(habits.lean[i] * (1.0 - habits.standards[i]), prevalence, d, checks)


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


@kernel
def screen(
    start, stop, posts, controlled, officers, checks, waits, chances, histogram, traffic, month, weekday, seed, day,
):  # fmt: skip
    """Let a day's travellers arrive, queue and pass the first and second line, hour by hour.

    Reads    posts.travellers_day, desks; fronts.controlled; states as officers; tabulated waits
    Writes   posts.travellers, queue, wait_min, second_line, false_stops, group_stops, wrongly_refused, refuse;
             histogram
    Returns  travellers
    Chance   one block a post and four hours, purpose ARRIVALS; binomial counts, purpose SCREEN
    Source   Erlang C, Allen-Cunneen; batches: Burke 1975; Green & Swets 1966; Reg. (EU) 2016/399 art. 8
    """
    total = 0
    for p in range(start, stop):
        f = posts.front[p]
        posts.travellers[p] = 0
        posts.second_line[p], posts.false_stops[p], posts.group_stops[p], posts.wrongly_refused[p] = 0, 0, 0, 0
        posts.wait_min[p] = 0.0
        if controlled[f] == 0 or posts.travellers_day[p] <= 0.0:
            posts.queue[p] = 0.0
            continue
        share = checks.internal_share if controlled[f] == 1 else 1.0
        daily = posts.travellers_day[p] * MONTH[month] * WEEKDAY[weekday] * traffic * share
        queue, count, minutes, seconds = posts.queue[p], 0, 0.0, 0.0
        mode = posts.mode[p]
        batch = checks.batch_air if mode == AIR else checks.batch_sea if mode == SEA else checks.batch_land
        i = posts.state[p]
        counted, paperwork, list_s = officers.member[i] == 1, officers.paperwork[i], officers.list_s[i]
        w0 = w1 = w2 = w3 = np.uint32(0)
        for hour in range(24):
            if hour % 4 == 0:
                w0, w1, w2, w3 = words(seed, posts.serial[p], day, ARRIVALS, hour // 4)
            else:
                w0, w1, w2, w3 = w1, w2, w3, w0
            mean = daily * HOURS[hour]
            spread = math.sqrt(mean + (checks.burst_cv * mean) ** 2)  # Poisson, and buses, trains, flights in waves
            arrivals = max(0, int(mean + spread * NORMAL[w0 >> 20] + 0.5))
            desks = max(1.0, posts.desks[p] * ROSTER[hour])
            eyes_s = checks.hurried_s + (checks.first_line_s - checks.hurried_s) / (
                1.0 + queue / desks / checks.queue_half
            )
            # typing by hand, searches of lists and matches that prove wrong take time but show nothing
            tau = eyes_s * paperwork + list_s
            capacity = desks * 3600.0 / tau
            before = queue
            queue = max(0.0, queue + arrivals - capacity)
            if arrivals == 0:
                continue
            rho = (before + arrivals) / capacity
            backlog_min = 0.5 * (before + queue) / capacity * 60.0
            chance = read(chances, p, rho) if rho > 0.3 else 0.0
            chance = chance if chance > 0.02 else 0.0  # below, nobody notices
            wait_min = read(waits, p, rho) * tau / 60.0 if 0.3 < rho < 1.0 else 0.0
            together = min(batch - 1.0, arrivals) * tau / desks / 60.0  # until the last of a busload is checked
            count += arrivals
            minutes += arrivals * (backlog_min + wait_min + 0.5 * together)
            seconds += arrivals * eyes_s
            if counted:
                tail = wait_min / chance if chance > 0.0 else 0.0
                spread_waits(histogram, backlog_min, together, chance, tail, arrivals)
        posts.queue[p] = queue
        posts.travellers[p], posts.wait_min[p] = count, minutes
        eyes_s = seconds / count if count else checks.first_line_s
        d = sensitivity(eyes_s, officers.skill_d[i], officers.biometric_d[i], officers.analytics_d[i], checks)
        k = officers.criterion[i]
        wrong = phi(-checks.second_line_criterion)
        posts.false_stops[p] = binomial(count, phi(-k), seed, posts.serial[p], day, SCREEN, 0)
        posts.wrongly_refused[p] = binomial(posts.false_stops[p], wrong, seed, posts.serial[p], day, SCREEN, 1)
        share = mistaken_share(d, officers.biometric_d[i], checks)
        posts.group_stops[p] = binomial(posts.false_stops[p], share, seed, posts.serial[p], day, SCREEN, 2)
        sure = phi(max(0.0, checks.second_line_d - checks.concealment) - checks.second_line_criterion)
        posts.second_line[p] = posts.false_stops[p]
        posts.refuse[p] = threshold(hit_rate(d, k, checks) * sure)
        total += count
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
def waits_by_front(fronts, posts):
    """Mean wait of each front's travellers today, in hours."""
    for f in range(fronts.border.shape[0]):
        persons, minutes = 0, 0.0
        for p in range(fronts.first_post[f], fronts.first_post[f] + fronts.posts[f]):
            persons += posts.travellers[p]
            minutes += posts.wait_min[p]
        fronts.wait_h[f] = minutes / persons / 60.0 if persons else 0.0
    return 0


@kernel
def take_note(state_of_post, travellers, wrongly_refused, state_of_front, refusals, habits, kept, adapts, checks):
    """Officers remember whom they refused, rightly or not, and lean accordingly.

    Reads    posts.travellers, wrongly_refused; fronts.refusals; states.lean, standards, skill_d, biometric_d,
             analytics_d
    Writes   states.found, checked, criterion
    Returns  states
    Source   Wolfe, Horowitz & Kenner 2005 (rare targets are missed more often)
    """
    n = habits.found.shape[0]
    for i in range(n):
        habits.found[i] *= kept
        habits.checked[i] *= kept
    for p in range(state_of_post.shape[0]):
        habits.found[state_of_post[p]] += wrongly_refused[p]
        habits.checked[state_of_post[p]] += travellers[p]
    for f in range(state_of_front.shape[0]):
        habits.found[state_of_front[f]] += refusals[f]
    if adapts:
        for i in range(n):
            habits.criterion[i] = led_to(i, habits, checks)
    return n
