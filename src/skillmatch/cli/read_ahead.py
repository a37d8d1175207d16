"""Reading the files of a command, one ahead of what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple, Self, TypeVar

import typer

from skillmatch.cli.stderr import is_watched, say

if TYPE_CHECKING:
    from concurrent.futures import Future

    from skillmatch.readers.model import Found, Reading, Unreadable

R = TypeVar("R")

STDIN = "-"
LimitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="What a file may cost: bytes, pages, characters, seconds or memory (in megabytes); may be given several "
        "times.",
    ),
]


class Read(NamedTuple):
    """A document as named in the report, and what was read of it."""

    name: str
    found: Reading | Unreadable


class ReadOfSeveral(Read):
    """One of the documents that a file holds."""

    __slots__ = ()


def documents(name: str, found: Found) -> list[Read]:
    """The documents that were read of a file called ``name``; of several each has a name of its own."""
    from skillmatch.readers.model import Several

    if not isinstance(found, Several):
        return [Read(name, found)]
    return [ReadOfSeveral(f"{name}#{one.name}", one.found) for one in found.members]


class ReadAhead:
    """Reads files in the order given; the first while the program still starts, each next one while one is worked on.

    Standard input is not read before its turn, and by the thread that asks for it: so that waiting for it can be
    interrupted, and keeps nobody from being told of a mistyped option. Leaving the context ends what is being read.

    Raises:
        UsageError: where there is no such limit.
    """

    def __init__(
        self, files: Sequence[str], limits: Sequence[str] | None, stdin_name: str = "stdin", *, debug: bool = False
    ) -> None:
        from concurrent.futures import ThreadPoolExecutor

        from skillmatch.readers.limits import limits_from
        from skillmatch.readers.sandbox.client import FileReader

        self.limits = limits_from(limits or ())
        self._files = files
        self._stdin_name = stdin_name
        self._reader = FileReader(self.limits, _tell, debug=debug)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._first = self._ahead(0)

    def __iter__(self) -> Iterator[Read]:
        for name, found in self._found():
            yield from documents(name, found)

    def files(self) -> Iterator[Read]:
        """What was read of each file, of which each is to hold one document."""
        from skillmatch.readers.read import only

        return (Read(name, only(found, name)) for name, found in self._found())

    def _found(self) -> Iterator[tuple[str, Found]]:
        with self:
            reading = self._first
            for index in range(len(self._files)):
                now = reading or self._stdin()
                reading = self._ahead(index + 1)
                yield now.result()

    def results(self, work: Callable[[Read], R]) -> Iterator[R]:
        """What ``work`` makes of each document, in the order of the files."""
        return map(work, self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()  # first, so that nobody waits for a file that hangs
        self._pool.shutdown(cancel_futures=True)

    def _ahead(self, index: int) -> Future[tuple[str, Found]] | None:
        """A file on its way; ``None`` where there is none, or it is standard input, which has to wait."""
        if index >= len(self._files) or self._files[index] == STDIN:
            return None
        name = self._files[index]
        return self._pool.submit(lambda: (name, self._reader.all_in(name)))

    def _stdin(self) -> Future[tuple[str, Found]]:
        from skillmatch.cli.files import read_stdin

        name, data = self._stdin_name, read_stdin(self.limits.bytes)
        return self._pool.submit(lambda: (name, self._reader.all_in_data(data, name)))


def _tell(page: int, of: int) -> None:
    """Say on a terminal how far the OCR is, whose pages take seconds."""
    if is_watched():
        say(f"OCR, page {page} of {of}")
