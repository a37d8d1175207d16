"""What git ignores: the ``.gitignore`` files of a folder, and of those above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from skillmatch.checking.discovery.patterns import Patterns, patterns_of
from skillmatch.safe_read import SETTINGS_BYTES, NotReadError, exists, read_plain_file

_FILE = ".gitignore"


@dataclass(frozen=True, slots=True)
class Ignored:
    """The patterns of one ``.gitignore``, and the folder they hold for."""

    folder: Path
    patterns: Patterns

    def says(self, path: Path, is_folder: bool) -> bool | None:
        """Whether it ignores a path; ``None`` where it says nothing of it."""
        return self.patterns.says(path.relative_to(self.folder).as_posix(), is_folder)


class Ignores:
    """Reads ``.gitignore`` files.

    Attributes:
        notes: of those that cannot be read, why.
    """

    def __init__(self) -> None:
        self.notes: dict[str, None] = {}

    def above(self, folder: Path) -> tuple[Ignored, ...]:
        """Those that hold from above, up to the top of the repository."""
        found: list[Ignored] = []
        for parent in folder.parents if not exists(folder / ".git") else ():
            found = [*self.of(parent), *found]
            if exists(parent / ".git"):
                return tuple(found)
        return ()

    def of(self, folder: Path) -> Iterator[Ignored]:
        """That of a folder; as git does, a link by that name is not followed."""
        file = folder / _FILE
        if not exists(file) or file.is_symlink():
            return
        try:
            text = read_plain_file(file, SETTINGS_BYTES).decode("utf-8-sig", "replace")
        except NotReadError as error:
            self.notes[f"{file}: {error.reason}; nothing is left out for it."] = None
            return
        yield Ignored(folder, patterns_of(line.removesuffix("\r") for line in text.split("\n")))


def is_ignored(path: Path, is_folder: bool, files: tuple[Ignored, ...]) -> bool:
    """The innermost file that says anything decides, as in git."""
    said = (file.says(path, is_folder) for file in reversed(files))
    return next((one for one in said if one is not None), False)
