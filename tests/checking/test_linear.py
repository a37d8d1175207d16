"""Hostile files cost no more than long ones: none of these would end if a pattern went back and forth."""

from __future__ import annotations

import pytest

from .conftest import Check

TEXTS = {
    "open comments": "# Dev\n" + "<!--" * 20_000,
    "open suppressions": "# Dev\n" + "<!-- skillmatch: " * 5_000,
    "open scripts": "<p>SQL</p>" + "<script " * 20_000,
    "nested boxes": "<h1>Dev</h1>" + "<div style='display:none'>" * 2_000 + "Python",
    "capitals": "Dev\n\nDuties:\n- " + "ABC " * 5_000,
    "years": "Dev\n\nRequirements:\n- 5 years of " + "a in of the " * 3_000 + "SQL",
    "front matter without end": "---\n" + "a: b\n" * 5_000,
}


@pytest.mark.parametrize("name", ["post.md", "post.html"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_ends(check: Check, text: str, name: str) -> None:
    assert check(text, name).path == name
