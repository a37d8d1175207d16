"""Plain entries to the typed taxonomy, with what narrower concepts inherit."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from skillmatch.errors import TaxonomyError
from skillmatch.taxonomy.concepts import Concepts, guarded, pack, sources_of
from skillmatch.taxonomy.cues import typed_cues
from skillmatch.taxonomy.layer import Entry, Layer
from skillmatch.taxonomy.likes import with_likes
from skillmatch.taxonomy.model import Named, Taxonomy
from skillmatch.taxonomy.parameters import typed_parameters

_FIGURE = re.compile(r"\{([\w.-]+)\}")
FINGERPRINT = 16
"""Hexadecimal digits of a digest that tell one taxonomy from another."""
Compiled = dict[str, Any]
"""What ``compile_layer`` gives."""
_INHERITED = ("kind", "lean", "roles")


def build(layer: Layer) -> Taxonomy:
    """The taxonomy of a layer.

    Raises:
        TaxonomyError: where an entry lacks what it must have or refers to what is not there.
    """
    return checked(taxonomy_of(compile_layer(layer)))


def checked(taxonomy: Taxonomy) -> Taxonomy:
    """The taxonomy, each concept of which has been made: what cannot be used is told now, not when a text names it.

    Raises:
        TaxonomyError: where an entry cannot be used.
    """
    for id_ in taxonomy.concepts:
        taxonomy.concepts[id_]
    return taxonomy


def compile_layer(layer: Layer) -> Compiled:
    """A layer with what is inherited written out, in plain values."""
    entries = _resolve(with_likes(layer.concepts))
    _own_weights(layer, entries)
    how = {scale: with_figures(text, layer.weights) for scale, text in layer.how.items()}
    return {
        "concepts": pack(entries),
        "scales": layer.scales,
        "documents": layer.documents,
        "cues": layer.cues,
        "weights": layer.weights,
        "how": how,
        "digest": layer.digest,
    }


def taxonomy_of(compiled: Compiled) -> Taxonomy:
    """The taxonomy that ``compile_layer`` wrote out."""
    scales = {name: {i: guarded(_named, e) for i, e in scale.items()} for name, scale in compiled["scales"].items()}
    return Taxonomy(
        concepts=Concepts(compiled["concepts"]),
        **scales,
        documents=compiled["documents"],
        cues=_typed(typed_cues, compiled["cues"], "cues"),
        parameters=_typed(typed_parameters, compiled["weights"], "weights.yaml"),
        how=compiled["how"],
        fingerprint=compiled["digest"][:FINGERPRINT],
    )


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
    """The concept, the one that it counts as, and its first broader concepts up to the top."""
    line = [id_]
    if entries[id_].get("counts_as"):
        line.append(entries[id_]["counts_as"])
    while entries[line[-1]]["broader"]:
        line.append(entries[line[-1]]["broader"][0])
    return line


def _named(entry: Entry) -> Named:
    return Named(entry["id"], entry["label"], entry.get("meaning", ""), sources_of(entry), entry.get("formerly", ""))


def with_figures(text: str, weights: Mapping[str, object]) -> str:
    """``text`` with each ``{split.floor}`` replaced by that figure, so that what is told is what is used."""
    return _FIGURE.sub(lambda match: _figure_at(match[1], weights) or match[0], text)


def _figure_at(path: str, weights: object) -> str:
    for key in path.split("."):
        weights = weights.get(key) if isinstance(weights, Mapping) else None
    return f"{weights:g}" if isinstance(weights, int | float) else ""
