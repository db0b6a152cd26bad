"""Kinds of alerts: how sensitive they are, how long they are kept, how fast they lose their worth."""

from typing import NamedTuple

from sim.tables import Kind, Offence


class AlertKind(NamedTuple):
    """A category of alert. Shares of the list, sensitivities and half-values are assumptions but where said."""

    kind: Kind
    offence: Offence  # decides on dual criminality
    sensitivity: float  # 0: may be shared with any partner; 1: sharing endangers the source
    share: float  # of the persons on a list
    retention_days: int  # Regs. (EU) 2018/1861 art. 39, 1862 art. 53: review after one, three or five years
    worth_days: float  # in which the chance that it still describes the person falls to 1/e
    ends: bool  # whether a hit ends it: an arrest, a person found


# Shares after the make-up of person alerts in the Schengen Information System at the end of 2024 (1.7 million).
KINDS = (
    AlertKind(Kind.REFUSAL, Offence.ADMINISTRATIVE, 0.0, 0.65, 1095, 1500.0, False),
    AlertKind(Kind.ARREST, Offence.SERIOUS, 0.1, 0.03, 1825, 730.0, True),
    AlertKind(Kind.MISSING, Offence.NONE, 0.0, 0.08, 1825, 365.0, True),
    AlertKind(Kind.DISCREET, Offence.SERIOUS, 0.5, 0.24, 365, 365.0, False),
    AlertKind(Kind.DOCUMENT, Offence.ADMINISTRATIVE, 0.0, 0.0, 3650, 3650.0, True),
    AlertKind(Kind.OBJECT, Offence.SERIOUS, 0.0, 0.0, 3650, 3650.0, True),
)
