"""From settings to a world near its stationary state (ODD: initialisation)."""

from datetime import date

import numpy as np

from sim import tables as t
from sim.agents.reputation import DOMAINS
from sim.agents.settings import Allocation
from sim.agents.state import drawn_shift
from sim.config import Config
from sim.core import parameters as p
from sim.core.chance import Purpose, normal, serial_of, uniform, words
from sim.core.hours import hall
from sim.core.queues import BINS, wait_table
from sim.core.searches import desk
from sim.geography.layout import Geography
from sim.geography.worlds import lay_out
from sim.intelligence.exchange import dual_criminality
from sim.legal.law import next_change, rebuild
from sim.legal.registry import provision
from sim.politics.phases import get_used_to
from sim.technology.deploy import equip, hire, need_eur, needs
from sim.technology.effects import take_effect
from sim.technology.gap import desk_factors, multipliers
from sim.technology.phases import set_spending
from sim.world.hardening import harden
from sim.world.listed import make_kinds, make_lists, practice, settle_information
from sim.world.places import length_by_state, make_fronts, make_posts, make_sectors, make_stretches
from sim.world.settle import expected_detections, set_criteria, settle
from sim.world.ways import make_cells, make_networks, make_routes, make_streams
from sim.world.world import Parameters, Treaty, World

START_ROWS = 32_768  # movers' table at the start; it doubles when full


def parameters_of(config: Config) -> Parameters:
    """The scalars of kernels."""
    crime, society, operations = config.crime, config.society, config.operations
    consequence = crime.choice.consequence_usd
    logit = crime.retry.deterrence_base + crime.retry.deterrence_slope * consequence / 1000.0
    market = p.taken(p.Market, crime.market)
    return Parameters(
        choice=p.taken(p.Choice, crime.choice, gravity=crime.choice.rule == "gravity"),
        learning=p.taken(p.Learning, crime.learning, thompson=crime.learning.explore == "thompson"),
        market=market,
        drugs=p.taken(p.Drugs, crime.drugs),
        retry=p.taken(
            p.Retry, crime.retry, society, deterred=1.0 / (1.0 + np.exp(-logit)),
            window_days=society.recidivism_window_days, found_known=crime.drugs.found_share,
        ),
        surveillance=p.taken(
            p.Surveillance, operations.surveillance, guided_visibility=crime.market.guided_visibility,
            internal_check_share=operations.posts.internal_check_share,
        ),
        checks=p.taken(
            p.Checks, operations.posts, config.technology.biometrics,
            internal_share=operations.posts.internal_check_share,
        ),
        conduct=p.taken(p.Conduct, config.trust),
    )  # fmt: skip


def parties_of(names: tuple[str, ...], geo: Geography) -> np.ndarray:
    """Mask of the states that a treaty names: codes, or members, neighbours, all; other codes are left out."""
    codes = geo.states.code
    member = geo.states.member.astype(bool)
    groups = {"members": member, "neighbours": ~member, "all": np.ones(len(codes), bool)}
    named = np.zeros(len(codes), bool)
    for name in names:
        named |= groups[name] if name in groups else np.array([c == name for c in codes])
    return named


def parties_to(treaty, geo: Geography) -> np.ndarray:
    """Mask of the states that are or become party to a treaty."""
    return parties_of((*treaty.parties, *treaty.joined), geo)


def day_of(when: date | None, start: date, default: int) -> int:
    """A date as a day of the run; before the start is day 0 or earlier."""
    return default if when is None else (when - start).days


def exists(treaty, layout: str, geo: Geography) -> bool:
    """Whether a treaty is switched on, belongs to this map, and has at least two parties on it."""
    return treaty.in_force and (not treaty.layouts or layout in treaty.layouts) and parties_to(treaty, geo).sum() > 1


def make_treaties(config: Config, geo: Geography) -> tuple[list[Treaty], t.Membership]:
    """The treaties that are switched on, in the order of their names, and who is party."""
    chosen = [(name, s) for name, s in sorted(config.treaties.items()) if exists(s, config.world.layout, geo)]
    membership = t.empty(t.Membership, len(chosen), len(geo.states.code))
    treaties = []
    rows = {code: i for i, code in enumerate(geo.states.code)}
    for k, (name, s) in enumerate(chosen):
        provisions = tuple(provision(n, fields) for n, fields in sorted(s.provisions.items()))
        for one in provisions:
            if hasattr(one, "know"):
                one.know(rows)
        treaties.append(Treaty(name, s.title, provisions, s.notice_days, s.access_ends_at_once, s.depth))
        begins, ends = day_of(s.since, config.start, -1), day_of(s.until, config.start, int(t.NEVER))
        membership.since[k], membership.until[k] = np.where(parties_to(s, geo), begins, t.NEVER), ends
        for code in s.joined.keys() & rows.keys():  # nobody is bound before the treaty is, nor after
            membership.since[k, rows[code]] = max(begins, day_of(s.joined[code], config.start, -1))
        for code in s.left.keys() & rows.keys():
            membership.until[k, rows[code]] = min(ends, day_of(s.left[code], config.start, -1))
        membership.access[k] = membership.until[k]
        voluntary = any(getattr(one, "voluntary_lists", False) for one in provisions)
        membership.contributes[k] = membership.searches[k] = t.NEVER if voluntary else -1
    membership.suspended_from[...] = t.NEVER
    membership.suspended_since[...] = -1
    return treaties, membership


