"""The report: from a study to one page that opens from a disk, prints, and asks nothing of any network."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.comparison import Comparison, compared
from analysis.load import Study
from analysis.publish import published
from analysis.refusal import DATA, Refusal

if TYPE_CHECKING:
    from markupsafe import Markup

HERE = Path(__file__).parent


def report(study: Study, baseline: str | None = None) -> Path:
    """Write report.html, whole or not at all. Raises Refusal when no run is finished."""
    if study.runs.empty:
        raise Refusal("study", f"'{study.name}' has no finished run", "Run the study's command again.", DATA)
    page = render(compared(study, baseline))
    with published(target := study.into / "report.html") as temporary:
        temporary.write_text(page, encoding="utf-8")
    return target


def render(comparison: Comparison) -> str:
    """The page of a comparison. Whatever a user wrote is escaped; only our own style and figures go in as they are."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    shelf = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=_on_one_line,
    )
    style = Markup((HERE / "style.css").read_text(encoding="utf-8"))  # noqa: S704 (our own file)
    return shelf.get_template("page.html.j2").render(told(comparison), style=style)


def _on_one_line(value: Any) -> Any:
    """A number and its sign stay on one line."""
    return value.replace(" %", "\u00a0%") if type(value) is str else value


def told(comparison: Comparison) -> dict[str, Any]:
    """All that the page says, in the order in which it says it."""
    from analysis.report.comers import comers
    from analysis.report.limits import limits
    from analysis.report.origin import origin
    from analysis.report.scenarios import accounts
    from analysis.report.sentences import SWEPT, beside, cards, headline
    from analysis.report.tables import table
    from analysis.report.whom import whom
    from analysis.unlike import unlike

    figures, missing = _figures(comparison)
    found = cards(comparison)
    findings = {name: finding for name, finding, *_ in figures}
    return {
        "study": comparison.study.name,
        "headline": headline(comparison, found, findings),
        "beside": "" if any(name in findings for name in SWEPT) else beside(found),
        "warnings": unlike(comparison),
        "cards": found,
        "whom": whom(comparison),
        "comers": comers(comparison),
        "figures": figures,
        "missing": missing,
        "table": table(comparison),
        "accounts": accounts(comparison),
        "limits": limits(comparison),
        "origin": origin(comparison),
    }


def _figures(comparison: Comparison) -> "tuple[list[tuple[str, str, Markup, str]], list[tuple[str, str]]]":
    """The figures (name, finding, drawing, caption), and those left out with what they need."""
    from analysis.figures import drawings
    from analysis.report.drivers import Driver, drivers
    from analysis.report.inline import finding_of, inline

    drawn, missing = [], []
    gallery = (Driver(name, figure, "", needs) for name, figure, needs in drawings(comparison))
    for name, figure, caption, needs in (*drivers(comparison.study), *gallery):
        if figure is None:
            missing.append((name.replace("_", " "), needs))
        else:
            drawn.append((name, finding_of(figure), inline(figure), caption))
    return drawn, missing
