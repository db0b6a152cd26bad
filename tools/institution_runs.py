"""Institutions alone, without a world of movers: ratification, compliance, disputes and talks by the model's equations.

A world has too few treaties, disputes and years to score their rates: here 193 states of the atlas live for decades.
"""

from typing import NamedTuple

import numpy as np

from sim import BorderModel, load
from sim.disputes.forums import Case, chosen, ending, rung
from sim.disputes.settings import DisputeSettings
from sim.engine.ladder import Rung
from sim.geography import atlas
from sim.geography.sphere import distance_km
from sim.information.settings import AdoptionSettings
from sim.legal.bargaining import heard, moved
from sim.legal.keeping import effort_of, looks_a_year, penalty, stages
from sim.legal.ratification import Candidates, accession_rate, ease_of, frailty, nearest, ratification_rate
from sim.legal.settings import BargainingSettings, ComplianceSettings, ComplianceTerms, RatificationSettings
from sim.tables import Forum

MONTHS = 12
NOT_UN = {"XKX", "TWN", "VAT", "PSE"}
# Log of the yearly hazard of each treaty, and the share of states that signed it: own estimate, see the settings.
TREATIES = {
    "organised crime 2000": (-1.31, 147 / 193), "corruption 2003": (-0.86, 140 / 193),
    "financing of terrorism 1999": (-0.40, 132 / 193), "bombings 1997": (-1.08, 58 / 193),
    "criminal court 1998": (-1.64, 139 / 193), "narcotics 1988": (-1.16, 87 / 193),
}  # fmt: skip


class Nations(NamedTuple):
    """The members of the United Nations as the atlas has them."""

    voice: np.ndarray
    population: np.ndarray
    rule_of_law: np.ndarray
    near: np.ndarray  # (states, states) weights of the nearest
    icj: np.ndarray
    gdp: np.ndarray


def nations() -> Nations:
    """Facts of 193 states; medians where a source has no figure."""
    rows = [s for s in atlas.states().values() if s.sovereign and s.iso3 not in NOT_UN]

    def column(name: str) -> np.ndarray:
        values = np.array([getattr(s, name) for s in rows], float)
        return np.where(np.isnan(values), np.nanmedian(values), values)

    lat, lon = column("lat"), column("lon")
    km = distance_km(lat[:, None], lon[:, None], lat[None, :], lon[None, :])
    return Nations(
        column("voice"), column("population"), column("rule_of_law"), nearest(km), column("icj"), column("gdp_usd")
    )


def ratify(who: Nations, ease: float, signed: np.ndarray, years: int, never: float, r: np.random.Generator,
           s: RatificationSettings, lasting: np.ndarray) -> np.ndarray:  # fmt: skip
    """Years from signature until each state is bound, inf where it is not by the end; others accede."""
    n = len(who.voice)
    own = frailty(lasting, r.random((3, n)), r.random(n) < never, s.state_spread)
    bound, usual = np.full(n, np.inf), np.ones(n)
    for month in range(1, years * MONTHS + 1):
        near = who.near @ (bound < np.inf)
        mean = Candidates(who.voice, who.population, near, usual * month / MONTHS, 0.0 * usual, own, usual)
        yearly = np.where(signed, ratification_rate(mean, ease, s), accession_rate(mean, s) * (month > MONTHS))
        falls = (bound == np.inf) & (r.random(n) < -np.expm1(-yearly / MONTHS))
        bound[falls] = month / MONTHS
    return bound


class Ratified(NamedTuple):
    """What came of six treaties and of many pairs."""

    fortieth: float  # ratification of the convention against organised crime, years
    hundredth: float
    median_lag: float  # of those bound, from signature, over six treaties
    signatories_bound: dict[str, float]  # by treaty, at the middle of 2014
    bilateral_median: float  # years until both are bound, of those in force
    bilateral_open: float  # share of pairs not in force at the end of 2007


UNTIL_2014 = {"organised crime 2000": 13.5, "corruption 2003": 10.5, "financing of terrorism 1999": 14.4,
              "bombings 1997": 16.4, "criminal court 1998": 15.9, "narcotics 1988": 25.4}  # fmt: skip
BASS_YEARS = (2.55, 4.22, 14.1, 15.5)  # at which the convention's curve was fitted (G20, G21)
BASS_STATES = 187
PAIRS, PAIR_DEPTH, PAIR_NEVER, PAIR_YEARS = 2_000, 0.14, 0.05, 15.0  # signed evenly over so many years: assumption


