"""Findings in plain words: what each scenario changes, how surely, and what came of what was expected."""

from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.comparison import SKEWED, THEMES, Comparison
from analysis.expectations import Finding
from analysis.figures.dots import MATTERS
from analysis.headline import HEADLINE
from analysis.load import Point
from analysis.measures import WAIT
from analysis.numbers import NOT_MEASURED, percent, span
from analysis.parts import DIFFERS, MARK, differs, marked
from analysis.phrases import noun
from analysis.report.scenarios import title
from analysis.statistics import excludes_zero
from analysis.words import said, unchanged, unmeasured

if TYPE_CHECKING:
    import pandas as pd

MOST_CARDS, MOST_CLAUSES = 6, 3
TRIVIAL = (  # what scenarios set: told by the account of what was compared
    "treaties_in_force", "denunciations", "inner_posts", "desks_open",
)  # fmt: skip
FIRST = "net_arrivals"  # told of every scenario, whether it changes or not
OF_CONTROLS = ("travellers", "person_hours", "trade_cost_eur")  # what controls cost, told together: they add up
LEVEL_P = 0.10  # Holm's p above which a change may be due to chance, given how many metrics are compared
VERDICTS = {"confirmed": "confirmed", "refused": "contradicted", "open": "inconclusive"}
SWEPT = ("response", "heat", "tornado")  # figures whose finding leads where settings are swept


class Card(NamedTuple):
    """What the page says of one scenario."""

    point: Point
    title: str
    question: str
    changes: list[dict[str, Any]]  # theme, text, sure (how surely, in words)
    expected: list[dict[str, str]]  # text, verdict, came

    @property
    def lead(self) -> dict[str, Any] | None:
        """The largest change of what was asked, else of all."""
        return max(
            (change for change in self.changes if change["size"]),
            key=lambda change: (change["asked"], change["theme"] == "security", change["size"]),
            default=None,
        )

    @property
    def price(self) -> dict[str, Any] | None:
        """The largest change of waits, rights or cost, unless it leads."""
        others = [
            c for c in self.changes if c["theme"] in ("mobility", "rights", "cost") and c is not self.lead and c["size"]
        ]
        return max(others, key=lambda change: change["size"], default=None)


def cards(comparison: Comparison) -> list[Card]:
    """One card a scenario compared; none where so many points were run that only figures can tell them."""
    if len(comparison.others) > MOST_CARDS:
        return []
    rows = {(row.point, row.metric): row for row in comparison.table.itertuples()}
    return [_card(comparison, point, rows) for point in comparison.others]


def _card(comparison: Comparison, point: Point, rows: dict) -> Card:
    told = comparison.study.manifest["points"][point.id]
    found = [finding for finding in comparison.findings if finding.point.id == point.id]
    picked = _picked(comparison, point, [finding.metric for finding in found])
    mixed = _other_travellers(comparison, point)
    asked = {finding.metric for finding in found}
    changes = [
        {"theme": row.theme, "text": sentence(row), "sure": sureness(row), "size": abs(row.percent),
         "asked": row.metric in asked}
        for row in picked
    ]  # fmt: skip
    if (point.id, FIRST) in rows and FIRST not in {row.metric for row in picked}:
        changes.append(_first_of_all(rows[point.id, FIRST]))
    changes += _same_travellers(comparison, point) if mixed else []
    changes.sort(key=lambda change: THEMES.index(change["theme"]) if change["theme"] in THEMES else len(THEMES))
    expected = [_expected(finding, rows.get((point.id, finding.metric))) for finding in found]
    return Card(point, title(comparison, point), told.get("question", ""), changes, expected)


def _picked(comparison: Comparison, point: Point, asked: list[str]) -> "list[pd.Series]":
    """The clear changes worth telling: of each theme what was asked and moved, and the largest of the main metrics."""
    table = comparison.table
    own = table[(table["point"] == point.id) & table["metric"].isin({*HEADLINE, *asked}) & table["percent"].notna()]
    clear = own[excludes_zero(own) & (own["percent"].abs() >= MATTERS)]
    picked = []
    for theme in THEMES:
        group = clear[clear["theme"] == theme]
        group = group.loc[group["percent"].abs().sort_values(ascending=False).index]
        if theme == "mobility" and _other_travellers(comparison, point):
            group = group[~group["kind"].isin(("ratio", "quantile"))]  # waits of others than at the baseline
            picked += list(group[group["metric"].isin(OF_CONTROLS)].itertuples())
            continue
        first = group[group["metric"].isin(asked)]
        largest = group[~group["metric"].isin(TRIVIAL)].head(2 if theme == "rights" else 1)
        chosen = first if len(first) else largest
        picked += list(chosen.itertuples())
    return picked


def _first_of_all(row: Any) -> dict[str, Any]:
    """Whether more or fewer persons come to stay, in a sentence, also where hardly any do or none."""
    name = noun(row.metric)
    told = {"theme": row.theme, "size": 0.0, "asked": False}
    if why := unmeasured(row):
        return told | {"text": f"{_first(name.text)}: {NOT_MEASURED}", "sure": why}
    if unchanged(row) or row.percent != row.percent:
        return told | {"text": f"{_first(name.text)}: {said(row)}", "sure": f"{round(row.pairs)} seeds"}
    if not excludes_zero(row):
        interval = f"{span(row.percent_low, row.percent_high, 2)} %" if row.low == row.low else row.note
        return told | {"text": f"{_first(name.text)}: no clear change", "sure": interval}
    return told | {"text": sentence(row), "sure": sureness(row)}


