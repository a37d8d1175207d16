"""What was done to several posts: the differences, one after the other, then what is new and what was not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from skillmatch.comparing.revisions import PostChanges
from skillmatch.reporting.shared.escape import code, markdown, one_line, to_ascii
from skillmatch.reporting.shared.markdown_cells import not_read
from skillmatch.reporting.shared.options import Options


def _text(changes: PostChanges, parts: Sequence[str], options: Options) -> str:
    made = "\n".join([*parts, *(f"{line}\n" for line in _text_lines(changes))])
    return to_ascii(made) if options.ascii else made


def _text_lines(changes: PostChanges) -> Iterator[str]:
    if not changes.differences and not changes.new and not changes.unreadable:
        yield f"No post has changed since {one_line(changes.since)}."
    if changes.new:
        yield "\n".join([f"New  {len(changes.new)}", *(f"  - {one_line(name)}" for name in changes.new)])


def _markdown(changes: PostChanges, parts: Sequence[str], options: Options) -> str:
    return "\n".join([f"{part.rstrip()}\n" for part in parts] + [f"{line}\n" for line in _markdown_lines(changes)])


def _markdown_lines(changes: PostChanges) -> Iterator[str]:
    if not changes.differences and not changes.new and not changes.unreadable:
        yield f"No post has changed since {code(changes.since) or markdown(changes.since)}."
    if changes.new:
        yield "\n".join(["## New", "", *(f"- {code(name)}" for name in changes.new)])
    yield from map(not_read, changes.unreadable)


SEVERAL: Mapping[str, Callable[[PostChanges, Sequence[str], Options], str]] = {"text": _text, "markdown": _markdown}
"""By format: the finished differences, put together."""
