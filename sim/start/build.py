"""The start: technology takes effect, and law, trust, lists, beliefs and prices reach a steady state."""

from sim.arms.phases import weigh as weigh_checks
from sim.cryptomarkets.build import place_markets
from sim.disputes.build import open_disputes
from sim.information.initial_alerts import expected_answers, fill_lists, read_now, set_inflow
from sim.legal.duties import settle_duties
from sim.legal.law import rebuild, update_status
from sim.legal.phases import schedule
from sim.politics.phases import set_habits
from sim.politics.settings import PoliticsSettings
from sim.relations.memory import set_resting_memory
from sim.start.hardening import harden
from sim.start.steady_state import expected_detections, relax_to_steady_state, set_criteria
from sim.technology.effects import take_effect
from sim.technology.phases import set_spending
from sim.trafficking.phases import weigh as weigh_routes
from sim.world import World

ROUNDS = 12  # after which trust moves by less than a thousandth


def build(w: World) -> None:
    """Compute the steady state of what depends on each other."""
    take_effect(w)
    set_criteria(w)
    settle_duties(w)
    rebuild(w)
    open_disputes(w)
    rebuild(w)
    update_status(w)
    set_spending(w)  # of posts where law has checks held
    schedule(w)
    start_exchange(w)  # before patrols and posts: partners' effort and lists show on the first day too
    place_markets(w)
    weigh_routes(w)
    weigh_checks(w)
    relax_to_steady_state(w)
    if harden(w):
        set_spending(w)  # what is added is paid on top
        relax_to_steady_state(w)
    inner = w.sides.internal == 1
    set_habits(w, expected_detections(w, ~inner), expected_detections(w, inner))


def start_exchange(w: World) -> None:
    """Iterate trust and the exchange that it permits to a steady state, then fill the lists."""
    s = w.settings(PoliticsSettings)
    turnover = 365.0 / s.term_days + s.fall_per_year if s.enabled else 0.0  # changes of a government in a year
    for _ in range(ROUNDS):
        read_now(w)
        set_resting_memory(w, *expected_answers(w), turnover)
    read_now(w)
    set_inflow(w)
    fill_lists(w)
