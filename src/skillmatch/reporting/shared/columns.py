"""Plain text for the commands that explain: rows of a name and its text, 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from skillmatch.reporting.shared.escape import one_line

WIDTH = 80
_NAME = 13


def row(name: str, texts: Sequence[str]) -> str:
    """A name, and beside it its paragraphs, wrapped; of several, each hangs so that it is seen to begin."""
    indent = " " * (_NAME + 2)
    hanging = "  " if len(texts) > 1 else ""
    lines = [line for text in texts for line in _wrapped(one_line(text), hanging)]
    first, *rest = lines or [""]
    return "\n".join([f"  {name:<{_NAME}}{first}".rstrip(), *(indent + line for line in rest)])


def _wrapped(text: str, hanging: str) -> list[str]:
    # Addresses and ids must survive being copied, so nothing is cut in the middle of a word.
    return textwrap.wrap(
        text,
        WIDTH - _NAME - 2,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def table(rows: Iterable[Sequence[object]], *, numbers: Iterable[int] = ()) -> str:
    """Columns as wide as their widest cell; those in ``numbers`` are to the right."""
    cells = [[one_line(str(cell)) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    right = set(numbers)
    return "\n".join("  " + _line(line, widths, right) for line in cells)


def _line(cells: Sequence[str], widths: Sequence[int], right: set[int]) -> str:
    padded = (
        cell.rjust(width) if index in right else cell.ljust(width)
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()
