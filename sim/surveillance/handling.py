"""Teams that bring in whom they have stopped search for nobody meanwhile: patrols are a queue with capacity."""

from sim.engine.rows import kernel, step
from sim.engine.search import sweep_of
from sim.surveillance.detection import SIGHT, met_or_reached, reached, sighted
from sim.tables import BorderKind

LEAST_SEEN = 0.02  # chance of detection below which detections say little of crossings: assumption
NEW_WEIGHT = 0.25  # of a week's detections in the estimate of crossings: assumption
STEPS = 30
EXACT = 1e-9  # share of teams
WORDS = 4294967296.0


@kernel
def estimate_flows(start, stop, sectors, days):
    """Let border guards estimate the crossings a day of each sector by its detections since the last plan.

    Reads    sectors.seen, seen_alone, seen_guided
    Writes   sectors.flow
    Returns  sectors
    """
    for s in range(start, stop):
        chance = 0.5 * (sectors.seen_alone[s] / WORDS + sectors.seen_guided[s] / WORDS)
        estimate = (sectors.seen[s] + 0.5) / days / max(chance, LEAST_SEEN)
        sectors.flow[s] += NEW_WEIGHT * (estimate - sectors.flow[s])
    return stop - start


@step
def excess(x, flow, teams, width, speed, remote, km, depth, mover, team_days, physics):
    """By how much a share ``x`` free, and the teams that its interceptions bind, exceed all ``teams``."""
    reach = reached(teams * x, km, depth, mover, physics)
    stopped = met_or_reached(teams * x, width, speed, km, mover, remote, reach, physics)
    return x + flow * stopped * team_days / teams - 1.0


@step
def bound(flow, teams, width, speed, remote, km, depth, mover, team_days, physics):
    """Share of ``teams`` that handle interceptions, so that those left make just so many.

    With a share ``x`` free, a crossing is stopped with chance ``P(x)``, and ``1 - x = flow P(x) team_days / teams``.
    The right-hand side grows with x, so there is one solution, found by false position (Illinois).
    """
    low, high, below, x, kept = 0.0, 1.0, -1.0, 1.0, 0
    above = excess(1.0, flow, teams, width, speed, remote, km, depth, mover, team_days, physics)
    for _ in range(STEPS):
        x = (low * above - high * below) / (above - below)
        beyond = excess(x, flow, teams, width, speed, remote, km, depth, mover, team_days, physics)
        if abs(beyond) < EXACT:
            break
        if beyond > 0.0:
            high, above = x, beyond
            below *= 0.5 if kept == 1 else 1.0
            kept = 1
        else:
            low, below = x, beyond
            above *= 0.5 if kept == -1 else 1.0
            kept = -1
    return 1.0 - x


@kernel
def bind_teams(start, stop, sectors, answered, usable_picture, physics):
    """Compute which share of a sector's teams handle interceptions this week, at the estimated number of crossings.

    Reads    sectors.flow, patrols, towers, drones, km, terrain; answered by state
    Writes   sectors.busy
    Returns  sectors in which more than half of the teams are busy
    """
    full = 0
    for s in range(start, stop):
        teams, km = physics.availability * sectors.patrols[s], sectors.km[s]
        sectors.busy[s] = 0.0
        if not sectors.used[s] or teams <= 0.0:
            continue
        sea = sectors.kind[s] == BorderKind.SEA
        team_days = physics.sea_handling_h / physics.sea_party if sea else physics.handling_h / physics.party
        sweep, speed, mover, depth = sweep_of(sectors.kind[s], physics)
        sight = SIGHT[sectors.terrain[s]]
        remote = sighted(s, sectors, answered, usable_picture, sight, mover, physics)
        sectors.busy[s] = bound(
            sectors.flow[s], teams, sweep * sight, speed, remote, km, depth, mover, team_days / 24.0, physics
        )  # fmt: skip
        full += sectors.busy[s] > 0.5
    return full
