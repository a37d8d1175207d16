"""Document and taxonomy in, mentions out: four passes, each over what the one before it found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillmatch.documents.cues import DocumentCues, document_cues
from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.annotate import AnnotatedDocument, annotate
from skillmatch.matching.attributes.attributes import Attributes
from skillmatch.matching.model import Match, Mention
from skillmatch.matching.phrases.engine import PhraseEngine
from skillmatch.matching.phrases.joined import Joined
from skillmatch.matching.phrases.lexicon import Lexicon
from skillmatch.matching.phrases.spelling import Speller
from skillmatch.matching.responsibilities.features import features
from skillmatch.matching.responsibilities.find import find_responsibilities
from skillmatch.matching.responsibilities.judge import Judge
from skillmatch.matching.skills.find import find_skills
from skillmatch.matching.tokens import Keys, Vocabulary
from skillmatch.taxonomy.model import Taxonomy
from skillmatch.text.compounds import CompoundSplitter


class Matcher:
    """Finds what a document says of a taxonomy. Building one costs a fraction of a second; keep it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._lexicon = Lexicon(taxonomy)
        data = self._lexicon.data
        self._engine = PhraseEngine(data.numbers)
        speller = Speller(data.names, taxonomy.cues.ordinary, data.words)
        joined = Joined(data.joined, speller)
        self._splitter = CompoundSplitter(joined)
        self._vocabulary = Vocabulary(Keys(data.words, speller))
        self._group_of = taxonomy.group_of
        self._attributes = Attributes(taxonomy.cues, self._group_of)
        self.document_cues: DocumentCues = document_cues(taxonomy.cues, joined)

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """All mentions in ``document``, in text order, asserted or not."""
        annotated = self._annotated(document)
        skills = find_skills(annotated, self._group_of)
        judge = self._judge(annotated, skills)
        stated = find_responsibilities(annotated, judge)
        return tuple(self._attributes.of([*skills, *stated], annotated, judge))

    def sentence_features(self, document: Document) -> Iterator[tuple[int, list[str]]]:
        """The units of ``document`` outside of its title, each with its features: what the model is fitted to."""
        annotated = self._annotated(document)
        judge = self._judge(annotated, find_skills(annotated, self._group_of))
        words = annotated.words
        for unit, (first, after) in enumerate(words.ranges):
            if first < after and annotated.roles[unit] is not SectionRole.TITLE:
                yield unit, features(words.keys[first:after], words.stems[first:after], judge.setting(unit))

    def _annotated(self, document: Document) -> AnnotatedDocument:
        return annotate(document, self._vocabulary, self._splitter, self._engine, self._lexicon.entries)

    def _judge(self, annotated: AnnotatedDocument, skills: Sequence[Match]) -> Judge:
        """What each sentence states and asks for, by its words and the skill groups that it names."""
        groups: dict[int, list[str]] = {}
        for match in skills:
            groups.setdefault(annotated.words.unit_of[match.first], []).append(self._group_of(match.concept))
        return Judge(annotated, groups, self._lexicon)
