"""Scenario discovery: in which box of settings does a metric end above or below a bound (PRIM), and how a tree cuts it
(CART)."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.insight.extra import extra
from analysis.insight.sample import Sample, outcome, sample
from analysis.load import Study
from analysis.numbers import number, percent
from analysis.refusal import Refusal

if TYPE_CHECKING:
    import pandas as pd

DENSITY = 0.8  # share of cases of interest that a box must reach
MOST_BOXES, FEWEST_CASES = 3, 10
SIGNIFICANT = 0.05  # quasi-p of a bound above which it may be chance


class Box(NamedTuple):
    """A box: its bounds, and how good it is."""

    bounds: list[tuple[str, float, float, float]]  # setting, from, to, quasi-p; only those that it narrows
    coverage: float  # share of all cases of interest that lie in it
    density: float  # share of its points that are of interest
    mass: float  # share of all points that lie in it


class Discovery(NamedTuple):
    """Where a metric ends up above or below a bound."""

    study: Study
    sampled: Sample
    metric: str
    where: str  # above, below
    bound: float
    y: np.ndarray
    cases: np.ndarray  # which points are of interest
    boxes: list[Box]
    leaves: list[Box]  # of the tree, those that hold cases

    @property
    def asked(self) -> str:
        """The question in words."""
        return f"{self.metric} {self.where} {number(self.bound, 6)}"


def discover(study: Study, metric: str, where: str, bound: float) -> Discovery:
    """Boxes in which ``metric`` ends ``where`` (above, below) of ``bound``. Raises Refusal when there are too few."""
    import pandas as pd

    if where not in ("above", "below"):
        raise Refusal("where", f"is '{where}'", "Write: --where above X, or --where below X")
    sampled = sample(study)
    y = outcome(study, sampled, metric).y
    cases = y > bound if where == "above" else y < bound
    if not FEWEST_CASES <= cases.sum() <= len(y) - FEWEST_CASES:
        middle = np.nanquantile(y, (0.1, 0.5, 0.9))
        told = f"{metric} is {where} {number(bound, 6)} in {cases.sum()} of {len(y)} points"
        seen = "; ".join(number(q, 4) for q in middle)
        raise Refusal(
            "where", told, f"Choose a bound closer to the median: the 10th, 50th and 90th percentiles are {seen}."
        )
    frame = pd.DataFrame(sampled.x, columns=sampled.names)
    boxes, leaves = _prim(frame, cases), _cart(frame, cases)
    return Discovery(study, sampled, metric, where, bound, y, cases, boxes, leaves)


def _prim(frame: "pd.DataFrame", cases: np.ndarray) -> list[Box]:
    """Boxes by patient peeling (Friedman & Fisher 1999), each on what the former left."""
    prim = extra("ema_workbench.analysis.prim")
    search = prim.Prim(frame, cases, threshold=DENSITY)
    found: list[Box] = []
    for _ in range(MOST_BOXES):
        box = search.find_box()
        if box is None or not box.res_dim:
            break
        limits, chance = box.box_lims[-1], box.qp[-1]
        bounds = [
            (name, float(limits[name].iloc[0]), float(limits[name].iloc[1]), _chance(chance[name])) for name in chance
        ]
        found.append(Box(bounds, float(box.coverage), float(box.density), float(box.mass)))
    return found


def _chance(pair: list[float]) -> float:
    """The larger quasi-p of the bounds that are set; -1 marks one that is not."""
    return max((p for p in pair if p >= 0), default=float("nan"))


def _cart(frame: "pd.DataFrame", cases: np.ndarray) -> list[Box]:
    """Leaves of a classification tree that hold more cases than not, largest first."""
    cart = extra("ema_workbench.analysis.cart")
    tree = cart.CART(frame.assign(**{"": 0.0}), cases, mass_min=0.05)  # of one column alone it fails
    tree.build_tree()
    leaves = []
    for limits, told in zip(tree.boxes, tree.stats, strict=True):
        if told["density"] > 0.5:
            bounds = [
                (name, float(limits[name].iloc[0]), float(limits[name].iloc[1]), float("nan"))
                for name in frame
                if limits[name].iloc[0] > frame[name].min() or limits[name].iloc[1] < frame[name].max()
            ]
            leaves.append(Box(bounds, float(told["coverage"]), float(told["density"]), float(told["mass"])))
    return sorted(leaves, key=lambda leaf: -leaf.coverage)


def show(found: Discovery) -> None:
    """Print boxes and leaves in words."""
    print(
        f"{found.asked} in {int(found.cases.sum())} of {len(found.cases)} points ({percent(100 * found.cases.mean())})."
    )
    for title, boxes in (("PRIM", found.boxes), ("CART", found.leaves)):
        for k, box in enumerate(boxes, 1):
            print(f"{title} {k}: {in_words(box, found.sampled)}")
            coverage, density = percent(100 * box.coverage), percent(100 * box.density)
            print(f"       holds {coverage} of the cases; {density} of its points are cases")
        if not boxes:
            print(
                f"{title}: in no box are {percent(100 * DENSITY)} of the points cases"
                if title == "PRIM"
                else "CART: no leaf holds more cases than not"
            )


def in_words(box: Box, sampled: Sample) -> str:
    """The bounds of a box; one that may be chance says so."""
    parts = []
    for name, low, high, chance in box.bounds:
        ends = sampled.x[:, sampled.names.index(name)]
        said = [(low > ends.min(), f"above {number(low)}"), (high < ends.max(), f"below {number(high)}")]
        bound = " and ".join(text for holds, text in said if holds)
        parts.append(f"{name} {bound}{' (may be due to chance)' if chance > SIGNIFICANT else ''}")
    return "; ".join(parts)
