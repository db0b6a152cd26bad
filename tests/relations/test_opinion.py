"""Publics and governments by what is published: leaving is no news by itself, leaks of data are."""

import numpy as np

LEAVE = "events.l={date: 2024-04-10, type: denounce, treaty: club, states: [S01]}"
CALM = ("legal.events_per_year=0", "legal.pressure_base=-30", "legal.exit_per_year=0", "politics.fall_per_year=0",
        "politics.term_days=7000", "politics.concern_per_wait_hour=0", "world.states=12")  # fmt: skip


def course(small, *words: str, seed: int) -> np.ndarray:
    """Concern of the public of S01, day by day."""
    model = small(*CALM, "days=480", "treaties.club.notice_days=60", *words, seed=seed)
    i, concern = model.world.codes.index("S01"), []
    while model.day < model.config.days:
        model.step()
        concern.append(model.world.governments.concern[i])
    return np.array(concern)


def test_a_public_that_leaves_the_area_is_no_calmer_and_no_more_worried_for_it(small):
    apart = [course(small, LEAVE, seed=s) - course(small, seed=s) for s in (1, 2)]
    assert np.abs(np.diff(apart, axis=1)).max() < 0.1  # no jump
    assert np.abs(apart).max() < 0.25  # and no drift within the year after the exit


def test_governments_whose_data_leaked_give_less_for_a_while(small):
    words = ("days=900", "politics.turnover_sd=0", *CALM, "information.misuse.breach_per_year=0",
             "information.misuse.per_million=0", "information.misuse.transfers_per_million=0")  # fmt: skip
    model, other = (small(*words) for _ in range(2))
    i = model.world.codes.index("S01")
    apart = []
    while model.day < 900:
        for one in (model, other):
            if one is model and one.day == 40:
                one.world.observed.leaked[one.world.month, i] += 1e6
            one.step()
        apart.append(model.world.governments.willingness[i] - other.world.governments.willingness[i])
    assert apart[45] == 0.0  # nobody knows before it is published
    assert min(apart) < -0.05 and apart[-1] > 0.4 * min(apart)
    assert np.argmin(apart) < 130


def test_a_breach_is_published_among_those_whose_records_lay_there_and_lowers_what_passes(small):
    words = ("days=300", "information.misuse.breach_per_year=20", "technology.cyber.protection=0")
    w, deaf = (small(*words, *more).run().world for more in ((), ("politics.willingness_alarm=0",)))
    assert (w.observed.leaked.sum(0) > 1000).sum() >= 3 and w.governments.alarm.max() > 3.0
    assert w.tally.willingness[-1] < deaf.tally.willingness[-1] - 0.02
    persons = [(one.dyads.alert_visibility[1] * (1 - np.eye(len(one.codes)))).sum() for one in (w, deaf)]
    assert persons[0] < persons[1]
