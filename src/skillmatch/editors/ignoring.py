"""The comment that suppresses a finding, put where it says so and is not seen."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.checking.model import Finding
from skillmatch.checking.suppressions import SuppressionError, suppressions
from skillmatch.editors.model import Insertion
from skillmatch.editors.reading import Opening
from skillmatch.readers.model import Media, Reading
from skillmatch.text.spans import Span

REASON = "say why"
_CAN_COMMENT = (Media.MARKDOWN, Media.HTML)
_MOST_LINES = 5
"""Lines of a finding after which there may be place for a comment."""


def comment_for(opening: Opening, finding: Finding) -> Insertion | None:
    """The comment that suppresses ``finding`` alone, and where it goes; ``None`` where there is no place for one.

    A place is one where the document reads as before, and the comment is understood. Plain text has none.
    """
    found = opening.found
    if not isinstance(found, Reading) or found.media not in _CAN_COMMENT:
        return None
    return next((one for one in _places(opening, found, finding) if _works(opening, found, finding, one)), None)


def _places(opening: Opening, found: Reading, finding: Finding) -> Iterator[Insertion]:
    """At the end of each of its lines, then on a line above the first."""
    source, kept = opening.source(found), opening.kept(found)
    comment = f"<!-- skillmatch: ignore[{finding.rule}] {REASON} -->"
    last = min(finding.place.end_line, finding.place.line + _MOST_LINES - 1)
    for line in range(finding.place.line, last + 1):
        end = source.start_of(line) + len(source.line(line).rstrip())
        at = kept.span(Span(end, end)).start
        yield _insertion(at, " ", comment, "")
    start = kept.span(Span(source.start_of(finding.place.line), source.start_of(finding.place.line))).start
    yield _insertion(start, "", comment, "\r\n" if "\r\n" in opening.text else "\n")


def _insertion(at: int, before: str, comment: str, after: str) -> Insertion:
    reason = at + len(before) + comment.index(REASON)
    return Insertion(at, f"{before}{comment}{after}", Span(reason, reason + len(REASON)))


def _works(opening: Opening, found: Reading, finding: Finding, one: Insertion) -> bool:
    edited = opening.edited(f"{opening.text[: one.offset]}{one.text}{opening.text[one.offset :]}")
    other = edited.found
    if not isinstance(other, Reading) or other.text.split() != found.text.split():
        return False
    before = opening.text.count("\n", 0, one.offset)
    moved = one.text.count("\n") if before < finding.place.line else 0
    lines = range(finding.place.line + moved, finding.place.end_line + moved + 1)
    try:
        understood = suppressions(edited.source(other), opening.document.path)
    except SuppressionError:
        return False
    return any(one.rule == finding.rule and one.line in lines for one in understood)
