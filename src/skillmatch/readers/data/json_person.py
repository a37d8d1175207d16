"""The Person of schema.org in JSON-LD, with what it says that the person knows: a short résumé."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from skillmatch.readers.data.json_resume import resume_in
from skillmatch.readers.model import Media, Reading
from skillmatch.readers.terms import named_in, terms_in

_KNOWN = ("skills", "knowsAbout")
_MOST = 1_000
"""Nodes of a file, and names of a person."""


def person_in(data: Any) -> Reading | None:
    """The first Person in data that says what it knows, as a résumé; ``None`` where there is none.

    Only who the data is about is one, and not the author of something in it.
    """
    person = next((node for node in _subjects(data) if _is_person(node) and any(map(node.get, _KNOWN))), None)
    found = resume_in(_as_resume(person), Media.JSON_PERSON) if person else None
    if person is None or found is None:
        return None
    named = {name: id_ for key in _KNOWN for name, id_ in named_in(person.get(key)).items()}
    return found._replace(terms=terms_in(found.text, named))


def _subjects(data: Any) -> Iterator[Mapping[str, Any]]:
    """What the data is about."""
    if not isinstance(data, dict):
        return
    yield data
    for key in ("@graph", "mainEntity"):
        inner = data.get(key)
        yield from (node for node in (inner if isinstance(inner, list) else [inner])[:_MOST] if isinstance(node, dict))


def _is_person(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.rpartition("/")[2] == "Person" for kind in listed)


def _as_resume(person: Mapping[str, Any]) -> dict[str, Any]:
    """A Person in the shape of JSON Resume."""
    basics = {"name": "name", "label": "jobTitle", "summary": "description"}
    return {
        "basics": {key: next(_names(person.get(name)), "") for key, name in basics.items()},
        "skills": [name for key in _KNOWN for name in _names(person.get(key))][:_MOST],
    }


def _names(value: Any) -> Iterator[str]:
    """The texts of a value, or the names of its things."""
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") or one.get("description") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield name
