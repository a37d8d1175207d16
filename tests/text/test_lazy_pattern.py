"""A pattern that is compiled when it is first used does what any pattern does."""

from __future__ import annotations

import pickle
import re

from skillmatch.text.lazy_pattern import lazy_pattern


def test_it_is_compiled_when_it_is_first_used_and_once() -> None:
    asked: list[str] = []
    years = lazy_pattern(lambda: asked.append("for its source") or r"(\d+) YEARS", re.IGNORECASE)
    assert asked == []
    assert [match[1] for text in ("5 years", "no", "7 Years") for match in years.finditer(text)] == ["5", "7"]
    assert asked == ["for its source"]


def test_its_source_may_be_made_then() -> None:
    words = ["java", "go"]
    pattern = lazy_pattern(lambda: "|".join(words))
    assert pattern.sub("-", "java and go") == "- and -"


def test_it_is_sent_as_an_ordinary_pattern() -> None:
    sent = pickle.loads(pickle.dumps(lazy_pattern(lambda: "a+", re.IGNORECASE)))
    assert sent == re.compile("a+", re.IGNORECASE)


def test_it_has_nothing_that_a_pattern_has_not() -> None:
    assert not hasattr(lazy_pattern("a"), "replace")
