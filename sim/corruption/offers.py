"""A month of offers: some officers accept, some are found out."""

import math

import numpy as np

from sim.engine.chance import Purpose, binomial, mix
from sim.engine.rows import kernel

BRIBE = int(Purpose.BRIBE)
MONTHS = 12.0


@kernel
def tempt_month(temptation, sides, terms, integrity, wage_usd, monitored, serial, seed, day):
    """A month, for every border side and place.

    ``integrity`` (states) is control of corruption in sd, ``wage_usd`` (states) what an officer earns a day,
    ``monitored`` (states) how far partners monitor a state's officers.

    Reads    temptation.officers, rents_usd; sides.state, border
    Writes   temptation.bribed, found, convicted, blind
    Returns  officers in an arrangement
    Chance   counts for each side, place and month, purpose BRIBE
    Source   Becker & Stigler 1974: the income of an arrangement against the hazard of losing a job
    """
    total = 0
    for f in range(temptation.officers.shape[0]):
        i = sides.state[f]
        for place in range(2):
            officers = temptation.officers[f, place]
            temptation.found[f, place], temptation.convicted[f, place], temptation.blind[f, place] = 0, 0, 0.0
            if officers < 1.0:
                continue
            key = np.uint64(mix(serial[i], np.uint64(4 * sides.border[f] + place + 1)))
            rents = temptation.rents_usd[f, place] / officers
            found_rate = terms.found_per_year * (1.0 + terms.monitoring_gain * monitored[i])
            gain = math.log(max(terms.bribe_share * rents, 1e-9) / wage_usd[i])
            logit = terms.gain_weight * gain - terms.integrity_weight * integrity[i] - terms.fear_weight * found_rate
            accepts = 1.0 / (1.0 + math.exp(-logit))
            offers = terms.offers_per_year * (rents / terms.usual_rents_usd) ** terms.rents_power
            free = int(officers) - temptation.bribed[f, place]
            new = binomial(free, 1.0 - math.exp(-offers * accepts / MONTHS), seed, key, day, BRIBE, 0)
            ends = 1.0 - math.exp(-(found_rate + terms.lapse_per_year) / MONTHS)
            left = binomial(temptation.bribed[f, place], ends, seed, key, day, BRIBE, 1)
            share = found_rate / max(found_rate + terms.lapse_per_year, 1e-12)
            found = binomial(left, share, seed, key, day, BRIBE, 2)
            temptation.bribed[f, place] += new - left
            temptation.found[f, place] = found
            temptation.convicted[f, place] = binomial(found, terms.convicted_share, seed, key, day, BRIBE, 3)
            temptation.blind[f, place] = 1.0 - math.exp(-terms.reach * temptation.bribed[f, place] / officers)
            total += temptation.bribed[f, place]
    return total
