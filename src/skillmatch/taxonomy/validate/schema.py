"""The shape of taxonomy files: a JSON Schema, and its complaints in words, at the line they are about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from skillmatch.errors import is_number, quoted
from skillmatch.suggest import did_you_mean, unknown
from skillmatch.taxonomy.validate.problems import Problem, SourceFile

_TYPES = {
    "string": "text",
    "array": "a list",
    "object": "a mapping",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}
# What an entry of an overlay may leave to the entry of the same id below it.
_CUES = "cues-"
_MANY = 100
"""Faults of one file that are told: whoever has more begins with these."""
_ENTRY_KINDS = frozenset({"skills", "responsibilities", "split", "roles", "levels", "phases"})


def check_shape(source: SourceFile, known: frozenset[str]) -> Iterator[Problem]:
    """Problems of one file against the schema; the paths at fault are noted in ``source.faulty``.

    Args:
        source: the file.
        known: ids that exist in a layer below, whose entries need not be complete here.
    """
    if source.value is None:
        yield source.problem((), "the file is empty")
        source.faulty.append(())
        return
    errors = (
        error
        for error in _validator(source.shape).iter_errors(source.value)
        if error.validator != "required" or not _is_completed(source, error, known)
    )
    told = sorted(islice(errors, _MANY), key=lambda error: list(map(str, error.absolute_path)))
    source.all_faulty = len(told) == _MANY
    source.faulty += [tuple(error.absolute_path) for error in told]
    problems = (problem for error in told for problem in _problems(source, tuple(error.absolute_path), error))
    yield from islice(problems, _MANY)


@cache
def _validator(kind: str) -> Any:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    # A number that is none (.nan) is neither below a minimum nor above a maximum.
    types = Draft202012Validator.TYPE_CHECKER.redefine("number", lambda _, value: is_number(value))
    validator = extend(Draft202012Validator, {"uniqueItems": _unique}, type_checker=types)
    name = "weights-file" if kind == "weights" else kind
    return validator({"$ref": f"#/$defs/{name}", "$defs": _definitions()})


@cache
def _definitions() -> Any:
    return json.loads((Path(__file__).parent / "schema.json").read_text(encoding="utf-8"))["$defs"]


def cue_files() -> list[str]:
    """The names of the files of cues, without their ending."""
    return [name.removeprefix(_CUES) for name in _definitions() if name.startswith(_CUES)]


def _unique(validator: Any, wanted: bool, instance: Any, schema: Any) -> Iterator[Any]:
    """As the library has it, which compares each item of a mixed list with every other."""
    from jsonschema import ValidationError

    if isinstance(instance, list) and _repeated(instance) is not None:
        yield ValidationError("names something twice")


def _is_completed(source: SourceFile, error: Any, known: frozenset[str]) -> bool:
    return source.kind in _ENTRY_KINDS and isinstance(error.instance, dict) and error.instance.get("id") in known


def _problems(source: SourceFile, path: tuple[str | int, ...], error: Any) -> Iterator[Problem]:
    if error.validator in ("additionalProperties", "unevaluatedProperties"):
        allowed = _known_keys(error)
        for key in error.instance:
            if key not in allowed:
                yield source.problem(path, unknown("key", str(key), allowed), key=str(key))
    elif error.validator == "required":
        missing = next(key for key in error.validator_value if key not in error.instance)
        yield source.problem(path, f"`{missing}` is missing")
    else:
        yield source.problem(path, f"{_name(path)} {_complaint(error)}")


def _known_keys(error: Any) -> list[str]:
    """The keys that the failing schema allows, its reference to the shared ones included."""
    keys = list(error.schema.get("properties", {}))
    if error.schema.get("$ref") == "#/$defs/named":
        keys = ["id", "label", "meaning", "sources", *keys]
    return keys


def _name(path: tuple[str | int, ...]) -> str:
    """The innermost key on the way, as "`alt`"; its items are named with it."""
    keys = [step for step in path if isinstance(step, str)]
    in_list = bool(path) and isinstance(path[-1], int) and bool(keys)
    return (f"an item of `{keys[-1]}`" if in_list else f"`{keys[-1]}`") if keys else "the file"


def _complaint(error: Any) -> str:
    value = error.validator_value
    given = _given(error.instance)
    given = given if len(given) <= 60 else given[:57] + "..."
    if error.validator == "type":
        return _wrong_type(value, error.instance, given)
    if error.validator == "enum":
        meant = did_you_mean(str(error.instance), value)
        return f"must be one of {', '.join(value)}, not {given}{meant}"
    if error.validator in ("minimum", "maximum"):
        schema = error.schema
        return f"must be from {schema['minimum']} to {schema.get('maximum', 'any number')}, not {given}"
    if error.validator == "uniqueItems":
        return f"names something twice: `{_repeated(error.instance)}`"
    if error.validator in ("minItems", "minProperties"):
        return "must not be empty"
    if "description" in error.schema:
        return f"must be {error.schema['description']}, not {given}"
    return " ".join(str(error.message).split())


def _wrong_type(value: str | list[str], instance: object, given: str) -> str:
    names = [value] if isinstance(value, str) else value
    wanted = " or ".join(_TYPES[name] for name in names)
    quotes = "; put it in quotes" if "string" in names and not isinstance(instance, dict | list) else ""
    return f"must be {wanted}, not {given}{quotes}"


def _repeated(items: list[Any]) -> Any:
    """The first item that was there before; ``None`` where there is none."""
    seen: set[str] = set()
    for item in items:
        key = f"{type(item).__name__} {_given(item)}"
        if key in seen:
            return item
        seen.add(key)
    return None


def _given(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return quoted(value)
