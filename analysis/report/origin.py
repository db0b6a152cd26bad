"""Where a page comes from, and the exact commands that make it again."""

from typing import Any

from analysis.comparison import Comparison


def origin(comparison: Comparison) -> dict[str, Any]:
    """Code, systems, packages, runs, and the commands in the order in which they were given."""
    study = comparison.study
    origins = study.manifest.get("origins") or []
    last = origins[-1] if origins else {}
    counts = study.runs.groupby("point").size()
    asked = [told["command"] for told in origins if told.get("code", study.code) == study.code]
    commands = list(dict.fromkeys(asked)) or [told["command"] for told in origins[-1:]]
    other = comparison.baseline.id != study.baseline().id
    again = [
        f"python -m analysis report {study.name}{f' --baseline {comparison.baseline.id}' if other else ''}",
        f"python -m analysis reproduce {study.name}",
    ]
    return {
        "commands": commands + again,
        "facts": [
            ("Study", study.name),
            ("Runs", f"{len(study.runs)} of {len(counts)} points, seeds {study.runs['seed'].min()} to "
                     f"{study.runs['seed'].max()}"),
            ("Compared with", f"{comparison.baseline.label} (point {comparison.baseline.id})"),
            ("Code and data", study.code),
            ("Last run", f"{last.get('utc', 'unknown')} on {last.get('system', 'unknown')}, "
                         f"Python {last.get('python', 'unknown')}"),
            ("Packages", ", ".join(f"{name} {version}" for name, version in (last.get("packages") or {}).items())),
        ],
    }  # fmt: skip
