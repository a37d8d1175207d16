"""Document and taxonomy in, mentions out: four passes, each over what the one before it found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from skillmatch.documents.cues import DocumentCues
from skillmatch.documents.deeds import DeedOpenings
from skillmatch.documents.model import Document
from skillmatch.matching.annotate import AnnotatedDocument, annotate
from skillmatch.matching.attributes.attributes import Attributes
from skillmatch.matching.attributes.employer import EmployerFinder
from skillmatch.matching.model import Match, Mention
from skillmatch.matching.phrases.engine import PhraseEngine
from skillmatch.matching.phrases.joined import Joined
from skillmatch.matching.phrases.lexicon import Lexicon
from skillmatch.matching.phrases.spelling import Speller
from skillmatch.matching.responsibilities.features import features
from skillmatch.matching.responsibilities.find import find_responsibilities
from skillmatch.matching.responsibilities.judge import Judge, lines_of
from skillmatch.matching.responsibilities.shown import ShownFinder
from skillmatch.matching.responsibilities.speakers import PartyFinder
from skillmatch.matching.responsibilities.unit_needs import in_sequence
from skillmatch.matching.skills.find import find_skills
from skillmatch.matching.tokens import Keys, Vocabulary
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.model import Taxonomy
from skillmatch.text.compounds import CompoundSplitter

if TYPE_CHECKING:
    from skillmatch.matching.skills.patterns import PatternFinder


class Matcher:
    """Finds what a document says of a taxonomy. Building one costs a fraction of a second; keep it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._cues = taxonomy.cues
        self._lexicon = Lexicon(taxonomy)
        data = self._lexicon.data
        self._engine = PhraseEngine(data.numbers)
        speller = Speller(data.names, taxonomy.cues.ordinary, data.words)
        joined = Joined(data.joined, speller)
        self._splitter = CompoundSplitter(joined)
        self._vocabulary = Vocabulary(Keys(data.words, speller))
        self._patterns = _pattern_finder(taxonomy, data.token_patterns)
        self._group_of = taxonomy.group_of
        self._employer = EmployerFinder(taxonomy.cues.employer)
        self._parties = PartyFinder(taxonomy.cues)
        self._attributes = Attributes(taxonomy.cues, self._employer, self._group_of, taxonomy.concepts)
        self._shown = ShownFinder(taxonomy.cues.shown, taxonomy.concepts)
        self.document_cues = DocumentCues(taxonomy.cues, joined)

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """All mentions in ``document``, in text order, asserted or not."""
        annotated = self._annotated(document)
        skills = find_skills(annotated, self._group_of)
        judge = self._judge(annotated, skills)
        stated = (*find_responsibilities(annotated, judge), *self._shown.of(annotated))
        return tuple(self._attributes.of([*skills, *stated], annotated, judge))

    def line_features(self, document: Document) -> Iterator[list[tuple[int, list[str]]]]:
        """The units of ``document`` outside of its title, line by line, each with its features: what the model of
        responsibilities reads and is fitted to."""
        annotated = self._annotated(document)
        judge = self._judge(annotated, find_skills(annotated, self._group_of))
        words = annotated.words
        for line in lines_of(annotated):
            parts = [(unit, *words.ranges[unit]) for unit in line]
            yield [
                (unit, features(words.keys[first:after], words.stems[first:after], judge.setting(unit)))
                for unit, first, after in parts
            ]

    def need_features(self, document: Document) -> Iterator[tuple[int, list[str], int]]:
        """The units of ``document`` outside of its title, each with the features that its need is decided by, and how
        it follows the one before: what the model of needs is fitted to."""
        annotated = self._annotated(document)
        judge = self._judge(annotated, find_skills(annotated, self._group_of))
        found = judge.need_features()
        for unit, step in in_sequence(annotated):
            yield unit, found[unit], step

    def _annotated(self, document: Document) -> AnnotatedDocument:
        annotated = annotate(document, self._vocabulary, self._splitter, self._engine, self._lexicon.entries)
        if self._patterns:
            self._patterns.add_to(annotated)
        if document.kind is Kind.POSTING:
            annotated.employer = self._employer.names(document.text)
        return annotated

    def _judge(self, annotated: AnnotatedDocument, skills: Sequence[Match]) -> Judge:
        """What each sentence states and asks for, by its words and the skill groups that it names."""
        groups: dict[int, list[str]] = {}
        words = annotated.words
        for match in skills:
            if match.first not in words.named:
                groups.setdefault(words.unit_of[match.first], []).append(self._group_of(match.concept))
        openings = self._openings if annotated.document.kind is Kind.RESUME else None
        return Judge(annotated, groups, self._lexicon, self._parties, openings)

    @cached_property
    def _openings(self) -> DeedOpenings:
        """Made for the first résumé: postings need none."""
        return DeedOpenings(self._cues.strength)


def _pattern_finder(taxonomy: Taxonomy, places: Sequence[tuple[str, int]]) -> PatternFinder | None:
    if not places:
        return None
    # Here, since only a team's taxonomy has any.
    from skillmatch.matching.skills.patterns import PatternFinder

    return PatternFinder(taxonomy, places)
