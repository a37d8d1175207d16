"""A real browser for the tests: Chromium of the system, driven by playwright.

Where there is none the tests are skipped and say so; with ``SKILLMATCH_BROWSER=required``, as ``nox -s browser`` sets
it, they fail. ``SKILLMATCH_CHROMIUM`` names another program than the ``chromium`` that is found.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_HERE = Path(__file__).parent
_REQUIRED = os.environ.get("SKILLMATCH_BROWSER") == "required"
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder, so that a plain ``pytest`` leaves them out: they take minutes."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, one for a process of the tests."""
    program = os.environ.get("SKILLMATCH_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        _missing("there is no Chromium: apt-get install chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is missing: pip install -e '.[browser]'")
    with sync_playwright() as playwright:
        # Root, as in a container, gets no browser with a sandbox.
        made = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield made
        made.close()


def _missing(why: str) -> None:
    if _REQUIRED:
        pytest.fail(why)
    pytest.skip(why)


@dataclass
class Watched:
    """A page in the browser, and all that it did which nobody may see it do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    """The addresses that it asked for, its own the first."""
    said: list[str] = field(default_factory=list)
    """Messages of its console, violations of its policy among them, and errors of its scripts."""

    def others(self) -> list[str]:
        """What it asked for beyond its own address."""
        return self.requests[1:]

    def axe(self) -> list[str]:
        """What axe finds against it, a line each."""
        from axe_playwright_python.sync_playwright import Axe

        found: list[dict[str, Any]] = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


class Opens(Protocol):
    """Opens a page of HTML or an address, in a context of its own."""

    def __call__(self, page: str, **context: Any) -> AbstractContextManager[Watched]: ...


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Opens:
    """``with opened(html_or_address, color_scheme="dark", bypass_csp=True) as watched``.

    What does not begin as an address is HTML, which is written to a file and opened from there. Other arguments are
    those of ``Browser.new_context``.
    """

    @contextmanager
    def opened(page: str, **context: Any) -> Iterator[Watched]:
        address = page if page.startswith(("http://", "https://", "file://")) else _written(tmp_path, page)
        made = browser.new_context(**context)
        try:
            watched = Watched(made.new_page())
            watched.page.on("request", lambda request: watched.requests.append(request.url))
            watched.page.on("console", lambda message: watched.said.append(message.text))
            watched.page.on("pageerror", lambda error: watched.said.append(str(error)))
            watched.page.goto(address)
            yield watched
        finally:
            made.close()

    return opened


def _written(folder: Path, html: str) -> str:
    file = folder / f"page-{len(list(folder.iterdir()))}.html"
    file.write_text(html, encoding="utf-8", newline="\n")
    return file.as_uri()
