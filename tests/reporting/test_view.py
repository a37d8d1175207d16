"""The view says all that a format lays out, and how much of it."""

from __future__ import annotations

from skillmatch.matching.model import Need, Strength
from skillmatch.reporting.profile.view.build import PAGE, SCREEN, report_view
from skillmatch.reporting.shared.options import Options

from . import sample

BRIEF, EVIDENCE = Options(), Options(evidence=True)


def test_quotes_carry_the_spans_of_their_mentions() -> None:
    report = sample.posting()
    view = report_view(report, EVIDENCE)
    assert [row.quote.span for row in view.mentions] == [mention.span for mention in report.mentions]
    movers = [mover for side in view.sides for mover in side.movers]
    for mover in movers:
        assert mover.quote and mover.quote.span == mover.mentions[0].span
        assert mover.quote.hit == report.document.text[slice(*mover.quote.span)]


def test_lists_are_cut_unless_evidence_is_asked_for() -> None:
    report = sample.posting()
    movers = len(report.profile.split.toward_swe)
    shown = [
        len(report_view(report, *asked).sides[0].movers) for asked in ((BRIEF, SCREEN), (BRIEF, PAGE), (EVIDENCE,))
    ]
    assert shown == [3, min(5, movers), movers]
    brief, whole = report_view(report, BRIEF).focus, report_view(report, EVIDENCE).focus
    assert brief and whole
    for cut, full in zip(brief.gaps, whole.gaps, strict=True):
        assert (cut.shown, cut.left) == (full.shown[:8], len(full.shown) - len(cut.shown))


def test_what_does_not_count_is_told_once() -> None:
    brief, whole = report_view(sample.posting(), BRIEF), report_view(sample.posting(), EVIDENCE)
    assert brief.denied and [row.label for row in brief.denied.mentions] == ["Apache Spark"] and not brief.mentions
    assert whole.denied is None and [row.label for row in whole.mentions if not row.asserted] == ["Apache Spark"]


def test_skills_are_split_by_need_or_strength() -> None:
    posting, resume = (report_view(report, BRIEF).skills for report in (sample.posting(), sample.resume()))
    assert posting and resume
    assert {cell.by for group in posting.groups for cell in group.cells} == set(Need)
    assert {cell.by for group in resume.groups for cell in group.cells} == set(Strength)


def test_nothing_is_made_up() -> None:
    empty, thin = report_view(sample.empty(), BRIEF), report_view(sample.thin(), BRIEF)
    assert not empty.recognised and thin.recognised
    assert (thin.roles, thin.sides, thin.phases, thin.focus, thin.headline.score) == ((), (), None, None, None)
