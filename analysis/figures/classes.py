"""A few classes of a share, told apart by shade and by hatching alike."""

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.figures.look import INK
from analysis.numbers import span

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

SHADES = ("#fdeab5", "#f2a65a", "#b8405e", "#3a1053")  # light to dark; also in grey
HATCHES = ("", "////", "xxxx", "")
STEP = 0.05


class Classes(NamedTuple):
    """Bounds of the classes, lowest first."""

    bounds: tuple[float, ...]

    @classmethod
    def of(cls, shares: "pd.Series") -> "Classes":
        """As many as there are shades over the range of ``shares``, bounds at multiples of five per cent."""
        low, high = (math.floor(shares.min() / STEP), math.ceil(shares.max() / STEP))
        wide = max(1, math.ceil((high - low) / len(SHADES)))
        return cls(tuple(round(k * STEP, 2) for k in range(low, high + wide, wide)))

    def of_share(self, share: float) -> int:
        """The class of a share, and so its shade."""
        k = int(np.clip(np.searchsorted(self.bounds, share, "right") - 1, 0, len(self.bounds) - 2))
        return k if len(self.bounds) > 2 else 1

    def fill(self, axes: "Axes", shape: np.ndarray, share: float) -> None:
        """Draw a polygon (n, 2) in the shade and hatching of its share."""
        from matplotlib.patches import Polygon

        k = self.of_share(share)
        axes.add_patch(
            Polygon(
                shape, facecolor=SHADES[k], hatch=HATCHES[k], edgecolor=INK, linewidth=0.7, zorder=6, joinstyle="round"
            )
        )

    def handles(self) -> "list[Patch]":
        """Samples for a legend."""
        from matplotlib.patches import Patch

        return [
            Patch(
                facecolor=SHADES[self.of_share(low)], hatch=HATCHES[self.of_share(low)], edgecolor=INK, linewidth=0.7,
                label=f"{span(100 * low, 100 * high, 2)} %",
            )
            for low, high in zip(self.bounds, self.bounds[1:], strict=False)
        ]  # fmt: skip