def ratifications(seed: int, s: RatificationSettings | None = None) -> Ratified:
    """Six treaties of the United Nations and bilateral ones, by the equation alone."""
    s, who, r = s or RatificationSettings(), nations(), np.random.default_rng(seed)
    n, lags, shares, crime = len(who.voice), [], {}, np.zeros(0)
    lasting = r.normal(size=n)  # of a state, the same towards all treaties
    for name, (ease, share) in TREATIES.items():
        signed = r.random(n) < share
        years = UNTIL_2014[name]
        never = 0.2 if name == "criminal court 1998" else 0.0
        bound = ratify(who, ease + 0.6 * (never > 0.0), signed, int(np.ceil(years)), never, r, s, lasting)
        lags += bound[signed & (bound <= years)].tolist()
        shares[name] = float((bound[signed] <= years).mean())
        crime = bound if name == "organised crime 2000" else crime
    order = np.sort(crime)
    both = pairs(who, r, s)
    age = r.random(PAIRS) * PAIR_YEARS
    closed = both <= age
    return Ratified(
        float(order[39]), float(order[99]), float(np.median(lags)), shares,
        float(np.median(both[both < 30.0])), float(1.0 - closed.mean()),
    )  # fmt: skip


class Bass(NamedTuple):
    """The curve of the convention against organised crime as a Bass process."""

    external: float  # p, 1/year
    contagion: float  # q, 1/year


def bass(seed: int, s: RatificationSettings | None = None) -> Bass:
    """The Bass process nearest to what the equation alone gives at the years of the published fit, by a grid."""
    s, who, r = s or RatificationSettings(), nations(), np.random.default_rng(seed)
    n = len(who.voice)
    ease, share = TREATIES["organised crime 2000"]
    bound = ratify(who, ease, r.random(n) < share, 16, 0.0, r, s, r.normal(size=n))
    years = np.array(BASS_YEARS)
    counts = (bound[:, None] <= years[None, :]).sum(0)
    p, q = np.meshgrid(np.arange(0.005, 0.4, 0.005), np.arange(0.0, 1.2, 0.01), indexing="ij")
    decay = np.exp(-(p + q)[:, :, None] * years)
    curve = BASS_STATES * (1.0 - decay) / (1.0 + (q / p)[:, :, None] * decay)
    best = np.unravel_index(((curve - counts) ** 2).sum(-1).argmin(), p.shape)
    return Bass(float(p[best]), float(q[best]))


class Curve(NamedTuple):
    """How the hazard of signatories of six treaties moves with the years since they signed."""

    middle_over_first: float  # hazard in the third to fifth year, over the first
    late_over_middle: float  # hazard from the ninth year on, over the third to fifth


def hazard_curve(seed: int, s: RatificationSettings | None = None) -> Curve:
    """Yearly hazards of those who have not ratified yet, over six treaties, by the equation alone."""
    s, who, r = s or RatificationSettings(), nations(), np.random.default_rng(seed)
    n, falls, waiting = len(who.voice), np.zeros(15), np.zeros(15)
    for ease, share in TREATIES.values():
        signed = r.random(n) < share
        bound = ratify(who, ease, signed, 15, 0.0, r, s, r.normal(size=n))[signed]
        years = np.arange(15)
        waiting += (bound[:, None] > years).sum(0)
        falls += ((bound[:, None] > years) & (bound[:, None] <= years + 1)).sum(0)
    first, middle, late = (float(falls[k].sum() / waiting[k].sum()) for k in (slice(0, 1), slice(2, 5), slice(8, 15)))
    return Curve(middle / first, late / middle)


class Adopted(NamedTuple):
    """How a voluntary database fills."""

    after_four_years: float  # contributors of 166, of whom ten began
    lag_years: float  # mean from contributing to searching


ADOPTERS, FIRST = 166, 10


def adoption(seed: int, s: AdoptionSettings | None = None) -> Adopted:
    """Contributors by the hazard alone, month by month, from ten of 166."""
    s, r = s or AdoptionSettings(), np.random.default_rng(seed)
    contributes = np.arange(ADOPTERS) < FIRST
    for _ in range(4 * MONTHS):
        hazard = (s.innovation + s.imitation * contributes.mean()) / MONTHS
        contributes |= r.random(ADOPTERS) < -np.expm1(-hazard)
    lag = -s.use_lag_days * np.log(r.random(ADOPTERS)) / 365.0
    return Adopted(float(contributes.sum()), float(lag.mean()))


class Controls(NamedTuple):
    """Controls at inner borders in a world of Schengen with a surge."""

    busiest_six: float  # share of the six states with most days in all days of controls
    longest_tenth: float  # share of the longest tenth of spells in all days; 0.33 where ends have one hazard
    clustering: float  # variance over mean of the onsets in a quarter; 1 where they come one by one by chance
    together: float  # share of neighbours under controls, for states that bring them back, over that of all states


SURGE = "events={displacement: {date: 2026-06-01, type: surge, factor: 4.0, days: 548}}"


