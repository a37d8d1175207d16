"""A document made to be of somebody else: other words where words tell who somebody is, and the rest as it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from skillmatch.blinding.parts import BlindPart, BlindSort
from skillmatch.blinding.people import BlindPerson
from skillmatch.readers.model import Hidden, Page, Reading
from skillmatch.text.spans import Span


def swapped(reading: Reading, parts: Iterable[BlindPart], person: BlindPerson, sorts: Collection[BlindSort]) -> Reading:
    """The reading as if it were of ``person``, as far as ``sorts`` go; no line begins or ends anywhere else."""
    chosen = [part for part in parts if part.sort in sorts]
    names = _Names(person)
    words = [_like(reading.text[part.span.start : part.span.end], names.of(part)) for part in chosen]
    pieces, at = [], 0
    for part, word in zip(chosen, words, strict=True):
        pieces += [reading.text[at : part.span.start], word]
        at = part.span.end
    moved = _Moved(chosen, words)
    return reading._replace(
        text="".join([*pieces, reading.text[at:]]),
        pages=tuple(Page(page.number, moved.span(page.span)) for page in reading.pages),
        hidden=tuple(Hidden(one.text, one.how, one.place) for one in reading.hidden),
        boxes=None,
        source=None,
        json_resume="",
        terms=tuple(term._replace(start=moved.at(term.start)) for term in reading.terms),
    )


class _Moved:
    """Where places of a text are once words in it are longer or shorter."""

    def __init__(self, parts: Sequence[BlindPart], words: Sequence[str]) -> None:
        self._ends = [part.span.end for part in parts]
        longer = [len(word) - (part.span.end - part.span.start) for part, word in zip(parts, words, strict=True)]
        self._by = [0, *accumulate(longer)]

    def span(self, span: Span) -> Span:
        """A span none of whose ends is in what was swapped."""
        return Span(self.at(span.start), self.at(span.end))

    def at(self, offset: int) -> int:
        """A place that is in nothing that was swapped."""
        return offset + self._by[bisect_right(self._ends, offset)]


class _Names:
    """What a person has in the place of each thing; the same employer becomes the same one everywhere."""

    def __init__(self, person: BlindPerson) -> None:
        self._person = person
        self._given: dict[tuple[BlindSort, str], str] = {}

    def of(self, part: BlindPart) -> str:
        """The words for a part."""
        person, sort = self._person, part.sort
        if sort is BlindSort.EMPLOYER:
            return self._next(sort, part.what, person.employers)
        if sort is BlindSort.SCHOOL:
            return self._next(sort, part.what, person.schools)
        if sort is BlindSort.NAME:
            return {"first": person.first, "last": person.last}.get(part.what, f"{person.first} {person.last}")
        if sort is BlindSort.PRONOUN:
            return str(getattr(person.pronouns, part.what))
        if sort is BlindSort.ADDRESS:
            return person.street if part.what == "street" else f"{person.town}, {person.country}"
        return {
            BlindSort.PHONE: person.phone,
            BlindSort.MAIL: person.mail,
            BlindSort.LINK: person.handle,
            BlindSort.BIRTH: str(person.born),
        }[sort]

    def _next(self, sort: BlindSort, name: str, names: Sequence[str]) -> str:
        taken = sum(1 for one, _ in self._given if one is sort)
        return self._given.setdefault((sort, name.casefold()), names[taken % len(names)])


def _like(old: str, new: str) -> str:
    """``new`` in the letters of ``old``: all in capitals, or with one at its begin."""
    if len(old) > 1 and old.isupper() and any(char.isalpha() for char in old):
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
