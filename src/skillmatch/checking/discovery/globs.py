"""Patterns of files on the command line, such as ``posts/**/*.md``: as ``glob`` has them, but within the tree.

``glob`` itself follows links to folders without an end, so that two links to their own folder keep it busy for ever.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch

from skillmatch.checking.discovery.tree import Sort, Tree

_SEPARATORS = re.compile(f"([{re.escape(os.sep + (os.altsep or ''))}]+)")
_FOLDERS = (Sort.FOLDER, Sort.LINK)


def expanded(pattern: str, tree_of: Callable[[str], Tree]) -> list[str]:
    """The paths that a pattern fits, sorted.

    Args:
        pattern: with at least one of ``*``, ``?`` and ``[``.
        tree_of: makes the tree of the folder below which the pattern looks.
    """
    pieces = _SEPARATORS.split(pattern)
    first = next(at for at in range(0, len(pieces), 2) if glob.has_magic(pieces[at]))
    base, names = "".join(pieces[:first]), pieces[first::2]
    tree = tree_of(base)
    found = [base]
    for at, name in enumerate(names):
        found = list(dict.fromkeys(_further(found, name, at == len(names) - 1, tree)))
    return sorted(found)


def _further(folders: Iterable[str], name: str, is_last: bool, tree: Tree) -> Iterator[str]:
    """The paths one name further; a folder ends in a slash, unless it is what the whole pattern fits."""
    for folder in folders:
        if not name:
            yield folder
        elif name in (".", ".."):
            yield folder + name + ("" if is_last else os.sep)
        elif name == "**":
            yield from _below(folder, is_last, tree)
        else:
            yield from _like(folder, name, is_last, tree)


def _below(folder: str, is_last: bool, tree: Tree) -> Iterator[str]:
    """The folder and all below it, or, at the end of a pattern, all files there."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        if not tree.enters(current or "."):
            continue
        if not is_last:
            yield current
        for entry in tree.entries(current or "."):
            sort = Sort.NOTHING if entry.name.startswith(".") else tree.sort(entry)
            if sort is Sort.FOLDER:
                waiting.append(current + entry.name + os.sep)
            elif sort is Sort.FILE and is_last:
                yield current + entry.name


def _like(folder: str, name: str, is_last: bool, tree: Tree) -> Iterator[str]:
    """What in a folder is called so."""
    for entry in tree.entries(folder or "."):
        if entry.name.startswith(".") and not name.startswith("."):
            continue
        if fnmatch(entry.name, name) if glob.has_magic(name) else entry.name == name:
            sort = tree.sort(entry)
            if is_last and sort is not Sort.NOTHING:
                yield folder + entry.name
            elif sort in _FOLDERS:
                yield folder + entry.name + os.sep
