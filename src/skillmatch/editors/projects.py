"""The settings of the projects that documents are in, and the checks by them, made anew where a file has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from skillmatch.analysis import Analyzer
from skillmatch.checking.discovery.patterns import patterns_of
from skillmatch.checking.runner import Runner
from skillmatch.checking.settings import Settings, read_settings
from skillmatch.config import OWN, Config, find_config
from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Kind
from skillmatch.safe_read import below, resolved
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.toml_file import PYPROJECT

_MOST = 4
"""Projects that are kept; an analyzer is some tens of megabytes."""
_MOST_FILES = 2_000
"""Files of a taxonomy that are looked at."""

Stamp = tuple[tuple[str, int, int], ...]
"""Files with when they were changed last, in nanoseconds, and their bytes: another stamp, and they are read anew."""


def settings_stamp(folder: str) -> Stamp:
    """That of the files which may be the settings in a folder."""
    start = resolved(folder)
    return _stamp(parent / name for parent in (start, *start.parents) for name in (OWN, PYPROJECT))


def _stamp(files: Iterable[Path]) -> Stamp:
    return tuple(_stamps(files))


def _stamps(files: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for file in files:
        try:
            found = file.stat()
        except (OSError, ValueError):
            continue
        yield str(file), found.st_mtime_ns, found.st_size


def _taxonomy_files(folders: Iterable[Path]) -> list[Path]:
    """The files of a team's taxonomy, by name; of very many, the first."""
    files: list[Path] = []
    for folder in folders:
        for top, inside, names in os.walk(folder):
            inside.sort()
            files += [Path(top, name) for name in sorted(names)]
            if len(files) >= _MOST_FILES:
                return files[:_MOST_FILES]
    return files


class Project(NamedTuple):
    """How the documents of a project are checked."""

    config: Config
    settings: Settings
    runner: Runner
    stamp: Stamp

    def leaves_out(self, path: str) -> bool:
        """Whether the settings exclude a file."""
        inside = below(path, self.settings.folder)
        return inside is not None and patterns_of(self.settings.exclude).says(inside) is True


class Projects:
    """Those that documents are in, by the folder from which their settings are looked for.

    Args:
        analyzer: with our own taxonomy or the one of the command line.
        limits: what a document may cost.
        own_taxonomy: whether a project's own taxonomy is heeded: not where the command line names one.
    """

    def __init__(self, analyzer: Analyzer, limits: Limits, *, own_taxonomy: bool) -> None:
        self._analyzer = analyzer.of_kind(Kind.POSTING)
        self._limits = limits
        self._own_taxonomy = own_taxonomy
        self._kept: dict[str, Project] = {}

    def of(self, folder: str) -> Project:
        """The project of a folder, as its files say now.

        Raises:
            SkillmatchError: where they cannot be used.
        """
        kept = self._kept.pop(folder, None)
        if kept is None or self._stamp(folder, kept.config) != kept.stamp:
            kept = self._read(folder)
        self._kept[folder] = kept  # the last one asked for is the last one to go
        if len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        return kept

    def _read(self, folder: str) -> Project:
        config = find_config(Path(folder))
        stamp = self._stamp(folder, config)  # before they are read: what changes meanwhile is read again
        settings = read_settings(config)
        return Project(config, settings, Runner(self._analyzer_for(config), settings), stamp)

    def _stamp(self, folder: str, config: Config) -> Stamp:
        return (*settings_stamp(folder), *_stamp(_taxonomy_files(config.taxonomy)))

    def _analyzer_for(self, config: Config) -> Analyzer:
        if not (config.taxonomy and self._own_taxonomy):
            return self._analyzer
        return Analyzer(load_taxonomy(*config.taxonomy, anew=True), kind=Kind.POSTING, limits=self._limits)
