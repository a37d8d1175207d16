"""A folder as it is walked: what is in it, and which links are left alone since they lead out of it."""

from __future__ import annotations

import os
import stat
from enum import Enum
from pathlib import Path

from skillmatch.readers.registry import READERS, endings_in_folders
from skillmatch.safe_read import resolved

ENDINGS = endings_in_folders()
"""What is taken from a folder."""
NAMED_ENDINGS = frozenset(ending for reader in READERS for ending in reader.endings)
"""What is taken where a pattern asks for it."""


def is_post(name: str) -> bool:
    """Whether the ending is that of a post."""
    return Path(name).suffix.lower() in ENDINGS


def is_named(name: str, pattern: str) -> bool:
    """Whether a pattern that fits a name names its ending, as that of files that are read: ``posts/*.jsonl``."""
    ending = Path(name).suffix.lower()
    return ending in NAMED_ENDINGS and pattern.lower().endswith(ending)


def is_dir(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder itself, and no link to one."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


class Sort(Enum):
    """What an entry of a folder is to a walk."""

    FILE = "to be read"
    FOLDER = "to be walked"
    LINK = "a folder of the same tree, which is walked where it is"
    NOTHING = "to be passed over"


class Tree:
    """A folder that a call names, and what was met in it.

    Attributes:
        left_alone: links to posts and folders outside, which were not followed.
        unreadable: folders that could not be looked into.
    """

    def __init__(self, top: str | Path, follow_links: bool = False) -> None:
        self.left_alone: set[str] = set()
        self.unreadable: list[str] = []
        self._top = resolved(top)
        self._follow = follow_links
        # Links out of the tree may lead round and round.
        self._walked: set[Path] = set()

    def entries(self, folder: str | Path) -> list[os.DirEntry[str]]:
        """What is in a folder, by name; nothing where it cannot be looked into, which is noted."""
        try:
            with os.scandir(folder) as found:
                return sorted(found, key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            return []
        except (OSError, ValueError):
            self.unreadable.append(str(folder))
            return []

    def enters(self, folder: str | Path) -> bool:
        """Whether a folder is still to be walked."""
        if not self._follow:
            return True
        real = resolved(folder)
        is_new = real not in self._walked
        self._walked.add(real)
        return is_new

    def sort(self, entry: os.DirEntry[str]) -> Sort:
        """What to do with an entry; a link out of the tree is noted."""
        if entry.is_symlink():
            return self._sort_of_link(entry)
        if is_dir(entry):
            return Sort.FOLDER
        try:
            return Sort.FILE if entry.is_file(follow_symlinks=False) else Sort.NOTHING
        except OSError:
            return Sort.FILE  # whoever reads it says why it cannot be read

    def _sort_of_link(self, entry: os.DirEntry[str]) -> Sort:
        leaves = not resolved(entry.path).is_relative_to(self._top)
        try:
            mode = entry.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return Sort.NOTHING
        except (OSError, ValueError):
            mode = stat.S_IFREG  # as above
        is_folder = stat.S_ISDIR(mode)
        if leaves and not self._follow:
            if is_folder or is_post(entry.name):
                self.left_alone.add(entry.path)
            return Sort.NOTHING
        if is_folder:
            return Sort.FOLDER if leaves else Sort.LINK
        return Sort.FILE if stat.S_ISREG(mode) else Sort.NOTHING
