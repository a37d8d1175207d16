"""What is asked for in words that a résumé has, where no mention is of the same concept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from skillmatch.analysis import Report
from skillmatch.comparing.model import MOST_PLACES, NOT_COUNTED, ShownPlace
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, Strength
from skillmatch.matching.stems import STOP_WORDS, stem
from skillmatch.text.normalize import fold_phrase
from skillmatch.text.spans import Span

_WORD = re.compile(r"[^\W\d_][\w+#.-]*")
_DEEDS = frozenset({SectionRole.EXPERIENCE, SectionRole.PROJECTS, SectionRole.VOLUNTEERING})
_NONE: Mapping[tuple[str, ...], list[int]] = {}
_WINDOW = 5
"""Words within which all words of a name are, where a sentence says it: "gathered the requirements of users"."""


class NamedWords:
    """Looks for a posting's own words in what a résumé names; each is looked up, and found out once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._held: dict[str, bool] = {}
        self._in_names: dict[tuple[str, ...], Sequence[int]] = {}

    def hold(self, word: str) -> bool:
        """Whether a word is anywhere in the text."""
        held = self._held.get(word)
        if held is None:
            pattern = re.escape(word).replace(r"\-", r"[\s-]?")
            found = re.search(rf"(?<!\w){pattern}(?!\w)", self._report.document.text, re.IGNORECASE)
            held = self._held[word] = found is not None
        return held

    def find(self, surfaces: Sequence[str], labels: Sequence[str]) -> tuple[ShownPlace, ...]:
        """The best places that name what is asked for inside of a longer name, or say it in its words.

        Args:
            surfaces: the posting's words for it.
            labels: the taxonomy's.
        """
        wanted = {words for name in surfaces if len(words := fold_phrase(name)) > 1}
        wanted |= {words for name in labels if (words := fold_phrase(name)) and _is_a_name(name, words)}
        found = {at for words in wanted for at in self._names_with(words)[:MOST_PLACES]}
        best = sorted(found, key=self._rank)[:MOST_PLACES]
        return tuple(_evidence(self._report.mentions[at]) for at in best) or self._in_sentences(surfaces)

    def _names_with(self, part: tuple[str, ...]) -> Sequence[int]:
        """The mentions whose longer names hold some words, the best first."""
        found = self._in_names.get(part)
        if found is None:
            names = min((self._long_names.get(word, _NONE) for word in part), key=len)
            holding = (at for words, ats in names.items() if _holds(words, part) for at in ats)
            found = self._in_names[part] = sorted(holding, key=self._rank)
        return found

    def _rank(self, at: int) -> tuple[bool, int]:
        one = self._report.mentions[at]
        return one.strength is Strength.LISTED, one.span.start

    @cached_property
    def _long_names(self) -> Mapping[str, Mapping[tuple[str, ...], list[int]]]:
        """By word, the names of several words that have it, each with its mentions."""
        found: dict[str, dict[tuple[str, ...], list[int]]] = {}
        names: dict[tuple[str, ...], list[int]] = {}
        for at, one in enumerate(self._report.mentions):
            if one.asserted and one.section not in NOT_COUNTED and len(words := fold_phrase(one.text)) > 1:
                names.setdefault(words, []).append(at)
        for words, ats in names.items():
            for word in words:
                found.setdefault(word, {})[words] = ats
        return found

    def _in_sentences(self, surfaces: Sequence[str]) -> tuple[ShownPlace, ...]:
        """The sentences of jobs that have all words of a name close together, in whatever form and order."""
        asked = {frozenset(stems) for name in surfaces if len(stems := content_stems(name)) > 1}
        units = sorted({unit for stems in asked for unit in self._sentences.with_close(stems)})
        return tuple(_of_unit(self._report, unit) for unit in units[:MOST_PLACES])

    @cached_property
    def _sentences(self) -> _Sentences:
        return _Sentences(self._report)


class _Sentences:
    """The stems of what is told of jobs, one after the other, and where each is."""

    def __init__(self, report: Report) -> None:
        self._stems: list[str] = []
        self._bounds: list[Span] = []
        self._units: list[int] = []
        self._places: dict[str, list[int]] = {}
        document = report.document
        denied = {one.unit for one in report.mentions if not one.asserted}
        for at, unit in enumerate(document.units):
            if document.role_of(unit) in _DEEDS and at not in denied:
                self._add(at, content_stems(document.text_of(unit.span)))

    def _add(self, unit: int, stems: Sequence[str]) -> None:
        begins = len(self._stems)
        bounds = Span(begins, begins + len(stems))
        for at, one in enumerate(stems, begins):
            self._places.setdefault(one, []).append(at)
            self._bounds.append(bounds)
            self._units.append(unit)
        self._stems.extend(stems)

    def with_close(self, wanted: frozenset[str]) -> list[int]:
        """The first units that have all of some stems within a few words."""
        rarest = min((self._places.get(one, []) for one in wanted), key=len)
        found: list[int] = []
        for at in rarest:
            unit = self._units[at]
            if (not found or found[-1] != unit) and self._are_around(at, wanted):
                found.append(unit)
                if len(found) == MOST_PLACES:
                    break
        return found

    def _are_around(self, at: int, wanted: frozenset[str]) -> bool:
        length = max(_WINDOW, len(wanted))
        bounds = self._bounds[at]
        first = max(bounds.start, at - length + 1)
        return any(
            wanted.issubset(self._stems[start : min(start + length, bounds.end)]) for start in range(first, at + 1)
        )


def _is_a_name(name: str, words: Sequence[str]) -> bool:
    """Whether a label means the same in any longer name: "architecture" of software is not that of a network."""
    return len(words) > 1 or any(char.isupper() for char in name)


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    length = len(part)
    return length < len(words) and any(
        tuple(words[at : at + length]) == tuple(part) for at in range(len(words) - length + 1)
    )


def _evidence(mention: Mention) -> ShownPlace:
    return ShownPlace(mention.span, mention.line, mention.page, mention.section, mention.strength, mention.period)


def _of_unit(report: Report, at: int) -> ShownPlace:
    document, unit = report.document, report.document.units[at]
    entry = document.entry_at(unit.span.start)
    return ShownPlace(
        unit.span,
        document.line_of(unit.span.start),
        document.page_of(unit.span.start) if document.pages else None,
        document.role_of(unit),
        Strength.USED,
        entry.period if entry else None,
    )


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that carry meaning."""
    return tuple(stem(word.lower()) for word in _WORD.findall(text) if word.lower() not in STOP_WORDS)
