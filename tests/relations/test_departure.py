"""The exit side of a border: what a bargain with the state of departure moves, and what it moves nothing without."""

from functools import cache

import numpy as np
import pytest

from sim import BorderModel, load
from sim.crime.settings import CrimeSettings
from sim.information.investigations import find_leads
from sim.information.settings import InformationSettings

EUROPE = (  # one partner pays here for all
    "world=schengen", "start=2025-01-01", "burn_in_days=0", "world.flow_scale=0.3", "legal.abroad_gdp_share=1",
)  # fmt: skip
SINCE, MONTH = 181, 28  # 2025-07-01
ROUTES = (("LBY", "ITA"), ("TUR", "GRC"), ("TUN", "ITA"))
TERMS = {"pay_gdp_share": 0.003, "units_per_km": 0.2, "monitoring": 0.8, "conditionality": 0.3}


def deal(guard: str, partner: str, **terms: float) -> str:
    """A bargain of two states from July 2025."""
    said = ", ".join(f"{name}: {value}" for name, value in (TERMS | terms).items())
    return (
        f"treaties.deal={{title: deal, parties: [{guard}, {partner}], since: '2025-07-01', depth: 0.2, "
        f"provisions: {{departure_control: {{guards: [{guard}], {said}}}}}}}"
    )


