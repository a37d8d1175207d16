"""What the styles of a Word document say about a paragraph or run: heading, list item, bold, hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from skillmatch.readers.hidden.contrast import WHITE, Colour, colour_of
from skillmatch.readers.office.xml_tree import child, local, number_of, value

_HEADING = re.compile(r"heading (\d)")
_TITLES = frozenset({"title"})
_ITEMS = ("list bullet", "list number")
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 12


class Look(NamedTuple):
    """How a run is shown.

    Attributes:
        ground: the shade after it where the run or its paragraph has one of its own.
    """

    vanished: bool
    points: float | None
    colour: Colour | None
    ground: Colour | None
    struck: bool = False


def _is_on(node: Any) -> bool:
    """Whether a switch such as ``w:b`` is there and not turned off."""
    return node is not None and value(node).lower() not in _OFF


class _Style(NamedTuple):
    """A style: its own properties of paragraphs and runs by their names."""

    name: str
    paragraph: Mapping[str, Any]
    run: Mapping[str, Any]
    base: str


class _Paragraph(NamedTuple):
    """What is the same for all runs of a paragraph: its own properties, its style and those that is based on."""

    own: Mapping[str, Any]
    styles: Sequence[_Style]


class Styles:
    """The styles part of a document, or none."""

    def __init__(self, part: Any) -> None:
        self._by_id: dict[str, Any] = {}
        for style in part if part is not None else ():
            if local(style) == "style":
                self._by_id[value(style, "styleId")] = style
        self._known: dict[str, _Style] = {}
        self._last: tuple[Any, _Paragraph] | None = None

    def heading_level(self, paragraph: Any) -> int:
        """1 to 6 for a heading or title, 0 for anything else."""
        for properties, name in self._chain(paragraph):
            if name in _TITLES:
                return 1
            if match := _HEADING.match(name):
                return min(max(int(match.group(1)), 1), 6)
            outline = number_of(_value(properties.get("outlineLvl")))
            if outline is not None and outline < 9:
                return min(outline + 1, 6)
        return 0

    def is_item(self, paragraph: Any) -> bool:
        """Whether a bullet or number is drawn before it."""
        for properties, name in self._chain(paragraph):
            number = child(properties.get("numPr"), "numId")
            if number is not None:
                return value(number) != "0"
            if name.startswith(_ITEMS):
                return True
        return False

    def is_bold(self, paragraph: Any) -> bool:
        """Whether all that it shows is bold."""
        styled = any(_is_on(style.run.get("b")) for style in self._paragraph(paragraph).styles)
        runs = [run for run in paragraph.iter() if local(run) == "r" and any(local(t) == "t" and t.text for t in run)]
        shown = [run for run in runs if any((t.text or "").strip() for t in run if local(t) == "t")]
        return bool(shown) and all(self._run_is_bold(run, styled) for run in shown)

    def look(self, run: Any, paragraph: Any) -> Look:
        """How a run is shown: as it says itself, or else its style, its paragraph's style, or those based on."""
        chain = self._run_chain(run, paragraph)
        inherited = [properties.get("shd") for properties, _ in self._chain(paragraph)]
        shade = next((one for one in (_first("shd", chain), *inherited) if one is not None and _fill(one)), None)
        points = number_of(_value(_first("sz", chain)))
        colour = _first("color", chain)
        return Look(
            _is_on(_first("vanish", chain)),
            points / 2 if points is not None else None,
            colour_of(value(colour)) if colour is not None else None,
            _fill(shade) if shade is not None else None,
            _is_on(_first("strike", chain)) or _is_on(_first("dstrike", chain)),
        )

    def _run_chain(self, run: Any, paragraph: Any) -> list[Mapping[str, Any]]:
        own = _by_name(child(run, "rPr"))
        styles = (*self._based(_value(own.get("rStyle"))), *self._paragraph(paragraph).styles)
        return [own, *(style.run for style in styles)]

    def _run_is_bold(self, run: Any, styled: bool) -> bool:
        own = child(run, "rPr", "b")
        return styled if own is None else _is_on(own)

    def _chain(self, paragraph: Any) -> list[tuple[Mapping[str, Any], str]]:
        """Properties and style name: the paragraph's own, then its style's and those it is based on."""
        own, styles = self._paragraph(paragraph)
        return [(own, ""), *((style.paragraph, style.name) for style in styles)]

    def _paragraph(self, paragraph: Any) -> _Paragraph:
        """Looked up once for a paragraph: it is asked for with each of its runs, among which it would be searched."""
        if self._last is None or self._last[0] is not paragraph:
            own = _by_name(child(paragraph, "pPr"))
            self._last = (paragraph, _Paragraph(own, self._based(_value(own.get("pStyle")))))
        return self._last[1]

    def _based(self, style_id: str) -> list[_Style]:
        """A style and those that it is based on."""
        found: list[_Style] = []
        while style_id in self._by_id and len(found) < _DEEPEST:
            found.append(self._style(style_id))
            style_id = found[-1].base
        return found

    def _style(self, style_id: str) -> _Style:
        if style_id not in self._known:
            parts = _by_name(self._by_id[style_id])
            name = _value(parts.get("name")).lower()
            paragraph, run = _by_name(parts.get("pPr")), _by_name(parts.get("rPr"))
            self._known[style_id] = _Style(name, paragraph, run, _value(parts.get("basedOn")))
        return self._known[style_id]


def _by_name(node: Any) -> Mapping[str, Any]:
    """The children of an element, the first of each name."""
    found: dict[str, Any] = {}
    for one in node if node is not None else ():
        found.setdefault(local(one), one)
    return found


def _first(name: str, chain: Sequence[Mapping[str, Any]]) -> Any:
    """The nearest property of that name."""
    return next((properties[name] for properties in chain if name in properties), None)


def _value(node: Any) -> str:
    return value(node) if node is not None else ""


def ground_of(properties: Any, ground: Colour | None) -> Colour | None:
    """The shade of a table cell, or that of what it is on."""
    shade = child(properties, "shd")
    return _fill(shade) or ground if shade is not None else ground


def page_ground(root: Any) -> Colour:
    """The colour of the pages."""
    background = child(root, "background")
    return (colour_of(value(background, "color")) if background is not None else None) or WHITE


def _fill(shade: Any) -> Colour | None:
    return colour_of(value(shade, "fill"))
