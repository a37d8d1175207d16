"""Taking elements out of a page, many at once: one by one, each would copy the text between them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

_FRAME = ("html", "body", "main")
"""What no page is without."""


def outermost(root: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """The elements below ``root`` that are wanted, in order, but for those inside another that is."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if isinstance(element.tag, str) and element.tag not in _FRAME and wanted(element):
            walker.skip_subtree()
            yield element


def drop_all(elements: Iterable[Any]) -> None:
    """Take elements out of their tree; the text that follows each stays where it is."""
    by_parent: dict[Any, set[Any]] = {}
    for element in elements:
        if (parent := element.getparent()) is not None:
            by_parent.setdefault(parent, set()).add(element)
    for parent, dropped in by_parent.items():
        _drop_from(parent, dropped)


def _drop_from(parent: Any, dropped: set[Any]) -> None:
    kept = None
    tails: list[str] = []
    for child in list(parent):
        if child in dropped:
            tails.append(child.tail or "")
            parent.remove(child)
        else:
            _put_after(kept, parent, "".join(tails))
            kept, tails = child, []
    _put_after(kept, parent, "".join(tails))


def _put_after(kept: Any, parent: Any, text: str) -> None:
    """Text after what was kept before it, or at the beginning of the parent."""
    if not text:
        return
    if kept is None:
        parent.text = (parent.text or "") + text
    else:
        kept.tail = (kept.tail or "") + text
