"""Settings that were called otherwise are still taken: they mean what their names of today mean, and say so once."""

from collections.abc import Iterator

import pytest

from sim.door import Refusal, load
from sim.door.catalogue import Setting
from sim.door.check import known_settings
from sim.door.entry import enter
from sim.door.moved import MOVED, name_today
from sim.door.points import read_study
from tests.door.conftest import Own


def pairs() -> Iterator[tuple[str, str]]:
    """Old and new names of settings: every leaf of the table, and for every group the first setting below it."""
    for old, new in MOVED.items():
        names = (name.removeprefix(new) for name in known_settings() if name == new or name.startswith(f"{new}."))
        yield next((old + rest, new + rest) for rest in names if name_today(old + rest) == new + rest)


def other_value(one: Setting) -> str:
    """A value that a setting may have and that is not its default."""
    if one.plausible:
        return str(next(value for value in one.plausible if value != one.default))
    if isinstance(one.default, bool):
        return str(not one.default).lower()
    words = {"scope": "one_sector", "allocation": "random", "travellers": "individual"}
    return words[one.path.split(".")[-1]] if isinstance(one.default, str) else str(one.default + 1)


PAIRS = list(pairs())


def test_every_old_name_leads_to_a_setting_or_a_group_of_today():
    known = known_settings()
    assert [new for _, new in PAIRS if new not in known] == []
    assert len(PAIRS) == len(MOVED)  # of every group at least one setting
    assert not known.keys() & {old for old, _ in PAIRS}  # no name of today is taken for an old one


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=[old for old, _ in PAIRS])
def test_an_old_name_gives_the_configuration_that_the_new_one_gives(old, new):
    value = other_value(known_settings()[new])
    by_old, by_new = (load(overrides=[f"{name}={value}"]) for name in (old, new))
    assert by_old == by_new != load()


OLD_FILE = """
operations: {surveillance: {glimpse: 0.5}, hardening: {scope: one_sector}, posts: {staffing: 0.9}, allocation: random}
intelligence: {lists: {factor: 2.0}, exchange: {human_days: 1.0}}
society: {returned_share: 0.5, claim_factor: 0.5, ban_share: 1.0, report_delay_days: 60, value_of_time_eur: 20.0}
trust: {exponent: 1.0}
crime: {choice: {participation: 0.5}, persons_factor: 2.0, market: {networks_per_front: 3}, drugs: {tip_share: 0.1}}
politics: {exit_per_year: 0.02, opinion_days: 100.0}
"""
NEW_FILE = """
surveillance: {glimpse: 0.5, hardening: {scope: one_sector}, allocation: random}
posts: {staffing: 0.9}
information: {lists: {factor: 2.0, ban_share: 1.0, tip_share: 0.1}, exchange: {human_days: 1.0}}
justice: {returned_share: 0.5}
movers: {retry: {claim_factor: 0.5}, choice: {participation: 0.5}, persons_factor: 2.0}
observation: {report_delay_days: 60}
ledger: {value_of_time_eur: 20.0}
relations: {exponent: 1.0}
crime: {market: {networks_per_side: 3}}
legal: {exit_per_year: 0.02}
politics: {opinion_days: 100.0}
"""


def test_a_scenario_file_of_old_groups_gives_the_configuration_of_one_of_today(own: Own):
    old = load("own", config_dir=own(OLD_FILE))
    new = load("own", config_dir=own(NEW_FILE))
    assert old == new and old.surveillance.glimpse == 0.5


def test_the_command_line_wins_over_a_file_whichever_names_they_use(own: Own):
    for text in ("trust: {exponent: 1.0}", "relations: {exponent: 1.0}"):
        for name in ("trust.exponent", "relations.exponent"):
            assert load("own", overrides=[f"{name}=2.0"], config_dir=own(text)).relations.exponent == 2.0


def test_given_under_both_names_a_setting_is_given_twice():
    with pytest.raises(Refusal, match="relations.exponent: is given twice"):
        load(overrides=["trust.exponent=1", "relations.exponent=1"])


def test_an_earlier_name_in_a_file_stands_on_top_of_what_the_shipped_scenario_says_and_is_told(own: Own):
    folder = own("defaults: [us_2016, _self_]\nsociety: {returned_share: 0.9}")
    assert load("us_2016").justice.returned_share != load("own", config_dir=folder).justice.returned_share == 0.9
    assert read_study(["scenario=own"], False, folder).warnings == [
        "warning: society.returned_share is justice.returned_share today"
    ]


def test_one_setting_that_became_two_sets_both(own: Own):
    config = load("own", config_dir=own("operations: {surveillance: {capacity_coupling: false}}"))
    assert not config.surveillance.capacity_coupling and not config.justice.capacity_coupling


@pytest.mark.parametrize("words", [["trust.exponent=1"], ["-m", "trust.exponent=0.7,1,2"]])
def test_the_command_says_once_what_a_setting_is_called_today(words, capsys, tmp_path):
    assert enter([*words, "dry_run=true", f"output={tmp_path}"], lambda *_: 1) == 0
    assert capsys.readouterr().err.splitlines() == ["warning: trust.exponent is relations.exponent today"]


def test_a_design_takes_old_names(tmp_path):
    made = read_study(["design=lhs", "design_size=2", "vary=trust.exponent,crime.retry.delay_days"], True, None)
    assert set(made.points[0].varied) == {"relations.exponent", "movers.retry.delay_days"}


def test_an_unknown_setting_of_an_old_group_is_refused():
    with pytest.raises(Refusal, match="relations.exponnent: unknown setting.*relations.exponent"):
        load(overrides=["trust.exponnent=1"])


def test_two_earlier_names_of_one_setting_in_a_file_are_refused_and_both_are_told(own: Own):
    text = "intelligence: {lists: {ban_share: 0.5}}\nsociety: {ban_share: 0.5}"
    expect = "given twice, as intelligence.lists.ban_share and as society.ban_share"
    with pytest.raises(Refusal, match=expect):
        load("own", config_dir=own(text))


def test_a_name_of_today_in_the_command_is_not_said_to_be_written_otherwise_in_a_file(own: Own):
    with pytest.raises(Refusal, match="relations.exponent: must be") as refused:
        load("own", overrides=["relations.exponent=-1"], config_dir=own("trust: {exponent: 1.0}"))
    assert "written" not in str(refused.value)


def test_an_empty_group_takes_nothing_away_and_goods_may_be_named_without_terms(own: Own):
    config = load("own", config_dir=own("trust: {}\nrelations: {exponent: 2.0}\ncrime: {goods: {arms: {}}}"))
    assert config.relations.exponent == 2.0 and list(config.crime.goods) == ["arms"]


def test_a_setting_that_is_no_more_is_refused_with_what_does_its_work_today():
    for name in ("legal.exit_depth", "politics.exit_depth"):
        with pytest.raises(Refusal, match="is no setting any more.*exit_linkage"):
            load(overrides=[f"{name}=1"])
