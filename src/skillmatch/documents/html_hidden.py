"""What a page holds and does not show: by an attribute, by its own style, or by a plain rule of its style sheet."""

from __future__ import annotations

import re
from typing import Any

from skillmatch.documents.colours import SMALLEST, WHITE, Colour, alike, colour_of
from skillmatch.documents.hiding import SAME_COLOUR, TINY, VANISHED, HiddenWords

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_NESTED = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(?:[\w-]*\.[\w-]+|#[\w-]+|[a-z][a-z0-9]*)$")
_LONGEST_SHEET = 200_000
_SIZE = re.compile(r"(\d*\.?\d+)(px|pt|em|rem|%)?$")
_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "%": 0.12}
_FAR = re.compile(r"-\d{4,}")
_BACKGROUND = ("background-color", "background")
Style = dict[str, str]


class Visibility:
    """Whether elements of a page are shown, as far as the page itself tells."""

    def __init__(self, root: Any) -> None:
        sheets = [style.text or "" for style in root.iter("style")]
        self._rules = _rules("\n".join(sheets)[:_LONGEST_SHEET])
        linked = (link.get("rel") or "" for link in root.iter("link"))
        self._knows_colours = not any("stylesheet" in rel.lower() for rel in linked)

    def hides(self, element: Any) -> str:
        """How the element itself is hidden, or nothing."""
        style = self._style(element)
        if element.get("hidden") is not None or _is_not_drawn(style):
            return VANISHED
        if _is_tiny(style.get("font-size", "")):
            return TINY
        colour = colour_of(style.get("color", ""))
        if colour and self._knows_colours:
            ground = self._ground(element)
            return SAME_COLOUR if ground and alike(colour, ground) else ""
        return ""

    def _ground(self, element: Any) -> Colour | None:
        """The colour on which it stands; ``None`` where a picture or a shade may be there."""
        for one in (element, *element.iterancestors()):
            style = self._style(one)
            if said := next((style[key] for key in _BACKGROUND if key in style), ""):
                return colour_of(said)
            if "background-image" in style or one.get("bgcolor") or one.get("background"):
                return colour_of(one.get("bgcolor") or "")
        return WHITE

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


def unseen(root: Any, visibility: Visibility) -> list[tuple[Any, str, str]]:
    """Takes what is not shown out of the tree; of each its parent, its text and how it was hidden."""
    found = []
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "main"):
            continue
        how = visibility.hides(element)
        if how and element.getparent() is not None:
            found.append((element.getparent(), " ".join(element.itertext()), how))
            element.drop_tree()
    return found


def hidden_within(main: Any, found: list[tuple[Any, str, str]]) -> HiddenWords:
    """What was hidden inside the main text: what a page keeps elsewhere, menus and dialogs, misleads nobody."""
    hidden = HiddenWords()
    for parent, text, how in found:
        if parent is main or any(one is main for one in parent.iterancestors()):
            hidden.add(f" {text}", how, "the page")
    return hidden


def _rules(sheet: str) -> dict[str, Style]:
    """What plain selectors (a tag, a class, an id) are given; what holds for some screens only is left out."""
    rules: dict[str, Style] = {}
    plain = _NESTED.sub("", _COMMENT.sub("", sheet))
    for selectors, body in _RULE.findall(plain):
        declared = _declared(body)
        for selector in selectors.split(","):
            if _SELECTOR.match(selector.strip()):
                rules.setdefault(selector.strip(), {}).update(declared)
    return rules


def _declared(body: str) -> Style:
    pairs = (one.partition(":") for one in body.split(";"))
    return {key.strip().lower(): value.replace("!important", "").strip().lower() for key, _, value in pairs if value}


def _is_not_drawn(style: Style) -> bool:
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if style.get("opacity") in ("0", "0.0", "0%") or _FAR.match(style.get("text-indent", "")):
        return True
    if style.get("position") in ("absolute", "fixed"):
        return any(_FAR.match(style.get(side, "")) for side in ("left", "top", "right"))
    no_room = any(style.get(side) in ("0", "0px") for side in ("height", "max-height", "width", "max-width"))
    return no_room and style.get("overflow") == "hidden"


def _is_tiny(size: str) -> bool:
    match = _SIZE.match(size)
    return bool(match) and float(match.group(1)) * _POINTS[match.group(2) or ""] < SMALLEST  # type: ignore[union-attr]
