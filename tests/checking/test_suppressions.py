"""What a post waves through itself, where that holds, and what is said of suppressions that do nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skillmatch.checking.runner import Runner
from skillmatch.readers.model import Unreadable

from .conftest import Check, checked_of

POST = "# Python developer\n\n{before}\nWe know SQL. Are you a coding ninja?{behind}\n\nAnd a rockstar?\n"
WAIVE = "<!-- skillmatch: ignore[vague-superlative] we mean it -->"


def _found(check: Check, text: str, name: str = "post.md") -> list[tuple[str, int]]:
    checked = check(text, name)
    return [(finding.rule, finding.place.line) for finding in checked.findings if finding.severity != "note"]


def test_without_any_both_are_found(check: Check) -> None:
    text = POST.format(before="", behind="")
    assert _found(check, text) == [("vague-superlative", 4), ("vague-superlative", 6)]


@pytest.mark.parametrize("where", ["before", "behind"])
def test_a_comment_holds_for_its_line_or_the_next(check: Check, where: str) -> None:
    text = POST.format(**{"before": "", "behind": ""} | {where: WAIVE})
    assert _found(check, text) == [("vague-superlative", 6)]
    assert check(text).suppressed == 1


@pytest.mark.parametrize("rules", ["[vague-superlative]", "vague-superlative"])
def test_front_matter_holds_for_the_whole_post(check: Check, rules: str) -> None:
    text = f"---\ntitle: Developer\nskillmatch: {{ignore: {rules}}}\n---\n" + POST.format(before="", behind="")
    assert _found(check, text) == []


def test_the_title_of_the_front_matter_is_the_title(check: Check) -> None:
    front = '---\ntitle: "Junior Data Engineer"\nlayout: job\n---\n'
    text = f"{front}\nRequirements:\n- 7 years of SQL experience\n\nDuties as ever.\n"
    assert _found(check, text) == [("entry-title-with-senior-years", 7)]


def test_a_comment_of_a_page_holds_for_its_line(check: Check) -> None:
    page = (
        "<html><body><h1>Python developer</h1>\n<h2>Skills and duties</h2>\n<ul>\n"
        f"{WAIVE}\n<li>SQL, and you are a <b>ninja</b></li>\n<li>Django, like a rockstar</li>\n</ul></body></html>"
    )
    assert _found(check, page, "post.html") == [("vague-superlative", 6)]


def test_stale_ones_are_reported(check: Check) -> None:
    text = "# Developer\n\nPython and SQL. <!-- skillmatch: ignore[vague-superlative, vague-duty] -->\n"
    assert _found(check, text) == [("stale-suppression", 3), ("stale-suppression", 3)]


def test_those_of_rules_that_do_not_run_are_not_stale(runner: Runner) -> None:
    settings = replace(runner.settings, ignore=("vague-superlative",))
    checked = checked_of(replace(runner, settings=settings), f"# Developer\n\nPython and SQL. {WAIVE}\n")
    assert not isinstance(checked, Unreadable)
    assert not checked.findings


def test_unknown_rules_are_reported_with_what_is_meant(check: Check) -> None:
    checked = check("# Developer\n\nPython and SQL. <!-- skillmatch: ignore[vague-superlatives] -->\n")
    assert [finding.rule for finding in checked.findings] == ["unknown-suppression"]
    assert "Did you mean `vague-superlative`?" in checked.findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "# Developer\n\nSQL <!-- skillmatch: ignroe[vague-duty] -->\n",
        "# Developer\n\nSQL <!-- skillmatch: ignore[] -->\n",
        "---\nskillmatch: {ignored: [vague-duty]}\n---\n# Developer\n\nSQL\n",
        "---\nskillmatch: [ignore\n---\n# Developer\n\nSQL\n",
    ],
)
def test_what_cannot_be_understood_is_told_and_not_passed_over(runner: Runner, text: str) -> None:
    unread = checked_of(runner, text)
    assert isinstance(unread, Unreadable)
    assert unread.name.startswith("post.md")


def test_plain_text_is_published_as_it_is_and_cannot_suppress(check: Check) -> None:
    text = "Python developer\n\nRequirements: SQL. Are you a ninja? " + WAIVE
    assert ("vague-superlative", 3) in _found(check, text, "post.txt")
