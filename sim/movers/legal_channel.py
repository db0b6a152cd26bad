"""Movers on the legal channel: alerts that officers see, and the outcome of checks at posts."""

import numpy as np

from sim.engine.chance import unit
from sim.engine.propagation import age_passed, word_for
from sim.engine.random_words import ONE, TWO, at, high, low
from sim.engine.rows import part
from sim.engine.table import NEVER
from sim.movers.batch import OTHERS, slot
from sim.movers.onward import chosen_row
from sim.tables import Fate, Flag, Stage

SHORT_STAY_DAYS = 90  # Reg. (EU) 2016/399 art. 6: 90 days in any 180
CONSIDER_DAYS = 30  # until a refused traveller plans again: assumption


@part
def end_journey(i, movers):
    """End the mover's journey; the row is free for another."""
    movers.stage[i], movers.due[i] = Stage.FREE, NEVER


@part
def alert_seen(i, state, movers, authorities, seed, day):
    """Flag of an alert on the mover that officers of ``state`` can see today: own, foreign, or 0 for none.

    Whether and when an alert reaches a partner is decided by one random word of the alert and the partner.
    """
    alerts, a = authorities.alerts, movers.alert[i]
    if a < 0 or alerts.person[a] != movers.serial[i] or alerts.expires[a] <= day:
        return 0
    issuer = alerts.issuer[a]
    if issuer == state:
        return Flag.OWN_ALERT
    word = word_for(seed, alerts.serial[a], np.int64(state))
    visible = authorities.visibility[alerts.kind[a], issuer, state]
    passed = age_passed(word, visible, authorities.latency[alerts.kind[a], issuer, state])
    return Flag.FOREIGN_ALERT if day - alerts.created[a] >= passed else 0


@part
def apply_at_post(i, hit, refuse, state, own, people, protection, authorities, day):
    """Check a mover at a post: refused on an alert or by the officers' judgement, else admitted for a short stay.

    ``refuse`` is the chance, as a 32-bit threshold, that this post refuses an intending overstayer; ``protection`` is
    the share of the mover's stream who would claim protection.

    Returns  the mover's fate
    """
    movers, words, retry = people.movers, people.batch.second, authorities.retry
    if not hit and low(words[own]) >= refuse:
        movers.stage[i], movers.due[i] = Stage.STAYING, day + SHORT_STAY_DAYS
        return Fate.ADMITTED
    claims = unit(high(words[own])) < protection * retry.claim_factor
    if claims and unit(low(words[own + ONE])) >= authorities.judiciary.pushback[state]:
        end_journey(i, movers)
        return Fate.CLAIMED_AT_POST
    if unit(high(words[own + ONE])) < retry.deterred or movers.attempt[i] >= retry.max_refusals:
        end_journey(i, movers)
        return Fate.GAVE_UP
    movers.attempt[i] += 1
    movers.stage[i], movers.due[i] = Stage.PLANNING, day + CONSIDER_DAYS
    return Fate.REFUSED


@part
def gate_side(s, u, streams, gates):
    """The border side at which a mover of stream ``s`` enters with documents, by a number ``u`` in (0, 1)."""
    return gates.side[at(chosen_row(gates.choice, streams.first_gate[s], streams.gates[s], u))]


@part
def home_side(s, streams, gates):
    """The border side where those of stream ``s`` who overstay are counted: the destination's air border, if any."""
    return streams.air_side[s] if streams.air_side[s] >= 0 else gates.side[streams.first_gate[s]]


@part
def go_legally(n, block, people, ways, borders, authorities, seed, day):
    """Let the line of others apply at posts by land, sea or air, or overstay the term of their admission.

    Where there are no controls, nobody is checked.
    """
    movers, crossings, batch = people
    streams, sides, posts = ways.streams, borders.sides, borders.posts
    for j in range(at(block.base), at(block.base + n)):
        e = at(batch.lines[at(OTHERS), j])
        i, own = at(crossings.mover[e]), slot(e, block) * TWO
        stream = movers.stream[i]
        if movers.stage[i] == Stage.APPLYING:
            f = gate_side(stream, unit(high(batch.first[own])), streams, ways.gates)
            post = chosen_row(posts.choice, sides.first_post[f], sides.posts[f], unit(low(batch.first[own])))
            checked = sides.controlled[f] != 0
            hit = alert_seen(i, sides.state[f], movers, authorities, seed, day) if checked else 0
            refuse = posts.refuse[post] if checked else np.uint32(0)
            crossings.side[e], crossings.post[e] = f, post
            crossings.flags[e] |= hit
            crossings.fate[e] = apply_at_post(
                i, hit, refuse, sides.state[f], own, people, streams.protection[stream], authorities, day
            )
        else:
            crossings.side[e] = home_side(stream, streams, ways.gates)
            crossings.fate[e] = Fate.OVERSTAYED
            end_journey(i, movers)
