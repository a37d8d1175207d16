"""Which files a call means: folders walked, patterns matched, ``.gitignore`` respected, links out of the tree left."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from skillmatch.checking.discovery.globs import expanded
from skillmatch.checking.discovery.ignore_files import Ignored, Ignores, is_ignored
from skillmatch.checking.discovery.patterns import patterns_of
from skillmatch.checking.discovery.tree import ENDINGS, Sort, Tree, is_dir, is_named, is_post
from skillmatch.errors import UsageError
from skillmatch.safe_read import below, is_file, is_folder, resolved


class FoundFiles(NamedTuple):
    """The files that a call means.

    Attributes:
        files: each once: named files as they are, what is in folders sorted. A folder among them could not be looked
            into: whoever reads it is told why.
        notes: what was left alone, a line for each.
    """

    files: tuple[str, ...]
    notes: tuple[str, ...] = ()


def files_of(
    names: Sequence[str],
    exclude: Sequence[str] = (),
    root: Path | None = None,
    *,
    follow_links: bool = False,
    no_files: Collection[str] = (),
    force_exclude: bool = False,
) -> FoundFiles:
    """The files that ``names`` mean.

    Args:
        names: files, folders, patterns such as ``posts/**/*.md``.
        exclude: patterns, as in ``.gitignore``, of what to leave out of folders and matches.
        root: the folder that these patterns start from.
        follow_links: whether links that lead out of a folder are followed too.
        no_files: names that mean something else to the caller, and are left as they are.
        force_exclude: whether files that are named themselves are left out too; then it may be that none is left.

    Raises:
        UsageError: where a name means nothing, or no file is left.
    """
    search = _Search(exclude, root or Path(), follow_links, no_files, force_exclude)
    files = tuple(dict.fromkeys(file for name in names for file in search.meant(name)))
    notes = tuple(search.notes())
    if not files and not search.forced_out:
        hint = f"Files in folders are taken by ending: {', '.join(ENDINGS)}."
        raise UsageError(f"no posts in {', '.join(names)}.", hint=" ".join([hint, *notes]))
    return FoundFiles(files, notes)


class _Search:
    """Looks for the posts of one call."""

    def __init__(
        self, exclude: Sequence[str], root: Path, follow_links: bool, no_files: Collection[str], force: bool = False
    ) -> None:
        self._no_files = no_files
        self._force = force
        self.forced_out = 0
        """Named files that were left out."""
        self._left_out = patterns_of(exclude)
        self._root = root
        self._follow = follow_links
        self._ignores = Ignores()
        self._trees: list[tuple[str, Tree]] = []

    def meant(self, name: str) -> Iterator[str]:
        """The files that one name means."""
        if name in self._no_files or is_file(name) or (not glob.has_magic(name) and not is_folder(name)):
            if self._force and name not in self._no_files and self._is_out(Path(name)):
                self.forced_out += 1
            else:
                yield name  # what is missing is told by the reader, in its words
        elif is_folder(name):
            yield from self._in_folder(name)
        else:
            yield from self._like(name)

    def notes(self) -> Iterator[str]:
        """What was left alone."""
        for name, tree in self._trees:
            if count := len(tree.left_alone):
                were = "link out of {} was" if count == 1 else "links out of {} were"
                them = "it" if count == 1 else "them"
                yield f"{count} {were.format(name)} left alone; --follow-links reads {them}."
        yield from self._ignores.notes

    def _tree(self, folder: str) -> Tree:
        tree = Tree(folder or ".", self._follow)
        self._trees.append((folder or ".", tree))
        return tree

    def _in_folder(self, name: str) -> Iterator[str]:
        tree = self._tree(name)
        top = resolved(name)
        for file in self._walk(top, tree):
            # As the user named the folder, so that what is printed can be clicked and copied.
            shown = Path(name) / file.relative_to(top)
            if not self._is_out(shown):
                yield str(shown)
        yield from (str(Path(name) / Path(folder).relative_to(top)) for folder in tree.unreadable)

    def _like(self, pattern: str) -> Iterator[str]:
        matches = expanded(pattern, self._tree)
        tree = self._trees[-1][1]
        if not matches and not tree.unreadable and not tree.left_alone:
            raise UsageError(f"nothing matches {pattern}.", hint="Check the pattern, and the folder you are in.")
        for match in matches:
            if is_folder(match):
                yield from self._in_folder(match)
            elif (is_post(match) or is_named(match, pattern)) and not self._is_out(Path(match)):
                yield match
        yield from tree.unreadable

    def _is_out(self, file: Path) -> bool:
        inside = below(file, self._root)
        return inside is not None and self._left_out.says(inside) is True

    def _walk(self, top: Path, tree: Tree) -> Iterator[Path]:
        """The posts in a folder and those below, by name, without hidden ones and those that git ignores."""
        # A list and no recursion: a repository may hold folders a thousand deep.
        tree.enters(top)
        open_folders = [self._opened(top, self._ignores.above(top), tree)]
        while open_folders:
            entries, ignored = open_folders[-1]
            entry = next(entries, None)
            if entry is None:
                open_folders.pop()
                continue
            path = Path(entry.path)
            if entry.name.startswith(".") or is_ignored(path, is_dir(entry), ignored):
                continue
            sort = tree.sort(entry)
            if sort is Sort.FILE and is_post(entry.name):
                yield path
            elif sort is Sort.FOLDER and tree.enters(path):
                open_folders.append(self._opened(path, ignored, tree))

    def _opened(
        self, folder: Path, ignored: tuple[Ignored, ...], tree: Tree
    ) -> tuple[Iterator[os.DirEntry[str]], tuple[Ignored, ...]]:
        return iter(tree.entries(folder)), (*ignored, *self._ignores.of(folder))
