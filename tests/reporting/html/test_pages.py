"""Pages: what they may load and run, how large they are, what they hold and what they leave out."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmatch.analysis import Analyzer, Report
from skillmatch.comparing.model import Comparison
from skillmatch.comparing.resume_posting import Comparer
from skillmatch.errors import UsageError
from skillmatch.readers.model import Hidden
from skillmatch.reporting import comparison, findings, render
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.shared import html
from skillmatch.reporting.shared.html.pieces import TextMark, marked_lines
from skillmatch.reporting.shared.html.verbatim import as_held, verbatim
from skillmatch.reporting.shared.options import Options
from skillmatch.text.spans import Span, line_starts
from tests.reporting import hostile, sample
from tests.reporting.findings import sample as found
from tests.reporting.sample_comparison import EXAMPLES, UNREADABLE, compared

from .reading import ATTRIBUTES, TAGS, Page

_USUAL, _FIFTY, _SCRIPT = 200_000, 2_000_000, 4_096


@pytest.fixture(scope="session")
def pages(analyzer: Analyzer) -> dict[str, str]:
    """One of each sort."""
    return {
        "posting": render([sample.posting()], "html"),
        "resume": render([sample.resume()], "html", Options(evidence=True)),
        "several": render([sample.thin(), sample.unreadable(), sample.empty(), sample.thin()], "html"),
        "compared": comparison.render(compared(analyzer, "balanced.txt"), "html"),
        "with many": comparison.render(compared(analyzer, "mid.txt", UNREADABLE, "not-ml.txt", "data.md"), "html"),
        "findings": findings.render(found.run(), "html"),
    }


SORTS = ("posting", "resume", "several", "compared", "with many", "findings")


@pytest.mark.parametrize("sort", SORTS)
def test_a_page_is_whole_and_leads_nowhere_else(pages: dict[str, str], sort: str) -> None:
    page = Page(pages[sort])
    assert page.open == page.nested == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for _, said in page.elements for name in said} <= ATTRIBUTES
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {href[:1] for href in page.all("href")} <= {"#"}
    assert {href[1:] for href in page.all("href")} <= set(ids)


@pytest.mark.parametrize("sort", SORTS)
def test_its_policy_knows_its_style_and_its_script_and_nothing_else(pages: dict[str, str], sort: str) -> None:
    page = pages[sort]
    said = next(one["content"] for tag, one in Page(page).elements if "http-equiv" in one)
    hashes = [
        base64.b64encode(hashlib.sha256(re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)[0].encode()).digest()).decode()
        for tag in ("style", "script")
    ]
    assert said.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{hashes[0]}'",
        f"script-src 'sha256-{hashes[1]}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_same_gives_the_same_bytes(pages: dict[str, str], analyzer: Analyzer) -> None:
    assert render([sample.posting()], "html") == pages["posting"]
    assert comparison.render(compared(analyzer, "balanced.txt"), "html") == pages["compared"]


def test_no_template_takes_words_for_html() -> None:
    templates = Path(html.__file__).parent / "templates"
    assert [file.name for file in templates.iterdir() if re.search(r"\|\s*safe|autoescape", file.read_text())] == []
    assert html.environment().autoescape is True


def test_the_script_is_small() -> None:
    assert len(html.script().encode()) <= _SCRIPT


@pytest.mark.parametrize("name", sorted(path.name for path in (EXAMPLES / "resumes").iterdir()))
def test_a_page_of_a_usual_document_is_small(analyzer: Analyzer, name: str) -> None:
    assert len(render([analyzer.file(EXAMPLES / "resumes" / name)], "html").encode()) <= _USUAL


def test_a_page_of_fifty_postings_is_small(analyzer: Analyzer) -> None:
    names = [f"{name}.md" for name in ("infrastructure", "swe-heavy", "data", "senior", "ml-heavy")]
    few = compared(analyzer, *names)
    page = comparison.render(replace(few, results=few.results * 10), "html")
    assert page.count("<article") == 50
    assert len(page.encode()) <= _FIFTY


def test_a_page_that_no_browser_opens_with_ease_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_BYTES", 30_000)
    with pytest.raises(UsageError) as caught:
        render([sample.posting()] * 3, "html")
    assert "--no-text" in (caught.value.hint or "")


def test_without_the_text_quotes_stay() -> None:
    page = Page(render([sample.posting()], "html", Options(no_text=True)))
    assert page.texts == []
    assert page.all("href") == []
    whole = render([sample.posting()], "html", Options(no_text=True))
    assert "What you bring" not in whole  # no sentence of a mention
    assert "<b>Review code, write tests</b>, and keep CI/CD green" in whole
    assert "and not its whole text" in whole


def test_a_comparison_without_the_texts_has_the_lines_that_speak(analyzer: Analyzer) -> None:
    page = comparison.render(compared(analyzer, "balanced.txt"), "html", CompareOptions(no_text=True))
    assert Page(page).texts == [] and "Python services" not in page
    assert "Split the booking monolith" in page


@pytest.mark.parametrize("evidence", [False, True])
def test_nothing_tells_who_the_person_is(analyzer: Analyzer, evidence: bool) -> None:
    for name in sorted(path.name for path in (EXAMPLES / "resumes").iterdir()):
        report = analyzer.file(EXAMPLES / "resumes" / name)
        assert isinstance(report, Report)
        page = render([report], "html", Options(redact=True, evidence=evidence))
        person = next(one for one in report.document.names if one.whose == "the person")
        for word in report.document.text_of(person.span).split():
            assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", page, re.I) or len(word) < 3, (name, word)
        assert "@" not in page.split("</style>")[1].split("<script>")[0], name


def test_what_is_hidden_is_called_out_on_its_page() -> None:
    report = sample.resume()
    hidden = Hidden("Kubernetes <b>", "smaller than 2 points", "page 2"), Hidden("Go", "in a comment", "a header")
    page = render([report._replace(document=report.document._replace(hidden=hidden))], "html")
    text = page[page.index('class="pageno">Page 2') :]
    assert "smaller than 2 points: <q>Kubernetes &lt;b&gt;</q>" in text
    assert "a header, in a comment" in page.split('class="pageno"')[0]


# What a document may be made of: words of attacks among others.
texts = st.lists(hostile.words | st.text(max_size=20), min_size=1, max_size=5).map("".join)


@given(texts, st.data())
def test_any_marks_leave_the_text_as_it_was(text: str, data: st.DataObject) -> None:
    edge = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edge, edge).map(sorted), max_size=12))
    marks = [
        TextMark(Span(*span), f"m{number}", "#x", ("vm", f"k{number}"), "M", number % 3)
        for number, span in enumerate(spans)
    ]
    lines = list(marked_lines(text, line_starts(text), marks))
    made = "".join("".join(piece.text for piece in line.pieces) + "\n" * line.ends for line in lines)
    assert made == text
    ids = [one for line in lines for piece in line.pieces for one in piece.ids]
    # All that has a character but a line feed is marked, and each once by its id.
    assert sorted(ids) == sorted(mark.id for mark in marks if text[slice(*mark.span)].strip("\n"))
    marked = {at for mark in marks for at in range(*mark.span) if text[at] != "\n"}
    at, seen = 0, set()
    for line in lines:
        for piece in line.pieces:
            seen |= set(range(at, at + len(piece.text))) if piece.href else set()
            at += len(piece.text)
        at += line.ends
    assert seen == marked


@given(texts)
def test_words_come_back_as_they_were(text: str) -> None:
    page = Page(f'<div class="doc">{verbatim(text)}</div>')
    assert {tag for tag, _ in page.elements} <= {"div", "bdi"}
    assert page.texts == [as_held(text)]
    assert len(as_held(text)) == len(text)
    assert not hostile.bad_characters(verbatim(text), allowed="\n\t\u200c\u200d")


@given(hostile.reports(), st.booleans(), st.booleans())
def test_a_hostile_report_stays_words(report: Report, evidence: bool, redact: bool) -> None:
    made = render([report], "html", Options(evidence=evidence, redact=redact))
    page = Page(made)
    assert page.open == page.nested == []
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for _, said in page.elements for name in said} <= ATTRIBUTES
    assert {href[:1] for href in page.all("href")} <= {"#"}
    assert not hostile.bad_characters(made, allowed="\n\t\u200c\u200d")
    if not redact:
        assert page.texts == ["".join(as_held(report.document.text))] or report.document.pages


def test_a_comparison_marks_both_texts(analyzer: Analyzer) -> None:
    comparisons = compared(analyzer, "balanced.txt")
    page = Page(comparison.render(comparisons, "html"))
    posting = comparisons.results[0]
    assert isinstance(posting, Comparison)
    assert page.texts == [posting.text, comparisons.resume.text]


def test_older_versions_are_told_of(analyzer: Analyzer) -> None:
    resume = analyzer.of_kind("resume").text("Ida Example\n\nExperience\nEngineer, 2018 - 2021\n- Python\n", "new.txt")
    older = analyzer.of_kind("resume").text("Ida Example\n\nExperience\nEngineer, 2018 - 2021\n- Java\n", "old.txt")
    posting = analyzer.of_kind("posting").text("Engineer\n\nRequirements\n- Python\n- Java\n- SQL\n", "post.txt")
    page = comparison.render(Comparer(analyzer.taxonomy).all(resume, [posting], before=older), "html")
    assert "Since old.txt" in page