@cache
def arrivals(*words: str, days: int = 540) -> tuple[dict[tuple[str, str], np.ndarray], np.ndarray]:
    """Persons who came through each exit and stayed, or were admitted, by four weeks; and net arrivals in all."""
    w = (model := BorderModel(load("baseline", seed=1, overrides=[*EUROPE, *words, f"days={days}"]))).world
    sides, told = w.sides, []
    rows = {(w.codes[n], w.codes[i]): [] for n, i in zip(sides.neighbour, sides.state, strict=True)}
    for f, (n, i) in enumerate(zip(sides.neighbour, sides.state, strict=True)):
        rows[w.codes[n], w.codes[i]].append(f)
    for _ in range(days):
        model.step()
        told.append(w.today.entries + w.today.claims + w.today.released)
    periods = range(SINCE % MONTH, days, MONTH)
    by_side = np.add.reduceat(np.array(told), periods)[: (days - SINCE % MONTH) // MONTH]
    net = np.add.reduceat(w.tally.net_arrivals, periods)[: len(by_side)]
    return {pair: by_side[:, row].sum(1) for pair, row in rows.items()}, net


FIRST = SINCE // MONTH  # four weeks from July on


def kept(route: tuple[str, str], **terms: float) -> np.ndarray:
    """Share of a route's arrivals that a bargain leaves, by four weeks of it."""
    return (arrivals(deal(*route, **terms))[0][route] / arrivals()[0][route])[FIRST:]


@pytest.mark.parametrize("route", ROUTES, ids="-".join)
def test_a_bargain_more_than_halves_its_route_within_weeks_where_capacity_stands_else_after_its_lead_time(route):
    left = kept(route)
    weeks = left[2:5] if route[0] != "LBY" else left[7:10]
    assert (weeks < 0.5).all()
    if route[0] == "LBY":  # boats come after five months
        assert left[2:5].mean() > 2 * left[7:10].mean()


@pytest.mark.parametrize("route", ROUTES, ids="-".join)
def test_what_is_cut_reappears_elsewhere_within_months_and_not_all_of_it(route):
    (with_deal, net), (without, usual) = arrivals(deal(*route)), arrivals()
    cut = (without[route] - with_deal[route])[FIRST:]
    lost = (usual - net)[FIRST:]
    early, late = (lost[months].sum() / cut[months].sum() for months in (slice(0, 3), slice(6, None)))
    assert 0.0 < late < early < 1.0


@pytest.mark.parametrize("route", ROUTES, ids="-".join)
def test_without_pay_nothing_moves_and_without_capacity_a_weak_state_moves_little(route):
    assert (kept(route, pay_gdp_share=0.0) == 1.0).all()
    if route[0] == "LBY":
        assert (1 - kept(route, units_per_km=0.0)).mean() < 0.6 * (1 - kept(route)).mean()


def test_what_nobody_looks_at_fades():
    seen, unseen = kept(("TUR", "GRC")), kept(("TUR", "GRC"), monitoring=0.0)
    assert unseen[1:3] == pytest.approx(seen[1:3], rel=0.05)
    assert unseen[-3:].mean() > 1.1 * seen[-3:].mean()


def test_the_flow_turns_to_the_neighbour_who_is_not_paid():
    (with_deal, _), (without, _) = arrivals(deal("LBY", "ITA")), arrivals()
    other = ("TUN", "ITA")
    assert with_deal[other][-6:].sum() > 1.02 * without[other][-6:].sum()


def test_an_exit_that_nobody_guards_leaves_every_path_as_it_was(small, told):
    off = "departure.own_land_units_per_km=0", "departure.own_sea_units_per_km=0"
    idle, unguarded = small("departure.base_priority=-20").run(), small(*off).run()
    assert told(idle).equals(told(unguarded))
    assert idle.world.totals.prevented.sum() == 0


def test_an_exit_guarded_without_limit_lets_nobody_through(small):
    many = "departure.own_land_units_per_km=50", "departure.own_sea_units_per_km=50"
    w = small("departure.base_priority=10", *many).run().world
    guarded = w.exits.own_units > 0
    tried, stopped = w.totals.attempts[guarded].sum(), w.totals.prevented[guarded].sum()
    assert stopped > 100 and tried < 0.01 * stopped


def test_opened_doors_bring_more_people_to_the_line_and_fewer_die_there(small):
    words = ("movers.persons_factor=40", "days=200")
    event = "events={led: {date: 2024-02-01, type: instrumentalise, days: 90}}"
    shut, led = (small(*words, *more).run().world for more in ((), (event,)))
    during, after = slice(45, 115), slice(160, 200)
    assert led.daily.attempts[during].sum() > 1.02 * shut.daily.attempts[during].sum()
    dead = [w.daily.deaths[during].sum() / w.daily.attempts[during].sum() for w in (shut, led)]
    assert dead[1] < 0.75 * dead[0]
    assert led.daily.prevented[during].sum() == 0 < shut.daily.prevented[during].sum()
    assert led.daily.prevented[after].sum() > 0


def test_pay_prevented_departures_and_their_price_are_told():
    w = BorderModel(load("transit_accord", seed=1, overrides=[*EUROPE, "days=400"])).run()
    told = w.summary()
    assert told["departures_prevented"] > max(told["pullbacks"], told["refoulements"]) > 0
    assert told["detention_days_departure"] == pytest.approx(10 * told["departures_prevented"])
    assert 1e6 < told["departure_pay_usd"] / 219 < 2e7  # a day since July: 0.3 % of the GDP of a dozen states


def bargained(small, provisions: str, *words: str):
    """World after half a year of a bargain of members with their neighbours."""
    told = (
        "treaties.deal={title: deal, parties: [members, neighbours], since: '2024-01-15', depth: 0.2, "
        f"provisions: {{{provisions}}}}}"
    )
    return small(told, "days=200", "movers.persons_factor=5", *words).run().world


def test_trade_and_the_duty_to_take_back_raise_the_priority_of_an_exit_but_only_pay_crews_boats(small):
    nothing = "departure_control: {pay_gdp_share: 0, trade_gdp_share: 0, units_per_km: 0.3}"
    none = bargained(small, nothing)
    trade = bargained(small, nothing.replace("trade_gdp_share: 0", "trade_gdp_share: 0.003"))
    back = bargained(small, nothing + ", readmission: {share: 1.0}")
    bound = none.law.exit_units[none.sides.neighbour, none.sides.state] > 0
    assert bound.any() and (trade.exits.priority[bound] > 5 * none.exits.priority[bound]).all()
    assert (back.exits.priority[bound] > 1.2 * none.exits.priority[bound]).all()
    assert none.exits.units[bound].any() and not any(w.exits.crewed.any() for w in (none, trade, back))


def test_a_country_where_many_are_stranded_stops_fewer(small):
    paid = "departure_control: {pay_gdp_share: 0.003}"
    full, lenient = (bargained(small, paid, f"departure.host_weight={weight}") for weight in (0, 10))
    assert full.exits.stranded.max() > 0
    assert lenient.totals.prevented.sum() < full.totals.prevented.sum()


def test_who_is_stopped_by_the_state_of_departure_leads_its_own_police_to_networks(small):
    w = small().world
    settings = w.settings(InformationSettings).investigations
    w.networks.losses[:] = 1000
    told = []
    for lost_before in (0, 1000):
        w.networks.lost_before[:] = lost_before
        told.append(find_leads(w, settings))
    side = [w.networks.side[leads.network] for leads in told]
    assert (told[0].origin == w.sides.state[side[0]]).all() and (told[1].origin == w.sides.neighbour[side[1]]).all()
    beyond = w.settings(CrimeSettings).market.abroad_share
    for leads, share in zip(told, (beyond, 1.0 - beyond), strict=True):
        assert np.mean(leads.where != leads.origin) == pytest.approx(share, abs=0.1)
