"""Make the pictures of the documentation, by a real browser, of what our own examples give.

    python -m tools.pictures            all of them
    python -m tools.pictures NAME...    these

Needs Chromium and `pip install -e '.[browser]'`. No two versions of a browser draw the same bytes: a test holds only
that every picture is there and small.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 200_000
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


class Picture(NamedTuple):
    """A picture of a page that a command makes."""

    words: tuple[str, ...]
    """Of the command, without the format; it is run in `examples/`."""
    width: int = 1280
    height: int = 860
    scheme: str = "light"
    at: str = "body"
    """What is at the top of it."""
    opened: str = ""
    """The summary that is clicked first."""


_RESUME, _POSTING = "resumes/farah-example.txt", "postings/balanced.txt"
PICTURES = {
    "report": Picture((_POSTING,), opened="details.role summary, .fig summary"),
    "report-dark": Picture((_RESUME,), scheme="dark", at=".time"),
    "report-phone": Picture((_POSTING,), 360, 720),
    "report-pdf": Picture(("resumes/ada-example.pdf",), 1100, 600, at=".side", opened=".pages > summary"),
    "compare": Picture(("compare", _RESUME, _POSTING)),
    "compare-many": Picture(
        ("compare", _RESUME, _POSTING, "postings/mid.txt", "postings/data.md", "postings/infrastructure.md"), height=640
    ),
    "check": Picture(("check", "checks/junior.md", "postings/entry.txt", "--fail-on", "never")),
    "diff": Picture(("diff", "postings/mid.txt", "postings/senior.md"), scheme="dark", height=640),
}
"""By the name of the file."""


def main() -> int:
    chosen = sys.argv[1:] or list(PICTURES)
    with TemporaryDirectory() as folder, _browser() as browser:
        for name in chosen:
            page = Path(folder) / f"{name}.html"
            _command(PICTURES[name].words, page)
            size = _taken(browser, PICTURES[name], page, FOLDER / f"{name}.png")
            print(f"{name}.png: {size / 1000:.0f} kB{' TOO LARGE' if size > MOST_BYTES else ''}")
    return 0


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])


def _command(words: tuple[str, ...], page: Path) -> None:
    whole = [sys.executable, "-m", "skillmatch", *words, "--format", "html", "-o", str(page)]
    subprocess.run(whole, cwd=ROOT / "examples", check=True)


def _taken(browser: Browser, picture: Picture, page: Path, file: Path) -> int:
    """Write the picture; its size in bytes."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    shown = context.new_page()
    shown.goto(page.as_uri())
    if picture.opened:
        shown.locator(picture.opened).first.click()
    shown.locator(picture.at).first.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 16)")
    shown.mouse.move(0, 0)
    file.write_bytes(shown.screenshot())
    context.close()
    return file.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
