"""More surveillance helps nobody, once nobody learns from others and nothing is crowded."""

import pytest

from sim.tables import Fate, Flag, Stage

CAUGHT = (Fate.TURNED_BACK, Fate.RETURNED, Fate.DETERRED, Fate.RELEASED, Fate.CLAIMED, Fate.PUSHED_BACK, Fate.SEIZED)
GONE = (Fate.DIED, Fate.DETERRED, Fate.CLAIMED, Fate.SEIZED, Fate.GAVE_UP)
# Dated draws would let a delay help: weather of another day, an alert entered on another day. Who hears reports after
# being stopped may find a better way.
DATELESS = ("surveillance.weather_sd=0", "information.lists.ban_share=0", "movers.choice.reports_share=0")


def arrived(model, told) -> dict[int, int]:
    """Day of arrival of each who came to the end of an irregular route, unseen, seen or released."""
    events = told(model)
    set_out = (events.fate == Fate.DEPARTED) & (events["flags"] & Flag.FIRST > 0)
    events = events[events.serial.isin(events.serial[set_out])]  # others were on the way before the first day
    on = events[events.fate.isin([Fate.UNSEEN, Fate.GOTAWAY, Fate.RELEASED, Fate.OPEN]) & (events.post < 0)]
    w = model.world
    passed = on.groupby("serial").agg(n=("day", "size"), day=("day", "max"))
    out = set(events[events.fate.isin(GONE)].serial) | set(w.movers.serial[w.movers.stage != Stage.FREE])
    return {int(s): int(d) for s, d in passed.day.items() if s not in out}


@pytest.mark.parametrize(
    "more",
    [
        ("technology.patrols_per_km=1.8", "technology.boats_per_km=0.6"),
        ("technology.tower_cover=0.6",),
        ("technology.drones_per_1000km=20",),
        ("surveillance.response_latency_h=0.1",),
    ],
)
def test_with_more_surveillance_nobody_arrives_who_did_not_or_sooner(still, told, more):
    before, after = (arrived(still(*DATELESS, *words, "days=200").run(), told) for words in ((), more))
    assert set(after) < set(before)
    assert all(before[serial] <= day for serial, day in after.items())


def test_no_surveillance_at_all_stops_nobody(still, told):
    bare = (
        "technology.patrols_per_km=0",
        "technology.boats_per_km=0",
        "technology.tower_cover=0",
        "technology.drones_per_1000km=0",
    )
    events = told(still(*bare, "technology.interior_patrols_per_km=0").run())
    assert not events[(events.sector >= 0)].fate.isin(CAUGHT).any()
