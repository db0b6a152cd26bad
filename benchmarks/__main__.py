"""Speed against peers and limits: ``python -m benchmarks [name ...]`` prints each figure beside its budget."""

import os
import sys
from datetime import UTC, datetime
from importlib import import_module

from rich.console import Console

from benchmarks.figure import Figure, publish, table
from benchmarks.timing import ROOT

NAMES = ("movers", "threads", "travellers", "alerts", "whole_run", "one_run", "pool", "front_door", "sweep", "store")


def main(names: tuple[str, ...]) -> int:
    """Measure what is named, or everything. Returns 2 for an unknown name, 1 when peers disagree."""
    console = Console(width=None if sys.stdout.isatty() else 150)
    if unknown := [name for name in names if name not in NAMES]:
        print(f"error: {unknown[0]}: no such benchmark. Known: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    for name in names or NAMES:
        console.print(f"==> {name:12s} load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", markup=False)
        figures += import_module(f"benchmarks.{name}").measure()
    console.print(table(figures))
    console.print(f"Load average at the end {os.getloadavg()[0]:.1f}; ratios are medians of interleaved pairs")
    path = publish(figures, ROOT / "outputs" / "bench", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    console.print(f"Figures  {path}", markup=False, soft_wrap=True)
    return 1 if any(figure.verdict == "invalid" for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
