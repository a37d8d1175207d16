"""What a page draws: glyphs with their places, and the runs of them that are together on a line."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from skillmatch.readers.pdf.visibility import PdfVisibility
from skillmatch.text.characters import BULLETS

_SPACE_GAP = 0.13
"""Share of the line height: a wider gap between two glyphs is a space that the producer left out."""
_MOST_OVERLAP = -0.3
_OVERLAPPING = -0.01
_RUN_GAP = 1.0
"""Share of the line height: a wider gap parts columns, cells, or a date at the right from what it dates."""
_BULLET_GAP = 4.0
_SAME_LINE = 0.35
_STOPS = ",.;:)]"
_BEFORE_STOP = 2.5
"""How much wider a gap must be to be a space before a stop, where nobody types one."""
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""pdfium's own signs for a hyphen at a line's end."""
_UPRIGHT = 3
_MOST_LETTERS = 4


class Glyph(NamedTuple):
    """A character (several for a ligature) and its place in points: x, and y downwards to the baseline."""

    char: str
    x0: float
    x1: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs on one line with no gap between them wider than a space.

    Attributes:
        head: x at which the first word ends; what must fit on a line for the word to be there.
        edges: the left edge of each character.
        at: how many runs of the page were drawn before.
    """

    text: str
    x0: float
    x1: float
    y: float
    height: float
    head: float
    edges: tuple[float, ...] = ()
    at: int = 0


class Frame(NamedTuple):
    """Glyphs written in one direction, in degrees anticlockwise."""

    angle: int
    glyphs: list[Glyph]


class Glyphs(NamedTuple):
    """The glyphs of a page.

    Attributes:
        frames: by direction of writing, the commonest first.
        unmapped: how many had no character.
        hidden: those that nobody sees, by the reason why.
    """

    frames: tuple[Frame, ...]
    unmapped: int
    hidden: dict[str, list[Glyph]]


def read_glyphs(textpage: Any, unseen: PdfVisibility) -> Glyphs:
    """The glyphs of a pypdfium2 text page in the order in which they are drawn."""
    import pypdfium2.raw as raw

    page = textpage.raw
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    turned: dict[int, list[Glyph]] = {}
    hidden: dict[str, list[Glyph]] = {}
    unmapped = 0
    for index in range(raw.FPDFText_CountChars(page)):
        if raw.FPDFText_IsGenerated(page, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(page, index)
        char = _HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 else "")
        if not char or char == "�":
            unmapped += 1
            continue
        raw.FPDFText_GetLooseCharBox(page, index, box)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        turn = raw.FPDFText_GetCharAngle(page, index)
        if not math.isfinite(sum((box.left, box.right, box.bottom, box.top, x.value, y.value, turn))):
            unmapped += 1  # numbers so large that they leave no place on the page
            continue
        angle = round(math.degrees(turn)) % 360
        angle = 0 if angle < _UPRIGHT or angle > 360 - _UPRIGHT else angle
        glyph = _glyph(char, box, x.value, y.value, angle)
        how = "" if _blank(char) else unseen.why(index, box, glyph.x1 - glyph.x0, glyph.height)
        _add(hidden.setdefault(how, []) if how else turned.setdefault(angle, []), glyph)
    frames = sorted(turned.items(), key=lambda item: len(item[1]), reverse=True)
    return Glyphs(tuple(Frame(*frame) for frame in frames), unmapped, hidden)


def _add(frame: list[Glyph], glyph: Glyph) -> None:
    """Letters in one and the same place are those of a ligature: one glyph of several characters."""
    same = frame and frame[-1][1:4] == glyph[1:4] and not _blank(glyph.char)
    if same and len(frame[-1].char) < _MOST_LETTERS:
        frame[-1] = frame[-1]._replace(char=frame[-1].char + glyph.char)
    else:
        frame.append(glyph)


def _glyph(char: str, box: Any, x: float, y: float, angle: int) -> Glyph:
    if not angle:
        return Glyph(char, box.left, box.right, -y, max(box.top - box.bottom, 0.1))
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(cx, cy) for cx in (box.left, box.right) for cy in (box.bottom, box.top)]
    xs = [cx * cos - cy * sin for cx, cy in corners]
    ys = [cx * sin + cy * cos for cx, cy in corners]
    return Glyph(char, min(xs), max(xs), -(x * sin + y * cos), max(max(ys) - min(ys), 0.1))


def runs_of(glyphs: list[Glyph]) -> list[GlyphRun]:
    """The runs of one frame in drawing order; what is drawn twice to look bold counts once."""
    parts = list(_parts(glyphs))
    overlaps = _overlaps(parts)
    seen: set[tuple[str, int, int]] = set()
    found = []
    for at, part in enumerate(parts):
        run = _run(part, overlaps, at)
        key = (run.text, round(run.x0 / 2), round(run.y / 2))
        if key not in seen:
            seen.add(key)
            found.append(run)
    return found


def _overlaps(parts: list[list[Glyph]]) -> dict[str, float]:
    """How far each character reaches into the next one, as a share of the line height, 0 or less.

    Some producers declare wider glyphs than they step (Qt sets "m" and "f" a whole space closer), so that a
    space they left out shows only against what is usual after that character: the lowest quarter of its gaps.
    Elsewhere glyphs touch, and a smaller gap is kerning, which says nothing about the next one.
    """
    gaps: dict[str, list[float]] = {}
    for part in parts:
        for a, b in pairwise(part):
            if not (_blank(a.char) or _blank(b.char)):
                gaps.setdefault(a.char, []).append((b.x0 - a.x1) / a.height)
    every = [gap for found in gaps.values() for gap in found]
    middle = median(every) if every else 0.0
    if middle > _OVERLAPPING:
        return {}
    usual = {char: sorted(found)[len(found) // 4] for char, found in gaps.items()}
    for char, gap in usual.items():
        if gap > middle + _SPACE_GAP:  # a comma: what follows it is a space, and its own reach is not seen
            usual[char] = middle
    return {char: max(min(gap, 0.0), _MOST_OVERLAP) for char, gap in usual.items()}


def _blank(char: str) -> bool:
    """Whether ``char`` is a space; ASCII's separators are none here, fonts keep ligatures in their places."""
    return char.isspace() and not "\x0b" <= char < " "


