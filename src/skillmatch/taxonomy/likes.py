"""The concepts that the ``like`` names of entries make: each is another thing, which counts as its entry does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from skillmatch.taxonomy.layer import Entry

_COUNTS = ("type", "group", "kind", "broader", "lean", "roles", "core", "place")
"""What an entry and the things like it have in common."""
_SIGNS = {"+": " plus ", "#": " sharp ", "&": " and "}


def with_likes(concepts: Mapping[str, Entry]) -> dict[str, Entry]:
    """``concepts`` with one more for each name in their ``like``, after the entry that it is written in."""
    made: dict[str, Entry] = {}
    for id_, entry in concepts.items():
        made[id_] = _owner(entry)
        for names in names_like(entry):
            made.setdefault(like_id(names[0]), _like(entry, names))
    return made


def names_like(entry: Entry) -> Iterator[list[str]]:
    """The other things of an entry, each with all its names, the one that is shown first."""
    for names in entry.get("like", ()):
        yield [names] if isinstance(names, str) else names


def like_id(name: str) -> str:
    """The id of the concept that a name makes: ``sinon-js`` of "Sinon.js", ``c-plus-plus-builder`` of "C++Builder"."""
    for sign, word in _SIGNS.items():
        name = name.replace(sign, word)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _owner(entry: Entry) -> Entry:
    """An entry without the rules for the names of its other things, whose ids it is given."""
    if "like" not in entry:
        return entry
    others = {name for names in names_like(entry) for name in names}
    like = [like_id(names[0]) for names in names_like(entry)]
    return {**entry, "like": like, **_rules(entry, lambda name: name not in others)}


def _like(entry: Entry, names: list[str]) -> Entry:
    shared = {key: entry[key] for key in _COUNTS if key in entry}
    rules = _rules(entry, lambda name: name in names)
    return {"id": like_id(names[0]), "label": names[0], "alt": names[1:], "counts_as": entry["id"], **shared, **rules}


def _rules(entry: Entry, is_about: Callable[[str], bool]) -> Entry:
    """The rules of an entry for some of its names; those that name none are for all."""
    rules = entry.get("ambiguous") or []
    kept = []
    for rule in rules if isinstance(rules, list) else [rules]:
        labels = [label for label in rule.get("labels", ()) if is_about(label)]
        if labels or not rule.get("labels"):
            kept.append({**rule, "labels": labels} if labels else rule)
    return {"ambiguous": kept} if rules else {}
