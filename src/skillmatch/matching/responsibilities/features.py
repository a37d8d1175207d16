"""The features of a sentence: what the linear model of ``statements`` weighs.

They are the stems of words and of neighbouring words, the first word, the section, the skill groups named, the
activities found (see ``activities``) and the cues of need (see ``context``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

LONGEST = 80
"""Content words read of one sentence; longer ones are lists."""
US = frozenset({"we", "our", "us", "we're", "we've"})
SPEAKERS = {"#we": US, "#you": frozenset({"you", "your", "you'll", "you're", "you've"})}
"""Features of who speaks, with the words that tell."""
UNDER_LEAD = "#lead"
"""What decides for an item that completes the line above it."""
SKILL, ACTIVITY, CUE = "#skill ", "#activity ", "#cue "
"""What the features of findings begin with."""


class UnitPlace(NamedTuple):
    """Where a sentence is.

    Attributes:
        section: the role of its section; ``before``: of the section before that.
        item: whether it is a list item.
        part: the third of the document that it is in, 0 to 2.
    """

    section: str
    before: str
    item: bool
    part: int


class Setting(NamedTuple):
    """What the model is told of a sentence beside its words.

    Attributes:
        place: where it is.
        groups: the skill groups that it names.
        activities: the responsibilities whose activities it matches.
        cues: the senses of the cues of need in it.
    """

    place: UnitPlace
    groups: Collection[str]
    activities: Collection[str]
    cues: Collection[str]


def features(keys: Sequence[str], stems: Sequence[str], setting: Setting) -> list[str]:
    """The features of one sentence; some more than once.

    Args:
        keys: its folded words and signs; ``stems``: their stems, empty for those that say nothing by themselves.
    """
    content = [one for one in stems if one][:LONGEST]
    found = [*of_place(setting.place)]
    found += [name for name, words in SPEAKERS.items() if not words.isdisjoint(keys)]
    if content:
        found.append(f"^ {content[0]}")
    found += content
    found += map(" ".join, pairwise(content))
    found += [SKILL + group for group in setting.groups]
    found += [ACTIVITY + activity for activity in setting.activities]
    found += [CUE + cue for cue in setting.cues]
    return found


@lru_cache(maxsize=4_096)
def of_place(place: UnitPlace) -> tuple[str, ...]:
    """The features that every sentence at this place has."""
    section = place.section
    around = [f"#section {section}", f"#after {place.before} {section}", f"#part {place.part} {section}"]
    return ("#bias", *around, f"#item {section}" if place.item else f"#text {section}")


_PLACE = frozenset({"#section", "#after", "#part", "#item", "#text"})


@cache
def in_words(feature: str) -> str:
    """A feature as a reader would name it."""
    name, _, value = feature.partition(" ")
    if name in _PLACE:
        return f"where it is ({value.split(' ')[-1]})"
    if name == UNDER_LEAD:
        return "completes the line above it"
    if name == "#skill":
        return f"names {value}"
    if name == "#activity":
        return f"act and object of {value}"
    if name == "#cue":
        return f"a cue of what is {value}"
    if name == "^":
        return f"begins with “{value}…”"
    return f"“{feature.lstrip('#')}…”" if name != "#bias" else ""
