"""Layouts drawn by hand with reportlab: what the order and the pieces of drawing hide."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from tools.layout_samples.content import Person, Section

_WIDTH, _HEIGHT = 595.0, 842.0
_FONT, _BOLD = "Helvetica", "Helvetica-Bold"
_STEP = 13.0
Place = Callable[[Any, float, float, str, str, float], None]


class _Drawn(NamedTuple):
    """A line of text and where it begins."""

    page: int
    x: float
    y: float
    text: str
    font: str
    size: float


class _Column(NamedTuple):
    x: float
    width: float
    top: float = 120.0
    step: float = _STEP


def _one(person: Person) -> list[_Drawn]:
    return [*_name(person), *_flow(person.sections, _Column(60, 470))]


def _bar_left(person: Person) -> list[_Drawn]:
    main, side = _sides(person)
    return [*_name(person, 210), *_flow(side, _Column(40, 140, 60, 12)), *_flow(main, _Column(210, 340, 120, 13.7))]


def _bar_right(person: Person) -> list[_Drawn]:
    main, side = _sides(person)
    return [*_name(person), *_flow(main, _Column(60, 330, 130, 13.7)), *_flow(side, _Column(425, 140, 124, 12))]


def _two_level(person: Person) -> list[_Drawn]:
    """Both columns on one grid of lines, as table-made layouts have it."""
    main, side = _sides(person)
    return [*_name(person), *_flow(main, _Column(50, 240)), *_flow(side, _Column(320, 230))]


def _row_by_row(lines: list[_Drawn]) -> list[_Drawn]:
    """Drawn from the top of each page to its end, across all columns."""
    return sorted(lines, key=lambda line: (line.page, line.y, line.x))


def _backwards(lines: list[_Drawn]) -> list[_Drawn]:
    """Drawn from the last line of each page to its first."""
    return sorted(lines, key=lambda line: (line.page, -line.y, line.x))


def _whole(page: Any, x: float, y: float, text: str, font: str, size: float) -> None:
    page.setFont(font, size)
    page.drawString(x, y, text)


def _by_word(page: Any, x: float, y: float, text: str, font: str, size: float) -> None:
    """Word by word and without a space, as some producers do."""
    page.setFont(font, size)
    for word in text.split():
        page.drawString(x, y, word)
        x += page.stringWidth(word + " ", font, size)


def _by_letter(page: Any, x: float, y: float, text: str, font: str, size: float) -> None:
    page.setFont(font, size)
    for char in text:
        if not char.isspace():
            page.drawString(x, y, char)
        x += page.stringWidth(char, font, size)


def _twice(page: Any, x: float, y: float, text: str, font: str, size: float) -> None:
    """Headings drawn twice to look bold."""
    _whole(page, x, y, text, font, size)
    if font == _BOLD:
        _whole(page, x + 0.3, y, text, font, size)


LAYOUTS: dict[str, tuple[Callable[[Person], list[_Drawn]], Callable[[list[_Drawn]], list[_Drawn]], Place, int]] = {
    "one column, word by word": (_one, list, _by_word, 0),
    "one column, letter by letter": (_one, list, _by_letter, 0),
    "one column, drawn backwards": (_one, _backwards, _twice, 0),
    "one column, page turned": (_one, list, _whole, 90),
    "side bar at the left, row by row": (_bar_left, _row_by_row, _whole, 0),
    "side bar at the right, row by row": (_bar_right, _row_by_row, _by_word, 0),
    "two columns on one grid": (_two_level, list, _whole, 0),
    "two columns on one grid, row by row": (_two_level, _row_by_row, _whole, 0),
    "two columns on one grid, turned": (_two_level, list, _whole, 270),
}


def make(layout: str, person: Person) -> bytes:
    """The person's résumé as a PDF in a layout of ``LAYOUTS``."""
    from reportlab.pdfgen.canvas import Canvas

    place, order, put, turned = LAYOUTS[layout]
    out = io.BytesIO()
    page = Canvas(out, pagesize=(_WIDTH, _HEIGHT), invariant=1)
    lines = order(place(person))
    for number in range(max(line.page for line in lines) + 1):
        if turned:
            page.setPageRotation(turned)
            page.translate(_WIDTH / 2, _HEIGHT / 2)
            page.rotate(turned)
            page.scale(_WIDTH / _HEIGHT, _WIDTH / _HEIGHT)
            page.translate(-_WIDTH / 2, -_HEIGHT / 2)
        for line in lines:
            if line.page == number:
                put(page, line.x, _HEIGHT - line.y, line.text, line.font, line.size)
        page.showPage()
    page.save()
    return out.getvalue()


def _sides(person: Person) -> tuple[list[Section], list[Section]]:
    return [s for s in person.sections if not s.aside], [s for s in person.sections if s.aside]


def _name(person: Person, x: float = 60) -> list[_Drawn]:
    return [
        _Drawn(0, x, 56, person.name, _BOLD, 20),
        _Drawn(0, x, 76, person.headline, _FONT, 11),
        _Drawn(0, x, 92, person.contact, _FONT, 8),
    ]


def _flow(sections: Any, column: _Column) -> Iterator[_Drawn]:
    """The lines of sections down a column, from page to page."""
    page, y = 0, column.top
    for text, font, size, before in _lines(sections, column.width):
        y += before
        if y > _HEIGHT - 60:
            page, y = page + 1, 60.0
        yield _Drawn(page, column.x, y, text, font, size)
        y += column.step


def _lines(sections: Any, width: float) -> Iterator[tuple[str, str, float, float]]:
    from reportlab.lib.utils import simpleSplit

    for section in sections:
        yield section.heading.upper(), _BOLD, 12, 10
        for entry in section.entries:
            for line in simpleSplit(entry.head, _BOLD, 9.5, width):
                yield line, _BOLD, 9.5, 4
            if entry.dates:
                yield entry.dates, _FONT, 9, 0
            for item in entry.lines:
                for line in simpleSplit(f"• {item}" if entry.listed else item, _FONT, 9.5, width):
                    yield line, _FONT, 9.5, 0
