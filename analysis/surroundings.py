"""What surrounds a command has no say in its files: matplotlib draws by our look alone."""

import os
import sys
from contextlib import chdir
from importlib.util import find_spec
from pathlib import Path


def ignore_surroundings() -> None:
    """Import matplotlib so that it reads its own settings, and needs no screen.

    For commands only: who imports the package into a notebook keeps the backend and the settings there. Figures look
    the same in both (``figures.look``). matplotlib looks for settings in the working folder before it looks elsewhere.
    """
    found = find_spec("matplotlib")
    assert found is not None and found.origin is not None
    own = Path(found.origin).parent / "mpl-data"
    os.environ["MPLBACKEND"], os.environ["MATPLOTLIBRC"] = "agg", str(own / "matplotlibrc")
    if "matplotlib" not in sys.modules:
        with chdir(own):
            import matplotlib  # noqa: F401
