"""Mentions: what the text says, where, and why we think so."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from skillmatch.closed_set import ClosedSet
from skillmatch.documents.model import SectionRole
from skillmatch.taxonomy.model import SkillKind
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span
from skillmatch.text.years import Years


class MentionType(ClosedSet):
    SKILL = "skill"
    RESPONSIBILITY = "responsibility"


class Method(ClosedSet):
    """How a mention was found, from the surest to the least sure."""

    PHRASE = "phrase"
    PATTERN = "pattern"
    """A token pattern of the entry matches."""
    INFLECTION = "inflection"
    SPELLING = "spelling"
    ACTIVITY = "activity"
    """An act and its object, and the words around, state a responsibility."""
    STATEMENT = "statement"
    """The words of a sentence, taken together, state a responsibility."""


class Need(ClosedSet):
    """What a posting makes of a mention."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    DUTY = "duty"
    CONTEXT = "context"

    @property
    def rank(self) -> int:
        """0 for the strongest: which need holds where a skill is named in several places. What is done in the job
        weighs more than what would be nice to have."""
        return _BY_STRENGTH.index(self)


_BY_STRENGTH = (Need.REQUIRED, Need.DUTY, Need.PREFERRED, Need.CONTEXT)


def strongest(needs: Iterable[Need]) -> Need | None:
    """The strongest of some needs; ``None`` where there are none."""
    return min(needs, key=lambda need: need.rank, default=None)


class Strength(ClosedSet):
    """How strongly a résumé shows a skill."""

    LISTED = "listed"
    """Only named."""
    USED = "used"
    """In a job, a project or a course."""
    OUTCOME = "outcome"
    """Used, with a result."""


class ReasonAbout(ClosedSet):
    """What a step of a decision was about."""

    MATCH = "match"
    """That it is a mention at all."""
    AMBIGUITY = "ambiguity"
    NEED = "need"
    ASSERTION = "assertion"


class Reason(NamedTuple):
    """One step of a decision: what it was about, and the words that decided it."""

    about: ReasonAbout
    text: str


class Evidence(NamedTuple):
    """Why a span is taken for a concept."""

    method: Method
    form: str
    """The label, the token pattern, or the pattern of an activity, that matched."""
    score: float
    """In [0, 1]: 1 is a label to the letter."""
    reasons: tuple[Reason, ...] = ()


class Match(NamedTuple):
    """Words that name a skill or state a responsibility, before anything is made of what is around them.

    ``first`` and ``after`` are their first token and the one after their last.
    """

    type: MentionType
    concept: str
    kind: SkillKind | None
    """Of a skill; ``None`` for responsibilities."""
    first: int
    after: int
    evidence: Evidence


class Mention(NamedTuple):
    """One place in a document that names a skill or states a responsibility."""

    type: MentionType
    concept: str
    kind: SkillKind | None
    """Of a skill; ``None`` for responsibilities."""
    span: Span
    text: str
    line: int
    column: int
    page: int | None
    section: SectionRole
    unit: int
    """Index into ``Document.units``."""
    need: Need | None
    """``None`` in résumés, which need nothing."""
    asserted: bool
    evidence: Evidence
    choice: int | None = None
    """The number of the choice that it is part of, counted from 0 in its document: "PyTorch or TensorFlow" is one need
    that any of them meets."""
    years: Years | None = None
    """The years of experience asked of it, or claimed for it."""
    strength: Strength | None = None
    """Of skills in résumés."""
    period: Period | None = None
    """Of skills in résumés: the time of the job, project or course that it is under, where the text tells."""

    def denied(self, why: str) -> Self:
        """The same, not asserted any more: its words are there, and speak for no skill."""
        reason = Reason(ReasonAbout.ASSERTION, why)
        return self._replace(asserted=False, evidence=self.evidence._replace(reasons=(*self.evidence.reasons, reason)))


class Choice(NamedTuple):
    """One need that any of several skills meets."""

    mentions: tuple[Mention, ...]
    """In text order."""

    @property
    def concepts(self) -> tuple[str, ...]:
        """What is to choose from, each once."""
        return tuple(dict.fromkeys(mention.concept for mention in self.mentions))

    @property
    def need(self) -> Need | None:
        """That of all its mentions, or of the first where a cue is between them."""
        return self.mentions[0].need


def choices(mentions: Iterable[Mention]) -> tuple[Choice, ...]:
    """The choices of a document, by their number."""
    by_number: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.choice is not None:
            by_number.setdefault(mention.choice, []).append(mention)
    return tuple(Choice(tuple(by_number[number])) for number in sorted(by_number))