def _parts(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    part: list[Glyph] = []
    for glyph in glyphs:
        if part and not _follows(part, glyph):
            yield part
            part = []
        if not _blank(glyph.char) or (part and not _blank(part[-1].char)):
            part.append(glyph)
    if part:
        yield part


def _follows(part: list[Glyph], glyph: Glyph) -> bool:
    last = part[-1]
    height = max(last.height, glyph.height)
    if abs(glyph.y - last.y) > _SAME_LINE * height:
        return False
    shown = next((one for one in reversed(part) if not _blank(one.char)), last)
    gap = glyph.x0 - shown.x1
    if _blank(glyph.char):
        return gap > -_RUN_GAP * height
    limit = _BULLET_GAP if _only_bullet(part) else _RUN_GAP
    return -0.6 * height < gap <= limit * height


def _only_bullet(part: list[Glyph]) -> bool:
    return len(part) < 4 and "".join(glyph.char for glyph in part).strip() in BULLETS


def _run(part: list[Glyph], overlaps: dict[str, float], at: int) -> GlyphRun:
    shown = [glyph for glyph in part if not _blank(glyph.char)]
    height = median(glyph.height for glyph in shown)
    widest = _widest_in_word(part, overlaps) * height
    chars = [part[0].char]
    edges = _edges(part[0])
    head = None
    spaced = False
    last = part[0]
    for index, glyph in enumerate(part[1:], start=1):
        if _blank(glyph.char):
            spaced = True
            continue
        gap = glyph.x0 - last.x1 - overlaps.get(last.char, 0.0) * height
        if spaced or gap > widest * (_BEFORE_STOP if _stops(part, index) else 1):
            head = head or last.x1
            chars.append(" ")
            edges.append(last.x1)
        chars.append(glyph.char)
        edges += _edges(glyph)
        spaced = False
        last = glyph
    return GlyphRun("".join(chars), shown[0].x0, last.x1, shown[0].y, height, head or last.x1, tuple(edges), at)


def _edges(glyph: Glyph) -> list[float]:
    """Where each character of a glyph begins; those of a ligature share its room."""
    if len(glyph.char) == 1:
        return [glyph.x0]
    return [glyph.x0 + (glyph.x1 - glyph.x0) * at / len(glyph.char) for at in range(len(glyph.char))]


def _stops(part: list[Glyph], index: int) -> bool:
    """Whether a stop or comma is there, and not the point of ".NET"."""
    follower = part[index + 1].char if index + 1 < len(part) else " "
    return part[index].char in _STOPS and not follower.isalnum()


def _widest_in_word(part: list[Glyph], overlaps: dict[str, float]) -> float:
    """The widest gap inside a word: more where letters are set apart, as headings sometimes are."""
    gaps = [
        (b.x0 - a.x1) / a.height - overlaps.get(a.char, 0.0)
        for a, b in pairwise(part)
        if not (_blank(a.char) or _blank(b.char))
    ]
    usual = median(gaps) if len(gaps) > 4 else 0.0
    return _SPACE_GAP + (usual if usual > _SPACE_GAP / 2 else 0.0)
