"""Cargo lanes: trucks as counts; the documents of all are checked, some are opened, and all wait."""

import math

from sim.engine.chance import Purpose, poisson
from sim.engine.queues import put
from sim.engine.rows import kernel

CARGO = int(Purpose.CARGO)


@kernel
def clear_cargo(start, stop, posts, controlled, member, checks, opened, traffic, weekday, seed, day, histogram):
    """Clear a day's trucks at the cargo lanes: the documents of all are checked, some trucks are opened.

    Reads    posts.trucks_day, lanes, read, cargo_saved, truck_queue; opened by state; sides.controlled
    Writes   posts.trucks, truck_queue, truck_wait_h; histogram
    Returns  trucks
    Chance   a Poisson count for each post and day, purpose CARGO
    """
    total = 0
    for p in range(start, stop):
        f = posts.side[p]
        posts.trucks[p], posts.truck_wait_h[p] = 0, 0.0
        if controlled[f] < 2 or posts.trucks_day[p] <= 0.0:
            posts.truck_queue[p] = 0.0
            continue
        mean = posts.trucks_day[p] * traffic * (1.12 if weekday < 5 else 0.7)
        trucks = poisson(mean, seed, posts.serial[p], day, CARGO, 0)
        papers_s = checks.truck_s * (1.0 - checks.read_saves * posts.read[p]) * (1.0 - posts.cargo_saved[p])
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
