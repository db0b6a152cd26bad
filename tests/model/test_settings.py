"""A setting that changes no outcome is a defect: each is moved across its plausible range and something must move."""

import numpy as np
import pytest
from pydantic import BaseModel

from sim import BorderModel, load
from sim.arms.settings import ArmsSettings
from sim.config import Config
from sim.corruption.settings import CorruptionSettings
from sim.cryptomarkets.settings import CryptomarketSettings
from sim.disputes.settings import DisputeSettings, FrictionSettings
from sim.door.refusal import RESOURCES, Refusal
from sim.haze.settings import HazeSettings
from sim.legal.settings import BargainingSettings, ComplianceSettings, DealHazardSettings, RatificationSettings
from sim.trafficking.settings import TraffickingSettings

BASE = ["world=synthetic", "world.states=6", "world.seed=5", "days=70", "burn_in_days=0"]
LONG = ["days=420", "movers.persons_factor=5"]
OFTEN = [*LONG, "legal.events_per_year=60"]
SURGE = "events={s: {date: 2024-02-03, type: surge, factor: 8.0, days: 300}}"
PRESSED = ["days=700", "movers.persons_factor=5", "world.states=12", SURGE]
ILL = ["days=200", "events={h: {date: 2024-02-14, type: health_emergency, treaty: club}}"]
LEAVING = [
    "days=900", "world.states=24", "world.flow_scale=0.05", "legal.exit_per_year=0.2", "treaties.club.notice_days=30",
]  # fmt: skip
HUNTED = [*LONG, "information.investigations.lead_share=0.5", "crime.market.reserve_usd=2000"]
BUSY = ["information.lists.checks_per_year=40"]
BROKEN = [
    "days=300",
    "technology.cyber.protection=0",
    "information.misuse.breach_per_year=20",
    "information.misuse.ruling_chance=0.5",
]
RAISED = ["days=160", "events={more: {date: 2024-01-15, type: budget, factor: 3.0}}"]
ANALYSED = ["technology.analytics.cover=0.8"]
OFTEN_ATTACKED = ["technology.cyber.attacks_per_year=20", "days=200"]
TERMS = "pay_gdp_share: 0.002, units_per_km: 0.3, monitoring: 0.5, conditionality: 0.8, visa: 0.5"
DEAL = [
    "days=400", "movers.persons_factor=5",
    "treaties.deal={title: deal, parties: [members, neighbours], since: '2024-02-01', notice_days: 90, depth: 0.2, "
    f"provisions: {{departure_control: {{{TERMS}}}, readmission: {{share: 0.8}}}}}}",
]  # fmt: skip
VISA = "events={{v: {{date: 2024-01-10, type: visa, {}}}}}"
LED = ["events={led: {date: 2024-01-15, type: instrumentalise, days: 60}}", "movers.persons_factor=20"]
GIVEN = "provisions: {alert_sharing: {}, readmission: {share: 0.9}, joint_patrol: {}}"


def talking(
    bargaining: str,
    more: str = "",
    days: int = 900,
    states: int = 10,
    proposed: str = "2024-01-05",
    parties: str = "all",
) -> list[str]:
    """A world whose states bargain over a treaty, ratify and keep it."""
    talks = f"talks: {{proposed: {proposed}, bargaining: {bargaining}, days_after: 5{more}}}"
    kept = "compliance: {monitoring: agency, enforcement: court}"
    return [
        f"days={days}", f"world.states={states}", "world.flow_scale=0.2", "politics.fall_per_year=0.6",
        f"treaties.x={{title: X, parties: [{parties}], depth: 0.4, {talks}, {kept}, {GIVEN}}}",
    ]  # fmt: skip


def keeping(monitoring: str, enforcement: str) -> list[str]:
    """A world whose states are party to a treaty from the start, and keep it or not."""
    kept = f"compliance: {{monitoring: {monitoring}, enforcement: {enforcement}}}"
    return [
        "days=900", "world.states=10", "world.flow_scale=0.2",
        f"treaties.x={{title: X, parties: [all], depth: 0.4, {kept}, {GIVEN}}}",
    ]  # fmt: skip


