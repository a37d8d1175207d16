"""Validation of taxonomy folders: every problem with file and line, in the order of the files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from skillmatch.errors import TaxonomyError
from skillmatch.safe_read import is_folder
from skillmatch.suggest import did_you_mean
from skillmatch.taxonomy.layer import (
    FOLDERS,
    RULE_FILES,
    RULES,
    SCALES,
    SINGLE_FILES,
    Entry,
    Layer,
    TaxonomyFile,
    listed,
    merge,
    read_bytes,
    read_layer,
    rule_files,
    taxonomy_files,
)
from skillmatch.taxonomy.likes import with_likes
from skillmatch.taxonomy.validate.checks import FOR_OURS, FOR_TEAMS, FOR_USE, TO_READ, Check
from skillmatch.taxonomy.validate.problems import Problem, SourceFile, read_source, repeated, shown
from skillmatch.taxonomy.validate.rule_checks import rule_problems
from skillmatch.taxonomy.validate.schema import check_shape, cue_files
from skillmatch.taxonomy.validate.scope import Located, Scope

_KNOWN = [*(f"{name}/*.yaml" for name in FOLDERS), *(f"{name}.yaml" for name in SINGLE_FILES)]
_NAMED = f"taxonomy files are {', '.join(_KNOWN[:-1])} and {_KNOWN[-1]}"


def audit(base: Path, *overlays: Path) -> list[Problem]:
    """All problems of ``base`` and of the folders laid over it.

    A folder that has any is not laid under the next: what it breaks would be told again there.
    """
    below = Layer()
    for folder in (base, *overlays):
        problems = audit_folder(folder, below, FOR_OURS if folder is base else FOR_TEAMS)
        if problems:
            return problems
        below = merge(below, read_layer(folder))
    return []


def audit_folder(folder: Path, below: Layer, checks: tuple[Check, ...] = FOR_USE) -> list[Problem]:
    """The problems of one folder laid over ``below`` (an empty layer for the lowest folder)."""
    is_lowest = not below.concepts
    problems = list(_strange_files(folder, is_lowest=is_lowest))
    files, unreadable = _sources((*taxonomy_files(folder), *(rule_files(folder) if is_lowest else ())))
    problems += unreadable
    if not files and not problems:
        problems.append(Problem(shown(folder), 0, 0, 0, f"holds no taxonomy files; {_NAMED}"))
    known = frozenset(below.concepts).union(*below.scales.values())
    for source in files:
        problems += repeated(source)
        if source.kind == "cues" and source.stem not in cue_files():
            source.faulty.append(())  # told as a file that would never be read
        else:
            problems += check_shape(source, known)
    scope = _scope(files, below)
    for check in checks:
        problems += check(scope)
    rank = {source.name: index for index, source in enumerate(files)}
    return sorted(set(problems), key=lambda problem: (rank.get(problem.file, -1), problem))


def warnings(folders: tuple[Path, ...]) -> list[Problem]:
    """What is in sound folders and may be wrong all the same: for a person to judge."""
    found: list[Problem] = []
    below = Layer()
    for folder in folders:
        files, _ = _sources(taxonomy_files(folder))
        scope = _scope(files, below)
        found += sorted(problem for check in TO_READ for problem in check(scope))
        below = scope.merged
    return found


def audit_rules(folder: Path) -> list[Problem]:
    """The problems of the files of rules alone: their shape, and what holds among them."""
    files, problems = _sources(rule_files(folder))
    for source in files:
        problems += [*repeated(source), *check_shape(source, frozenset())]
    return sorted({*problems, *rule_problems(files)})


def _sources(files: Iterable[TaxonomyFile]) -> tuple[list[SourceFile], list[Problem]]:
    """The files that can be read, and what is wrong with the others."""
    sources: list[SourceFile] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sources.append(read_source(file))
        except TaxonomyError as error:
            problems.append(_unreadable(file.path, error))
    return sources, problems


def _unreadable(path: Path, error: TaxonomyError) -> Problem:
    line = error.place.rpartition(":")[2]
    if not line.isdigit():
        return Problem(shown(path), 0, 0, 0, error.message)
    lines = read_bytes(path).decode("utf-8", "replace").split("\n")
    number = int(line)
    text = lines[number - 1].rstrip("\r") if number <= len(lines) else ""
    column = len(text) - len(text.lstrip()) + 1
    return Problem(shown(path), number, column, len(text.strip()), error.message, text)


def _strange_files(folder: Path, is_lowest: bool) -> Iterator[Problem]:
    """Files that look like taxonomy files and would never be read."""
    stems = {"": SINGLE_FILES, "cues": cue_files(), RULES: RULE_FILES}
    names = {kind: [f"{stem}.yaml" for stem in known] for kind, known in stems.items()}
    for kind in ("", *FOLDERS, *((RULES,) if is_lowest else ())):
        for path in listed(folder / kind):
            is_known = path.name in names[kind] if kind in names else path.suffix == ".yaml"
            if path.suffix in (".yaml", ".yml") and not is_known:
                meant = did_you_mean(path.name, names[kind]) if kind in names and kind else ""
                yield Problem(shown(path), 0, 0, 0, f"unknown file `{path.name}`{meant or f'; {_NAMED}'}")
    for path in listed(folder):
        if is_folder(path) and path.name not in (*FOLDERS, *((RULES,) if is_lowest else ())):
            yield from _strange_folder(path)


def _strange_folder(path: Path) -> Iterator[Problem]:
    """Nothing of a folder that is no concern of ours; teams keep other things beside their taxonomy too."""
    meant = did_you_mean(path.name, FOLDERS)
    if path.name == RULES:
        message = "the rules of the check are not part of a team's taxonomy; declare `house` rules in the settings"
        yield Problem(shown(path), 0, 0, 0, message)
    elif meant and any(file.suffix in (".yaml", ".yml") for file in listed(path)):
        yield Problem(shown(path), 0, 0, 0, f"unknown folder `{path.name}`{meant}")


def _scope(files: list[SourceFile], below: Layer) -> Scope:
    located = [located for source in files for located in _located(source)]
    sound = [one for one in located if not _is_faulty(one)]
    layer = Layer(concepts={one.id: one.entry for one in sound if one.is_concept})
    for one in sound:
        if not one.is_concept:
            layer.scales[one.entry["type"]][one.id] = one.entry
    for source in files:
        if source.kind == "sources" and not source.faulty:
            layer.documents = source.value["documents"]
        elif source.kind == "cues" and not source.faulty:
            layer.cues[source.stem] = source.value
    unsound = frozenset(one.id for one in located if _is_faulty(one))
    merged = merge(below, layer)
    return Scope(sound, below, merged, unsound, files, frozenset(with_likes(merged.concepts)))


def _located(source: SourceFile) -> Iterator[Located]:
    """The entries of a file that at least have an id."""
    value = source.value if isinstance(source.value, dict) else {}
    if source.kind in SCALES:
        yield from _list(source, value, source.kind, {"type": source.kind})
    elif source.kind == "responsibilities":
        yield from _list(source, value, source.kind, {"type": "responsibility"})
    elif source.kind == "skills":
        group = value.get("group")
        yield from _one(source, group, ("group",), {"type": "group"})
        of_file = {"group": group["id"]} if isinstance(group, dict) and isinstance(group.get("id"), str) else {}
        yield from _list(source, value, "skills", {"type": "skill", **of_file})


def _list(source: SourceFile, value: Entry, key: str, of_file: Entry) -> Iterator[Located]:
    entries = value.get(key)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        yield from _one(source, entry, (key, index), of_file)


def _one(source: SourceFile, entry: Any, path: tuple[str | int, ...], of_file: Entry) -> Iterator[Located]:
    if isinstance(entry, dict) and isinstance(entry.get("id"), str):
        yield Located({**entry, **of_file, "place": source.name}, source, path)


def _is_faulty(located: Located) -> bool:
    length = len(located.path)
    return located.source.all_faulty or any(fault[:length] == located.path for fault in located.source.faulty)


def places_of(id_: str, folders: tuple[Path, ...]) -> list[str]:
    """Where an entry is in each of ``folders``, as ``file:line``."""
    return places_of_all([id_], folders).get(id_, [])


def places_of_all(ids: Collection[str], folders: tuple[Path, ...]) -> dict[str, list[str]]:
    """Where entries are in each of ``folders``, by id, as ``file:line``."""
    places: dict[str, list[str]] = {}
    for file in (file for folder in folders for file in taxonomy_files(folder)) if ids else ():
        # Parsing all files with their places takes a second; most do not even hold one of the ids.
        data = read_bytes(file.path)
        if any(id_.encode() in data for id_ in ids):
            for one in _located(read_source(file)):
                if one.id in ids:
                    places.setdefault(one.id, []).append(one.problem("", "id").place)
    return places
