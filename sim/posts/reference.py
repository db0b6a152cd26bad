"""One post's day in plain Python: travellers arrive, queue, are checked, and some are referred to the second line.

The kernels of this room (``checks``, ``hours``) simulate the days of many posts together. Here the same day is computed
for one post; a test holds both to the same bits.

    come         persons who arrive in an hour
    desks        staffed in that hour: the day's mean, times a roster that follows the rush
    eyes_s       seconds for which an officer looks at a traveller; officers hurry when the queue is long
    person_min   minutes between two travellers who leave the desks
    busy         utilisation: persons to be checked relative to persons who can be checked; 1 and more when it is full
    backlog_min  wait behind persons who arrived before, mean of the hour
    together_min time until the last of a busload, a ferry or an aircraft is checked
    chance_min   wait because arrivals and checks are irregular (Erlang C, Allen-Cunneen), mean over all
    waiting      chance to wait for that reason at all

Checks are modelled by signal detection (Green & Swets 1966). The evidence that an officer perceives is normal with
standard deviation 1; its mean is 0 for a legitimate traveller and d' for one who conceals something. Above the
criterion the traveller is referred to the second line. d' rises with the time of the check.
"""

import math
from typing import NamedTuple

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.plain_chance import below, binomial, threshold, words
from sim.engine.queues import BINS, GRID
from sim.posts.checks import MONTH, WEEKDAY
from sim.posts.hours import HOURS, NORMAL, ROSTER
from sim.tables import BorderKind, Checks
from sim.world import World

POINTS = 5  # of the distribution of waits in an hour


class Hour(NamedTuple):
    """One hour at a post."""

    come: float
    queue: float  # persons who wait at its end
    eyes_s: float
    busy: float
    backlog_min: float
    together_min: float
    chance_min: float
    waiting: float

    @property
    def wait_min(self) -> float:
        """Mean wait of the arrivals in minutes: on average a traveller stands in the middle of a busload."""
        return self.backlog_min + self.chance_min + 0.5 * self.together_min


class PostDay(NamedTuple):
    """The results of a day, as columns of the table of posts."""

    travellers: int
    queue: float  # at midnight
    wait_min: float  # sum over travellers
    second_line: int
    false_stops: int
    group_stops: int
    wrongly_refused: int
    refuse: int  # chance that a traveller who conceals something is refused entry, in units of 2**-32


# --- the day


def live_day(w: World, post: int, day: int, month: int, weekday: int) -> tuple[PostDay, list[Hour]]:
    """A day at a post, and its hours; January and Monday are 0. Changes nothing in the world."""
    expected = expected_travellers(w, post, month, weekday)
    if expected is None:
        return PostDay(0, 0.0, 0.0, 0, 0, 0, 0, int(w.posts.refuse[post])), []
    hours: list[Hour] = []
    queue = float(w.posts.queue[post])
    for hour in range(24):
        hours.append(live_hour(w, post, hour, expected, queue, day))
        queue = hours[-1].queue
    return add_up(w, post, hours, day), hours


def expected_travellers(w: World, post: int, month: int, weekday: int) -> float | None:
    """Travellers expected at the desks today: a share where checks are spot checks; None where the post is closed.

    It is closed where movement is free, or where there are no travellers.
    """
    controlled = w.sides.controlled[w.posts.side[post]]
    if controlled == 0 or w.posts.travellers_day[post] <= 0.0:
        return None
    season = float(MONTH[month]) * float(WEEKDAY[weekday])
    return float(w.posts.travellers_day[post]) * season * (w.checks.internal_share if controlled == 1 else 1.0)


# --- an hour


def live_hour(w: World, post: int, hour: int, expected: float, queue: float, day: int) -> Hour:
    """One hour: travellers arrive, some are checked, the others wait for the next hour."""
    checks = w.checks
    come = arrivals(w, post, hour, expected, day)
    desks = max(1.0, float(w.posts.desks[post]) * float(ROSTER[hour]))
    eyes_s, person_min = pace(w, post, desks, queue)
    load = queue + come
    after, busy = max(0.0, load - 60.0 / person_min), load * person_min / 60.0
    chance_min, waiting = wait_by_chance(w, post, busy, desks * person_min)
    together = min(together_size(int(w.posts.mode[post]), checks) - 1.0, come)
    return Hour(
        come, after, eyes_s, busy, 0.5 * (queue + after) * person_min, together * person_min, chance_min, waiting
    )