def _other_travellers(comparison: Comparison, point: Point) -> bool:
    """Whether so many more or fewer travellers are checked that waits of all of them cannot be compared."""
    table = comparison.table
    own = table[(table["point"] == point.id) & (table["theme"] == "mobility")]
    return bool((own["below_percent"].abs() > DIFFERS).any())


def _same_travellers(comparison: Comparison, point: Point) -> list[dict[str, Any]]:
    """What those wait who are checked either way."""
    table = comparison.measures
    found = list(table[(table["point"] == point.id) & (table["measure"] == WAIT)].itertuples())
    if not found:
        return []
    row, who = found[0], "travellers who are checked either way wait"
    why = "mean wait at borders that check in both, weighted by the baseline's travellers"
    clear = row.low > 0 or row.high < 0
    if not clear:
        known = f"{span(row.low, row.high, 2)} %" if row.low == row.low else "one pair: no interval"
        text, sure = f"{_first(who)} as long as before", f"{known}; {why}"
    else:
        least, most = sorted((abs(row.low), abs(row.high)))
        text = f"{_first(who)} {percent(abs(row.mean))} {'longer' if row.mean > 0 else 'less long'}"
        sure = f"{span(least, most, 2)} %; {why}"
    size = abs(row.mean) if clear else 0.0
    return [{"theme": "mobility", "text": text, "sure": sure, "size": size, "asked": False}]


def sentence(row: Any) -> str:
    """``Irregular entries rise by 18 %``."""
    name = noun(row.metric)
    verb = name.rises if row.percent > 0 else name.falls
    return f"{_first(name.text)} {verb} by {percent(abs(row.percent))}"


def sureness(row: Any) -> str:
    """How surely: the interval, in how many seeds, and what to beware of."""
    low, high = sorted((abs(row.percent_low), abs(row.percent_high)))
    told = [f"{span(low, high, 2)} %"]
    same = row.probability_higher if row.percent > 0 else 1 - row.probability_higher
    told.append(f"{round(same * row.pairs)} of {round(row.pairs)} seeds")
    if row.p_holm == row.p_holm and row.p_holm > LEVEL_P:
        told.append("may be due to chance, given how many metrics are compared")
    if differs(row):
        told.append(
            f"taken of {percent(abs(row.below_percent))} {'more' if row.below_percent > 0 else 'fewer'}: {MARK}"
        )
    if abs(row.skewness) > SKEWED:
        told.append("skewed: the interval may be too narrow")
    return "; ".join(told)


def _expected(finding: Finding, row: Any) -> dict[str, str]:
    name = noun(finding.metric)
    verb = {"up": name.rises, "down": name.falls}.get(finding.direction, f"{name.stays} no change")
    because = f" ({finding.because})" if finding.because else ""
    return {
        "text": f"{_first(name.text)} {verb}{because}",
        "verdict": finding.verdict,
        "came": f"{VERDICTS[finding.verdict]}: {_came(finding, row)}",
    }


def _came(finding: Finding, row: Any) -> str:
    """What came out of an expectation."""
    if row is None or row.low != row.low:
        return finding.came_out
    if row.low == row.high == 0:
        return "no change in any seed"
    if row.percent != row.percent:
        return finding.came_out
    if not excludes_zero(row):
        interval = f"{span(row.percent_low, row.percent_high, 2)} %"
        return f"no clear change ({percent(row.percent, signed=True)}, interval {interval})"
    return marked(f"{'up' if row.percent > 0 else 'down'} by {percent(abs(row.percent))}", row)


def headline(comparison: Comparison, found: list[Card], drawn: dict[str, str]) -> str:
    """The one sentence on top: what each scenario does to what it asks about, or what a sweep shows."""
    for name in SWEPT:
        if name in drawn:
            return drawn[name] + "."
    if not found:
        if comparison.others:
            return f"{len(comparison.others) + 1} points are compared in the figures below."
        if comparison.pooled:
            points = comparison.study.runs["point"].nunique()
            return f"A design of {points} points: what drives its results is drawn below; it has no baseline."
        runs = int((comparison.study.runs["point"] == comparison.baseline.id).sum())
        return (
            f"One point with {runs} run{'s' * (runs != 1)}: it shows levels only, as there is nothing to compare with."
        )
    clauses = [_clause(card, comparison.baseline) for card in found[:MOST_CLAUSES]]
    return _first("; ".join(clauses)) + "."


def beside(found: list[Card]) -> str:
    """The sentence under it: the largest change of waits, rights or cost that each scenario brings along."""
    clauses = [_told(card, card.price) for card in found[:MOST_CLAUSES] if card.price]
    return f"At the same time: {'; '.join(clauses)}." if clauses else ""


def _clause(card: Card, baseline: Point) -> str:
    """One scenario in a clause."""
    if not card.point.shares_world(baseline):
        return f"{_name(card)} plays in another world, so that no effect is told"
    return _told(card, card.lead)


def _told(card: Card, change: dict[str, Any] | None) -> str:
    """A change in a clause."""
    told = _lower(change["text"]) if change else "no main metric changes clearly"
    return f"with {_name(card)}, {told}"


def _name(card: Card) -> str:
    return _lower(card.title)


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """Lower case at the start, but for what is written in capitals throughout and for names of several words."""
    second = text.split(" ", 2)[1:2]
    name = bool(second) and second[0][:1].isupper()
    return text if name or text[1:2].isupper() else text[:1].lower() + text[1:]
