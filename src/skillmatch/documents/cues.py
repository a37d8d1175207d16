"""The cues of headings, kinds and titles in the form in which this stage looks them up."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from skillmatch.documents.model import SectionRole
from skillmatch.documents.places import LIGHT
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.cues import Cues, HeadingCues, KindSigns, NeedSense, PhraseSets
from skillmatch.text.normalize import fold_heading, fold_phrase

if TYPE_CHECKING:
    from skillmatch.documents.resume.read import CareerReader

_WHOLE = "~"

Phrase = tuple[str, ...]


class HeadingLookup(NamedTuple):
    """The phrases by which headings of one kind of document are known."""

    anywhere: Mapping[Phrase, SectionRole]
    whole: Mapping[Phrase, SectionRole]
    rank: Mapping[SectionRole, int]
    """Which role wins where two phrases of the same length are in a heading: the lower rank."""
    longest: Mapping[str, int]
    """For each word that begins a phrase, the number of words of the longest that it begins."""
    vocabulary: frozenset[str]
    """The words of all phrases, and those that add nothing: what a heading without doubt is made of."""
    musts: frozenset[str]
    """Words beside which a word of preference does not decide: "Required and preferred skills"."""
    divides: frozenset[Phrase]
    """Labels that only divide the list of what is asked for or preferred which they are in, "Education:"; in résumés
    the job or project which they are in, "Technologies used:"."""
    of_firms: frozenset[str] = frozenset()
    """Words of headings that names of firms end in as well: "Harbour Software"."""
    joins: frozenset[str] = frozenset()
    """Words between the two parts of a heading."""
    jobs: frozenset[str] = frozenset()
    """Folded words of jobs: a line of a résumé that ends in one is a title, unless the whole of it is a heading."""

    def role_together(self, letters: str) -> SectionRole | None:
        """The role of a phrase without its blanks: a heading that is spaced by its letters may not tell where its words
        end."""
        for phrases in (self.whole, self.anywhere):
            for words, role in phrases.items():
                if "".join(words) == letters:
                    return role
        return None

    def longest_from(self, words: Phrase) -> int:
        """How many words the longest phrase has that begins with the first of ``words``; 0 where there is none."""
        return self.longest.get(words[0], 0) if words else 0

    def role_of(self, words: Phrase) -> tuple[SectionRole, float] | None:
        """The role of a heading with these folded words, and the share of them that the deciding phrase covers.

        A word of preference beats a longer phrase of requirement: "Preferred skills and qualifications"."""
        if role := self.whole.get(words):
            return role, 1.0
        found = self._longest_in(words)
        if found and found[0] is SectionRole.REQUIRED and self.musts.isdisjoint(words) and self._prefers(words):
            return SectionRole.PREFERRED, found[1]
        return found

    def share_known(self, words: Phrase) -> float:
        """The share of ``words`` that headings are made of."""
        return sum(word in self.vocabulary for word in words) / max(1, len(words))

    def _prefers(self, words: Phrase) -> bool:
        return any(
            self.anywhere.get(words[at : at + length]) is SectionRole.PREFERRED
            for length in range(1, min(len(words), 4) + 1)
            for at in range(len(words) - length + 1)
        )

    def _longest_in(self, words: Phrase) -> tuple[SectionRole, float] | None:
        for length in range(min(len(words), 9), 0, -1):
            found = [
                role
                for at in range(len(words) - length + 1)
                if (role := self.anywhere.get(words[at : at + length])) is not None
            ]
            if found:
                return min(found, key=lambda role: self.rank[role]), length / len(words)
        return None


class KindSign(NamedTuple):
    """A sign that a text is a résumé, or a posting: a phrase in lower case, or a pattern."""

    kind: Kind
    weight: float
    says: str
    phrase: str = ""
    pattern: re.Pattern[str] | None = None
    top: bool = False
    """Looked for near the top only."""


class DocumentCues:
    """All that the documents stage takes from the taxonomy; what one kind of document needs is made for the first."""

    def __init__(self, cues: Cues, joined: Container[str]) -> None:
        self._cues = cues
        self.kind_signs = tuple(sign for kind, signs in cues.kind.items() for sign in _kind_signs(Kind(kind), signs))
        self.title_nouns = frozenset(fold_phrase(noun)[0] for noun in cues.titles.nouns)
        self.joined = joined
        """Lower-case words that are written with a capital inside, and so are not two words glued together."""

    def headings(self, kind: Kind) -> HeadingLookup:
        """The phrases of the headings of a kind of document."""
        return self._of_postings if kind is Kind.POSTING else self._of_resumes

    @cached_property
    def career(self) -> CareerReader:
        """Reads the entries, dates and names of résumés."""
        from skillmatch.documents.resume.read import CareerReader  # a run over postings has no use for it

        return CareerReader(self._cues, self.joined)

    @cached_property
    def marks(self) -> Mapping[Phrase, SectionRole]:
        """The folded words that say, at the head of a column or in a tag, what is asked: "must have", "plus"."""
        return _marks(self._cues)

    @cached_property
    def _of_postings(self) -> HeadingLookup:
        return _lookup(self._cues.headings.posting, self._cues.headings)

    @cached_property
    def _of_resumes(self) -> HeadingLookup:
        given = self._cues.headings
        of_entries = frozenset(fold_heading(one) for one in given.of_entries)
        return _lookup(given.resume, given)._replace(
            jobs=self.title_nouns,
            divides=of_entries,
            of_firms=frozenset(fold_heading(one)[-1] for one in given.of_firms),
            joins=frozenset(fold_heading(one)[-1] for one in given.joins),
        )


_STEM = 5
"""Letters of a word of requirement that its kin begin with: "required", "requirement"."""
_BY_SENSE = ((NeedSense.REQUIRED, SectionRole.REQUIRED), (NeedSense.PREFERRED, SectionRole.PREFERRED))


def _marks(cues: Cues) -> dict[Phrase, SectionRole]:
    """What headings of requirements and preferences say, and the cues of sentences without their light words."""
    found: dict[Phrase, SectionRole] = {}
    musts = tuple(word[:_STEM] for word in cues.headings.musts)
    for sense, role in _BY_SENSE:
        directed = cues.need[sense]
        headings: Sequence[str] = cues.headings.posting[role]
        if role is SectionRole.REQUIRED:  # "Education" heads a section, and is no word for a need
            headings = [one for one in headings if any(word.startswith(musts) for word in one.split())]
        for phrase in (*headings, *directed.forward, *directed.backward):
            words = fold_heading(phrase.removeprefix(_WHOLE))
            while words and words[0] in LIGHT:
                words = words[1:]
            if words:
                found.setdefault(words, role)
    return found


def _lookup(data: PhraseSets, given: HeadingCues) -> HeadingLookup:
    anywhere: dict[Phrase, SectionRole] = {}
    whole: dict[Phrase, SectionRole] = {}
    rank: dict[SectionRole, int] = {}
    for position, (name, phrases) in enumerate(data.items()):
        role = SectionRole(name)
        rank[role] = position
        for phrase in phrases:
            target = whole if phrase.startswith(_WHOLE) else anywhere
            target.setdefault(fold_heading(phrase.removeprefix(_WHOLE)), role)
    longest: dict[str, int] = {}
    for words in (*anywhere, *whole):
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    fillers, musts = ({word for one in some for word in fold_heading(one)} for some in (given.fillers, given.musts))
    vocabulary = frozenset(word for words in (*anywhere, *whole) for word in words) | fillers
    divides = frozenset(fold_heading(one) for one in given.divides)
    return HeadingLookup(anywhere, whole, rank, longest, vocabulary, frozenset(musts), divides)


def _kind_signs(kind: Kind, signs: KindSigns) -> Iterator[KindSign]:
    for phrase, weight in signs.phrases.items():
        yield KindSign(kind, weight, f"“{phrase}”", phrase=phrase.lower())
    for one in signs.patterns:
        yield KindSign(kind, one.weight, one.says, pattern=re.compile(one.pattern), top=one.top)