TOGETHER = "treaties.j={title: J, parties: [all], provisions: {joint_investigation_team: {}}}"
HELPED = "treaties.h={title: H, parties: [all], provisions: {victim_referral: {}, evidence_order: {latency_days: 200}}}"
ARMED = [
    "arms.per_100={S00: 50.0, S03: 30.0}",
    "treaties.f={title: F, parties: [all], provisions: {mutual_assistance: {latency_days: 60}, "
    "customs_assistance: {}}}",
]  # fmt: skip
BRIBED = ["corruption.offers_per_year=3", "days=300", "movers.persons_factor=10", "crime.drugs_factor=10"]
CONCERNED = [
    "days=1100", "movers.persons_factor=3", "legal.deals.base=-4", "treaties.transit_deals.deals.years=0.8",
    "treaties.transit_deals.deals.most_months=4", SURGE,
]  # fmt: skip
QUARREL = ["days=1500", "world.states=10", "world.flow_scale=0.2", "disputes.frictions.demarcation=3"]
SMOKY = [
    "days=1500", "world.flow_scale=0.2", "haze.fires_kt={S05: 3000.0}",
    "treaties.x={title: X, parties: [all], depth: 0.1, talks: {proposed: 2024-01-05, bargaining: nash, days_after: 5, "
    "side_payment: 0.5}, provisions: {haze: {}}}",
]  # fmt: skip
TRADED = ["days=1100", "world.flow_scale=0.02", "cryptomarkets.exit_per_year=3", TOGETHER]
CLAUSE = "treaties.y={{title: Y, parties: [all], provisions: {{dispute_settlement: {{forum: {}}}}}}}"
KINDS = ("towers", "drones", "bmis", "anpr", "biometrics", "analytics")
TEAMS = ["treaties.j={title: J, parties: [all], provisions: {joint_investigation_team: {}}}", *HUNTED]
SHAKEN = ["days=1100", "world.states=16", "events={a: {date: 2024-02-03, type: attack, concern: 2.4}}"]
ONLY_WITH = {  # settings that speak only under another one, or late
    "surveillance.reactive_rate": ["surveillance.allocation=reactive"],
    "surveillance.units_concentrated": ["surveillance.allocation=random"],
    "surveillance.hardening.factor": ["surveillance.hardening.scope=all_sectors"],
    "surveillance.reach_line": ["treaty=[comity,club,border_partnership]"],
    "surveillance.overlap": ["treaty=[comity,club,border_partnership]"],
    "observation.withheld_share": ["days=420", "movers.persons_factor=50", "movers.land_death_per_attempt=0.02"],
    "legal.pressure_fear": SHAKEN,
    "politics.fear_days": SHAKEN,
    "politics.partner_share": [*talking("nash", days=1800, states=24), "politics.partner_spread=1"],
    "politics.partner_spread": talking("nash", days=1800, states=24),
    "legal.abroad_gdp_share": DEAL,
    "posts.internal_check_share": ["legal.events_per_year=60"],
    "posts.coaching": ["days=200", "world.flow_scale=3"],
    "posts.batch_sea": ["world.seed=1", "world.states=8"],
    "movers.choice.gravity_power": ["movers.choice.rule=gravity"],
    "information.lists.tip_days": ["information.lists.tip_share=1", "crime.drugs_factor=30"],
    "crime.market.reform_days": [
        "crime.market.reserve_usd=300", "crime.market.loss_usd=3000", "movers.persons_factor=5", "days=200",
    ],
    "crime.market.reserve_usd": ["crime.market.overhead_usd_per_day=500"],
    "information.lists.handling_s": ["information.lists.searched_by=names"],
    "information.lists.tolerated_per_million": [
        "information.lists.searched_by=names", "information.lists.factor=20",
    ],
    "information.lists.dilution": ["information.lists.factor=2"],
    **dict.fromkeys(
        (
            "information.adoption.innovation", "information.adoption.imitation", "information.adoption.use_lag_days",
        ),
        ["days=1500", "world.states=12", "treaties.club.provisions.alert_sharing.voluntary_lists=true"],
    ),
    "information.investigations.useful_days": HUNTED,
    "information.investigations.trial_days": [*HUNTED, "treaties.club.provisions.evidence_order.latency_days=200"],
    "information.investigations.custody_days": [
        *HUNTED, "information.lists.checks_per_year=40", "crime.market.relocation_per_year=0",
        "treaties.w={title: W, parties: [all], provisions: {alert_sharing: {}, surrender_warrant: {}}}",
    ],
    "information.investigations.people_per_network": [*HUNTED, "information.lists.checks_per_year=40"],
    "information.investigations.cost_usd": HUNTED,
    "information.investigations.lost_at_line": [
        *HUNTED, "information.lists.checks_per_year=40", "information.investigations.associate_share=0.4",
        "treaties.club.provisions.cross_border_surveillance.share=0",
        "information.investigations.people_per_network=3000",
    ],
    **{f"information.investigations.team_{n}": TEAMS for n in ("leads", "setup_days", "term_days")},
    **{f"information.investigations.team_{n}": ["days=900", TEAMS[0]] for n in ("term_days", "renewal")},
    "information.investigations.associate_share": [*HUNTED, "information.lists.checks_per_year=40"],
    "information.exchange.answers_per_million": BUSY,
    "information.exchange.patience_days": [*BUSY, "information.exchange.answers_per_million=3"],
    **dict.fromkeys(
        (
            "information.misuse.breach_per_year", "information.misuse.surface", "information.misuse.ruling_chance",
            "information.misuse.ruling_cut", "information.misuse.repair_days",
        ),
        BROKEN,
    ),
    **dict.fromkeys(
        (
            "departure.pay_weight", "departure.pay_unit", "departure.visa_weight", "departure.fade_days",
            "departure.monitoring_days", "departure.result_wanted", "departure.lead_months", "departure.life_years",
            "departure.return_weight",
        ),
        DEAL,
    ),
    "legal.visa_usd": [VISA.format("states: [S03, S04, S05]"), "movers.persons_factor=20"],
    "legal.visa_free_share": [VISA.format("demanded: false"), "movers.persons_factor=20"],
    "legal.visa_granted_share": [VISA.format("demanded: true"), "movers.persons_factor=20"],
    "departure.run_cost_usd": [*DEAL, "departure.run_cost_usd=100000"],
    "departure.led_safety": LED,
    "departure.afloat_share": ["movers.persons_factor=20"],
    "justice.detention_per_million": ["world.flow_scale=20"],
    **dict.fromkeys(
        (
            "legal.pressure_base", "legal.pressure_surge", "legal.pressure_applications",
            "legal.suspension_contagion", "legal.renewal", "politics.surge_months",
        ),
        PRESSED,
    ),
    **dict.fromkeys(("legal.pressure_stance", "politics.before_months"), [*PRESSED, "legal.pressure_base=-4.5"]),
    **dict.fromkeys(("legal.health_share", "legal.health_days", "legal.health_renewal"), ILL),
    **dict.fromkeys(
        (
            "legal.exit_distance", "legal.usual_distance", "legal.exit_linkage",
            "legal.exit_democracy", "legal.exit_power", "legal.exit_leader", "legal.exit_contagion",
        ),
        LEAVING,
    ),
    "legal.renewal_surge": [*PRESSED, "legal.renewal=0.5", "legal.pressure_base=-4"],
    "legal.event_median_days": OFTEN,
    "legal.event_spread": OFTEN,
    "politics.concern_most": [*LONG, "events={s: {date: 2024-02-03, type: surge, factor: 60.0, days: 90}}"],
    "politics.willingness_alarm": BROKEN,
    "politics.alarm_days": BROKEN,
    **{f"technology.{kind}.lead_months": RAISED + ANALYSED * (kind == "analytics") for kind in KINDS},
    **{f"technology.analytics.{n}": ANALYSED for n in ("cost_eur", "alarm_factor", "judging_factor", "targeting_d")},
    **{
        f"technology.cyber.{n}": OFTEN_ATTACKED
        for n in ("protection", "surface", "outage_days", "spread", "delay_days")
    },
    **{f"legal.ratification.{n}": talking("nash") for n in RatificationSettings.model_fields},
    "legal.ratification.bilateral": talking("nash", days=2500, parties="S01, S02"),
    "legal.ratification.population": talking("nash", days=1800, states=30),
    "legal.ratification.accession": talking("club", ", bar_quantile: 0.9", days=2500, states=40),
    "legal.ratification.depth": talking("text"),
    **{f"legal.bargaining.{n}": talking("nash") for n in BargainingSettings.model_fields},
    **{f"legal.bargaining.{n}": talking("rounds") for n in ("step", "near", "break_off")},
    "legal.bargaining.break_off": [*talking("rounds", days=2500), "legal.bargaining.near=0.0001"],
    "legal.bargaining.concern": talking("nash", days=1500, proposed="2025-03-01"),
    **{f"legal.compliance.{n}": keeping("agency", "court") for n in ComplianceSettings.model_fields},
    "legal.compliance.reputation": keeping("agency", "reputation"),
    "legal.compliance.funds": keeping("agency", "court_and_funds"),
    "legal.compliance.self_reports_per_year": keeping("self_report", "court"),
    "legal.compliance.evaluation_years": keeping("peer_evaluation", "court"),
    "legal.compliance.satellites_per_year": keeping("satellite", "court"),
    **{f"legal.deals.{n}": CONCERNED for n in DealHazardSettings.model_fields},
    **{f"disputes.{n}": QUARREL for n in DisputeSettings.model_fields},
    **{f"disputes.{n}": [*QUARREL, "disputes.binding=0.6"] for n in (
        "arbitration_years", "arbitration_success", "court_years", "court_success", "binding_failures",
        "binding_salience", "binding_inequality", "arbitration_share", "obeyed_award", "obeyed_judgment")},
    "disputes.binding_clause": [*QUARREL, CLAUSE.format("court")],
    "disputes.reserved_share": [*QUARREL, "disputes.binding_clause=0.9", "world.states=60"],
    "disputes.obeyed_award": [*QUARREL, "disputes.binding=0.9", "days=2500"],
    "disputes.escalated_salience": [*QUARREL, "disputes.escalated=0.3"],
    "disputes.escalated_years": [*QUARREL, "disputes.escalated=0.3"],
    "legal.dispute_sharing": QUARREL,
    "legal.dispute_patrols": QUARREL,
    **{f"disputes.frictions.{n}": [*LONG, "world.states=10"] for n in FrictionSettings.model_fields},
    **{f"haze.{n}": SMOKY for n in HazeSettings.model_fields},
    **{f"cryptomarkets.{n}": TRADED for n in CryptomarketSettings.model_fields},
    **{f"trafficking.{n}": ["days=200", HELPED] for n in TraffickingSettings.model_fields},
    **{f"arms.{n}": ["days=200", *ARMED] for n in ArmsSettings.model_fields},
    **{f"corruption.{n}": BRIBED for n in CorruptionSettings.model_fields},
    "corruption.offers_per_year": BRIBED[1:],
    "corruption.monitoring_gain": [
        *BRIBED, "treaties.i={title: I, parties: [all], provisions: {integrity_monitoring: {}}}",
    ],
    "cryptomarkets.pursuit_days": [*TRADED[:-1], "cryptomarkets.takedown_per_year=8", "cryptomarkets.markets=40"],
    "cryptomarkets.price_power": [*TRADED, "cryptomarkets.sellers_move=0.1"],
    "haze.taste_spread": [*SMOKY, "politics.fall_per_year=2"],
    "haze.own_prevention": [*SMOKY, "haze.rents=0.6"],
    "disputes.frictions.smoke": SMOKY,
    "disputes.frictions.opened_exit": LED,
    "disputes.frictions.overlap": ["days=900", "treaty=[comity,club,border_partnership]", "world.states=12"],
    "disputes.frictions.misuse": BROKEN,
    "disputes.frictions.shortfall": [*keeping("agency", "none"), "days=2500", "world.states=20"],
    "disputes.frictions.pursuit": ["days=300", "treaty=[comity,club,border_partnership]", "movers.persons_factor=50"],
    "disputes.frictions.push_back": [
        "days=400", "world.states=10", "justice.pushback_share=0.8", "movers.persons_factor=50",
    ],
    "disputes.frictions.death": ["days=300", "movers.land_death_per_attempt=0.1", "movers.persons_factor=50"],
    **dict.fromkeys(
        (
            "politics.willingness_concern", "relations.negativity", "legal.suspension_blame",
        ),
        OFTEN,
    ),
    **dict.fromkeys(
        (
            "technology.information_days", "movers.choice.wait_usd_per_hour", "politics.concern_per_wait_hour",
            "politics.concern_per_death_rate", "politics.fall_per_year", "politics.opinion_days",
            "politics.turnover_sd", "politics.election_concern", "politics.unnoticed", "politics.concern_per_doubling",
            "politics.attention_abroad",
            "relations.forget_at_turnover", "movers.retry.recidivism_window_days", "movers.sea_death_per_100km",
            "information.lists.refusal_days", "movers.retry.max_refusals",
        ),
        LONG,
    ),
}  # fmt: skip
SLOW = {  # they need years or rare events; the long proofs move them
    "legal.exit_per_year", "politics.habit_days", "crime.market.overhead_usd_per_day", "movers.retry.max_attempts",
}  # fmt: skip


