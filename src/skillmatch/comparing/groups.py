"""Which skills of a posting are one need: alternatives, and a head with its examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillmatch.documents.model import Document
from skillmatch.matching.model import Mention
from skillmatch.taxonomy.cues import ChoiceCues
from skillmatch.text.phrases import alternatives

_FARTHEST = 60
"""Code points between a head and the first of its examples."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4, "several": 3, "multiple": 2, "a couple": 2}


class Group(NamedTuple):
    """Mentions that are one need."""

    examples: tuple[int, ...]
    """The indices of those of which any will do."""
    heads: tuple[int, ...]
    """Those of what they are examples of."""
    at_least: int
    closes: bool
    """Whether the text itself says that another of their kind would do."""


class GroupFinder:
    """Finds the groups among the skills of a posting, which have been told apart as choices before."""

    def __init__(self, cues: ChoiceCues) -> None:
        before, after = alternatives(cues.before), alternatives(cues.after)
        either = alternatives(cues.or_)
        # Between a head and its examples: "databases such as", "tools (e.g.", "frameworks, including but not limited to".
        words = r"(?:[\w’'/&+-]++\s++){0,3}?"
        self._leads = re.compile(
            rf"(?:[\s,:;(\[–—-]*+|\s*+{words}[\s,:;(\[–—-]*+)(?:{before}|including(?:\s++but\s++not\s++limited\s++to)?)\s*+[:,(]?\s*+"
            r"(?:the\s++)?(?:[\w’'/&+-]++\s++){0,1}?",
            re.IGNORECASE,
        )
        # After the last example: "PyTorch or other deep learning frameworks".
        self._trails = re.compile(
            rf"\s*+,?\s*+(?:{either}|and)\s++(?:any\s++|some\s++)?(?:other|another|similar|comparable|equivalent|related)\s++"
            rf"{words}",
            re.IGNORECASE,
        )
        self._bracket = re.compile(rf"\s*+{words}[(\[]\s*+")
        self._closes = re.compile(rf"\s*+[)\]]?\s*+,?\s*+(?:{after})(?!\w)", re.IGNORECASE)
        counts = "|".join(_NUMBERS)
        self._several = re.compile(
            rf"(?<!\w)(?:at\s++least\s++)?(?P<count>{counts})\s++(?:or\s++more\s++)?"
            r"(?:(?:[\w-]++\s++){0,3}?(?:of|from)\b|(?:[\w-]++\s++){0,3}?$)",
            re.IGNORECASE,
        )

    def find(self, skills: Sequence[Mention], document: Document) -> Iterator[Group]:
        """The groups of ``skills``, which come by place."""
        taken: set[int] = set()
        for examples in [*_choices(skills).values(), *self._single(skills, document)]:
            fresh = [at for at in examples if at not in taken]
            if not fresh:
                continue
            heads = tuple(at for at in self._heads(fresh, skills, document.text) if at not in taken)
            if len({skills[at].concept for at in (*fresh, *heads)}) < 2:
                continue
            taken.update(fresh, heads)
            last = skills[fresh[-1]]
            closes = self._closes.match(document.text, last.span.end) is not None
            yield Group(tuple(fresh), heads, self._at_least(skills[fresh[0]], document, heads, skills), closes)

    def _single(self, skills: Sequence[Mention], document: Document) -> Iterator[list[int]]:
        """Lists that no "or" joins, after words that say that they are examples: "AI tools like ControlNet"."""
        for at in range(1, len(skills)):
            one, other = skills[at - 1], skills[at]
            if other.choice is None and _may_join(one, other) and self._is_led(one, other, document.text):
                run = [at]
                while run[-1] + 1 < len(skills) and _is_listed_on(skills[run[-1]], skills[run[-1] + 1], document.text):
                    run.append(run[-1] + 1)
                yield run

    def _is_led(self, one: Mention, other: Mention, text: str) -> bool:
        between = text[one.span.end : other.span.start]
        return self._leads.fullmatch(between) is not None

    def _heads(self, examples: Sequence[int], skills: Sequence[Mention], text: str) -> Iterator[int]:
        first, last = examples[0], examples[-1]
        if first and _may_join(skills[first - 1], skills[first]):
            head, begins = skills[first - 1], skills[first]
            between = text[head.span.end : begins.span.start]
            closed = self._closes.match(text, skills[last].span.end) is not None
            if self._leads.fullmatch(between) or (closed and self._bracket.fullmatch(between)):
                yield first - 1
        if last + 1 < len(skills) and _may_join(skills[last], skills[last + 1]):
            between = text[skills[last].span.end : skills[last + 1].span.start]
            if self._trails.fullmatch(between):
                yield last + 1

    def _at_least(
        self, first: Mention, document: Document, heads: Sequence[int], skills: Sequence[Mention]
    ) -> int:
        start = min([first.span.start, *(skills[at].span.start for at in heads)])
        unit = document.units[first.unit].span if 0 <= first.unit < len(document.units) else first.span
        said = self._several.search(document.text, max(unit.start, start - 48), start)
        return _NUMBERS[said["count"].lower()] if said else 1


def _choices(skills: Sequence[Mention]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, one in enumerate(skills):
        if one.choice is not None:
            found.setdefault(one.choice, []).append(at)
    return found


def _may_join(one: Mention, other: Mention) -> bool:
    return one.unit == other.unit and one.unit >= 0 and 0 < other.span.start - one.span.end <= _FARTHEST


_COMMA = re.compile(r"\s*+,\s*+(?:and\s++|or\s++)?|\s++(?:and|or)\s++|\s*+/\s*+")


def _is_listed_on(one: Mention, other: Mention, text: str) -> bool:
    return _may_join(one, other) and _COMMA.fullmatch(text, one.span.end, other.span.start) is not None
