"""What a comparison of one résumé with one posting says: needs, what is shown of each, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Self

from skillmatch.analysis import NO_ORIGIN, Origin
from skillmatch.closed_set import ClosedSet
from skillmatch.documents.model import AsOf, SectionRole
from skillmatch.matching.model import Need, Strength
from skillmatch.profiling.needs.model import AskedNeed, AskedPlace, DegreeAsked, NeededYears, NeedKind
from skillmatch.readers.model import Unreadable
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span

NOT_COUNTED = frozenset({SectionRole.INTERESTS, SectionRole.REFERENCES})
"""The sections of a résumé whose words are no claim of having done anything."""

MOST_PLACES = 3
"""Places that are kept for what speaks for a need."""


class Rung(ClosedSet):
    """What a résumé says of one thing that is asked for, from the most to the least."""

    SHOWN = "shown"
    """Used in a job, a project or a course."""
    LISTED = "listed"
    """Only named."""
    SUGGESTED = "suggested"
    """A part of the field is shown. It does not count."""
    NEAR = "near"
    """Another thing for the same purpose, or the broader one, is shown. It does not count."""
    ABSENT = "absent"
    DENIED = "denied"
    """The text says that it is not so, or only hoped for."""
    CANNOT_TELL = "cannot-tell"

    @property
    def counts(self) -> bool:
        """Whether it is a claim that the résumé makes."""
        return self in (Rung.SHOWN, Rung.LISTED)


RUNGS = (Rung.SHOWN, Rung.LISTED, Rung.CANNOT_TELL, Rung.SUGGESTED, Rung.NEAR, Rung.DENIED, Rung.ABSENT)
"""From the best to the worst: the one that holds for a need that any of several meets."""


class Relation(ClosedSet):
    """How what a résumé shows is related to what is asked for."""

    SAME = "same"
    NARROWER = "narrower"
    """A kind of it: PostgreSQL for SQL databases."""
    IMPLIES = "implies"
    """Whoever has used it has used what is asked for: pandas for Python."""
    SIBLING = "sibling"
    """Another one for the same purpose: MySQL for PostgreSQL."""
    BROADER = "broader"
    """What is asked for is a kind of it."""


class Verdict(ClosedSet):
    """How far a need is met."""

    MET = "met"
    PARTLY = "partly"
    NEAR = "near"
    MISSING = "missing"
    DENIED = "denied"
    CANNOT_TELL = "cannot-tell"


class ShownPlace(NamedTuple):
    """A place in a résumé that speaks for something."""

    span: Span
    line: int
    page: int | None
    section: SectionRole
    strength: Strength | None
    period: Period | None


class Alternative(NamedTuple):
    """One of the things that meet a need, and what the résumé says of it; first the fields of ``AskedThing``."""

    concept: str | None
    """``None`` where the taxonomy has none, as for years and degrees."""
    label: str
    asked: tuple[AskedPlace, ...]
    special: str = ""
    """A word that makes it a special part of the field, before it ("3D deep learning") or after ("AWS certified")."""
    example: bool = False
    """Whether it is one of several that would do, and not what they are examples of."""
    rung: Rung = Rung.ABSENT
    relation: Relation | None = None
    by: str | None = None
    """The concept that speaks for it, where it is not the same."""
    by_label: str = ""
    evidence: tuple[ShownPlace, ...] = ()
    """The best first."""

    @property
    def key(self) -> str:
        """What is the same thing in any posting."""
        return f"{self.concept}:{self.special}" if self.special else self.concept or self.label


class Range(NamedTuple):
    """Years: at least, at most."""

    least: float
    most: float


class YearsNeed(NamedTuple):
    """Years of experience, asked for and shown."""

    asked: NeededYears
    shown: Range | None = None
    """``None`` where nothing is dated."""
    claimed: float | None = None


class DegreeNeed(NamedTuple):
    """A degree, asked for and shown."""

    asked: DegreeAsked
    shown: str | None = None
    expected: str | None = None
    """A level that is yet to be reached."""


class ComparedNeed(NamedTuple):
    """One need of a posting, and how far a résumé meets it."""

    id: str
    kind: NeedKind
    need: Need
    open: bool
    """Whether its alternatives are examples, so that another of their kind would do."""
    alternatives: tuple[Alternative, ...]
    verdict: Verdict = Verdict.MISSING
    at_least: int = 1
    """How many of the alternatives are asked for."""
    years: YearsNeed | None = None
    degree: DegreeNeed | None = None
    part_of: str | None = None
    """The need that it is told with and not counted beside: the subjects of a degree."""
    is_counted: bool = True
    """Whether it is in the counts of needs, and no gate beside them."""

    @classmethod
    def of(cls, asked: AskedNeed) -> Self:
        """A need of a posting, before anything is compared with it."""
        return cls(
            id=asked.id,
            kind=asked.kind,
            need=asked.need,
            open=asked.open,
            alternatives=tuple(Alternative(*one) for one in asked.alternatives),
            at_least=asked.at_least,
            years=YearsNeed(asked.years) if asked.years else None,
            degree=DegreeNeed(asked.degree) if asked.degree else None,
            part_of=asked.part_of,
            is_counted=asked.is_counted,
        )

    @property
    def line(self) -> int:
        """The first line of the posting that asks for it."""
        return min((asked.line for one in self.alternatives for asked in one.asked), default=0)

    @property
    def best(self) -> Alternative:
        """The alternative for which most is shown."""
        return min(self.alternatives, key=lambda one: RUNGS.index(one.rung))


class Tally(NamedTuple):
    """How many needs of one class there are of each verdict."""

    met: int = 0
    partly: int = 0
    near: int = 0
    missing: int = 0
    denied: int = 0
    cannot_tell: int = 0

    @property
    def asked(self) -> int:
        """How many there are."""
        return sum(self)


class LevelGate(NamedTuple):
    """The level that is asked for, and the one that is shown."""

    asked: str
    shown: str


class SplitGate(NamedTuple):
    """Where the two are between software engineering (-1) and machine learning (+1)."""

    asked: float | None
    shown: float | None
    asked_verdict: str
    shown_verdict: str

    @property
    def distance(self) -> float | None:
        """How far apart they are; ``None`` where one is not known."""
        if self.asked is None or self.shown is None:
            return None
        return round(abs(round(self.asked, 2) - round(self.shown, 2)), 2)


class NotCompared(NamedTuple):
    """Something that is in no count, and why."""

    text: str
    why: str
    line: int


class SoftSkill(NamedTuple):
    """A soft skill that is asked for, with the résumé's own lines that speak for it."""

    concept: str
    label: str
    line: int
    evidence: tuple[ShownPlace, ...]


