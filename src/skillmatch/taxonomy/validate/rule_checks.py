"""What a schema cannot say of the rules of the check; what needs their functions is in ``checking.rule_audit``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skillmatch.taxonomy.layer import Entry
from skillmatch.taxonomy.templates import TEMPLATES, blanks
from skillmatch.taxonomy.validate.problems import Problem, SourceFile

_Path = tuple[str | int, ...]


def rule_entries(files: Iterable[SourceFile]) -> Iterator[tuple[SourceFile, _Path, Entry]]:
    """The rules of sound shape, each with its file and its path there."""
    for file in files:
        entries = file.value.get("rules") if isinstance(file.value, dict) else None
        for index, entry in enumerate(entries if isinstance(entries, list) and not file.all_faulty else ()):
            path: _Path = ("rules", index)
            if isinstance(entry, dict) and not any(fault[:2] == path for fault in file.faulty):
                yield file, path, entry


def rule_problems(files: list[SourceFile]) -> Iterator[Problem]:
    """Ids are unique, each file is of the family of its name, blanks can be filled, and each rule says its origin."""
    for file in files:
        family = file.value.get("family") if isinstance(file.value, dict) else None
        if isinstance(family, str) and family != file.stem:
            yield file.problem(("family",), f"`family` must be {file.stem}, the name of the file, not {family}")
    first: dict[str, str] = {}
    for file, path, entry in rule_entries(files):
        at_id = file.problem((*path, "id"), f"id `{entry['id']}` is taken already ({first.get(entry['id'])})")
        if first.setdefault(entry["id"], at_id.place) != at_id.place:
            yield at_id
        if not entry.get("sources") and not entry.get("origin"):
            message = "needs `sources`, passages of the source documents, or `origin`"
            yield file.problem((*path, "id"), f"`{entry['id']}` {message}")
        yield from _unfillable(file, path, entry)


def _unfillable(file: SourceFile, path: _Path, entry: Entry) -> Iterator[Problem]:
    for key in TEMPLATES:
        try:
            names = blanks(entry[key])
        except ValueError as error:
            yield file.problem(
                (*path, key), f"`{key}` cannot be filled ({error}); a brace that is one is written twice"
            )
        else:
            # Anything else, as `{0}`, `{a.b}` or `{a:d}`, would be looked up or formatted in ways that no fact answers.
            for name in (name for name in names if not name.isidentifier()):
                yield file.problem((*path, key), f"`{key}` has the blank `{{{name}}}`, which is not a word")
