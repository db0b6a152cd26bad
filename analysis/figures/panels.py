"""Equal panels on one sheet, filled row by row."""

from typing import TYPE_CHECKING, NamedTuple

from analysis.figures.look import sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


class Panels(NamedTuple):
    """How many panels there are, and in how many columns they stand."""

    size: int
    columns: int

    @classmethod
    def of(cls, size: int, most: int = 3) -> "Panels":
        """As many columns as there are panels, ``most`` at most."""
        return cls(size, min(most, size))

    @property
    def rows(self) -> int:
        """As many as they need."""
        return -(-self.size // self.columns)

    def sheet(self, width: float, height: float, around: float) -> "Figure":
        """An empty figure for panels of that size, with ``around`` for what stands above and below them; inches."""
        return sheet(width * self.columns, height * self.rows + around)

    def axes(self, figure: "Figure", **place: float) -> "list[Axes]":
        """The axes in order; ``place`` says where they lie and how far apart, as matplotlib's grids take it."""
        grid = figure.add_gridspec(self.rows, self.columns, **place)
        return [figure.add_subplot(grid[k // self.columns, k % self.columns]) for k in range(self.size)]
