"""The JobPosting that a page marks up in its own text, by microdata or RDFa, in the shape that JSON-LD gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skillmatch.readers.html.blocks import text_of_markup

_SCOPE = ("itemscope", "typeof")
_NAMES = ("itemprop", "property")
_TYPES = ("itemtype", "typeof")
_FIELDS = frozenset(
    {"title", "description", "responsibilities", "qualifications", "experienceRequirements"}
    | {"educationRequirements", "skills"}
)


def postings_in_microdata(root: Any) -> list[Mapping[str, Any]]:
    """The fields of the elements that say they are a JobPosting, but for those inside another."""
    from lxml import etree

    found: list[Mapping[str, Any]] = []
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if isinstance(element.tag, str) and any(_is_posting(element.get(key)) for key in _TYPES):
            walker.skip_subtree()
            found.append({"@type": "JobPosting", "title": "", **_fields(element)})
    return found


def _is_posting(kind: str | None) -> bool:
    return any(word.rpartition("/")[2].rpartition(":")[2] == "JobPosting" for word in (kind or "").split())


def _fields(posting: Any) -> dict[str, str]:
    """Its own fields, in the order of the page; a field given in several pieces is all of them."""
    from lxml import etree

    found: dict[str, list[str]] = {}
    walker = etree.iterwalk(posting, events=("start",))
    for _, element in walker:
        if not isinstance(element.tag, str) or element is posting:
            continue
        names = [name for key in _NAMES for name in (element.get(key) or "").split()]
        field = next((name.rpartition(":")[2] for name in names if name.rpartition(":")[2] in _FIELDS), "")
        if field:
            walker.skip_subtree()
            found.setdefault(field, []).append(element.get("content") or text_of_markup(element))
        elif any(element.get(key) is not None for key in _SCOPE):
            walker.skip_subtree()  # the employer's or the place's own name and description
    return {field: "\n\n".join(filter(None, texts)) for field, texts in found.items()}
