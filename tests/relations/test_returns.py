"""Who is returned or refused weighs the ways anew, and meets at posts what was written about the first journey."""

import pytest

from sim.tables import Fate

LISTED = ("information.lists.ban_share=1", "justice.returned_share=1", "movers.persons_factor=5", "days=200")
OWN, FOREIGN, FIRST = 16, 32, 1


def opened(model, share: float):
    """The model with the legal channel open to ``share`` of everybody."""
    model.world.streams.usual_access[:] = model.world.streams.legal_access[:] = share
    return model


@pytest.fixture(scope="module")
def events(small, told):
    return told(opened(small(*LISTED), 0.6).run())


def test_alerts_on_movers_meet_checks_at_posts_and_bar_them(events):
    hits = events[(events.post >= 0) & (events["flags"] & (OWN | FOREIGN) > 0)]
    assert len(hits) > 5
    assert set(hits.fate) <= {Fate.REFUSED, Fate.GAVE_UP, Fate.CLAIMED_AT_POST, Fate.SEIZED}


def test_who_weighs_the_ways_again_is_no_new_departure(small, told):
    model = opened(small(*LISTED), 0.6).run()
    events = told(model)
    weighs = events[(events.fate == Fate.DEPARTED) & (model.world.streams.person[events.stream] == 1)]
    first = weighs[weighs["flags"] & FIRST > 0]
    assert model.world.tally.departed.sum() == len(first) == first.serial.nunique() < len(weighs)


def test_nobody_is_at_a_border_for_the_first_time_twice(events):
    tries = events[(events.sector >= 0) & (events["flags"] & FIRST > 0)]
    assert not tries.duplicated(["serial", "side"]).any()


def test_who_cannot_travel_legally_decides_once(small, told):
    events = told(opened(small(*LISTED), 0.0).run())
    assert not events[events.fate == Fate.DEPARTED].duplicated("serial").any()
