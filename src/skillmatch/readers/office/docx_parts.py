"""Words of a Word document that are in parts of their own, or chosen from a list: diagrams, charts, old form fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skillmatch.readers.office.xml_tree import child, local, number_of, parsed, value

if TYPE_CHECKING:
    from zipfile import ZipFile

_MOST = 2_000
"""Words of one diagram or chart."""


class PartRelation(NamedTuple):
    """What a part of the package refers to."""

    id: str
    kind: str
    target: str


def drawn_words(package: ZipFile, relations: Iterable[PartRelation]) -> dict[str, Sequence[str]]:
    """The lines of diagrams (SmartArt) and charts, by the relation that a drawing names."""
    readers = {"diagramData": _of_diagram, "chart": _of_chart, "chartEx": _of_chart}
    found: dict[str, Sequence[str]] = {}
    for one in relations:
        if one.kind in readers:
            lines = readers[one.kind](parsed(package.read(one.target)))
            found[one.id] = list(dict.fromkeys(line for line in lines if line))[:_MOST]
    return found


def _of_diagram(data: Any) -> Iterator[str]:
    """The words of each point, paragraph by paragraph."""
    for point in data.iter():
        if local(point) == "pt" and value(point, "type") not in ("parTrans", "sibTrans", "pres"):
            for paragraph in point.iter():
                if local(paragraph) == "p":
                    yield _words(paragraph)


def _of_chart(chart: Any) -> Iterator[str]:
    """Titles, and the names of series and categories; numbers say nothing."""
    for node in chart.iter():
        kind = local(node)
        if kind in ("title", "data"):
            yield _words(node)
        elif kind in ("strCache", "strLit", "lvl"):
            yield from (
                " ".join((text.text or "").split())
                for text in node.iter()
                if local(text) in ("v", "pt") and (text.text or "").strip()
            )


def _words(node: Any) -> str:
    return " ".join("".join(text.text or "" for text in node.iter() if local(text) == "t").split())


def chosen(field: Any) -> str:
    """What the drop-down list or the box of an old form field shows."""
    listed = child(field, "ddList")
    if listed is not None:
        entries = [value(one) for one in listed if local(one) == "listEntry"]
        said = next((child(listed, name) for name in ("result", "default") if child(listed, name) is not None), None)
        at = number_of(value(said)) if said is not None else 0
        return entries[at] if at is not None and at < len(entries) else ""
    box = child(field, "checkBox")
    if box is None:
        return ""
    said = next((child(box, name) for name in ("checked", "default") if child(box, name) is not None), None)
    return "☑" if said is not None and value(said) not in ("0", "false", "off") else "☐"
