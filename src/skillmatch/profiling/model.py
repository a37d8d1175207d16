"""The profile of a document: every figure with the mentions that made it."""

from typing import NamedTuple

from skillmatch.closed_set import ClosedSet
from skillmatch.matching.attributes.years import AskedYears
from skillmatch.matching.model import Mention
from skillmatch.profiling.experience import Career
from skillmatch.profiling.needs.model import AskedNeed
from skillmatch.taxonomy.model import ConceptType, SkillKind


class Mover(NamedTuple):
    """A concept that moved the split: negative towards software engineering, positive towards ML."""

    concept: str
    label: str
    push: float
    mentions: tuple[Mention, ...]


class SplitVerdict(ClosedSet):
    """Which side a document is on, or that too little tells: the ids of the taxonomy's ``split``, a closed set."""

    SWE_HEAVY = "swe-heavy"
    BALANCED = "balanced"
    ML_HEAVY = "ml-heavy"
    UNCLEAR = "unclear"


UNCLEAR = "unclear"
"""The level of a document that nothing tells of. The levels themselves are ids of ``levels.yaml``."""


class Split(NamedTuple):
    """Which way a document leans."""

    verdict: SplitVerdict
    score: float | None
    """-1 (all software engineering) to +1 (all machine learning); ``None`` where it abstains."""
    formerly: str
    """What the job would have been called before; empty unless it leans."""
    evidence: float
    """How much the text says that only software, data or ML work does, in units of one clear statement."""
    floor: float
    """Up to this much evidence the verdict is ``unclear``."""
    reason: str
    toward_swe: tuple[Mover, ...]
    """Strongest first."""
    toward_ml: tuple[Mover, ...]
    neither: bool = False
    """The verdict is ``unclear`` because the text is of another trade, and not because it says too little."""


class Covered(NamedTuple):
    """A concept of a role that the document shows or asks for."""

    concept: str
    label: str
    weight: float
    mentions: tuple[Mention, ...]


class Gap(NamedTuple):
    """A concept of a role that the document does not name."""

    concept: str
    label: str
    weight: float
    type: ConceptType = ConceptType.SKILL


class RoleFit(NamedTuple):
    """How well one role type explains a document, and how much of the role the document covers."""

    id: str
    label: str
    fit: float
    """In [0, 1]; the five add up to 1, or are all 0 where no role type is named."""
    coverage: float
    """Share of the role's weighted concepts that the document evidences, in [0, 1]."""
    matched: tuple[Covered, ...]
    """Heaviest first."""
    missing: tuple[Gap, ...]


class LevelReason(NamedTuple):
    """One sign of a level: the words, where they are, and which way they pull."""

    text: str
    level: str
    """An id of the taxonomy's ``levels``."""
    weight: float
    line: int | None


class Level(NamedTuple):
    """Entry, mid or senior, or unclear where nothing tells."""

    verdict: str
    """An id of the taxonomy's ``levels``."""
    years: float | None
    """The years of experience asked for or shown, where the text says."""
    reasons: tuple[LevelReason, ...]
    asked: tuple[AskedYears, ...] = ()
    """All years of experience that a posting asks for, in text order."""


class PhaseCoverage(NamedTuple):
    """How much of one phase of the life cycle a document states."""

    id: str
    label: str
    coverage: float
    matched: tuple[Covered, ...]
    missing: tuple[Gap, ...]


class SkillSummary(NamedTuple):
    """The skills of one group that the document names, most often named first."""

    group: str
    label: str
    kind: SkillKind
    skills: tuple[Covered, ...]


class Profile(NamedTuple):
    """What a document asks for, or a person shows."""

    split: Split
    roles: tuple[RoleFit, ...]
    """Best fit first."""
    no_role: str
    """Why no role type is named; empty where one is."""
    level: Level
    phases: tuple[PhaseCoverage, ...]
    """In the order of the life cycle."""
    skills: tuple[SkillSummary, ...]
    """Groups in taxonomy order, only those named."""
    career: Career | None = None
    """Of a résumé."""
    needs: tuple[AskedNeed, ...] = ()
    """Of a posting, in text order."""
