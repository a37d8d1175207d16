"""The JobPosting of schema.org, as pages declare it in JSON-LD."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from skillmatch.readers.html.blocks import markup_to_text

# The fields beside the description, and the headings that people would put over them.
_FIELDS = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("experienceRequirements", "Experience"),
    ("educationRequirements", "Education"),
    ("skills", "Skills"),
)
_WRAPPED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$")
_MOST_NODES = 100_000
_MOST_POSTINGS = 100
"""Of a page: more are a list of them."""
_MOST_PARTS, _MOST_ITEMS, _DEEPEST = 5_000, 500, 50
"""Of a posting, of one list in it, and of lists and objects in one another."""


def postings_in_blocks(blocks: Iterable[str]) -> list[Mapping[str, Any]]:
    """The JobPostings with a title or description in blocks of JSON-LD, wherever in them they are."""
    found: list[Mapping[str, Any]] = []
    for block in blocks:
        try:
            data = json.loads(_WRAPPED.sub("", block), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if len(found) >= _MOST_POSTINGS:
                return found
            if is_declared(node) and node not in found:
                found.append(node)
    return found


def posting_in(data: Any) -> Mapping[str, Any] | None:
    """The first JobPosting in data, wherever in it it is."""
    return next((node for node in _nodes(data) if is_declared(node)), None)


def is_declared(node: Mapping[str, Any]) -> bool:
    """Whether a node says that it is a JobPosting, and holds one."""
    return _is_named(node) and bool(_words(node.get("description"), Budget()) or _words(node.get("title"), Budget()))


def is_of_skills(node: Mapping[str, Any]) -> bool:
    """Whether a node is a JobPosting that names skills, if nothing else: all that some programs write of one."""
    return _is_named(node) and bool(_words(node.get("skills"), Budget()))


def _is_named(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] == "JobPosting" for kind in listed)


def posting_text(posting: Mapping[str, Any], budget: Budget | None = None) -> str:
    """Title, an empty line, the description as text, then the other fields that it does not already hold."""
    budget = budget or Budget()
    title = " ".join(_words(posting.get("title") or posting.get("name"), budget).split())
    parts = [title] if title else []
    description = _words(posting.get("description"), budget)
    if description:
        parts.append(description)
    held = " ".join(description.split())
    for field, heading in _FIELDS:
        words = _words(posting.get(field), budget)
        if words and " ".join(words.split()) not in held:
            parts.append(f"# {heading}\n\n{words}")
    return "\n\n".join(parts)


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """All objects in ``data``, nearest first."""
    waiting = deque([data])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, dict):
            yield node
            waiting.extend(child for child in node.values() if isinstance(child, dict | list))
        elif isinstance(node, list):
            waiting.extend(child for child in node if isinstance(child, dict | list))


class Budget:
    """How many parts of a posting may still be read: each costs a parse of its own."""

    def __init__(self, most: int = _MOST_PARTS) -> None:
        self._left = most

    def take(self) -> bool:
        """Whether there is one more."""
        self._left -= 1
        return self._left >= 0


def _words(value: Any, budget: Budget, depth: int = 0) -> str:
    """The text of a field, which may be markup, a list, or an object that names it."""
    if depth > _DEEPEST or not budget.take():
        return ""
    if isinstance(value, str):
        return markup_to_text(value)
    if isinstance(value, list):
        items = [" ".join(words.split()) for item in value[:_MOST_ITEMS] if (words := _words(item, budget, depth + 1))]
        return "\n".join(item if item.startswith("• ") else f"• {item}" for item in items)
    if isinstance(value, dict):
        months = value.get("monthsOfExperience")
        if isinstance(months, int | float | str) and str(months).strip():
            return f"{months} months of experience"
        named = value.get("name") or value.get("description") or value.get("credentialCategory")
        return _words(named, budget, depth + 1)
    return ""
