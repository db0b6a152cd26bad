"""The notebook runs from top to bottom on a study, and redraws the report's figures."""

import json
import sys
from pathlib import Path
from types import ModuleType

NOTEBOOK = Path(__file__).parents[2] / "docs" / "study.ipynb"


def test_every_cell_runs_and_the_figures_of_the_report_are_shown(two_points, monkeypatch, capsys):
    shown, screen = [], ModuleType("IPython.display")
    screen.display = shown.append
    monkeypatch.setitem(sys.modules, "IPython", package := ModuleType("IPython"))
    package.version_info = (9, 0)  # matplotlib asks for it
    monkeypatch.setitem(sys.modules, "IPython.display", screen)
    monkeypatch.setenv("COMITY_STUDY", str(two_points.folder))
    names = {}
    for cell in json.loads(NOTEBOOK.read_text())["cells"]:
        if cell["cell_type"] == "code":
            assert not cell["outputs"]  # they are the reader's own
            lines = [line for line in cell["source"] if not line.startswith("%")]
            exec(compile("".join(lines), "notebook", "exec"), names)  # noqa: S102
    assert sorted(names["drawn"]) == ["comparison", "difference", "fan"] and shown == list(names["drawn"].values())
    assert "Irregular attempts to cross fall by 10" in capsys.readouterr().out