def numeric(model: type[BaseModel], path: str = ""):
    """Settings with a plausible range, outside the world's own."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from numeric(kind, f"{path}{name}.")
        elif (field.json_schema_extra or {}).get("plausible"):
            yield f"{path}{name}", field.json_schema_extra["plausible"], kind


MOVED = [(n, span, kind) for n, span, kind in numeric(Config) if n not in SLOW and not n.startswith("world.")]


def ends(model: type[BaseModel], path: str = ""):
    """The first and the last value that each number may have."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from ends(kind, f"{path}{name}.")
        elif kind in (int, float) and path:
            tiny = 1 if kind is int else 1e-6
            steps = {"ge": 0, "gt": tiny, "le": 0, "lt": -tiny}
            values = [getattr(rule, b) + s for rule in field.metadata for b, s in steps.items() if hasattr(rule, b)]
            yield from ((f"{path}{name}", value) for value in values)


def outcome(*overrides: str) -> dict:
    words = dict(o.split("=", 1) for o in (*BASE, *overrides))  # the last one counts
    return BorderModel(load("baseline", seed=2, overrides=[f"{k}={v}" for k, v in words.items()])).run().summary()


@pytest.mark.parametrize(("name", "span", "kind"), MOVED, ids=[n for n, *_ in MOVED])
def test_moving_a_setting_moves_an_outcome(name, span, kind):
    extra = ONLY_WITH.get(name, [])
    low, high = (kind(v) if kind is int else v for v in span)
    extra = [e for e in extra if not e.startswith(f"{name}=")]
    assert outcome(f"{name}={low}", *extra) != outcome(f"{name}={high}", *extra)


@pytest.mark.parametrize(("name", "value"), [end for end in ends(Config) if not end[0].startswith("scale.memory")])
def test_a_world_lives_at_the_ends_of_every_range(name, value):
    base = [o for o in (*BASE, "days=15") if not o.startswith(("days=70", f"{name}="))]
    base = [o.replace("states=6", "states=40") if name == "world.clubs" else o for o in base]  # clubs have states
    try:
        config = load("baseline", seed=2, overrides=[*base, f"{name}={value}", "scale.memory_gib=2"])
    except Refusal as refusal:
        assert refusal.code == RESOURCES  # before it starts
        return
    values = [v for v in BorderModel(config).run().summary().values() if v is not None]
    assert np.isfinite(values).all()


def test_thompson_sampling_is_another_way_to_explore():
    assert outcome("movers.learning.explore=thompson") != outcome()
