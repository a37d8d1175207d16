"""Findings for a person at a terminal: each with its line, and a caret below what is meant."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from skillmatch.checking.model import Finding, Run, Severity, Shown
from skillmatch.reporting.findings.counting import summary
from skillmatch.reporting.shared.cells import beginning, width_of
from skillmatch.reporting.shared.escape import one_line, to_ascii
from skillmatch.reporting.shared.layout import painted
from skillmatch.reporting.shared.options import Options

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_TAB = 4
_LEAD = 30
"""Columns of a long line that are kept before what is meant."""
_NARROW = 2
"""Characters a column, at most, that are looked at: some take none."""
_RELATED = 3
_ELLIPSIS = "…"


def render(run: Run, options: Options) -> str:
    """The findings in the order of the files and of the text, and below them what they come to."""
    blocks = ["\n".join(_block(finding, options)) for finding in run.findings]
    blocks += [f"{one_line(str(unread))}" for unread in run.unreadable]
    made = "\n\n".join([*blocks, _painted(f"{summary(run)[:1].upper()}{summary(run)[1:]}.", "bold", options)]) + "\n"
    return to_ascii(made) if options.ascii else made


def _block(finding: Finding, options: Options) -> Iterator[str]:
    place = finding.place
    page = f" (page {finding.page})" if finding.page else ""
    where = f"{one_line(finding.path)}:{place.line}:{place.column}{page}"
    severity = _painted(str(finding.severity), _COLOURS[finding.severity], options)
    yield f"{_painted(where, 'bold', options)}: {severity}[{one_line(finding.rule)}]"
    yield from _wrapped(finding.message, "  ", options)
    if finding.shown.text.strip():
        yield from _snippet(finding.shown, place.line, options)
    for related in finding.related[:_RELATED]:
        yield from _wrapped(f"line {related.place.line}: {related.text}", "  also ", options)
    yield from _wrapped(finding.remedy, "  help ", options)


def _wrapped(text: str, lead: str, options: Options) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        options.width,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _snippet(shown: Shown, line: int, options: Options) -> Iterator[str]:
    """The line, and carets below what is meant; of a long line the part around it."""
    number = f"{line:>5} | "
    room = options.width - len(number)
    # What is far from the place is never printed, and a post may be one line with hundreds of places.
    near = 2 * _NARROW * room
    before_it = shown.text[max(0, shown.start - near) : shown.start]
    parts = (before_it, shown.text[shown.start : shown.end][:near], shown.text[shown.end : shown.end + near])
    # A character that ASCII lacks may be two columns wide, and what stands for it is one.
    before, meant, after = (to_ascii(_printable(part)) if options.ascii else _printable(part) for part in parts)
    lead = before.lstrip() if not before.strip() else before
    lead = _clipped_front(lead, _LEAD) if width_of(lead + meant) > room else lead
    meant = _clipped(meant, max(1, room - width_of(lead)))
    yield number + _clipped(lead + meant + after, room)
    yield " " * 5 + " | " + " " * width_of(lead) + _painted("^" * max(1, width_of(meant)), "bold", options)


def _printable(text: str) -> str:
    """``text`` with tabs as blanks and control codes as escapes: as many columns as it says."""
    marked = "".join(" " * _TAB if char == "\t" else " " if char.isspace() else char for char in text)
    lead, trail = len(marked) - len(marked.lstrip(" ")), len(marked) - len(marked.rstrip(" "))
    inside = " ".join(one_line(word) if word else "" for word in marked.strip(" ").split(" "))
    return marked if not marked.strip(" ") else " " * lead + inside + " " * trail


def _clipped(text: str, room: int) -> str:
    """As much of the beginning of ``text`` as there is room for."""
    # A post that lost its line breaks is one line of thousands of characters: most of it is never looked at.
    near = text[: room * _NARROW]
    if near == text and width_of(text) <= room:
        return text
    return beginning(near, room - 1).rstrip() + _ELLIPSIS


def _clipped_front(text: str, room: int) -> str:
    """As much of the end of ``text`` as there is room for."""
    kept = text[-room * _NARROW :]
    if kept == text and width_of(text) <= room:
        return text
    while width_of(kept) > room - 1:
        kept = kept[1:]
    return _ELLIPSIS + kept


def _painted(text: str, style: str, options: Options) -> str:
    return painted(text, style) if options.color else text
