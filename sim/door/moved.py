"""Settings that were called otherwise in earlier versions: they are still taken, under their names of today."""

from collections.abc import Iterable
from typing import Any

from sim.door.refusal import Fault, Refusal

MOVED = {
    "operations.surveillance": "surveillance",
    "operations.hardening": "surveillance.hardening",
    "operations.posts": "posts",
    "operations": "surveillance",
    "intelligence": "information",
    "trust": "relations",
    "crime.market.guided_visibility": "surveillance.guided_visibility",
    "crime.market.networks_per_front": "crime.market.networks_per_side",
    "information.investigations.abroad_share": "crime.market.abroad_share",
    "crime.choice": "movers.choice",
    "crime.learning": "movers.learning",
    "crime.retry": "movers.retry",
    "crime.persons_factor": "movers.persons_factor",
    "crime.drugs.inspected_share": "posts.customs.inspected_share",
    "crime.drugs.selectivity": "posts.customs.selectivity",
    "crime.drugs.found_share": "posts.customs.found_share",
    "crime.drugs.tip_share": "information.lists.tip_share",
    "crime.drugs.tip_days": "information.lists.tip_days",
    "society.report_delay_days": "observation.report_delay_days",
    "society.death_recorded_share": "observation.death_recorded_share",
    "society.recidivism_window_days": "movers.retry.recidivism_window_days",
    "society.claim_factor": "movers.retry.claim_factor",
    "society.land_death_per_attempt": "movers.land_death_per_attempt",
    "society.sea_death_per_100km": "movers.sea_death_per_100km",
    "society.ban_share": "information.lists.ban_share",
    "society.value_of_time_eur": "ledger.value_of_time_eur",
    "society.truck_hour_eur": "ledger.truck_hour_eur",
    "society": "justice",
    "world.travellers": "posts.travellers",
    "politics.suspension_per_year": "legal.events_per_year",
    "legal.suspension_per_year": "legal.events_per_year",
    "politics.suspension_contagion": "legal.suspension_contagion",
    "politics.renewal": "legal.renewal",
    "politics.exit_per_year": "legal.exit_per_year",
    "politics.exit_preference": "legal.exit_distance",
    "legal.exit_preference": "legal.exit_distance",
    "politics.exit_contagion": "legal.exit_contagion",
    "politics.exit_leader": "legal.exit_leader",
}
GONE = {  # settings whose mechanism is another one today, and what does its work
    "suspension_concern": "Surges of published crossings bring controls back: see legal.pressure_surge.",
    "event_share": "Each cause has its own hazard: see legal.events_per_year and legal.pressure_base.",
    "event_days": "Events differ in length: see legal.event_median_days and legal.event_spread.",
    "exit_depth": "Linkage keeps members in: see legal.exit_linkage.",
    "choice.route_scale_usd": "Scales are ratios to that within: see movers.choice.route_scale (480 / 208 USD is 2.3).",
    "choice.mode_scale_usd": "Scales are ratios to that within: see movers.choice.mode_scale (505 / 480 USD is 1.05).",
    "choice.entry_scale_usd": "Scales are ratios to that within: see movers.choice.entry_scale.",
}
ALSO = {"operations.surveillance.capacity_coupling": ("justice.capacity_coupling",)}  # one setting became two
HOLDERS = {old.split(".")[0] for old in MOVED}


def name_today(path: str) -> str:
    """The name that a setting has today."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        new = MOVED.get(".".join(parts[:length]))
        if new is not None:
            return ".".join([new, *parts[length:]])
    return path


def tree_today(tree: dict[str, Any]) -> dict[str, Any]:
    """A tree of settings under their names of today.

    An earlier name overrides the name of today: only one's own files bear it, and they stand on top of shipped ones.
    Raises Refusal where two earlier names mean one setting.
    """
    if not HOLDERS & tree.keys():
        return tree
    moved = {key: value for key, value in tree.items() if key not in HOLDERS}
    given = _leaves({key: tree[key] for key in tree if key in HOLDERS})
    _check_once(path for path, value in given if value != {})
    for path, value in sorted(given, key=lambda leaf: name_today(leaf[0]) != leaf[0]):
        for new in (name_today(path), *ALSO.get(path, ())):
            _put(moved, new, value)
    return moved


def _check_once(paths: Iterable[str]) -> None:
    """Refuse two earlier names of one setting."""
    seen: dict[str, str] = {}
    for path in paths:
        today = name_today(path)
        if path != today and seen.setdefault(today, path) != path:
            raise Refusal(Fault(today, f"is given twice, as {seen[today]} and as {path}", "Keep one of them."))


def as_written(refusal: Refusal, names: Iterable[str]) -> Refusal:
    """The same refusal, saying also which of ``names``, earlier ones that were used, each fault is about."""
    return Refusal(*(_as_written(fault, names) for fault in refusal.faults), code=refusal.code)


def _as_written(fault: Fault, names: Iterable[str]) -> Fault:
    about = fault.setting
    for name in names:
        for today in (name_today(name), *ALSO.get(name, ())):
            if f"{about}.".startswith(f"{today}."):
                return fault._replace(wrong=f"{fault.wrong}, written {name}{about.removeprefix(today)}")
            rest = today.removeprefix(about)  # a fault of the group that holds the setting
            if rest.startswith(".") and name.endswith(rest):
                return fault._replace(wrong=f"{fault.wrong}, written {name.removesuffix(rest)}")
    return fault


def earlier_names(tree: dict[str, Any]) -> list[str]:
    """The settings of a tree that bear an earlier name."""
    paths = [path for path, _ in _leaves({key: tree[key] for key in tree if key in HOLDERS})]
    return [path for path in paths if name_today(path) != path]


def warning_about(path: str) -> str:
    """What to tell someone who used an earlier name."""
    return f"warning: {path} is {' and '.join((name_today(path), *ALSO.get(path, ())))} today"


def gone(path: str) -> str:
    """What does today the work of a setting that is no more; empty where there was none of that name."""
    group, _, name = path.partition(".")
    return GONE.get(name, "") if group in ("legal", "politics", "movers", "crime") else ""


def _leaves(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    found = []
    for key, value in tree.items():
        inner = isinstance(value, dict) and value
        found += _leaves(value, f"{prefix}{key}.") if inner else [(f"{prefix}{key}", value)]
    return found


def _put(tree: dict[str, Any], path: str, value: Any) -> None:
    *parents, leaf = path.split(".")
    place = tree
    for parent in parents:
        inner = place.get(parent)
        place[parent] = dict(inner) if isinstance(inner, dict) else {}
        place = place[parent]
    if value != {} or leaf not in place:  # an empty mapping takes nothing away
        place[leaf] = value
