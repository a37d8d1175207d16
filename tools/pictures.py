"""The pictures of the docs: pages as a browser shows them, of the examples that everybody can read again.

    python -m tools.pictures            take all of them anew
    python -m tools.pictures NAME...    these

Needs Chromium, and the extras ``browser`` and ``web``. No two versions of a browser draw the same bytes: a test holds
only that every picture is there and small.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
EXAMPLES = ROOT / "examples"
MOST_BYTES = 200_000


class File(NamedTuple):
    """A page that a command writes."""

    words: tuple[str, ...]
    """Of the command, without the format; it is run in `examples/`."""
    width: int = 1280
    height: int = 860
    scheme: str = "light"
    at: str = "body"
    """What is at the top of the picture."""
    opened: str = ""
    """The summary that is clicked first."""


_RESUME, _POSTING = "resumes/farah-example.txt", "postings/balanced.txt"
_MORE = ("postings/mid.txt", "postings/data.md", "postings/infrastructure.md")
FILES: Mapping[str, File] = {
    "report": File((_POSTING,), opened=".fig summary"),
    "report-dark": File((_RESUME,), scheme="dark", at=".time"),
    "report-phone": File((_POSTING,), 360, 720),
    "report-pdf": File(("resumes/ada-example.pdf",), 1100, 600, at=".side", opened=".pages > summary"),
    "compare": File(("compare", _RESUME, _POSTING)),
    "compare-many": File(("compare", _RESUME, _POSTING, *_MORE), height=640),
    "check": File(("check", "checks/junior.md", "postings/entry.txt", "--fail-on", "never")),
    "diff": File(("diff", "postings/mid.txt", "postings/senior.md"), scheme="dark", height=640),
}
"""By the name of the picture."""

_GIVEN = EXAMPLES / "resumes" / "chidi-example.docx"
_POSTINGS = [EXAMPLES / "postings" / name for name in ("applied.txt", "senior.md")]
_POST = EXAMPLES / "checks" / "junior.md"


def _start(page: Page) -> None:
    """The first page of the server."""
    page.locator("#resume-files").set_input_files(_GIVEN)
    page.locator("#posting-files").set_input_files(_POSTINGS)


def _compare(page: Page) -> None:
    _start(page)
    page.get_by_role("button", name="Compare").click()
    page.locator("article").first.wait_for()


def _report(page: Page) -> None:
    page.locator("#resume-files").set_input_files(_GIVEN)
    page.get_by_role("button", name="Show the report").click()
    page.locator("article").first.wait_for()


def _check(page: Page) -> None:
    page.get_by_role("link", name="Check a post").click()
    page.locator("#text").fill(_POST.read_text(encoding="utf-8"))
    page.locator(".w-marks mark").first.wait_for()
    page.evaluate("document.activeElement.blur()")


SERVED: Mapping[str, Callable[[Page], None]] = {
    "serve-start": _start,
    "serve-report": _report,
    "serve-comparison": _compare,
    "serve-check": _check,
}
"""What is done on the first page of the server before a picture is taken, by the name of that."""
PICTURES = (*FILES, *SERVED)


def main(names: Sequence[str]) -> None:
    """Take the pictures of these names, or all."""
    FOLDER.mkdir(exist_ok=True)
    chosen = names or PICTURES
    with _browser() as browser:
        _of_files(browser, [name for name in chosen if name in FILES])
        _of_server(browser, [name for name in chosen if name in SERVED])
    for name in chosen:
        size = (FOLDER / f"{name}.png").stat().st_size
        print(f"docs/pictures/{name}.png: {size / 1000:.0f} kB{' TOO LARGE' if size > MOST_BYTES else ''}")


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    program = os.environ.get("SKILLMATCH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def _of_files(browser: Browser, names: Sequence[str]) -> None:
    with TemporaryDirectory() as folder:
        for name in names:
            file, page = FILES[name], Path(folder) / f"{name}.html"
            words = [sys.executable, "-m", "skillmatch", *file.words, "--format", "html", "-o", str(page)]
            subprocess.run(words, cwd=EXAMPLES, check=True)
            context = browser.new_context(
                viewport={"width": file.width, "height": file.height},
                color_scheme="dark" if file.scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            shown = context.new_page()
            shown.goto(page.as_uri())
            if file.opened:
                shown.locator(file.opened).first.click()
            shown.locator(file.at).first.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 16)")
            shown.mouse.move(0, 0)
            shown.screenshot(path=FOLDER / f"{name}.png")
            context.close()


def _of_server(browser: Browser, names: Sequence[str]) -> None:
    if not names:
        return
    with _served() as address:
        for name in names:
            context = browser.new_context(viewport={"width": 1180, "height": 760}, color_scheme="light")
            page = context.new_page()
            page.goto(address)
            page.locator(".w-start").wait_for()
            SERVED[name](page)
            page.screenshot(path=FOLDER / f"{name}.png")
            context.close()


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


if __name__ == "__main__":
    main(sys.argv[1:])
