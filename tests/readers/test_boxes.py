"""Where on a page a stretch of the text stands: as it was drawn, to the point."""

from __future__ import annotations

import io

import pytest

from skillmatch.readers.model import Reading
from skillmatch.readers.read import read_bytes
from skillmatch.text.spans import Span

FONT, SIZE = "Helvetica", 10


def _drawn(lines: list[tuple[float, float, str]], turned: int = 0) -> tuple[Reading, object]:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out, pagesize=(600, 800), invariant=1)
    page.setFont(FONT, SIZE)
    for x, y, text in lines:
        page.saveState()
        page.translate(x, y)
        page.rotate(turned)
        page.drawString(0, 0, text)
        page.restoreState()
    page.save()
    reading = read_bytes(out.getvalue(), "a.pdf")
    assert isinstance(reading, Reading)
    return reading, page


def _box(reading: Reading, words: str) -> list[tuple[float, ...]]:
    assert reading.boxes
    start = reading.text.index(words)
    return [tuple(box) for box in reading.boxes.of(Span(start, start + len(words)))]


def _width(text: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, FONT, SIZE))


def test_a_word_stands_where_it_was_drawn() -> None:
    reading, _ = _drawn([(100, 700, "Knits in Python, mostly at night"), (100, 650, "and sells it on Sundays")])
    ((page, left, bottom, right, top),) = _box(reading, "Python")
    assert page == 1
    assert left == pytest.approx(100 + _width("Knits in "), abs=0.5)
    assert right == pytest.approx(100 + _width("Knits in Python"), abs=0.5)
    assert bottom < 700 < top < 710


def test_a_word_divided_by_a_line_end_has_two_boxes() -> None:
    reading, _ = _drawn(
        [(100, 700, "He keeps a large shop of kuber-"), (100, 688, "netes and other charts in a cellar")]
    )
    assert "shop of kubernetes and" in reading.text
    (one, other) = _box(reading, "kubernetes")
    assert one[1] == pytest.approx(100 + _width("He keeps a large shop of "), abs=0.5)
    assert (other[1], other[3]) == pytest.approx((100, 100 + _width("netes")), abs=0.5)


def test_a_list_sign_put_right_moves_nothing_else() -> None:
    reading, _ = _drawn([(100, 700, "\u2022Rust and rope for ships"), (100, 685, "\u2022Go and gaffer tape")])
    assert reading.text.startswith("• Rust")
    ((_, left, *_),) = _box(reading, "rope")
    assert left == pytest.approx(100 + _width("\u2022Rust and "), abs=0.5)


def test_text_written_upwards() -> None:
    reading, _ = _drawn([(300, 200, "Climbs with Python and a rope")], turned=90)
    ((_, left, bottom, right, top),) = _box(reading, "Python")
    assert left < 300 < right + 3
    assert bottom == pytest.approx(200 + _width("Climbs with "), abs=0.6)
    assert top == pytest.approx(200 + _width("Climbs with Python"), abs=0.6)
