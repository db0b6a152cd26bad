"""What the program answers at once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sim.door.command import read_command
from sim.door.entry import enter
from sim.door.listing import EXAMPLES
from sim.door.points import read_study

ROOT = Path(__file__).resolve().parents[2]


def never(study, command):
    raise AssertionError("this was to be answered, not run")


def answer(capsys, *words):
    assert enter(words, never) == 0
    return capsys.readouterr().out


def shown() -> list[str]:
    """The commands that the README, the documentation and ``--help`` show."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    lines += [f"{command}  # {words}" for command, words in EXAMPLES]
    return [line.split("  #")[0].strip() for line in lines if line.startswith("python run.py ")]


@pytest.mark.parametrize("command", dict.fromkeys(shown()))
def test_commands_that_are_shown_need_no_quotes_and_are_understood(command):
    assert not re.search(r"[][(){}*?'\"$<>|;&]", command)
    asked = read_command(command.split()[2:])
    if asked.overrides and asked.own is None:  # folders of one's own are the reader's
        read_study(asked.overrides, asked.study, None)


def test_help_imports_nothing_heavy():
    heavy = "{'hydra', 'numba', 'mesa', 'pydantic', 'pandas', 'numpy', 'duckdb'}"
    code = (
        f"import sys; from sim.door.entry import enter; enter(['--help'], None); assert not {heavy} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def test_help_into_a_closed_pipe_is_quiet():
    command = f"{sys.executable} run.py list settings | head -n 1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True)
    assert not done.stderr and len(done.stdout.splitlines()) == 1


def test_a_dry_run_says_what_would_run(capsys, tmp_path):
    text = answer(capsys, "dry_run=true", f"output={tmp_path}/new", "seeds=0:3")
    assert "1 point x 3 seeds = 3 runs" in text and "Memory" in text
    assert not list(tmp_path.iterdir())


def test_a_scenario_tells_itself(capsys):
    text = answer(capsys, "describe=true", "technology.gap=0.9", "treaties.comity.in_force=false")
    assert "technology.gap: 0.9 instead of" in text and "comity: switched off" in text


def test_resolved_settings_can_be_shown(capsys):
    assert "burn_in_days: 90" in answer(capsys, "--cfg", "job")


@pytest.mark.parametrize("what", ["scenarios", "worlds", "treaties", "settings"])
def test_lists(capsys, what):
    assert len(answer(capsys, "list", what).splitlines()) > 1


@pytest.mark.parametrize("words", [["--hlep"], ["list", "setting"], ["--config-dir", "/no/such"], ["--cfg", "all"]])
def test_a_wrong_flag_is_refused(capsys, words):
    assert enter(words, never) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_what_cannot_fit_is_refused(capsys):
    assert enter(["world.flow_scale=1000", "scale.memory_gib=2"], never) == 4
    assert "scale.memory_gib allows 2.0 GiB" in capsys.readouterr().err
