"""Indices against closed forms, boxes against a planted one, refusals in one line."""

import numpy as np
import pytest

from analysis.__main__ import main
from analysis.figures.prim_box import prim_box
from analysis.figures.tornado import tornado
from analysis.insight.indices import differing_in_one, morris, rank, sharing_one, sobol
from analysis.insight.sensitivity import sensitivity
from analysis.load import Study
from tests.analysis.conftest import Study as Written


def dice(key):
    return np.random.Generator(np.random.Philox(key))


def ishigami(x, a=7.0, b=0.1):
    u = np.pi * (2 * x - 1)
    return np.sin(u[:, 0]) + a * np.sin(u[:, 1]) ** 2 + b * u[:, 2] ** 4 * np.sin(u[:, 0])


def saltelli(n, d, key):
    """Two samples, and the first with one column at a time of the second."""
    a, b = dice(key).random((n, d)), dice(key + 1).random((n, d))
    mixed = [np.where(np.arange(d) == k, b, a) for k in range(d)]
    return dice(key + 2).permutation(np.vstack([a, b, *mixed]))  # the order tells nothing


def test_sobol_indices_of_the_ishigami_function_are_found_in_any_order():
    x = saltelli(2048, 3, 1)
    found = sobol(x, ishigami(x))
    assert [index.value for index in found] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.04)  # closed form
    assert [index.beside for index in found] == pytest.approx([0.3139, 0.4424, 0.0], abs=0.06)
    assert all(index.low < index.value < index.high for index in found)


def test_pairs_are_read_from_the_points():
    x = saltelli(50, 4, 5)
    for k in range(4):
        pairs = differing_in_one(x, k)
        assert len(pairs) == 50 and ((x[pairs[:, 0]] != x[pairs[:, 1]]).sum(1) == 1).all()
        shared = sharing_one(x, k)
        assert len(shared) == 50 and ((x[shared[:, 0]] == x[shared[:, 1]]).sum(1) == 1).all()


def test_elementary_effects_of_a_line_are_its_slopes_and_of_an_interaction_spread():
    start = dice(7).random((20, 3)) * 0.5
    x = np.vstack([start, *[start + 0.3 * np.eye(3)[k] for k in range(3)]])
    first, second, third = morris(x, 4 * x[:, 0] - 2 * x[:, 1] + 6 * x[:, 1] * x[:, 2])
    assert first.value == pytest.approx(4) and first.beside == pytest.approx(0, abs=1e-9)
    assert third.beside > 0.3 and second.beside > 0.3


def test_rank_correlation_keeps_the_sign_and_finds_what_does_nothing():
    x = dice(9).random((200, 3))
    up, down, nothing = rank(x, np.exp(3 * x[:, 0]) - 5 * x[:, 1] + dice(10).normal(0, 1, 200))
    assert up.low > 0.5 and down.high < -0.3 and nothing.low < 0 < nothing.high


def test_one_that_alone_decides_has_rank_correlation_one():
    x = dice(11).random((50, 2))
    assert rank(x, x[:, 0] ** 3)[0].value == pytest.approx(1)


@pytest.fixture(scope="module")
def swept(tmp_path_factory):
    """Attempts fail to come where gap is above 0.6 and spending below 0.4; entries rise with gap alone."""
    study = Written(tmp_path_factory.mktemp("swept") / "trial")
    x = dice(12).random((200, 2))
    for k, (gap, spending) in enumerate(x):
        key = study.point(f"{k:012x}", label=f"p{k}", varied={"t.gap": float(gap), "t.spending": float(spending)})
        low = gap > 0.6 and spending < 0.4
        values = {name: np.ones(2) for name in study.metrics}
        study.runs(key, values | {"attempts": np.array([1.0, 2.0]) + 5 * (not low), "entries": np.full(2, gap)})
    return study


def test_a_sweep_without_a_design_is_read_by_ranks(swept, tmp_path):
    found = sensitivity(Study(swept.folder), ("entries",))
    assert found.method == "rank" and found.table.set_index("setting")["value"]["t.gap"] == pytest.approx(1)
    assert found.table["noise"].max() == 0
    assert tornado(found).texts[0].get_text() == "t.gap matters most for entries"


def test_a_design_told_in_the_manifest_is_read_by_its_own_method(study):
    x = saltelli(16, 2, 20)
    for k, (gap, spending) in enumerate(x):
        key = study.point(f"{k:012x}", label=f"p{k}", varied={"t.gap": float(gap), "t.spending": float(spending)})
        study.runs(key, {name: np.full(1, 3 * gap + spending) for name in study.metrics})
    names, ranges = ["t.gap", "t.spending"], [[0.0, 1.0], [0.0, 1.0]]
    for kind, expected in (("sobol", 0.9), ("morris", 3.0)):
        study.manifest["design"] = {"kind": kind, "size": 16, "seed": 0, "names": names, "ranges": ranges}
        study.write_manifest()
        found = sensitivity(Study(study.folder), ("trust",))
        assert found.method == kind
        assert found.table.set_index("setting")["value"]["t.gap"] == pytest.approx(expected, rel=0.3)


def test_the_planted_box_is_found(swept):
    pytest.importorskip("ema_workbench", reason="the extra insight is not installed")
    from analysis.insight.discover import discover

    found = discover(Study(swept.folder), "attempts", "below", 3.0)
    box, leaf = found.boxes[0], found.leaves[0]
    limits = {name: (low, high) for name, low, high, _ in box.bounds}
    assert limits["t.gap"][0] == pytest.approx(0.6, abs=0.03) and limits["t.spending"][1] == pytest.approx(
        0.4, abs=0.03
    )
    assert box.coverage > 0.95 and box.density > 0.95 and leaf.density > 0.9
    assert "attempts below 3 mostly where" in prim_box(found).texts[0].get_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sensitivity", "trial", "--metric", "atempts"], "error: metric: no metric 'atempts' in"),
        (["discover", "trial"], "error: discover: needs a metric and a bound."),
        (["discover", "trial", "--metric", "attempts", "--where", "below", "x"], "error: where: 'x' is not a number."),
        (["discover", "trial", "--metric", "attempts", "--where", "beyond", "1"], "error: where: is 'beyond'."),
        (["discover", "trial", "--metric", "entries", "--where", "above", "9"], "error: where: entries is above 9"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_one_line(swept, capsys, words, said):
    assert main([*words, "--output", str(swept.folder.parent)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(said) and len(told.splitlines()) == 1


def test_a_study_that_varies_no_number_is_refused(two_points, capsys):
    assert main(["sensitivity", "trial", "--output", str(two_points.folder.parent)]) == 2
    assert "varies scenario, which is not a number" in capsys.readouterr().err
