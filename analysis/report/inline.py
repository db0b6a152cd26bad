"""A figure as a part of the page: small, without a name of its own, its text as text."""

import io
import re
from typing import TYPE_CHECKING

from analysis.figures.look import look

if TYPE_CHECKING:
    from markupsafe import Markup
    from matplotlib.figure import Figure

FONTS = "'DejaVu Sans', Verdana, Geneva, sans-serif"  # of about the same width, where the first is absent


def finding_of(figure: "Figure") -> str:
    """What stands on top of a figure."""
    texts = [*figure.texts, *(axes.title for axes in figure.axes)]
    found = next((text.get_text() for text in texts if text.get_text().strip()), "A figure without a headline")
    return " ".join(found.replace(r"\$", "$").split())


def inline(figure: "Figure") -> "Markup":
    """The drawing as SVG to stand in HTML: no prologue, no comments, no outside reference, numbers rounded."""
    import matplotlib
    from markupsafe import Markup, escape

    written = io.StringIO()
    with look(), matplotlib.rc_context({"svg.fonttype": "none"}):
        figure.savefig(written, format="svg", metadata={"Date": None})
    text = written.getvalue()
    text = text[text.index("<svg") :]
    for part in (r"<!--.*?-->", r"<metadata>.*?</metadata>", r'<style type="text/css">.*?</style>'):
        text = re.sub(part, "", text, flags=re.DOTALL)
    text = re.sub(r'<g id="[^"]*">', "<g>", text)
    text = re.sub(r' d="([^"]*)"', lambda found: f' d="{_rounded(found[1])}"', text)
    text = re.sub(r"'DejaVu Sans'", FONTS, text)
    label = escape(finding_of(figure))
    size = re.sub(r' (width|height)="[\d.]+pt"', "", text[: text.index(">")])
    return Markup(f'{size} role="img" aria-label="{label}"{text[text.index(">") :]}')  # noqa: S704 (matplotlib escapes)


def _rounded(path: str) -> str:
    """A path with two decimals, on one line."""
    return " ".join(re.sub(r"\d+\.\d{3,}", lambda found: f"{float(found[0]):.2f}", path).split())
