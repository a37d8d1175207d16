"""The conductor: what one document gives, from its text to its profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from skillmatch.documents.build import build_document
from skillmatch.documents.kind import shows_no_posting
from skillmatch.documents.model import AS_GIVEN, AsOf, Document
from skillmatch.errors import TimeLimitError, UsageError
from skillmatch.gc_pause import paused_collector
from skillmatch.matching.matcher import Matcher
from skillmatch.matching.model import Choice, Mention, choices
from skillmatch.profiling.model import Profile
from skillmatch.profiling.profile import Profiler
from skillmatch.readers.guard import guarded
from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Kind, Media, Reading, Unreadable
from skillmatch.readers.refusals import too_slow
from skillmatch.readers.sandbox.client import FileReader
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import EscoMatch, Named, Taxonomy
from skillmatch.text.dates import month_of
from skillmatch.time_limit import OutOfTime, time_limit


class Labels(NamedTuple):
    """What a report calls things, so that it need not carry the taxonomy."""

    taxonomy: str
    """The fingerprint of the taxonomy that they are of."""
    concepts: Mapping[str, str]
    """By id, of all that is mentioned."""
    verdict: Named | None
    """Of the split; ``None`` where the taxonomy has none of that id."""
    level: Named | None
    roles: tuple[str, ...]
    """The ids of all role types, in the order of the taxonomy."""
    esco: Mapping[str, EscoMatch]
    """By id, of what is mentioned and matched to ESCO."""


def labels(taxonomy: Taxonomy, mentions: Iterable[Mention], profile: Profile) -> Labels:
    """The labels of what ``mentions`` and ``profile`` name."""
    named = dict.fromkeys(mention.concept for mention in mentions)
    concepts = {id_: taxonomy.concepts[id_] for id_ in named if id_ in taxonomy.concepts}
    return Labels(
        taxonomy=taxonomy.fingerprint,
        concepts={id_: concept.label for id_, concept in concepts.items()},
        verdict=taxonomy.split.get(profile.split.verdict),
        level=taxonomy.levels.get(profile.level.verdict),
        roles=tuple(taxonomy.roles),
        esco={id_: concept.esco for id_, concept in concepts.items() if concept.esco},
    )


class Origin(NamedTuple):
    """What a report was made from: with it and the same taxonomy anyone can make it again."""

    sha256: str
    """Of the file's bytes; empty where a text was given, and no file."""
    kind: Kind | None
    """What the document was said to be; ``None`` where its text told."""
    as_of: str | None
    """What "present" was said to be."""
    limits: Limits


NO_ORIGIN = Origin("", None, None, DEFAULT_LIMITS)


