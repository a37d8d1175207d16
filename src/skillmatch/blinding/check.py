"""The check itself: a document as that of each of several people, and what is said of them held side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from skillmatch.blinding.facts import Facts
from skillmatch.blinding.parts import BlindPart, BlindSort
from skillmatch.blinding.people import BlindPerson
from skillmatch.blinding.swap import swapped
from skillmatch.readers.model import Reading

Judge = Callable[[Reading], Facts]
"""What is said of a document."""


class MovedFact(NamedTuple):
    """Something that is said otherwise of somebody else; ``None`` where it is not said."""

    what: str
    old: Any
    new: Any


class BlindDifference(NamedTuple):
    """What moved where a document was made to be of somebody else.

    Attributes:
        alone: the sorts of things each of which moves something where it alone is swapped; empty where only several
            together do.
    """

    person: str
    facts: tuple[MovedFact, ...]
    alone: tuple[BlindSort, ...]


class BlindChecked(NamedTuple):
    """What came of the check of one document.

    Attributes:
        swapped: how many places of each sort were swapped.
        not_found: the sorts of which there is nothing in the document, as far as it is understood.
    """

    name: str
    swapped: Mapping[BlindSort, int]
    not_found: tuple[BlindSort, ...]
    people: tuple[str, ...]
    differences: tuple[BlindDifference, ...]


def blind_check(
    name: str, reading: Reading, parts: Sequence[BlindPart], people: Sequence[BlindPerson], judge: Judge
) -> BlindChecked:
    """Whether anything that is said of a document depends on who it is of.

    Args:
        parts: what tells who it is of, in text order.
        judge: says what is said of it, whoever it is of.
    """
    counts = Counter(part.sort for part in parts)
    here = [sort for sort in BlindSort if counts[sort]]
    before = judge(reading)
    return BlindChecked(
        name,
        {sort: counts[sort] for sort in here},
        tuple(sort for sort in BlindSort if not counts[sort]),
        tuple(person.id for person in people),
        tuple(_differences(reading, parts, people, judge, before, here)),
    )


def _differences(
    reading: Reading,
    parts: Sequence[BlindPart],
    people: Sequence[BlindPerson],
    judge: Judge,
    before: Facts,
    sorts: Sequence[BlindSort],
) -> Iterator[BlindDifference]:
    if not sorts:
        return
    for person in people:
        facts = moved_facts(before, judge(swapped(reading, parts, person, sorts)))
        if facts:
            alone = [one for one in sorts if moved_facts(before, judge(swapped(reading, parts, person, [one])))]
            yield BlindDifference(person.id, facts, tuple(alone))


def moved_facts(old: Facts, new: Facts) -> tuple[MovedFact, ...]:
    """What is said otherwise, or only once."""
    keys = dict.fromkeys([*old, *new])
    return tuple(MovedFact(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))
