"""A report held against what the same files give now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skillmatch._version import __version__
from skillmatch.analysis import Analyzer
from skillmatch.comparing.versions import Moved
from skillmatch.errors import ExitCode
from skillmatch.readers.limits import Limits
from skillmatch.replaying.again import ReplayedPair, Replayer
from skillmatch.replaying.inputs import FileState, InputFile, Inputs
from skillmatch.replaying.moved import MovedValue, moved_values
from skillmatch.replaying.recorded import Recorded, files_of
from skillmatch.reporting import FORMATS, assembled
from skillmatch.reporting.shared.options import Options

_LOST = frozenset({FileState.MISSING, FileState.OUTSIDE})


class Differing(NamedTuple):
    """A part of a report that is another when it is made again; ``name`` is empty where it is all of it."""

    name: str
    values: tuple[MovedValue, ...]


class Verified(NamedTuple):
    """What came of a replay.

    Attributes:
        replayed: how many parts of the report could be made again.
        same_bytes: whether all of it was written again as it was.
        versions, taxonomies: those that wrote it, where they are not the ones that replayed it.
        strangers: given files of which the report knows nothing.
        unread: given files that cannot be read, each with the reason.
    """

    files: tuple[InputFile, ...]
    replayed: int
    differing: tuple[Differing, ...]
    same_bytes: bool
    versions: Moved[tuple[str, ...]]
    taxonomies: Moved[tuple[str, ...]]
    strangers: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def is_other_program(self) -> bool:
        """Whether another version wrote it, or another taxonomy."""
        return self.versions.changed or self.taxonomies.changed

    @property
    def exit_code(self) -> ExitCode:
        """2 before 1: what cannot be found may hold anything."""
        unknown = any(one.state is FileState.UNKNOWN and one.recorded.is_read for one in self.files)
        lost = unknown or any(one.state in _LOST for one in self.files)
        changed = any(one.state is FileState.CHANGED for one in self.files)
        if lost or self.unread or not (self.replayed or changed):
            return ExitCode.COULD_NOT_RUN
        return ExitCode.FINDINGS if changed or self.differing or self.is_other_program else ExitCode.DONE


def verify(recorded: Recorded, given: Iterable[str], analyzer: Analyzer, allowed: Limits) -> Verified:
    """What a report says, and what the files that it names give now.

    Args:
        given: files that it may be of, wherever they are.
        allowed: the most that a file may cost, whatever the report says.

    Raises:
        SkillmatchError: where its options are none, or cannot hold here.
    """
    inputs = Inputs(given, allowed.bytes)
    replayer = Replayer(analyzer, allowed)
    files: list[InputFile] = []
    differing: list[Differing] = []
    texts: list[str | None] = []
    replayed = 0
    try:
        for document in recorded.documents:
            own = [inputs.find(one) for one in files_of(document, recorded.format)]
            files += [one._replace(data=None) for one in own]
            pair = replayer.pair(recorded, document, own)
            texts.append(pair.text)
            replayed += pair.new is not None
            differing += _differing(pair)
    finally:
        replayer.close()
    return Verified(
        files=tuple({(one.recorded, one.state): one for one in files}.values()),
        replayed=replayed,
        differing=tuple(differing),
        same_bytes=None not in texts and _whole(recorded, [text or "" for text in texts]) == recorded.text,
        versions=Moved(recorded.versions, (__version__,)),
        taxonomies=Moved(recorded.taxonomies or (analyzer.taxonomy.fingerprint,), (analyzer.taxonomy.fingerprint,)),
        strangers=tuple(inputs.strangers),
        unread=tuple(inputs.unread),
    )


def _differing(pair: ReplayedPair) -> list[Differing]:
    if pair.old is None or pair.new is None:
        return []
    values = moved_values(pair.old, pair.new)
    return [Differing(pair.name, tuple(values))] if values else []


def _whole(recorded: Recorded, texts: list[str]) -> str:
    """All that was written again, as one output."""
    if recorded.format == "report":
        return "".join(
            assembled(
                texts if not recorded.lines else [f"{one}\n" for one in texts], _FORMAT[recorded.lines], Options()
            )
        )
    return "".join(f"{one}\n" for one in texts) if recorded.lines else texts[0]


_FORMAT = {False: FORMATS["json"], True: FORMATS["jsonl"]}
