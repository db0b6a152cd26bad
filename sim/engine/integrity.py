"""How clean officials are."""

import numpy as np


def integrity(control_of_corruption: np.ndarray) -> np.ndarray:
    """Integrity of officials, in [0, 1], by control of corruption (WGI, standard normal)."""
    return np.clip((2.5 + control_of_corruption) / 4.0, 0.0, 1.0)
