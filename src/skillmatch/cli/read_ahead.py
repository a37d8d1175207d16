"""Reading the files of a command, one ahead of what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from threading import Thread
from typing import TYPE_CHECKING, Annotated, NamedTuple, Self, TypeVar

import typer

from skillmatch.cli.stderr import is_watched, say
from skillmatch.readers.named import Read, documents

if TYPE_CHECKING:
    from skillmatch.readers.model import Found

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


class _Found(NamedTuple):
    """A file as named in the report, and all that is in it."""

    name: str
    found: Found


class _OnItsWay(Thread):
    """A file that is being read, in a thread of its own; ``concurrent.futures`` would cost a start 2 % of its time."""

    def __init__(self, read: Callable[[], _Found]) -> None:
        super().__init__(name="skillmatch-reading")
        self._read = read
        self._found: _Found | BaseException | None = None
        self.start()

    def run(self) -> None:
        """Reads it, in the thread."""
        try:
            self._found = self._read()
        except BaseException as error:
            self._found = error

    def __call__(self) -> _Found:
        """What was read, waited for; raises what reading raised."""
        self.join()
        if isinstance(self._found, BaseException):
            raise self._found
        assert self._found is not None, "a thread that has ended has found something"
        return self._found


class ReadAhead:
    """Reads files in the order given; the first while the program still starts, each next one while one is worked on.

    Read ahead is what is read in a process of its own: a text takes less time than a thread does. Neither is standard
    input read before its turn, so that waiting for it can be interrupted, and keeps nobody from being told of a
    mistyped option. Leaving the context ends what is being read.

    Raises:
        UsageError: where there is no such limit.
    """

    def __init__(
        self, files: Sequence[str], limits: Sequence[str] | None, stdin_name: str = "stdin", *, debug: bool = False
    ) -> None:
        from skillmatch.readers.limits import limits_from
        from skillmatch.readers.registry import isolated_endings
        from skillmatch.readers.sandbox.client import FileReader

        self.limits = limits_from(limits or ())
        self._files = files
        self._stdin_name = stdin_name
        self._reader = FileReader(self.limits, _tell, debug=debug)
        self._worth_a_thread = isolated_endings()
        self._on_its_way: _OnItsWay | None = None
        self._first = self._begun(0) if files else None

    def __iter__(self) -> Iterator[Read]:
        for name, found in self._found():
            yield from documents(name, found)

    def files(self) -> Iterator[Read]:
        """What was read of each file, of which each is to hold one document."""
        from skillmatch.readers.read import only

        return (Read(name, only(found, name)) for name, found in self._found())

    def _found(self) -> Iterator[_Found]:
        with self:
            reading = self._first
            for index in range(len(self._files)):
                now = (reading or self._begun(index))()
                reading = self._begun(index + 1) if index + 1 < len(self._files) else None
                yield now

    def results(self, work: Callable[[Read], R]) -> Iterator[R]:
        """What ``work`` makes of each document, in the order of the files."""
        return map(work, self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()  # first, so that nobody waits for a file that hangs
        if self._on_its_way:
            self._on_its_way.join()

    def _begun(self, index: int) -> Callable[[], _Found]:
        """What gives a file once it is asked for; where that is worth it, the file is being read until then."""
        name = self._files[index]
        if name == STDIN:
            return self._stdin
        if name.lower().endswith(self._worth_a_thread):
            self._on_its_way = _OnItsWay(lambda: self._file(name))
            return self._on_its_way
        return lambda: self._file(name)

    def _file(self, name: str) -> _Found:
        return _Found(name, self._reader.all_in(name))

    def _stdin(self) -> _Found:
        from skillmatch.cli.files import read_stdin

        name = self._stdin_name
        return _Found(name, self._reader.all_in_data(read_stdin(self.limits.bytes), name))


def _tell(page: int, of: int) -> None:
    """Say on a terminal how far the OCR is, whose pages take seconds."""
    if is_watched():
        say(f"OCR, page {page} of {of}")
