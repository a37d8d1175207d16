"""What was read, under the name that a report gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from skillmatch.readers.model import Found, Reading, Unreadable


class Read(NamedTuple):
    """A document as named in the report, and what was read of it."""

    name: str
    found: Reading | Unreadable


class ReadOfSeveral(Read):
    """One of the documents that a file holds."""

    __slots__ = ()

    @property
    def file(self) -> str:
        """The file that holds it."""
        return self.name.rpartition("#")[0]


def documents(name: str, found: Found) -> list[Read]:
    """The documents that were read of a file called ``name``; of several each has a name of its own."""
    from skillmatch.readers.model import Several

    if not isinstance(found, Several):
        return [Read(name, found)]
    return [ReadOfSeveral(f"{name}#{one.name}", one.found) for one in found.members]
