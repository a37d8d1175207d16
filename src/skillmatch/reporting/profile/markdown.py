"""The report for a pull request, a wiki or a notebook: the view as Markdown tables.

Words of the document are in code spans, in which nothing is a link, a mention or a tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.analysis import Result
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.profile import markdown_body
from skillmatch.reporting.profile.view.build import report_view
from skillmatch.reporting.profile.view.model import ReportView, Sign
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.markdown_cells import quoted, table
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.shared.wording import COMPARE, COMPARE_SEVERAL, NO_ROLE, NOTHING, nothing_hint, percent


def markdown_page(result: Result, options: Options) -> str:
    """A report, or that a file could not be read, under a heading of its own."""
    return "".join(f"{line}\n" for line in _page(result, options))


def markdown_end(options: Options) -> str:
    """What is said once, after several reports."""
    return f"\n{COMPARE_SEVERAL}: `{COMPARE}`\n"


def _page(result: Result, options: Options) -> Iterator[str]:
    yield f"## {code(result.name) or 'a file'}"
    yield ""
    if isinstance(result, Unreadable):
        yield f"**Not read**: {markdown(result.reason)}. {markdown(result.hint)}"
        return
    view = report_view(result, options)
    if not view.recognised:
        yield f"**{NOTHING}** {nothing_hint(view.notes)}"
        yield ""
        yield from _notes(view)
        return
    yield from _answer(view)
    yield from _roles(view)
    yield from _movers(view)
    yield from markdown_body.skills(view)
    yield from markdown_body.phases(view)
    yield from markdown_body.role(view)
    yield from markdown_body.career(view)
    yield from markdown_body.denied(view)
    yield from markdown_body.all_mentions(view)
    yield _foot(view)


def _answer(view: ReportView) -> Iterator[str]:
    headline = view.headline
    formerly = f' Older title for such work: "{markdown(headline.formerly)}".' if headline.formerly else ""
    yield f"**{markdown(headline.label)}**: {markdown(headline.meaning)}.{formerly}"
    yield ""
    yield f"- **Document**: {view.noun}" + (f", {code(view.title)}" if view.title else "")
    score = "no score" if headline.score is None else f"{headline.score:+.2f} from -1 (all SWE) to +1 (all ML)"
    yield f"- **Split**: {score}" + (f"; {markdown(headline.reason)}" if headline.reason else "")
    signs = "".join(f"; {_sign(sign)}" for sign in view.level.signs)
    yield f"- **Level**: {markdown(view.level.text)}{signs}"
    yield from _notes(view)
    yield ""


def _sign(sign: Sign) -> str:
    return markdown(sign.text) + (f" ({markdown(sign.aside)})" if sign.aside else "")


def _notes(view: ReportView) -> Iterator[str]:
    yield from (f"- **Note**: {markdown(note)}" for note in view.notes)
    yield from (f"- **Warning**: {markdown(line)}" for line in view.warnings)


def _roles(view: ReportView) -> Iterator[str]:
    if not view.roles:
        yield NO_ROLE.format(markdown(view.no_role))
        yield ""
        return
    rows = [[markdown(role.label), percent(role.fit), percent(role.coverage)] for role in view.roles]
    yield from table(("Role", "Fit:", "Coverage:"), rows)


def _movers(view: ReportView) -> Iterator[str]:
    rows = [
        [side.name, markdown(mover.label), f"{mover.figure:+.2f}", mover.where, quoted(mover.quote)]
        for side in view.sides
        for mover in side.movers
    ]
    if rows:
        yield from table(("Speaks for", "What", "Push:", "Where", "Words"), rows)


def _foot(view: ReportView) -> str:
    foot = view.foot
    mentions = foot.mentions + ("" if foot.lists_all else "; `--evidence` lists them all")
    made_by = f"skillmatch {foot.version}, taxonomy {markdown(foot.taxonomy)}."
    compare = f" {foot.compare}: `{COMPARE}`" if foot.compare else ""
    return f"Read as a {view.noun} ({markdown(foot.kind_reason)}). {mentions}. {made_by}{compare}"
