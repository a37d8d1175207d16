"""Entries as written to concepts: each is made when it is first asked for, since a document names few of thousands."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from typing import Any

from skillmatch.errors import TaxonomyError
from skillmatch.taxonomy.model import Activity, Ambiguity, Concept, ConceptType, EscoMatch, SkillKind, Source

Entry = dict[str, Any]
LEANS = {"swe": -1.0, "neutral": 0.0, "ml": 1.0}


class Concepts(Mapping[str, Concept]):
    """The concepts of a taxonomy by id, in file order.

    Args:
        entries: by id, what is written of each and what it inherits; packed by ``pack``.
    """

    def __init__(self, entries: Mapping[str, bytes]) -> None:
        self._entries = entries
        self._made: dict[str, Concept] = {}

    def __getitem__(self, id_: str) -> Concept:
        made = self._made.get(id_)
        if made is None:
            made = self._made[id_] = guarded(_concept, marshal.loads(self._entries[id_]))
        return made

    def __contains__(self, id_: object) -> bool:
        return id_ in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def pack(entries: Mapping[str, Entry]) -> dict[str, bytes]:
    """Entries in the form that ``Concepts`` takes."""
    return {id_: guarded(marshal.dumps, entry) for id_, entry in entries.items()}


def guarded(make: Any, entry: Entry) -> Any:
    """What ``make`` makes of an entry.

    Raises:
        TaxonomyError: where it lacks what it must have.
    """
    try:
        return make(entry)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        hint = "See `skillmatch taxonomy validate`."
        problem = f"entry `{entry.get('id')}` is not usable ({type(error).__name__}: {error})."
        raise TaxonomyError(problem, place=str(entry.get("place", "")), hint=hint) from None


def _concept(entry: Entry) -> Concept:
    return Concept(
        id=entry["id"],
        type=ConceptType(entry["type"]),
        label=entry["label"],
        kind=SkillKind(entry["kind"]) if entry.get("kind") else None,
        alt=tuple(entry.get("alt", ())),
        hidden=tuple(entry.get("hidden", ())),
        like=tuple(entry.get("like", ())),
        counts_as=entry.get("counts_as"),
        broader=tuple(entry["broader"]),
        implies=tuple(entry.get("implies", ())),
        kinds=entry.get("kinds") is True,
        lean=_lean(entry.get("lean", 0.0)),
        roles={role: float(weight) for role, weight in (entry.get("roles") or {}).items()},
        core=entry.get("core") is True,
        sources=sources_of(entry),
        esco=EscoMatch(**entry["esco"]) if entry.get("esco") else None,
        since=entry.get("since"),
        ambiguous=_ambiguous(entry.get("ambiguous")),
        patterns=tuple(entry.get("patterns", ())),
        phase=entry.get("phase"),
        activities=tuple(_activity(activity) for activity in entry.get("activities", ())),
        meaning=entry.get("meaning", ""),
        hits=tuple(entry.get("hits", ())),
        misses=tuple(entry.get("misses", ())),
        place=entry["place"],
    )


def _lean(value: object) -> float:
    return LEANS[value] if isinstance(value, str) else float(value)  # type: ignore[arg-type]


def sources_of(entry: Entry) -> tuple[Source, ...]:
    """The passages that an entry names as its sources."""
    return tuple(parse_reference(reference) for reference in entry.get("sources", ()))


def parse_reference(reference: str) -> Source:
    """``B daily/mid.3`` as a ``Source``."""
    document, _, passage = reference.strip().partition(" ")
    return Source(document, passage.strip())


def _ambiguous(value: Any) -> tuple[Ambiguity, ...]:
    return tuple(_tuples(Ambiguity, rule) for rule in (value if isinstance(value, list) else [value] if value else []))


def _activity(value: Entry) -> Activity:
    activity: Activity = _tuples(Activity, value)
    return activity


def _tuples(type_: Any, values: Entry) -> Any:
    """An instance with its lists as tuples."""
    return type_(**{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})
