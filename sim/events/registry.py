"""Types of events by name: one exists because its file exists."""

from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field

from sim.engine.open_set import members
from sim.events import types
from sim.events.event import Event

EVENTS: dict[str, type[Event]] = {kind.model_fields["type"].default: kind for kind in members(types, Event)}
AnyEvent: Any = Annotated[reduce(or_, EVENTS.values()), Field(discriminator="type")]
