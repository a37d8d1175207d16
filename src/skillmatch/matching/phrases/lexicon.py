"""The taxonomy in the form the matcher works with: every phrase it looks for, and what each phrase is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from skillmatch.compiled import read_or_make
from skillmatch.matching.cues import Cue
from skillmatch.matching.phrases.data import PACK, EntryData, LexiconData, unpacked
from skillmatch.matching.phrases.labels import Label
from skillmatch.taxonomy.model import Concept, Taxonomy


class ActivityPattern(NamedTuple):
    """One activity of one responsibility; ``form`` names it in evidence."""

    responsibility: str
    within: int
    unless: frozenset[str]
    form: str
    sure: bool


@dataclass(slots=True)
class PhraseEntry:
    """What one phrase is looked for as: sets of patterns are bit masks over those of the lexicon."""

    labels: list[Label] = field(default_factory=list)
    acts: int = 0
    things: int = 0
    says: int = 0
    other_thing: bool = False
    """Something else that a thing is part of: "operating systems" are no systems that somebody operates."""
    cues: list[Cue] = field(default_factory=list)
    in_sentences: bool = False
    """Whether it is looked for as anything but a label, which counts in sentences only."""


class Entries(dict[int, PhraseEntry]):
    """The entries of phrases by number, each made when a text first holds its phrase: few of thousands ever are."""

    def __init__(self, data: LexiconData, concepts: Mapping[str, Concept]) -> None:
        self._data, self._concepts = data, concepts
        self._unpacked: dict[int, list[EntryData]] = {}

    def __missing__(self, number: int) -> PhraseEntry:
        pack, at = divmod(number, PACK)
        entries = self._unpacked.get(pack)
        if entries is None:
            entries = self._unpacked[pack] = unpacked(self._data.entries[pack])
        labels, acts, things, says, other_thing, cues, in_sentences = entries[at]
        entry = self[number] = PhraseEntry(
            [Label(self._concepts[id_], at) for id_, at in labels],
            acts,
            things,
            says,
            other_thing,
            [Cue.of(*self._data.cues[cue]) for cue in cues],
            in_sentences,
        )
        return entry


class Lexicon:
    """All phrases of a taxonomy, each with its uses."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.data = LexiconData(*read_or_make("lexicon", taxonomy.fingerprint, lambda: _made(taxonomy)))
        self.entries = Entries(self.data, taxonomy.concepts)
        """By the numbers of the phrases."""
        self._patterns = [ActivityPattern(*pattern) for pattern in self.data.patterns]
        self._patterns_in: dict[int, tuple[ActivityPattern, ...]] = {}

    def patterns_in(self, mask: int) -> tuple[ActivityPattern, ...]:
        """The patterns of a set of them, in their order."""
        found = self._patterns_in.get(mask)
        if found is None:
            found = tuple([pattern for at, pattern in enumerate(self._patterns) if mask >> at & 1])
            self._patterns_in[mask] = found
        return found


def _made(taxonomy: Taxonomy) -> Any:
    # Imported here, since most starts read what was made.
    from skillmatch.matching.phrases.compile import lexicon_data

    return tuple(lexicon_data(taxonomy))  # as it is kept
