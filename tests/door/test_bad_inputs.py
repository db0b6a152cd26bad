"""Every known way to get a setting wrong is refused in one clear line: on the command line, in Python, in a file."""

import re
from pathlib import Path

import pytest
import yaml

from sim.door import Refusal, load
from sim.door.entry import enter

CASES = yaml.safe_load((Path(__file__).parent / "bad_inputs.yaml").read_text(encoding="utf-8"))


def generated(text):
    return eval(text, {"__builtins__": {}})  # noqa: S307  our own cases


ON_LINE = {c["id"]: c.get("cli") or [generated(c["cli_gen"])] for c in CASES if "cli" in c or "cli_gen" in c}
IN_FILE = {
    c["id"]: bytes.fromhex(c["file_hex"])
    if "file_hex" in c
    else c.get("file", "") or generated(c.get("file_gen", "''"))
    for c in CASES
    if {"file", "file_gen", "file_hex"} & c.keys()
}
EXPECT = {c["id"]: c["expect"] for c in CASES}


def never(study, command):
    raise AssertionError("a bad input was run")


def refused(words, capsys, expect):
    code = enter(words, never)
    lines = capsys.readouterr().err.splitlines()
    assert code == 2
    assert 1 <= len(lines) <= 5 and all(line.startswith("error: ") for line in lines)
    assert re.search(expect, "\n".join(lines)), lines


@pytest.mark.parametrize("name", ON_LINE)
def test_the_command_line_refuses(name, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused(ON_LINE[name], capsys, EXPECT[name])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ON_LINE)
def test_python_refuses_with_the_same_words(name):
    with pytest.raises(Refusal, match=EXPECT[name]):
        load(overrides=ON_LINE[name])


@pytest.mark.parametrize("name", IN_FILE)
def test_a_file_is_refused(name, own, capsys):
    refused(["--config-dir", str(own(IN_FILE[name])), "scenario=own"], capsys, EXPECT[name])


@pytest.mark.parametrize("seeds", ["5:1", "0:0", "9223372036854775807:9223372036854775809"])
def test_seeds_that_are_none(seeds, capsys):
    refused([f"seeds={seeds}"], capsys, "seeds: holds no seed.*A below B")


@pytest.mark.parametrize("given", ["days=365", [5], [None]])
def test_python_wants_a_list_of_texts(given):
    with pytest.raises(Refusal, match="overrides: must be a list of texts"):
        load(overrides=given)


def test_a_file_with_another_sort_of_name_is_told_apart(own, capsys):
    folder = own("days: 365")
    (folder / "scenario" / "own.yaml").rename(folder / "scenario" / "my.own.yaml")
    refused(["--config-dir", str(folder), "scenario=my.own"], capsys, "is no name of an option.*Rename the file")
    refused(["--config-dir", str(folder / "scenario"), "scenario=own"], capsys, "holds no folder scenario")


@pytest.mark.parametrize("name", ["misspelt", "norway", "deep-file"])
def test_python_refuses_the_file_too(name, own):
    with pytest.raises(Refusal, match=EXPECT[name]):
        load("own", config_dir=own(IN_FILE[name]))


MAPS = {
    "placeless": ("club: [USA]\norigins: {Here: {access: {USA: 1.0}}}", "layout: placeless.yaml: origins.Here.at"),
    "broken": ("club: [USA\nothers: }", "broken.yaml: cannot be read: .*line 2"),
    "blank": ("", "blank.yaml: (is empty|must be a mapping)"),
}


@pytest.mark.parametrize("name", MAPS)
def test_a_map_by_name_is_checked_as_one_by_path(name, capsys, tmp_path, monkeypatch):
    text, expect = MAPS[name]
    monkeypatch.setattr("sim.geography.layout_file.FILES", tmp_path)
    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    for layout in (name, tmp_path / f"{name}.yaml"):
        refused([f"world.layout={layout}"], capsys, expect)
