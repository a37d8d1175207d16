"""Mentions: what the text says, where, and why we think so."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from skillmatch.documents.model import SectionRole, Span


class MentionType(StrEnum):
    SKILL = "skill"
    RESPONSIBILITY = "responsibility"


class Method(StrEnum):
    """How a mention was found, from the surest to the least sure."""

    PHRASE = "phrase"
    INFLECTION = "inflection"
    SPELLING = "spelling"
    ACTIVITY = "activity"
    """An act and its object, and the words around, state a responsibility."""
    STATEMENT = "statement"
    """The words of a sentence, taken together, state a responsibility."""


class Need(StrEnum):
    """What a posting makes of a mention."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    DUTY = "duty"
    CONTEXT = "context"


class Reason(NamedTuple):
    """One step of a decision: what it was about, and the words that decided it."""

    about: str
    """``match``, ``ambiguity``, ``need`` or ``assertion``."""
    text: str


class Evidence(NamedTuple):
    """Why a span is taken for a concept."""

    method: Method
    form: str
    """The label, or the pattern of an activity, that matched."""
    score: float
    """In [0, 1]: 1 is a label to the letter."""
    reasons: tuple[Reason, ...] = ()


class Mention(NamedTuple):
    """One place in a document that names a skill or states a responsibility."""

    type: MentionType
    concept: str
    kind: str | None
    """``hard`` or ``soft`` for skills."""
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
