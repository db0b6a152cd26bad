"""Days on which law changes in the runs of a point: who joins, gives notice, leaves, brings controls back."""

import re
from typing import NamedTuple

from analysis.load import Point, Study

DATED = 0.5  # share of the seeds from which a step that falls on the same day is a date of the scenario: assumption
CALLED = {"accession": "joins", "denunciation": "notice", "exit": "exit", "suspension": "controls back"}
ENDS = "controls end"
LENGTH = re.compile(r"(\d+) days")


class LegalDate(NamedTuple):
    """A change of law that falls on the same day in most runs."""

    day: int
    kind: str  # as CALLED, or ENDS
    who: str
    treaty: str


def legal_dates(study: Study, point: Point) -> list[LegalDate]:
    """The dates of a point, in order; none where events were not kept. What chance brings has no date."""
    files = [path for path in study.files("events") if path.name.startswith(point.id)]
    kinds = ", ".join(f"'{kind}'" for kind in CALLED)
    rows = study.query(
        "select day, kind, who, about, count(distinct seed) as seeds from {events} "
        f"where kind in ({kinds}) group by all order by day, kind, who, about",
        events=files,
    )
    runs, found = int((study.runs["point"] == point.id).sum()), []
    for row in rows.itertuples() if len(rows) else ():
        if row.seeds < DATED * runs:
            continue
        treaty = str(row.about).partition(",")[0]
        found.append(LegalDate(int(row.day), CALLED[row.kind], row.who, treaty))
        length = LENGTH.search(str(row.about))
        if row.kind == "suspension" and length and row.day + 1 + int(length[1]) < point.days:
            found.append(LegalDate(int(row.day) + 1 + int(length[1]), ENDS, row.who, treaty))
    return sorted(found)


def own_dates(study: Study, base: Point, point: Point) -> list[LegalDate]:
    """The dates of a scenario that the baseline has not."""
    if base.start != point.start:
        return []
    known = set(legal_dates(study, base))
    return [one for one in legal_dates(study, point) if one not in known]