def make_law(states: int) -> t.Law:
    """Permissions, none granted."""
    return t.empty(t.Law, states, states)._replace(alerts=np.zeros((len(t.Kind), states, states)))


def make_reports(states: int, rows: int = 64) -> t.Reports:
    """A table of reports with none in it."""
    return t.empty(t.Reports, rows)._replace(held=np.zeros((rows, states), np.int32))


def make_states(config: Config, geo: Geography) -> t.States:
    """Governments and services as they stand on the first day."""
    g, society, politics, information = geo.states, config.society, config.politics, config.intelligence
    n = len(g.code)
    serial = np.array([serial_of("state", code) for code in g.code], np.uint64)
    weak = np.clip((2.0 - g.rule_of_law) / 4.0, 0.0, 1.0)
    first = [int(politics.term_days * uniform(config.seed, s, 0, int(Purpose.START), 0)) + 1 for s in serial]
    months = (politics.term_days - np.array(first)) * 12.0 / 365.0  # since the last election
    moved = np.array([drawn_shift(config.seed, s, -1) for s in serial])  # by it, to be forgotten since
    ideal = np.clip(politics.turnover_sd * moved * politics.persistence**months, -4.0, 4.0)
    states = t.table(
        t.States, n, serial=serial, member=g.member, population=g.population, gdp_usd=g.gdp_usd,
        gdp_pc_usd=g.gdp_ppp_pc_usd, rule_of_law=g.rule_of_law, control_of_corruption=g.control_of_corruption,
        legal_family=g.legal_family, icj=g.icj, internet=g.internet_share, ideal=ideal,
        sovereignty_cost=0.2 * (g.icj == 0), places=society.detention_per_million * g.population / 1e6, held=1.0,
        answered=1.0, returned=society.returned_share, pushback=society.pushback_share * weak,
        banned=society.ban_share, cap=1.0,
        searches=information.lists.searches_per_inhabitant * g.population / 365.0 * g.member * practice(
            serial, g.population * g.member, information.lists.practice_searches, 0
        ),
        standards=np.where(g.member, information.standards.start, information.standards.start_outside),
        case_workers=information.exchange.answers_per_million * g.population / 1e6,
        opened=config.crime.drugs.inspected_share, next_election=first, took_office=-10_000,
        schooling=config.operations.posts.skill_d, lean=leans(config, serial),
    )  # fmt: skip
    logit = politics.willingness_base - politics.willingness_ideal * (states.ideal + states.sovereignty_cost)
    return states._replace(willingness=1.0 / (1.0 + np.exp(-logit)))


def leans(config: Config, serial: np.ndarray) -> np.ndarray:
    """By how much officers' criterion differs from other states' where habit alone rules."""
    spread = config.operations.posts.criterion_sd
    return spread * np.array([normal(*words(config.seed, s, 0, int(Purpose.START), 2)[:2]) for s in serial])


def make_dyads(n: int) -> t.Dyads:
    """Relations between states before they know each other."""
    memory = [np.zeros((len(DOMAINS), n, n)) for _ in range(2)]
    return t.empty(t.Dyads, n, n)._replace(good=memory[0], bad=memory[1], sigma=np.zeros((len(t.Kind), n, n)))


def inner_neighbours(fronts: t.Fronts, states: int) -> np.ndarray:
    """(states, states) who has whom for a neighbour within the club."""
    inner, near = fronts.internal == 1, np.zeros((states, states), bool)
    near[fronts.state[inner], fronts.neighbour[inner]] = True
    return near


def weight_of_alerts(states: t.States, persons: int) -> np.ndarray:
    """Persons that one row of the alerts' table stands for: ten times as many outside the club."""
    return np.where(states.member == 1, persons, 10 * persons).astype(np.int64)


