"""Skills by token patterns, which a team's entries may have beside their labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from skillmatch.documents.stretches import stretches
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.phrases.labels import Label
from skillmatch.taxonomy.model import Concept, Taxonomy
from skillmatch.text.spans import Span
from skillmatch.text.tokenize import Tokens
from skillmatch.token_patterns import TokenPatterns, as_text


class PatternLabel(Label):
    """A token pattern in the place of a label. It says itself what it takes, so that nothing disambiguates it."""

    __slots__ = ()
    is_pattern = True

    def __init__(self, concept: Concept, at: int) -> None:
        """``at`` is the place of the pattern among those of its concept."""
        self.concept = concept
        self.text = as_text(concept.patterns[at])
        self.hidden = False
        self._rules = ()


class PatternFinder:
    """Finds the token patterns of a taxonomy."""

    def __init__(self, taxonomy: Taxonomy, places: Iterable[tuple[str, int]]) -> None:
        """``places`` are those of ``LexiconData.token_patterns``."""
        self._labels = [PatternLabel(taxonomy.concepts[id_], at) for id_, at in places]
        self._patterns = TokenPatterns(taxonomy.concepts[id_].patterns[at] for id_, at in places)

    def add_to(self, annotated: AnnotatedDocument) -> None:
        """Put what is found in a document among its labels, by place: what overlaps is settled as among these."""
        annotated.labelled += self._labelled(annotated)
        annotated.labelled.sort(key=lambda one: (one[1], -one[2]))  # a label goes before a pattern of the same words

    def _labelled(self, annotated: AnnotatedDocument) -> Iterator[tuple[list[Label], int, int]]:
        document = annotated.document
        for span, number in self._patterns.find(document.text, stretches(document)):
            first, after = _tokens_in(span, annotated.words.tokens)
            if first < after:
                yield [self._labels[number]], first, after


def _tokens_in(span: Span, tokens: Tokens) -> tuple[int, int]:
    """The first token that a span has a part of, and the one after the last: a mention is of whole words."""
    return bisect_right(tokens.ends, span.start), bisect_left(tokens.starts, span.end)
