"""One document laid out for matching: its words, and what of the lexicon stands where."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.context import CueAt, Sentence
from skillmatch.matching.engine import PhraseEngine
from skillmatch.matching.lexicon import Label, Uses
from skillmatch.matching.tokens import Keys, Words, read_words

_CLAUSE_ENDS = frozenset({",", ";", ".", "\n\n"})


@dataclass(slots=True)
class Scene:
    """A document, its words, and the phrases found in them, by unit where they belong to one."""

    document: Document
    words: Words
    labelled: list[tuple[Sequence[Label], int, int]] = field(default_factory=list)
    """Labels of skills, with the first token and the one after the last."""
    pieces: dict[int, list[tuple[int, int, Uses]]] = field(default_factory=dict)
    """Acts, things and phrases of activities, with their tokens."""
    cues: dict[int, list[CueAt]] = field(default_factory=dict)
    _sentences: dict[int, Sentence] = field(default_factory=dict)

    def role_of(self, unit: int) -> SectionRole:
        """The role of the section that a unit stands in."""
        return self.document.sections[self.document.units[unit].section].role

    def sentence(self, unit: int) -> Sentence:
        """A unit as the rules of context see it."""
        found = self._sentences.get(unit)
        if found is None:
            first, after = self.words.ranges[unit]
            keys = self.words.keys
            ends = tuple([at for at in range(first, after) if keys[at] in _CLAUSE_ENDS])
            found = Sentence(self.role_of(unit), first, after, tuple(self.cues.get(unit, ())), ends)
            self._sentences[unit] = found
        return found


def read_scene(
    document: Document, keys: Keys, joined: Container[str], engine: PhraseEngine, uses: Sequence[Uses]
) -> Scene:
    """Lay out ``document``; ``uses`` are those of the engine's phrases, by number."""
    scene = Scene(document, read_words(document, keys, joined))
    unit_of = scene.words.unit_of
    for number, first, after in engine.find(scene.words.keys):
        use = uses[number]
        if use.labels:
            scene.labelled.append((use.labels, first, after))
        unit = unit_of[first]
        if unit < 0 or unit_of[after - 1] != unit:
            continue
        if use.acts or use.things or use.says or use.other_thing:
            scene.pieces.setdefault(unit, []).append((first, after, use))
        if use.cues:
            scene.cues.setdefault(unit, []).extend([CueAt(first, after, cue) for cue in use.cues])
    return scene
