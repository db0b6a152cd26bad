"""Justice: detention and returns, by state."""

from typing import NamedTuple

from sim.engine.table import Real, Share


class Judiciaries(NamedTuple):
    """Judiciaries, one row for each state."""

    places: Real  # for detention [build]
    detained: Real  # arrested persons who are held today, or would be if there were a place [justice.release_detained, ledger.account_events]
    held: Share  # of arrests for which a place is free [build, justice.provide_places]
    returned: Share  # of arrested persons without a claim who are returned [build]
    pushback: Share  # of claims answered by a pushback [build]
