"""Information about those behind crossings: suspects are found by partners, prison has a price, lots are found."""

import numpy as np
import pytest

from sim.crime.market import price
from sim.engine.table import empty
from sim.information import investigations
from sim.information.investigations import act_on_arrests
from sim.tables import Kind, Recognised

HUNTED = (
    "movers.persons_factor=5",
    "information.investigations.lead_share=0.3",
    "information.lists.checks_per_year=40",
)
SHARED = "treaties.t={title: t, parties: [all], provisions: {alert_sharing: {share: 1.0}, mutual_assistance: {}}}"


def suspects(model) -> np.ndarray:
    """Rows of alerts in force on networks' people."""
    a = model.world.alerts
    return np.flatnonzero(np.isin(a.person, model.world.networks.serial) & (a.expires > model.day))


def test_a_price_holds_what_prison_costs(small):
    market = small().world.market
    free, feared = (price(0.3, share, 10.0, False, market) for share in (0.0, 0.01))
    without_retries = (1.0 - market.risk_share * 0.3) / (1.0 + market.markup)
    assert (feared - free) * without_retries == pytest.approx(0.01 * market.prison_usd)


def test_suspects_abroad_are_sought_and_those_at_home_only_watched(small):
    model = small(*HUNTED, scenario="isolated", off=("information.search_lists",)).run()
    kinds = model.world.alerts.kind[suspects(model)]
    assert set(kinds) == {Kind.ARREST, Kind.DISCREET}
    mild = small(*HUNTED, "crime.market.abroad_share=0", "departure.base_priority=-20", scenario="isolated").run()
    assert set(mild.world.alerts.kind[suspects(mild)]) == {Kind.DISCREET}


def test_partners_who_see_alerts_and_reports_convict_more_and_guiding_costs_more(small):
    alone, together = (small(*HUNTED, *more, scenario="isolated").run().summary() for more in ((), (SHARED,)))
    assert together["convictions"] > 1.1 * alone["convictions"]
    assert together["smuggler_fee_usd"] > alone["smuggler_fee_usd"]


def test_a_discreet_check_leads_to_those_whom_a_suspect_meets(small):
    rows = [
        len(suspects(small(*HUNTED, f"information.investigations.associate_share={share}", scenario="isolated").run()))
        for share in (0.0, 0.4)
    ]
    assert rows[1] > rows[0] > 0


def test_leads_from_leads_end_with_the_people_of_a_network(small):
    model = small(
        "movers.persons_factor=5", "information.lists.checks_per_year=365",
        "information.investigations.associate_share=1", "information.investigations.lead_share=1",
        "information.investigations.people_per_network=4", "days=150",
    ).run()  # fmt: skip
    sought = np.unique(model.world.alerts.person[suspects(model)], return_counts=True)[1]
    assert len(sought) and sought.max() == 4


def test_every_recognition_is_worked_off_once(small, monkeypatch):
    seen, act = [], investigations.act_on_arrests

    def watched(w, *rest):
        seen.append(w.recognised_used)
        return act(w, *rest)

    monkeypatch.setattr(investigations, "act_on_arrests", watched)
    model = small(*HUNTED, SHARED).run()
    assert sum(seen) > 0 and model.world.recognised_used <= max(seen) + 50


def test_news_of_a_lot_helps_where_it_may_pass(small):
    """Each state may act on what it hears itself; only a treaty lets the next one act on it too."""
    gained = []
    for treaty in ((), (SHARED,)):
        found = [
            small("crime.drugs_factor=30", *treaty, f"information.lists.tip_share={share}", scenario="isolated")
            .run()
            .summary()
            for share in (0, 1)
        ]
        gained.append(found[1]["interdiction_rate_drugs"] - found[0]["interdiction_rate_drugs"])
    assert gained[1] > 1.5 * gained[0] > 0.0


@pytest.mark.parametrize(("days", "least", "most"), [(3.0, 0.95, 1.0), (300.0, 0.01, 0.2), (3000.0, 0.0, 0.01)])
def test_suspects_who_are_handed_over_late_are_not_convicted(small, days, least, most):
    model = small(f"treaties.club.provisions.surrender_warrant.latency_days={days}")
    w, n = model.world, 4000
    i, j = np.flatnonzero(w.states.member)[:2]
    terms, honest = model.config.information.investigations, np.ones(len(w.codes))

    def convicted(user: int) -> int:
        w.recognised, w.recognised_used = empty(Recognised, n), n
        w.recognised.serial[:], w.recognised.network[:] = np.arange(1, n + 1), w.networks.serial[0]
        w.recognised.issuer[:], w.recognised.user[:], w.recognised.kind[:] = i, user, Kind.ARREST
        return len(act_on_arrests(w, terms, honest)[0])

    at_home, abroad = convicted(i), convicted(j)
    assert least <= abroad / (at_home * w.law.surrender[i, j]) <= most + 0.05
