"""The sweep of all settings: it leaves none out, asks theory of what exists, and tells what it found."""

import json

import numpy as np
import yaml

from sim import load
from sim.ledger.metrics import catalogue
from tests.model.test_settings import numeric
from tools import sensitivity
from tools.levers import BEFORE, LEVERS
from tools.sensitivity import GROUNDS, HEADLINE, SIGNS, compare, page, ranges

NAMES = [metric.name for metric in catalogue()]


def test_every_setting_with_a_range_is_moved_and_theory_speaks_of_those_that_exist():
    from sim.config import Config

    moved = {name for name, _, _ in ranges()}
    assert moved == {name for name, _, _ in numeric(Config) if not name.startswith("world.")}
    said = yaml.safe_load(SIGNS.read_text())
    assert set(said) <= moved and set(HEADLINE) <= set(NAMES)
    assert all(terms.keys() - {"because"} <= set(NAMES) and terms["because"] for terms in said.values())


def test_the_page_tells_silence_details_and_signs_apart(monkeypatch):
    still = np.ones((2, len(NAMES)))
    fewer, more = still.copy(), still.copy()
    fewer[:, NAMES.index("net_arrivals")] = 0.5
    more[:, NAMES.index("breached_records")] = 2.0
    ends = {"justice.returned_share": (still, fewer), "movers.persons_factor": (still, fewer)}
    ends |= {"information.misuse.breach_per_year": (still, more), "legal.renewal": (still, still)}
    said = {name: terms for name, terms in yaml.safe_load(SIGNS.read_text()).items() if name in ends}
    monkeypatch.setattr(sensitivity.yaml, "safe_load", lambda _: said)
    found = {name: dict.fromkeys(GROUNDS, compare(*pair)) for name, pair in ends.items()}
    told = page(found, 2)
    silence, details, against, rest = (told.split("\n## ")[k] for k in (1, 2, 3, 4))
    assert "`legal.renewal`" in silence and "`information.misuse.breach_per_year`" in details
    wrong = against.split("All signs")[0]
    assert "`movers.persons_factor`" in wrong and "`justice.returned_share`" not in wrong
    assert "−67 %" in rest


def test_every_lever_can_be_pulled_and_is_read_by_metrics_that_exist():
    before = json.loads(BEFORE.read_text())
    assert set(before) == {lever.asks for lever in LEVERS}
    for lever in LEVERS:
        assert set(lever.metrics) <= set(NAMES)
        for words in lever.words:
            given = {word.split("=")[0] for word in words}
            load(lever.scenario, overrides=[*(g for g in lever.ground if g.split("=")[0] not in given), *words])
