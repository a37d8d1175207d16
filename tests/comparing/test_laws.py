"""What holds of every comparison, whatever the texts: over our examples and generated ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillmatch.analysis import Analyzer
from skillmatch.comparing.model import Comparison, Comparisons, NeedKind, Verdict
from skillmatch.comparing.resume_posting import Comparer
from skillmatch.taxonomy.load import load_taxonomy

from .conftest import posting_of, resume_of

pytestmark = pytest.mark.exhaustive
few = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
EXAMPLES = Path(__file__).parents[2] / "examples"
POSTINGS = sorted((EXAMPLES / "postings").glob("*.*"))
RESUMES = [EXAMPLES / "resumes" / name for name in ("farah-example.txt", "dana-example.md", "emil-example.json")]
LABELS = sorted(
    one.label
    for one in load_taxonomy().concepts.values()
    if one.kind == "hard" and not one.ambiguous and one.label.replace(" ", "").isalnum() and one.core
)
labels = st.lists(st.sampled_from(LABELS), min_size=1, max_size=6, unique=True)
ORDER = [Verdict.DENIED, Verdict.MISSING, Verdict.NEAR, Verdict.CANNOT_TELL, Verdict.PARTLY, Verdict.MET]
Compared = Callable[[str, str], Comparison]


def _verdicts(found: Comparison) -> dict[str, Verdict]:
    return {need.id: need.verdict for need in found.needs}


def _lowered(before: Comparison, after: Comparison) -> list[str]:
    old, new = _verdicts(before), _verdicts(after)
    return [id_ for id_, verdict in old.items() if ORDER.index(new[id_]) < ORDER.index(verdict)]


@few
@given(named=labels, more=st.sampled_from(LABELS))
def test_adding_a_skill_that_was_used_never_lowers(compared: Compared, named: list[str], more: str) -> None:
    posting = posting_of("\n- ".join([*named, more]))
    before = compared(resume_of(f"Worked with {named[0]}"), posting)
    after = compared(resume_of(f"Worked with {named[0]}\n- Worked with {more}"), posting)
    assert not _lowered(before, after)


@few
@given(named=labels)
def test_a_line_twice_and_another_order_change_nothing(compared: Compared, named: list[str]) -> None:
    posting = posting_of("\n- ".join(named))
    lines = [f"Worked with {one}" for one in named]
    once = _verdicts(compared(resume_of("\n- ".join(lines)), posting))
    assert _verdicts(compared(resume_of("\n- ".join([*lines, lines[-1]])), posting)) == once
    assert _verdicts(compared(resume_of("\n- ".join(reversed(lines))), posting)) == once


@few
@given(named=labels)
def test_who_somebody_is_changes_nothing(compared: Compared, named: list[str]) -> None:
    posting, resume = posting_of("\n- ".join(named)), resume_of(f"Worked with {named[0]}")
    other = resume.replace("Ida Example", "Mr Olu Sample").replace("ida@", "o.sample@")
    other = other.replace("Harbour Works Ltd", "Northgate Bakery Ltd")
    other = other.replace("\nExperience", "Born 1 May 1961, he/him, 12 Hill Road, Leeds\n\nExperience", 1)
    assert _verdicts(compared(other, posting)) == _verdicts(compared(resume, posting))


@few
@given(named=st.sampled_from(LABELS))
def test_a_denied_skill_never_counts(compared: Compared, named: str) -> None:
    found = compared(resume_of(f"No experience with {named}"), posting_of(named))
    assert not [
        one
        for one in found.needs
        if one.kind is NeedKind.SKILL and any(a.label == named for a in one.alternatives) and one.verdict is Verdict.MET
    ]


@few
@given(used=st.sampled_from(LABELS), more=st.sampled_from(LABELS))
def test_adding_an_alternative_never_lowers(compared: Compared, used: str, more: str) -> None:
    before = compared(resume_of(f"Worked with {used}"), posting_of(used))
    after = compared(resume_of(f"Worked with {used}"), posting_of(f"{used} or {more}"))
    met = {a.label for one in before.needs if one.verdict is Verdict.MET for a in one.alternatives}
    still = {a.label for one in after.needs if one.verdict is Verdict.MET for a in one.alternatives}
    assert met <= still


@pytest.mark.parametrize("posting", POSTINGS, ids=lambda path: path.stem)
def test_a_posting_read_as_a_resume_lacks_nothing_of_itself(
    analyzer: Analyzer, comparer: Comparer, posting: Path
) -> None:
    asked = analyzer.of_kind("posting").file(posting)
    own = analyzer.of_kind("resume").file(posting)
    assert hasattr(asked, "document") and hasattr(own, "document")
    (found,) = comparer.all(own, [asked]).comparisons
    lacking = [one.id for one in found.needs if one.kind is NeedKind.SKILL and one.verdict is Verdict.MISSING]
    assert lacking == []


@pytest.mark.parametrize("resume", RESUMES, ids=lambda path: path.stem)
def test_a_figure_depends_on_its_pair_alone(analyzer: Analyzer, comparer: Comparer, resume: Path) -> None:
    own = analyzer.of_kind("resume").file(resume)
    postings = [analyzer.of_kind("posting").file(path) for path in POSTINGS]
    assert hasattr(own, "document")
    together: Comparisons = comparer.all(own, postings)
    for posting, found in zip(postings, together.results, strict=True):
        assert comparer.all(own, [posting]).results == (found,)
    assert comparer.all(own, reversed(postings)).results == tuple(reversed(together.results))
