"""A page of text in lines: words in styles, columns, and what is moved to the right.

Only colour needs rich: a page without is put together here, in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from skillmatch.reporting.shared.cells import is_simple, width_of, wrapped

GAP = 2
"""Blanks between columns."""
Paint = Callable[[str, str], str]
"""From text and the name of a style to what a terminal shows in that style."""


class Part(Protocol):
    """What can be laid out."""

    def lines(self, width: int, paint: Paint) -> list[str]:
        """The lines, none of which takes more than ``width`` columns."""

    def block(self, width: int, paint: Paint) -> list[str]:
        """The lines, each of which takes ``width`` columns."""


class Text:
    """Words, each in a style.

    Args:
        text: the first words.
        style: theirs, and that of the blanks after them in a column.
    """

    __slots__ = ("_runs", "style")

    def __init__(self, text: str = "", style: str = "") -> None:
        self.style = style
        self._runs = [(text, style)]

    @classmethod
    def assemble(cls, *parts: str | tuple[str, str] | Text) -> Text:
        """The parts in one, some of them with a style."""
        made = cls()
        for part in parts:
            if isinstance(part, Text):
                made.append_text(part)
            else:
                made._runs.append((part, "") if isinstance(part, str) else part)
        return made

    def append(self, text: str, style: str = "") -> Text:
        """This text, with more after it."""
        self._runs.append((text, style or self.style))
        return self

    def append_text(self, text: Text) -> Text:
        """This text, with another after it."""
        self._runs += text._runs
        return self

    @property
    def plain(self) -> str:
        """The words without their styles."""
        runs = self._runs
        return runs[0][0] if len(runs) == 1 else "".join([text for text, _ in runs])

    def lines(self, width: int, paint: Paint) -> list[str]:
        """The lines, wrapped between words."""
        return [self._line(text, start, "", paint) for start, text in self._wrapped(width)]

    def block(self, width: int, paint: Paint) -> list[str]:
        """The lines, filled up with blanks."""
        text = self.plain
        # Most cells are one short line, and most pages have no colour.
        if paint is unpainted and len(text) <= width and is_simple(text):
            return [text.ljust(width)]
        return [self._line(text, start, " " * (width - width_of(text)), paint) for start, text in self._wrapped(width)]

    def _wrapped(self, width: int) -> Iterator[tuple[int, str]]:
        """Each line, and where it begins."""
        begun = 0
        for text in self.plain.split("\n"):
            for start, end in wrapped(text, width):
                yield begun + start, text[start:end]
            begun += len(text) + 1

    def _line(self, text: str, start: int, blanks: str, paint: Paint) -> str:
        if paint is unpainted:
            return text + blanks
        runs = list(self._between(start, start + len(text)))
        if blanks and runs and runs[-1][1] == self.style:
            runs[-1] = (runs[-1][0] + blanks, self.style)
        elif blanks:
            runs.append((blanks, self.style))
        return "".join(paint(*run) for run in runs)

    def _between(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        for text, style in self._runs:
            if piece := text[max(0, start) : max(0, end)]:
                yield piece, style
            start, end = start - len(text), end - len(text)


class Grid:
    """Columns of fixed width; ``None`` stands for the one that takes the rest. Long words are folded, not lost."""

    __slots__ = ("_rows", "_widths")

    def __init__(self, widths: Sequence[int | None]) -> None:
        self._widths = widths
        self._rows: list[tuple[Part | str, ...]] = []

    def add_row(self, *cells: Part | str) -> None:
        """Put a row below the others, a cell for each column."""
        self._rows.append(cells)

    def lines(self, width: int, paint: Paint) -> list[str]:
        """The lines of all rows."""
        taken = sum(fixed for fixed in self._widths if fixed is not None) + GAP * (len(self._widths) - 1)
        widths = [width - taken if fixed is None else fixed for fixed in self._widths]
        return [line for row in self._rows for line in _row(row, widths, paint)]

    def block(self, width: int, paint: Paint) -> list[str]:
        """The same: a column that takes the rest fills the lines."""
        return self.lines(width, paint)


class Indented(NamedTuple):
    """A part, moved to the right."""

    part: Part
    indent: int

    def lines(self, width: int, paint: Paint) -> list[str]:
        """The lines of the part, with blanks in front."""
        return [" " * self.indent + line for line in self.part.lines(width - self.indent, paint)]

    def block(self, width: int, paint: Paint) -> list[str]:
        """The lines of the part, with blanks on both sides."""
        return [" " * self.indent + line for line in self.part.block(width - self.indent, paint)]


def indented(part: Part, indent: int = 2) -> Indented:
    """``part``, moved to the right."""
    return Indented(part, indent)


def drawn(parts: Iterable[Part], width: int, *, color: bool = False) -> str:
    """The parts below each other, without blanks at the ends of lines; with ``color``, in those of a terminal."""
    paint = painted if color else unpainted
    return "".join(f"{line.rstrip(' ')}\n" for part in parts for line in part.lines(width, paint))


def unpainted(text: str, style: str) -> str:
    """``text`` as it is."""
    return text


def painted(text: str, style: str) -> str:
    """``text`` in the codes of a terminal for ``style``, as rich names styles."""
    before, after = _codes(style)
    return f"{before}{text}{after}"


@lru_cache(maxsize=64)
def _codes(style: str) -> tuple[str, str]:
    # "standard" leaves the shades to the reader's own theme, and asks no environment variable.
    from rich.color import ColorSystem
    from rich.style import Style

    before, after = Style.parse(style).render("\n", color_system=ColorSystem.STANDARD).split("\n")
    return before, after


def _row(cells: Sequence[Part | str], widths: Sequence[int], paint: Paint) -> Iterator[str]:
    """The lines of a row: those of its cells side by side, with empty ones below the shorter."""
    blocks = [_block(cell, width, paint) for cell, width in zip(cells, widths, strict=True)]
    height = max(1, *map(len, blocks))
    for block, width in zip(blocks, widths, strict=True):
        block += [" " * width] * (height - len(block))
    return map((" " * GAP).join, zip(*blocks, strict=True))


def _block(cell: Part | str, width: int, paint: Paint) -> list[str]:
    return (Text(cell) if isinstance(cell, str) else cell).block(width, paint)
