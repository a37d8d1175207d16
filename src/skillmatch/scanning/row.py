"""One row to its rows of the tables: a pure function of the row and the options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skillmatch.analysis import Analyzer, Report
from skillmatch.errors import TimeLimitError
from skillmatch.profiling.needs.model import AskedNeed
from skillmatch.readers.html.blocks import markup_to_text
from skillmatch.readers.model import Kind, Media, Reading
from skillmatch.scanning.fingerprints import near_hashes, text_hash
from skillmatch.scanning.model import Row, RowError, RowResult, ScanOptions
from skillmatch.scanning.tables import by_name
from skillmatch.taxonomy.load import load_taxonomy

_MARKED = re.compile(r"<|&#?\w+;|\\[^\w\s]")
"""A tag, an entity or the backslash of a scraper: a text with one of these is not yet as a page shows it."""


def analyzer_for(options: ScanOptions) -> Analyzer:
    """The analyzer of a scan; ``Analyzer`` says what it raises."""
    return Analyzer(load_taxonomy(*map(Path, options.taxonomy)), kind=options.kind, limits=options.limits)


def scan_row(row: Row, analyzer: Analyzer, options: ScanOptions) -> RowResult | RowError:
    """What a row gives, or why it gives nothing."""
    if row.trouble:
        return RowError(row.number, row.id, "unreadable", row.trouble)
    if len(row.text) > options.limits.characters:
        return RowError(row.number, row.id, "too-long", f"over {options.limits.characters:,} characters")
    if not row.text.strip():
        return RowError(row.number, row.id, "empty", "no text")
    try:
        report = analyzer.reading(row.id, reading_of(row, options.kind))
    except TimeLimitError:
        return RowError(row.number, row.id, "slow", f"over {options.limits.seconds} seconds")
    return _result(row, report, analyzer, options)


def reading_of(row: Row, kind: str) -> Reading:
    """The text of a row as of a file: markup as its page shows it, under its title where it does not begin with it."""
    text = row.text if row.is_plain or not _MARKED.search(row.text) else markup_to_text(row.text)
    is_under = row.title and not " ".join(text[: 2 * len(row.title) + 80].split()).casefold().startswith(
        row.title.casefold()
    )
    return Reading(f"{row.title}\n\n{text}" if is_under else text, Media.TEXT, kind=Kind(kind), titled=bool(is_under))


def _result(row: Row, report: Report, analyzer: Analyzer, options: ScanOptions) -> RowResult:
    mentions = list(_mentions(row, report, analyzer))
    needs = [_need(row, need) for need in report.profile.needs]
    return RowResult(_document(row, report, options, len(mentions), len(needs)), mentions, needs)


def own_fields(row: Row, options: ScanOptions) -> dict[str, Any]:
    """What the row of a document says that is not in its text."""
    found: dict[str, Any] = {"row": row.number, "id": row.id, "title": row.title, "date": row.date}
    return found | {by_name(name): value for name, value in zip(options.by, row.by, strict=True)}


def _document(row: Row, report: Report, options: ScanOptions, mentions: int, needs: int) -> dict[str, Any]:
    profile, text = report.profile, report.document.text
    found: dict[str, Any] = {
        **own_fields(row, options),
        "characters": len(text),
        "text_hash": text_hash(text),
        "near": near_hashes(text),
        "kind": str(report.document.kind),
        "split": str(profile.split.verdict),
        "split_score": None if profile.split.score is None else round(profile.split.score, 4),
        "role": None if profile.no_role else profile.roles[0].id,
        "level": profile.level.verdict,
        "years": profile.level.years,
        "phases": [phase.id for phase in profile.phases if phase.matched],
        "mentions": mentions,
        "needs": needs,
    }
    return found | {"text": text} if options.include_text else found


def _mentions(row: Row, report: Report, analyzer: Analyzer) -> Iterator[dict[str, Any]]:
    for one in report.mentions:
        yield {
            "row": row.number,
            "id": row.id,
            "concept": one.concept,
            "label": report.labels.concepts.get(one.concept, one.concept),
            "type": str(one.type),
            "kind": one.kind and str(one.kind),
            "group": analyzer.taxonomy.group_of(one.concept),
            "need": one.need and str(one.need),
            "choice": one.choice,
            "strength": one.strength and str(one.strength),
            "asserted": one.asserted,
            "start": one.span.start,
            "end": one.span.end,
            "line": one.line,
            "text": one.text,
        }


def _need(row: Row, need: AskedNeed) -> dict[str, Any]:
    return {
        "row": row.number,
        "id": row.id,
        "need_id": need.id,
        "kind": str(need.kind),
        "need": str(need.need),
        "open": need.open,
        "at_least": need.at_least,
        "counted": need.is_counted,
        "concepts": [one.concept for one in need.alternatives if one.concept],
        "labels": [one.label for one in need.alternatives],
        "years": need.years.least if need.years else None,
        "degree": need.degree.level if need.degree else None,
    }
