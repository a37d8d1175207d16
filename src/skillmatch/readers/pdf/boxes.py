"""Where on its pages the text of a PDF is, packed small."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from skillmatch.readers.model import Boxes
from skillmatch.readers.pdf.lines import Placed

_MOST = 32_767
_FAR = 3_000
_BELOW = 0.22
"""Share of a line's height that lies below its baseline."""


def boxes_of(pages: Iterable[tuple[int, int, list[Placed]]]) -> Boxes:
    """The boxes of the lines of pages, each given with its number and the offset at which its text begins."""
    boxes = Boxes(array("I"), array("h"), array("I"), array("h"))
    for number, begin, placed in pages:
        for start, text, line in placed:
            low = -line.y - _BELOW * line.height
            boxes.starts.append(begin + start)
            boxes.rows.extend((number, line.angle, _tenths(low), _tenths(low + line.height)))
            boxes.firsts.append(len(boxes.edges))
            boxes.edges.extend(_all_tenths(_edges(text, line.text, line.edges)))
    return boxes


def _edges(text: str, drawn: str, edges: tuple[float, ...]) -> tuple[float, ...]:
    """The edges of the characters of ``text``, made of what was ``drawn``: a list sign put right, a ligature opened.

    From the end on both are alike as far as nothing was changed; before that, they are taken to be spread evenly.
    """
    if len(text) == len(drawn):
        return edges
    same = 0
    while same < min(len(text), len(drawn)) and text[-1 - same] == drawn[-1 - same]:
        same += 1
    left, right = len(text) - same, len(drawn) - same
    spread = (edges[at * right // left] for at in range(left))
    return (*spread, *edges[right:])


def _all_tenths(edges: Sequence[float]) -> list[int]:
    if edges[0] > -_FAR and edges[-1] < _FAR:
        return [int(edge * 10 + 0.5) for edge in edges]
    return [_tenths(edge) for edge in edges]


def _tenths(points: float) -> int:
    return max(-_MOST, min(_MOST, round(points * 10)))
