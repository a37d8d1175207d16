"""The report for a pull request, a wiki or a notebook: the terminal's content as Markdown tables.

Words of the document are in code spans, in which nothing is a link, a mention or a tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch._version import __version__
from skillmatch.analysis import Report, Result
from skillmatch.profiling.model import LevelReason
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.profile import hidden_text, markdown_body, view
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.markdown_cells import percent, quoted, table, where
from skillmatch.reporting.shared.wording import NO_ROLE, NOTHING, NOTHING_HINT, count, voice

_MOVERS = 5


def markdown_page(result: Result, *, evidence: bool = False) -> str:
    """A report under a heading of its own.

    Args:
        result: a report, or a file that could not be read.
        evidence: whether to list every mention, those that do not count too, with what decided them.
    """
    return "".join(f"{line}\n" for line in _page(result, evidence))


def _page(result: Result, evidence: bool) -> Iterator[str]:
    yield f"## {code(result.name) or 'a file'}"
    yield ""
    if isinstance(result, Unreadable):
        yield f"**Not read**: {markdown(result.reason)}. {markdown(result.hint)}"
        return
    if not result.mentions:
        yield f"**{NOTHING}** {NOTHING_HINT}"
        yield ""
        yield from _notes(result)
        return
    yield from _answer(result)
    yield from _roles(result)
    yield from _movers(result, evidence)
    yield from markdown_body.skills(result)
    yield from markdown_body.phases(result, evidence)
    yield from markdown_body.role(result, evidence)
    yield from markdown_body.every_mention(result) if evidence else markdown_body.denied(result)
    yield from _foot(result, evidence)


def _answer(report: Report) -> Iterator[str]:
    split = report.profile.split
    label, meaning = view.verdict(report)
    formerly = f' In earlier years: "{markdown(split.formerly)}".' if split.formerly else ""
    yield f"**{markdown(label)}**: {markdown(meaning)}.{formerly}"
    yield ""
    title = f", {code(view.title(report))}" if view.title(report) else ""
    yield f"- **Document**: {voice(report.document.kind).noun}{title}"
    score = "no score" if split.score is None else f"{split.score:+.2f} from -1 (all SWE) to +1 (all ML)"
    yield f"- **Split**: {score}" + (f"; {markdown(split.reason)}" if split.reason else "")
    signs = "".join(f"; {_level_reason(report, reason)}" for reason in report.profile.level.reasons)
    yield f"- **Level**: {markdown(view.level(report))}{signs}"
    yield from _notes(report)
    yield ""


def _level_reason(report: Report, reason: LevelReason) -> str:
    inside = view.level_reason(report, reason)
    return markdown(reason.text) + (f" ({markdown(inside)})" if inside else "")


def _notes(report: Report) -> Iterator[str]:
    yield from (f"- **Note**: {markdown(note)}" for note in report.document.notes)
    yield from (f"- **Warning**: {markdown(line)}" for line in hidden_text.warnings(report))


def _roles(report: Report) -> Iterator[str]:
    if not any(role.fit for role in report.profile.roles):
        yield NO_ROLE
        yield ""
        return
    rows = [[markdown(role.label), percent(role.fit), percent(role.coverage)] for role in report.profile.roles]
    yield from table(("Role", "Fit:", "Coverage:"), rows)


def _movers(report: Report, evidence: bool) -> Iterator[str]:
    split = report.profile.split
    most = None if evidence else _MOVERS
    rows = [
        [
            side,
            markdown(mover.label),
            f"{mover.push:+.2f}",
            where(mover.mentions),
            quoted(report.document, mover.mentions),
        ]
        for side, movers in (("SWE", split.toward_swe), ("ML", split.toward_ml))
        for mover in movers[:most]
    ]
    if rows:
        yield from table(("Speaks for", "What", "Push:", "Where", "Words"), rows)


def _foot(report: Report, evidence: bool) -> Iterator[str]:
    more = "" if evidence else "; `--evidence` lists them all"
    kind = f"Read as a {voice(report.document.kind).noun} ({markdown(report.document.kind_reason)})."
    mentions = f"{count(len(report.mentions), 'mention')}{more}."
    taxonomy = markdown(report.labels.taxonomy[:12])
    yield f"{kind} {mentions} skillmatch {__version__}, taxonomy {taxonomy}."
