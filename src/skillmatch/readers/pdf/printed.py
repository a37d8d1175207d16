"""What a browser adds to the pages that it prints: date and title above, address and page number below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillmatch.readers.pdf.layout import Line

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_PAGE = r"(?:page\s)?\d{1,3}\s?(?:/|of|von|de|sur)\s?\d{1,3}"
_ADDRESS = r"(?:https?://|file:///|about:blank)\S*"
_MARK = re.compile(
    rf"(?:{_DAY}(?:\s.{{0,200}})?|{_ADDRESS}\s+{_PAGE}|.{{0,200}}\s{_ADDRESS}|{_PAGE}\s+{_DAY})\s*\Z", re.IGNORECASE
)
_FEWEST = 2


def without_print_marks(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of the pages without those marks, where there are at least two of them."""
    marks = [{at for at in {0, len(lines) - 1} if lines and _MARK.match(lines[at].text)} for lines in pages]
    if sum(map(len, marks)) < _FEWEST:
        return list(pages)
    return [
        [line for at, line in enumerate(lines) if at not in found] if found else lines
        for lines, found in zip(pages, marks, strict=True)
    ]
