"""Baselines: what is known does not count, and edits elsewhere in a post do not stir it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmatch.checking.baseline import BaselineError, baseline_text, forgotten, read_baseline
from skillmatch.checking.model import Checked
from skillmatch.checking.runner import Known, Runner

from .conftest import checked_of

POST = "# Python developer\n\n- SQL ninja\n- Django\n- SQL ninja\n\nThirty years of fun.\n"


def _known(runner: Runner, folder: Path, post: Checked) -> Runner:
    file = folder / "baseline.json"
    file.write_text(baseline_text([post], folder), encoding="utf-8")
    return replace(runner, known=Known(read_baseline(file), folder))


def _checked(runner: Runner, path: Path, text: str) -> Checked:
    checked = checked_of(runner, text, str(path))
    assert isinstance(checked, Checked)
    return checked


@pytest.mark.parametrize(
    "edited",
    [
        POST,
        POST.replace("- Django\n", "- Django\n- a line more\n"),
        "# Python developer\n\nA new beginning.\n\n" + POST.partition("\n\n")[2],
        POST.replace("- SQL ninja", "-   sql   NINJA"),
    ],
)
def test_what_is_known_is_left_out(runner: Runner, tmp_path: Path, edited: str) -> None:
    before = _checked(runner, tmp_path / "post.md", POST)
    assert [finding.rule for finding in before.findings] == ["vague-superlative", "vague-superlative"]
    after = _checked(_known(runner, tmp_path, before), tmp_path / "post.md", edited)
    assert (after.findings, after.known) == ((), 2)


def test_what_is_new_is_found(runner: Runner, tmp_path: Path) -> None:
    before = _checked(runner, tmp_path / "post.md", POST)
    edited = POST + "\n- and a rockstar\n"
    after = _checked(_known(runner, tmp_path, before), tmp_path / "post.md", edited)
    assert [(finding.rule, finding.place.line) for finding in after.findings] == [("vague-superlative", 9)]


def test_one_of_two_alike_that_is_gone_is_stale(runner: Runner, tmp_path: Path) -> None:
    before = _checked(runner, tmp_path / "post.md", POST)
    edited = POST.replace("- Django\n- SQL ninja\n", "- Django\n")
    after = _checked(_known(runner, tmp_path, before), tmp_path / "post.md", edited)
    assert [finding.rule for finding in after.findings] == ["stale-baseline"]
    assert "1 finding of `vague-superlative`" in after.findings[0].message


def test_posts_that_are_no_more_are_told(runner: Runner, tmp_path: Path) -> None:
    gone = _checked(runner, tmp_path / "gone.md", POST)
    known = _known(runner, tmp_path, gone).known
    assert known
    assert list(forgotten(known.baseline, [], tmp_path)) == ["gone.md"]
    (tmp_path / "gone.md").write_text(POST, encoding="utf-8")
    assert not list(forgotten(known.baseline, [], tmp_path))


def test_a_baseline_is_sorted_and_says_nothing_of_the_text(runner: Runner, tmp_path: Path) -> None:
    posts = [_checked(runner, tmp_path / name, POST) for name in ("b.md", "a.md")]
    text = baseline_text(posts, tmp_path)
    assert text == baseline_text(posts[::-1], tmp_path)
    assert text.index('"a.md"') < text.index('"b.md"')
    assert "ninja" not in text


def test_an_empty_one_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "baseline.json").write_text(baseline_text([], tmp_path), encoding="utf-8")
    assert read_baseline(tmp_path / "baseline.json") == {}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "skillmatch/baseline/1"}', "\xff"])
def test_what_is_none_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "baseline.json"
    with pytest.raises(BaselineError, match="no such baseline"):
        read_baseline(file)
    file.write_text(text, encoding="latin-1")
    with pytest.raises(BaselineError):
        read_baseline(file)


@given(lines=st.lists(st.sampled_from(["- Django", "Fun.", "", "- tea and cake"]), max_size=6))
def test_fingerprints_do_not_move_with_the_lines_around(runner: Runner, lines: list[str]) -> None:
    around = "\n".join(lines)
    text = f"# Python developer\n\n{around}\n\n- SQL ninja\n\n{around}\n"
    found = _checked(runner, Path("post.md"), text).findings
    alone = _checked(runner, Path("post.md"), "# Python developer\n\n- SQL ninja\n").findings
    prints = [finding.fingerprint for finding in alone if finding.rule == "vague-superlative"]
    assert prints == [finding.fingerprint for finding in found if finding.rule == "vague-superlative"]
