"""The scorecard: every published figure that the model can answer, scored in half-bands, one table for all packs."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.insight.readings import read
from analysis.load import Study
from analysis.numbers import number, span
from analysis.refusal import DATA, Refusal
from analysis.statistics import Interval, interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
TARGETS = ROOT / "analysis" / "targets.yaml"
COMMON = ("days=1461", "burn_in_days=365", "seeds=0:8")  # four years, the first of which settles
INSIDE, OUTSIDE = "inside", "outside"
FITTED, IMPLIED, CONSTRUCTION, HELD_OUT = CLASSES = "fitted", "implied", "construction", "held out"


class Score(NamedTuple):
    """One target and how the model stands to it."""

    id: str
    told: dict[str, Any]  # the target as written in the file
    model: Interval
    z: float  # (model - value) / half-band; NaN for signs
    verdict: str  # inside, outside


def targets() -> dict[str, Any]:
    """The file of targets."""
    import yaml

    return yaml.safe_load(TARGETS.read_text(encoding="utf-8"))


def run_pack(name: str, pack: dict[str, Any], output: Path) -> Study:
    """Run what is missing of a pack by the ordinary command line, and open it. Raises Refusal when that fails."""
    if not (ROOT / "run.py").is_file():
        raise Refusal("scorecard", f"needs run.py in {ROOT}", "Run it from a copy of the project.", DATA)
    study = f"scorecard_{name}"
    command = [sys.executable, str(ROOT / "run.py"), "-m", *pack["run"], *COMMON, f"study={study}", f"output={output}"]
    print(f"==> {pack['what']}", file=sys.stderr, flush=True)
    done = subprocess.run(command, cwd=Path.cwd(), capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        raise Refusal(
            "scorecard", f"pack {name} ended with code {done.returncode}: {last}", "See the command's answer."
        )
    return Study(output / study)


def scored(told: dict[str, Any], studies: dict[str, Study]) -> list[Score]:
    """Every target whose pack has been run."""
    return [score(key, t, studies[t["pack"]]) for key, t in told["targets"].items() if t["pack"] in studies]


def score(key: str, told: dict[str, Any], study: Study) -> Score:
    """One target against the runs of its pack."""
    return judged(key, told, interval(read(study, told["read"])))


def judged(key: str, told: dict[str, Any], model: Interval) -> Score:
    """A sign is met where the whole interval lies on its side; a figure where the mean lies in the band."""
    if "sign" in told:
        met = model.low > 0 if told["sign"] == "up" else model.high < 0
        return Score(key, told, model, np.nan, INSIDE if met else OUTSIDE)
    z = (model.mean - told["value"]) / ((told["high"] - told["low"]) / 2)
    inside = told["low"] <= model.mean <= told["high"]
    return Score(key, told, model, z, INSIDE if inside else OUTSIDE)


def page(scores: list[Score], told: dict[str, Any], code: str) -> str:
    """The table as Markdown, with what it says in a sentence."""
    lines = [
        f"{headline(scores)} Code {code}; 8 seeds; four years, of which the first is left out.",
        "",
        "| | target | published | model | z | persistence | skill | class |",
        "|---|---|---|---|---|---|---|---|",
        *(_line(score) for kind in reversed(CLASSES) for score in scores if score.told["class"] == kind),
        "",
        "z: (model − published) / half the band; ● within the band or of the right sign, ○ not. (a): the band is an "
        "assumption. Model: mean over seeds. Persistence: what the last figure published before would say; skill: by "
        "how much the model's error is smaller than its, 1 without any error, below 0 where it is larger; no number "
        "where no earlier figure is known. Class: fitted, a setting was moved until the figure was met; implied, a "
        "setting carries the figure; construction, the equations can give nothing else; held out, nothing was set by "
        f"it. Scored without a world, by the equations of institutions (docs/institutions.md): "
        f"{len(told.get('alone', ()))}. Not yet answerable: "
        f"{sum(len(ids) for ids in told['unanswered'].values())} targets and patterns.",
    ]
    return "\n".join(lines)


def headline(scores: list[Score]) -> str:
    """How many of the held-out targets are met, and what all others are worth: only what is held out is a test."""
    count = {kind: [s.verdict == INSIDE for s in scores if s.told["class"] == kind] for kind in CLASSES}
    held = count[HELD_OUT]
    head = (
        f"{sum(held)} of {len(held)} held-out target{'s' * (len(held) != 1)} {'is' if len(held) == 1 else 'are'} met."
    )
    others = (
        (FITTED, "to which settings were fitted"), (IMPLIED, "that follow from a setting"),
        (CONSTRUCTION, "that hold by construction"),
    )  # fmt: skip
    told = [f"{sum(count[kind])} of {len(count[kind])} {what}" for kind, what in others if count[kind]]
    return f"{head} No test, though met: {', '.join(told)}." if told else head


def skill(score: Score) -> float:
    """By how much the model's error is smaller than that of persistence; NaN where no earlier figure is known."""
    before = score.told.get("persistence")
    if before is None or before == score.told["value"]:
        return np.nan
    return 1.0 - abs(score.model.mean - score.told["value"]) / abs(before - score.told["value"])


def as_table(scores: list[Score]) -> "pd.DataFrame":
    """The scores as a table, a row a target."""
    import pandas as pd

    names = ("says", "value", "low", "high", "unit", "class", "by", "why", "persistence", "pack", "source")
    rows = [
        {"id": s.id, **{name: s.told.get(name) for name in names}, "model": s.model.mean, "model_low": s.model.low,
         "model_high": s.model.high, "seeds": s.model.n, "z": s.z, "skill": skill(s), "verdict": s.verdict}
        for s in scores
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _line(score: Score) -> str:
    told = score.told
    if "sign" in told:
        published, z = {"up": "rises", "down": "falls"}[told["sign"]], ""
    else:
        band = span(told["low"], told["high"])
        published = f"{number(told['value'])} ({band}{', a' if told.get('assumed') else ''})"
        z = f"{number(score.z, decimals=1, signed=True)} "
    mark = "●" if score.verdict == INSIDE else "○"
    model = f"{number(score.model.mean)} {told['unit'] if told['unit'] != 'share' else ''}".strip()
    before = number(told["persistence"]) if "persistence" in told else ""
    gained = "" if np.isnan(skill(score)) else number(skill(score), 2)
    kind = f"{told['class']} (`{told['by']}`)" if "by" in told else told["class"]
    kind += f": {told['why']}" if "why" in told else ""
    return f"| {score.id} | {told['says']} | {published} | {model} | {z}{mark} | {before} | {gained} | {kind} |"


def unanswered(told: dict[str, Any]) -> str:
    """What cannot be answered yet, by reason, as Markdown."""
    return "\n".join(f"- {reason}: {', '.join(ids)}" for reason, ids in told["unanswered"].items())


def write_into(path: Path, blocks: "Iterable[tuple[str, str]]") -> None:
    """Replace what stands between ``<!-- name -->`` and ``<!-- end name -->``. Raises Refusal where none is."""
    text = path.read_text(encoding="utf-8")
    for name, block in blocks:
        begin, end = f"<!-- {name} -->", f"<!-- end {name} -->"
        if begin in text and end in text:
            head, rest = text.split(begin, 1)
            text = f"{head}{begin}\n{block}\n{end}{rest.split(end, 1)[1]}"
        elif name == "scorecard":
            raise Refusal("into", f"{path} has no place for it", f"Write {begin} and {end} where it shall stand.")
    path.write_text(text, encoding="utf-8")
