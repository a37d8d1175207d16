"""The answer: verdict, level, notes, roles, and what speaks for each side."""

from __future__ import annotations

from skillmatch.analysis import Report
from skillmatch.profiling.model import LevelReason, Mover
from skillmatch.reporting.profile.view.evidenced import evidenced
from skillmatch.reporting.profile.view.model import Headline, LevelLine, RoleRow, Side, Sign
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import place_of_line
from skillmatch.reporting.shared.wording import meaning_of, voice
from skillmatch.text.years import in_years

_SIGN, _CLOSING = 70, "”"
"""Characters of a sign of the level, and the mark that closes its quotation."""


def title(report: Report) -> str:
    """The title that is in the text, or nothing."""
    span = report.document.title
    return one_line(report.document.text[slice(*span)]) if span else ""


def headline(report: Report) -> Headline:
    """The verdict of the split by its label, and what it means in plain words."""
    split, named = report.profile.split, report.labels.verdict
    return Headline(
        verdict=split.verdict,
        label=one_line(named.label if named else split.verdict),
        meaning=meaning_of(report.profile),
        formerly=one_line(split.formerly),
        score=split.score,
        reason=one_line(split.reason),
    )


def level(report: Report, most: int | None) -> LevelLine:
    """The level by its label, with the years where the text tells them, and its ``most`` heaviest signs."""
    found = report.profile.level
    named = report.labels.level
    years = "" if found.years is None else f", {in_years(found.years)} {_whence(report)}"
    signs = [Sign(_clipped(one_line(reason.text)), _aside(report, reason)) for reason in found.reasons[:most]]
    return LevelLine(one_line(named.label if named else found.verdict) + years, tuple(signs))


def _whence(report: Report) -> str:
    """How a text tells of the years: asked for, shown by its dates, or no more than claimed."""
    career, years = report.profile.career, report.profile.level.years
    by_dates = career and career.of_trade and career.of_trade.years == years
    is_claim = career and career.claimed and career.claimed.least == years and not by_dates
    return "claimed" if is_claim else voice(report.document.kind).years


def _clipped(text: str) -> str:
    """A sign in so many words as tell it: the words of a duty may be half a paragraph."""
    return (
        text if len(text) <= _SIGN else f"{text[:_SIGN].rsplit(' ', 1)[0]}…{text[-1] if text[-1] in _CLOSING else ''}"
    )


def _aside(report: Report, reason: LevelReason) -> str:
    where = place_of_line(report.document, reason.line)
    other = "" if reason.level == report.profile.level.verdict else f"speaks for {reason.level}"
    return one_line(", ".join(filter(None, (where, other))))


def roles(report: Report) -> tuple[RoleRow, ...]:
    """All role types, or none where none is named."""
    found = report.profile.roles
    return tuple([RoleRow(one_line(role.label), role.fit, role.coverage) for role in found if found[0].fit])


def sides(report: Report, most: int | None) -> tuple[Side, ...]:
    """The ``most`` strongest movers of either side; a side without any is left out, both for a text of neither."""
    split = report.profile.split
    if split.neither:
        return ()
    found = [_side(report, "SWE", split.toward_swe[:most]), _side(report, "ML", split.toward_ml[:most])]
    return tuple([side for side in found if side.movers])


def _side(report: Report, name: str, movers: tuple[Mover, ...]) -> Side:
    return Side(name, tuple([evidenced(report, one.label, one.mentions, one.push) for one in movers]))
