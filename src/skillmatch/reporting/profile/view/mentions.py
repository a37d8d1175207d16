"""The mentions: those that do not count, and every one with what decided it."""

from __future__ import annotations

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention, Method, ReasonAbout
from skillmatch.reporting.profile.view.evidenced import evidenced
from skillmatch.reporting.profile.view.model import Denied, MentionRow
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import label_of, place, quote
from skillmatch.reporting.shared.wording import METHODS, NEEDS, voice


def denied(report: Report) -> Denied | None:
    """The mentions that do not count; ``None`` where all do."""
    rest = [mention for mention in report.mentions if not mention.asserted]
    rows = [evidenced(report, label_of(report, mention.concept), (mention,)) for mention in rest]
    return Denied(voice(report.document.kind).denied, tuple(rows)) if rows else None


def all_mentions(report: Report) -> tuple[MentionRow, ...]:
    """Every mention in text order; one that does not count says why."""
    return tuple([_row(report, mention) for mention in report.mentions])


def _row(report: Report, mention: Mention) -> MentionRow:
    return MentionRow(
        where=place(mention.line, mention.page),
        label=one_line(label_of(report, mention.concept)),
        concept=one_line(mention.concept),
        sort="responsibility" if mention.kind is None else f"{mention.kind} skill",
        need=NEEDS[mention.need] if mention.need else "",
        section=mention.section.value,
        asserted=mention.asserted,
        quote=quote(report.document, mention),
        found_by=_found_by(mention),
        reasons=tuple([(reason.about.value, one_line(reason.text)) for reason in mention.evidence.reasons]),
        why_not="" if mention.asserted else _why_not(mention),
    )


def _why_not(mention: Mention) -> str:
    """Why a mention does not count, in the words that decided it."""
    reasons = mention.evidence.reasons
    return "; ".join(one_line(reason.text) for reason in reasons if reason.about is ReasonAbout.ASSERTION)


def _found_by(mention: Mention) -> str:
    """How a mention was found: ``named as "k8s"``, or the words and what they were taken for.

    The score follows where it is below 1.
    """
    evidence = mention.evidence
    words = "" if evidence.method is Method.PHRASE else f'"{one_line(mention.text)}", '
    sure = "" if evidence.score >= 1 else f" ({evidence.score:.2f})"
    return f'{words}{METHODS[evidence.method]} "{one_line(evidence.form)}"{sure}'
