"""The posts that a call means, of those that the settings do not leave out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from skillmatch.cli.read_ahead import STDIN
from skillmatch.cli.stderr import say

if TYPE_CHECKING:
    from skillmatch.checking.settings import Settings


def posts_of(
    names: Sequence[str], settings: Settings, *, follow_links: bool = False, force: bool = False
) -> tuple[str, ...]:
    """The files that ``names`` mean; what was left alone is said.

    Raises:
        UsageError: where a name means nothing, or no file is left.
    """
    from skillmatch.checking.discovery.walk import files_of

    files, notes = files_of(
        names,
        settings.exclude,
        settings.folder,
        follow_links=follow_links,
        no_files=(STDIN,),
        force_exclude=force,
    )
    for note in notes:
        say(note)
    return files
