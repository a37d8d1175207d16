"""Columns of an editor: there and back again, in every encoding, whatever is in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skillmatch.editors.positions import UTF_8, UTF_16, UTF_32, At, EditorLines, Kept
from skillmatch.text.spans import Span

ENCODINGS = [UTF_8, UTF_16, UTF_32]
CHARACTERS = "ab é́🧠👩🏽‍💻\r\n\n\r\u2028\x0b\x0c\x85\u200b\u00ad\ufeff\ud83d"
TEXTS = st.text(alphabet=CHARACTERS, max_size=40)


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_offset_has_a_place_that_leads_back(text: str, encoding: str) -> None:
    lines = EditorLines(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n" and offset:
            continue  # within the end of a line is no place of its own
        assert lines.offset(lines.at(offset)) == offset
    places = [lines.at(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 50), st.integers(0, 200))
def test_no_place_leads_out_of_the_text(text: str, encoding: str, line: int, column: int) -> None:
    lines = EditorLines(text, encoding)
    offset = lines.offset(At(line, column))
    assert 0 <= offset <= len(text)
    assert lines.at(offset).line <= line


@given(st.lists(st.tuples(st.sampled_from("ab 🧠\n"), st.booleans()), max_size=30))
def test_what_is_left_out_moves_nothing(characters: list[tuple[str, bool]]) -> None:
    """A text with unseen characters before some of its letters, and the same without them."""
    whole = "".join(f"\u200b{char}" if hidden else char for char, hidden in characters)
    read = "".join(char for char, _ in characters)
    kept = Kept(whole, read)
    for start in range(len(read)):
        for end in range(start + 1, len(read) + 1):
            found = kept.span(Span(start, end))
            assert whole[found.start : found.end].replace("\u200b", "") == read[start:end]
    assert kept.span(Span(len(read), len(read))) == Span(len(whole), len(whole))


def test_columns_are_counted_once_however_many_are_asked_for() -> None:
    """A page may be one line with thousands of findings."""
    for encoding, units in ((UTF_8, 4), (UTF_16, 2), (UTF_32, 1)):
        lines = EditorLines("🧠" * 200_000, encoding)
        places = [lines.at(offset) for offset in range(0, 200_001, 10)]
        assert places[-1] == At(0, 200_000 * units) and len(places) == 20_001
