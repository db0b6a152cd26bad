"""Each column has owners, the phases that may write it, and says so in its line."""

import ast
import re
from pathlib import Path

from sim import BorderModel, load, tables
from sim.model import TICK
from tests.model.conftest import SMALL
from tools.build_docs import columns

OWNERS = re.compile(r"\[([a-z_]+(?:\.[a-z_]+)?(?:, [a-z_]+(?:\.[a-z_]+)?)*)\]\s*$", re.MULTILINE)
START = "build"  # before the first day


def named(text: str) -> set[str]:
    """Owners at the end of a line of some text."""
    return {owner for found in OWNERS.findall(text) for owner in found.split(", ")}


def owners() -> dict[tuple[str, str], set[str]]:
    """Who may write each column of each table: its line says so, or for all columns the docstring of the table."""
    found = {}
    for path in Path(tables.__file__).parent.glob("*.py"):
        for table, rows in columns(path):
            of_all = named((ast.get_docstring(table) or "").replace("].", "]"))
            found |= {(table.name, column): named(meaning) or of_all for column, _, meaning in rows}
    return found


def test_owners_are_phases_of_the_tick():
    phases = {phase.name for phase in TICK} | {START}
    wrong = [f"{table}.{name}: {own - phases}" for (table, name), own in owners().items() if own - phases]
    assert not wrong, "\n".join(wrong)


def test_every_column_of_the_world_has_an_owner():
    known = owners()
    held = BorderModel(load("baseline", seed=1, overrides=SMALL)).world.tables().values()
    wrong = {f"{type(t).__name__}.{name}" for t in held for name in t._fields if not known[type(t).__name__, name]}
    assert not wrong, "\n".join(sorted(wrong))


