"""The files of a command, read and worked on one after the other or several at once: the same results in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Annotated, Generic, NamedTuple, Self, TypeVar

import typer

from skillmatch.cli.read_ahead import STDIN, ReadAhead
from skillmatch.cores import cores
from skillmatch.readers.named import Read, documents

if TYPE_CHECKING:
    from skillmatch.cli.jobs.workers import Workers
    from skillmatch.readers.limits import Limits
    from skillmatch.readers.sandbox.client import FileReader

R = TypeVar("R")

JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="NUMBER",
        min=1,
        help="How many files to work on at once. Without it, as many as there are cores, where the files are many.",
    ),
]
_WORTH_A_FORK, _WORTH_A_START = 16, 64
"""Files that a process must have before it: fewer are done before it is."""
_MOST = 60
"""Processes: Windows waits for no more at a time."""
_DIED = "the process that worked on it was ended, perhaps for want of memory"
_TRY_AGAIN = "Try it again by itself, or see that memory is left."


def opened(
    files: Sequence[str], limits: Sequence[str] | None, stdin_name: str, jobs: int | None, *, debug: bool
) -> ReadAhead | ReadAtOnce:
    """The files, to be worked on by as many processes as were asked for or are worth it; this one alone reads ahead.

    Raises:
        UsageError: where there is no such limit.
    """
    count = _how_many(jobs, len(files))
    if count == 1:
        return ReadAhead(files, limits, stdin_name, debug=debug)
    return ReadAtOnce(files, limits, stdin_name, count, debug=debug)


class ReadAtOnce:
    """Has files read and worked on by several processes; leaving the context ends these.

    Standard input is read by this process, and not before its turn: see ``ReadAhead``.
    """

    def __init__(
        self, files: Sequence[str], limits: Sequence[str] | None, stdin_name: str, count: int, *, debug: bool
    ) -> None:
        from skillmatch.readers.limits import limits_from

        self.limits = limits_from(limits or ())
        self._files = files
        self._stdin_name = stdin_name
        self._count = count
        self._debug = debug
        self._close: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def results(self, work: Callable[[Read], R]) -> Iterator[R]:
        """What ``work`` makes of each file, in the order of the files; it has to be picklable, and so has a result."""
        from skillmatch.cli.jobs.workers import Workers

        workers = Workers(_FileWork(work, self.limits, self._debug), self._count)
        self._close = workers.close
        return chain.from_iterable(chain.from_iterable(self._parts(workers)))

    def _parts(self, workers: Workers[_Named, list[R]]) -> Iterator[Iterator[list[R]]]:
        """Results up to standard input, then those from there to the next: it is read when all before it are out."""
        for part in _up_to_stdin(self._files):
            yield workers.in_order(map(self._named, part))

    def _named(self, file: str) -> _Named:
        from skillmatch.cli.files import read_stdin

        return _Named(self._stdin_name, read_stdin(self.limits.bytes)) if file == STDIN else _Named(file, None)


def _up_to_stdin(files: Sequence[str]) -> Iterator[Sequence[str]]:
    """The files in parts, of which none has standard input anywhere but first."""
    starts = [0, *(at for at, file in enumerate(files) if at and file == STDIN), len(files)]
    return (files[start:end] for start, end in pairwise(starts))


class _Named(NamedTuple):
    """A file by its name, and its bytes; ``None``: they are to be read."""

    name: str
    data: bytes | None


class _FileWork(Generic[R]):
    """Reads a file and works on what was read, in whichever process it is."""

    def __init__(self, work: Callable[[Read], R], limits: Limits, debug: bool) -> None:
        self._work = work
        self._limits = limits
        self._debug = debug
        self._reader: FileReader | None = None

    def __call__(self, file: _Named, /) -> list[R]:
        """The results for the documents of a file."""
        reader = self._reader = self._reader or self._new_reader()
        found = reader.all_in(file.name) if file.data is None else reader.all_in_data(file.data, file.name)
        return [self._work(read) for read in documents(file.name, found)]

    def lost(self, file: _Named, /) -> list[R]:
        """The result for a file whose process died."""
        from skillmatch.readers.codes import Code
        from skillmatch.readers.files import printable
        from skillmatch.readers.model import Unreadable

        return [self._work(Read(file.name, Unreadable(printable(file.name), _DIED, _TRY_AGAIN, Code.NO_PROCESS)))]

    def close(self) -> None:
        """End the process in which files are read."""
        if self._reader:
            self._reader.close()

    def _new_reader(self) -> FileReader:
        from skillmatch.readers.sandbox.client import FileReader

        return FileReader(self._limits, debug=self._debug)


def _how_many(asked: int | None, files: int) -> int:
    """The processes for so many files."""
    most = asked or min(cores(), files // _WORTH_A_FORK)
    if min(most, files) <= 1:
        return 1  # before anything is imported that one file does not need
    from skillmatch.processes import start_is_cheap
    from skillmatch.readers.sandbox.process import can_start

    if not (asked or start_is_cheap()):
        most = min(most, files // _WORTH_A_START)
    return max(1, min(most, files, _MOST)) if can_start() else 1
