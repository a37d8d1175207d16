"""Titles of jobs, by their words: of thousands, those that have some words are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

_LONGEST = 32
"""Letters by which words are compared."""


class Titles:
    """Finds the titles that have all of some words.

    Args:
        titles: the stems of each title.
    """

    def __init__(self, titles: Iterable[Sequence[str]]) -> None:
        self._whole: dict[str, set[int]] = {}
        self._begun: dict[str, set[int]] = {}
        for at, title in enumerate(titles):
            for word in title:
                self._whole.setdefault(word[:_LONGEST], set()).add(at)
                for part in _beginnings(word):
                    self._begun.setdefault(part, set()).add(at)

    def with_all(self, words: Sequence[str]) -> set[int]:
        """The numbers of the titles that have each of some stems, where "engineering" is "engineer"; none have none."""
        places = sorted((list(self._places(word)) for word in words), key=lambda sets: sum(map(len, sets)))
        found: set[int] | None = None
        for sets in places:
            found = set().union(*sets) if found is None else {at for at in found if any(at in one for one in sets)}
            if not found:
                break
        return found or set()

    def _places(self, word: str) -> Iterator[set[int]]:
        """The titles with a word that begins with this one, and those with one that this begins with."""
        if begun := self._begun.get(word[:_LONGEST]):
            yield begun
        for part in _beginnings(word):
            if part != word and (whole := self._whole.get(part)):
                yield whole


def _beginnings(word: str) -> Iterator[str]:
    return (word[:length] for length in range(1, min(len(word), _LONGEST) + 1))
