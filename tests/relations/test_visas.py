"""Visas: they close the way by air to a state of transit, and open the legal channel at a destination."""

from functools import cache

import numpy as np
import pytest

from sim import BorderModel, load
from sim.door.refusal import Refusal

EUROPE = ("world=schengen", "start=2025-01-01", "days=330", "burn_in_days=0")
FROM = 181  # 2025-07-01
DECREE = "events={{v: {{date: 2025-07-01, type: visa, {}}}}}"
AGREED = (
    "treaties.t={{title: t, parties: [members, TUR, SRB], since: '2025-07-01', until: '{}', depth: 0.1, "
    "provisions: {{visa_policy: {}}}}}"
)
BY_TUR = DECREE.format("states: [TUR], of: [South Asia]")


@cache
def lived(*words: str) -> BorderModel:
    """A European year with its journal."""
    model = BorderModel(load("baseline", seed=1, overrides=[*EUROPE, *words]))
    model.journal = []
    return model.run()


def tried(model: BorderModel, origin: str, through: str | None = None) -> int:
    """First attempts of people from an origin at external borders, two months after July, from one state or any."""
    w, total = model.world, 0
    rows = [k for k, name in enumerate(w.geography.origins.name) if name == origin]
    streams = np.flatnonzero(np.isin(w.streams.origin, rows) & (w.streams.person == 1))
    near = np.array(w.codes)[w.sides.neighbour]
    at = w.sides.focus == 1
    at &= near == through if through else True
    for day, _, _, stream, side, _, _, sector, *_, flags in model.journal:
        here = (sector >= 0) & (flags & 1 > 0) & np.isin(stream, streams) if day > FROM + 60 else np.zeros(0, bool)
        total += int(at[side[here]].sum()) if here.any() else 0
    return total


def test_a_visa_at_a_state_of_transit_empties_the_routes_that_begin_there():
    free, asked = lived(), lived(BY_TUR)
    assert tried(asked, "South Asia", "TUR") < 0.5 * tried(free, "South Asia", "TUR")
    assert tried(asked, "South Asia") < tried(free, "South Asia")  # others take another way, and some stay
    assert tried(asked, "Syria and Iraq", "TUR") == pytest.approx(tried(free, "Syria and Iraq", "TUR"), rel=0.02)
    assert asked.world.tally.net_arrivals.sum() <= free.world.tally.net_arrivals.sum()


def test_what_a_treaty_asks_a_decree_asks_too_and_it_lapses_with_the_treaty():
    asked = "{demanded: [South Asia]}"
    decree, treaty = (
        lived(DECREE.format("states: [TUR, SRB], of: [South Asia]")),
        lived(AGREED.format("2027-01-01", asked)),
    )
    routes = [model.world.routes.access_usd for model in (decree, treaty)]
    assert (routes[0] == routes[1]).all() and routes[0].any()
    over = lived(AGREED.format("2025-09-01", asked)).world.routes.access_usd
    assert not over.any()


def test_visas_lifted_at_the_destination_bring_people_to_posts_and_not_to_the_green_border():
    origin = "South Asia"
    free, usual = lived(DECREE.format(f"of: [{origin}], demanded: false")), lived()
    assert tried(free, origin) < 0.8 * tried(usual, origin)
    w, o = free.world, free.world.geography.origins.name
    s = [k for k, k_origin in enumerate(w.streams.origin) if o[k_origin] == origin and w.streams.person[k]]
    assert w.tally.net_arrivals.sum() > 0.9 * usual.world.tally.net_arrivals.sum()
    assert (w.streams.legal_access[s] > usual.world.streams.legal_access[s]).all()
    assert free.world.totals.overstays.sum() > usual.world.totals.overstays.sum()


def test_a_visa_demanded_of_nobody_leaves_every_path_as_it_was(small, told):
    empty = "treaties.t={title: t, parties: [members, neighbours], depth: 0, provisions: {visa_policy: {}}}"
    assert told(small().run()).equals(told(small(empty).run()))


@pytest.mark.parametrize(
    ("word", "says"),
    [
        (DECREE.format("of: [Atlantis]"), "events.v.of: 'Atlantis' is no origin"),
        (DECREE.format("states: [XQZ], of: [South Asia]"), "events.v.states: 'XQZ' is no state"),
        (
            AGREED.format("2027-01-01", "{lifted: [Atlantis]}"),
            "treaties.t.provisions.visa_policy.lifted: 'Atlantis' is no",
        ),
        (AGREED.format("2027-01-01", "{asked: [South Asia]}"), "provisions.visa_policy.asked: unknown field"),
    ],
)
def test_names_that_nobody_has_are_refused(word, says):
    with pytest.raises(Refusal) as refused:
        load("baseline", overrides=[*EUROPE, word])
    assert says in str(refused.value)
