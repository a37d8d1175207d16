"""What is promised about security, with links to the tests: docs/security.md says it, SECURITY.md lists it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from tools.documenting.tables import table

ROOT = Path(__file__).resolve().parents[2]
_ROW = re.compile(r"^\| \*\*(?P<promise>.+?)\*\*(?P<more>.*?) \| (?P<tests>[^|]*) \|$", re.MULTILINE)
_TEST = re.compile(r"`([^`]+)`")


class Promise(NamedTuple):
    """A promise in a few words, and the tests that hold us to it, from the top of the repository."""

    words: str
    tests: tuple[str, ...]


def promises() -> list[Promise]:
    """All of them, in the order of the page."""
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    return [
        Promise(row["promise"].rstrip(".:,"), tuple(f"tests/{test}" for test in _TEST.findall(row["tests"])))
        for row in _ROW.finditer(page)
    ]


def linked() -> str:
    """The promises as a table, each test a link."""
    rows = ((one.words, ", ".join(f"[{test}]({test})" for test in one.tests)) for one in promises())
    return table(("promised", "tested by"), rows)
