"""What is looked at together: a folder that is validated, and what is below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from skillmatch.taxonomy.layer import SCALES, Entry, Layer
from skillmatch.taxonomy.validate.problems import Problem, SourceFile

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """An entry of the folder under audit, with its file and its path there."""

    entry: Entry
    source: SourceFile
    path: Path_

    @property
    def id(self) -> str:
        return str(self.entry["id"])

    @property
    def is_concept(self) -> bool:
        return self.entry["type"] not in SCALES

    def problem(self, message: str, *path: str | int, key: str | None = None) -> Problem:
        return self.source.problem((*self.path, *path), message, key=key)


@dataclass(frozen=True, slots=True)
class Scope:
    """A folder under audit: its sound entries, the layer below it, and the two together."""

    entries: list[Located]
    below: Layer
    merged: Layer
    unsound: frozenset[str]
    """Ids of entries that are there but of wrong shape: known, and not judged."""
    files: list[SourceFile]
    likes: frozenset[str] = frozenset()
    """Ids of the concepts that ``like`` names make."""

    @property
    def concepts(self) -> Iterator[Located]:
        return (located for located in self.entries if located.is_concept)

    def knows(self, id_: str) -> bool:
        return id_ in self.merged.concepts or id_ in self.unsound or id_ in self.likes
