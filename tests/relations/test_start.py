"""The first day is like the others: people have heard what posts do, and beliefs rest on the flow there will be."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.tables import Stage


def test_the_first_to_set_out_have_heard_of_refusals_and_waits(small):
    w = small().world
    air = w.streams.air_side[(w.streams.person == 1) & (w.streams.air_side >= 0)]
    assert (w.officers.refusal[w.sides.state[air]] > 0.01).all() and (w.sides.wait_h[air] > 0).all()


def test_beliefs_rest_on_as_much_experience_as_people_make(small):
    ample = "justice.capacity_coupling=false", "surveillance.capacity_coupling=false"
    one, five = (small(f"movers.persons_factor={k}", "crime.drugs_factor=0", *ample).world.sites for k in (1, 5))
    prior = 2.5
    known = one.alpha + one.beta > prior + 100
    ratio = (five.alpha + five.beta - prior)[known] / (one.alpha + one.beta - prior)[known]
    assert known.any() and np.median(ratio) == np.clip(np.median(ratio), 4.5, 5.5)


def test_as_many_come_to_the_border_in_the_second_week_as_in_others(small):
    w = small("movers.persons_factor=20", "days=365").run().world
    tally, daily = w.tally, w.daily
    early, year = (daily.attempts[d].sum() / tally.setting_out[d].sum() for d in (slice(7, 14), slice(None)))
    assert abs(early / year - 1) < 0.12  # seasons: those who come in a week set out in the weeks before


def test_who_is_on_the_way_remembers_arrests_and_leaves_no_trace_in_the_books(small):
    w = small("movers.persons_factor=20").world
    on_the_way = w.movers.stage == Stage.TRAVELLING
    assert (w.movers.due[on_the_way] >= 0).all() and (w.movers.arrested[on_the_way] == 0).any()
    assert not w.alternatives.tried.any() and not w.networks.clients.any() and not w.tally.departed.any()


def test_no_drift_in_what_is_stopped_guided_and_paid(small):
    w = small("movers.persons_factor=20", "days=365", "politics.enabled=false").run().world
    tally, daily = w.tally, w.daily
    stopped = daily.apprehensions + daily.turn_backs
    for part, whole in ((stopped, daily.attempts), (daily.guided, daily.attempts), (tally.departed, tally.setting_out)):
        early, year = (part[d].sum() / whole[d].sum() for d in (slice(7, 21), slice(None)))
        spread = np.sqrt(year * (1 - year) / whole[7:21].sum())
        assert abs(early - year) < 5 * spread + 0.01


def test_publics_are_used_to_what_statistics_publish_of_a_usual_month(small):
    w = (
        small("movers.persons_factor=20", "days=365", "politics.enabled=false", "politics.attention_abroad=0")
        .run()
        .world
    )
    published = w.observed.detections[:12].mean(0)
    assert (published > 500).any()
    assert w.governments.habit[published > 500] == pytest.approx(published[published > 500] + 20.0, rel=0.12)


@pytest.mark.parametrize("start", ["2024-01-01", "2024-01-26", "2024-07-01", "2024-10-14"])
def test_concern_does_not_depend_on_the_day_on_which_a_run_begins(small, start):
    words = (f"start={start}", "days=366", "movers.persons_factor=20", "politics.concern_per_wait_hour=0")
    assert abs(small(*words).run().world.tally.concern.mean()) < 0.12


def test_beliefs_at_the_start_know_of_partners_patrols(small):
    w = small("treaty=[comity,club,border_partnership]").world
    assert w.dyads.usable_effort.any() and (w.sectors.joint_share > 0).any()


@pytest.mark.parametrize("layout", ["schengen", "us_mexico", "synthetic"])
def test_as_many_set_out_as_participation_says(layout):
    """The given share sets out at the reference; at rest risk differs, and fewer are sent back: some more or fewer."""
    model = BorderModel(load("baseline", seed=1, overrides=[f"world={layout}", "days=30", "burn_in_days=0"]))
    w = model.world
    persons = w.streams.person == 1
    going = np.average(1.0 - w.streams.modes[persons, 0], weights=w.streams.per_day[persons])
    assert 0.7 < going / model.config.movers.choice.participation < 1.15
