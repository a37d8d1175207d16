"""The pages of ``skillmatch serve`` in a browser, as people use them and as others would abuse them."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.process import address, serving

from .conftest import Opens, Watched

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLES = Path(__file__).parents[2] / "examples"
RESUME = EXAMPLES / "resumes" / "chidi-example.docx"
POSTINGS = [EXAMPLES / "postings" / "applied.txt", EXAMPLES / "postings" / "senior.md"]
TYPED = (
    "Ida Example\n\nExperience\nEngineer, Acme, 2018 - 2021\n"
    "- Trained models in PyTorch, and served them with Docker on Kubernetes\n"
)
POST = "# ML engineer\n\nRequirements\n- Python and PyTorch\n- Kubernetes\n- Docker\n- SQL\n"
VAGUE = "- You are a rockstar\n"
HOSTILE = (
    "</textarea></script><script>document.title='owned';alert(1)</script><img src=x onerror=alert(1)>\n"
    "<style>*{display:none}</style> <a href='javascript:alert(1)'>x</a> \u2028\u2029 \u202egnp.exe\n"
    '" onmouseover="alert(1) {{ 7 * 7 }} <svg onload=alert(1)> <iframe src="http://192.0.2.1/"></iframe>\n'
)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address that a server prints."""
    with serving(tmp_path_factory.mktemp("served")) as run:
        yield address(run)


def begun(watched: Watched) -> Page:
    """The first page, to which the address with the token leads."""
    watched.page.wait_for_url(re.compile(r":\d+/$"))
    watched.page.locator(".w-start").wait_for()
    return watched.page


def send(page: Page, named: str) -> None:
    page.get_by_role("button", name=named).click()
    page.locator("article").first.wait_for()


def is_quiet(watched: Watched, served: str) -> bool:
    """Whether nothing was said, and nobody else was asked for anything."""
    own = served.partition("?")[0]
    assert watched.said == []
    assert [one for one in watched.requests if not one.startswith((own, "data:"))] == []
    return True


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth") is True


def test_a_report_of_a_file(served: str, opened: Opens) -> None:
    with opened(served) as watched:
        page = begun(watched)
        page.get_by_label("Choose a file").set_input_files(RESUME)
        send(page, "Show the report")
        assert page.get_by_role("heading", level=1).inner_text() == RESUME.name
        assert is_quiet(watched, served)


def test_a_comparison_and_its_files(served: str, opened: Opens, tmp_path: Path) -> None:
    with opened(served) as watched:
        page = begun(watched)
        page.get_by_label("Choose a file").set_input_files(RESUME)
        page.get_by_label("Choose files").set_input_files(POSTINGS)
        send(page, "Compare")
        for label, name in (("HTML", "comparison.html"), ("JSON", "comparison.json"), ("Markdown", "comparison.md")):
            with page.expect_download() as download:
                page.get_by_role("link", name=label, exact=True).click()
            assert download.value.suggested_filename == name
            download.value.save_as(tmp_path / name)
        told = json.loads((tmp_path / "comparison.json").read_text(encoding="utf-8"))
        assert [one["posting"]["file"] for one in told["comparisons"]] == [one.name for one in POSTINGS]
        assert is_quiet(watched, served)
    with opened((tmp_path / "comparison.html").read_text(encoding="utf-8")) as alone:
        assert alone.others() == alone.said == []


def test_pasted_texts(served: str, opened: Opens) -> None:
    with opened(served) as watched:
        page = begun(watched)
        page.locator("#resume-text").fill(TYPED)
        page.locator("#posting-text").fill(POST)
        send(page, "Compare")
        assert "pasted posting" in page.content()
        assert is_quiet(watched, served)


