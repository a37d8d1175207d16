"""What the title of a posting hints at; a weak hint, never the decider."""

from __future__ import annotations

from collections.abc import Mapping

from skillmatch.documents.model import Document
from skillmatch.taxonomy.model import Taxonomy
from skillmatch.words import fold_phrase


def title_text(document: Document) -> str:
    """The title of a posting, or the empty string."""
    return document.text[document.title.start : document.title.end] if document.title else ""


def title_hints(document: Document, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The names of the hints in the title, as ``title:research``, in the order of the taxonomy's cues."""
    words = fold_phrase(title_text(document))
    if not words:
        return ()
    joined = f" {' '.join(words)} "
    hints: Mapping[str, list[str]] = taxonomy.cues["titles"]["hints"]  # type: ignore[index,assignment]
    return tuple(
        f"title:{name}"
        for name, phrases in hints.items()
        if any(f" {' '.join(fold_phrase(phrase))} " in joined for phrase in phrases)
    )
