"""At posts: first and second line by signal detection, travellers and trucks as counts with waits."""

import math
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from sim.core.chance import Purpose, binomial, poisson, threshold, words
from sim.core.rows import allocating, kernel, step

ARRIVALS, SCREEN, CARGO, TRAVELLER = (
    int(p) for p in (Purpose.ARRIVALS, Purpose.SCREEN, Purpose.CARGO, Purpose.TRAVELLER)
)
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
BINS = 240  # of waits: bin k holds waits from (k / 4)**2 minutes
GRID = 64  # utilisations at which waiting is tabulated


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


@kernel
def erlang_c(desks, load):
    """Probability of waiting in M/M/c with ``desks`` servers and offered load ``load`` < desks (Erlang 1917)."""
    blocking = 1.0
    for k in range(1, desks + 1):
        blocking = load * blocking / (k + load * blocking)
    rho = load / desks
    return blocking / (1.0 - rho + rho * blocking)


@allocating
def wait_table(desks, scale):
    """Mean wait in service times, and chance to wait, for each number of desks and utilisation.

    Allen-Cunneen: ``Wq = C / (c - a) * scale`` with ``scale = (ca^2 + cs^2) / 2``; utilisation k / GRID, last one
    0.99.
    """
    waits, chances = np.zeros((desks.shape[0], GRID)), np.zeros((desks.shape[0], GRID))
    for p in range(desks.shape[0]):
        c = int(max(1.0, round(desks[p])))
        for k in range(1, GRID):
            rho = min(k / (GRID - 1.0), 0.99)
            chances[p, k] = erlang_c(c, rho * c)
            waits[p, k] = chances[p, k] / (c * (1.0 - rho)) * scale
    return waits, chances


@step
def read(table, p, rho):
    """A tabulated value at utilisation ``rho``, linear between the grid's points."""
    x = min(rho, 0.99) * (GRID - 1.0)
    k = min(int(x), GRID - 2)
    return table[p, k] + (x - k) * (table[p, k + 1] - table[p, k])


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


@step
def put(histogram, minutes, persons):
    """Add travellers to the pooled histogram of waits."""
    histogram[min(BINS - 1, int(4.0 * math.sqrt(minutes)))] += persons


@step
def spread_waits(histogram, backlog_min, together_min, chance, tail_min, persons):
    """Add an hour's travellers to the histogram: the backlog, their place in the busload, and chance beyond.

    Waits within a busload are uniform (three points, one when it is checked within half a minute); waits by chance
    are exponential for the share ``chance`` who wait at all (two points).
    """
    middle = backlog_min + 0.5 * together_min
    if together_min < 0.5:
        put(histogram, middle, persons * (1.0 - chance))
    else:
        for place in (1.0, 3.0, 5.0):
            put(histogram, backlog_min + together_min * place / 6.0, persons * (1.0 - chance) / 3.0)
    if chance > 0.0:
        for q in (0.2877, 1.3863):  # exponential quantiles at 1/4 and 3/4
            put(histogram, middle + q * tail_min, persons * chance / 2.0)


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
def clear_cargo(start, stop, posts, controlled, member, checks, opened, traffic, weekday, seed, day, histogram):
    """Let a day's trucks pass the cargo lanes: documents for all, opening for some.

    Reads    posts.trucks_day, lanes, read; states.opened
    Writes   posts.trucks, truck_queue, truck_wait_h; histogram
    Returns  trucks
    Chance   a Poisson count a post and day, purpose CARGO
    """
    total = 0
    for p in range(start, stop):
        f = posts.front[p]
        posts.trucks[p], posts.truck_wait_h[p] = 0, 0.0
        if controlled[f] < 2 or posts.trucks_day[p] <= 0.0:
            posts.truck_queue[p] = 0.0
            continue
        mean = posts.trucks_day[p] * traffic * (1.12 if weekday < 5 else 0.7)
        trucks = poisson(mean, seed, posts.serial[p], day, CARGO, 0)
        papers_s = checks.truck_s * (1.0 - checks.read_saves * posts.read[p])
        seconds = papers_s + opened[posts.state[p]] * checks.opened_s
        lanes = max(1.0, posts.lanes[p])
        hourly = lanes * 3600.0 / seconds
        queue = posts.truck_queue[p]
        for part in range(4):  # six-hour blocks: 12, 33, 36, 19 % of the day's trucks (assumption)
            arrivals = trucks * (0.12, 0.33, 0.36, 0.19)[part]
            before = queue
            queue = max(0.0, queue + arrivals - 6.0 * hourly)
            rho = min(0.98, (before + arrivals) / (6.0 * hourly))
            # Sakasegawa 1977 for M/G/c at the block's utilisation
            spread = 0.5 * (checks.arrival_cv2 + checks.service_cv2)
            stochastic = (
                rho ** (math.sqrt(2.0 * (lanes + 1.0)) - 1.0) / (lanes * (1.0 - rho)) * spread * seconds / 3600.0
            )
            wait_h = 0.5 * (before + queue) / hourly + (stochastic if rho < 0.98 else 0.0)
            posts.truck_wait_h[p] += arrivals * wait_h
            if member[posts.state[p]]:
                put(histogram, wait_h * 60.0, arrivals)
        posts.truck_queue[p] = queue
        posts.trucks[p] = trucks
        total += trucks
    return total


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
