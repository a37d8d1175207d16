"""Which files a call means: folders walked, patterns matched, ``.gitignore`` respected."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skillmatch.errors import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm", ".mhtml", ".mht", ".pdf", ".docx")
"""What is taken from a folder. Any file may be named itself; JSON and YAML of a repository are seldom posts."""
STDIN = "-"
_IGNORES = ".gitignore"


def files_of(names: Sequence[str], exclude: Sequence[str] = (), root: Path | None = None) -> tuple[str, ...]:
    """The files that ``names`` mean, each once: named files as they are, what is in folders sorted.

    Args:
        names: files, folders, patterns such as ``posts/**/*.md``, or ``-``.
        exclude: patterns, as in ``.gitignore``, of what to leave out of folders and matches.
        root: the folder that these patterns start from.

    Raises:
        UsageError: where a name means nothing, or no file is left.
    """
    left_out = _spec(exclude)
    found: dict[str, None] = {}
    for name in names:
        found |= dict.fromkeys(_meant(name, left_out, root or Path()))
    if not found:
        raise UsageError(
            "no posts in " + ", ".join(names) + ".", hint=f"Files in folders are taken by ending: {', '.join(ENDINGS)}."
        )
    return tuple(found)


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _meant(name: str, left_out: GitIgnoreSpec, root: Path) -> Iterator[str]:
    path = Path(name)
    if name == STDIN or path.is_file() or (not glob.has_magic(name) and not path.is_dir()):
        yield name  # what is missing is told by the reader, in its words
    elif path.is_dir():
        yield from (str(file) for file in _walk(path) if not _is_out(file, left_out, root))
    else:
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not matches:
            raise UsageError(f"nothing matches {name}.", hint="Check the pattern, and the folder you are in.")
        for match in matches:
            if Path(match).is_dir() and name.endswith("**"):
                continue
            if Path(match).is_dir():
                yield from _meant(match, left_out, root)
            elif Path(match).suffix.lower() in ENDINGS and not _is_out(Path(match), left_out, root):
                yield match


def _is_out(file: Path, left_out: GitIgnoreSpec, root: Path) -> bool:
    inside = _below(file, root)
    return inside is not None and left_out.match_file(inside)


def _below(file: Path, root: Path) -> str | None:
    """The path from ``root``, with forward slashes; ``None`` where it is not below."""
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Ignored:
    """The patterns of one ``.gitignore``, and the folder they hold for."""

    folder: Path
    spec: GitIgnoreSpec

    def says(self, path: Path, is_folder: bool) -> bool | None:
        """Whether it ignores a path; ``None`` where it says nothing of it."""
        name = path.relative_to(self.folder).as_posix() + ("/" if is_folder else "")
        return self.spec.check_file(name).include


def _walk(folder: Path) -> Iterator[Path]:
    """The posts in a folder and those below, by name, without hidden ones and those that git ignores."""
    top = folder.resolve()
    rules = _above(top)
    for file in _posts(top, rules):
        # As the user named the folder, so that what is printed can be clicked and copied.
        yield folder / file.relative_to(top)


def _above(folder: Path) -> tuple[_Ignored, ...]:
    """The ``.gitignore`` files that hold from above, up to the top of the repository."""
    found: list[_Ignored] = []
    for parent in folder.parents if not (folder / ".git").exists() else ():
        found = [*_of(parent), *found]
        if (parent / ".git").exists():
            return tuple(found)
    return ()


def _of(folder: Path) -> Iterator[_Ignored]:
    file = folder / _IGNORES
    if file.is_file():
        yield _Ignored(folder, _spec(file.read_text(encoding="utf-8", errors="replace").splitlines()))


def _posts(folder: Path, rules: tuple[_Ignored, ...]) -> Iterator[Path]:
    rules = (*rules, *_of(folder))
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UsageError(f"{folder} cannot be read: {error.strerror or error}.") from None
    for entry in entries:
        path = Path(entry.path)
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or _is_ignored(path, is_folder, rules):
            continue
        if is_folder:
            yield from _posts(path, rules)
        elif path.suffix.lower() in ENDINGS and entry.is_file():
            yield path


def _is_ignored(path: Path, is_folder: bool, rules: tuple[_Ignored, ...]) -> bool:
    """The innermost file that says anything decides, as in git."""
    said = (rule.says(path, is_folder) for rule in reversed(rules))
    return next((one for one in said if one is not None), False)
