"""What each state's posts, borders and services saw, month by month: from it results by state and time are told."""

from typing import NamedTuple

from sim.engine.rows import kernel
from sim.engine.table import Count, Real, Small


class StatePosts(NamedTuple):
    """Today's counts at posts, and whose they are."""

    state: Small
    travellers: Count
    wait_min: Real
    second_line: Count
    truck_wait_h: Real


class MonthSums(NamedTuple):
    """Columns of months that are summed at the end of a day."""

    travellers: Count
    wait_min: Real
    second_line: Count
    truck_wait_h: Real
    deaths: Count
    hits_foreign: Count
    spend_eur: Real


@kernel
def add_to_month(month, posts, state_of_side, deaths, hits, spend_eur, months):
    """Add today's counts to the month of every state. ``hits`` (issuers, users) counts hits on the alerts of others.

    Reads    posts; state_of_side; deaths by border side; hits; spend_eur by state
    Writes   months.travellers, wait_min, second_line, truck_wait_h, deaths, hits_foreign, spend_eur
    Returns  states
    """
    states = spend_eur.shape[0]
    for p in range(posts.state.shape[0]):
        i = posts.state[p]
        months.travellers[month, i] += posts.travellers[p]
        months.wait_min[month, i] += posts.wait_min[p]
        months.second_line[month, i] += posts.second_line[p]
        months.truck_wait_h[month, i] += posts.truck_wait_h[p]
    for f in range(state_of_side.shape[0]):
        months.deaths[month, state_of_side[f]] += deaths[f]
    for j in range(hits.shape[0]):
        for i in range(states):
            months.hits_foreign[month, i] += hits[j, i]
    for i in range(states):
        months.spend_eur[month, i] += spend_eur[i]
    return states
