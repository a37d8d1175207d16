"""Every example of the pages that can be written as JSON is one that ``skillmatch verify`` makes again."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from .conftest import Typed

ROOT = Path(__file__).parents[2]
_RUN = re.compile(r"<!-- run: skillmatch (?P<words>[^\n|]*?)(?: \||(?: \((?:from|until|entry): [^\n)]*\))* -->)")
_REPLAYED = ("check", "compare", "diff")


def _examples() -> list[str]:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    found = [match["words"] for page in pages for match in _RUN.finditer(page.read_text(encoding="utf-8"))]
    found = [one for one in found if "--blind-check" not in one]  # which reports nothing of a document
    return sorted({one for one in found if one.startswith(("examples/", *_REPLAYED))})


def test_there_are_examples_of_each_command() -> None:
    first = {one.split()[0].partition("/")[0] for one in _examples()}
    assert first == {"examples", *_REPLAYED}


@pytest.mark.parametrize("example", _examples())
def test_an_example_is_the_same_to_the_byte(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example: str
) -> None:
    monkeypatch.chdir(ROOT)
    words = shlex.split(example)
    if "--format" in words:
        at = words.index("--format")
        words[at : at + 2] = []
    report = tmp_path / "report.json"
    typed(*words, "--format", "json", "--output", str(report))
    outcome = typed("verify", str(report))
    assert outcome.code == 0, outcome.out + outcome.err
    assert ": same to the byte (" in outcome.out
