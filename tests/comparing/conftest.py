"""A résumé and a posting in which one line is what a test is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.comparing.model import Comparison, Comparisons
from skillmatch.comparing.resume_posting import Comparer

RESUME = """Ida Example
ida@example.com

Experience

Data Engineer, Harbour Works Ltd, Jan 2019 - Mar 2023
- Ran our Git servers and Linux hosts with Docker
{used}

{rest}
"""
POSTING = """Data Engineer

Requirements:
- {asks}
- Git
- Linux
- Docker

Nice to have:
- Terraform
"""
Compared = Callable[[str, str], Comparison]


@pytest.fixture(scope="session")
def comparer(analyzer: Analyzer) -> Comparer:
    """One comparer for all tests."""
    return Comparer(analyzer.taxonomy)


@pytest.fixture(scope="session")
def all_compared(analyzer: Analyzer, comparer: Comparer) -> Callable[..., Comparisons]:
    """The text of a résumé against those of postings."""
    own, theirs = analyzer.of_kind("resume"), analyzer.of_kind("posting")

    def compared(resume: str, *postings: str) -> Comparisons:
        return comparer.all(own.text(resume), [theirs.text(text, f"{at}") for at, text in enumerate(postings)])

    return compared


@pytest.fixture(scope="session")
def compared(all_compared: Callable[..., Comparisons]) -> Compared:
    """The text of a résumé against that of one posting."""

    def one(resume: str, posting: str) -> Comparison:
        (found,) = all_compared(resume, posting).comparisons
        return found

    return one


def resume_of(used: str = "", rest: str = "") -> str:
    """A résumé with one more line in its job, and more below it."""
    return RESUME.format(used=f"- {used}" if used else "", rest=rest)


def posting_of(asks: str) -> str:
    """A posting with one more requirement."""
    return POSTING.format(asks=asks)
