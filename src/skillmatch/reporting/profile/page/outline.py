"""A page of a PDF as its words lie on it, drawn from their boxes: no picture of the page is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.readers.model import Box, Boxes
from skillmatch.reporting.profile.page.marks import look_of
from skillmatch.reporting.shared.escape import one_line
from skillmatch.text.spans import Span

_MARGIN = 18.0
_MOST_PAGES = 12


class PageWords(NamedTuple):
    """A line of words, where it lies; the y axis of a drawing points down."""

    text: str
    x: float
    y: float
    width: float
    size: float


class Spot(NamedTuple):
    """A mention on the page."""

    href: str
    cls: str
    x: int
    y: int
    width: int
    height: int


class Outline(NamedTuple):
    """A page."""

    number: int
    view: str
    """What the drawing shows, as an SVG says it."""
    words: tuple[PageWords, ...]
    spots: tuple[Spot, ...]


def outlines(report: Report, prefix: str) -> tuple[Outline, ...]:
    """The pages of a report's document, as far as its file tells where the words are."""
    document = report.document
    boxes = document.boxes
    if boxes is None or not document.pages:
        return ()
    lines: dict[int, list[tuple[Box, str]]] = {}
    for box, text in _lines(boxes, document.text):
        lines.setdefault(box.page, []).append((box, text))
    spots: dict[int, list[tuple[Box, str, str]]] = {}
    for number, mention in enumerate(report.mentions):
        for box in boxes.of(mention.span):
            spots.setdefault(box.page, []).append((box, "#" + prefix + f"m{number}", look_of(mention)))
    pages = [page.number for page in document.pages if page.number in lines][:_MOST_PAGES]
    return tuple(_outline(page, lines[page], spots.get(page, [])) for page in pages)


def _lines(boxes: Boxes, text: str) -> Iterator[tuple[Box, str]]:
    for number, start in enumerate(boxes.starts):
        after = boxes.firsts[number + 1] if number + 1 < len(boxes.firsts) else len(boxes.edges)
        end = start + after - boxes.firsts[number] - 1
        at = start
        for cell in text[start:end].split("\t"):
            if words := one_line(cell):
                yield from ((box, words) for box in boxes.of(Span(at, at + len(cell))))
            at += len(cell) + 1


def _outline(number: int, lines: list[tuple[Box, str]], spots: list[tuple[Box, str, str]]) -> Outline:
    left = min(box.left for box, _ in lines) - _MARGIN
    top = max(box.top for box, _ in lines) + _MARGIN
    width = max(box.right for box, _ in lines) + _MARGIN - left
    height = top - min(box.bottom for box, _ in lines) + _MARGIN
    return Outline(
        number,
        f"0 0 {width:.0f} {height:.0f}",
        tuple(
            PageWords(
                text,
                round(box.left - left, 1),
                round(top - box.bottom - 0.18 * (box.top - box.bottom), 1),
                round(box.right - box.left, 1),
                round(0.95 * (box.top - box.bottom), 1),
            )
            for box, text in lines
            if box.right > box.left and box.top > box.bottom
        ),
        tuple(
            Spot(
                href,
                cls,
                round(box.left - left),
                round(top - box.top),
                round(box.right - box.left),
                round(box.top - box.bottom),
            )
            for box, href, cls in spots
        ),
    )
