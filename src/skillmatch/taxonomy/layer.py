"""The files of one taxonomy folder as plain entries, and one folder laid over another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

from skillmatch.errors import TaxonomyError
from skillmatch.safe_read import SETTINGS_BYTES, NotReadError, exists, is_folder, read_plain_file

Entry = dict[str, Any]
"""One entry as written, plus ``type``, ``place`` and, for skills, ``group`` (the file's)."""

SCALES = ("split", "roles", "levels", "phases")
SINGLE_FILES = ("sources", *SCALES, "groups", "responsibilities", "weights")
FOLDERS = ("skills", "cues")
RULES = "rules"
"""The folder of the rules of the check, which only the lowest taxonomy has; ``checking.catalogue`` reads it."""
RULE_FILES = ("title", "breadth", "levels", "needs", "clarity", "fit", "upkeep")
"""The files of rules, a family each, in the order in which they are shown."""

_APPENDED = frozenset({"alt", "like", "implies", "hidden", "hits", "misses", "activities", "patterns"})
_KEPT = frozenset({"type", "place", "group"})


@dataclass(slots=True)
class Layer:
    """All entries of one folder by id, in file order."""

    documents: dict[str, Entry] = field(default_factory=dict)
    scales: dict[str, dict[str, Entry]] = field(default_factory=lambda: {name: {} for name in SCALES})
    concepts: dict[str, Entry] = field(default_factory=dict)
    cues: dict[str, Any] = field(default_factory=dict)
    weights: dict[str, Any] = field(default_factory=dict)
    how: dict[str, str] = field(default_factory=dict)
    """By scale: how its figure is made."""
    digest: str = ""
    """SHA-256 over the names and bytes of the files."""


@dataclass(frozen=True, slots=True)
class TaxonomyFile:
    """A file of a taxonomy folder: its path, its name below the folder, and its key there."""

    path: Path
    name: str
    kind: str
    """``skills``, ``cues``, ``rules`` or the stem of one of ``SINGLE_FILES``."""


def taxonomy_files(directory: Path, order: tuple[str, ...] = ()) -> Iterator[TaxonomyFile]:
    """The files that count, skill files first by ``order`` of their stems, then by name.

    Raises:
        TaxonomyError: where ``directory`` is no folder.
    """
    if not is_folder(directory):
        raise TaxonomyError("no such taxonomy folder.", place=str(directory))
    for kind in SINGLE_FILES:
        if exists(path := directory / f"{kind}.yaml"):
            yield TaxonomyFile(path, path.name, kind)
    rank = {stem: index for index, stem in enumerate(order)}
    for kind in FOLDERS:
        paths = [path for path in listed(directory / kind) if path.suffix == ".yaml"]
        for path in sorted(paths, key=lambda path: (rank.get(path.stem, len(rank)), path.name)):
            yield TaxonomyFile(path, f"{kind}/{path.name}", kind)


def rule_files(directory: Path) -> Iterator[TaxonomyFile]:
    """The files of rules that are there, in the order in which they are shown."""
    for stem in RULE_FILES:
        if exists(path := directory / RULES / f"{stem}.yaml"):
            yield TaxonomyFile(path, f"{RULES}/{path.name}", RULES)


def listed(folder: Path) -> list[Path]:
    """What is in a folder, by name, without what is hidden; nothing where there is no such folder.

    Raises:
        TaxonomyError: where it cannot be looked into.
    """
    try:
        names = sorted(os.listdir(folder)) if is_folder(folder) else []  # noqa: PTH208 - names are all that is wanted
    except OSError as error:
        raise TaxonomyError(f"cannot be read: {error.strerror or error}", place=str(folder)) from None
    return [folder / name for name in names if not name.startswith(".")]


def read_bytes(path: Path) -> bytes:
    """The content of a taxonomy file.

    Raises:
        TaxonomyError: where the file cannot be read.
    """
    try:
        return read_plain_file(path, SETTINGS_BYTES)
    except NotReadError as error:
        raise TaxonomyError(f"cannot be read: {error.reason}", place=str(path)) from None


def _parsed(data: bytes, place: str) -> object:
    # Imported here, since a start reads what is compiled, and no YAML.
    from skillmatch.taxonomy.yamlread import parse_yaml

    return parse_yaml(data, place)


def read_layer(directory: Path, order: tuple[str, ...] = ()) -> Layer:
    """Reads a folder without validating it.

    Raises:
        TaxonomyError: where a file is unreadable, no YAML, or of another shape than its name promises.
    """
    layer = Layer()
    groups = directory / "groups.yaml"
    order = order or (group_order(groups) if exists(groups) else ())
    hashes: list[tuple[str, str]] = []
    for file in taxonomy_files(directory, order):
        data = read_bytes(file.path)
        hashes.append((file.name, hashlib.sha256(data).hexdigest()))
        try:
            _take(layer, file, _parsed(data, str(file.path)) or {})
        except (TypeError, AttributeError, KeyError, ValueError) as error:
            hint = "See `skillmatch taxonomy validate`."
            raise TaxonomyError(f"not a taxonomy file ({error}).", place=str(file.path), hint=hint) from None
    # Of the bytes that were read: what is kept by the digest must not be of a file as it was a moment later.
    layer.digest = _digest([*hashes, *_hashes(rule_files(directory))])
    return layer


def digest_of(directory: Path) -> str:
    """SHA-256 over the names and bytes of the files that count: what is found in a text, and in a post by the check."""
    return _digest([*_hashes(taxonomy_files(directory)), *_hashes(rule_files(directory))])


def digest_over(*digests: str) -> str:
    """The digest of folders laid over each other, by theirs, the lowest first."""
    return reduce(lambda base, overlay: hashlib.sha256(f"{base}\n{overlay}".encode()).hexdigest(), digests)


def names_in(directory: Path) -> list[str]:
    """All that an audit looks at beside the content of the files that count: files and folders that are in a folder."""
    names: list[str] = []
    for path in listed(directory):
        if is_folder(path):
            below = [one.name for one in listed(path) if one.suffix in (".yaml", ".yml")]
            names += [f"{path.name}/", *(f"{path.name}/{name}" for name in below)]
        elif path.suffix in (".yaml", ".yml"):
            names.append(path.name)
    return names


def _hashes(files: Iterable[TaxonomyFile]) -> Iterator[tuple[str, str]]:
    return ((file.name, hashlib.sha256(read_bytes(file.path)).hexdigest()) for file in files)


def _digest(hashes: Iterable[tuple[str, str]]) -> str:
    return hashlib.sha256("\n".join(f"{name} {digest}" for name, digest in sorted(hashes)).encode()).hexdigest()


def group_order(path: Path) -> tuple[str, ...]:
    """The ids of ``groups.yaml``: the order of skill files, and so of groups in reports."""
    value = _parsed(read_bytes(path), str(path))
    ids = value.get("groups") if isinstance(value, dict) else None
    return tuple(str(id_) for id_ in ids) if isinstance(ids, list) else ()


def _take(layer: Layer, file: TaxonomyFile, value: Any) -> None:
    if file.kind == "sources":
        layer.documents = dict(value["documents"])
    elif file.kind in SCALES:
        layer.scales[file.kind] = {entry["id"]: {**entry, "place": file.name} for entry in value[file.kind]}
        if "how" in value:
            layer.how[file.kind] = value["how"]
    elif file.kind == "responsibilities":
        _add(layer, value["responsibilities"], {"type": "responsibility", "place": file.name})
    elif file.kind == "skills":
        _take_skills(layer, file.name, value)
    elif file.kind == "cues":
        layer.cues[file.path.stem] = value
    elif file.kind == "weights":
        layer.weights = dict(value)


def _take_skills(layer: Layer, name: str, value: Mapping[str, Any]) -> None:
    group = value.get("group")
    if group:
        _add(layer, [group], {"type": "group", "place": name})
    of_file = {"group": group["id"]} if group else {}
    _add(layer, value.get("skills") or [], {"type": "skill", "place": name, **of_file})


def _add(layer: Layer, entries: list[Entry], of_file: Entry) -> None:
    for entry in entries:
        layer.concepts[entry["id"]] = {**entry, **of_file}


def merge(base: Layer, overlay: Layer) -> Layer:
    """``overlay`` laid over ``base``: known ids merged, new ones added after them; neither is altered."""
    scales = {name: _merge_entries(base.scales[name], overlay.scales[name]) for name in SCALES}
    return Layer(
        documents=base.documents | overlay.documents,
        scales=scales,
        concepts=_merge_entries(base.concepts, overlay.concepts),
        cues=deep_merge(base.cues, overlay.cues, append=True),
        weights=deep_merge(base.weights, overlay.weights, append=False),
        how=base.how | overlay.how,
        digest=digest_over(base.digest, overlay.digest),
    )


def _merge_entries(base: dict[str, Entry], overlay: dict[str, Entry]) -> dict[str, Entry]:
    merged = dict(base)
    for id_, entry in overlay.items():
        merged[id_] = _merge_entry(base[id_], entry) if id_ in base else entry
    return merged


def _merge_entry(base: Entry, overlay: Entry) -> Entry:
    merged = dict(base)
    for key, value in overlay.items():
        if key in _APPENDED:
            old = merged.get(key, [])
            merged[key] = [*old, *(item for item in value if item not in old)]
        elif key not in _KEPT:
            merged[key] = value
    return merged


def deep_merge(base: Any, overlay: Any, *, append: bool) -> Any:
    """Mappings merged key by key; lists appended to or replaced; anything else replaced."""
    if isinstance(base, dict) and isinstance(overlay, dict):
        both = {k: deep_merge(base[k], v, append=append) if k in base else v for k, v in overlay.items()}
        return {**base, **both}
    if append and isinstance(base, list) and isinstance(overlay, list):
        return [*base, *(item for item in overlay if item not in base)]
    return overlay
