"""Codes of movers' stages, modes, fates and flags as kernels read them; ``sim.tables`` explains each."""

import numpy as np

# fmt: off
FREE, PLANNING, TRAVELLING, APPLYING, STAYING = range(5)
NONE, LEGAL, ALONE, GUIDED = range(4)
(STAYED, UNSEEN, GOTAWAY, TURNED_BACK, RETURNED, DETERRED, RELEASED, CLAIMED, PUSHED_BACK, DIED, ADMITTED, REFUSED,
 OVERSTAYED, OPEN, SEIZED, GAVE_UP, CLAIMED_AT_POST, DEPARTED) = range(18)
# fmt: on
FIRST, WITH_GUIDE, BEFORE, IN_WINDOW, OWN_ALERT, FOREIGN_ALERT = 1, 2, 4, 8, 16, 32
DRUGS, NEVER = 1, np.int32(2**31 - 1)
