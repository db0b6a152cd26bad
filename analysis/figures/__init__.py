"""Figures of a study: one file a figure, one look, SVG and PNG. Each is also a function for notebooks."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.compare import Comparison


def gallery() -> dict[str, "Callable[[Comparison], Figure | None]"]:
    """Every figure by its name; each returns None where the study does not hold what it shows."""
    from analysis.figures.border_map import border_map
    from analysis.figures.dots import dots
    from analysis.figures.fan import fan
    from analysis.figures.response import response
    from analysis.figures.timeline import timeline

    return {"fan": fan, "comparison": dots, "border_map": border_map, "timeline": timeline, "response": response}


def draw(folder: str | Path, baseline: str | None = None) -> list[Path]:
    """Draw all figures that apply to the study in ``folder``, as SVG and PNG; returns the PNG files."""
    from analysis.compare import compared
    from analysis.load import Study

    study = Study(Path(folder))
    if study.runs.empty:
        return []
    comparison = compared(study, baseline)
    drawn = []
    for name, figure_of in gallery().items():
        figure = figure_of(comparison)
        if figure is not None:
            drawn.append(save(figure, study.folder / "figures" / name))
    return drawn


def save(figure: "Figure", stem: Path) -> Path:
    """Write ``stem``.svg and ``stem``.png, each whole or not at all; returns the PNG."""
    from analysis.figures.look import DPI, look

    stem.parent.mkdir(parents=True, exist_ok=True)
    with look():
        for suffix in ("svg", "png"):
            temporary = stem.with_name(f".{stem.name}.{os.getpid()}.{suffix}")
            metadata = {"Date": None} if suffix == "svg" else {}
            figure.savefig(temporary, dpi=DPI, metadata=metadata)
            temporary.replace(stem.with_name(f"{stem.name}.{suffix}"))
    return stem.with_name(f"{stem.name}.png")
