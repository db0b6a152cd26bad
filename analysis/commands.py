"""What ``python -m analysis`` can do: one function a command, loaded when it is asked for."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.load import Study, find
from analysis.refusal import DAMAGED, DATA, Refusal

if TYPE_CHECKING:
    from analysis.comparison import Comparison


class Command(NamedTuple):
    """A command: what it is for, and what it does."""

    help: str
    act: Callable[[Namespace], None]
    draws: bool = False  # whether it makes figures


def compare(asked: Namespace) -> None:
    """Compare the points of a study, then draw."""
    from analysis.compare import compare

    if not 0 < asked.precision < 1e6:
        raise Refusal("precision", "is not a width", "Give a per cent of the baseline, above 0.", got=asked.precision)
    study = _with_runs(asked)
    comparison = compare(study, asked.baseline, asked.all, asked.precision)
    print(f"Table    {study.into / 'comparison.csv'}")
    _draw(comparison)


def figures(asked: Namespace) -> None:
    """Draw what the study holds; name what it does not."""
    from analysis.comparison import compared

    _draw(compared(_with_runs(asked), asked.baseline))


def _draw(comparison: "Comparison") -> None:
    from analysis.figures import drawings, save

    for name, figure, needs in drawings(comparison):
        if figure is not None:
            print(f"Figure   {save(figure, comparison.study.into / 'figures' / name)}")
        else:
            print(f"Left out {name}: it needs {needs}")


def report(asked: Namespace) -> None:
    """Write the page."""
    from analysis.report import report

    print(f"Report   {report(_study(asked), asked.baseline)}")


def sensitivity(asked: Namespace) -> None:
    """Tell what drives which metric."""
    from analysis.figures import save
    from analysis.figures.tornado import tornado
    from analysis.insight.sensitivity import METRICS, sensitivity, show

    study = _study(asked)
    found = sensitivity(study, tuple(asked.metric or METRICS), bool(asked.metric))
    show(found)
    print(f"Figure   {save(tornado(found), study.into / 'figures' / 'tornado')}")


def discover(asked: Namespace) -> None:
    """Tell where a metric ends above or below a bound."""
    from analysis.figures import save
    from analysis.figures.prim_box import prim_box
    from analysis.insight.discover import discover, show

    study = _study(asked)
    lacking = {"--metric trust": not asked.metric, "--where below 0.6": not asked.where}
    if any(lacking.values()):
        needs = "a metric and a bound" if all(lacking.values()) else "a bound" if asked.metric else "a metric"
        example = " ".join(words for words, none in lacking.items() if none)
        raise Refusal("discover", f"needs {needs}", f"Add for example: {example}")
    try:
        bound = float(asked.where[1])
    except ValueError as error:
        raise Refusal("where", f"'{asked.where[1]}' is not a number", "Write for example: --where below 0.6") from error
    found = discover(study, asked.metric[0], asked.where[0], bound)
    show(found)
    if (figure := prim_box(found)) is not None:
        print(f"Figure   {save(figure, study.into / 'figures' / 'prim_box')}")


def scorecard(asked: Namespace) -> None:
    """Run every pack, score every target, print the table, write scorecard.csv and the pages named."""
    from analysis.insight.scorecard import as_table, page, run_pack, scored, targets, unanswered, write_into
    from analysis.safe_csv import write_csv

    missing = next((path for path in asked.into or [] if not path.is_file()), None)
    if missing:
        raise Refusal("into", f"no such page: {missing}", "Name a page that holds the markers of a scorecard.")
    told = targets()
    studies = {name: run_pack(name, pack, asked.output) for name, pack in told["packs"].items()}
    scores = scored(told, studies)
    table = page(scores, told, next(iter(studies.values())).code)
    print(table)
    write_csv(as_table(scores), asked.output / "scorecard.csv")
    for path in asked.into or []:
        write_into(path, (("scorecard", table), ("unanswered", unanswered(told))))
        print(f"Page     {path}")


CALIBRATION_DAYS, CALIBRATION_BURN_IN = 545, 180


def calibrate(asked: Namespace) -> None:
    """Search settings against targets; with a truth, show that the search finds it."""
    from analysis.insight import calibrate as search
    from analysis.insight.scorecard import targets

    if not asked.target or not asked.setting:
        remedy = "Add for example: --target A01 --setting technology.tower_cover=0..1"
        raise Refusal("calibrate", "needs targets and settings", remedy)
    if asked.trials < 1:
        raise Refusal("trials", "must be 1 or more", "Leave it out for 60.", got=asked.trials)
    wanted, pack = search.chosen(targets(), asked.target)
    settings = search.ranges(asked.setting)
    days = CALIBRATION_DAYS - CALIBRATION_BURN_IN
    common = [f"days={CALIBRATION_DAYS}", f"burn_in_days={CALIBRATION_BURN_IN}", "scale.detail=none"]
    own = [word for word in pack["run"] if word.partition("=")[0] not in settings]
    search.check([*own, *common], settings)
    simulate = search.model([*own, *common])
    if asked.recover:
        middle = {name: low + 0.6 * (high - low) for name, (low, high) in settings.items()}
        search.show(search.recovered(simulate, wanted, settings, middle, asked.trials, days))
    else:
        search.show(search.calibrate(simulate, wanted, settings, asked.trials, days))


def audit(asked: Namespace) -> None:
    """Read every byte of a study and tell what is wrong with it."""
    from analysis.audit import audit, beside

    study = _study(asked)
    found = audit(study)
    for name in beside(study.folder):
        print(f"Beside   {name}: is none of this program's files; no command reads it")
    for damage in found:
        print(f"{damage.kind:9} {damage.place}: {damage.what}")
    if found:
        remedy = "Remove the files named, or put them back, and run the study's command again."
        raise Refusal("store", f"{len(found)} fault{'s' * (len(found) != 1)} in {study.folder}", remedy, DAMAGED)
    print(f"Sound    {len(study.runs)} runs of {len(study.points)} points in {study.folder}")


def export(asked: Namespace) -> None:
    """Write runs for other programs, and views for SQL."""
    from analysis.export import export
    from analysis.views import write_views

    study = _with_runs(asked)
    for form in ("csv", "parquet"):
        if getattr(asked, form) or not (asked.csv or asked.parquet):
            print(f"Runs     {export(study, form)}")
    if not (asked.csv or asked.parquet):
        print(f"Views    {write_views(study)}")


def reproduce(asked: Namespace) -> None:
    """Run a study again and hold it against what it left."""
    from analysis.reproduce import reproduce

    study = _study(asked)
    again = reproduce(study)
    for version in again.versions:
        print(f"Differs  {version}")
    if again.differing:
        why = "the versions above differ" if again.versions else "no version differs, so the files were altered"
        remedy = "Install the recorded versions, or run python -m analysis audit."
        raise Refusal("reproduce", f"{', '.join(again.differing)} came out differently; {why}", remedy, DATA)
    print(f"Same     {again.runs} runs of {len(study.points)} points, bit for bit")


def _study(asked: Namespace) -> Study:
    if asked.study is None:
        raise Refusal("study", f"is missing after {asked.command}", f"Write: python -m analysis {asked.command} STUDY")
    study = find(asked.study, asked.output)
    if asked.to is not None and not asked.to.strip():
        raise Refusal("to", "names no folder", "Write --to FOLDER, or leave it out.", got=asked.to)
    study.into = Path(asked.to) if asked.to else study.folder
    return study


def _with_runs(asked: Namespace) -> Study:
    study = _study(asked)
    if study.runs.empty:
        raise Refusal("study", f"'{study.name}' has no finished run", "Run the study's command again.", DATA)
    return study


COMMANDS = {
    "compare": Command("paired differences with 90 % intervals: table, comparison.csv, figures", compare, draws=True),
    "figures": Command("draw the figures only", figures, draws=True),
    "report": Command("one self-contained page: findings, figures, limits, how to reproduce it", report, draws=True),
    "sensitivity": Command(
        "which settings drive which metrics: Sobol, Morris, or else rank correlation", sensitivity, draws=True
    ),
    "scorecard": Command("score every published figure that the model can answer: all packs, one table", scorecard),
    "calibrate": Command(
        "search settings until targets are met; --recover tests the search on known settings", calibrate
    ),
    "discover": Command("find the box of settings in which a metric ends above or below a bound", discover, draws=True),
    "audit": Command("check every file against its seal and its row; exit code 5 if anything is wrong", audit),
    "export": Command("runs.csv, runs.parquet and study.duckdb (--csv or --parquet for one of them)", export),
    "reproduce": Command("run the study again and confirm identical bits, or say which version differs", reproduce),
}
