"""What the styles of a Word document say about a paragraph or run: heading, list item, bold, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from skillmatch.documents.colours import WHITE, Colour, colour_of
from skillmatch.documents.xmltree import child, local, value

_HEADING = re.compile(r"heading (\d)")
_TITLES = frozenset({"title"})
_ITEMS = ("list bullet", "list number")
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 12


class Look(NamedTuple):
    """How a run is shown.

    Attributes:
        ground: the shade behind it where the run or its paragraph has one of its own.
    """

    vanished: bool
    points: float | None
    colour: Colour | None
    ground: Colour | None


def _is_on(node: Any) -> bool:
    """Whether a switch such as ``w:b`` is there and not turned off."""
    return node is not None and value(node).lower() not in _OFF


class Styles:
    """The styles part of a document, or none."""

    def __init__(self, part: Any) -> None:
        self._by_id: dict[str, Any] = {}
        for style in part if part is not None else ():
            if local(style) == "style":
                self._by_id[value(style, "styleId")] = style

    def heading_level(self, paragraph: Any) -> int:
        """1 to 6 for a heading or title, 0 for anything else."""
        for properties, name in self._chain(paragraph):
            if name in _TITLES:
                return 1
            if match := _HEADING.match(name):
                return min(max(int(match.group(1)), 1), 6)
            outline = child(properties, "outlineLvl")
            if outline is not None and value(outline).isdigit() and int(value(outline)) < 9:
                return min(int(value(outline)) + 1, 6)
        return 0

    def is_item(self, paragraph: Any) -> bool:
        """Whether a bullet or number is drawn before it."""
        for properties, name in self._chain(paragraph):
            number = child(properties, "numPr", "numId")
            if number is not None:
                return value(number) != "0"
            if name.startswith(_ITEMS):
                return True
        return False

    def is_bold(self, paragraph: Any) -> bool:
        """Whether all that it shows is bold."""
        styled = any(_is_on(child(style, "rPr", "b")) for style in self._styles(paragraph))
        runs = [run for run in paragraph.iter() if local(run) == "r" and any(local(t) == "t" and t.text for t in run)]
        shown = [run for run in runs if any((t.text or "").strip() for t in run if local(t) == "t")]
        return bool(shown) and all(self._run_is_bold(run, styled) for run in shown)

    def look(self, run: Any, paragraph: Any) -> Look:
        """How a run is shown: as it says itself, or else its style, its paragraph's style, or those based on."""
        vanish = self._first("vanish", run, paragraph)
        size = self._first("sz", run, paragraph)
        colour = self._first("color", run, paragraph)
        shade = self._first("shd", run, paragraph)
        behind = [child(properties, "shd") for properties, _ in self._chain(paragraph)]
        shade = next((one for one in (shade, *behind) if one is not None and _fill(one)), None)
        points = value(size) if size is not None else ""
        return Look(
            _is_on(vanish),
            int(points) / 2 if points.isdecimal() else None,
            colour_of(value(colour)) if colour is not None else None,
            _fill(shade) if shade is not None else None,
        )

    def _first(self, name: str, run: Any, paragraph: Any) -> Any:
        """The nearest property of that name."""
        for properties in self._run_chain(run, paragraph):
            if (found := child(properties, name)) is not None:
                return found
        return None

    def _run_chain(self, run: Any, paragraph: Any) -> Iterator[Any]:
        own = child(run, "rPr")
        yield own
        named = child(own, "rStyle")
        for style in self._based(value(named) if named is not None else ""):
            yield child(style, "rPr")
        for style in self._styles(paragraph):
            yield child(style, "rPr")

    def _run_is_bold(self, run: Any, styled: bool) -> bool:
        own = child(run, "rPr", "b")
        return styled if own is None else _is_on(own)

    def _chain(self, paragraph: Any) -> list[tuple[Any, str]]:
        """Properties and style name: the paragraph's own, then its style's and those it is based on."""
        found: list[tuple[Any, str]] = [(child(paragraph, "pPr"), "")]
        for style in self._styles(paragraph):
            name = child(style, "name")
            found.append((child(style, "pPr"), value(name).lower() if name is not None else ""))
        return found

    def _styles(self, paragraph: Any) -> list[Any]:
        named = child(paragraph, "pPr", "pStyle")
        return self._based(value(named) if named is not None else "")

    def _based(self, style_id: str) -> list[Any]:
        """A style and those that it is based on."""
        found: list[Any] = []
        while style_id in self._by_id and len(found) < _DEEPEST:
            style = self._by_id[style_id]
            found.append(style)
            base = child(style, "basedOn")
            style_id = value(base) if base is not None else ""
        return found


def ground_of(properties: Any, ground: Colour | None) -> Colour | None:
    """The shade of a table cell, or that of what it stands on."""
    shade = child(properties, "shd")
    return _fill(shade) or ground if shade is not None else ground


def page_ground(root: Any) -> Colour:
    """The colour of the pages."""
    background = child(root, "background")
    return (colour_of(value(background, "color")) if background is not None else None) or WHITE


def _fill(shade: Any) -> Colour | None:
    return colour_of(value(shade, "fill"))
