"""Customs: which trucks are opened, and what is found in them."""

from sim.engine.chance import threshold
from sim.engine.rows import kernel


@kernel
def select(start, stop, officers, posts, customs):
    """Let customs of states ``start`` to ``stop`` choose the share of trucks that they open; it falls as trucks queue.

    A loaded truck whose plate is read, or about which the other side's customs have sent records, is likelier to be
    chosen than another. A truck that is opened may still keep its secret: ``customs.found_share`` of hidden lots are
    found.

    Reads    posts.truck_queue, trucks_day, read, informed
    Writes   officers.opened; posts.find_chance
    Returns  posts with trucks
    """
    n = 0
    for i in range(start, stop):
        queue, daily, first = 0.0, 0.0, officers.first_post[i]
        for k in range(first, first + officers.posts[i]):
            queue += posts.truck_queue[k]
            daily += posts.trucks_day[k]
        officers.opened[i] = customs.inspected_share / (1.0 + 4.0 * min(queue / max(daily, 1.0), 5.0))
        for k in range(first, first + officers.posts[i]):
            if posts.trucks_day[k] > 0.0:
                known = 1.0 - (1.0 - posts.read[k]) * (1.0 - posts.informed[k])
                chosen = min(1.0, officers.opened[i] * (1.0 + (customs.selectivity - 1.0) * known))
                posts.find_chance[k] = threshold(chosen * customs.found_share)
                n += 1
    return n
