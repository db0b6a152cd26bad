"""Dated events that meet: surges that overlap, notices given twice, controls prolonged, lists closed in mid-week."""

from sim.tables import Kind

SURGE = "events.%s={date: %s, type: surge, days: %d, factor: %d}"
LEAVE = "events.%s={date: %s, type: denounce, treaty: club, states: [S01]}"
SUSPEND = "events.%s={date: %s, type: suspend, treaty: club, states: [S01], days: %d}"
CALM = "politics.enabled=false"


def test_surges_that_overlap_multiply_and_each_ends_on_its_day(small):
    model = small("days=30", CALM, SURGE % ("a", "2024-01-03", 10, 3), SURGE % ("b", "2024-01-08", 10, 2))
    seen = []
    while model.day < 30:
        model.step()
        seen.append(model.world.streams.surge[model.world.streams.person == 1].max())
    assert seen == [1.0] * 2 + [3.0] * 5 + [6.0] * 5 + [2.0] * 5 + [1.0] * 13


def test_a_second_notice_changes_nothing(small, told):
    one, two = (
        small("days=500", CALM, LEAVE % ("a", "2024-01-05"), *more).run()
        for more in ((), (LEAVE % ("b", "2024-06-05"),))
    )
    assert one.world.tally.denunciations.sum() == two.world.tally.denunciations.sum() == 1
    assert told(one).equals(told(two))


def test_controls_that_are_brought_back_again_go_on_and_end_with_the_later_term(small):
    model = small("days=60", CALM, SUSPEND % ("a", "2024-01-05", 30), SUSPEND % ("b", "2024-01-15", 5)).run()
    w, m = model.world, model.world.membership
    t, i = next(k for k, one in enumerate(w.instruments) if one.name == "club"), w.codes.index("S01")
    assert (m.suspended_since[t, i], m.suspended_until[t, i]) == (5, 35)
    assert w.tally.suspended_days.tolist() == [0] * 5 + [1] * 30 + [0] * 25


def test_who_gives_notice_sees_nothing_from_the_next_day_on(small):
    words = ("information.lists.carriers_per_million=100000", "information.exchange.notice_share=0")
    model = small("days=20", CALM, LEAVE % ("a", "2024-01-09"), *words)
    w, i = model.world, model.world.codes.index("S01")
    while model.day < 9:
        model.step()
    assert w.exchange.hits[:, i].any()
    for _ in range(5):
        model.step()
        assert w.dyads.alert_visibility[:, :, i].max() < 1e-6 and not w.exchange.hits[:, i].any()
    assert w.dyads.alert_visibility[Kind.ARREST].any()
