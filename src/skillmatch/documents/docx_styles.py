"""What the styles of a Word document say about a paragraph or run: heading, list item, bold, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from skillmatch.documents.colours import WHITE, Colour, colour_of
from skillmatch.documents.xmltree import child, children, local, value

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


class _Layer(NamedTuple):
    """What one style, or a paragraph itself, says: its name, and its properties of paragraphs and of runs by name."""

    name: str
    base: str
    paragraph: Mapping[str, Any]
    run: Mapping[str, Any]


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
        # A style, and a paragraph with all its runs, is looked through once.
        self._layers: dict[str, _Layer] = {}
        self._own: tuple[Any, Mapping[str, Any]] = (None, {})

    def heading_level(self, paragraph: Any) -> int:
        """1 to 6 for a heading or title, 0 for anything else."""
        for layer in self._chain(paragraph):
            if layer.name in _TITLES:
                return 1
            if match := _HEADING.match(layer.name):
                return min(max(int(match.group(1)), 1), 6)
            outline = layer.paragraph.get("outlineLvl")
            if outline is not None and value(outline).isdigit() and int(value(outline)) < 9:
                return min(int(value(outline)) + 1, 6)
        return 0

    def is_item(self, paragraph: Any) -> bool:
        """Whether a bullet or number is drawn before it."""
        for layer in self._chain(paragraph):
            number = child(layer.paragraph.get("numPr"), "numId")
            if number is not None:
                return value(number) != "0"
            if layer.name.startswith(_ITEMS):
                return True
        return False

    def is_bold(self, paragraph: Any) -> bool:
        """Whether all that it shows is bold."""
        styled = any(_is_on(style.run.get("b")) for style in self._styles(paragraph))
        runs = [run for run in paragraph.iter() if local(run) == "r" and any(local(t) == "t" and t.text for t in run)]
        shown = [run for run in runs if any((t.text or "").strip() for t in run if local(t) == "t")]
        return bool(shown) and all(self._run_is_bold(run, styled) for run in shown)

    def look(self, run: Any, paragraph: Any) -> Look:
        """How a run is shown: as it says itself, or else its style, its paragraph's style, or those based on."""
        layers = list(self._run_chain(run, paragraph))
        vanish, size, colour, shade = (_first(layers, name) for name in ("vanish", "sz", "color", "shd"))
        behind = [layer.paragraph.get("shd") for layer in self._chain(paragraph)]
        shade = next((one for one in (shade, *behind) if one is not None and _fill(one)), None)
        points = value(size) if size is not None else ""
        return Look(
            _is_on(vanish),
            int(points) / 2 if points.isdecimal() else None,
            colour_of(value(colour)) if colour is not None else None,
            _fill(shade) if shade is not None else None,
        )

    def _run_chain(self, run: Any, paragraph: Any) -> Iterator[Mapping[str, Any]]:
        own = children(child(run, "rPr"))
        yield own
        named = own.get("rStyle")
        for style in (*self._based(value(named) if named is not None else ""), *self._styles(paragraph)):
            yield style.run

    def _run_is_bold(self, run: Any, styled: bool) -> bool:
        own = child(run, "rPr", "b")
        return styled if own is None else _is_on(own)

    def _chain(self, paragraph: Any) -> list[_Layer]:
        """What the paragraph itself says, then its style and those it is based on."""
        return [_Layer("", "", self._properties(paragraph), {}), *self._styles(paragraph)]

    def _styles(self, paragraph: Any) -> list[_Layer]:
        named = self._properties(paragraph).get("pStyle")
        return self._based(value(named) if named is not None else "")

    def _properties(self, paragraph: Any) -> Mapping[str, Any]:
        if self._own[0] is not paragraph:
            self._own = (paragraph, children(child(paragraph, "pPr")))
        return self._own[1]

    def _based(self, style_id: str) -> list[_Layer]:
        """A style and those that it is based on."""
        found: list[_Layer] = []
        while style_id in self._by_id and len(found) < _DEEPEST:
            if style_id not in self._layers:
                self._layers[style_id] = _layer(self._by_id[style_id])
            found.append(self._layers[style_id])
            style_id = found[-1].base
        return found


def _layer(style: Any) -> _Layer:
    parts = children(style)
    name, base = (value(parts[key]) if key in parts else "" for key in ("name", "basedOn"))
    return _Layer(name.lower(), base, children(parts.get("pPr")), children(parts.get("rPr")))


def _first(layers: list[Mapping[str, Any]], name: str) -> Any:
    """The nearest property of that name."""
    return next((layer[name] for layer in layers if name in layer), None)


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