def test_a_file_that_is_dropped_anywhere_in_its_box(served: str, opened: Opens) -> None:
    with opened(served) as watched:
        page = begun(watched)
        for number in (1, 2):
            added = f"all.items.add(new File(['{'x' * number}'], 'p{number}.txt'))"
            script = f"() => {{ const all = new DataTransfer(); {added}; return all; }}"
            page.dispatch_event("#posting-text", "drop", {"dataTransfer": page.evaluate_handle(script)})
        assert page.evaluate("[...document.querySelector('#posting-files').files].map((one) => one.name)") == [
            "p1.txt",
            "p2.txt",
        ]
        assert is_quiet(watched, served)


def test_nothing_given(served: str, opened: Opens) -> None:
    with opened(served) as watched:
        page = begun(watched)
        page.get_by_role("button", name="Show the report").click()
        assert "first" in page.get_by_role("alert").inner_text()


def test_findings_come_as_one_types(served: str, opened: Opens) -> None:
    with opened(served) as watched:
        page = begun(watched)
        page.get_by_role("link", name="Check a post").click()
        page.locator("#text").fill(POST + VAGUE)
        page.locator(".w-marks mark", has_text="rockstar").wait_for()
        place = page.locator("#found [data-place]", has_text="rockstar").first
        place.get_by_role("button", name="Show in the text").click()
        chosen = "(({value, selectionStart, selectionEnd}) => value.slice(selectionStart, selectionEnd))"
        assert "rockstar" in page.evaluate(f"{chosen}(document.querySelector('#text'))")
        page.locator("#text").fill(POST)
        page.locator(".w-marks mark", has_text="rockstar").wait_for(state="detached")
        page.locator("#found", has_text="rockstar").wait_for(state="detached")
        assert is_quiet(watched, served)


def test_findings_beyond_the_first_plane(served: str, opened: Opens) -> None:
    """Places count code points, and a text area does not."""
    with opened(served) as watched:
        page = begun(watched)
        page.get_by_role("link", name="Check a post").click()
        page.locator("#text").fill(f"{POST}- \U0001f680\U0001f680 You are a rockstar \U0001f680\n")
        page.locator(".w-marks mark").first.wait_for()
        words = page.locator(".w-marks mark").all_inner_texts()
        assert any(one.strip().startswith(("You", "rockstar", "a rockstar")) for one in words), words


def test_by_the_keyboard_alone(served: str, opened: Opens) -> None:
    with opened(served) as watched:
        page = begun(watched)
        focused = "document.activeElement.id || document.activeElement.textContent.trim()"

        def tab_to(what: str) -> None:
            for _ in range(40):
                page.keyboard.press("Tab")
                if page.evaluate(focused) == what:
                    return
            raise AssertionError(f"no {what} by Tab")

        tab_to("resume-text")
        page.keyboard.insert_text(TYPED)
        tab_to("posting-text")
        page.keyboard.insert_text(POST)
        tab_to("Options")
        page.keyboard.press("Enter")
        tab_to("role")
        tab_to("Compare")
        page.keyboard.press("Enter")
        page.locator("article").first.wait_for()
        tab_to("JSON")
        with page.expect_download():
            page.keyboard.press("Enter")
        assert is_quiet(watched, served)


def test_without_javascript(served: str, opened: Opens) -> None:
    with opened(served, java_script_enabled=False) as watched:
        page = begun(watched)
        page.locator("#resume-files").set_input_files(RESUME)
        page.locator("#posting-files").set_input_files(POSTINGS)
        send(page, "Show the report")
        assert page.title() == "Comparison"
        with page.expect_download() as download:
            page.get_by_role("link", name="JSON", exact=True).click()
        assert download.value.suggested_filename == "comparison.json"
        page.get_by_role("link", name="Check a post").click()
        page.locator("#text").fill(POST + VAGUE)
        send(page, "Check")
        assert page.locator("#text").input_value() == POST + VAGUE
        assert "rockstar" in page.locator("#found").inner_text()
        assert is_quiet(watched, served)


PAGES = ("start", "report", "comparison", "check", "message")