class EditKind(ClosedSet):
    """What an edit does to a line."""

    NAME = "name"
    """Say what was used."""
    USE = "use"
    """Say in a job where a thing was used that is only listed."""
    RESULT = "result"
    """Say what came of it."""
    DATE = "date"
    """Give a job its dates."""
    WORD = "word"
    """Write the name as the posting does."""


class Edit(NamedTuple):
    """A change that would help, if it is true."""

    kind: EditKind
    line: int
    """Of the résumé."""
    subjects: tuple[str, ...]
    """What it is about: the labels of skills."""
    shown: str
    """What the line names already, where a narrower name is looked for; else empty."""
    needs: tuple[str, ...]
    """The ids of the needs that it would lift."""
    lines: tuple[int, ...]
    """The lines of the posting that ask for these."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One résumé against one posting."""

    name: str
    title: str
    sha256: str
    taxonomy: str
    abstained: str | None
    """Why nothing is compared; ``None`` where it is."""
    needs: tuple[ComparedNeed, ...] = ()
    level: LevelGate | None = None
    split: SplitGate | None = None
    soft: tuple[SoftSkill, ...] = ()
    extra: tuple[str, ...] = ()
    """What the résumé shows and nobody asks for, by label."""
    uncounted: tuple[NotCompared, ...] = ()
    edits: tuple[Edit, ...] = ()
    text: str = ""
    line_starts: tuple[int, ...] = ()
    origin: Origin = NO_ORIGIN

    def tally(self, need: Need) -> Tally:
        """How many needs of a class there are of each verdict."""
        counted = [one.verdict for one in self.counted if one.need is need]
        return Tally(*(counted.count(verdict) for verdict in Verdict))

    @property
    def counted(self) -> tuple[ComparedNeed, ...]:
        """The needs that stand for themselves: neither years, nor degrees, nor the parts of another."""
        return tuple(one for one in self.needs if one.is_counted)

    @property
    def share_met(self) -> float:
        """The share of must-haves met, in [0, 1]; 1 where there are none, and 0 where nothing was compared."""
        if self.abstained:
            return 0.0
        tally = self.tally(Need.REQUIRED)
        return tally.met / tally.asked if tally.asked else 1.0

    @property
    def gates(self) -> tuple[ComparedNeed, ...]:
        """The years and degrees that are asked for: met, short, or nothing tells."""
        return tuple(one for one in self.needs if one.kind in (NeedKind.YEARS, NeedKind.DEGREE))


class CommonGap(NamedTuple):
    """Something that several postings ask for and the résumé does not show."""

    concept: str
    label: str
    asked_by: int
    must_in: int


@dataclass(frozen=True, slots=True)
class Resume:
    """The résumé of a comparison, as far as its output needs it."""

    name: str
    sha256: str
    text: str
    line_starts: tuple[int, ...]
    as_of: AsOf | None
    taxonomy: str
    uncounted: tuple[NotCompared, ...] = ()
    origin: Origin = NO_ORIGIN


@dataclass(frozen=True, slots=True)
class Comparisons:
    """One résumé against many postings, in the order in which they were given."""

    resume: Resume
    results: tuple[Comparison | Unreadable, ...]
    gaps: tuple[CommonGap, ...] = ()
    before: Resume | None = None
    earlier: tuple[Comparison | Unreadable, ...] = ()
    """The same of an older version of the résumé."""

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Those of the postings that could be read."""
        return tuple(one for one in self.results if isinstance(one, Comparison))
