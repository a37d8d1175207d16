"""Which skills of a posting are one need: alternatives, and a head with its examples."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from skillmatch.documents.model import Document
from skillmatch.matching.model import Mention
from skillmatch.profiling.needs.anchors import Anchors, LookedAt
from skillmatch.taxonomy.cues import ChoiceCues, CompareCues
from skillmatch.text.phrases import alternatives

_FARTHEST = 64
"""Code points between two items of a list, or between a head and the first of its examples."""
_BEFORE = 48
"""Code points before a list in which a number of them is looked for: "two of"."""
_BLANKS = 8
"""Code points in which a bracket is looked for that opens before a list."""
_NUMBERS = {"two": 2, "three": 3, "four": 4}
"""The sets of words for numbers."""

_ITEM_END = r"(?:/[\w.+#-]++)?\s*+(?:\([^()]{0,32}\)\s*+)?"
_UNKNOWN = r"(?:(?:[\w.+#’'-]++\s?){1,3}+,\s*+){0,2}"
"""Items of a list that the taxonomy does not know."""


class Group(NamedTuple):
    """Mentions that are one need, by their indices."""

    examples: tuple[int, ...]
    """Those of which any will do."""
    heads: tuple[int, ...]
    """Those of what they are examples of."""
    at_least: int
    is_open: bool
    """Whether the text itself says that they are examples, so that another of their kind would do."""


class GroupFinder:
    """Finds the groups among the skills of a posting, which have been told apart as choices before."""

    def __init__(self, cues: ChoiceCues, comparing: CompareCues) -> None:
        self._cues = Anchors(
            [*cues.before, *cues.after, *comparing.examples, *comparing.shows, *comparing.others, "experience"]
        )
        either, both = alternatives(cues.or_), alternatives(cues.and_)
        some = alternatives([*cues.before, *comparing.examples])
        shows = alternatives([*cues.before, *comparing.examples, *comparing.shows])
        by, others = alternatives(comparing.by), alternatives(comparing.others)
        more = alternatives(cues.after)
        article = r"(?:(?:an?|the|in|with)\s++)?"
        words = r"(?:[\w’'&+-]++\s*+){0,4}?"
        self._joint = re.compile(
            rf"{_ITEM_END}(?:[,;]\s*+{_UNKNOWN}(?:(?:{either}|{both})\s++)?{article}(?:[\w.+#-]++/)?"
            rf"|(?:{either}|{both})\s++{article}|/\s*+|\|\s*+)",
            re.IGNORECASE,
        )
        # Between a head and its examples: "databases such as", "tools (e.g.", "frameworks, including".
        self._leads = re.compile(
            rf"\s*+{words}(?:,\s*+(?:{by})\s++{words})?[\s,:;(\[–—-]*+(?:{shows}|with\s++experience\s++(?:in|with))\.?\s*+[:,(]?\s*+"
            r"(?:(?:the|using|with|use\s++of)\s++)?(?:[\w-]++\s++)?",
            re.IGNORECASE,
        )
        # The same before a list whose head is no skill: "a language such as".
        self._led = re.compile(rf"(?<!\w)(?:{some})\.?\s*+[:,(]?\s*+(?:(?:the|using|with)\s++)?$", re.IGNORECASE)
        # After the last example: "PyTorch or other deep learning frameworks".
        self._trails = re.compile(
            rf"{_ITEM_END},?\s*+(?:{either}|and)\s++(?:any\s++|some\s++|an?\s++)?"
            rf"(?:{others})\s++{words}",
            re.IGNORECASE,
        )
        self._either = re.compile(rf"(?:\s*+/\s*+|\s++(?:{either})\s++)(?:[\w-]++\s++){{0,2}}", re.IGNORECASE)
        self._opens = re.compile(rf"\s*+{words}[(\[]\s*+")
        self._colon = re.compile(rf"\s*+{words}[:–—-]\s*+[(\[]?\s*+")
        self._closes = re.compile(rf"{_ITEM_END}(?:,\s*+{_UNKNOWN})?,?\s*+(?:{more})(?!\w)", re.IGNORECASE)
        self._bracket = re.compile(r"\s*+[)\]]")
        self._numbers = {word.lower(): _NUMBERS[name] for name, words in comparing.numbers.items() for word in words}
        counts = alternatives(self._numbers)
        self._several = re.compile(
            rf"(?<!\w)(?:at\s++least\s++)?(?P<count>{counts})\s++(?:or\s++more\s++)?"
            r"(?:(?:[\w-]++\s++){0,3}?(?:of|from)\s++(?:the\s++)?(?:following\s++)?(?:[\w-]++\s++)?[:(]?\s*+$"
            r"|(?:different\s++)?(?:[\w-]++\s++){0,2}?$)",
            re.IGNORECASE,
        )

    def find(self, skills: Sequence[Mention], document: Document, looked_at: LookedAt) -> Iterator[Group]:
        """The groups of ``skills``, which come by place; none is in two."""
        taken: set[int] = set()
        for examples, is_open in self._lists(skills, document, self._cues.units(looked_at)):
            fresh = [at for at in examples if at not in taken]
            heads = self._heads(fresh, skills, document.text) if fresh else []
            heads = [at for at in heads if at not in taken and at not in fresh]
            if not fresh or (len({skills[at].concept for at in (*fresh, *heads)}) < 2 and not is_open):
                continue
            taken.update(fresh, heads)
            yield Group(
                tuple(fresh),
                tuple(heads),
                self._at_least(min([*fresh, *heads]), skills, document),
                is_open,
            )

    def _lists(
        self, skills: Sequence[Mention], document: Document, cued: Container[int]
    ) -> Iterator[tuple[list[int], bool]]:
        """The lists of which any will do: those of examples, then the choices that are in none of these."""
        for run in _runs(skills, document.text, self._joint):
            # A sentence may seem to end at "e.g.".
            before = skills[run[0] - 1].unit if run[0] else -1
            is_cued = skills[run[0]].unit in cued or before in cued
            if (is_cued or len(run) > 1) and self._is_open(run, skills, document, is_cued):
                yield run, True
        yield from ((choice, False) for choice in _choices(skills))

    def _is_open(self, run: Sequence[int], skills: Sequence[Mention], document: Document, is_cued: bool) -> bool:
        """Whether a list is of examples, by what is before it and after it."""
        return (is_cued and self._is_led_or_closed(run, skills, document)) or self._is_bracketed(
            run, skills, document.text
        )

    def _is_led_or_closed(self, run: Sequence[int], skills: Sequence[Mention], document: Document) -> bool:
        text, first, last = document.text, skills[run[0]], skills[run[-1]]
        if self._is_closed(last, text) or self._trailing(run[-1], skills, text):
            return True
        unit = document.units[first.unit].span if first.unit >= 0 else first.span
        if self._led.search(text, max(unit.start, first.span.start - _FARTHEST), first.span.start):
            return True
        if not run[0] or not _is_before(skills[run[0] - 1], first, text):
            return False
        return self._leads.fullmatch(text, skills[run[0] - 1].span.end, first.span.start) is not None

    def _is_bracketed(self, run: Sequence[int], skills: Sequence[Mention], text: str) -> bool:
        """Whether a list is all that is in brackets behind a skill: "databases (MySQL, Oracle)"."""
        first, last = skills[run[0]], skills[run[-1]]
        if (
            len(run) < 2
            or not run[0]
            or text[max(0, first.span.start - _BLANKS) : first.span.start].rstrip()[-1:] not in ("(", "[")
        ):
            return False
        if not _is_before(skills[run[0] - 1], first, text):
            return False
        opens = self._opens.fullmatch(text, skills[run[0] - 1].span.end, first.span.start)
        return opens is not None and self._bracket.match(text, last.span.end) is not None

    def _is_closed(self, last: Mention, text: str) -> bool:
        return self._closes.match(text, last.span.end) is not None

    def _trailing(self, last: int, skills: Sequence[Mention], text: str) -> bool:
        if last + 1 >= len(skills) or not _is_near(skills[last], skills[last + 1]):
            return False
        return self._trails.fullmatch(text, skills[last].span.end, skills[last + 1].span.start) is not None

    def _heads(self, examples: Sequence[int], skills: Sequence[Mention], text: str) -> list[int]:
        """What some examples are of: before them, or after "or other"."""
        first, last = examples[0], examples[-1]
        found = [last + 1] if self._trailing(last, skills, text) else []
        if first and _is_before(skills[first - 1], skills[first], text):
            between = skills[first - 1].span.end, skills[first].span.start
            closed = self._is_closed(skills[last], text)
            is_choice = len(examples) > 1 and skills[first].choice is not None
            ways = [self._leads, self._opens, *([self._colon] if closed or is_choice else [])]
            if any(way.fullmatch(text, *between) for way in ways):
                found += self._with_those_before(first - 1, skills, text)
        return found

    def _with_those_before(self, head: int, skills: Sequence[Mention], text: str) -> list[int]:
        """A head, and what is before it with a slash or an "or" between: "scripting and/or programming languages"."""
        found = [head]
        while found[-1] and _is_near(skills[found[-1] - 1], skills[found[-1]]):
            between = skills[found[-1] - 1].span.end, skills[found[-1]].span.start
            if not self._either.fullmatch(text, *between):
                break
            found.append(found[-1] - 1)
        return found

    def _at_least(self, first: int, skills: Sequence[Mention], document: Document) -> int:
        start = skills[first].span.start
        unit = skills[first].unit
        begins = document.units[unit].span.start if unit >= 0 else start
        said = self._several.search(document.text, max(begins, start - _BEFORE), start)
        return self._numbers[" ".join(said["count"].lower().split())] if said else 1


def _runs(skills: Sequence[Mention], text: str, joint: re.Pattern[str]) -> Iterator[list[int]]:
    """Skills that follow each other as items of one list; a skill by itself is a list of one."""
    run: list[int] = []
    for at, one in enumerate(skills):
        if run:
            last = skills[run[-1]]
            if _is_near(last, one) and joint.fullmatch(text, last.span.end, one.span.start):
                run.append(at)
                continue
            yield run
        run = [at]
    if run:
        yield run


def _choices(skills: Sequence[Mention]) -> Iterator[list[int]]:
    found: dict[int, list[int]] = {}
    for at, one in enumerate(skills):
        if one.choice is not None:
            found.setdefault(one.choice, []).append(at)
    yield from found.values()


def _is_before(one: Mention, other: Mention, text: str) -> bool:
    """Whether a skill may be what the next is an example of; a sentence may seem to end at "e.g."."""
    gap = text[one.span.end : other.span.start]
    return 0 < len(gap) <= _FARTHEST and "\n" not in gap and (one.unit == other.unit or "eg." in gap or "e.g" in gap)


def _is_near(one: Mention, other: Mention) -> bool:
    return one.unit == other.unit and one.unit >= 0 and 0 < other.span.start - one.span.end <= _FARTHEST
