"""What the styles of an OpenDocument text say: bold, hidden, in which colour, on which ground."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from skillmatch.readers.hidden.collect import SAME_COLOUR, STRUCK, TINY, VANISHED
from skillmatch.readers.hidden.contrast import SMALLEST, WHITE, Colour, alike, colour_of
from skillmatch.readers.office.xml_tree import child, local, value

_POINTS = re.compile(r"(\d*+\.\d++|\d++)pt$")
_DEEPEST = 12
_THROUGH = ("text-line-through-style", "text-line-through-type", "text-crossing-out")
"""How a line through words is asked for, the last in old files."""


class OdtStyles:
    """The styles of a document, its own and those made for single places."""

    def __init__(self, *parts: Any) -> None:
        self._by_name: dict[str, Any] = {}
        self._known: dict[tuple[str, str, str], str] = {}
        for part in parts:
            for style in part.iter() if part is not None else ():
                if local(style) == "style":
                    self._by_name.setdefault(value(style, "name"), style)

    def is_bold(self, name: str) -> bool:
        """Whether text in this style is bold."""
        return self._first(name, "text-properties", "font-weight") in ("bold", "700", "800", "900")

    def hides(self, name: str, ground: Colour | None) -> str:
        """How text in this style is hidden, or nothing; ``ground`` is what the paragraph is on, if known."""
        if self._first(name, "text-properties", "display") == "none":
            return VANISHED
        if self.is_struck(name):
            return STRUCK
        size = _POINTS.match(self._first(name, "text-properties", "font-size"))
        if size and float(size.group(1)) < SMALLEST:
            return TINY
        own = self._first(name, "text-properties", "background-color")
        own = own or self._first(name, "paragraph-properties", "background-color")
        ground = colour_of(own) or ground
        colour = colour_of(self._first(name, "text-properties", "color"))
        return SAME_COLOUR if colour and ground and alike(colour, ground) else ""

    def is_struck(self, name: str) -> bool:
        """Whether a line goes through text in this style."""
        return any(self._first(name, "text-properties", one) not in ("", "none") for one in _THROUGH)

    def ground(self, name: str) -> Colour | None:
        """The ground of a table cell; ``None`` where it is a picture."""
        said = self._first(name, "table-cell-properties", "background-color")
        return colour_of(said) if said and said != "transparent" else WHITE

    def _first(self, name: str, properties: str, attribute: str) -> str:
        """The nearest value of a property in the style and those that it is based on, looked up once."""
        key = (name, properties, attribute)
        if key not in self._known:
            self._known[key] = self._looked_up(*key)
        return self._known[key]

    def _looked_up(self, name: str, properties: str, attribute: str) -> str:
        for style in self._chain(name):
            found = child(style, properties)
            if found is not None and (said := value(found, attribute)):
                return said
        return ""

    def _chain(self, name: str) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            style = self._by_name.get(name)
            if style is None:
                return
            yield style
            name = value(style, "parent-style-name")
