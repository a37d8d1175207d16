"""The first screen of a terminal report: verdict, level, roles, and what spoke for each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from skillmatch.analysis import Report
from skillmatch.profiling.model import LevelReason, Mover
from skillmatch.reporting.canvas import ML, PLACE_WIDTH, SWE, Canvas, grid, heading, plain
from skillmatch.reporting.escape import one_line
from skillmatch.reporting.quotes import place_of_line, places, quote, short
from skillmatch.reporting.wording import HEADLINES, NOTHING, NOTHING_HINT, voice

_MOVERS = 3
_LEVEL_REASONS = 3
_STYLES = {"swe-heavy": SWE, "ml-heavy": ML, "unclear": "yellow"}


def head(report: Report, canvas: Canvas) -> Iterator[RenderableType]:
    """The answer, on the first two dozen lines."""
    yield _about(report)
    yield Text()
    yield from _split(report, canvas)
    yield from _level(report, canvas)
    yield from (plain(f"Note: {note}", "yellow") for note in report.document.notes)
    yield Text()
    yield from _roles(report, canvas)
    yield from _movers(report, canvas)


def nothing(report: Report) -> Iterator[RenderableType]:
    """What to say of a text in which the taxonomy finds nothing at all."""
    yield _about(report)
    yield Text()
    yield Text(NOTHING, style="bold yellow")
    yield Text(NOTHING_HINT)
    yield from (plain(f"Note: {note}", "yellow") for note in report.document.notes)


def _about(report: Report) -> Text:
    document = report.document
    title = one_line(document.text[slice(*document.title)]) if document.title else ""
    line = Text.assemble((one_line(report.name), "bold"), f": {voice(document.kind).noun}")
    return line.append(f" “{title}”" if title else "")


def _split(report: Report, canvas: Canvas) -> Iterator[RenderableType]:
    split = report.profile.split
    named = report.taxonomy.split.get(split.verdict)
    meaning = HEADLINES.get(split.verdict) or (named.meaning if named else "")
    style = f"bold {_STYLES.get(split.verdict, 'green')}"
    yield Text.assemble((one_line(named.label if named else split.verdict), style), (f": {one_line(meaning)}", "bold"))
    if split.formerly:
        yield plain(f"In earlier years: {canvas.quoted(split.formerly)}")
    scale = "" if canvas.width < 76 else " (-1 all SWE, +1 all ML)"
    if split.score is None:
        said = f"no score: evidence {split.evidence:.1f}, a verdict needs {split.floor:.1f}"
    else:
        said = f"{split.score:+.2f}{scale}"
    cells = (canvas.width - 2 - 9 - 3 - max(len(said), 29) - 1) | 1
    yield Text.assemble("  ", canvas.axis(split.score, max(11, cells)), "   ", said)
    if split.reason:
        yield plain(split.reason)


def _level(report: Report, canvas: Canvas) -> Iterator[RenderableType]:
    level = report.profile.level
    named = report.taxonomy.levels.get(level.verdict)
    line = Text.assemble("Level: ", (one_line(named.label if named else level.verdict), "bold"))
    if level.years is not None:
        line.append(f", {level.years:g} years {voice(report.document.kind).years}")
    reasons = level.reasons if canvas.evidence else level.reasons[:_LEVEL_REASONS]
    if reasons:
        line.append("; " + ", ".join(_level_reason(report, reason, canvas) for reason in reasons))
    yield line


def _level_reason(report: Report, reason: LevelReason, canvas: Canvas) -> str:
    where = place_of_line(report.document, reason.line)
    other = "" if reason.level == report.profile.level.verdict else f"speaks for {reason.level}"
    inside = ", ".join(filter(None, (where, one_line(other))))
    return canvas.quoted(one_line(reason.text)) + (f" ({inside})" if inside else "")


def _roles(report: Report, canvas: Canvas) -> Iterator[RenderableType]:
    cells = 10 if canvas.width < 96 else 16
    table = grid((None, cells, 4, cells, 4))
    shown = voice(report.document.kind).covered
    table.add_row("", Text("Roles", "bold"), Text("fit", "dim"), "", Text("coverage" if cells < 16 else f"of it {shown}", "dim"), "")
    for rank, role in enumerate(report.profile.roles):
        style = "bold" if rank == 0 and role.fit > 0 else ""
        cover = canvas.bar(role.coverage, cells, "green")
        figures = (Text(f"{role.fit:4.0%}", style), Text(f"{role.coverage:4.0%}"))
        table.add_row("", plain(role.label, style), canvas.bar(role.fit, cells, "blue"), figures[0], cover, figures[1])
    yield table
    yield Text()


def _movers(report: Report, canvas: Canvas) -> Iterator[RenderableType]:
    split = report.profile.split
    for title, movers, style in (
        ("Speaks for SWE", split.toward_swe, SWE),
        ("Speaks for ML", split.toward_ml, ML),
    ):
        if movers:
            yield Text(title, style=f"bold {style}")
            yield _mover_table(report, movers if canvas.evidence else movers[:_MOVERS], canvas)
    yield Text()


def _mover_table(report: Report, movers: Sequence[Mover], canvas: Canvas) -> RenderableType:
    push = 5 if canvas.evidence else 0
    label_width = 26 if canvas.width < 96 else 36
    table = grid((label_width, PLACE_WIDTH, *([push] if push else []), None))
    room = canvas.width - label_width - PLACE_WIDTH - (push + 2 if push else 0) - 8
    for mover in movers:
        figures = [Text(f"{mover.push:+.2f}")] if push else []
        label = Text(canvas.clip(short(mover.label), label_width))
        said = quoted(report, mover.mentions, room, canvas)
        table.add_row("", label, Text(places(mover.mentions), "dim"), *figures, said)
    return table


def quoted(report: Report, mentions: Sequence[object], room: int, canvas: Canvas) -> Text:
    """The first of ``mentions`` in its words, the mention itself in bold."""
    raise NotImplementedError
