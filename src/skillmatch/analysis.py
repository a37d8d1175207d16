"""The conductor: what one document gives, from its text to its profile."""

from __future__ import annotations

from dataclasses import dataclass

from skillmatch.documents.model import Document, Unreadable
from skillmatch.matching.model import Mention
from skillmatch.profiling.model import Profile
from skillmatch.taxonomy.model import Taxonomy


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said about one document; the renderers print it and add nothing."""

    name: str
    """The file as named by the user."""
    document: Document
    mentions: tuple[Mention, ...]
    """In text order, asserted or not."""
    profile: Profile
    role: str | None
    """The role type to report in depth; ``None``: the one that fits best, in brief."""
    taxonomy: Taxonomy
    """For the labels of what the report names."""


Result = Report | Unreadable
