"""How often a page of a PDF asks its library: that, and not what the library does, is what reading one takes."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmatch.readers.pdf import calls, characters, drawing
from skillmatch.readers.pdf.page import read_page
from tests.readers import hostile

FILES = Path(__file__).parent / "files"
_OF_CHARACTERS = 4
"""Calls a character: its box, its place, its direction, and its text object where some words may leave no mark."""
_OF_TEXTS = 5
"""Calls a text object: to get it, how it is drawn, its colour, its direction, its bounds."""
_OF_PAGE = 10


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each function of pdfium is called."""
    counts: Counter[str] = Counter()
    plain = calls.function

    def counted(name: str, result: Any = ctypes.c_int) -> Callable[..., Any]:
        called = plain(name, result)

        def call(*arguments: Any) -> Any:
            counts[name] += 1
            return called(*arguments)

        return call

    for module in (calls, characters, drawing):
        monkeypatch.setattr(module, "function", counted)
    return counts


def _read(data: bytes) -> tuple[int, int]:
    """How many characters the first page has, and how many objects, once it was read."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    read_page(document, 0, 1_000_000)
    page = document[0]
    return page.get_textpage().count_chars(), len(list(page.get_objects()))


@pytest.mark.parametrize("name", ["one-column.pdf", "side-bar.pdf", "no-spaces.pdf"])
def test_calls_for_a_page(asked: Counter[str], name: str) -> None:
    characters_, objects = _read((FILES / name).read_bytes())
    assert asked.total() <= _OF_CHARACTERS * characters_ + _OF_TEXTS * objects + _OF_PAGE


def test_text_is_asked_for_at_once(asked: Counter[str]) -> None:
    _read(hostile.one_page(hostile.words(b"Reads Python aloud, letter by letter, to whoever listens")))
    assert asked["FPDFText_GetText"] == 1
    assert not asked["FPDFText_GetUnicode"]


def test_direction_is_asked_of_texts_where_they_are_few(asked: Counter[str]) -> None:
    _read(hostile.one_page(hostile.words(b"Reads Python aloud, letter by letter, to whoever listens")))
    assert asked["FPDFPageObj_GetMatrix"] == 1
    assert not asked["FPDFText_GetCharAngle"]


def test_bounds_are_not_asked_for_where_nothing_can_hide_words(asked: Counter[str]) -> None:
    _read(hostile.one_page(hostile.words(b"Nothing is on this page but these words")))
    assert not asked["FPDFPageObj_GetBounds"]


def test_generated_is_asked_only_of_what_may_be(asked: Counter[str]) -> None:
    text = b"Seven blanks are in this one line only"
    _read(hostile.one_page(hostile.words(text)))
    assert asked["FPDFText_IsGenerated"] == text.count(b" ")
