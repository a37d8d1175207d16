"""Document and taxonomy in, mentions out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from skillmatch.documents.cues import DocumentCues, document_cues
from skillmatch.documents.model import Document, Kind, SectionRole, Span
from skillmatch.matching.activities import Piece, find_activities
from skillmatch.matching.context import Context, CueAt, Sentence, denial
from skillmatch.matching.engine import PhraseEngine
from skillmatch.matching.lexicon import Label, Lexicon, Uses
from skillmatch.matching.model import Evidence, Mention, MentionType, Need, Reason
from skillmatch.matching.skills import find_skills
from skillmatch.matching.spelling import Speller
from skillmatch.matching.tokens import Keys, Words, read_words
from skillmatch.taxonomy.model import Taxonomy

_ASKS_NOTHING = frozenset({SectionRole.COMPANY, SectionRole.BENEFITS, SectionRole.LEGAL, SectionRole.TITLE})
_CLAUSE_ENDS = frozenset({",", ";", ".", "\n\n"})
_US = frozenset({"we", "our", "us", "we're", "we've"})
_YOU = frozenset({"you", "your", "you'll", "candidate", "role", "position", "engineer", "scientist", "join", "responsible", "looking", "seeking"})


class Matcher:
    """Finds what a document says of a taxonomy. Building one costs a fraction of a second; keep it."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._lexicon = Lexicon(taxonomy)
        phrases = list(self._lexicon.uses)
        self._uses: list[Uses] = [self._lexicon.uses[phrase] for phrase in phrases]
        self._engine = PhraseEngine(phrases)
        self._joined = joined_words(taxonomy)
        self._speller = Speller(taxonomy)
        self._keys = Keys(self._engine.words, self._speller)
        self._context = Context(taxonomy.cues)
        self.document_cues: DocumentCues = document_cues(taxonomy.cues, self._joined)

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """All mentions in ``document``, in text order, asserted or not."""
        words = read_words(document, self._keys, self._joined)
        matches = self._engine.find(words.keys)
        labelled: list[tuple[list[Label], int, int]] = []
        pieces: dict[int, list[Piece]] = defaultdict(list)
        cues: dict[int, list[CueAt]] = defaultdict(list)
        unit_of = words.unit_of
        for number, first, after in matches:
            uses = self._uses[number]
            unit = unit_of[first]
            if uses.labels:
                labelled.append((uses.labels, first, after))
            if unit >= 0 and unit_of[after - 1] == unit:
                if uses.acts or uses.things or uses.says:
                    pieces[unit].append(Piece(first, after, uses))
                for cue in uses.cues:
                    cues[unit].append(CueAt(first, after, cue))
        sentences = _Sentences(document, words, cues)
        found = [*self._skills(document, words, labelled, sentences), *self._duties(document, words, pieces, sentences)]
        found.sort(key=_place)
        return tuple(found)

    def _skills(
        self, document: Document, words: Words, labelled: list[tuple[list[Label], int, int]], sentences: _Sentences
    ) -> Iterator[Mention]:
        for one in find_skills(labelled, words):
            concept = one.label.concept
            place = (one.first, one.after)
            yield self._mention(document, words, MentionType.SKILL, concept.id, concept.kind, place, one.evidence, sentences)

    def _duties(
        self, document: Document, words: Words, pieces: dict[int, list[Piece]], sentences: _Sentences
    ) -> Iterator[Mention]:
        for unit, ones in pieces.items():
            if not _may_state(document, unit, words):
                continue
            for stated in find_activities(ones, words.keys, self._lexicon):
                place = (stated.first, stated.after)
                kind = MentionType.RESPONSIBILITY
                yield self._mention(document, words, kind, stated.responsibility, None, place, stated.evidence, sentences)

    def _mention(
        self,
        document: Document,
        words: Words,
        type_: MentionType,
        concept: str,
        kind: str | None,
        place: tuple[int, int],
        evidence: Evidence,
        sentences: _Sentences,
    ) -> Mention:
        first, after = place
        start, end = words.span(first, after)
        unit = words.unit_of[first]
        section = document.sections[document.units[unit].section] if unit >= 0 else document.section_at(start)
        need, denied, reasons = self._judge(document, sentences, unit, first, after)
        return Mention(
            type=type_,
            concept=concept,
            kind=kind,
            span=Span(start, end),
            text=document.text[start:end],
            line=document.line_of(start),
            column=document.column_of(start),
            page=document.page_of(start),
            section=section.role,
            unit=unit,
            need=need,
            asserted=not denied,
            evidence=Evidence(evidence.method, evidence.form, evidence.score, (*evidence.reasons, *reasons)),
        )

    def _judge(
        self, document: Document, sentences: _Sentences, unit: int, first: int, after: int
    ) -> tuple[Need | None, bool, tuple[Reason, ...]]:
        posting = document.kind is Kind.POSTING
        if unit < 0:
            reason = Reason("need", "stands in a heading")
            return (Need.CONTEXT, False, (reason,)) if posting else (None, False, ())
        sentence = sentences[unit]
        denied = denial(sentence, first, after, document.kind)
        reasons = (denied,) if denied else ()
        if not posting:
            return None, denied is not None, reasons
        need, why = self._context.need(sentence, first, after)
        return need, denied is not None, (*reasons, why)


class _Sentences(dict[int, Sentence]):
    """Units as the rules of context see them, made when first asked for."""

    def __init__(self, document: Document, words: Words, cues: dict[int, list[CueAt]]) -> None:
        super().__init__()
        self._document, self._words, self._cues = document, words, cues

    def __missing__(self, unit: int) -> Sentence:
        first, after = self._words.ranges[unit]
        keys = self._words.keys
        role = self._document.sections[self._document.units[unit].section].role
        commas = tuple(at for at in range(first, after) if keys[at] in _CLAUSE_ENDS)
        self[unit] = sentence = Sentence(role, first, after, tuple(self._cues.get(unit, ())), commas)
        return sentence


def _may_state(document: Document, unit: int, words: Words) -> bool:
    """Whether a unit can state a responsibility: company talk, benefits and legal text cannot."""
    role = document.sections[document.units[unit].section].role
    if role in _ASKS_NOTHING:
        return False
    if role is SectionRole.OTHER and document.kind is Kind.POSTING:
        first, after = words.ranges[unit]
        keys = set(words.keys[first:after])
        return keys.isdisjoint(_US) or not keys.isdisjoint(_YOU)
    return True


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.concept


def joined_words(taxonomy: Taxonomy) -> frozenset[str]:
    """The words of all labels that are written with a capital inside, in lower case: never split at the capital."""
    return frozenset(
        word.lower()
        for concept in taxonomy.concepts.values()
        for label in concept.labels
        for word in label.replace("/", " ").replace("-", " ").replace("(", " ").replace(")", " ").split()
        if word[1:].lower() != word[1:]
    )

