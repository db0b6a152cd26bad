"""Group options merged by Hydra into one plain tree of settings. Hydra is given names only, never values."""

from pathlib import Path
from typing import Any

from sim.door.composition_cache import keep, recall
from sim.door.refusal import Fault, Refusal, nearest
from sim.door.scenarios import LISTS, Choice, ScenarioFiles


def choose(files: ScenarioFiles, group: str, value: Any) -> Choice:
    """The option or options that a value names in a group, all of which exist."""
    names = value if isinstance(value, list) else [value]
    if isinstance(value, list) and group not in LISTS:
        raise Refusal(Fault(group, "takes one name", f"Known: {', '.join(files.options()[group])}.", value))
    for name in names:
        if not isinstance(name, str):
            raise Refusal(Fault(group, "takes a name", f"Known: {', '.join(files.options()[group])}.", name))
        files.file(group, name)
    if len(set(names)) < len(names):
        raise Refusal(Fault(group, "a name is listed twice", "Keep one of them.", value))
    return tuple(names) if group in LISTS else names[0]


def compose(files: ScenarioFiles, choices: dict[str, Choice]) -> dict[str, Any]:
    """The tree of settings that the chosen options make: treaties as a mapping by name, the scenario on top."""
    tree = recall(files, choices)
    if tree is None:
        used = files.check(choices)
        with files.without_marks() as own:
            tree = _composed(files, own, choices)
        keep(files, choices, used, tree)
    return tree


def _composed(files: ScenarioFiles, own: Path | None, choices: dict[str, Choice]) -> dict[str, Any]:
    """What Hydra makes of the chosen options, of shipped files and of the user's ``own`` folder."""
    from hydra import compose as hydra_compose
    from hydra import initialize_config_dir
    from hydra.errors import HydraException
    from omegaconf import OmegaConf
    from omegaconf.errors import OmegaConfBaseException

    words = [f"{group}={_word(choice)}" for group, choice in choices.items()]
    if own:
        words.append(f"hydra.searchpath=[{_quoted(own)}]")
    try:
        with initialize_config_dir(config_dir=str(files.shipped), version_base="1.3"):
            composed = hydra_compose("config", overrides=words)
        tree = OmegaConf.to_container(composed, resolve=False)
    except RecursionError as error:
        what, remedy = "its list of defaults leads back to itself", "Name other options there."
        raise Refusal(Fault(str(choices.get("scenario", "scenario")), what, remedy)) from error
    except (HydraException, OmegaConfBaseException) as error:
        first = str(error).strip().splitlines()[0].rstrip(".")
        remedy = "In a scenario's defaults, choose another option by '- override /group: name'."
        raise Refusal(Fault(str(choices.get("scenario", "scenario")), f"does not compose: {first}", remedy)) from error
    assert isinstance(tree, dict)
    return {str(key): value for key, value in tree.items()}


def _word(choice: Choice) -> str:
    return choice if isinstance(choice, str) else f"[{','.join(choice)}]"


def _quoted(folder: Path) -> str:
    from hydra.core.override_parser.types import Quote, QuotedString

    return QuotedString(f"file://{folder}", Quote.single).with_quotes()


def with_values(tree: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """A copy of ``tree`` in which dotted names have new values."""
    tree = dict(tree)
    for path, value in values.items():
        *parents, leaf = path.split(".")
        if parents[:1] == ["treaties"] and len(parents) > 1 and parents[1] not in tree.get("treaties", {}):
            known = tree.get("treaties", {})
            raise Refusal(Fault(path, f"no treaty '{parents[1]}' in this scenario", nearest(parents[1], known), value))
        place = tree
        for parent in parents:
            inner = place.get(parent, {})
            if not isinstance(inner, dict):
                raise Refusal(Fault(path, f"'{parent}' holds no settings of its own", "Check the name.", value))
            place[parent] = dict(inner)  # a copy, since other points share the rest of the tree
            place = place[parent]
        place[leaf] = value
    return tree
