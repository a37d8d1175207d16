"""What holds for every text: spans, nothing raised, same in, same out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from skillmatch.analysis import Analyzer, Report
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import MentionType
from skillmatch.readers.model import Kind, Unreadable
from skillmatch.reporting import FORMATS, render
from skillmatch.reporting.shared.options import Options
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.text.tokenize import tokenize

pytestmark = pytest.mark.exhaustive

few = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

CONCEPTS = load_taxonomy().concepts.values()
LABELS = sorted({label for concept in CONCEPTS for label in concept.labels})
PIECES = ["Requirements:", "Nice to have:", "**About us**", "## Benefits", "EXPERIENCE", "Education", "- ", "• "]
PIECES += ["5+ years of", "no experience with", "is a plus", "you will", "Jan 2019 - present", "e.g.", "C++/C#/.NET"]
PIECES += ["\n", "\n\n", "\r\n", ". ", ", ", " / ", "\t", "’"]
PIECES += ["\x1b[31m", *"\u00a0\u200b\ufeff\x00𝔐\u0301"]
pieces = st.one_of(st.sampled_from(LABELS), st.sampled_from(PIECES), st.text(max_size=8))
joints = st.sampled_from([" ", "", "\n", ", "])
texts = st.one_of(st.text(max_size=300), st.builds(str.join, joints, st.lists(pieces, max_size=40)))


@pytest.fixture(scope="module")
def other() -> Analyzer:
    """A second analyzer, which has read nothing else."""
    return Analyzer()


@few
@given(text=texts)
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    places = list(zip(tokens.starts, tokens.ends, strict=True))
    assert [text[start:end] for start, end in places] == tokens.texts
    assert all(start < end for start, end in places)
    assert all(one[1] <= next_[0] for one, next_ in pairwise(places))


@few
@given(text=texts)
def test_spans_index_the_unaltered_text(analyzer: Analyzer, text: str) -> None:
    report = analyzer.text(text)
    document = report.document
    assert document.text == text
    for mention in report.mentions:
        start, end = mention.span
        assert 0 <= start < end <= len(text)
        assert mention.text == text[start:end]
        assert mention.line == text.count("\n", 0, start) + 1
        assert mention.column == start - (text.rfind("\n", 0, start) + 1) + 1
        assert -1 <= mention.unit < len(document.units)
        assert 0 <= mention.evidence.score <= 1
    starts = [mention.span.start for mention in report.mentions]
    assert starts == sorted(starts)


@few
@given(text=texts)
def test_skills_do_not_overlap(analyzer: Analyzer, text: str) -> None:
    skills = [one.span for one in analyzer.text(text).mentions if one.type is MentionType.SKILL]
    assert all(one.end <= next_.start for one, next_ in pairwise(skills))


@few
@given(text=texts, kind=st.sampled_from(Kind))
def test_sections_and_units_lie_in_the_text_in_order(analyzers: dict[Kind, Analyzer], text: str, kind: Kind) -> None:
    document = analyzers[kind].text(text).document
    spans = [span for one in document.sections for span in (one.heading, one.body) if span]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(one.end <= next_.start for one, next_ in pairwise(spans))
    units = [unit.span for unit in document.units]
    assert all(one.end <= next_.start for one, next_ in pairwise(units))
    for unit in document.units:
        body = document.sections[unit.section].body
        assert body.start <= unit.span.start < unit.span.end <= body.end
    held = sum(end - start for start, end in spans)
    assert held == len(text) or document.sections[0].role is SectionRole.TITLE


@few
@given(text=texts)
def test_postings_need_and_resumes_do_not(analyzers: dict[Kind, Analyzer], text: str) -> None:
    assert all(one.need is None for one in analyzers[Kind.RESUME].text(text).mentions)
    assert all(one.need is not None for one in analyzers[Kind.POSTING].text(text).mentions)


@few
@given(text=texts)
def test_figures_are_in_their_ranges(analyzer: Analyzer, text: str) -> None:
    profile = analyzer.text(text).profile
    assert profile.split.score is None or -1 <= profile.split.score <= 1
    assert (profile.split.score is None) == (profile.split.verdict == "unclear")
    assert all(0 <= role.fit <= 1 and 0 <= role.coverage <= 1 for role in profile.roles)
    assert all(0 <= phase.coverage <= 1 for phase in profile.phases)
    assert sum(role.fit for role in profile.roles) == pytest.approx(1, abs=0.01) or not any(
        role.fit for role in profile.roles
    )


@few
@given(data=st.one_of(st.binary(max_size=400), texts.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_no_bytes_raise(analyzer: Analyzer, data: bytes) -> None:
    result = analyzer.data(data, "a file")
    assert isinstance(result, Report | Unreadable)
    if isinstance(result, Unreadable):
        assert result.reason and result.hint and "\n" not in str(result)


@few
@given(text=texts)
def test_same_in_same_out(analyzer: Analyzer, other: Analyzer, text: str) -> None:
    one, next_ = analyzer.text(text), other.text(text)
    assert one == next_
    for format_ in (name for name, format in FORMATS.items() if format.refusal(one) is None):
        assert render([one], format_).encode() == render([next_], format_).encode()


@few
@given(several=st.lists(texts, min_size=2, max_size=4))
def test_the_order_of_the_documents_does_not_matter(analyzer: Analyzer, several: list[str]) -> None:
    one = [analyzer.text(text) for text in several]
    other = [analyzer.text(text) for text in reversed(several)][::-1]
    assert one == other


@few
@given(text=texts)
@example(text="KUBERNETES")  # a heading and nothing below it
def test_every_report_can_be_written(analyzer: Analyzer, text: str) -> None:
    report = analyzer.text(text, "name\x1b[31m\n<b>")
    for format_ in (name for name, format in FORMATS.items() if format.refusal(report) is None):
        written = render([report], format_, Options(evidence=True, include_text=True, width=60))
        assert written.endswith("\n")
        assert "\x1b" not in written
