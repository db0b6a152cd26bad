"""Where persons under alerts are checked: where they live and travel; what refuses and finds movers with documents."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.engine.table import NEVER
from sim.movers.phases import cross_borders
from sim.tables import BorderKind, Fate, Flag, Kind, Mode, Stage

PERSONS = "information.lists.carriers_per_million=0"
FULL = ("scale.persons_per_alert=1", PERSONS, "movers.persons_factor=0", "information.lists.searches_per_inhabitant=32")


def hits(model: BorderModel, days: int = 30) -> tuple[int, int]:
    """Members' hits on own and on others' alerts."""
    own = foreign = 0
    member = model.world.states.member == 1
    for _ in range(days):
        model.step()
        own += int(model.world.lists.own[: Kind.DOCUMENT, member].sum())
        foreign += int(model.world.exchange.hits[:, member].sum())
    return own, foreign


def test_own_hits_exceed_foreign_ones_the_more_the_more_of_the_listed_live_at_home(small):
    ratios = []
    for share in (0.5, 0.75, 0.95):
        own, foreign = hits(small(*FULL, "world.states=12", f"information.lists.home_share={share}"))
        ratios.append(own / foreign)
    assert ratios[0] < ratios[1] < ratios[2] and 3.0 < ratios[1] < 20.0


def test_without_ground_for_sharing_foreign_hits_vanish_and_own_ones_remain(small):
    own, foreign = hits(small(*FULL, "treaty=[club]"))
    none = [f"treaties.club.provisions.alert_sharing.{share}=0" for share in ("share", "minor_share")]
    alone = hits(small(*FULL, "treaty=[club]", *none))
    assert foreign > 200 and alone[1] == 0
    assert alone[0] == pytest.approx(own, rel=0.02)


def test_residents_are_checked_mostly_at_home_and_else_where_their_travellers_go(small):
    w = small().world
    place, home = np.diff(w.exchange.place, prepend=0.0), np.diff(w.exchange.home, prepend=0.0)
    assert place.sum(1) == pytest.approx(1.0) and home.sum(1) == pytest.approx(1.0)
    assert (np.diagonal(place) > 0.5).all() and (np.diagonal(home) >= 0.75 - 1e-9).all()
    ground = w.sides.kind != BorderKind.AIR
    near = np.zeros(place.shape, bool)
    near[w.sides.neighbour[ground], w.sides.state[ground]] = True
    other = ~near & ~np.eye(len(near), dtype=bool)
    assert place[near].mean() > 2.0 * place[other].mean()


def test_the_longer_refusals_are_kept_the_longer_the_list_and_the_more_hits(small):
    found, listed = [], []
    for days in (365, 1095, 1825):
        model = small(*FULL, f"information.lists.refusal_days={days}")
        listed.append(model.world.lists.records[Kind.REFUSAL].sum())
        found.append(sum(hits(model, 20)))
    assert np.divide(listed, listed[0]) == pytest.approx([1, 3, 5])
    assert found[0] < found[1] < found[2]


def test_police_send_notices_where_no_list_is_shown(small):
    terms = "{alert_sharing: {architecture: bilateral, share: %s, minor_share: 0}}"
    treaty = "treaties.t={title: t, parties: [members], provisions: " + terms + "}"
    found = []
    for share in (0.0, 0.5, 1.0):
        found.append(hits(small(*FULL, treaty % share, scenario="isolated"))[1])
    assert found[0] == 0 < found[1] < found[2]


def test_a_week_in_which_everybody_is_checked_daily_loses_nobody(small):
    model = small("information.lists.checks_per_year=365", PERSONS, "days=40").run()
    w = model.world
    waiting = (w.alerts.expires[: w.alerts_used] > w.day) & (w.alerts.kind[: w.alerts_used] < Kind.DOCUMENT)
    overdue = waiting & (w.alerts.due[: w.alerts_used] < w.day)
    assert not overdue.any()


# --- movers with documents


@pytest.fixture(scope="module")
def mexico() -> BorderModel:
    words = ["world=us_mexico", "days=40", "burn_in_days=0", "movers.choice.legal_cost_usd=300"]
    return BorderModel(load("baseline", seed=2, overrides=words))


def applicants(model: BorderModel, listed: bool = False) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Fates, flags and posts of 4,000 movers from Mexico who apply today, all listed by the United States or none."""
    w, n = model.world, 4000
    stream, usa = 0, w.codes.index("USA")
    m = w.movers
    m.due[:], m.stage[:] = NEVER, Stage.FREE
    m.serial[:n], m.due[:n], m.stage[:n], m.mode[:n] = np.arange(1, n + 1), w.day, Stage.APPLYING, Mode.LEGAL
    m.stream[:n], m.route[:n], m.leg[:n], m.attempt[:n], m.arrested[:n] = stream, -1, 0, 0, -1
    m.alert[:n] = np.arange(n) if listed else -1
    if listed:
        a = w.alerts
        a.person[:n], a.issuer[:n], a.kind[:n] = m.serial[:n], usa, Kind.REFUSAL
        a.expires[:n], a.created[:n] = w.day + 100, w.day - 10
    cross_borders(model)
    return tuple(column[: w.happened].copy() for column in (w.crossings.fate, w.crossings.flags, w.crossings.post))


def refused_by_land(model: BorderModel, refuse: int) -> tuple[int, int]:
    """Refusals at land posts and at others, when land posts refuse with a chance in units of 2**-32."""
    posts = model.world.posts
    posts.refuse[:] = 0
    posts.refuse[posts.mode == BorderKind.LAND] = refuse
    fate, _, post = applicants(model)
    refused = ~np.isin(fate, (Fate.ADMITTED,))
    land = posts.mode[post] == BorderKind.LAND
    return int((refused & land).sum()), int((refused & ~land).sum())


def test_land_posts_refuse_movers_with_documents(mexico):
    assert refused_by_land(mexico, 0) == (0, 0)
    half, elsewhere = refused_by_land(mexico, 2**31)
    assert half > 200 and elsewhere == 0
    assert refused_by_land(mexico, 2**32 - 1)[0] == pytest.approx(2 * half, rel=0.1)


def test_a_listed_mover_is_recognised_at_land_posts(mexico):
    mexico.world.posts.refuse[:] = 0
    fate, flags, post = applicants(mexico, listed=True)
    land = mexico.world.posts.mode[post] == BorderKind.LAND
    assert land.sum() > 200
    assert (flags[land] & Flag.OWN_ALERT).all() and not (fate[land] == Fate.ADMITTED).any()


def test_longer_waits_by_land_send_movers_with_documents_elsewhere(mexico):
    from sim.movers.weighing import refresh_choices

    w, shares = mexico.world, []
    stream = 0
    rows = slice(int(w.streams.first_gate[stream]), int(w.streams.first_gate[stream] + w.streams.gates[stream]))
    land = w.sides.kind[w.gates.side[rows]] == BorderKind.LAND
    for hours in (0.0, 5.0, 20.0):
        w.sides.wait_h[w.sides.kind == BorderKind.LAND] = hours
        refresh_choices(w)
        shares.append(np.diff(w.gates.choice[rows], prepend=0.0)[land].sum())
    assert shares[0] > shares[1] > shares[2] > 0.0
