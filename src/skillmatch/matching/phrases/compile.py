"""From a taxonomy to the phrases of its lexicon, in plain values: made once, when the package is built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from skillmatch.matching.cues import cue_data
from skillmatch.matching.phrases.compounds import Compounds
from skillmatch.matching.phrases.data import EntryData, LexiconData, packed
from skillmatch.matching.phrases.engine import in_pieces, numbered
from skillmatch.matching.phrases.inflection import forms
from skillmatch.matching.phrases.joined import joined_words
from skillmatch.matching.phrases.spelling import long_names
from skillmatch.taxonomy.cues import ActivityCues, PhraseSets
from skillmatch.taxonomy.model import Activity, Concept, ConceptType, Taxonomy
from skillmatch.text.normalize import fold, fold_phrase

Words = tuple[str, ...]


def lexicon_data(taxonomy: Taxonomy) -> LexiconData:
    """The lexicon of a taxonomy."""
    phrases = _Phrases(taxonomy)
    return LexiconData(
        numbers=in_pieces(numbered(list(phrases.uses))),
        words=frozenset(word for phrase in phrases.uses for word in phrase),
        entries=packed([entry.plain() for entry in phrases.uses.values()]),
        patterns=phrases.patterns,
        cues=phrases.cues,
        names=long_names(taxonomy),
        token_patterns=[(one.id, at) for one in taxonomy.concepts.values() for at in range(len(one.patterns))],
        joined=joined_words(taxonomy),
    )


@dataclass(slots=True)
class _Uses:
    """The ``EntryData`` of a phrase that is being made."""

    labels: list[tuple[str, int]] = field(default_factory=list)
    acts: int = 0
    things: int = 0
    says: int = 0
    other_thing: bool = False
    cues: list[int] = field(default_factory=list)
    in_sentences: bool = False

    def plain(self) -> EntryData:
        labels, cues = tuple(self.labels), tuple(self.cues)
        return (labels, self.acts, self.things, self.says, self.other_thing, cues, self.in_sentences)


class _Phrases:
    """Collects the phrases of a taxonomy with their uses."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.uses: dict[Words, _Uses] = defaultdict(_Uses)
        self.patterns: list[tuple[str, int, frozenset[str], str, bool]] = []
        self.cues = list(cue_data(taxonomy.cues))
        self._sets = _ActivitySets(taxonomy.cues.activities)
        for concept in taxonomy.concepts.values():
            if concept.type is ConceptType.RESPONSIBILITY:
                self._add_activities(concept)
            else:
                self._add_labels(concept)
        self._add_compounds(Compounds(taxonomy.cues.compounds))
        for phrase in self._sets.other_things():
            self._in_sentences(fold_phrase(phrase)).other_thing = True
        for number, (words, *_) in enumerate(self.cues):
            self._in_sentences(words).cues.append(number)
        self.uses.pop((), None)

    def _add_labels(self, concept: Concept) -> None:
        for at, text in enumerate(concept.labels):
            self.uses[fold_phrase(text)].labels.append((concept.id, at))

    def _add_compounds(self, compounds: Compounds) -> None:
        """Labels with a compound are also known in its other spelling, where that is no label by itself."""
        for phrase, uses in list(self.uses.items()):
            other = compounds.respelled(phrase)
            if uses.labels and other is not None and other not in self.uses:
                self.uses[other].labels.extend(uses.labels)

    def _add_activities(self, concept: Concept) -> None:
        for activity in concept.activities:
            self._add_activity(concept.id, activity)

    def _add_activity(self, responsibility: str, activity: Activity) -> None:
        unless = frozenset(fold(word) for word in activity.unless)
        if activity.say:
            bit = self._pattern(responsibility, 0, unless, "a telling phrase", activity.sure)
            for phrase in activity.say:
                self._in_sentences(fold_phrase(phrase)).says |= bit
            return
        form = f"{' | '.join(activity.do[:3])} + {' | '.join(activity.to[:3])}"
        bit = self._pattern(responsibility, activity.within, unless, form, activity.sure)
        for act in _members(activity.do, self._sets.cues.acts):
            for words in self._sets.act_forms(act):
                self._in_sentences(words).acts |= bit
        for thing in _members(activity.to, self._sets.cues.things):
            self._in_sentences(fold_phrase(thing)).things |= bit

    def _in_sentences(self, words: Words) -> _Uses:
        uses = self.uses[words]
        uses.in_sentences = True
        return uses

    def _pattern(self, responsibility: str, within: int, unless: frozenset[str], form: str, sure: bool) -> int:
        self.patterns.append((responsibility, within, unless, form, sure))
        return 1 << (len(self.patterns) - 1)


def _members(names: Iterable[str], sets: PhraseSets) -> Iterable[str]:
    """The phrases of ``names``; a ``$name`` gives those of its set."""
    for name in names:
        yield from sets[name[1:]] if name.startswith("$") else (name,)


@dataclass(frozen=True, slots=True)
class _ActivitySets:
    """The words that activities are written with, each act with its forms made once."""

    cues: ActivityCues
    _forms: dict[str, tuple[Words, ...]] = field(default_factory=dict)

    def other_things(self) -> list[str]:
        """The phrases of the sets whose name begins with ``not-``."""
        return [phrase for name, ones in self.cues.things.items() if name.startswith("not-") for phrase in ones]

    def act_forms(self, act: str) -> tuple[Words, ...]:
        """All forms of an act, folded, each once."""
        if act not in self._forms:
            spelled = forms(act, self.cues.irregular, self.cues.doubled)
            self._forms[act] = tuple(dict.fromkeys(fold_phrase(form) for form in spelled))
        return self._forms[act]
