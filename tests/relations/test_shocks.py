"""Political shocks: each touches what it names, from its day on, and what lasts for a time comes back."""

import numpy as np
import pytest

from sim import BorderModel, load

WORDS = [
    "world=synthetic", "world.states=8", "days=200", "burn_in_days=0", "world.flow_scale=0.2",
    "politics.fall_per_year=0",
]  # fmt: skip


def lived(days: int, *words: str) -> BorderModel:
    """A small world after so many days."""
    model = BorderModel(load("baseline", seed=4, overrides=[*WORDS, *words]))
    for _ in range(days):
        model.step()
    return model


def event(kind: str, fields: str = "") -> str:
    return f"events={{e: {{date: 2024-02-10, type: {kind}, states: [S01]{fields}}}}}"


@pytest.mark.parametrize(
    ("kind", "table", "column", "rises"),
    [("attack", "governments", "concern", True), ("scandal", "governments", "alarm", True),
     ("court_ruling", "police", "court_limit", False), ("economic_crisis", "states", "gdp_usd", False)],
)  # fmt: skip
def test_a_shock_moves_the_state_named_and_no_other_on_its_day(kind, table, column, rises):
    calm, struck = (getattr(getattr(lived(41, *w).world, table), column).copy() for w in ((), (event(kind),)))
    i = lived(0).world.codes.index("S01")
    assert (struck[i] > calm[i]) == rises and struck[i] != calm[i]
    assert np.array_equal(np.delete(struck, i), np.delete(calm, i))


def test_an_economy_is_as_before_when_a_crisis_is_over():
    before, over = lived(0).world, lived(120, event("economic_crisis", ", days: 60")).world
    assert over.states.gdp_usd == pytest.approx(before.states.gdp_usd)
    assert over.equipment.own_eur == pytest.approx(before.equipment.own_eur)


def test_a_scandal_brings_an_election_within_its_days():
    model = lived(180, event("scandal", ", days: 30"))
    elections = model.events_frame().query("kind == 'election' and who == 'S01'").day
    assert ((elections > 40) & (elections <= 40 + 30 + 31)).any()


def test_a_breach_is_published_and_remembered_by_those_whose_records_lay_there():
    calm, struck = (lived(120, *words) for words in ((), (event("breach"),)))
    assert struck.world.tally.breached.sum() > calm.world.tally.breached.sum()
    assert struck.world.governments.alarm.sum() > calm.world.governments.alarm.sum()
    assert struck.world.governments.willingness.mean() < calm.world.governments.willingness.mean()


def test_fear_of_an_attack_brings_controls_back_where_it_is_felt():
    calm, struck = (lived(150, *words) for words in ((), (event("attack", ", concern: 4.0"),)))
    held = lambda model: set(model.events_frame().query("kind == 'suspension' and day > 40").who)  # noqa: E731
    assert "S01" not in held(calm) and "S01" in held(struck)
    i = struck.world.codes.index("S01")
    fear = struck.world.governments.fear
    assert 0.0 < fear[i] < 4.0 and not np.delete(fear, i).any()
