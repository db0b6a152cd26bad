"""The phases of border guards: plans of patrols, control rooms, surveillance."""

from typing import Any

import numpy as np

from sim.agents import Model
from sim.surveillance.control_room import staff
from sim.surveillance.corps import deploy
from sim.surveillance.detection import Shared, watch
from sim.surveillance.handling import bind_teams, estimate_flows
from sim.surveillance.patrols import Planning, allocate
from sim.surveillance.settings import SurveillanceSettings
from sim.world import World

WEEK = 7


def place_patrols(model: Model) -> None:
    """Border guards place patrols for the week; those who bring in whom they have stopped are missing in the field."""
    w = model.world
    deploy(w.border_guards, w.law.corps)
    if w.day > 0:  # detections since the last plan
        estimate_flows(0, len(w.sectors.serial), w.sectors, float(WEEK))
    allocate(0, len(w.codes), *plan_arguments(w))
    bind(w)


def bind(w: World) -> None:
    """Compute which share of teams handle interceptions, in every sector."""
    if w.settings(SurveillanceSettings).capacity_coupling:
        bind_teams(
            0, len(w.sectors.serial), w.sectors, w.border_guards.answered, w.dyads.usable_picture, w.detection
        )  # fmt: skip


def plan_arguments(w: World) -> tuple[Any, ...]:
    """The arguments that ``patrols.allocate`` takes of a world."""
    s = w.settings(SurveillanceSettings)
    return (
        w.border_guards, w.sectors, w.border_guards.allocation, w.dyads.usable_effort, w.detection,
        Planning(s.units_concentrated, s.reactive_rate, w.day // WEEK), w.seed, w.plans,
    )  # fmt: skip


def staff_control_rooms(model: Model) -> None:
    """Operators judge alarms in time, as far as their number suffices."""
    answer_alarms(model.world)


def answer_alarms(w: World) -> None:
    """Compute the share of alarms that operators judge in time, at the load of the last week."""
    s = w.settings(SurveillanceSettings)
    seen = np.bincount(w.sectors.state, w.sectors.seen, len(w.codes)) / WEEK  # counted from plan to plan
    share_alarms(w)
    staff(0, len(w.codes), w.border_guards, seen, s.capacity_coupling, s.patience_min)


def share_alarms(w: World) -> None:
    """Count the false alarms a day of partners' towers on the other side of the line that control rooms see."""
    s, picture = w.sectors, w.dyads.usable_picture
    theirs = picture[s.neighbour, s.state] * w.border_guards.false_alarms[s.neighbour] * s.towers[s.twin]
    w.border_guards.shared_alarms[:] = np.bincount(s.state, theirs, len(w.codes))


def watch_borders(model: Model) -> None:
    """Patrols, boats, drones and towers watch the green and blue borders."""
    watch_on(model.world, model.world.day)


def watch_on(w: World, day: int) -> None:
    """Set the chances of detection and interception in every sector; day -1 is a day of mean weather."""
    watch(
        0, len(w.sectors.serial), w.sectors, w.border_guards.answered, w.stretches.side, w.sides.controlled,
        Shared(w.dyads.usable_effort, w.dyads.usable_picture), w.law.pursuit, w.detection, w.checks.internal_share,
        w.seed, day,
    )  # fmt: skip
