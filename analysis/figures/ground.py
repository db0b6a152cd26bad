"""The ground of a map: land and states in a plain projection that keeps shapes near its middle."""

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.figures.look import CLUB, GREY, INK, LAND, PAPER, SEA, STYLES, clean

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

LEFT_EDGE = STYLES[2].colour
LEAST_MARGIN = 0.09  # of the larger side, around the outermost borders drawn
TALLEST, FLATTEST = 0.82, 0.5  # height of the map in widths


class Ground(NamedTuple):
    """A window on a world, in degrees of latitude; longitudes are squeezed by the cosine of its middle latitude."""

    world: dict[str, Any]
    squeeze: float
    left: float
    bottom: float
    width: float
    height: float
    left_club: frozenset[str] = frozenset()  # members that leave free movement

    @classmethod
    def of(cls, world: dict[str, Any], drawn: "pd.DataFrame") -> "Ground":
        """The window that shows every border drawn, with room around; on a generated world, every state too."""
        lat, lon = drawn["lat"].to_numpy(), drawn["lon"].to_numpy()
        if not world["outlines"]:
            lat = np.append(lat, [state["lat"] for state in world["states"]])
            lon = np.append(lon, [state["lon"] for state in world["states"]])
        squeeze = math.cos(math.radians((lat.min() + lat.max()) / 2))
        low, high = np.array([lon.min() * squeeze, lat.min()]), np.array([lon.max() * squeeze, lat.max()])
        margin = max(LEAST_MARGIN * (high - low).max(), 0.5)
        width, height = high - low + 2 * margin
        wide, tall = max(width, height / TALLEST), max(height, width * FLATTEST)
        middle = (low + high) / 2
        return cls(world, squeeze, middle[0] - wide / 2, middle[1] - tall / 2, wide, tall)

    def project(self, lon: Any, lat: Any) -> tuple[Any, Any]:
        """Degrees to places on the map."""
        return lon * self.squeeze, lat

    def names(self) -> list[np.ndarray]:
        """Boxes of names written on the map, as corners."""
        if self.world["outlines"]:
            return []
        places = [self.project(state["lon"], state["lat"]) for state in self.world["states"]]
        half = 0.018 * self.width
        return [np.array([(x - half, y - half), (x + half, y + half)]) for x, y in places]

    def draw(self, axes: "Axes") -> None:
        """Land, members darker; a graph where states have no outline."""
        axes.set_xlim(self.left, self.left + self.width)
        axes.set_ylim(self.bottom, self.bottom + self.height)
        axes.set_aspect("equal", adjustable="box", anchor="N")
        axes.set_xticks([])
        axes.set_yticks([])
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.set_facecolor(SEA if self.world["outlines"] else PAPER)
        self._outlines(axes)
        self._leavers(axes)
        if not self.world["outlines"]:
            self._graph(axes)

    def _outlines(self, axes: "Axes") -> None:
        from matplotlib.collections import PolyCollection

        members = {state["code"] for state in self.world["states"] if state["member"]}
        for club, colour, edge, width in ((False, LAND, "#b9b6ad", 0.5), (True, CLUB, "#7d796c", 0.8)):
            rings = [
                np.array(ring) * (self.squeeze, 1.0)
                for code, rings in self.world["outlines"].items()
                if (code in members) is club
                for ring in rings
            ]
            axes.add_collection(
                PolyCollection(rings, facecolors=colour, edgecolors=edge, linewidths=width, zorder=1 + club),
                autolim=False,
            )

    def _leavers(self, axes: "Axes") -> None:
        """States that leave: in the colour of those outside, dotted, within a heavy broken line."""
        from matplotlib.collections import PolyCollection

        rings = [
            np.array(ring) * (self.squeeze, 1.0)
            for code in sorted(self.left_club) for ring in self.world["outlines"].get(code, ())
        ]  # fmt: skip
        if rings:
            axes.add_collection(
                PolyCollection(rings, facecolors=LAND, edgecolors=LEFT_EDGE, linewidths=1.8, linestyles="--",
                               hatch="..", zorder=2.5),
                autolim=False,
            )  # fmt: skip

    def _graph(self, axes: "Axes") -> None:
        """A generated world: states as circles, borders as lines between them."""
        places = {state["code"]: self.project(state["lon"], state["lat"]) for state in self.world["states"]}
        for border in self.world["borders"]:
            if border["a"] != border["b"]:
                (x0, y0), (x1, y1) = places[border["a"]], places[border["b"]]
                line = "-" if border["kind"] == "land" else ":"
                axes.plot([x0, x1], [y0, y1], color="#c9c9c9", linestyle=line, linewidth=1.1, zorder=1)
        for state in self.world["states"]:
            x, y = places[state["code"]]
            face = CLUB if state["member"] else PAPER
            axes.plot(x, y, "o", markersize=23, markerfacecolor=face, markeredgecolor=INK if state["member"] else GREY)
            if state["code"] in self.left_club:
                axes.plot(
                    x, y, "o", markersize=28, markerfacecolor="none", markeredgecolor=LEFT_EDGE, markeredgewidth=2
                )
            axes.text(x, y, clean(state["code"]), ha="center", va="center", fontsize=7.5, zorder=8)