def shown(page: Page, name: str) -> None:
    """Go on to a page of a name."""
    if name in ("report", "comparison"):
        page.locator("#resume-files").set_input_files(RESUME)
        if name == "comparison":
            page.locator("#posting-files").set_input_files(POSTINGS)
        send(page, "Compare" if name == "comparison" else "Show the report")
    elif name == "check":
        page.get_by_role("link", name="Check a post").click()
        page.locator("#text").fill(POST + VAGUE)
        page.locator("#found article").wait_for()
    elif name == "message":
        page.goto(f"{page.url}nothing-here")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_it(served: str, opened: Opens, name: str, scheme: str) -> None:
    """At 320 pixels, which is 1280 enlarged by four; axe has to get past the policy."""
    size = {"width": 320, "height": 700}
    with opened(served, bypass_csp=True, color_scheme=scheme, viewport=size) as watched:
        page = begun(watched)
        shown(page, name)
        assert fits(page)
        assert watched.axe() == []
        page.set_viewport_size({"width": 1280, "height": 800})
        assert fits(page) and watched.axe() == []


def test_a_hostile_document_stays_text(served: str, opened: Opens) -> None:
    with opened(served) as watched:
        page = begun(watched)
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        page.locator("#resume-text").fill(TYPED + HOSTILE)
        page.locator("#posting-text").fill(POST + HOSTILE)
        send(page, "Compare")
        page.get_by_role("link", name="Check a post").click()
        page.locator("#text").fill(POST + HOSTILE)
        page.locator("#found article").wait_for()
        page.get_by_role("button", name="Check").click()
        page.locator("#found article").wait_for()
        assert page.title() == "Check a job post" and page.locator("h1").first.is_visible()
        assert page.locator("img, iframe, [onmouseover], [onload], a[href^=javascript]").count() == 0
        assert dialogs == [] and is_quiet(watched, served)


EVIL = """<!DOCTYPE html><title>evil</title>
<form method=post action="{own}read" enctype="multipart/form-data" target=result><input name=resume_text value=x></form>
<iframe name=result></iframe><iframe src="{own}"></iframe><script src="{own}page.js"></script><img src="{own}">
<script>
document.forms[0].submit();
const body = new FormData(); body.set("resume_text", "x");
const tries = [
  fetch("{own}read", {{method: "POST", body, mode: "no-cors", credentials: "include"}}),
  fetch("{own}read", {{method: "POST", body, credentials: "include"}}),
  fetch("{own}", {{credentials: "include"}}),
];
Promise.allSettled(tries).then((all) => {{
  document.title = all.map((one) => one.status).join(", ");
}});
</script>"""


@pytest.fixture
def evil(served: str) -> Iterator[str]:
    """A page of another port, which to a browser is the same site."""
    page = EVIL.format(own=served.partition("?")[0]).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    other = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    yield f":{other.server_port}/"
    other.shutdown()
    other.server_close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_another_page_gets_nothing(served: str, opened: Opens, evil: str, host: str) -> None:
    """Though the cookie is in the browser, and even sent where the page is of another port of the same host."""
    with opened(served) as watched:
        page = begun(watched)
        answers: list[int] = []
        page.on(
            "response", lambda one: answers.append(one.status) if one.url.startswith(served.partition("?")[0]) else None
        )
        page.goto(f"http://{host}{evil}")
        page.wait_for_function("document.title !== 'evil'")
        page.wait_for_load_state("networkidle")
        assert page.title() == "rejected, rejected, rejected"
        assert answers and set(answers) == {403}
        assert page.evaluate("typeof Choice") == "undefined"


def test_back_and_forth(served: str, opened: Opens) -> None:
    with opened(served) as watched:
        page = begun(watched)
        page.locator("#resume-text").fill(TYPED)
        send(page, "Show the report")
        page.go_back()
        page.locator("#resume-text").fill(TYPED)
        send(page, "Show the report")
        page.reload()
        page.locator("article").first.wait_for()
        assert is_quiet(watched, served)
