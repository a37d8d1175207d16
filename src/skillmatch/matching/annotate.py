"""One document laid out for matching: its words, and what of the lexicon stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.attributes.need import CueAt, Sentence
from skillmatch.matching.phrases.engine import PhraseEngine
from skillmatch.matching.phrases.labels import Label
from skillmatch.matching.phrases.lexicon import Uses
from skillmatch.matching.tokens import Vocabulary, Words, read_words
from skillmatch.text.compounds import Glue

_CLAUSE_ENDS = frozenset({",", ";", ".", "\n\n"})


SINGLE, PART, STEM = range(3)
"""The numberings of the vocabulary: of phrases of one word, of words in phrases, of stems in features."""

Piece = tuple[int, int, Uses]
"""A phrase of the lexicon in a sentence: its first token, the one after its last, and what it is looked for as. A plain
tuple, since a text has hundreds."""


@dataclass(slots=True)
class Pieces:
    """What one unit holds of activities, by place."""

    acts: list[Piece] = field(default_factory=list)
    things: list[Piece] = field(default_factory=list)
    """Also other things that a thing may stand in."""
    says: list[Piece] = field(default_factory=list)
    """Phrases that are an activity by themselves."""


@dataclass(slots=True)
class Scene:
    """A document, its words, and the phrases found in them, by unit where they belong to one."""

    document: Document
    words: Words
    roles: list[SectionRole]
    """Of the sections that the units stand in, by unit."""
    labelled: list[tuple[Sequence[Label], int, int]] = field(default_factory=list)
    """Labels of skills, with the first token and the one after the last."""
    pieces: dict[int, Pieces] = field(default_factory=dict)
    cues: dict[int, list[CueAt]] = field(default_factory=dict)
    _sentences: dict[int, Sentence] = field(default_factory=dict)

    def sentence(self, unit: int) -> Sentence:
        """A unit as the rules of context see it."""
        found = self._sentences.get(unit)
        if found is None:
            first, after = self.words.ranges[unit]
            keys = self.words.keys
            ends = tuple([at for at in range(first, after) if keys[at] in _CLAUSE_ENDS])
            found = Sentence(self.roles[unit], first, after, tuple(self.cues.get(unit, ())), ends)
            self._sentences[unit] = found
        return found


def read_scene(
    document: Document, vocabulary: Vocabulary, glue: Glue, engine: PhraseEngine, uses: Sequence[Uses]
) -> Scene:
    """Lay out ``document``; ``uses`` are those of the engine's phrases, by number."""
    role_of = [section.role for section in document.sections]
    scene = Scene(document, read_words(document, vocabulary, glue), [role_of[unit.section] for unit in document.units])
    words, labelled, pieces = scene.words, scene.labelled, scene.pieces
    unit_of = words.unit_of
    for first, after, number in engine.find(words.keys, words.numbers[SINGLE], words.numbers[PART]):
        use = uses[number]
        if use.labels:
            labelled.append((use.labels, first, after))
        if not use.in_sentences:
            continue
        unit = unit_of[first]
        if unit < 0 or unit_of[after - 1] != unit:
            continue
        if use.cues:
            scene.cues.setdefault(unit, []).extend([CueAt(first, after, cue) for cue in use.cues])
        of_unit = pieces.get(unit)
        if of_unit is None:
            of_unit = pieces[unit] = Pieces()
        piece = first, after, use
        if use.acts:
            of_unit.acts.append(piece)
        if use.things or use.other_thing:
            of_unit.things.append(piece)
        if use.says:
            of_unit.says.append(piece)
    return scene
