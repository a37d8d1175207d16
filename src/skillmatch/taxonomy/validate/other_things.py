"""Alternative labels that may be names of other things than their entry, as QUnit would be under Jest.

A label is taken for such a name where it is written as one (it has a capital or a figure; below a label that is a name
itself, a single word of lower case counts too: "vcpkg") and nothing shows that it is the same thing:

- it shares a word with the label, the first five letters being enough ("Postgres" and "PostgreSQL"), the
  words that half of all names have left out ("Apache", "software"); where both are names and each has a word of its
  own besides, they may still be two things ("Argo CD", "Argo Rollouts");
- it or the label or the id is part of the other, blanks and hyphens left out ("SnowPro Core" and "snow pro"); but not
  where one is the other with letters glued before it, which makes a name of its own ("JRuby", "OpenSSH", "Neovim");
- one is made of the initials of the other, or holds a word that is ("GKE clusters" and "Google Kubernetes Engine"), or
  is an abbreviation in capitals, its letters standing in the other in their order ("TLS");
- it was read, and is the same: a translation, a former name, a part that nobody names apart. Such labels are listed by
  entry in ``same_things.txt``.

What is left is for a person to read: another thing goes to ``like`` or to an entry of its own, the same one to the
list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from skillmatch.taxonomy.layer import Entry

_COMMON = frozenset(
    "a an and for in of on or the to with "
    "data design development framework language library management platform programming skills software system systems "
    "tool tools adobe amazon apache aws azure google ibm microsoft oracle sap".split()
)
"""Words that names of different things share."""
_STEM = 5
_LONGEST_INITIALS = 7


def other_things(entry: Entry) -> Iterator[tuple[int, str]]:
    """The alternative labels of an entry that may be other things, each with its place in ``alt``."""
    if entry["type"] != "skill" or entry.get("counts_as"):
        return
    name, id_ = str(entry.get("label", "")), str(entry["id"]).replace("-", " ")
    same = same_things().get(entry["id"], frozenset())
    is_name = _has_capital(name)
    for index, label in enumerate(entry.get("alt", ())):
        written_as_name = _has_capital(label) or (is_name and " " not in label)
        akin = _share_a_word(label, name) or _is_made_of(label, name) or _is_made_of(label, id_)
        if written_as_name and label not in same and (not akin or _is_glued(label, name)):
            yield index, label


@cache
def same_things() -> Mapping[str, frozenset[str]]:
    """By entry, the labels that were read and are the same thing."""
    text = Path(__file__).with_name("same_things.txt").read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in text.splitlines() if line and not line.startswith("#"))
    return {id_: frozenset(labels.split(" | ")) for id_, _, labels in lines}


def _has_capital(name: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in name)


def _share_a_word(one: str, other: str) -> bool:
    """Whether two names share a word that tells, and not both have another besides."""
    shared = _stems(one) & _stems(other)
    are_names = _has_capital(one) and _has_capital(other)
    return bool(shared) and (not are_names or shared in (_stems(one), _stems(other)))


def _is_glued(one: str, other: str) -> bool:
    """Whether one of two single words is the other with letters before it."""
    longer, shorter = sorted((one.lower(), other.lower()), key=len, reverse=True)
    before = longer.removesuffix(shorter)
    return " " not in longer + shorter and before not in ("", longer) and before[-1].isalnum()


def _is_made_of(one: str, other: str) -> bool:
    """Whether one of two names is a part, the initials or an abbreviation of the other."""
    joined, other_joined = "".join(_words(one)), "".join(_words(other))
    return joined in other_joined or other_joined in joined or _shortens(one, other) or _shortens(other, one)


def _words(name: str) -> list[str]:
    """The words of a name, "TensorFlow" being two, in lower case."""
    return re.findall(r"[a-z0-9+#]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())


def _stems(name: str) -> set[str]:
    return {word[:_STEM] if len(word) > _STEM else word.rstrip("s") for word in _words(name) if word not in _COMMON}


def _shortens(short: str, name: str) -> bool:
    """Whether a word of ``short`` is made of the initials of ``name``, or ``short`` of letters of it in their order."""
    words = _words(name)
    initials = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _COMMON)
    parts = {part.rstrip("s") for part in re.findall(r"[a-z0-9]+", short.lower())}
    if len(initials) > 1 and any(1 < len(part) <= _LONGEST_INITIALS and part in (initials, main) for part in parts):
        return True
    letters = iter("".join(words))
    is_abbreviation = short.isupper() and short.isalpha() and short[:1].lower() == initials[:1]
    return is_abbreviation and all(letter in letters for letter in short.lower())
