"""What holds of a reading for any bytes at all; `tools/fuzz.py` and `tools/attack.py` ask it of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillmatch.readers.model import Reading, Unreadable


# Imported inside, so that the fuzzer can watch the readers' modules from their first line on.
def check(data: bytes, name: str = "a") -> Reading | Unreadable:
    """What was read of ``data``, or why nothing was.

    Raises:
        AssertionError: a promise does not hold; anything else: reading raises, which it never may.
    """
    from skillmatch.readers.model import Unreadable
    from skillmatch.readers.read import read_bytes
    from skillmatch.readers.sandbox.protocol import packed, unpacked

    found = read_bytes(data, name)
    assert unpacked(packed(found)) == found, "changed by the wire"
    if isinstance(found, Unreadable):
        assert found.reason and found.hint.endswith(".") and "\n" not in str(found), "a refusal that says too little"
    else:
        _check_text(found)
        _check_pages(found)
    return found


def _check_text(found: Reading) -> None:
    assert found.text.strip(), "an empty reading"
    for text in (found.text, *(one.text for one in found.hidden), *found.notes):
        text.encode("utf-8")
        assert not any(char < " " and char not in "\t\n\r" for char in text), "a control character"
    assert all(one.text and one.how and one.place for one in found.hidden), "hidden words without words or place"


def _check_pages(found: Reading) -> None:
    from skillmatch.text.spans import Span

    end = len(found.text)
    starts = [page.span.start for page in found.pages]
    assert starts == sorted(starts) and all(0 <= start <= end for start in starts), "pages out of order"
    assert not found.pages or found.pages[-1].span.end == end, "text after the last page"
    if found.boxes:
        boxes = found.boxes.of(Span(0, end))
        assert all(box.page <= len(found.pages) for box in boxes), "a box on no page"
        assert found.boxes.of(Span(end - 1, end)) is not None, "no box for the last letter"
