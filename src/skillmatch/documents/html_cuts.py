"""Taking elements out of a page without copying its text once for each."""

from __future__ import annotations

from typing import Any


class Cuts:
    """Elements cut out of a tree, in the order of the page; the text that follows them is put back when the block ends.

    To put it back at once, as lxml's ``drop_tree`` does, copies all that earlier cuts left in the same place.
    """

    def __init__(self) -> None:
        self._left: dict[tuple[Any, bool], list[str]] = {}

    def __enter__(self) -> Cuts:
        return self

    def cut(self, element: Any) -> None:
        """Take out an element, which is not the root, and all in it."""
        parent, before = element.getparent(), element.getprevious()
        if element.tail:
            # It will follow the element before, or be the first text of the parent.
            place = (parent, True) if before is None else (before, False)
            self._left.setdefault(place, []).append(element.tail)
        parent.remove(element)

    def __exit__(self, *error: object) -> None:
        for (node, inside), texts in self._left.items():
            if inside:
                node.text = (node.text or "") + "".join(texts)
            else:
                node.tail = (node.tail or "") + "".join(texts)