def tabulate(world: World) -> None:
    """Lookup tables and scratch arrays that are no state."""
    checks, lists = world.parameters.checks, world.config.intelligence.lists
    waits = wait_table(world.posts.desks, 0.5 * (checks.arrival_cv2 + checks.service_cv2))
    n, most = len(world.codes), max(len(world.cells.way), len(world.sites.network), len(world.routes.km), 1)
    world.lookup = {
        "first_post": np.searchsorted(world.posts.state, np.arange(n + 1)),
        "free": 0,
        "inner_neighbours": inner_neighbours(world.fronts, n),
        "waits": waits,
        "hall": hall(),
        "desk": desk(),
        "utility": np.zeros(most),
        "plans": np.zeros((3, max(1, int(world.states.sectors.max(initial=1))))),
        "searches": np.zeros(n, np.int64),
        "foreign": np.zeros((n, n), np.int64),
        "unknown": np.zeros(n, np.int64),
        "wrong": np.zeros(n, np.int64),
        "counted": np.zeros((len(t.Kind), n), np.int64),
        "at_posts": np.bincount(world.posts.state, world.posts.travellers_day, n),
        "kept": np.zeros((n, n)),
        "alert_row": 0,
        "until": 0,
        "wanted": (),
        "quality": max(1.0, lists.factor) ** -lists.dilution,
        "weight": weight_of_alerts(world.states, world.config.scale.persons_per_alert),
        "dual": dual_criminality(world.states, world.config.intelligence.exchange.dual_criminality),
        "modes": np.full(n, Allocation.__args__.index(world.config.operations.allocation), np.int64),
    }


def build(config: Config) -> World:
    """Lay out geography, people, equipment and treaties, and settle beliefs and prices near their stationary state."""
    geo = lay_out(config.world)
    parameters = parameters_of(config)
    states = make_states(config, geo)
    treaties, membership = make_treaties(config, geo)
    fronts = make_fronts(geo, config.society)
    fronts, stretches, source = make_stretches(geo, fronts)
    stretches, sectors = make_sectors(geo, fronts, stretches, source, config.operations.corridor_effort)
    external = length_by_state(fronts, stretches, len(geo.states.code), True)
    internal = length_by_state(fronts, stretches, len(geo.states.code), False)
    member, n = geo.states.member.astype(bool), len(geo.states.code)
    desks = config.operations.posts.staffing * np.bincount(geo.posts.state, geo.posts.desks, n)
    lanes = np.bincount(geo.posts.state, geo.posts.truck_lanes, n)
    units = needs(config.technology, config.operations.surveillance, external, desks, lanes)
    need = need_eur(config.technology, units, external)
    spending = multipliers(
        config.technology.gap, geo.states.gdp_ppp_pc_usd, member, need, config.technology.neighbour_spending
    )
    fronts, posts = make_posts(geo, fronts, config.operations.posts.staffing * desk_factors(spending, desks, member))
    streams = make_streams(geo, fronts)._replace(
        lot_g=np.full(len(geo.streams.kind), 1000.0 * config.crime.drugs.lot_kg)
    )
    routes, legs, ways = make_routes(geo, fronts, config.crime.retry.speed_km_per_day)
    ways, cells = make_cells(ways, streams, fronts, stretches, posts, parameters.learning)
    sectors.used[:] = np.isin(stretches.front[sectors.stretch], ways.front)
    fronts, networks, sites = make_networks(
        geo, fronts, stretches, streams, ways, config.crime.market.networks_per_front, config.crime.market,
        parameters.learning,
    )  # fmt: skip
    counts = np.bincount(sectors.state, minlength=len(geo.states.code))
    states = states._replace(
        first_sector=np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int32), sectors=counts.astype(np.int32)
    )
    level = config.technology.spending * spending
    hire(states, config.technology, level, external, internal)
    equipment = equip(states, config.technology, units, level, config.start)
    months = config.days // 28 + 3
    world = World(
        config=config, geography=geo, parameters=parameters, treaties=treaties, states=states,
        equipment=equipment, dyads=make_dyads(n), law=make_law(n),
        membership=membership, fronts=fronts, stretches=stretches, sectors=sectors, posts=posts, streams=streams,
        routes=routes, legs=legs, ways=ways, cells=cells, networks=networks, sites=sites,
        movers=free_rows(START_ROWS), crossings=t.empty(t.Crossings, START_ROWS), kinds=make_kinds(config.intelligence),
        alerts=t.empty(t.Alerts, START_ROWS), lists=make_lists(config.intelligence, states),
        recognised=t.empty(t.Recognised, START_ROWS), reports=make_reports(len(states.serial)),
        observed=t.empty(t.Observed, months, len(states.serial)), tally=t.empty(t.Tally, config.days),
        totals=t.empty(t.Totals, len(fronts.border)),
        flows=t.empty(t.Flows, len(streams.serial), len(fronts.border)),
        waits=np.zeros((config.days, BINS)), truck_waits=np.zeros((config.days, BINS)),
        latencies=np.zeros((config.days, BINS), np.int64),
        seed=config.seed,
    )  # fmt: skip
    tabulate(world)
    take_effect(world)
    set_spending(world)
    set_criteria(world)
    rebuild(world.law, fronts, [one.provisions for one in treaties], membership, states, 0)
    world.legal_change = next_change(membership, 0)
    settle_information(world)  # before patrols and posts: partners' effort and lists show on the first day too
    settle(world)
    if harden(world):
        set_spending(world)  # what is added is paid on top
        settle(world)
    get_used_to(world, expected_detections(world))
    return world


def free_rows(rows: int) -> t.Movers:
    """A movers' table with nobody in it."""
    movers = t.empty(t.Movers, rows)
    movers.due[:] = t.NEVER
    return movers
