"""What the styles of a Word document say about a paragraph: heading, list item, bold, hidden."""

from __future__ import annotations

import re
from typing import Any

_HEADING = re.compile(r"heading (\d)")
_TITLES = frozenset({"title"})
_ITEMS = ("list bullet", "list number")
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 12


def local(node: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(node: Any, attribute: str = "val") -> str:
    """An attribute of any namespace, or the empty string."""
    for key, found in node.items():
        if key.rpartition("}")[2] == attribute:
            return str(found)
    return ""


def child(node: Any, *path: str) -> Any:
    """The first element down ``path``, or ``None``."""
    for name in path:
        if node is None:
            return None
        node = next((one for one in node if local(one) == name), None)
    return node


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

    def is_hidden(self, run: Any) -> bool:
        """Whether a run is marked as hidden text."""
        return _is_on(child(run, "rPr", "vanish"))

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
        style_id = value(named) if named is not None else ""
        found: list[Any] = []
        while style_id in self._by_id and len(found) < _DEEPEST:
            style = self._by_id[style_id]
            found.append(style)
            base = child(style, "basedOn")
            style_id = value(base) if base is not None else ""
        return found