STIRRED = [
    "world=synthetic", "world.flow_scale=6", "burn_in_days=5", "politics.fall_per_year=6",
    "legal.events_per_year=8", "legal.exit_per_year=0.15", "legal.pressure_base=-2", "legal.renewal=0.9",
    "technology.cyber.attacks_per_year=6", "information.misuse.breach_per_year=6",
    "information.misuse.ruling_chance=0.6", "information.misuse.per_million=200",
    "information.misuse.transfers_per_million=500", "information.investigations.lead_share=0.4",
    "information.lists.tip_share=0.4", "justice.pushback_share=0.5", "movers.sea_death_per_100km=0.1",
    "movers.land_death_per_attempt=0.02", "posts.customs.inspected_share=0.2", "movers.retry.delay_days=3",
    "information.lists.ban_share=1", "justice.returned_share=0.9", "movers.retry.deterrence_base=-5",
    "justice.detention_per_million=3", "information.adoption.innovation=3", "crime.market.reserve_usd=2000",
    "crime.market.overhead_usd_per_day=60", "crime.market.reform_days=20",
    "corruption.offers_per_year=20",
    "arms.per_100={S00: 60.0, S03: 60.0}", "arms.outbound_share=0.05", "trafficking.recruits_per_million=2000",
    "cryptomarkets.takedown_per_year=20", "cryptomarkets.exit_per_year=20",
    "cryptomarkets.birth_days=5",
    "information.investigations.team_setup_days=5", "information.investigations.team_term_days=20",
]  # fmt: skip
NOTICE = "{since: 2023-12-01, until: 2024-01-20, cause: event, towards: [S01]}"
BEFORE = f"treaties.club.suspended={{S00: {NOTICE}, S02: {NOTICE}, S03: {NOTICE}}}"
TWO_CLUBS = ["world.states=8", "world.clubs=2"]
EVENTS = ", ".join([
    "events={s: {date: 2024-02-03, type: surge, factor: 3.0, days: 20}",
    "m: {date: 2024-02-05, type: mandate, factor: 2.0}",
    "b: {date: 2024-02-06, type: budget, factor: 0.5}", "e: {date: 2024-02-08, type: election, factor: 1.0}",
    "c: {date: 2024-02-07, type: cyber_attack, days: 5, states: [S00]}",
    "d: {date: 2024-02-10, type: denounce, treaty: club, states: [S01]}",
    "y: {date: 2024-03-05, type: suspend, treaty: club, days: 40}",
    "h: {date: 2024-02-14, type: health_emergency, treaty: club}",
    "x: {date: 2024-02-12, type: suspend, treaty: club, states: [S02]}}",
])  # fmt: skip
EVERYTHING = (
    "treaties.all={title: All, parties: [all], since: 2024-02-01, until: 2024-03-15, depth: 0.5, provisions: {"
    "alert_sharing: {architecture: hub, onward: 0.4}, readmission: {}, capacity_building: {}, common_standards: {}, "
    "data_protection: {}, joint_patrol: {}, hot_pursuit: {}, mutual_assistance: {}, free_movement: {}, "
    "cyber_incident_response: {}, surrender_warrant: {}, evidence_order: {}, joint_investigation_team: {}, "
    "cross_border_surveillance: {}, customs_assistance: {}, one_stop_control: {}, trusted_lane: {}, pooled_corps: {}, "
    "cost_sharing: {}, shared_picture: {}, common_offences: {pace: 5}, liaison_officers: {}, "
    "victim_referral: {}, firearms_tracing: {}, integrity_monitoring: {}}}"
)
PAID = (
    "treaties.paid={title: Paid, parties: [members, neighbours], since: 2024-01-20, depth: 0.5, provisions: "
    "{departure_control: {visa: 0.5, trade_gdp_share: 0.001}, visa_policy: {demanded: [Origin 1], lifted: [Origin 2]}}}"
)
LED = (
    "events={i: {date: 2024-02-09, type: instrumentalise, days: 20}, v: {date: 2024-03-05, type: visa}, "
    "w: {date: 2024-03-05, type: visa, states: [S04, S05, S06, S07]}}"
)
GIVES = "provisions: {alert_sharing: {}, joint_patrol: {}, dispute_settlement: {forum: court}}"
TALKED = ", ".join([
    "treaties.talked={title: Talked, parties: [all], depth: 0.5, talks: {proposed: 2024-01-20, bargaining: rounds, "
    "ratifications: 1, days_after: 1, ease: 3, opt_outs: true}, compliance: {monitoring: satellite, enforcement: "
    "court}",
    GIVES + "}",
])  # fmt: skip
KEPT = "compliance: {monitoring: satellite, enforcement: court}"
BOUND = f"treaties.bound={{title: Bound, parties: [all], {KEPT}, {GIVES}}}"
QUARRELS = [
    "legal.bargaining.sovereignty=0.35", "disputes.frictions.demarcation=5", "disputes.claim_years=0.05",
    "disputes.stall_years=0.05",
    "disputes.negotiation_years=0.05", "disputes.mediation_years=0.05", "disputes.court_years=0.05",
    "legal.compliance.dialogue_years=0.05", "legal.compliance.formal_years=0.05", "legal.deals.base=-1",
    "treaties.transit_deals.deals={years: 0.2, least_months: 1, most_months: 2}", "legal.bargaining.step=0.4",
]  # fmt: skip
SMOKY = [
    "haze.fires_kt={S05: 3000.0}",
    "treaties.haze={title: Haze, parties: [all], depth: 0.1, provisions: {haze: {}}}",
]  # fmt: skip
INCIDENT = (
    "events={dry: {date: 2024-03-03, type: drought, days: 40}, at: {date: 2024-03-04, type: attack}, "
    "cr: {date: 2024-03-05, type: economic_crisis, days: 60}, br: {date: 2024-03-06, type: breach}, "
    "co: {date: 2024-03-07, type: court_ruling}, sc: {date: 2024-03-08, type: scandal}, "
    "ob: {date: 2024-01-05, type: outbound_checks, factor: 2.0}, "
    "td: {date: 2024-01-03, type: takedown, largest: 5, states: [S00, S01, S02, S03, S04, S05, S06, S07, S08]}, "
    "i: {date: 2024-01-02, type: incident, states: [S06, S00], salience: 0.7}, "
    "d: {date: 2024-02-10, type: denounce, treaty: bound, states: [S02]}, "
    "a: {date: 2024-05-20, type: accede, treaty: bound, states: [S02]}}"
)
VOLUNTARY = "treaties.club.provisions.alert_sharing."
RUNS = [  # worlds in which every phase has work
    ("baseline", ["days=400", "world.states=9", *STIRRED, TALKED, BOUND, INCIDENT, *QUARRELS, *SMOKY]),
    ("capacity_building", ["days=420", *STIRRED, *TWO_CLUBS, EVENTS, BEFORE, "surveillance.allocation=optimised"]),
    ("joint_patrol", ["days=140", *STIRRED, *TWO_CLUBS, "surveillance.allocation=joint",
                      f"{VOLUNTARY}voluntary_lists=true", f"{VOLUNTARY}onward=0.3"]),
    ("baseline", ["days=100", *STIRRED, *TWO_CLUBS, "surveillance.allocation=reactive", "posts.travellers=individual",
                  "movers.learning.explore=thompson"]),
    ("joint_patrol", ["days=90", *STIRRED, "world.states=12", EVERYTHING, "surveillance.allocation=random",
                      "surveillance.hardening.scope=one_sector", "technology.analytics.cover=0.5"]),
    ("baseline", ["world=synthetic", "days=240", *TWO_CLUBS, PAID, LED]),
]  # fmt: skip


Column = tuple[str, str, str]  # table of the world, its class, column


def bits(model: BorderModel) -> dict[Column, bytes]:
    """Every column as it stands."""
    held = model.world.tables().items()
    return {
        (table, type(t).__name__, name): a.tobytes() for table, t in held for name, a in zip(t._fields, t, strict=True)
    }


def writers(model: BorderModel, seen: dict[tuple[str, str], set[str]]) -> None:
    """Add to ``seen`` which phases change each column while a model lives."""
    before = bits(model)
    while model.world.day < model.config.days:
        for phase in (p for p in TICK if model.falls_on(p.rhythm)):
            phase.act(model)
            after = bits(model)
            for key in (key for key, old in before.items() if after[key] != old):
                seen.setdefault(key[1:], set()).add(phase.name)
            before = after
        model.world.day += 1


def test_columns_are_written_by_the_phases_that_they_name_and_by_no_others():
    seen: dict[tuple[str, str], set[str]] = {}
    for seed, (scenario, overrides) in enumerate(RUNS, 1):
        writers(BorderModel(load(scenario, seed=seed, overrides=overrides)), seen)
    lines = {key: own - {START} for key, own in owners().items()}
    differ = sorted(key for key in lines.keys() | seen.keys() if lines.get(key, set()) != seen.get(key, set()))
    wrong = [f"{'.'.join(k)}: written by {sorted(seen.get(k, ()))}, its line says {sorted(lines[k])}" for k in differ]
    assert not wrong, "\n".join(wrong)
