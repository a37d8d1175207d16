"""The taxonomy in the form the matcher works with: every phrase it looks for, and what each phrase is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from skillmatch.matching.cues import Cue, read_cues
from skillmatch.matching.phrases.inflection import forms
from skillmatch.matching.phrases.labels import Label
from skillmatch.taxonomy.cues import ActivityCues, PhraseSets
from skillmatch.taxonomy.model import Activity, Concept, ConceptType, Taxonomy
from skillmatch.text.normalize import fold, fold_phrase

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityPattern:
    """One activity of one responsibility; ``form`` names it in evidence."""

    responsibility: str
    within: int
    unless: frozenset[str]
    form: str
    sure: bool


@dataclass(slots=True)
class PhraseEntry:
    """What one phrase is looked for as: sets of patterns are bit masks over ``Lexicon.patterns``."""

    labels: list[Label] = field(default_factory=list)
    acts: int = 0
    things: int = 0
    says: int = 0
    other_thing: bool = False
    """Something else that a thing is part of: "operating systems" are no systems that somebody operates."""
    cues: list[Cue] = field(default_factory=list)

    in_sentences: bool = False
    """Whether it is looked for as anything but a label, which counts in sentences only."""


class Lexicon:
    """All phrases of a taxonomy, each with its uses."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.uses: dict[Words, PhraseEntry] = defaultdict(PhraseEntry)
        self.patterns: list[ActivityPattern] = []
        self._sets = _ActivitySets(taxonomy.cues.activities)
        for concept in taxonomy.concepts.values():
            if concept.type is ConceptType.RESPONSIBILITY:
                self._add_activities(concept)
            else:
                self._add_labels(concept)
        for phrase in self._sets.other_things():
            self._in_sentences(fold_phrase(phrase)).other_thing = True
        for cue in read_cues(taxonomy.cues):
            self._in_sentences(cue.words).cues.append(cue)
        self.uses.pop((), None)
        self._patterns_in: dict[int, tuple[ActivityPattern, ...]] = {}

    def patterns_in(self, mask: int) -> tuple[ActivityPattern, ...]:
        """The patterns of a set of them, in their order."""
        found = self._patterns_in.get(mask)
        if found is None:
            found = tuple([pattern for at, pattern in enumerate(self.patterns) if mask >> at & 1])
            self._patterns_in[mask] = found
        return found

    def _add_labels(self, concept: Concept) -> None:
        for text in (concept.label, *concept.alt):
            self.uses[fold_phrase(text)].labels.append(Label(concept, text, hidden=False))
        for text in concept.hidden:
            self.uses[fold_phrase(text)].labels.append(Label(concept, text, hidden=True))

    def _add_activities(self, concept: Concept) -> None:
        for activity in concept.activities:
            self._add_activity(concept.id, activity)

    def _add_activity(self, responsibility: str, activity: Activity) -> None:
        unless = frozenset(fold(word) for word in activity.unless)
        if activity.say:
            bit = self._pattern(ActivityPattern(responsibility, 0, unless, "a telling phrase", activity.sure))
            for phrase in activity.say:
                self._in_sentences(fold_phrase(phrase)).says |= bit
            return
        form = f"{' | '.join(activity.do[:3])} + {' | '.join(activity.to[:3])}"
        bit = self._pattern(ActivityPattern(responsibility, activity.within, unless, form, activity.sure))
        for act in _members(activity.do, self._sets.cues.acts):
            for words in self._sets.act_forms(act):
                self._in_sentences(words).acts |= bit
        for thing in _members(activity.to, self._sets.cues.things):
            self._in_sentences(fold_phrase(thing)).things |= bit

    def _in_sentences(self, words: Words) -> PhraseEntry:
        uses = self.uses[words]
        uses.in_sentences = True
        return uses

    def _pattern(self, pattern: ActivityPattern) -> int:
        self.patterns.append(pattern)
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
