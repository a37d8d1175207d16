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


def posting_in_microdata(root: Any) -> Mapping[str, Any] | None:
    """The fields of the first element that says it is a JobPosting; ``None`` where none does."""
    for element in root.iter():
        if isinstance(element.tag, str) and any(_is_posting(element.get(key)) for key in _TYPES):
            found = {"@type": "JobPosting"} | _fields(element)
            return found if len(found) > 1 else {"@type": "JobPosting", "title": ""}
    return None


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
