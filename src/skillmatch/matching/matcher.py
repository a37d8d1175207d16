"""Document and taxonomy in, mentions out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skillmatch.documents.cues import DocumentCues, document_cues
from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.annotate import AnnotatedDocument, annotate
from skillmatch.matching.attributes.attributes import Attributes
from skillmatch.matching.attributes.need import Context, denial
from skillmatch.matching.model import Evidence, Mention, MentionType, Method, Need, Reason, ReasonAbout
from skillmatch.matching.phrases.engine import PhraseEngine
from skillmatch.matching.phrases.joined import Joined, joined_words
from skillmatch.matching.phrases.lexicon import Lexicon
from skillmatch.matching.phrases.spelling import Speller
from skillmatch.matching.responsibilities.activities import Stated
from skillmatch.matching.responsibilities.classifier import Decision, sentence_classifier
from skillmatch.matching.responsibilities.features import features
from skillmatch.matching.responsibilities.judge import Judge, decided_by
from skillmatch.matching.responsibilities.stems import stem
from skillmatch.matching.skills.find import SkillMatch, find_skills
from skillmatch.matching.tokens import Keys, Vocabulary
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.model import SkillKind, Taxonomy
from skillmatch.text.compounds import CompoundSplitter
from skillmatch.text.spans import Span

_NO_ACTIVITIES: Mapping[str, Stated] = {}

_IN_HEADING = Reason(ReasonAbout.NEED, "stands in a heading")
_QUOTED = 14
"""Words quoted of a sentence in which no word in particular decided."""


class Matcher:
    """Finds what a document says of a taxonomy. Building one costs a fraction of a second; keep it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._lexicon = Lexicon(taxonomy)
        phrases = list(self._lexicon.uses)
        self._entries = [self._lexicon.uses[phrase] for phrase in phrases]
        self._engine = PhraseEngine(phrases)
        speller = Speller(taxonomy)
        joined = Joined(joined_words(taxonomy), speller)
        self._splitter = CompoundSplitter(joined)
        keys = Keys(self._engine.words, speller)
        # In the order of SINGLE, PART and STEM.
        self._vocabulary = Vocabulary(keys, self._engine.single, self._engine.part, sentence_classifier().number)
        self._context = Context(taxonomy.cues)
        self._group_of = {id_: taxonomy.group_of(id_) for id_ in taxonomy.concepts}
        self._attributes = Attributes(taxonomy.cues, self._group_of)
        self.document_cues: DocumentCues = document_cues(taxonomy.cues, joined)

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """All mentions in ``document``, in text order, asserted or not."""
        annotated = self._annotated(document)
        skills = find_skills(annotated.labelled, annotated.words)
        judge = Judge(annotated, self._groups_by_unit(annotated, skills), self._lexicon)
        found = self._attributes.of([self._skill(annotated, judge, one) for one in skills], document)
        found.extend(self._responsibilities(annotated, judge))
        found.sort(key=_place)
        return tuple(found)

    def sentence_features(self, document: Document) -> Iterator[tuple[int, list[str]]]:
        """The units of ``document``, each with its features: what the model is fitted to."""
        annotated = self._annotated(document)
        judge = Judge(
            annotated, self._groups_by_unit(annotated, find_skills(annotated.labelled, annotated.words)), self._lexicon
        )
        for unit, (first, after) in enumerate(annotated.words.ranges):
            if first < after and annotated.roles[unit] is not SectionRole.TITLE:
                yield unit, features(annotated.words.keys[first:after], judge.setting(unit))

    def _annotated(self, document: Document) -> AnnotatedDocument:
        return annotate(document, self._vocabulary, self._splitter, self._engine, self._entries)

    def _groups_by_unit(self, annotated: AnnotatedDocument, skills: list[SkillMatch]) -> dict[int, list[str]]:
        groups: dict[int, list[str]] = {}
        for one in skills:
            groups.setdefault(annotated.words.unit_of[one.first], []).append(self._group_of[one.label.concept.id])
        return groups

    def _skill(self, annotated: AnnotatedDocument, judge: Judge, one: SkillMatch) -> Mention:
        concept = one.label.concept
        place = (one.first, one.after)
        return self._mention(annotated, judge, MentionType.SKILL, concept.id, concept.kind, place, one.evidence)

    def _responsibilities(self, annotated: AnnotatedDocument, judge: Judge) -> Iterator[Mention]:
        posting = annotated.document.kind is Kind.POSTING
        for unit, (first, after) in enumerate(annotated.words.ranges):
            if first == after or annotated.roles[unit] is SectionRole.TITLE:
                continue
            if posting and judge.is_aside(unit):
                continue
            stated = judge.activities.get(unit, _NO_ACTIVITIES)
            for decision in judge.decisions(unit):
                activity = stated.get(decision.responsibility)
                place = (activity.first, activity.after) if activity else _deciding_words(annotated, unit, decision)
                evidence = _evidence(decision, activity)
                id_, type_ = decision.responsibility, MentionType.RESPONSIBILITY
                yield self._mention(annotated, judge, type_, id_, None, place, evidence)

    def _mention(
        self,
        annotated: AnnotatedDocument,
        judge: Judge,
        type_: MentionType,
        concept: str,
        kind: SkillKind | None,
        place: tuple[int, int],
        evidence: Evidence,
    ) -> Mention:
        document, words, (first, after) = annotated.document, annotated.words, place
        start, end, unit = words.tokens.starts[first], words.tokens.ends[after - 1], words.unit_of[first]
        need, denied, reasons = self._need_and_denial(annotated, judge, unit, first, after)
        line = document.line_of(start)
        return Mention(
            type_,
            concept,
            kind,
            Span(start, end),
            document.text[start:end],
            line,
            start - document.line_starts[line - 1] + 1,
            document.page_of(start) if document.pages else None,
            annotated.roles[unit] if unit >= 0 else document.section_at(start).role,
            unit,
            need,
            not denied,
            evidence._replace(reasons=(*evidence.reasons, *reasons)) if reasons else evidence,
        )

    def _need_and_denial(
        self, annotated: AnnotatedDocument, judge: Judge, unit: int, first: int, after: int
    ) -> tuple[Need | None, bool, tuple[Reason, ...]]:
        posting = annotated.document.kind is Kind.POSTING
        if unit < 0 or annotated.roles[unit] is SectionRole.TITLE:
            return (Need.CONTEXT, False, (_IN_HEADING,)) if posting else (None, False, ())
        if unit not in annotated.cues:
            return judge.plain(unit) if posting else (None, False, ())
        sentence = annotated.sentence(unit)
        denied = denial(sentence, first, after, annotated.document.kind)
        reasons = (denied,) if denied else ()
        if not posting:
            return None, denied is not None, reasons
        need = self._context.need(sentence, first, after)
        if need is None:
            need = judge.need(unit)
        return need[0], denied is not None, (*reasons, need[1])


def _deciding_words(annotated: AnnotatedDocument, unit: int, decision: Decision) -> tuple[int, int]:
    """The tokens from the first to the last that the decision rests on."""
    first, after = annotated.words.ranges[unit]
    wanted = {word for feature in decision.because if feature[0] != "#" for word in feature.lstrip("^ ").split()}
    places = [at for at in range(first, after) if stem(annotated.words.keys[at]) in wanted]
    return (places[0], places[-1] + 1) if places else (first, min(after, first + _QUOTED))


def _evidence(decision: Decision, activity: Stated | None) -> Evidence:
    reason = Reason(ReasonAbout.MATCH, decided_by(decision.because))
    form = activity.form if activity else "words of the sentence"
    return Evidence(Method.ACTIVITY if activity else Method.STATEMENT, form, decision.probability, (reason,))


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.concept
