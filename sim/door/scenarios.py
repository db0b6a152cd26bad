"""Where scenarios stand: the groups, what each offers, and the strict reading of every file a composition uses."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sim.door.refusal import Fault, Refusal, nearest
from sim.door.strict_yaml import read_file

SHIPPED = Path(__file__).resolve().parents[2] / "scenarios"
GROUPS = (
    "scenario", "world", "treaty", "movers", "posts", "surveillance", "departure", "information", "relations",
    "disputes", "legal", "politics", "haze", "crime", "cryptomarkets", "trafficking", "arms", "corruption", "justice",
    "technology", "observation", "ledger", "scale",
)  # fmt: skip
LISTS = ("treaty",)  # groups of which several options may be chosen together
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
GIVEN = {
    "scenario": "The file's name is the scenario's.",
    "seed": "Write seed=N in the command.",
}
PACKAGE = re.compile(r"#\s*@package\s+(\S+)")
Choice = str | tuple[str, ...]


class ScenarioFiles:
    """The files of the shipped scenarios and, where one is given, of the user's own folder."""

    def __init__(self, own: Path | None = None, shipped: Path = SHIPPED):
        if own is not None and not own.is_dir():
            what = "is no folder" if own.exists() else "no such folder"
            raise Refusal(Fault("--config-dir", what, "Name a folder that holds scenario/NAME.yaml.", str(own)))
        if own is not None and not any((own / group).is_dir() for group in GROUPS):
            what, remedy = (
                "holds no folder scenario, world, treaty ...",
                "Name a folder that holds scenario/NAME.yaml.",
            )
            raise Refusal(Fault("--config-dir", what, remedy, str(own)))
        self.shipped = shipped
        self.own = own.resolve() if own else None
        self.folders = [shipped] + ([self.own] if self.own else [])

    def options(self) -> dict[str, list[str]]:
        """The names that each group offers."""
        return {
            group: sorted({p.stem for f in self.folders for p in (f / group).glob("*.yaml") if _is_option(p)})
            for group in GROUPS
        }

    def file(self, group: str, name: str) -> Path:
        """The file of one option. Raises Refusal when there is none, or two."""
        found = [folder / group / f"{name}.yaml" for folder in self.folders]
        if any(path.is_file() for path in found) and not NAME.fullmatch(name):
            remedy = "Rename the file: letters, digits, '_' and '-', beginning with a letter or digit."
            raise Refusal(Fault(group, "is no name of an option", remedy, name))
        found = [path for path in found if _is_option(path)]
        if not found:
            raise Refusal(Fault(group, f"no '{name}' in group '{group}'", nearest(name, self.options()[group])))
        if self.own and found[-1].is_relative_to(self.own) and not found[-1].resolve().is_relative_to(self.own):
            what = f"{found[-1].name} is a link to a file outside of its folder"
            raise Refusal(Fault(group, what, "Copy the file into the folder.", str(found[-1])))
        if len(found) > 1:
            what = f"'{name}' is the name of a shipped option too"
            raise Refusal(Fault(group, what, "Rename your own.", str(found[1])))
        return found[0]

    def read(self, group: str, name: str) -> dict[str, Any]:
        """What the file of one option holds, strictly read; its header places it where its group belongs."""
        path = self.file(group, name)
        content = read_file(path)
        header = PACKAGE.findall(path.read_text(encoding="utf-8-sig"))
        wanted = {"scenario": ["_global_"], "treaty": [f"treaties.{name}"]}.get(group, [])
        if header != wanted:
            line = f"# @package {wanted[0]}" if wanted else "no @package line"
            raise Refusal(Fault(f"{group}/{path.name}", f"must have {line}", "Mend its first line.", header or "none"))
        given = next((key for key in GIVEN if group == "scenario" and key in content), None)
        if given:
            raise Refusal(Fault(given, f"is no part of a scenario, {path.name}", GIVEN[given], content[given]))
        return content

    @contextmanager
    def without_marks(self) -> Iterator[Path | None]:
        """The user's folder; a copy of its options where one begins with a byte-order mark, which Hydra cannot read."""
        paths = [p for g in GROUPS for p in (self.own / g).glob("*.yaml") if _is_option(p)] if self.own else []
        if not any(path.read_bytes().startswith(BOM_UTF8) for path in paths):
            yield self.own
            return
        with TemporaryDirectory(prefix="comity-") as folder:
            for path in paths:
                copy = Path(folder, path.parent.name, path.name)
                copy.parent.mkdir(exist_ok=True)
                copy.write_bytes(path.read_bytes().removeprefix(BOM_UTF8))
            yield Path(folder)

    def place(self, group: str, name: str) -> Path:
        """The file of one option; of the main configuration where no group is named."""
        return self.file(group, name) if group else self.shipped / f"{name}.yaml"

    def check(self, choices: dict[str, Choice]) -> list[tuple[str, str]]:
        """Read strictly every file that a composition of ``choices`` uses, following its lists of defaults.

        Returns the group and the name of each.
        """
        pending = [("", "config")]
        pending += [(g, n) for g, c in choices.items() for n in ((c,) if isinstance(c, str) else c)]
        seen: set[tuple[str, str]] = set()
        while pending:
            group, name = pending.pop()
            if (group, name) in seen:
                continue
            seen.add((group, name))
            content = self.read(group, name) if group else read_file(self.shipped / "config.yaml")
            defaults = content.get("defaults", [])
            if not isinstance(defaults, list):
                raise Refusal(
                    Fault("defaults", "must be a list", "Write lines such as '- override /world: synthetic'.")
                )
            for entry in defaults:
                pending += [(g, n) for g, n in _chosen(entry, group) if g not in choices or g == group]
        return sorted(seen)


def _is_option(path: Path) -> bool:
    return bool(NAME.fullmatch(path.stem)) and path.is_file()


def _chosen(entry: Any, group: str) -> Iterator[tuple[str, str]]:
    """The options that one entry of a list of defaults chooses."""
    if entry == "_self_":
        return
    if isinstance(entry, str):
        entry = {group: entry}
    if not isinstance(entry, dict) or len(entry) != 1:
        raise Refusal(Fault("defaults", "an entry must name one group", "Write '- override /world: synthetic'.", entry))
    key, names = next(iter(entry.items()))
    target = key.removeprefix("override ").removeprefix("optional ").strip().removeprefix("/")
    if target not in GROUPS:
        raise Refusal(Fault("defaults", f"no group '{target}'", nearest(target, GROUPS), key))
    for name in names if isinstance(names, list) else [names]:
        if not isinstance(name, str):
            raise Refusal(Fault(f"defaults.{target}", "must be a name, or a list of names", "Write a name.", name))
        yield target, name
