"""From a reading to a document: kind, title, sections and units."""

from __future__ import annotations

from skillmatch.documents.cues import DocumentCues
from skillmatch.documents.kind import tell_kind
from skillmatch.documents.model import AsOf, Document, ResumeParts, Section, SectionRole
from skillmatch.documents.sections import split_sections, split_units
from skillmatch.readers.model import Kind, Reading
from skillmatch.text.dates import month_of
from skillmatch.text.normalize import fold_phrase
from skillmatch.text.spans import Span, line_starts

_LONGEST_TITLE = 16
"""Words."""


def build_document(
    name: str, reading: Reading, cues: DocumentCues, kind: Kind | None = None, as_of: AsOf | None = None
) -> Document:
    """The document that ``reading`` holds.

    Args:
        name: the file as its user names it.
        kind: what the user says it is; told from the format or the text where ``None``.
        as_of: what "present" is in a résumé; that of the file, or of its text, where ``None``.
    """
    text = reading.text
    kind, reason = _kind(text, reading, cues, kind)
    starts = line_starts(text)
    title = _title(text, cues, is_sure=reading.titled) if kind is Kind.POSTING else None
    sections = split_sections(text, starts, kind, cues)
    if kind is Kind.RESUME:
        sections = cues.career.sections(text, sections)
    if title:
        sections = _with_title(sections, title)
    career = cues.career.read(text, sections, as_of or _own_date(reading)) if kind is Kind.RESUME else ResumeParts()
    return Document(
        name=name,
        media=reading.media,
        text=text,
        kind=kind,
        kind_reason=reason,
        title=title,
        sections=sections,
        units=split_units(text, sections, cues.joined),
        pages=reading.pages,
        notes=reading.notes,
        line_starts=starts,
        hidden=reading.hidden,
        boxes=reading.boxes,
        entries=career.entries,
        names=career.names,
        as_of=career.as_of,
        json_resume=reading.json_resume,
        terms=reading.terms,
    )


def _own_date(reading: Reading) -> AsOf | None:
    """The date that the file itself tells of."""
    month = month_of(reading.dated) if reading.dated else None
    return None if month is None else AsOf(month, "the file's own date")


def _kind(text: str, reading: Reading, cues: DocumentCues, said: Kind | None) -> tuple[Kind, str]:
    if said is not None:
        return said, "as the caller says"
    if reading.kind is not None:
        return reading.kind, f"the format says so ({reading.media})"
    return tell_kind(text, cues)


def _title(text: str, cues: DocumentCues, *, is_sure: bool) -> Span | None:
    """The first line, where it is short, does not end as a sentence, and names a job, or where it is sure to be it."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    line = text[start:end].rstrip()
    bare = line.lstrip("#* \t")
    at = start + len(line) - len(bare)
    if is_sure and bare:
        return Span(at, at + len(bare.rstrip("*# ")))
    if not bare or bare[-1] in ".:!?" or len(bare.split()) > _LONGEST_TITLE or not text[end:].strip():
        return None
    if not cues.title_nouns.intersection(fold_phrase(bare)):
        return None
    return Span(at, at + len(bare.rstrip("*# ")))


def _with_title(sections: tuple[Section, ...], title: Span) -> tuple[Section, ...]:
    """The sections with the title as the first of them; what was taken for a heading in it is none."""
    rest = [s for s in sections if (s.heading or s.body).start >= title.end]
    cut = [s for s in sections if (s.heading or s.body).start < title.end]
    last = cut[-1] if cut else None
    titled = [Section(SectionRole.TITLE, None, title)]
    if last and last.body.end > title.end:
        titled.append(Section(SectionRole.OTHER, None, Span(title.end, last.body.end)))
    return (*titled, *rest)
