"""Plain entries to the typed taxonomy, with what narrower concepts inherit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from skillmatch.errors import TaxonomyError
from skillmatch.taxonomy.cues import typed_cues
from skillmatch.taxonomy.layer import Entry, Layer
from skillmatch.taxonomy.model import (
    Activity,
    Ambiguity,
    Concept,
    ConceptType,
    EscoMatch,
    Named,
    SkillKind,
    Source,
    Taxonomy,
)
from skillmatch.taxonomy.parameters import typed_parameters

LEANS = {"swe": -1.0, "neutral": 0.0, "ml": 1.0}
_FIGURE = re.compile(r"\{([\w.-]+)\}")
_INHERITED = ("kind", "lean", "roles")


def build(layer: Layer) -> Taxonomy:
    """The taxonomy of a layer.

    Raises:
        TaxonomyError: where an entry lacks what it must have or refers to what is not there.
    """
    entries = _resolve(layer.concepts)
    _own_weights(layer, entries)
    return Taxonomy(
        concepts={id_: _guarded(_concept, entry) for id_, entry in entries.items()},
        **{name: {i: _guarded(_named, e) for i, e in scale.items()} for name, scale in layer.scales.items()},
        documents=layer.documents,
        cues=_typed(typed_cues, layer.cues, "cues"),
        parameters=_typed(typed_parameters, layer.weights, "weights.yaml"),
        how={scale: with_figures(text, layer.weights) for scale, text in layer.how.items()},
        fingerprint=layer.digest[:16],
    )


def _guarded(make: Any, entry: Entry) -> Any:
    try:
        return make(entry)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        hint = "See `skillmatch taxonomy validate`."
        problem = f"entry `{entry.get('id')}` is not usable ({type(error).__name__}: {error})."
        raise TaxonomyError(problem, place=str(entry.get("place", "")), hint=hint) from None


_Made = TypeVar("_Made")


def _typed(make: Callable[[Mapping[str, Any]], _Made], data: Mapping[str, Any], place: str) -> _Made:
    try:
        return make(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        hint = "See `skillmatch taxonomy validate`."
        problem = f"is not usable ({type(error).__name__}: {error})."
        raise TaxonomyError(problem, place=place, hint=hint) from None


def _resolve(concepts: dict[str, Entry]) -> dict[str, Entry]:
    """Each entry with its broader concepts, and with what it inherits from the first of them."""
    resolved: dict[str, Entry] = {}
    for id_ in concepts:
        try:
            _resolve_one(id_, concepts, resolved, ())
        except RecursionError:
            place = str(concepts[id_]["place"])
            raise TaxonomyError(f"`{id_}` is below too many others", place=place) from None
    # In file order, not in the order in which broader concepts happened to be needed.
    return {id_: resolved[id_] for id_ in concepts}


def _resolve_one(id_: str, concepts: dict[str, Entry], resolved: dict[str, Entry], path: tuple[str, ...]) -> Entry:
    if id_ in resolved:
        return resolved[id_]
    if id_ in path:
        raise TaxonomyError(f"`{id_}` is broader than itself", place=concepts[id_]["place"])
    entry = concepts[id_]
    broader = entry.get("broader") or ([entry["group"]] if "group" in entry else [])
    # A dangling one is for the audit to tell; here it must not cost the rest of the taxonomy.
    broader = [parent for parent in broader if parent in concepts]
    parents = [_resolve_one(parent, concepts, resolved, (*path, id_)) for parent in broader]
    inherited = {key: parents[0][key] for key in _INHERITED if parents and key in parents[0]}
    if parents:
        inherited["core"] = bool(parents[0].get("core"))  # `narrower`: not the concept itself, but what is below it
    resolved[id_] = {**inherited, **entry, "broader": broader}
    return resolved[id_]


def _own_weights(layer: Layer, entries: dict[str, Entry]) -> None:
    """Sets the weights that a role lists itself (``weights``), narrower concepts inheriting them."""
    for role in layer.scales["roles"].values():
        weights = role.get("weights") or {}
        for id_, entry in entries.items() if weights else ():
            weight = next((weights[i] for i in _first_line(id_, entries) if i in weights), None)
            if weight is not None:
                entry["roles"] = {**(entry.get("roles") or {}), role["id"]: weight}


def _first_line(id_: str, entries: dict[str, Entry]) -> list[str]:
    """The concept and its first broader concepts up to the top."""
    line = [id_]
    while entries[line[-1]]["broader"]:
        line.append(entries[line[-1]]["broader"][0])
    return line


def _concept(entry: Entry) -> Concept:
    return Concept(
        id=entry["id"],
        type=ConceptType(entry["type"]),
        label=entry["label"],
        kind=SkillKind(entry["kind"]) if entry.get("kind") else None,
        alt=tuple(entry.get("alt", ())),
        hidden=tuple(entry.get("hidden", ())),
        broader=tuple(entry["broader"]),
        lean=_lean(entry.get("lean", 0.0)),
        roles={role: float(weight) for role, weight in (entry.get("roles") or {}).items()},
        core=entry.get("core") is True,
        sources=_sources(entry),
        esco=EscoMatch(**entry["esco"]) if entry.get("esco") else None,
        since=entry.get("since"),
        ambiguous=_ambiguous(entry.get("ambiguous")),
        phase=entry.get("phase"),
        activities=tuple(_activity(activity) for activity in entry.get("activities", ())),
        meaning=entry.get("meaning", ""),
        hits=tuple(entry.get("hits", ())),
        misses=tuple(entry.get("misses", ())),
        place=entry["place"],
    )


def _lean(value: object) -> float:
    return LEANS[value] if isinstance(value, str) else float(value)  # type: ignore[arg-type]


def _sources(entry: Entry) -> tuple[Source, ...]:
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


def _named(entry: Entry) -> Named:
    return Named(entry["id"], entry["label"], entry.get("meaning", ""), _sources(entry), entry.get("formerly", ""))


def with_figures(text: str, weights: Mapping[str, object]) -> str:
    """``text`` with each ``{split.floor}`` replaced by that figure, so that what is told is what is used."""
    return _FIGURE.sub(lambda match: _figure_at(match[1], weights) or match[0], text)


def _figure_at(path: str, weights: object) -> str:
    for key in path.split("."):
        weights = weights.get(key) if isinstance(weights, Mapping) else None
    return f"{weights:g}" if isinstance(weights, int | float) else ""
