"""What a person must find on the first screen, whatever the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from skillmatch.analysis import Analyzer, Report
from skillmatch.matching.model import Method, Need
from skillmatch.readers.model import Kind
from skillmatch.reporting import render
from skillmatch.reporting.profile.text import NARROWEST, WIDEST
from skillmatch.reporting.shared import wording
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.shared.quotes import quote

from . import sample


def test_first_screen_answers() -> None:
    screen = "\n".join(render([sample.posting()], "text").split("\n")[:24])
    sought = [
        "SWE-heavy: a software engineer with a dollop of ML",
        "Software Engineer",
        "-0.58",
        "senior",
        "6 years",
    ]
    sought += [role.label for role in sample.posting().profile.roles]
    sought += ["41%", "38%", "Speaks for SWE", "Kubernetes", "line 8", "Speaks for ML", "gradient boosting"]
    assert [words for words in sought if words not in screen] == []


def _all_samples() -> Iterator[Report]:
    yield from (sample.posting(), sample.posting("data"), sample.resume(), sample.thin(), sample.empty())


@pytest.mark.parametrize("width", [NARROWEST, 72, 80, 95, 96, WIDEST])
@pytest.mark.parametrize("evidence", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, evidence: bool) -> None:
    made = render(list(_all_samples()), "text", Options(width=width, evidence=evidence))
    assert max(map(cell_len, made.split("\n"))) <= width
    assert not re.search(r" $", made, re.MULTILINE)


def test_ascii_draws_in_ascii() -> None:
    for report in _all_samples():
        made = render([report], "text", Options(ascii=True, evidence=True))
        assert made.isascii()
    assert render([sample.resume()], "text", Options(ascii=True)).startswith("ada.pdf: resume\n")


def test_colors_only_add_to_the_words() -> None:
    colored = render([sample.posting()], "text", Options(color=True))
    assert "\x1b[" in colored
    bare = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", colored).split("\n"))
    assert bare == render([sample.posting()], "text")


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "TTY_COMPATIBLE"])
@pytest.mark.parametrize("color", [False, True])
def test_only_arguments_decide(variable: str, color: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    before = render([sample.posting()], "text", Options(color=color))
    monkeypatch.setenv(variable, "33")
    assert render([sample.posting()], "text", Options(color=color)) == before


def test_role_is_told_in_depth() -> None:
    brief, depth = render([sample.posting()], "text"), render([sample.posting("applied")], "text")
    role = next(role for role in sample.posting().profile.roles if role.id == "applied")
    assert "In depth: Applied Machine Learning Engineer" in depth and "In depth" not in brief
    after = depth.split("In depth:")[1]
    assert all(f"{gap.weight:.2f}" in after for gap in role.missing)
    assert all(f"{part.weight:.2f}" in after for part in role.matched)


def test_evidence_shows_every_mention() -> None:
    made = render([sample.posting()], "text", Options(evidence=True, width=120)).split("\nEvidence")[1]
    assert len(re.findall(r"^  line \d", made, re.MULTILINE)) == len(sample.posting().mentions)
    assert "not counted: 'No ... required' before it" in made
    assert 'a misspelling of "reinforcement learning" (0.83)' in " ".join(made.split())


def test_resume_and_posting_are_spoken_of_differently() -> None:
    resume, posting = render([sample.resume()], "text"), render([sample.posting()], "text")
    assert "shows" in resume and "asks for" not in resume and "must have" not in resume
    assert "asks for" in posting and "shows" not in posting


def test_nothing_recognised_is_said() -> None:
    made = render([sample.empty()], "text")
    assert wording.NOTHING[:60] in made and "Roles" not in made and "SWE" not in made


def test_no_figure_is_given_that_nothing_supports() -> None:
    made = render([sample.thin()], "text")
    assert "too little evidence" in made and "no score" in made
    assert "%" not in made and "Speaks for" not in made
    assert "We are done with Spark" in made


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Front-end Engineer\n\nRequirements\n- React, TypeScript, Jest\n- Docker and CI/CD\n- Code reviews",
            "nothing here speaks for ML",
        ),
        (
            "ML Engineer\n\nRequirements\n- React, TypeScript, Jest\n- Docker, CI/CD\n- A little PyTorch",
            "a dollop of ML",
        ),
    ],
)
def test_a_dollop_is_only_spoken_of_where_there_is_one(analyzers: dict[Kind, Analyzer], text: str, says: str) -> None:
    assert says in render([analyzers[Kind.POSTING].text(text)], "text")


def test_several_reports_are_told_apart() -> None:
    made = render([sample.posting(), sample.unreadable(), sample.empty()], "text")
    rules = re.findall(r"^── (\S+) ─+$", made, re.MULTILINE)
    assert rules == ["routing.txt", "scan.pdf", "lunch.txt"]
    assert "scan.pdf: not read: it has no text layer." in made


def test_every_kind_of_value_has_its_words() -> None:
    assert set(wording.NEEDS) == set(Need)
    assert set(wording.METHODS) == set(Method)
    assert all(wording.voice(kind) for kind in Kind)


@pytest.mark.parametrize("width", [5, 12, 20, 30, 45, 200])
def test_quotes_keep_the_mention_and_the_width(width: int) -> None:
    report = sample.posting()
    for mention in report.mentions:
        said = quote(report.document, mention).cut(width, "…")
        assert len(str(said)) <= width
        assert said.hit == mention.text or len(mention.text) >= width
