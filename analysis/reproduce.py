"""A study run again from its manifest, to confirm its bits, or to say which version differs."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.content import content
from analysis.load import Study
from analysis.refusal import DATA, Refusal, Refused, reason

if TYPE_CHECKING:
    from sim.door import points


class Reproduction(NamedTuple):
    """What came of running a study again."""

    runs: int
    differing: list[str]  # tables whose rows are not the same
    versions: list[str]  # what differs between then and now, in words


def reproduce(study: Study) -> Reproduction:
    """Run every committed run of a study again, in a folder of its own that is removed afterwards."""
    from sim.runs.study import run_study

    if study.runs.empty:
        raise Refusal("reproduce", f"study '{study.name}' has no finished runs", "Run it first.", DATA)
    before = content(study)
    try:
        with tempfile.TemporaryDirectory(prefix="comity-") as folder:
            for again in _studies(study, Path(folder)):
                run_study(again, f"python -m analysis reproduce {study.name}")
            after = content(Study(Path(folder) / study.name))
    except Refused as refusal:  # settings of another version, an interruption
        why = "; ".join([*versions(study), reason(refusal)])
        raise Refusal("reproduce", why, code=refusal.code) from refusal
    differing = [name for name in before if before[name] != after.get(name)]
    return Reproduction(len(study.runs), differing, list(versions(study)))


def _studies(study: Study, folder: Path) -> "Iterator[points.Study]":
    """The runs of a study as studies of points with the same seeds."""
    from sim.door.check import checked
    from sim.door.points import Point
    from sim.door.points import Study as Asked
    from sim.runs.plan import missing

    here = {"output": str(folder), "study": study.name, "engine": "process", "design": "grid", "vary": []}
    stretches: dict[range, list[Point]] = {}
    for key, seeds in study.runs.groupby("point", sort=False)["seed"]:
        point = study.points[str(key)]
        again = Point(point.id, checked(point.config | here), point.varied)
        done = {int(seed) for seed in seeds}
        span = range(min(done), max(done) + 1)
        for stretch in missing(0, span, set(span) - done):
            stretches.setdefault(stretch.seeds, []).append(again)
    for seeds, group in stretches.items():
        yield Asked(study.name, group, seeds, [])


def versions(study: Study) -> Iterator[str]:
    """What differs between the study's last command and now, in words."""
    from sim.output.provenance import origin

    then: dict[str, Any] = next((o for o in reversed(study.manifest.get("origins", [])) if o.get("code")), {})
    now = origin("")
    if then.get("code") != now["code"]:
        yield f"code and data of the model: {then.get('code')} then, {now['code']} now"
    for name in ("python", "system"):
        if then.get(name) != now[name]:
            yield f"{name}: {then.get(name)} then, {now[name]} now"
    for name, version in now["packages"].items():
        if (was := then.get("packages", {}).get(name)) != version:
            yield f"{name}: {was} then, {version} now"
