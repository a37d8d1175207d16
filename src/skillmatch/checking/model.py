"""Rules, what they find in a post, and what a run over many posts gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Unreadable
from skillmatch.text.spans import Span

HOUSE = "house"
"""The family of the rules that a team declares itself."""


class Severity(StrEnum):
    """How bad a finding is, from the worst."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return tuple(Severity).index(self)


class Confidence(StrEnum):
    """How sure a rule is of what it finds, whatever that is worth: another axis than severity."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Example:
    """A post that shows a rule at work, and what it is checked with."""

    text: str
    asked: Mapping[str, object] = field(default_factory=dict)
    """What the command line would say: ``role``, ``min_coverage``, ``date``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its documentation has it: ``explain``, the pages and SARIF all read from here."""

    id: str
    """Kebab-case, naming the offence: it reads well after "allow"."""
    family: str
    """What the rule is about: a key of ``families.yaml``."""
    severity: Severity
    confidence: Confidence
    summary: str
    """The offence in one sentence."""
    message: str
    """What a finding says; ``{name}`` is filled from the post."""
    why: str
    remedy: str
    """What to do; filled as ``message`` is."""
    trips: Example | None = None
    passes: Example | None = None
    sources: tuple[str, ...] = ()
    """Passages of the source documents, as ``B daily/senior``."""
    origin: str = ""
    """Where the rule comes from, for one that no source document speaks of."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The words that it looks for, by what they mean to it."""
    of_the_trade: bool = False
    """It says nothing of a post that is neither a software nor an ML text: it speaks of lean, role types or levels."""
    rule_kind: str = ""
    """A key of ``RULE_KINDS``, for one that is declared without a function of its own."""


class Related(NamedTuple):
    """Another place that a finding is about, and what is there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule's function finds: where, and the words for the blanks of its message."""

    span: Span | None
    """``None``: the post as a whole, shown at its first line."""
    facts: Mapping[str, object] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    key: str | None = None
    """What tells this hit from others of its rule in the post, however the post is edited elsewhere; the words of its
    own line where ``None``."""
    in_source: bool = False
    """The span is one of the file as its author wrote it, which for a web page is not the text as read."""


class Place(NamedTuple):
    """Where something is in a file, as editors count: lines and columns from 1, the end column one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Shown(NamedTuple):
    """A line of a post as its author wrote it, and the part of it that is meant."""

    text: str
    start: int
    end: int


class RelatedPlace(NamedTuple):
    """Another place of a finding, as it is shown."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One offence of one post."""

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    remedy: str
    path: str
    """The file as its user names it, with forward slashes."""
    place: Place
    span: Span | None
    """Code points of the text as read; ``None`` where the finding is about the file as a whole or its markup."""
    page: int | None
    shown: Shown
    related: tuple[RelatedPlace, ...]
    fingerprint: str
    """The same as long as the rule and the words at fault are, wherever they move in the file."""

    @property
    def order(self) -> tuple[object, ...]:
        """By place, as one reads."""
        return (self.path, self.place, self.severity.rank, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Checked:
    """One post with all that was found in it."""

    path: str
    findings: tuple[Finding, ...]
    """In the order of the text."""
    suppressed: int = 0
    """Found, and suppressed by the post itself."""
    known: int = 0
    """Found, and in the baseline."""
    is_no_post: bool = False
    """Nothing in it is a sign of a posting: a README among the posts, say."""
    sha256: str = ""
    """Of the bytes of the file; empty where they are not known."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What was asked of a run: with it, the same posts and the same taxonomy anyone can make it again."""

    settings: Mapping[str, object] = field(default_factory=dict)
    """The ``check`` table of the settings as it holds, without what decides neither rules nor findings."""
    folder: str = "."
    """The one that the patterns of the settings start from, as it is reached from the one that we are in."""
    role: str | None = None
    min_coverage: float | None = None
    """In [0, 1]."""
    date: int | None = None
    """The year of publication."""
    baseline: tuple[str, str] | None = None
    """The file of what is known, and its SHA-256."""
    limits: Limits = DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Run:
    """What one call of ``check`` gives, in the order of the files."""

    posts: tuple[Checked, ...]
    unreadable: tuple[Unreadable, ...]
    rules: tuple[Rule, ...]
    """Those that ran, by id."""
    taxonomy: str = ""
    """Its fingerprint."""
    options: RunOptions = field(default_factory=RunOptions)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, in the order of the files and, within one, of the text."""
        return tuple(finding for post in self.posts for finding in post.findings)

    @property
    def worst_first(self) -> tuple[Finding, ...]:
        """All of them, errors before warnings before notes."""
        return tuple(sorted(self.findings, key=lambda finding: finding.severity.rank))

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity is severity for finding in self.findings)
