"""The last pass of matching: from the words that match to mentions, with what the words and dates around them tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.attributes.asked import AskedFinder
from skillmatch.matching.attributes.choices import ChoiceFinder
from skillmatch.matching.attributes.denial import denial
from skillmatch.matching.attributes.employer import EmployerFinder
from skillmatch.matching.attributes.names import without_names
from skillmatch.matching.attributes.need import NeedReader
from skillmatch.matching.attributes.period import with_periods
from skillmatch.matching.attributes.strength import StrengthRater
from skillmatch.matching.attributes.years import YearsReader
from skillmatch.matching.model import Evidence, Match, Mention, MentionType, Need, Reason, ReasonAbout
from skillmatch.matching.responsibilities.judge import Judge
from skillmatch.matching.sentences import Sentence
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.cues import Cues
from skillmatch.taxonomy.model import Concept
from skillmatch.text.spans import Span

_IN_HEADING = Reason(ReasonAbout.NEED, "is in a heading")

_Pass = Callable[[Sequence[Mention], Document], list[Mention]]


class Attributes:
    """Adds to what matches what the words and the dates around it tell."""

    def __init__(
        self,
        cues: Cues,
        employers: EmployerFinder,
        group_of: Callable[[str], str],
        concepts: Mapping[str, Concept],
    ) -> None:
        self._need = NeedReader(cues)
        self._cues, self._employers, self._group_of, self._concepts = cues, employers, group_of, concepts

    def of(self, matches: Sequence[Match], annotated: AnnotatedDocument, judge: Judge) -> list[Mention]:
        """The mentions of a document, in text order. ``matches`` of skills come by place."""
        mentions = [self._mention(match, annotated, judge) for match in matches]
        skills = [mention for mention in mentions if mention.type is MentionType.SKILL]
        passes = self._of_postings if annotated.document.kind is Kind.POSTING else self._of_resumes
        for with_more in passes:
            skills = with_more(skills, annotated.document)
        stated = [mention for mention in mentions if mention.type is MentionType.RESPONSIBILITY]
        if annotated.document.kind is Kind.RESUME:
            stated = without_names(stated, annotated.document)
        return sorted([*skills, *stated], key=_place)

    @cached_property
    def _years(self) -> _Pass:
        return YearsReader(self._cues.years).of_skills

    @cached_property
    def _of_postings(self) -> tuple[_Pass, ...]:
        choices = ChoiceFinder(self._cues.choices, self._group_of).with_choices
        asked = AskedFinder(self._concepts, self._group_of)
        employers = self._employers
        return employers.without_employer, employers.without_others, asked.without_acts, self._years, choices

    @cached_property
    def _of_resumes(self) -> tuple[_Pass, ...]:
        return without_names, self._years, StrengthRater(self._cues.strength).with_strengths, with_periods

    def _mention(self, match: Match, annotated: AnnotatedDocument, judge: Judge) -> Mention:
        document, words = annotated.document, annotated.words
        start, end = words.span(match.first, match.after)
        unit = words.unit_of[match.first]
        need, asserted, reasons = self._need_and_assertion(match, unit, annotated, judge)
        line = document.line_of(start)
        method, form, score, of_match = match.evidence
        return Mention(
            match.type,
            match.concept,
            match.kind,
            Span(start, end),
            document.text[start:end],
            line,
            start - document.line_starts[line - 1] + 1,
            document.page_of(start) if document.pages else None,
            annotated.roles[unit] if unit >= 0 else document.section_at(start).role,
            unit,
            need,
            asserted,
            Evidence(method, form, score, (*of_match, *reasons)) if reasons else match.evidence,
        )

    def _need_and_assertion(
        self, match: Match, unit: int, annotated: AnnotatedDocument, judge: Judge
    ) -> tuple[Need | None, bool, tuple[Reason, ...]]:
        kind = annotated.document.kind
        if unit < 0 or annotated.roles[unit] is SectionRole.TITLE:
            return (Need.CONTEXT, True, (_IN_HEADING,)) if kind is Kind.POSTING else (None, True, ())
        if unit not in annotated.cues:
            return judge.need_without_cue(unit) if kind is Kind.POSTING else (None, True, ())
        sentence = annotated.sentence(unit)
        denied = denial(sentence, match.first, match.after, kind)
        reasons = (denied,) if denied else ()
        if kind is Kind.RESUME:
            return None, denied is None, reasons
        keys = annotated.words.keys
        need, reason = self._need.need(sentence, match.first, match.after, keys) or self._of_sentence(
            match, sentence, unit, judge, keys
        )
        return need, denied is None, (*reasons, reason)

    def _of_sentence(
        self, match: Match, sentence: Sentence, unit: int, judge: Judge, keys: Sequence[str]
    ) -> tuple[Need, Reason]:
        """What the sentence as a whole makes of what no cue of its own governs."""
        need, reason = judge.need(unit)
        return self._need.beside(sentence, match.first, need, keys) or (need, reason)


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.concept
