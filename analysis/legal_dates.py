"""Days on which law changes in the runs of a point: who joins, gives notice, leaves, brings controls back."""

import re
from datetime import date
from typing import NamedTuple

import numpy as np

from analysis.load import Point, Study

DATED = 0.75  # share of the seeds from which a step that falls on the same day is a date of the scenario: assumption
CALLED = {"accession": "joins", "denunciation": "notice", "exit": "exit", "suspension": "controls return"}
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
        if row.seeds < DATED * runs or (runs == 1 and row.kind != "accession" and not point.config.get("events")):
            continue  # one run alone does not tell chance from what is dated
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


def free_movement(point: Point) -> dict[str, dict]:
    """The treaties of a point by which people move freely, by name."""
    treaties = point.config.get("treaties") or {}
    return {
        name: terms for name, terms in treaties.items()
        if "free_movement" in (terms.get("provisions") or {}) and terms.get("in_force", True)
    }  # fmt: skip


def leavers(study: Study, base: Point, point: Point) -> set[str]:
    """States that leave free movement in a scenario, and not at the baseline."""
    free = free_movement(point)
    return {one.who for one in own_dates(study, base, point) if one.kind == CALLED["exit"] and one.treaty in free}


def not_free(study: Study, point: Point, state: str) -> list[tuple[int, int]]:
    """Days from which to which no treaty lets people move freely into a state: there, checks are full."""
    dates = legal_dates(study, point)
    exits = {(one.who, one.treaty): one.day for one in dates if one.kind == CALLED["exit"]}
    returns = {(one.who, one.treaty): one.day for one in dates if one.kind == CALLED["accession"]}
    free = np.zeros(point.days, bool)
    for name, terms in free_movement(point).items():
        joined = (terms.get("joined") or {}).get(state)
        if joined is not None:
            first = max(0, (date.fromisoformat(str(joined)) - point.start).days)
            left = exits.get((state, name), point.days)
            free[first:left] = True
            if returns.get((state, name), -1) > left:
                free[returns[state, name] :] = True
    edges = np.flatnonzero(np.diff(np.concatenate([[True], free, [True]]).astype(int)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
