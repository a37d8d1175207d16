"""What a page holds and does not show: by an attribute, by its own style, or by a plain rule of its style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from skillmatch.readers.hidden.collect import COMMENTED, SAME_COLOUR, STRUCK, TINY, VANISHED, HiddenWords
from skillmatch.readers.hidden.contrast import SMALLEST, WHITE, Colour, alike, colour_of
from skillmatch.readers.html.tree import drop_all, outermost
from skillmatch.text.spans import Span, line_starts

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"(?:[\w-]*\.[\w-]+|#[\w-]+|[a-z][a-z0-9]*)$")
_LONGEST_SHEET = 200_000
_SIZE = re.compile(r"(\d*+\.\d++|\d++)(px|pt|em|rem|%)?$")
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12}
_FAR = re.compile(r"-\d{4,}")
_BACKGROUND = ("background-color", "background")
_SIDES = ("left", "top", "right")
_ROOM = ("height", "max-height", "width", "max-width")
_READ = frozenset((*_BACKGROUND, *_SIDES, *_ROOM, "background-image", "color", "display", "font-size", "opacity"))
_READ |= {"overflow", "position", "text-indent", "visibility", "text-decoration", "text-decoration-line"}
"""The properties that decide whether words are shown; a page may set thousands of others."""
_FOR_PROGRAMS = re.compile(r"\s*(?:skillmatch:|\[if\b|\[endif|/?\$|\[CDATA)")
"""Comments that are for us, for a browser or for the script that made the page."""
_NEAR = 2_000
"""Code points after the beginning of an element within which its words begin."""
_STRUCK = frozenset({"del", "s", "strike"})
Style = dict[str, str]


class Visibility:
    """Whether elements of a page are shown, as far as the page itself tells."""

    def __init__(self, sheets: Sequence[str], knows_colours: bool = True) -> None:
        self._rules = _rules("\n".join(sheets)[:_LONGEST_SHEET])
        self._knows_colours = knows_colours
        self._grounds: dict[Any, Colour | None] = {}

    @classmethod
    def of_page(cls, root: Any) -> Visibility:
        """By the sheets in the page; with one elsewhere, nobody knows the colours."""
        linked = (link.get("rel") or "" for link in root.iter("link"))
        return cls(
            [style.text or "" for style in root.iter("style")],
            not any("stylesheet" in rel.lower() for rel in linked),
        )

    def hides(self, element: Any) -> str:
        """How the element itself is hidden, or nothing."""
        style = self._style(element)
        if element.get("hidden") is not None or _is_not_drawn(style):
            return VANISHED
        if element.tag in _STRUCK or _is_struck(style):
            return STRUCK
        if _is_tiny(style.get("font-size", "")):
            return TINY
        colour = colour_of(style.get("color", ""))
        if colour and self._knows_colours:
            ground = self._ground(element)
            return SAME_COLOUR if ground and alike(colour, ground) else ""
        return ""

    def _ground(self, element: Any) -> Colour | None:
        """The colour on which it is; ``None`` where a picture or a shade may be there."""
        around: list[Any] = []
        while element is not None and element not in self._grounds:
            around.append(element)
            element = element.getparent()
        ground = WHITE if element is None else self._grounds[element]
        for one in reversed(around):
            ground = self._grounds[one] = self._own_ground(one, ground)
        return ground

    def _own_ground(self, element: Any, around: Colour | None) -> Colour | None:
        style = self._style(element)
        if said := next((style[key] for key in _BACKGROUND if key in style), ""):
            return colour_of(said)
        if "background-image" in style or element.get("bgcolor") or element.get("background"):
            return colour_of(element.get("bgcolor") or "")
        return around

    def _style(self, element: Any) -> Style:
        found: Style = {}
        tag = element.tag
        for name in (tag, *(f".{name}" for name in (element.get("class") or "").split()[:20])):
            found.update(self._rules.get(name, {}))
            if name != tag:
                found.update(self._rules.get(tag + name, {}))
        found.update(self._rules.get(f"#{element.get('id')}", {}))
        found.update(_declared(element.get("style") or ""))
        return found


class Unseen(NamedTuple):
    """What was taken out of a page since it is not shown."""

    line: int
    parent: Any
    text: str
    how: str


def commented(root: Any) -> list[Unseen]:
    """Takes the comments out of the tree, but for those that are for browsers."""
    from lxml import etree

    comments = [one for one in root.iter(etree.Comment) if one.getparent() is not None]
    found = [
        Unseen(one.sourceline or 1, one.getparent(), one.text or "", COMMENTED)
        for one in comments
        if not _FOR_PROGRAMS.match(one.text or "")
    ]
    drop_all(comments)
    return found


def unseen(root: Any, visibility: Visibility) -> list[Unseen]:
    """Takes what is not shown out of the tree."""
    ways: dict[Any, str] = {}

    def is_hidden(element: Any) -> bool:
        if how := visibility.hides(element):
            ways[element] = how
        return bool(how)

    hidden = [element for element in outermost(root, is_hidden) if element.getparent() is not None]
    found = [
        Unseen(element.sourceline or 1, element.getparent(), " ".join(element.itertext()), ways[element])
        for element in hidden
    ]
    drop_all(hidden)
    return found


def hidden_within(main: Any, found: Iterable[Unseen], source: str | None) -> HiddenWords:
    """What was hidden inside the main text: what a page keeps elsewhere, menus and dialogs, misleads nobody.

    Args:
        main: the element of the main text.
        found: what is not shown, wherever.
        source: the page as written, in which each is given its place; ``None`` where the file is not that.
    """
    hidden = HiddenWords()
    inside = set(main.iter())
    starts = line_starts(source) if source is not None else ()
    for line, parent, text, how in sorted(found, key=lambda one: one.line):
        if parent not in inside:
            continue
        if source is None:
            hidden.add(f" {text}", how, "the page")
        elif line <= len(starts):
            hidden.add(f" {text}", how, f"line {line}", _written(text, source, starts[line - 1]))
    return hidden


def _written(text: str, source: str, begin: int) -> Span:
    """Where the words of ``text`` are in the source, from the line on which their element begins."""
    words = text.split()
    first = max(begin, source.find(words[0], begin, begin + _NEAR)) if words else begin
    end = source.find(words[-1], first, first + len(text) + _NEAR) if words else -1
    return Span(first, end + len(words[-1]) if end >= 0 else first)


def _rules(sheet: str) -> dict[str, Style]:
    """What plain selectors (a tag, a class, an id) are given; what holds for some screens only is left out."""
    rules: dict[str, Style] = {}
    for selectors, body in _plain_blocks(_COMMENT.sub("", sheet)):
        declared = _declared(body)
        for selector in selectors.split(","):
            if _SELECTOR.match(selector.strip()):
                rules.setdefault(selector.strip(), {}).update(declared)
    return rules


def _plain_blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Each innermost block of a sheet, what comes before it first; none of those that belong to an at-rule."""
    around: list[bool] = []  # of each open block, whether it is an at-rule
    before, at = "", 0
    is_innermost = False
    for brace in _BRACE.finditer(sheet):
        text, at = sheet[at : brace.start()], brace.end()
        if brace.group() == "{":
            around.append("@" in text.rpartition(";")[2])
            before, is_innermost = text, True
            continue
        if is_innermost and not any(around):
            yield before, text
        is_innermost = False
        if around:
            around.pop()


def _declared(body: str) -> Style:
    pairs = (one.partition(":") for one in body.split(";"))
    named = ((key.strip().lower(), value) for key, _, value in pairs if value)
    return {key: value.replace("!important", "").strip().lower() for key, value in named if key in _READ}


def _is_not_drawn(style: Style) -> bool:
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if style.get("opacity") in ("0", "0.0", "0%") or _FAR.match(style.get("text-indent", "")):
        return True
    if style.get("position") in ("absolute", "fixed"):
        return any(_FAR.match(style.get(side, "")) for side in _SIDES)
    no_room = any(style.get(side) in ("0", "0px") for side in _ROOM)
    return no_room and style.get("overflow") == "hidden"


def _is_struck(style: Style) -> bool:
    return any("line-through" in style.get(name, "") for name in ("text-decoration", "text-decoration-line"))


def _is_tiny(size: str) -> bool:
    match = _SIZE.match(size)
    return bool(match) and float(match.group(1)) * _POINTS[match.group(2) or ""] < SMALLEST  # type: ignore[union-attr]
