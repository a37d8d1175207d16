"""Names of two concepts that may be names of one thing, as "Doris" and "Apache Doris" are.

Two names are compared where both are written as names (with a capital after the first letter, a figure, or as one
word with a capital, or with one and a word for its sort) and are the same letters once these are left out: blanks and
signs, a plural, the maker in front ("Apache"), unless each has another, and a word for the sort of thing after it
("library", "JS"). Names that were read and are two things after all ("Apex" of Salesforce, "Oracle Apex") are listed
in ``different_things.txt``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from skillmatch.taxonomy.layer import Entry

_MAKERS = frozenset("adobe amazon apache aws azure google hashicorp ibm intel microsoft nvidia oracle sap".split())
_SORTS = frozenset("app db framework js language library maps package platform software toolkit tools".split())


class Name(NamedTuple):
    """A name in an entry, where it is there, and the thing that it is a name of: the entry, or one of its ``like``."""

    entry: str
    place: tuple[str | int, ...]
    text: str
    thing: str


def named_twice(entries: Iterable[Entry]) -> Iterator[tuple[Name, Name]]:
    """Each name that may be another one of a thing that is named before it, with the name there."""
    alike: dict[str, list[Name]] = defaultdict(list)
    for name in (name for entry in entries for name in names(entry) if _is_name(name.text)):
        alike[_letters(name.text)].append(name)
    for letters, found in alike.items():
        first = {name.thing: name for name in reversed(found)}
        if len(first) > 1 and letters not in _different():
            yield from _pairs(list(first.values())[::-1])


def names(entry: Entry) -> Iterator[Name]:
    """All names in an entry that a person writes."""
    id_ = str(entry["id"])
    if entry["type"] != "skill" or entry.get("counts_as"):
        return
    yield Name(id_, ("label",), str(entry.get("label", "")), id_)
    for at, text in enumerate(entry.get("alt", ())):
        yield Name(id_, ("alt", at), text, id_)
    for at, like in enumerate(entry.get("like", ())):
        texts = [like] if isinstance(like, str) else like
        for text in texts:
            yield Name(id_, ("like", at), text, texts[0])


def _pairs(found: list[Name]) -> Iterator[tuple[Name, Name]]:
    for at, name in enumerate(found):
        other = next((one for one in found[:at] if _may_be_one(one.text, name.text)), None)
        if other:
            yield name, other


def _may_be_one(one: str, other: str) -> bool:
    """Whether not both have a maker: "Amazon MQ" and "IBM MQ" are two things."""
    makers = {_words(name)[0] for name in (one, other)} & _MAKERS
    return len(makers) < 2


def _is_name(text: str) -> bool:
    if any(sign.isupper() or sign.isdigit() for sign in text[1:]):
        return True
    return text[:1].isupper() and (" " not in text or _words(text)[-1] in _SORTS)


def _letters(text: str) -> str:
    words = _words(text)
    if len(words) > 1 and words[0] in _MAKERS:
        del words[0]
    if len(words) > 1 and words[-1] in _SORTS:
        del words[-1]
    letters = "".join(words)
    if len(letters) > 4:
        letters = letters.removesuffix("js")
    return letters.removesuffix("s") if len(letters) > 4 else letters


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9+#]+", text.lower()) or [text]


@cache
def _different() -> Mapping[str, str]:
    """The letters that names of different things share, by which :func:`named_twice` compares, with the names."""
    text = Path(__file__).with_name("different_things.txt").read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {letters: things for letters, _, things in lines}
