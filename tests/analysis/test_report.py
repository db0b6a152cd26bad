"""The report: headline first, all figures there, nothing from a network, hostile titles harmless."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from analysis.__main__ import main
from analysis.load import Study
from analysis.report import report
from analysis.report.settings import Meanings, differences
from tests.analysis.conftest import Study as Written
from tests.analysis.conftest import with_two_points

HOSTILE = """"><script>alert('x')</script><img src=x onerror=alert(1)> & '"""


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of a study whose scenario bears a hostile title, question, label and reason."""
    two_points = with_two_points(Written(tmp_path_factory.mktemp("page") / "trial"))
    told = two_points.manifest["points"]["bbbbbbbbbbbb"]
    told |= {"title": HOSTILE, "question": HOSTILE, "label": "harder -->" + HOSTILE}
    told["expect"] = [{"metric": "attempts", "direction": "down", "because": HOSTILE}]
    told["config"] = {"technology": {"gap": HOSTILE}, "events": {}, "world": {"layout": HOSTILE}}
    two_points.manifest["points"]["aaaaaaaaaaaa"]["config"] = {
        "technology": {"gap": 0.25}, "world": {"layout": HOSTILE}
    }  # fmt: skip
    two_points.manifest["origins"] = [{"command": f"python run.py scenario={HOSTILE}", "utc": HOSTILE, "packages": {}}]
    two_points.write_manifest()
    return report(Study(two_points.folder))


def test_the_answer_stands_on_top_with_its_certainty_and_its_limits(page):
    text = page.read_text()
    first = re.search(r"<h1>(.*?)</h1>", text)[1]
    assert "irregular attempts to cross fall by 10" in first
    assert "8 of 8 seeds" in text and "confirmed: down by 10" in text
    assert text.index("<h1>") < text.index("Figures") < text.index("What the model cannot say")
    assert "python -m analysis report trial" in text


def test_hostile_titles_are_shown_and_never_run(page):
    text = page.read_text()
    tags = Tags(text).tags
    assert not [tag for tag, _ in tags if tag in ("script", "img", "iframe", "object", "embed", "base", "form")]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert "&lt;script&gt;" in text and "<!--" not in text


def test_no_address_of_any_network_is_in_the_page(page):
    for _, attributes in Tags(page.read_text()).tags:
        for name, value in attributes.items():
            if name in ("href", "src", "xlink:href", "action", "data", "poster"):
                assert value.startswith(("#", "data:"))
    assert not re.search(r"url\((?!#)|@import", page.read_text())


def test_every_figure_that_the_study_holds_is_drawn_and_the_others_are_named(page):
    text = page.read_text()
    assert text.count("<svg") == text.count("</svg>") == 3
    assert "Not drawn:" in text and "heat (needs a sweep of exactly two numbers over a full grid)" in text


MEANINGS = Meanings(
    {
        "settings": [
            {"name": "technology.gap", "meaning": "disparity", "unit": "share"},
            {"name": "treaties.NAME.in_force", "meaning": "switch", "unit": ""},
            {"name": "treaties.NAME.provisions.alert_sharing.share", "meaning": "what law lets pass", "unit": "share"},
        ]
    }
)


def test_settings_that_differ_are_told_with_what_they_mean():
    base = {"title": "a", "technology": {"gap": 0.25, "spending": 1.0}}
    ours = {"title": "b", "technology": {"gap": 1.0, "spending": 1.0}}
    assert differences(ours, base, MEANINGS) == [("technology.gap", "disparity (share)", "0.25", "1.0")]
    assert differences(ours, base, Meanings({}))[0].meaning == ""  # left by an older version


def test_treaties_that_differ_are_told_in_words():
    terms = {"alert_sharing": {"share": 0.5}}
    base = {"treaties": {"x": {"title": "Treaty X", "in_force": True, "provisions": terms}}}
    ours = {"treaties": {"x": {"title": "Treaty X", "in_force": False, "provisions": {"alert_sharing": {"share": 1}}},
                         "y": {"provisions": {"hot_pursuit": {}}}}}  # fmt: skip
    assert [tuple(row) for row in differences(ours, base, MEANINGS)] == [
        ("treaties.x.in_force", "Treaty X: switch", "yes", "no"),
        (
            "treaties.x.provisions.alert_sharing.share",
            "Treaty X: alert sharing, what law lets pass (share)",
            "0.5",
            "1",
        ),
        ("treaties.y", "y: hot pursuit", "absent", "there"),
    ]
    ours["treaties"]["x"]["provisions"] = {}
    assert ("treaties.x.provisions.alert_sharing", "Treaty X: alert sharing", "there", "absent") in differences(
        ours, base, MEANINGS
    )


def test_what_drives_the_results_is_drawn_and_told_where_numbers_vary(study):
    dice = np.random.Generator(np.random.Philox(5))
    for k, (gap, spending) in enumerate(dice.random((48, 2)).round(3).tolist()):
        key = study.point(f"dddddddddd{k:02d}", label=f"point {k}", varied={"t.gap": gap, "t.spending": spending})
        study.manifest["points"][key]["scenario"] = "baseline"
        study.runs(key, {name: dice.normal(0, 0.01, 2) + 3 * gap - spending for name in study.metrics})
    study.write_manifest()
    text = report(Study(study.folder)).read_text()
    assert "t.gap matters most for" in re.search(r"<h1>(.*?)</h1>", text)[1]
    assert 'id="figure-tornado"' in text and "t.gap has the largest partial rank correlation" in text
    assert 'id="figure-prim_box"' in text and re.search(
        r"The worst quarter of the points, entries above .* t.gap above", text
    )


def test_a_study_of_one_point_has_a_page_and_one_without_runs_a_clear_answer(study, capsys):
    key = study.point("baseline")
    assert main(["report", "trial", "--output", str(study.folder.parent)]) == 3
    assert capsys.readouterr().err.startswith("error: study: 'trial' has no finished run")
    study.runs(key, {name: np.ones(1) for name in study.metrics})
    assert "nothing to compare with" in report(Study(study.folder)).read_text()
