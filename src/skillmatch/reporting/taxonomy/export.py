"""The taxonomy in forms that other tools read: the same taxonomy, the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from skillmatch.reporting.shared.envelope import envelope
from skillmatch.reporting.shared.escape import csv_cell, json_text
from skillmatch.reporting.taxonomy.skos import to_skos
from skillmatch.taxonomy.model import Concept, Named, Taxonomy
from skillmatch.token_patterns import normal

_COLUMNS = (
    *(
        "id",
        "type",
        "kind",
        "label",
        "alt",
        "hidden",
        "counts_as",
        "broader",
        "lean",
        "core",
        "roles",
        "phase",
        "since",
    ),
    *("esco", "esco_version", "esco_relation", "sources", "meaning"),
)


def to_csv(taxonomy: Taxonomy) -> str:
    """One row a concept; values in one cell are separated by ``" | "``; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for concept in taxonomy.concepts.values():
        row = _row(concept)
        writer.writerow([_cell(row[column]) for column in _COLUMNS])
    return out.getvalue()


def _row(concept: Concept) -> dict[str, object]:
    esco = concept.esco
    return {
        **{column: getattr(concept, column, None) for column in _COLUMNS},
        "type": concept.type.value,
        "roles": [f"{role}={weight:g}" for role, weight in concept.roles.items()],
        "sources": [str(source) for source in concept.sources],
        "esco": esco.uri if esco else None,
        "esco_version": esco.version if esco else None,
        "esco_relation": esco.relation if esco else None,
    }


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return f"{value:g}"  # a negative number is no formula
    text = value if isinstance(value, str) else " | ".join(map(str, value))  # type: ignore[call-overload]
    return csv_cell(text)


def to_json(taxonomy: Taxonomy) -> str:
    """All of the taxonomy, inherited values filled in; the layout is versioned by ``schema``."""
    value = {
        **envelope("taxonomy", taxonomy.fingerprint),
        "documents": {letter: document["title"] for letter, document in taxonomy.documents.items()},
        **{name: _scale(getattr(taxonomy, name)) for name in ("split", "roles", "levels", "phases")},
        "concepts": [as_entry(concept) for concept in taxonomy.concepts.values()],
    }
    return json_text(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _scale(scale: Mapping[str, Named]) -> list[dict[str, object]]:
    return [as_entry(named) for named in scale.values()]


def as_entry(value: Concept | Named) -> dict[str, object]:
    """A concept or named value as plain data, in the words of the taxonomy files, without what is empty."""
    entry = _without_empty(asdict(value))
    entry["sources"] = [str(source) for source in value.sources]
    if isinstance(value, Concept):
        entry["type"] = value.type.value
        entry |= {"kind": value.kind.value} if value.kind else {}
        entry["lean"] = value.lean
    return {key: item for key, item in entry.items() if item != [] and key != "place"}


def _without_empty(value: Mapping[str, object]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key, item in value.items():
        if isinstance(item, list | tuple):
            item = [_without_empty(one) if isinstance(one, dict) else one for one in item]
        if item not in (None, "", [], {}, False):
            plain[key] = item
    return plain


def to_spacy(taxonomy: Taxonomy) -> str:
    """The labels of skills as patterns of spaCy's ``EntityRuler``, one a line, and their token patterns as they are.

    What disambiguates a name is not in them: a ruler takes each label wherever it is. The label of an entity is the
    kind of the skill, its id the concept.
    """
    skills = (concept for concept in taxonomy.concepts.values() if concept.kind)
    patterns = (
        {"label": f"{skill.kind}-skill", "pattern": pattern, "id": skill.id}
        for skill in skills
        for pattern in (*skill.labels, *map(normal, skill.patterns))
    )
    return "".join(f"{json_text(json.dumps(pattern, ensure_ascii=False))}\n" for pattern in patterns)


FORMATS: Mapping[str, Callable[[Taxonomy], str]] = {
    "skos": to_skos,
    "csv": to_csv,
    "json": to_json,
    "spacy": to_spacy,
}
