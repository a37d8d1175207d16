"""What the parts of a terminal report are drawn with: characters, bars, grids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from skillmatch.reporting.escape import one_line

SWE = "cyan"
ML = "magenta"
PLACE_WIDTH = 11


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters that plain ASCII lacks, or what stands in for them."""

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


UNICODE = Glyphs("█", "░", "─", "━", "├", "┤", "┼", "●", "…", ("“", "”"), "×", "·", "─")
ASCII = Glyphs("#", ".", "-", "=", "|", "|", "+", "O", "...", ('"', '"'), "x", "-", "-")


@dataclass(frozen=True, slots=True)
class Canvas:
    """How wide the page is, and with what it is drawn."""

    width: int
    glyphs: Glyphs
    evidence: bool

    def quoted(self, text: str) -> str:
        """``text`` in quotation marks."""
        return f"{self.glyphs.quotes[0]}{text}{self.glyphs.quotes[1]}"

    def clip(self, text: str, width: int) -> str:
        """``text`` on one line of at most ``width`` characters."""
        flat = one_line(text)
        cut = width - len(self.glyphs.ellipsis)
        return flat if len(flat) <= width else flat[:cut].rstrip(" ,;:-") + self.glyphs.ellipsis

    def bar(self, share: float, cells: int, style: str = "") -> Text:
        """A bar of ``cells`` characters, filled for ``share`` in [0, 1]; any share above 0 shows."""
        filled = min(cells, max(round(share * cells), 1 if share > 0 else 0))
        return Text.assemble((self.glyphs.full * filled, style), (self.glyphs.empty * (cells - filled), "dim"))

    def axis(self, score: float | None, cells: int) -> Text:
        """The line from SWE to ML, with a marker at ``score`` in [-1, 1]; ``cells`` is odd."""
        middle = cells // 2
        line = [self.glyphs.axis] * cells
        line[middle] = self.glyphs.centre
        styles = ["dim"] * cells
        if score is not None:
            at = middle + round(max(-1.0, min(1.0, score)) * middle)
            style = SWE if score < 0 else ML
            for cell in range(min(at, middle), max(at, middle) + 1):
                styles[cell] = style
                line[cell] = self.glyphs.pull if cell != middle else line[cell]
            line[at], styles[at] = self.glyphs.marker, f"bold {style}"
        ends = (self.glyphs.left, "dim"), (self.glyphs.right, "dim")
        return Text.assemble(("SWE ", SWE), ends[0], *zip(line, styles, strict=True), ends[1], (" ML", ML))


def plain(text: str, style: str = "") -> Text:
    """``text`` made safe, never read as markup."""
    return Text(one_line(text), style=style)


def heading(text: str, note: str = "") -> Text:
    """The line above a part."""
    return Text.assemble((one_line(text), "bold"), (f"  {one_line(note)}" if note else "", "dim"))


def grid(widths: Sequence[int | None], *, indent: int = 2) -> Table:
    """Columns of fixed width, ``None`` for the one that takes the rest; long words are folded, not lost."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True, pad_edge=False)
    table.add_column(width=indent - 2 if indent > 2 else 0)
    for width in widths:
        table.add_column(width=width, ratio=1 if width is None else None, overflow="fold")
    return table
