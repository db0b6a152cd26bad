"""Visas: who may set out for a state by plane, and who must find another way to it."""

import numpy as np

from sim.legal.settings import LegalSettings
from sim.world import World


def demanded(w: World) -> np.ndarray:
    """(origins, states) 1 where a state demands visas that it did not demand at the start, -1 where it does no more."""
    agreed = np.where(w.visas.demanded > 0, 1.0, -1.0 * (w.visas.lifted > 0))
    return np.where(w.visas.decreed != 0, w.visas.decreed, agreed)


def demand_visas(w: World) -> None:
    """Set what reaching the first state of each route costs without its visa, and who may enter a destination legally.

    How people reached states of transit at the start is part of what routes are taken then; only what has changed since
    costs more. At a destination, more or fewer of an origin can travel with documents.
    """
    s, asked, streams, routes = w.settings(LegalSettings), demanded(w), w.streams, w.routes
    first = w.sides.neighbour[w.legs.side[routes.first_leg]]
    routes.access_usd[:] = s.visa_usd * np.maximum(asked[streams.origin[routes.stream], first], 0.0)
    here, usual = asked[streams.origin, streams.destination], streams.usual_access
    free = np.where(here < 0, np.maximum(usual, s.visa_free_share), usual)
    streams.legal_access[:] = np.where(here > 0, usual * s.visa_granted_share, free)
