"""Templates of treaties stand on any map, and each brings what its instruments bring and nothing else."""

from functools import cache

import numpy as np
import pytest

from sim import BorderModel, load

TEMPLATES = ("like_schengen", "like_us_mexico", "like_apec", "like_asean_haze")


@cache
def lived(template: str) -> BorderModel:
    words = ["world=synthetic", "world.states=8", "days=400", "burn_in_days=0", f"treaty=[{template}]"]
    return BorderModel(load("baseline", seed=3, overrides=words)).run()


def granted(model: BorderModel) -> set[str]:
    law = model.world.law
    blank = {"alert_days", "request_days", "evidence_days", "surrender_days"}
    return {name for name, column in zip(law._fields, law, strict=True) if name not in blank and column.any()}


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_stands_alone_on_a_map_that_it_was_not_written_for(template):
    model = lived(template)
    assert [one.name for one in model.world.instruments] == [template]
    assert np.isfinite([v for v in model.summary().values() if v is not None]).all()


def test_templates_differ_in_what_they_permit():
    free = {t: "free" in granted(lived(t)) for t in TEMPLATES}
    assert free == {"like_schengen": True, "like_us_mexico": False, "like_apec": False, "like_asean_haze": False}
    assert {"pursuit", "team", "corps", "surrender", "followed"} <= granted(lived("like_schengen"))
    assert {"readmission", "surrender", "cargo_saved"} <= granted(lived("like_us_mexico"))
    assert not {"surrender", "pursuit", "readmission", "team"} & granted(lived("like_apec"))
    assert "check_saved" in granted(lived("like_apec"))


def test_a_framework_of_six_binds_when_six_have_ratified_and_soft_law_binds_at_once():
    events = lived("like_asean_haze").events_frame()
    w = lived("like_asean_haze").world
    done = events.query("kind == 'ratification'").day
    bound = w.membership.since[0][w.membership.since[0] < 2**30]
    assert (len(done) < 6 and not len(bound)) or bound.min() == sorted(done)[5] + 1 + 60
    assert lived("like_apec").world.membership.since.max() == -1
