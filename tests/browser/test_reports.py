"""Reports, comparisons, findings and differences as pages, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.comparing.versions import difference
from skillmatch.reporting import comparison, findings, render, versions
from skillmatch.reporting.shared.html.verbatim import as_held
from skillmatch.reporting.shared.options import Options
from tests.reporting import sample
from tests.reporting.findings import sample as found
from tests.reporting.sample_comparison import EXAMPLES, UNREADABLE, compared

from .conftest import Opens

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SORTS = ("posting", "resume", "pdf", "without text", "several", "compared", "with many", "findings", "difference")
SCHEMES = ("light", "dark")
_WIDTHS = (320, 768, 1280)
# Of those with one name a browser keeps one open.
OPEN_ALL = "for (const one of document.querySelectorAll('details')) { one.removeAttribute('name'); one.open = true }"


@pytest.fixture(scope="session")
def pages(analyzer: Analyzer) -> dict[str, str]:
    """One of each sort."""
    posting, resume = sample.posting(), sample.resume()
    old, new = (analyzer.file(EXAMPLES / "postings" / name) for name in ("mid.txt", "senior.md"))
    return {
        "posting": render([posting], "html"),
        "resume": render([resume], "html", Options(evidence=True)),
        "pdf": render([analyzer.file(EXAMPLES / "resumes" / "ada-example.pdf")], "html"),
        "without text": render([resume], "html", Options(no_text=True)),
        "several": render([sample.thin(), sample.unreadable(), sample.empty(), resume], "html"),
        "compared": comparison.render(compared(analyzer, "balanced.txt"), "html"),
        "with many": comparison.render(compared(analyzer, "mid.txt", UNREADABLE, "not-ml.txt", "data.md"), "html"),
        "findings": findings.render(found.run(), "html"),
        "difference": versions.render(difference(old, new), "html"),  # type: ignore[arg-type]
    }


@pytest.mark.parametrize("sort", SORTS)
def test_it_asks_for_nothing_and_says_nothing(opened: Opens, pages: dict[str, str], sort: str) -> None:
    with opened(pages[sort]) as watched:
        for figure in watched.page.locator("details > summary").all():
            figure.click() if figure.is_visible() else None
        assert watched.others() == watched.said == []


# In the dark with all open, and in the light as it comes: each run looks at every colour of every word.
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sort", SORTS)
def test_axe_finds_nothing(opened: Opens, pages: dict[str, str], sort: str, scheme: str) -> None:
    # axe is a script, which the policy of a page forbids: it runs where that is switched off.
    with opened(pages[sort], color_scheme=scheme, bypass_csp=True, reduced_motion="reduce") as watched:
        if scheme == "dark":
            watched.page.evaluate(OPEN_ALL)
        assert watched.axe() == []


@pytest.mark.parametrize("sort", SORTS)
def test_nothing_is_beyond_the_edge(opened: Opens, pages: dict[str, str], sort: str) -> None:
    with opened(pages[sort]) as watched:
        watched.page.evaluate(OPEN_ALL)
        for width in _WIDTHS:
            watched.page.set_viewport_size({"width": width, "height": 800})
            beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert watched.page.evaluate(beyond) <= 0, width


@pytest.mark.parametrize("scripts", [True, False], ids=["with its script", "without scripts"])
def test_keys_alone_lead_from_a_figure_to_the_text_and_back(
    opened: Opens, pages: dict[str, str], scripts: bool
) -> None:
    with opened(pages["posting"], java_script_enabled=scripts, viewport={"width": 1280, "height": 900}) as watched:
        page = watched.page
        _tab_to(page, "details.k summary")
        page.keyboard.press("Enter")
        assert page.locator("details.k[open]").count() == 1
        page.keyboard.press("Tab")  # the first place of its evidence
        page.keyboard.press("Enter")
        assert page.locator(".doc a:target").inner_text().startswith("Kubernetes")
        page.keyboard.press("Tab")  # browsers go on from there
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert page.locator(".found li:target").inner_text().startswith("Kubernetes")
        assert watched.others() == watched.said == []


def _tab_to(page: Page, what: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(f"{what}:focus").count():
            return
    raise AssertionError(f"no key leads to {what}")


def test_an_open_figure_has_its_evidence_stand_out(opened: Opens, pages: dict[str, str]) -> None:
    with opened(pages["posting"], java_script_enabled=False) as watched:
        marks = watched.page.locator(".doc a", has_text="Kubernetes"), watched.page.locator(".doc a", has_text="Kafka")
        plain = [_ground(mark.first) for mark in marks]
        watched.page.locator("details.k summary", has_text="Kubernetes").first.click()
        shown, other = (_ground(mark.first) for mark in marks)
        assert shown != plain[0] and other == "rgba(0, 0, 0, 0)"
        watched.page.locator("details.k summary", has_text="Kubernetes").first.click()
        assert [_ground(mark.first) for mark in marks] == plain


def _ground(mark: Locator) -> str:
    colour: str = mark.evaluate("one => getComputedStyle(one).backgroundColor")
    return colour


def test_filters_need_no_script(opened: Opens, pages: dict[str, str]) -> None:
    with opened(pages["posting"], java_script_enabled=False) as watched:
        docker = watched.page.locator(".doc a", has_text="Docker")
        assert _ground(docker) != "rgba(0, 0, 0, 0)"
        watched.page.get_by_role("checkbox", name="must have").uncheck()
        assert _ground(docker) == "rgba(0, 0, 0, 0)"
    with opened(pages["compared"], java_script_enabled=False) as watched:
        missing = watched.page.locator("tr.w-missing").first
        assert missing.is_visible()
        watched.page.get_by_role("checkbox", name="missing").uncheck()
        assert not missing.is_visible()


@pytest.mark.parametrize("system", SCHEMES)
def test_colours_are_those_of_the_system_and_may_be_switched(opened: Opens, pages: dict[str, str], system: str) -> None:
    with opened(pages["posting"], color_scheme=system, java_script_enabled=False) as watched:
        body = watched.page.locator("body")
        grounds = {"light": "rgb(246, 245, 242)", "dark": "rgb(18, 21, 24)"}
        assert _ground(body) == grounds[system]
        for scheme in ("light", "dark"):
            watched.page.get_by_role("radio", name=scheme).check()
            assert _ground(body) == grounds[scheme]


@pytest.mark.parametrize("scripts", [True, False], ids=["with its script", "without scripts"])
def test_paper_shows_all_that_is_closed(opened: Opens, pages: dict[str, str], scripts: bool) -> None:
    with opened(pages["resume"], color_scheme="dark", java_script_enabled=scripts) as watched:
        watched.page.emulate_media(media="print")
        assert _ground(watched.page.locator("body")) == "rgba(0, 0, 0, 0)"
        ink = watched.page.locator("body").evaluate("one => getComputedStyle(one).color")
        assert ink == "rgb(29, 33, 38)"
        evidence = watched.page.locator(".fig .evidence")
        assert evidence.count() > 3
        for one in evidence.all():
            assert one.bounding_box() and one.bounding_box()["height"] > 0  # type: ignore[index]
        assert not watched.page.locator("header.bar").is_visible()
        assert len(watched.page.pdf()) > 10_000


ATTACK = """<script>document.title = "owned"</script></script><img src=x onerror="document.title='owned'">
<style>body { display: none }</style></style> <a href="javascript:document.title='owned'">Python</a>
" onmouseover="document.title='owned'" ' autofocus onfocus='document.title=1'
\u2028document.title = "owned"\u2029 </div></span></main><h1>Engineer</h1> &lt;b&gt; &#64; --> ]]> {{ 7 * 7 }} {% raw %}
\u202eevil\u202c \u2066isolate <svg onload=alert(1)> https://evil.example //evil.example @import url(//evil.example)
Requirements: Python, <b>SQL</b>, Docker </textarea></title> \x00\x1b[31m\r
"""


def test_a_hostile_document_stays_text(opened: Opens, analyzer: Analyzer) -> None:
    for redact in (False, True):
        report = analyzer.of_kind("resume").text(ATTACK, '"><script>alert(1)</script>.txt')
        with opened(render([report], "html", Options(redact=redact, evidence=True))) as watched:
            page = watched.page
            assert watched.others() == watched.said == []
            assert page.title() == "skillmatch report"
            assert page.locator("script, style, img, iframe, object, form").count() == 2  # our own
            links = page.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
            assert {href[:1] for href in links} == {"#"}
            if not redact:
                assert page.locator(".doc").evaluate("one => one.textContent") == as_held(ATTACK)
            assert page.locator("body").is_visible()


def test_what_turns_the_direction_of_writing_reaches_nowhere(opened: Opens, analyzer: Analyzer) -> None:
    report = analyzer.text("Requirements: \u202ePython and SQL\nDocker")
    with opened(render([report], "html")) as watched:
        first, second = (watched.page.locator(".doc a", has_text=name).bounding_box() for name in ("Python", "SQL"))
        assert first and second and first["x"] < second["x"]