def controls(seed: int) -> Controls:
    """Ten years of the usual world with a surge, read day by day."""
    model = BorderModel(load("baseline", seed=seed, overrides=["days=3652", SURGE]))
    m, near = model.world.membership, model.world.dyads.adjacent == 1
    held: list[np.ndarray] = []
    while model.day < 3652:
        held.append(((m.suspended_from <= model.day) & (model.day < m.suspended_until)).any(0))
        model.step()
    under = np.array(held)
    begun = under[1:] & ~under[:-1]
    spells = np.array([n for state in under.T for n in runs_of(state)])
    longest = np.sort(spells)[-max(1, len(spells) // 10) :].sum() / max(spells.sum(), 1)
    quarter = np.add.reduceat(begun.sum(1), np.arange(0, len(begun), 91))
    around = (under[:-1] @ near) / np.maximum(near.sum(0), 1)
    mean = around[:, near.any(0)].mean()
    days = under.sum(0)
    return Controls(
        float(np.sort(days)[-6:].sum() / max(days.sum(), 1)), float(longest),
        float(quarter.var() / max(quarter.mean(), 1e-9)), float(around[begun].mean() / mean) if begun.any() else np.nan,
    )  # fmt: skip


def runs_of(state: np.ndarray) -> list[int]:
    """Lengths of unbroken spells."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], state.astype(int), [0]])))
    return (edges[1::2] - edges[::2]).tolist()


def pairs(who: Nations, r: np.random.Generator, s: RatificationSettings) -> np.ndarray:
    """Years until both of a pair of states have ratified a shallow treaty, inf never; nobody's example counts."""
    one = [r.integers(0, len(who.voice), PAIRS) for _ in range(2)]
    times, usual = [], np.ones(PAIRS)
    for k in one:
        own = frailty(r.normal(size=PAIRS), r.random((3, PAIRS)), r.random(PAIRS) < PAIR_NEVER, s.state_spread)
        done = np.full(PAIRS, np.inf)
        for month in range(1, 30 * MONTHS + 1):
            mean = Candidates(
                who.voice[k], who.population[k], 0.5 * usual, usual * month / MONTHS, 0.15 * usual, own, usual
            )
            yearly = ratification_rate(mean, ease_of(PAIR_DEPTH, True, s), s)
            done[(done == np.inf) & (r.random(PAIRS) < -np.expm1(-yearly / MONTHS))] = month / MONTHS
        times.append(done)
    return np.maximum(*times)


class Kept(NamedTuple):
    """What parties keep, by what follows where they do not."""

    without: float  # mean share of duties kept, neither monitored nor enforced
    product: float  # a duty of two parties, and of persons who are still there
    half: float  # share of parties that keep more than half where a bad name follows
    with_court: float  # mean share kept under an agency and a court, after ten years
    in_dialogue: float  # share of infringements that end in the dialogue
    obey_months: float  # mean time from a ruling to compliance
    deficit: float  # what is not kept for want of capacity after fifteen years, over that at first


STILL_THERE = 0.4  # share of persons to be taken back who are there when they are to go: prototype


def duties(seed: int, s: ComplianceSettings | None = None, parties: int = 4_000) -> Kept:
    """Many parties of many treaties, by the equations alone; months of looks, stages and mending as in the model."""
    s, who, r = s or ComplianceSettings(), nations(), np.random.default_rng(seed)
    k = r.integers(0, len(who.voice), parties)
    able = np.exp(s.capacity * who.rule_of_law[k])
    will = s.will + s.will_spread * r.normal(size=parties)
    nothing = np.zeros(parties)
    alone = effort_of(will, able, nothing, nothing).effort
    named = ComplianceTerms(monitoring="agency", enforcement="reputation")
    half = float((effort_of(will + penalty(named, s), able, nothing, nothing).effort > 0.5).mean())
    court = ComplianceTerms(monitoring="agency", enforcement="court")
    ladder, wanted = stages(s, True), will + penalty(court, s)
    mended, conceded, stage, until = nothing.copy(), nothing.copy(), np.zeros(parties, int), np.zeros(parties)
    looks = -np.expm1(-looks_a_year("agency", s) / MONTHS)
    ended, in_dialogue, obeyed_after, deficits = 0, 0, [], []
    for month in range(15 * MONTHS + 1):
        duty = effort_of(wanted, able, mended, conceded)
        deficits.append(float(duty.incapable.mean()))
        years = month / MONTHS
        pressure = s.pressure * (1.0 - np.exp(-s.pressure_pace * years))
        pace = np.exp(pressure) / (MONTHS * s.mending_years)
        kept = np.exp(-1.0 / (MONTHS * s.relapse_years))
        mended, conceded = kept * (1.0 - (1.0 - mended) * np.exp(-pace)), kept * conceded
        found = (stage == 0) & (1.0 - duty.effort > s.noticed) & (r.random(parties) < looks)
        stage[found], until[found] = 1, month + MONTHS * times(ladder[0], int(found.sum()), r)
        for i in np.flatnonzero((stage > 0) & (until <= month)):
            step = ladder[stage[i] - 1]
            if r.random() < step.success:
                ended, in_dialogue = ended + 1, in_dialogue + (stage[i] == 1)
                mended[i] = conceded[i] = 1.0
                obeyed_after += [step.mean_years] if stage[i] == 4 else []
                stage[i] = 0
            else:
                stage[i] += 1
                until[i] = month + MONTHS * float(times(ladder[stage[i] - 1], 1, r)[0])
    whole = effort_of(wanted, able, mended, conceded).effort
    two = alone[: parties // 2] * effort_of(will + s.reputation, able, nothing, nothing).effort[parties // 2 :]
    return Kept(
        float(alone.mean()), float(two.mean() * STILL_THERE), half, float(whole.mean()), in_dialogue / max(ended, 1),
        float(MONTHS * np.mean(obeyed_after)) if obeyed_after else np.nan, deficits[-1] / deficits[0],
    )  # fmt: skip


def times(one: Rung, number: int, r: np.random.Generator) -> np.ndarray:
    """Years on a rung."""
    return np.asarray(r.gamma(one.shape, one.mean_years / one.shape, number))


class Settled(NamedTuple):
    """What became of disputes."""

    mean_years: float
    median_years: float
    settled: float  # share
    mediated: float  # share with a mediation
    attempts: float  # mediations of a mediated dispute
    first: float  # share whose first attempt is a negotiation
    by_forum: dict[str, float]  # share of attempts that settle
    with_clause_years: float  # mean spell where one side can go to court alone


def disputes(seed: int, s: DisputeSettings | None = None, number: int = 4_000) -> Settled:
    """Many disputes, by the model's choices and times; no treaty opens a court but in the last figure."""
    s, r = s or DisputeSettings(), np.random.default_rng(seed)
    ends = [one_dispute(s, r, False) for _ in range(number)]
    clause = [one_dispute(s, r, True) for _ in range(number // 4)]
    spells = np.array([e[0] for e in ends])
    mediations = np.array([sum(f == Forum.MEDIATION for f, _ in e[2]) for e in ends])
    tried = [attempt for e in ends for attempt in e[2]]
    shares = {
        forum.name.lower(): float(np.mean([ok for f, ok in tried if f == forum]))
        for forum in (Forum.NEGOTIATION, Forum.MEDIATION, Forum.ARBITRATION, Forum.COURT)
    }
    return Settled(
        float(spells.mean()), float(np.median(spells)), float(np.mean([e[1] for e in ends])),
        float((mediations > 0).mean()), float(mediations[mediations > 0].mean()),
        float(np.mean([e[2][0][0] == Forum.NEGOTIATION for e in ends])), shares,
        float(np.mean([e[0] for e in clause])),
    )  # fmt: skip


def one_dispute(s: DisputeSettings, r: np.random.Generator, court: bool) -> tuple[float, bool, list]:
    """Years, whether it was settled, and its attempts with their success."""
    years, failures, attempts = float(times(rung(Forum.CLAIM, s), 1, r)[0]), 0, []
    while True:
        case = Case(failures, max(0.0, r.normal(0.3, 0.3)), court, False, abs(r.normal(0, 2.0)), 0.5)
        forum = chosen(case, r.random(3), s)
        one = rung(forum, s)
        years += float(times(one, 1, r)[0])
        settled = r.random() < one.success
        attempts.append((forum, settled))
        if settled:
            return years, True, attempts
        failures += 1
        after = ending(case, r.random(), s)
        if after != Forum.STALLED:
            return years, False, attempts
        years += float(times(rung(Forum.STALLED, s), 1, r)[0])


def talks_years(parties: int, hears: str, seed: int, spread: float = 0.25, ambition: float = 0.6,
                s: BargainingSettings | None = None, most: int = 100) -> float:  # fmt: skip
    """Years of asks and promises until agreement, without breaking off; ``most`` where there is none by then."""
    s, r = s or BargainingSettings(), np.random.default_rng(seed)
    asks = ambition * np.clip(0.5 + spread * r.normal(size=parties), 0.0, 1.0)
    speed = np.minimum(s.step * np.exp(0.15 * r.normal(size=parties)), 1.0)
    for month in range(most * MONTHS):
        if asks.max() - asks.min() < s.near:
            return month / MONTHS
        asks = moved(asks, heard(asks, hears, r.permutation(parties)), speed)
    return float(most)
