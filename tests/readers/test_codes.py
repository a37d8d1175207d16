"""Each reason why a file is not read has a code that stays, and each code is explained."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skillmatch.readers.codes import MEANINGS, Code
from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Unreadable
from skillmatch.readers.read import read_bytes
from skillmatch.readers.sandbox.protocol import packed, unpacked

from . import hostile

SMALL = Limits(bytes=2_000, characters=100, pages=2)
CASES: dict[str, tuple[Callable[[], bytes], Code, str]] = {
    "large.txt": (lambda: b"a" * 2_001, Code.TOO_LARGE, "bytes"),
    "long.txt": (lambda: b"words " * 20, Code.TOO_LONG, "characters"),
    "long.pdf": (lambda: hostile.many_pages(3), Code.TOO_LONG, "pages"),
    "empty.md": (lambda: b" \n", Code.EMPTY, ""),
    "hidden.md": (lambda: b"<!-- all of it -->", Code.HIDDEN_ONLY, ""),
    "tool.txt": (lambda: b"\x7fELF" + b"\0" * 90, Code.UNSUPPORTED, ""),
    "broken.pdf": (lambda: b"%PDF-1.7\nnothing of the kind\n%%EOF", Code.DAMAGED, ""),
    "bomb.docx": (lambda: hostile.docx(b" " * 4_000_000), Code.UNSAFE_PACKAGE, ""),
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_has_the_code_of_its_fault(name: str) -> None:
    make, code, limit = CASES[name]
    found = read_bytes(make(), name, SMALL if "bomb" not in name else Limits())
    assert isinstance(found, Unreadable)
    assert (found.code, found.limit) == (code, limit)
    assert unpacked(packed(found)) == found
    assert "--" not in str(found)  # options are for the command line to name


def test_every_code_is_explained() -> None:
    assert set(MEANINGS) == set(Code)