def arrivals(w: World, post: int, hour: int, expected: float, day: int) -> float:
    """Persons who arrive in an hour: its share of the day, with a spread.

    Single travellers make a Poisson variance, equal to the mean; flights, trains and buses come in waves, with a
    further standard deviation of ``burst_cv`` of the mean. The sum is taken as normal.

    Chance   ARRIVALS of the post and day, index the four hours from 0, 4, 8 ...: a word an hour, its upper 12 bits a
             quantile of the normal distribution
    """
    word = words(w.seed, int(w.posts.serial[post]), day, Purpose.ARRIVALS, hour // 4)[hour % 4]
    mean = expected * float(HOURS[hour])
    waves = w.checks.burst_cv * mean
    return float(math.floor(max(0.0, mean + math.sqrt(mean + waves * waves) * float(NORMAL[word // 2**20]) + 0.5)))


def pace(w: World, post: int, desks: float, queue: float) -> tuple[float, float]:
    """Seconds for which an officer looks at a traveller, and minutes between two travellers who leave the desks.

    ``eyes_s = hurried_s + (first_line_s - hurried_s) / (1 + queue / half)``: with ``half`` persons in the queue,
    officers have shortened their checks by half of what is possible. Typing by hand multiplies the time
    (``paperwork``), treaties may save a part of it (``check_saved``), searches of lists and false matches add to it
    (``list_s``); none of these helps officers to notice more.
    """
    checks, state = w.checks, w.posts.state[post]
    half = desks * checks.queue_half
    late = half + queue
    eyes = checks.hurried_s * late + (checks.first_line_s - checks.hurried_s) * half
    paperwork = float(w.officers.paperwork[state]) * (1.0 - float(w.posts.check_saved[post]))
    taken = eyes * paperwork + float(w.officers.list_s[state]) * late
    return eyes / late, taken / (60.0 * desks * late)


def together_size(mode: int, checks: Checks) -> float:
    """Persons who arrive together: by aircraft, by ferry, or by road and rail."""
    if mode == BorderKind.AIR:
        return checks.batch_air
    return checks.batch_sea if mode == BorderKind.SEA else checks.batch_land


def wait_by_chance(w: World, post: int, busy: float, service_min: float) -> tuple[float, float]:
    """Mean wait in minutes by irregular arrivals and checks, and the chance to wait at all.

    Both were tabulated for the desks of the post at ``GRID`` utilisations, in single precision, the wait in service
    times, and are interpolated linearly. At low utilisation the wait is neglected; in an overfull hour only the backlog
    counts.
    """
    x = min(busy, 0.99) * (GRID - 1.0)
    here, after = w.wait_table[post, int(x)], w.wait_table[post, int(x) + 1]
    part, rise = x - int(x), after - here
    wait, chance = (float(here[k]) + part * float(rise[k]) for k in (0, 1))
    if busy <= 0.3:
        return 0.0, 0.0
    return wait * service_min if busy < 1.0 else 0.0, chance if chance > 0.02 else 0.0


# --- first and second line


def add_up(w: World, post: int, hours: list[Hour], day: int) -> PostDay:
    """Sum the day, and refer some legitimate travellers to the second line, which admits most of them.

    Travellers who conceal something are movers, and are simulated one by one (``sim.movers.reference``); for them the
    result is ``refuse``: the chance that the first line refers them and the second line refuses them.

    Chance   SCREEN of the post and day: index 0 referred of all, 1 refused of those, 2 of them of the group
    """
    checks, officers, state = w.checks, w.officers, int(w.posts.state[post])
    count = int(total([h.come for h in hours]))
    checked_s = total([h.come * h.eyes_s for h in hours])
    d = sensitivity(w, state, checked_s / count if count else checks.first_line_s)
    key = w.seed, int(w.posts.serial[post]), day, Purpose.SCREEN
    criterion = float(officers.criterion[state])
    stopped = binomial(count, below(-criterion), *key, 0)
    wrongly = binomial(stopped, below(-checks.second_line_criterion), *key, 1)
    group = binomial(stopped, share_of_group(w, state, d), *key, 2)
    refuse = threshold(chance_referred(d, criterion, checks) * chance_found_out(checks))
    waited = total([h.come * h.wait_min for h in hours])
    return PostDay(count, hours[-1].queue, waited, stopped, stopped, group, wrongly, refuse)


def total(numbers: list[float]) -> float:
    """The sum, hour after hour, rounded at each step as the kernel adds it up."""
    result = 0.0
    for number in numbers:
        result += number
    return result


def sensitivity(w: World, state: int, seconds: float) -> float:
    """d' of the first line: the officer's, which rises with the time of the check and levels off, and of further cues.

    Independent cues add as squares: ``d' = sqrt(officer**2 + biometrics**2 + analytics**2)``.
    """
    officer = float(w.officers.skill_d[state]) * (1.0 - math.exp(-seconds / w.checks.learning_s))
    biometric, analytics = float(w.officers.biometric_d[state]), float(w.officers.analytics_d[state])
    return math.sqrt(officer * officer + biometric * biometric + analytics * analytics)


def chance_referred(d: float, criterion: float, checks: Checks) -> float:
    """Chance that a traveller who conceals something is referred; papers in order lower d', coaching even more."""
    plain = below(max(0.0, d - checks.concealment) - criterion)
    coached = below(max(0.0, d - checks.concealment - checks.coaching) - criterion)
    return plain + checks.coached_share * (coached - plain)


def chance_found_out(checks: Checks) -> float:
    """Chance that the second line refuses a traveller who conceals something; it has its own d' and criterion."""
    return below(max(0.0, checks.second_line_d - checks.concealment) - checks.second_line_criterion)


def share_of_group(w: World, state: int, d: float) -> float:
    """Share of the false stops that fall on the group which readers mistake more often.

    Readers cause stops in proportion to their part of the evidence, ``biometric**2 / d'**2``; there the group, a
    share g of travellers, counts f-fold.
    """
    biometric, g, f = float(w.officers.biometric_d[state]), w.checks.group_share, w.checks.group_factor
    part = biometric * biometric / max(d * d, 1e-9)
    return g * (1.0 - part + part * f / (1.0 + g * (f - 1.0)))


# --- waits pooled


def pool_waits(days: list[list[Hour]]) -> np.ndarray:
    """The histogram of waits of one or several open posts: persons by bin, bin k from (k / 4)**2 minutes.

    The world's histogram is that of the posts of members (``states.member``). Each point of the distribution is added
    up separately, hour after hour and post after post, and the five are then added: floating-point sums depend on
    their order.
    """
    by_point = np.zeros((POINTS, BINS))
    for same_hour in zip(*days, strict=True):
        for hour in same_hour:
            for point, (minutes, persons) in enumerate(points_of(hour)):
                by_point[point, int(min(BINS - 1.0, 4.0 * math.sqrt(minutes)))] += persons
    histogram = np.zeros(BINS)
    for persons_by_bin in by_point:
        histogram += persons_by_bin
    return histogram


def points_of(hour: Hour) -> list[tuple[float, float]]:
    """The waits of an hour's travellers as five points: minutes, and persons.

    Travellers without a random wait stand anywhere in the busload, each place equally likely: three points. Travellers
    with a random wait stand in its middle and wait an exponential time longer: two points, at the quantiles 1/4 and
    3/4, which are 0.2877 and 1.3863 times its mean.
    """
    backlog, together, persons, waiting = hour.backlog_min, hour.together_min, hour.come, hour.waiting
    middle, tail = backlog + 0.5 * together, hour.chance_min / max(waiting, 0.02)
    prompt, late = persons * (1.0 - waiting) / 3.0, 0.5 * persons * waiting
    return [
        (backlog + together / 6.0, prompt),
        (middle, prompt),
        (backlog + together * 5.0 / 6.0, prompt),
        (middle + 0.2877 * tail, late),
        (middle + 1.3863 * tail, late),
    ]
