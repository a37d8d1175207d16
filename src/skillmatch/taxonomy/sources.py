"""References to passages of the source documents, and what they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skillmatch.errors import TaxonomyError
from skillmatch.taxonomy.model import Source

INTRO = "intro"
"""The item that stands for what a passage says before its first item."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a reference leads."""

    document: str
    title: str
    file: str
    heading: str
    """The line that the passage is below, or, where ``begins``, how its own first line begins."""
    begins: bool
    item: tuple[str, ...]
    """``("3", "2")`` or ``("intro",)``; empty: all below the heading."""
    headings: tuple[str, ...]
    """All headings and beginnings of the document: where one passage ends, another starts."""

    def __str__(self) -> str:
        """As in: "Title", under "Heading", item 3.2."""
        item = f", item {'.'.join(self.item)}" if self.item else ""
        what = ", opening words" if self.item == (INTRO,) else item
        where = f'from "{self.heading} ..."' if self.begins else f'under "{self.heading}"'
        return f'"{self.title}", {where}{what}'


def find_passage(documents: Mapping[str, Mapping[str, Any]], source: Source) -> Passage:
    """What ``source`` refers to, by the documents of the taxonomy.

    Raises:
        TaxonomyError: where there is no such document, section or item; the message says which there are.
    """
    if source.document not in documents:
        raise _none("document", source.document, documents)
    document = documents[source.document]
    section, _, rest = source.passage.partition("/")
    if section not in document["sections"]:
        raise _none(f"section of {source.document}:", section, document["sections"])
    node, steps = document["sections"][section], rest.split(".") if rest else []
    if steps and "parts" in node:
        if steps[0] not in node["parts"]:
            raise _none(f"part of {source.document} {section}:", steps[0], node["parts"])
        node, steps = node["parts"][steps[0]], steps[1:]
    _check_item(source, node.get("items"), steps)
    return Passage(
        document=source.document,
        title=document["title"],
        file=document.get("file", ""),
        heading=node.get("heading") or node.get("begins") or section,
        begins="begins" in node,
        item=tuple(steps),
        headings=tuple(_headings(document["sections"])),
    )


def _check_item(source: Source, items: Any, steps: list[str]) -> None:
    """Nothing, where ``items`` (see ``sources.yaml``) has the item."""
    if not steps or (items and steps == [INTRO]):
        return
    names = list(items) if isinstance(items, Mapping) else _numbers(items or 0)
    if steps[0] not in names:
        raise TaxonomyError(f"`{source}` does not exist: the section has {_range(names)}")
    below = _numbers(items[steps[0]]) if isinstance(items, Mapping) else []
    if len(steps) > 2 or (len(steps) == 2 and steps[1] not in below):
        raise TaxonomyError(f"`{source}` does not exist: item {steps[0]} has {_range(below)}")


def _numbers(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


def _range(names: list[str]) -> str:
    return f"items {names[0]} to {names[-1]}" if names else "no items"


def _headings(sections: Mapping[str, Any]) -> list[str]:
    nodes = [part for section in sections.values() for part in (section, *section.get("parts", {}).values())]
    return [node.get("heading") or node["begins"] for node in nodes if "heading" in node or "begins" in node]


def _none(what: str, name: str, known: Mapping[str, object]) -> TaxonomyError:
    return TaxonomyError(f"unknown {what} `{name}` (known: {', '.join(known)})")
