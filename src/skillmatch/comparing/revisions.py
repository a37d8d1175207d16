"""What git knows of posts: which of them have changed since a revision, and what they were then.

Git is asked only what it has: nothing is fetched, and no filter, hook or program of a repository is run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from skillmatch.errors import UsageError

if TYPE_CHECKING:
    from skillmatch.comparing.versions import Difference
    from skillmatch.readers.model import Unreadable

_SECONDS = 60
"""Git answers such questions in milliseconds, and of the largest repositories in seconds."""
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_SAFE = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_DIFF = ("diff", "--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv")
_FILES = ("100644", "100755")
"""The modes of plain files: a link is none, nor a repository in the repository."""
_LONG = re.compile(r"[0-9a-f]{40,64}")
_SHORT = 7
_BEYOND = "See that it is a revision of this repository, and that its history is here."


class ChangedPost(NamedTuple):
    """A post that has changed, by its name now, and what git has of it before."""

    name: str
    before: str
    """The name that it had, from the top of the repository; empty where it is new."""
    object: str
    """The id of what it held."""


@dataclass(frozen=True, slots=True)
class PostChanges:
    """What was done to posts since a revision."""

    since: str
    """The revision, in short."""
    differences: tuple[Difference, ...] = ()
    """Of those that were there before, in the order of their names as given."""
    new: tuple[str, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


def short(revision: str) -> str:
    """A revision as people write it."""
    return revision[:_SHORT] if _LONG.fullmatch(revision) else revision


class Repository:
    """The repository that the working folder is in, as it was at a revision.

    Raises:
        UsageError: where there is no git, no repository, or no such revision.
    """

    def __init__(self, revision: str) -> None:
        self._git = git_program()
        self.top = os.fsdecode(self._asked("rev-parse", "--show-toplevel").removesuffix(b"\n"))
        """Its folder, without links."""
        self._commit = self._commit_of(revision)

    def changed(self, names: Iterable[str]) -> Iterator[ChangedPost]:
        """Those of the files ``names`` that have changed since, in their order."""
        changes = self._changes()
        for name in names:
            if change := changes.get(_real(name)):
                yield change._replace(name=name)

    def content(self, post: ChangedPost, most: int) -> bytes:
        """What it held, at most ``most`` bytes and one more."""
        with self._process("cat-file", "blob", post.object) as git:
            assert git.stdout is not None
            try:
                data = git.stdout.read(most + 1)
            finally:
                git.kill()
        return data

    def _changes(self) -> Mapping[str, ChangedPost]:
        """Each file that has changed, by its full name."""
        if not self._commit:
            return {}
        raw = self._asked(*_DIFF, "--diff-filter=AMRT", "--ignore-submodules=all", self._commit, "--")
        return {os.path.join(self.top, post.name): post for post in _read(raw)}  # noqa: PTH118

    def _commit_of(self, revision: str) -> str:
        """The id of the commit; empty where it is that of a repository without any."""
        if revision.startswith("-") or not revision.isprintable():
            raise UsageError(f"{revision!r} is no revision.", hint=_BEYOND)
        asked = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if asked.returncode == 0:
            return asked.stdout.decode("ascii", "replace").strip()
        if revision == "HEAD" and self._run("symbolic-ref", "--quiet", "HEAD").returncode == 0:
            return ""
        raise UsageError(f"git knows no revision {revision!r}.", hint=_BEYOND)

    def _asked(self, *words: str) -> bytes:
        ran = self._run(*words)
        if ran.returncode != 0:
            said = ran.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise UsageError(f"git: {said.removeprefix('fatal: ')}.", hint="Run it in a repository of git.")
        return ran.stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        try:
            with self._process(*words) as git:
                try:
                    out, err = git.communicate(timeout=_SECONDS)
                except subprocess.TimeoutExpired:
                    git.kill()
                    raise UsageError(f"git takes longer than {_SECONDS} s.") from None
                return subprocess.CompletedProcess(words, git.returncode, out, err)
        except (OSError, ValueError) as error:
            raise UsageError(f"git cannot be run: {error}.") from None

    def _process(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [self._git, *_SAFE, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **_QUIET},
        )


def git_program() -> str:
    """Git, as the path of the shell has it, and never out of the working folder, where Windows would look first."""
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if not os.path.isabs(folder) or _real(folder) == _real("."):  # noqa: PTH117
            continue
        if found := shutil.which(os.path.join(folder, "git")):  # noqa: PTH118
            return found
    raise UsageError("git is not installed.", hint="Compare two files: skillmatch diff OLD NEW.")


def _real(name: str) -> str:
    """The full name without links, but for the file itself."""
    folder, last = os.path.split(os.path.abspath(name))  # noqa: PTH100
    return os.path.normpath(os.path.join(os.path.realpath(folder), last))  # noqa: PTH118


def _read(raw: bytes) -> Iterator[ChangedPost]:
    """What ``git diff --raw -z`` says: of each file its modes and ids, then one name, or two where it was renamed."""
    fields = iter(raw.split(b"\0"))
    for head in fields:
        if not head:
            return
        old_mode, new_mode, old, _, status = head.decode("ascii", "replace").removeprefix(":").split()
        before = now = os.fsdecode(next(fields, b""))
        if status.startswith(("R", "C")):
            now = os.fsdecode(next(fields, b""))
        if new_mode in _FILES:
            there = old_mode in _FILES
            yield ChangedPost(now, before if there else "", old if there else "")
