"""What scenarios set differently: name, what it means, both values; treaties by their titles."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from analysis.phrases import words

NOT_TOLD = ("scenario", "title", "question", "expect", "seed", "seeds", "study", "output", "engine", "workers",
            "dry_run", "describe", "events", "schema_version", "treaties")  # fmt: skip
LONGEST = 90
Tree = dict[str, Any]


class Difference(NamedTuple):
    """One setting that differs."""

    setting: str
    meaning: str
    before: str  # at the baseline
    after: str


class Meanings:
    """What settings mean, as the manifest tells it; studies of older versions tell nothing."""

    def __init__(self, manifest: Tree):
        self.told = {told["name"]: told for told in manifest.get("settings", [])}

    def of(self, path: str) -> str:
        """Meaning and unit in one phrase; empty where unknown."""
        told = self.told.get(path)
        return f"{told['meaning']} ({told['unit']})" if told and told["unit"] else told["meaning"] if told else ""


def differences(config: Tree, base: Tree, meanings: Meanings, here: Collection[str] | None = None) -> list[Difference]:
    """Settings that differ, treaties last; ``here`` are the treaties that are meant for these worlds."""
    kept, theirs = ({k: v for k, v in tree.items() if k not in NOT_TOLD} for tree in (config, base))
    rows = [*_changed(kept, theirs, "", meanings, "", "")]
    ours, before = config.get("treaties") or {}, base.get("treaties") or {}
    for name in sorted(n for n in ours.keys() | before.keys() if here is None or n in here):
        rows += _treaty(name, ours.get(name), before.get(name), meanings)
    return rows


def _treaty(name: str, ours: Tree | None, base: Tree | None, meanings: Meanings) -> Iterator[Difference]:
    title = ((ours or {}).get("title") or (base or {}).get("title") or words(name)) + ": "
    path = f"treaties.{name}"
    if ours is None or base is None:
        provisions = ", ".join(words(kind) for kind in ((ours or base or {}).get("provisions") or {}))
        yield Difference(path, f"{title}{provisions or 'no provision'}", _stands(base), _stands(ours))
        return
    plain, before = ({k: v for k, v in tree.items() if k != "provisions"} for tree in (ours, base))
    yield from _changed(plain, before, f"{path}.", meanings, "treaties.NAME.", title)
    terms, were = ours.get("provisions") or {}, base.get("provisions") or {}
    for kind in sorted(terms.keys() | were.keys()):
        here = f"{path}.provisions.{kind}"
        if kind in terms and kind in were:
            told = f"{title}{words(kind)}, "
            yield from _changed(
                terms[kind], were[kind], f"{here}.", meanings, f"treaties.NAME.provisions.{kind}.", told
            )
        else:
            yield Difference(here, f"{title}{words(kind)}", _stands(were.get(kind)), _stands(terms.get(kind)))


def _changed(ours: Tree, base: Tree, prefix: str, meanings: Meanings, known: str, title: str) -> Iterator[Difference]:
    """The rows of one part of the tree; ``known`` is what the schema calls ``prefix``."""
    here, there = _flat(ours), _flat(base)
    for path in sorted(here.keys() | there.keys()):
        if here.get(path, ...) != there.get(path, ...):
            meaning = f"{title}{meanings.of(known + path)}".rstrip(": ,")
            yield Difference(prefix + path, meaning, shown(there.get(path)), shown(here.get(path)))


def _stands(part: Tree | None) -> str:
    """Whether a treaty or a provision is there."""
    return "absent" if part is None else "switched off" if part.get("in_force") is False else "there"


def _flat(tree: Tree, prefix: str = "") -> Tree:
    flat: Tree = {}
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def shown(value: Any) -> str:
    """A value on one short line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "-" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
