"""What was done to posts since a revision of git: the many of ``skillmatch diff``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skillmatch.cli.posts import posts_of
from skillmatch.cli.taxonomy_option import load
from skillmatch.gc_pause import paused_collector

if TYPE_CHECKING:
    from skillmatch.analysis import Analyzer, Result
    from skillmatch.comparing.revisions import ChangedPost, PostChanges, Repository
    from skillmatch.readers.sandbox.client import FileReader


def revision_of_the_hook() -> str:
    """What pre-commit compares with: the revision that it was told of, else the last commit."""
    return os.environ.get("PRE_COMMIT_FROM_REF") or "HEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for."""

    names: Sequence[str]
    """Files, folders and patterns."""
    since: str
    role: str | None
    taxonomy: list[str] | None
    limits: list[str] | None
    debug: bool


def changes(wanted: Wanted) -> PostChanges:
    """What was done to the posts; those that the settings exclude are left out, also where they are named.

    Raises:
        UsageError: where there is no such revision, limit, role or post.
    """
    from skillmatch.checking.settings import read_settings
    from skillmatch.comparing.revisions import PostChanges, Repository, short
    from skillmatch.config import find_config
    from skillmatch.readers.limits import limits_from
    from skillmatch.readers.sandbox.client import FileReader

    limits = limits_from(wanted.limits or ())
    repository = Repository(wanted.since)
    config = find_config(Path())
    changed = tuple(repository.changed(posts_of(wanted.names, read_settings(config), force=True)))
    since = short(wanted.since)
    new = tuple(post.name for post in changed if not post.before)
    edited = [post for post in changed if post.before]
    if not edited:
        return PostChanges(since, new=new)
    with paused_collector():
        from skillmatch.analysis import Analyzer

        analyzer = Analyzer(load(wanted.taxonomy, config), kind="posting", role=wanted.role, limits=limits)
    reader = FileReader(limits, debug=wanted.debug)
    try:
        both = [_both(post, since, repository, reader, analyzer, wanted.debug) for post in edited]
    finally:
        reader.close()
    return _sorted_out(since, new, both)


def _both(
    post: ChangedPost, since: str, repository: Repository, reader: FileReader, analyzer: Analyzer, debug: bool
) -> tuple[Result, Result]:
    """The reports of a post before and after."""
    before = f"{since}:{post.before}"
    old = reader.data(repository.content(post, reader.limits.bytes), before)
    new = reader.file(post.name)
    return analyzer.result(before, old, debug=debug), analyzer.result(post.name, new, debug=debug)


def _sorted_out(since: str, new: tuple[str, ...], both: Sequence[tuple[Result, Result]]) -> PostChanges:
    from skillmatch.analysis import Report
    from skillmatch.comparing.revisions import PostChanges
    from skillmatch.comparing.versions import difference

    read = [(old, new) for old, new in both if isinstance(old, Report) and isinstance(new, Report)]
    unread = tuple(one for pair in both for one in pair if not isinstance(one, Report))
    return PostChanges(since, tuple(difference(*pair) for pair in read), new, unread)
