"""The work of the language server by itself: whatever is asked, and whatever becomes of it."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.editors.model import (
    CheckOpened,
    Diagnosis,
    Explain,
    FindIgnores,
    FindMentions,
    OpenDocument,
    RulePage,
)
from skillmatch.editors.work import EditorWork

POST = "# Data Scientist\n\nWhat you'll do\n- Bring the QZX scores into the report\n\nRequirements\n- Python, SQL\n"
RULE = "unexplained-acronym"
HOUSE = """
[[check.house]]
id = "no-rockstars"
must-not-say = ["rockstar"]
message = "We call nobody that."
"""


@pytest.fixture(scope="module")
def work() -> EditorWork:
    return EditorWork(Analyzer())


def document(folder: Path, text: str = POST, name: str = "post.md", language: str = "markdown") -> OpenDocument:
    path = folder / name
    return OpenDocument(path.as_uri(), str(path), language, 1, text, str(folder))


def rules(found: Any) -> list[str]:
    assert isinstance(found, Diagnosis)
    return [one.finding.rule for one in found.placed]


def test_a_document_is_checked_in_any_process(work: EditorWork, tmp_path: Path) -> None:
    opened = document(tmp_path)
    found = work(CheckOpened(opened))
    assert RULE in rules(found)
    other = pickle.loads(pickle.dumps(EditorWork(Analyzer())))
    assert other(CheckOpened(opened)) == found
    assert pickle.loads(pickle.dumps(found)) == found
    other.close()


def test_what_is_no_post_has_no_findings(work: EditorWork, tmp_path: Path) -> None:
    for text, name, language in (
        ("", "post.md", "markdown"),
        ("<!-- Python -->", "post.md", "markdown"),
        ('{"@type": "JobPosting", "title": "Data Scientist", "description": "QZX"}', "post.txt", "plaintext"),
    ):
        found = work(CheckOpened(document(tmp_path, text, name, language)))
        assert found == Diagnosis(), text


def test_what_cannot_be_read_is_told_where_it_begins(work: EditorWork, tmp_path: Path) -> None:
    found = work(CheckOpened(document(tmp_path, "%PDF-1.7\nbroken")))
    assert isinstance(found, Diagnosis) and found.failure is not None
    assert found.failure.span == (0, 8)
    assert isinstance(lost := work.lost(CheckOpened(document(tmp_path))), Diagnosis)
    assert lost.failure is not None and lost.failure.code == "too-slow"
    assert work.lost(Explain(str(tmp_path), (RULE,))) is None


def test_mentions_are_where_they_are_named(work: EditorWork, tmp_path: Path) -> None:
    text = f"\ufeff{POST}"
    found = work(FindMentions(document(tmp_path, text)))
    assert isinstance(found, tuple)
    assert {text[slice(*one.span)] for one in found if one} >= {"Python", "SQL"}  # type: ignore[union-attr]
    assert work(FindMentions(document(tmp_path, ""))) == ()


def test_what_is_explained(work: EditorWork, tmp_path: Path) -> None:
    explained = work(Explain(str(tmp_path), (RULE, "python")))
    assert isinstance(explained, str)
    assert f"{RULE}, a rule of the check" in explained and "Python (python)" in explained
    page = work(RulePage(str(tmp_path), RULE))
    assert isinstance(page, str) and page.startswith(f"# `{RULE}`")
    assert work(RulePage(str(tmp_path), "none-such")) == ""


def test_a_projects_own_rules_and_taxonomy_hold(work: EditorWork, tmp_path: Path) -> None:
    settings = tmp_path / "skillmatch.toml"
    settings.write_text(HOUSE, encoding="utf-8")
    opened = document(tmp_path, POST.replace("Data Scientist", "Rockstar Data Scientist"))
    found = work(CheckOpened(opened))
    assert "no-rockstars" in rules(found)
    assert "no-rockstars, a rule" in str(work(Explain(str(tmp_path), ("no-rockstars",))))
    assert isinstance(found, Diagnosis)
    (comment, *_) = work(FindIgnores(opened, found.placed))  # type: ignore[misc, arg-type]
    assert "ignore[" in comment.text
    settings.write_text("[check\n", encoding="utf-8")
    bad = work(CheckOpened(opened))
    assert isinstance(bad, Diagnosis) and "skillmatch.toml" in bad.problem
    assert work(FindMentions(opened)) == () and work(Explain(str(tmp_path), (RULE,))) == ""
    own = tmp_path / "taxonomy" / "skills"
    own.mkdir(parents=True)
    settings.write_text("taxonomy = 'taxonomy'\n", encoding="utf-8")
    for label in ("QZX", "FROB"):
        entry = f"skills:\n  - id: our-thing\n    label: {label}\n    broader: [workflow-orchestration]\n"
        (own / "ours.yaml").write_text(entry, encoding="utf-8")
        named = work(FindMentions(document(tmp_path, POST.replace("QZX", label))))
        assert isinstance(named, tuple)
        assert "our-thing" in [one.concept for one in named if one], label  # type: ignore[union-attr]


def test_many_projects(work: EditorWork, tmp_path: Path) -> None:
    """No more than a few are kept, and each is as its own settings say."""
    for number in range(7):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "skillmatch.toml").write_text("[check]\nexclude = ['*']\n" if number % 2 else "", encoding="utf-8")
    for number in [*range(7), *range(7)]:
        found = rules(work(CheckOpened(document(tmp_path / str(number)))))
        assert (RULE in found) == (number % 2 == 0)
