"""Where a place of the text stands in the file as its author wrote it."""

from __future__ import annotations

import gc
import weakref

from hypothesis import given
from hypothesis import strategies as st

from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.checker import Checker
from skillmatch.checking.context import Post
from skillmatch.checking.model import Place
from skillmatch.checking.rules import CHECKS
from skillmatch.checking.runner import Runner
from skillmatch.checking.source import PostSource
from skillmatch.text.spans import Span

from .conftest import Check

PAGE = """<!DOCTYPE html>
<html><head><title>Job</title><script>var ninja = 1;</script></head>
<body>
<h1>Data engineer &amp; friend</h1>
<p>We know SQL. We know Python. We like a ninja
of SQL, and SQL again.</p>
<ul><li>Airflow</li>
<li class="ninja">be a <b>ninja</b> of caf&eacute; data</li></ul>
</body></html>
"""


def test_a_page_is_shown_at_its_own_lines(check: Check) -> None:
    places = [f.place for f in check(PAGE, "post.html").findings if f.rule == "vague-superlative"]
    assert places == [Place(5, 43, 5, 48), Place(8, 27, 8, 32)]


def test_what_is_not_on_the_page_stands_at_its_beginning() -> None:
    source = PostSource("<p>one</p>", "two three", same=False)
    assert source.place(source.in_source(Span(0, 3))) == Place(1, 1, 1, 1)


def test_a_span_over_several_lines() -> None:
    source = PostSource("ab\ncd\r\nef", "ab\ncd\r\nef", same=True)
    assert source.place(Span(1, 8)) == Place(1, 2, 3, 2)
    assert source.shown(Span(4, 8)).text == "cd"


@given(st.text(max_size=80), st.integers(0, 90), st.integers(0, 90))
def test_every_span_has_a_place(text: str, start: int, length: int) -> None:
    source = PostSource(text, text, same=True)
    span = Span(min(start, len(text)), min(start + length, len(text)))
    place, shown = source.place(span), source.shown(span)
    assert 1 <= place.line <= place.end_line <= text.count("\n") + 1
    assert 0 <= shown.start <= shown.end <= max(shown.start, len(shown.text))


def test_nothing_keeps_a_post_that_was_checked(runner: Runner) -> None:
    class Watched(Post):
        """A post that can be watched as it goes."""

        __slots__ = ("__weakref__",)

    report = runner.analyzer.text("# ML engineer\n\nRequirements:\n- 5 years of Python or Go\n")
    post = Watched(report, PostSource(report.document.text, report.document.text, True), runner.analyzer.taxonomy)
    Checker(load_catalogue().rules, CHECKS).check(post, "post.md")
    watched = weakref.ref(post)
    del post, report
    gc.collect()
    assert watched() is None
