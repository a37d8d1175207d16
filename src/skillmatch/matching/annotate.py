"""One document laid out for matching: its words, and where phrases of the lexicon are among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.phrases.engine import PhraseEngine
from skillmatch.matching.phrases.labels import Label
from skillmatch.matching.phrases.lexicon import PhraseEntry
from skillmatch.matching.sentences import CueAt, Sentence, is_predicate
from skillmatch.matching.tokens import Vocabulary, Words, read_words
from skillmatch.text.compounds import CompoundSplitter

_CLAUSE_ENDS = frozenset({",", ";", ".", "\n\n"})


PhraseMatch = tuple[int, int, PhraseEntry]
"""A phrase of the lexicon in a sentence: its first token, the one after its last, and what it is looked for as. A plain
tuple, since a text has hundreds."""


@dataclass(slots=True)
class PhraseMatches:
    """What one unit holds of activities, by place."""

    acts: list[PhraseMatch] = field(default_factory=list)
    things: list[PhraseMatch] = field(default_factory=list)
    """Also other things that a thing may be part of."""
    says: list[PhraseMatch] = field(default_factory=list)
    """Phrases that are an activity by themselves."""


@dataclass(slots=True)
class AnnotatedDocument:
    """A document, its words, and the phrases found in them, by unit where they belong to one."""

    document: Document
    words: Words
    roles: list[SectionRole]
    """Of the sections that the units are in, by unit."""
    labelled: list[tuple[Sequence[Label], int, int]] = field(default_factory=list)
    """Labels of skills, with the first token and the one after the last."""
    pieces: dict[int, PhraseMatches] = field(default_factory=dict)
    cues: dict[int, list[CueAt]] = field(default_factory=dict)
    employer: frozenset[str] = frozenset()
    """Folded words that name who hires; empty where nothing tells."""
    _sentences: dict[int, Sentence] = field(default_factory=dict)

    def sentence(self, unit: int) -> Sentence:
        """A unit as the rules of context see it."""
        found = self._sentences.get(unit)
        if found is None:
            first, after = self.words.ranges[unit]
            keys = self.words.keys
            ends = tuple([at for at in range(first, after) if keys[at] in _CLAUSE_ENDS])
            cues = tuple(self.cues.get(unit, ()))
            found = Sentence(self.roles[unit], first, after, cues, ends, _brackets(keys, first, after) if cues else ())
            self._sentences[unit] = found
        return found


def _brackets(keys: Sequence[str], first: int, after: int) -> tuple[tuple[int, int], ...]:
    """The pairs of brackets among tokens ``first`` to ``after - 1``, none inside another; an open one ends there."""
    found: list[tuple[int, int]] = []
    opened = -1
    for at in range(first, after):
        if keys[at] == "(" and opened < 0:
            opened = at
        elif keys[at] == ")" and opened >= 0:
            found.append((opened, at))
            opened = -1
    return (*found, (opened, after)) if opened >= 0 else tuple(found)


def annotate(
    document: Document,
    vocabulary: Vocabulary,
    splitter: CompoundSplitter,
    engine: PhraseEngine,
    entries: Mapping[int, PhraseEntry],
) -> AnnotatedDocument:
    """Lay out ``document``; ``entries`` are those of the engine's phrases, by number."""
    role_of = [section.role for section in document.sections]
    annotated = AnnotatedDocument(
        document, read_words(document, vocabulary, splitter), [role_of[unit.section] for unit in document.units]
    )
    words, labelled, pieces = annotated.words, annotated.labelled, annotated.pieces
    unit_of = words.unit_of
    for first, after, number in engine.find(words.keys):
        entry = entries[number]
        if entry.labels:
            labelled.append((entry.labels, first, after))
        if not entry.in_sentences:
            continue
        unit = unit_of[first]
        if unit < 0 or unit_of[after - 1] != unit:
            continue
        if entry.cues:
            found = [CueAt(first, after, cue) for cue in entry.cues]
            if any(cue.is_adjective for cue in entry.cues):
                is_capital = words.text[words.tokens.starts[first]].isupper()
                found = [
                    at
                    for at in found
                    if not at.cue.is_adjective or is_predicate(at, words.keys, *words.ranges[unit], is_capital)
                ]
            if found:
                annotated.cues.setdefault(unit, []).extend(found)
        of_unit = pieces.get(unit)
        if of_unit is None:
            of_unit = pieces[unit] = PhraseMatches()
        match = first, after, entry
        if entry.acts:
            of_unit.acts.append(match)
        if entry.things or entry.other_thing:
            of_unit.things.append(match)
        if entry.says:
            of_unit.says.append(match)
    return annotated
