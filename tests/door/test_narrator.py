"""What is told of treaties and events is what binds and what happens, for ``describe`` and the page alike."""

from sim.door import load
from sim.door.describe import describe
from sim.door.narrator import events_in_words, treaties_in_words
from tests.door.conftest import Own

PACT = "treaties.pact={title: Pact, parties: %s, since: 2024-02-01, until: 2024-03-01, provisions: {hot_pursuit: {}}}"
AT = "events.e={date: %s, type: denounce, treaty: schengen, states: [%s]}"


def told(*overrides: str) -> str:
    config = load("baseline", overrides=["days=100", *overrides])
    return describe(config, load("baseline", overrides=["days=100"]))


def test_a_treaty_is_told_with_its_days_and_parties_and_one_that_binds_nobody_is_not():
    assert "pact: Pact; from 1 February 2024 until 1 March 2024, between HRV, SRB" in told(PACT % "[HRV, SRB]")
    assert "Pact" not in told(PACT % "[HRV, JPN]") and "us_mexico" not in told()


def test_more_parties_than_asked_for_are_counted():
    accounts = treaties_in_words(load(), most=6)
    assert next(one for one in accounts if one.name == "schengen").standing.endswith("between 29 states")


def test_a_club_by_number_is_told_with_its_members():
    pact = treaties_in_words(load("isolated", overrides=["world=synthetic", "world.clubs=2", PACT % "[club_2]"]))
    assert pact[0].standing.endswith("between club 2 (S03, S04, S05)")


def test_notice_is_given_by_parties_alone():
    assert "AUT: notice to leave" in told(AT % ("2024-02-01", "AUT, SRB"))
    assert "notice" not in told(AT % ("2024-02-01", "SRB")) and "notice" not in told(AT % ("2025-02-01", "AUT"))


def test_states_that_are_named_go_before_a_treatys_parties(own: Own):
    text = "events: {a: {date: 2024-02-01, type: cyber_attack, treaty: schengen, states: [SRB], days: 3}}"
    config = load("own", config_dir=own(text))
    assert events_in_words(config)[0][1] == "border systems of SRB are attacked for 3 days"
