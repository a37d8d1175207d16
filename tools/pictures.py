"""The pictures of the docs: pages as a browser shows them, of the examples that everybody can read again.

``python -m tools.pictures [NAME...]`` takes them anew. It needs Chromium, and the extras ``browser`` and ``web``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
EXAMPLES = ROOT / "examples"
_SIZE = {"width": 1180, "height": 760}
_RESUME = EXAMPLES / "resumes" / "chidi-example.docx"
_POSTINGS = [EXAMPLES / "postings" / name for name in ("applied.txt", "senior.md")]
_POST = EXAMPLES / "checks" / "junior.md"


def _start(page: Page) -> None:
    """The first page of the server."""
    page.locator("#resume-files").set_input_files(_RESUME)
    page.locator("#posting-files").set_input_files(_POSTINGS)


def _compare(page: Page) -> None:
    _start(page)
    page.get_by_role("button", name="Compare").click()
    page.locator("article").first.wait_for()


def _report(page: Page) -> None:
    page.locator("#resume-files").set_input_files(_RESUME)
    page.get_by_role("button", name="Show the report").click()
    page.locator("article").first.wait_for()


def _check(page: Page) -> None:
    page.get_by_role("link", name="Check a post").click()
    page.locator("#text").fill(_POST.read_text(encoding="utf-8"))
    page.locator(".w-marks mark").first.wait_for()
    page.evaluate("document.activeElement.blur()")


PICTURES: Mapping[str, Callable[[Page], None]] = {
    "serve-start": _start,
    "serve-report": _report,
    "serve-comparison": _compare,
    "serve-check": _check,
}
"""What is done on the first page of the server before a picture is taken, by the name of that."""


@contextmanager
def _served() -> Iterator[str]:
    """The address of a server."""
    command = [sys.executable, "-m", "skillmatch", "serve", "--no-open"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert run.stdout
        yield run.stdout.readline().strip()
    finally:
        run.terminate()
        run.wait()


def main(names: Sequence[str]) -> None:
    """Take the pictures of these names, or all."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("SKILLMATCH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, _served() as address:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name in names or PICTURES:
            page = browser.new_context(viewport=_SIZE, color_scheme="light").new_page()  # type: ignore[arg-type]
            page.goto(address)
            page.locator(".w-start").wait_for()
            PICTURES[name](page)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.context.close()
            print(f"docs/pictures/{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
