"""Hostile texts: four times as much of the same takes about four times as long, never sixteen times."""

from __future__ import annotations

from time import perf_counter

import pytest

from skillmatch.analysis import Analyzer

PATTERNS = {
    "one word": "a",
    "dotted word": "a.",
    "hyphened word": "a-",
    "digits": "1",
    "digits and blanks": "1 ",
    "telephone signs": "(+1-",
    "empty lines": "\n",
    "blanks and line feeds": "\n ",
    "blanks": " ",
    "capitals inside": "aAaB",
    "headings without end": "Requirements",
    "headings with colons": "Requirements: ",
    "doubtful names in one list": "R, ",
    "doubtful names with and": "C and ",
    "skills in one list": "Python, ",
    "acts and things": "deploy models ",
    "denials": "no Python ",
    "cues": "Python a plus ",
    "spans of years": "2019 - ",
    "spans of months": "Jan 2019 - ",
    "years": "5 to ",
    "bullets": "- ",
    "list items": "- a\n",
    "stars": "**a",
    "full stops": "A. ",
    "quotes": '."',
    "addresses": "http://",
    "combining marks": "\u0301",
}
_FEW = 500
_QUICK = 0.25
"""Seconds under which a ratio would say more of the machine than of the program."""


def seconds(analyzer: Analyzer, text: str) -> float:
    start = perf_counter()
    analyzer.text(text)
    return perf_counter() - start


@pytest.mark.parametrize("end", ["", " @ .com"], ids=["bare", "with an address"])
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_time_grows_with_the_text(analyzer: Analyzer, pattern: str, end: str) -> None:
    many = seconds(analyzer, pattern * (4 * _FEW) + end)
    assert many < _QUICK or many < 9 * seconds(analyzer, pattern * _FEW + end)
