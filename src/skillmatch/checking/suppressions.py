"""Suppressions: which findings a post itself suppresses, rule by rule."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from skillmatch.checking.source import PostSource
from skillmatch.errors import SkillmatchError, TaxonomyError
from skillmatch.readers.markdown import front_matter
from skillmatch.text.spans import Span

_COMMENT = re.compile(r"<!--\s*+skillmatch:\s*+(?P<inside>.{0,2000}?)-->", re.DOTALL)
_IGNORE = re.compile(r"ignore\s*\[(?P<rules>[^\]]*)\](?P<reason>.*)", re.DOTALL)
_RULE = re.compile(r"[\w-]+")


class SuppressionError(SkillmatchError):
    """A suppression that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule that a post suppresses: on one line, or altogether."""

    rule: str
    span: Span
    """Where its name is in the source."""
    line: int | None
    """The line of the source that it holds for; ``None``: all of the post."""


def suppressions(source: PostSource, name: str) -> tuple[Suppression, ...]:
    """Those of a post, in order.

    A comment at the end of a line holds for that line, one on a line of its own for the next line with text. What
    is in the front matter holds for the whole post.

    Raises:
        SuppressionError: where one cannot be understood, with file and line.
    """
    return (*_of_front_matter(source, name), *_of_comments(source, name))


def _of_comments(source: PostSource, name: str) -> Iterator[Suppression]:
    lines = _Lines(source)
    for comment in _COMMENT.finditer(source.source):
        place = f"{name}:{source.line_of(comment.start())}"
        match = _IGNORE.fullmatch(source.source, comment.start("inside"), comment.end("inside"))
        names = list(_RULE.finditer(source.source, *match.span("rules"))) if match else []
        if not names:
            hint = "Write `<!-- skillmatch: ignore[rule-id] reason -->`."
            raise SuppressionError("a comment to skillmatch that cannot be understood.", place=place, hint=hint)
        line = lines.meant(comment)
        yield from (Suppression(one[0], Span(*one.span()), line) for one in names)


class _Lines:
    """Which lines comments hold for; each line is looked at once, however many comments are on it or above it."""

    def __init__(self, source: PostSource) -> None:
        self._source = source
        self._begin = -1
        """Where the line of the last comment begins."""
        self._reached: int | None = None
        """Where that comment ends; ``None`` where more than comments comes before it on its line."""

    def meant(self, comment: re.Match[str]) -> int:
        """The line that a comment holds for; comments are asked for in order."""
        first, last = self._source.line_of(comment.start()), self._source.line_of(comment.end() - 1)
        if not self._is_first(comment, first) or self._has_text_after(comment.end(), last):
            return first
        # A comment over a comment means what the lower one means.
        return self._with_text[last] or first

    def _is_first(self, comment: re.Match[str], line: int) -> bool:
        """Whether nothing but other comments comes before it on its line."""
        begin = self._source.start_of(line)
        since = self._reached if begin == self._begin else begin
        self._begin = begin
        is_first = since is not None and not self._source.source[since : comment.start()].strip()
        self._reached = comment.end() if is_first else None
        return is_first

    def _has_text_after(self, end: int, line: int) -> bool:
        return end < self._ends[line - 1]

    @cached_property
    def _ends(self) -> list[int]:
        """Where the text of each line ends, without blanks."""
        numbers = range(1, self._source.lines + 1)
        return [self._source.start_of(number) + len(self._source.line(number).rstrip()) for number in numbers]

    @cached_property
    def _with_text(self) -> list[int]:
        """For each line, the next one below it that has text beside comments; 0 where there is none."""
        found = [0] * (self._source.lines + 1)
        for number in range(self._source.lines, 0, -1):
            has_text = _COMMENT.sub("", self._source.line(number)).strip()
            found[number - 1] = number if has_text else found[number]
        return found


def _of_front_matter(source: PostSource, name: str) -> Iterator[Suppression]:
    front = front_matter(source.source)
    if not front or "skillmatch" not in front[1] or source.source.lstrip("\ufeff").startswith("+++"):
        return
    span, inside = front
    places: dict[str, Span] = {}
    for match in _RULE.finditer(source.source, span.start, span.end):
        places.setdefault(match[0], Span(*match.span()))
    for rule in _ignored(inside, name):
        yield Suppression(rule, places.get(rule, Span(span.start, span.start)), None)


def _ignored(inside: str, name: str) -> list[str]:
    from skillmatch.taxonomy.yamlread import parse_yaml

    hint = "Write `skillmatch: {ignore: [rule-id]}`."
    try:
        value: Any = parse_yaml(inside, name)
    except TaxonomyError as error:
        raise SuppressionError(f"front matter {error.message}.", place=error.place) from None
    settings = value.get("skillmatch") if isinstance(value, dict) else None
    if settings is None:
        return []
    ignored = settings.get("ignore") if isinstance(settings, dict) and set(settings) == {"ignore"} else None
    names = [ignored] if isinstance(ignored, str) else ignored
    if not isinstance(names, list) or not all(isinstance(one, str) and _RULE.fullmatch(one) for one in names):
        raise SuppressionError("`skillmatch` in the front matter cannot be understood.", place=name, hint=hint)
    return names


class Waivers:
    """The suppressions of a post by their rule, and which of them have been of use."""

    def __init__(self, found: Sequence[Suppression]) -> None:
        self.all = found
        self._of_post = {one.rule for one in found if one.line is None}
        lines = {(one.rule, one.line) for one in found if one.line is not None}
        self._lines: dict[str, list[int]] = defaultdict(list)
        for rule, line in sorted(lines):
            self._lines[rule].append(line)
        self._used: set[tuple[str, int | None]] = set()

    def cover(self, rule: str, first: int, last: int) -> bool:
        """Whether a finding of ``rule`` on these lines is suppressed; those that do so have been of use."""
        lines = self._lines.get(rule, [])
        within = lines[bisect_left(lines, first) : bisect_right(lines, last)]
        self._used.update((rule, line) for line in within)
        if rule in self._of_post:
            self._used.add((rule, None))
        return bool(within) or rule in self._of_post

    def stale(self, ran: Collection[str]) -> list[Suppression]:
        """Those that suppress nothing, of rules that ran."""
        return [one for one in self.all if (one.rule, one.line) not in self._used and one.rule in ran]