class Report(NamedTuple):
    """All that is said about one document; the renderers print it and add nothing."""

    name: str
    """The file as named by the user."""
    document: Document
    mentions: tuple[Mention, ...]
    """In text order, asserted or not."""
    profile: Profile
    role: str | None
    """The role type to report in depth; ``None``: the one that fits best, in brief."""
    labels: Labels
    unhidden: Profile | None = None
    """What the profile would be if its hidden words counted; only where that would change what is covered."""
    origin: Origin = NO_ORIGIN

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The needs that any of several skills meets: "PyTorch or TensorFlow"; ``Mention.choice`` numbers them."""
        return choices(self.mentions)


Result = Report | Unreadable


class Analyzer:
    """Analyses documents against one taxonomy; building it costs a fraction of a second, so keep it for many.

    One may be used from several threads at once, and after a fork: what is learnt of a text is published whole.

    Args:
        taxonomy: the shipped one where ``None``.
        kind: what all documents are; told from each where ``None``.
        role: the role type to report in depth.
        limits: what a file may cost; ``seconds`` for reading it, and again for its analysis.
        as_of: the month, as ``2024-05``, that "present" is in résumés; where ``None``, that of the file's own date,
            else the latest in a span of the text.

    Raises:
        UsageError: where the taxonomy has no such role, or ``as_of`` is no month.
    """

    def __init__(
        self,
        taxonomy: Taxonomy | None = None,
        *,
        kind: Kind | str | None = None,
        role: str | None = None,
        limits: Limits = DEFAULT_LIMITS,
        as_of: str | None = None,
    ) -> None:
        self.taxonomy = taxonomy or load_taxonomy()
        self.kind = _kind(kind)
        self.role = _role(role, self.taxonomy)
        self.limits = limits
        self.as_of = as_of
        self._as_of = _month(as_of)
        self.files = FileReader(limits)
        """Reads the files, in a process of its own where their parsers are large."""
        with paused_collector():
            self._matcher = Matcher(self.taxonomy)
            self._profiler = Profiler(self.taxonomy)

    def __reduce__(self) -> tuple[Callable[..., Analyzer], tuple[object, ...]]:
        # What it is made of is made anew on the other side: there are no processes, nor what was learnt of texts.
        return _made, (self.taxonomy, self.kind, self.role, self.limits, self.as_of)

    def of_kind(self, kind: Kind | str | None) -> Analyzer:
        """The same for documents of a kind; what it is made of, which takes its time to make, is shared."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other.kind = _kind(kind)
        return other

    def with_as_of(self, as_of: str | None) -> Analyzer:
        """The same with another month for "present", sharing as ``of_kind`` does.

        Raises:
            UsageError: where it is no month.
        """
        other = self.of_kind(self.kind)
        other.as_of, other._as_of = as_of, _month(as_of)
        return other

    def with_role(self, role: str | None) -> Analyzer:
        """The same with another role type to report in depth, sharing as ``of_kind`` does.

        Raises:
            UsageError: where the taxonomy has no such role.
        """
        other = self.of_kind(self.kind)
        other.role = _role(role, self.taxonomy)
        return other

    def with_limits(self, limits: Limits) -> Analyzer:
        """The same with other limits, sharing as ``of_kind`` does; its own where they are the same."""
        if limits == self.limits:
            return self
        other = self.of_kind(self.kind)
        other.limits, other.files = limits, FileReader(limits)
        return other

    def file(self, path: str | Path) -> Result:
        """The report on a file, or why there is none; never raises for what a file or its name can be."""
        return self.result(str(path), self.files.file(path))

    def data(self, data: bytes, name: str) -> Result:
        """The report on the bytes of a file called ``name``, or why there is none."""
        return self.result(name, self.files.data(data, name))

    def result(self, name: str, found: Reading | Unreadable, *, debug: bool = False) -> Result:
        """The report on what was read of a file, or why there is none; see ``guarded`` for ``debug``."""
        if isinstance(found, Unreadable):
            return found
        result = guarded(name, self.limits, lambda: self.reading(name, found), debug=debug)
        return result.of_file(found) if isinstance(result, Unreadable) else result

    def text(self, text: str, name: str = "text") -> Report:
        """The report on plain text, taken exactly as given.

        Raises:
            TimeLimitError: it takes longer than the limit of seconds.
        """
        return self.reading(name, Reading(text, Media.TEXT))

    def reading(self, name: str, reading: Reading) -> Report:
        """The report on what a reader made of a file.

        Raises:
            TimeLimitError: it takes longer than the limit of seconds.
        """
        try:
            with paused_collector(), time_limit(self.limits.seconds):
                return self._report(name, reading)
        except OutOfTime:
            slow = too_slow(self.limits)
            raise TimeLimitError(f"{slow.reason}.", place=name, hint=slow.hint) from None

    def finds_no_posting(self, document: Document) -> bool:
        """Whether nothing in the text of a document is a sign of a posting, whatever it was read as."""
        return shows_no_posting(document, self._matcher.document_cues)

    def _report(self, name: str, reading: Reading) -> Report:
        document = build_document(name, reading, self._matcher.document_cues, self.kind, self._as_of)
        mentions = self._matcher.mentions(document)
        profile = self._profiler.profile(document, mentions)
        unhidden = self._unhidden(document, reading, profile) if reading.hidden else None
        named = labels(self.taxonomy, mentions, profile)
        origin = Origin(reading.sha256, self.kind, self.as_of, self.limits)
        return Report(name, document, mentions, profile, self.role, named, unhidden, origin)

    def _unhidden(self, document: Document, reading: Reading, profile: Profile) -> Profile | None:
        """The profile with the hidden words at the end of the text, where it covers more than the one without."""
        words = "\n\n".join(one.text for one in reading.hidden)
        whole = Reading(f"{reading.text}\n\n{words}", reading.media, kind=document.kind)
        other = build_document(document.name, whole, self._matcher.document_cues, document.kind, document.as_of)
        found = self._profiler.profile(other, self._matcher.mentions(other))
        shown = {role.id: role.coverage for role in profile.roles}
        return found if any(role.coverage > shown[role.id] for role in found.roles) else None


def _made(taxonomy: Taxonomy, kind: Kind | None, role: str | None, limits: Limits, as_of: str | None) -> Analyzer:
    return Analyzer(taxonomy, kind=kind, role=role, limits=limits, as_of=as_of)


def _month(as_of: str | None) -> AsOf | None:
    if as_of is None:
        return None
    month = month_of(as_of)
    if month is None:
        raise UsageError(f"{as_of!r} is no month.", hint="Write the year and the month, as 2024-05.")
    return AsOf(month, AS_GIVEN)


def _kind(kind: Kind | str | None) -> Kind | None:
    try:
        return None if kind is None else Kind(kind)
    except ValueError:
        raise UsageError(f"unknown kind {kind!r}.", hint="Use resume or posting.") from None


def _role(role: str | None, taxonomy: Taxonomy) -> str | None:
    if role is not None and role not in taxonomy.roles:
        raise UsageError(f"unknown role {role!r}.", hint=f"Use one of {', '.join(taxonomy.roles)}.")
    return role
