"""What is asked for in words that a résumé has, where no mention is of the same concept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skillmatch.analysis import Report
from skillmatch.comparing.model import Evidence
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, Strength
from skillmatch.matching.stems import STOP_WORDS, stem
from skillmatch.text.normalize import fold_phrase

_WORD = re.compile(r"[^\W\d_][\w+#.-]*")
_NOT_COUNTED = frozenset({SectionRole.INTERESTS, SectionRole.REFERENCES})


class Words:
    """Looks for a posting's own words in what a résumé names."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._within = list(_long_mentions(report))

    def hold(self, word: str) -> bool:
        """Whether a word is anywhere in the text."""
        pattern = re.escape(word).replace(r"\-", r"[\s-]?")
        return re.search(rf"(?<!\w){pattern}(?!\w)", self._report.document.text, re.IGNORECASE) is not None

    def find(self, surfaces: Sequence[str], labels: Sequence[str]) -> tuple[Evidence, ...]:
        """The places that name what is asked for inside of a longer name: "LLM inference" names LLMs."""
        wanted = {words for name in (*surfaces, *labels) if (words := fold_phrase(name)) and _is_a_name(name, words)}
        found = [one for one, words in self._within if any(_holds(words, part) for part in wanted)]
        ranked = sorted(found, key=lambda one: (one.strength is Strength.LISTED, one.span.start))
        return tuple(_evidence(one) for one in ranked)


def _is_a_name(name: str, words: Sequence[str]) -> bool:
    """Whether a name means the same in any longer one: "architecture" of software is not that of a network."""
    return len(words) > 1 or any(char.isupper() or char.isdigit() for char in name[1:])


def _long_mentions(report: Report) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    for one in report.mentions:
        if one.asserted and one.section not in _NOT_COUNTED and len(words := fold_phrase(one.text)) > 1:
            yield one, words


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    length = len(part)
    return length < len(words) and any(
        tuple(words[at : at + length]) == tuple(part) for at in range(len(words) - length + 1)
    )


def _evidence(mention: Mention) -> Evidence:
    return Evidence(mention.span, mention.line, mention.page, mention.section, mention.strength, mention.period)


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that carry meaning."""
    return tuple(stem(word.lower()) for word in _WORD.findall(text) if word.lower() not in STOP_WORDS)
