"""What the parts of a terminal report are drawn with: characters, bars, headings."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.layout import GAP, Text
from skillmatch.reporting.shared.quotes import cut

SWE = "cyan"
ML = "magenta"


class Signs(NamedTuple):
    """The characters that plain ASCII lacks, or what is used in their place."""

    full: str
    empty: str
    axis: str
    pull: str
    left: str
    right: str
    centre: str
    marker: str
    ellipsis: str
    quotes: tuple[str, str]
    times: str
    dot: str
    rule: str


UNICODE = Signs("█", "░", "─", "━", "├", "┤", "┼", "●", "…", ("“", "”"), "×", "·", "─")
ASCII = Signs("#", ".", "-", "=", "|", "|", "+", "O", "...", ('"', '"'), "x", "-", "-")


class Canvas(NamedTuple):
    """How wide the page is, and with what it is drawn."""

    width: int
    glyphs: Signs
    evidence: bool

    @property
    def name_width(self) -> int:
        """Columns for the name of a role or phase: all of ours fit, and the bars beside them line up."""
        return min(42, self.width - 36)

    @property
    def bar_width(self) -> int:
        """Columns for each of two bars beside a name, with their figures."""
        return min(20, (self.room(self.name_width) - 2 * 4 - 3 * GAP) // 2)

    def quoted(self, text: str) -> str:
        """``text`` in quotation marks."""
        return f"{self.glyphs.quotes[0]}{text}{self.glyphs.quotes[1]}"

    def clip(self, text: str, width: int) -> str:
        """``text`` on one line of at most ``width`` characters."""
        return cut(one_line(text), width, self.glyphs.ellipsis)

    def room(self, *widths: int, indent: int = 2) -> int:
        """What is left of a line after columns of these widths."""
        return self.width - indent - sum(width + GAP for width in widths)

    def bar(self, share: float, cells: int, style: str = "") -> Text:
        """A bar of ``cells`` characters, filled for ``share`` in [0, 1]; any share above 0 shows."""
        filled = min(cells, max(round(share * cells), 1 if share > 0 else 0))
        return Text.assemble((self.glyphs.full * filled, style), (self.glyphs.empty * (cells - filled), "dim"))

    def axis(self, score: float | None, cells: int) -> Text:
        """The line from SWE to ML, with a marker at ``score`` in [-1, 1]; ``cells`` is odd."""
        middle = cells // 2
        at = None if score is None else middle + round(max(-1.0, min(1.0, score)) * middle)
        side = SWE if at is None or at < middle else ML
        text = Text.assemble(("SWE ", SWE), (self.glyphs.left, "dim"))
        for (glyph, style), run in groupby(self._axis_cell(cell, at, middle, side) for cell in range(cells)):
            text.append(glyph * len(list(run)), style)
        return text.append(self.glyphs.right, "dim").append(" ML", ML)

    def _axis_cell(self, cell: int, at: int | None, middle: int, side: str) -> tuple[str, str]:
        if cell == at:
            return self.glyphs.marker, f"bold {side}"
        pulled = at is not None and min(at, middle) <= cell <= max(at, middle)
        if cell == middle:
            return self.glyphs.centre, side if pulled else "dim"
        return (self.glyphs.pull, side) if pulled else (self.glyphs.axis, "dim")


def plain(text: str, style: str = "") -> Text:
    """``text`` made safe, never read as markup."""
    return Text(one_line(text), style=style)


def heading(text: str, note: str = "") -> Text:
    """The line above a part."""
    return Text.assemble((one_line(text), "bold"), (f"  {one_line(note)}" if note else "", "dim"))
