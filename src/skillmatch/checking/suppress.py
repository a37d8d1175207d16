"""Suppressions: what a post itself waves through, rule by rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from skillmatch.checking.source import Source, front_matter
from skillmatch.documents.model import Span
from skillmatch.errors import SkillmatchError, TaxonomyError

_COMMENT = re.compile(r"<!--\s*skillmatch:\s*(?P<inside>.{0,2000}?)-->", re.DOTALL)
_IGNORE = re.compile(r"ignore\s*\[(?P<rules>[^\]]*)\](?P<reason>.*)", re.DOTALL)
_RULE = re.compile(r"[\w-]+")


class SuppressionError(SkillmatchError):
    """A suppression that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule that a post waves through: on one line, or altogether."""

    rule: str
    span: Span
    """Where its name stands in the source."""
    line: int | None
    """The line of the source that it holds for; ``None``: all of the post."""

    def covers(self, rule: str, first: int, last: int) -> bool:
        """Whether a finding of ``rule`` on these lines is waved through."""
        return rule == self.rule and (self.line is None or first <= self.line <= last)


def suppressions(source: Source, name: str) -> tuple[Suppression, ...]:
    """Those of a post, in order.

    A comment at the end of a line holds for that line, one on a line of its own for the next line with text. What
    stands in the front matter holds for the whole post.

    Raises:
        SuppressionError: where one cannot be understood, with file and line.
    """
    return (*_of_front_matter(source, name), *_of_comments(source, name))


def _of_comments(source: Source, name: str) -> Iterator[Suppression]:
    for comment in _COMMENT.finditer(source.source):
        place = f"{name}:{source.line_of(comment.start())}"
        match = _IGNORE.fullmatch(source.source, comment.start("inside"), comment.end("inside"))
        names = list(_RULE.finditer(source.source, *match.span("rules"))) if match else []
        if not names:
            hint = "Write `<!-- skillmatch: ignore[rule-id] reason -->`."
            raise SuppressionError("a comment to skillmatch that cannot be understood.", place=place, hint=hint)
        line = _line_meant(source, comment)
        yield from (Suppression(one[0], Span(*one.span()), line) for one in names)


def _line_meant(source: Source, comment: re.Match[str]) -> int:
    first, last = source.line_of(comment.start()), source.line_of(comment.end() - 1)
    alone = _COMMENT.sub("", source.source[comment.start() - len(_before(source, comment)) : comment.end()])
    behind = source.line(last)[_column(source, comment.end(), last) :]
    if alone.strip() or behind.strip():
        return first
    for number in range(last + 1, source.lines + 1):
        # A comment over a comment means what the lower one means.
        if _COMMENT.sub("", source.line(number)).strip():
            return number
    return first


def _before(source: Source, comment: re.Match[str]) -> str:
    line_start = source.source.rfind("\n", 0, comment.start()) + 1
    return source.source[line_start : comment.start()]


def _column(source: Source, offset: int, line: int) -> int:
    return offset - (source.source.rfind("\n", 0, offset) + 1) if line else 0


def _of_front_matter(source: Source, name: str) -> Iterator[Suppression]:
    front = front_matter(source.source)
    if not front or "skillmatch" not in front[1]:
        return
    span, inside = front
    for rule in _ignored(inside, name):
        at = re.search(rf"(?<![\w-]){re.escape(rule)}(?![\w-])", source.source[span.start : span.end])
        place = Span(span.start + at.start(), span.start + at.end()) if at else Span(span.start, span.start)
        yield Suppression(rule, place, None)


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


def stale(found: Collection[Suppression], used: Collection[Suppression], ran: Collection[str]) -> list[Suppression]:
    """Those that wave nothing through, of rules that ran."""
    return [one for one in found if one not in used and one.rule in ran]
