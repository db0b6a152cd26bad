"""The user interface: what users type or write becomes one checked, frozen ``Config``, or a plain refusal.

Nothing heavy is imported here, so that ``--help`` answers at once.
"""

from collections.abc import Sequence
from numbers import Integral
from pathlib import Path
from typing import TYPE_CHECKING

from sim.door.refusal import Fault, Refusal

if TYPE_CHECKING:
    from sim.config import Config

__all__ = ["Fault", "Refusal", "load"]


def load(
    scenario: str = "baseline",
    seed: int = 0,
    overrides: Sequence[str] = (),
    config_dir: str | Path | None = None,
) -> "Config":
    """The checked settings of one run.

    ``overrides`` are written as on the command line (``"world=synthetic"``, ``"technology.gap=0.5"``); ``config_dir``
    is a folder of one's own scenarios. Raises ``Refusal``, whose text says for each fault which setting is wrong, what
    was given and what to do; so it does where a run would not fit into memory.
    """
    from sim.door.budget import check_run_fits
    from sim.door.points import one_point

    if isinstance(overrides, str) or not all(isinstance(text, str) for text in overrides or ()):
        raise Refusal(Fault("overrides", "must be a list of texts", 'Write overrides=["days=365"].', overrides))
    if isinstance(seed, Integral) and not isinstance(seed, bool):
        seed = int(seed)  # as from an array
    config = one_point(scenario, seed, list(overrides or ()), Path(config_dir) if config_dir else None)
    check_run_fits(config)
    return config
