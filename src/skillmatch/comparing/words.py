"""What is asked for in words that a résumé has, where no mention is of the same concept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skillmatch.analysis import Report
from skillmatch.comparing.model import ShownPlace
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, Strength
from skillmatch.matching.stems import STOP_WORDS, stem
from skillmatch.text.normalize import fold_phrase

_WORD = re.compile(r"[^\W\d_][\w+#.-]*")
_NOT_COUNTED = frozenset({SectionRole.INTERESTS, SectionRole.REFERENCES})
_DEEDS = frozenset({SectionRole.EXPERIENCE, SectionRole.PROJECTS, SectionRole.VOLUNTEERING})
_WINDOW = 5
"""Words within which all words of a name are, where a sentence says it: "gathered the requirements of users"."""


class NamedWords:
    """Looks for a posting's own words in what a résumé names."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._within = list(_long_mentions(report))
        self._said = list(_units(report))

    def hold(self, word: str) -> bool:
        """Whether a word is anywhere in the text."""
        pattern = re.escape(word).replace(r"\-", r"[\s-]?")
        return re.search(rf"(?<!\w){pattern}(?!\w)", self._report.document.text, re.IGNORECASE) is not None

    def find(self, surfaces: Sequence[str], labels: Sequence[str]) -> tuple[ShownPlace, ...]:
        """The places that name what is asked for inside of a longer name, or say it in its words.

        Args:
            surfaces: the posting's words for it.
            labels: the taxonomy's.
        """
        wanted = {words for name in surfaces if len(words := fold_phrase(name)) > 1}
        wanted |= {words for name in labels if (words := fold_phrase(name)) and _is_a_name(name, words)}
        found = [one for one, words in self._within if any(_holds(words, part) for part in wanted)]
        ranked = sorted(found, key=lambda one: (one.strength is Strength.LISTED, one.span.start))
        return tuple(_evidence(one) for one in ranked) or self._in_sentences(surfaces)

    def _in_sentences(self, surfaces: Sequence[str]) -> tuple[ShownPlace, ...]:
        """The sentences of jobs that have all words of a name close together, in whatever form and order."""
        asked = [set(stems) for name in surfaces if len(stems := content_stems(name)) > 1]
        return tuple(_of_unit(self._report, at) for at, stems in self._said if any(_close(stems, one) for one in asked))


def _long_mentions(report: Report) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    for one in report.mentions:
        if one.asserted and one.section not in _NOT_COUNTED and len(words := fold_phrase(one.text)) > 1:
            yield one, words


def _units(report: Report) -> Iterator[tuple[int, tuple[str, ...]]]:
    document = report.document
    denied = {one.unit for one in report.mentions if not one.asserted}
    for at, unit in enumerate(document.units):
        if document.role_of(unit) in _DEEDS and at not in denied:
            yield at, content_stems(document.text_of(unit.span))


def _close(stems: Sequence[str], wanted: set[str]) -> bool:
    """Whether all that is wanted is within a few words."""
    if not wanted.issubset(stems):
        return False
    length = max(_WINDOW, len(wanted))
    return any(wanted.issubset(stems[at : at + length]) for at in range(max(1, len(stems) - length + 1)))


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
