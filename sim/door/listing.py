"""What can be listed: scenarios with their question, worlds, treaties, settings with unit and range, metrics."""

from typing import Any

from sim.door.refusal import value_in_words
from sim.door.scenarios import ScenarioFiles
from sim.door.strict_yaml import read_file

NO_NUMBERS = ("text", "list", "mapping", "date")
EXAMPLES = (
    ("python run.py", "the baseline, eight replicates"),
    ("python run.py scenario=political_withdrawal seeds=0:32", "one scenario, 32 replicates"),
    ("python run.py -m scenario=baseline,joint_patrol seeds=0:16 study=first", "a study: compared, paired by seed"),
    ("python run.py -m technology.gap=0..1:5", "five points from 0 to 1"),
    ("python run.py -m design=lhs design_size=64 study=wide", "64 points over all plausible ranges"),
    ("python run.py -m scenario=baseline,isolated engine=slurm", "on Slurm; also dask, ray"),
    ("python run.py scenario=isolated dry_run=true", "what would run, and how long it takes"),
    ("python run.py scenario=isolated describe=true", "the scenario in words"),
    ("python run.py treaties.schengen.in_force=false", "one treaty switched off"),
    ("python run.py --config-dir mine scenario=my_own", "a scenario of your own, mine/scenario/my_own.yaml"),
    ("python run.py list settings", "settings: unit, range, source; also worlds, treaties, metrics"),
)


def help_text(files: ScenarioFiles) -> str:
    """What ``--help`` prints."""
    width = max(len(command) for command, _ in EXAMPLES)
    lines = ["Comity: an agent-based simulation of international border cooperation.", ""]
    lines += ["usage: python run.py [-m] [--config-dir DIR] [--cfg job] [--debug] [group=name] [setting=value] ...", ""]
    lines += ["Examples"] + [f"  {command:<{width}}  {words}" for command, words in EXAMPLES]
    lines += ["", "Scenarios (scenario=NAME)"] + _rows(titles(files, "scenario"))
    return "\n".join(lines)


def listing(files: ScenarioFiles, what: str) -> str:
    """What ``list`` prints; everything but settings and metrics when ``what`` is empty."""
    if what == "settings":
        return "\n".join(_settings())
    if what == "metrics":
        return "\n".join(_metrics())
    groups = {"scenarios": "scenario", "worlds": "world", "treaties": "treaty"}
    lines = []
    for name, group in groups.items():
        if what in ("", name):
            lines += [f"{name} ({group}=NAME)", *_rows(titles(files, group)), ""]
    return "\n".join(lines).rstrip()


def titles(files: ScenarioFiles, group: str) -> dict[str, str]:
    """The options of a group, each with its question or title; files that cannot be read say so."""
    found = {}
    for name in files.options()[group]:
        try:
            path = files.file(group, name)
            content: dict[str, Any] = read_file(path)
            found[name] = str(content.get("question") or content.get("title") or _first_comment(path))
        except Exception as error:  # a list of scenarios must not end at one that is broken
            found[name] = str(error).splitlines()[0]
    return found


def _first_comment(path: Any) -> str:
    """The first comment of a file, which says what it is where it has no title."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line.lstrip("# ").strip() for line in lines if line.startswith("#") and "@package" not in line), "")


def _rows(texts: dict[str, str]) -> list[str]:
    width = max((len(name) for name in texts), default=0)
    return [f"  {name:<{width}}  {text}" for name, text in texts.items()]


def _settings() -> list[str]:
    from sim.door.check import known_settings

    lines = []
    for s in known_settings().values():
        default = "" if s.default is ... or s.default in ("", (), [], {}) else f" = {value_in_words(s.default)}"
        unit = f" [{s.unit}]" if s.unit else ""
        bounds = f", {s.bounds}" if s.bounds else ""
        chosen = "." not in s.path or s.kind.startswith(NO_NUMBERS)  # by the user, who needs no source for it
        source = "" if chosen and s.source == "assumption" else f" Source: {s.source}"
        lines += [f"{s.path}{default}{unit}", f"    {s.meaning}. {s.kind}{bounds}.{source}"]
    return lines


def _metrics() -> list[str]:
    from sim.ledger.metrics import catalogue

    return [
        f"{m.name} [{m.unit}] ({m.theme}, {m.kind})\n    {m.meaning}" + (f" Source: {m.source}" if m.source else "")
        for m in catalogue()
    ]
