"""JSON Schemas as Markdown, a table of keys for each definition: no reference can disagree with its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from skillmatch.reporting.shared.schema import SCHEMAS, schema
from tools.documenting.tables import table

MEANINGS = Path(__file__).with_name("taxonomy_keys.yaml")
"""What the keys of taxonomy files mean: their schema only says what each must be."""
TAXONOMY = Path(__file__).resolve().parents[2] / "src" / "skillmatch" / "taxonomy" / "validate" / "schema.json"
_TYPES = {"string": "text", "object": "table", "array": "list", "boolean": "true or false", "integer": "whole number"}

Schema = Mapping[str, Any]
Meanings = Mapping[str, Mapping[str, str]]


class Page(NamedTuple):
    """A schema on its way to a page.

    Attributes:
        whole: the schema, in which references are looked up.
        prefix: what the headings of its definitions begin with, so that they differ from those of other schemas.
        meanings: what keys mean, by definition, where the schema does not say it.
    """

    whole: Schema
    prefix: str = ""
    meanings: Meanings = MappingProxyType({})

    def link(self, name: str) -> str:
        """A link to the table of a definition."""
        return f"[{name.rpartition('.')[2]}](#{(self.prefix + name).replace('.', '').lower()})"

    def base(self, one: Schema) -> Schema:
        """The definition that another refers to."""
        found: Schema = self.whole["$defs"][_referred(one)]
        return found


def formats() -> str:
    """What each command prints as JSON, and the names of its versions."""
    rows = []
    for name in SCHEMAS:
        names = ", ".join(f"`{one}`" for one in sorted(set(_versions(schema(name)))))
        rows.append((f"`skillmatch schema {name}`", str(schema(name)["title"]), names))
    return table(("schema", "of what", "value of its key `schema`"), rows)


def _versions(value: Any) -> Iterator[str]:
    """The constants that keys called ``schema`` must have."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        if key == "schema" and isinstance(part, dict) and "const" in part:
            yield str(part["const"])
        yield from _versions(part)


def report_keys(name: str) -> str:
    """The keys of a JSON format: those at its top, and those of each object in it."""
    whole = schema(name)
    top = [f"{whole['description']}\n\n{_keys(Page(whole, f'{name}.'), whole, {})}"] if "properties" in whole else []
    inside = dict(_inside(whole)) | whole["$defs"]
    return "\n\n".join([*top, *_definitions(Page(whole, f"{name}."), inside)])


def taxonomy_keys() -> str:
    """The keys of every file and entry of a taxonomy folder.

    Raises:
        SystemExit: where `MEANINGS` speaks of a key that is no more, or leaves one out of those it speaks of.
    """
    whole = json.loads(TAXONOMY.read_text(encoding="utf-8"))
    meanings: Meanings = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    for name, of in meanings.items():
        known = set(whole["$defs"].get(name, {}).get("properties", {}))
        if strange := sorted(known ^ set(of)):
            raise SystemExit(f"docs: {MEANINGS.name} and schema.json disagree on {', '.join(strange)} of {name}.")
    return "\n\n".join(_definitions(Page(whole, "", meanings), whole["$defs"]))


def _definitions(page: Page, named: Schema) -> Iterator[str]:
    for name, one in named.items():
        if "properties" in one:
            said = [str(one["description"])] if "description" in one and not page.meanings else []
            meant = {**page.meanings.get(_referred(one), {}), **page.meanings.get(name, {})}
            yield "\n\n".join([f"### `{page.prefix}{name}`", *said, _keys(page, one, meant, f"{name}.")])
            yield from _definitions(page, dict(_inside(one, f"{name}.")))


def _inside(one: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """The objects that a definition describes in its own midst, by the keys that they are the values of."""
    for key, value in one.get("properties", {}).items():
        for part in (value, value.get("items", {}), *value.get("oneOf", ()), *value.get("anyOf", ())):
            if "properties" in part:
                yield path + key, part


def _keys(page: Page, one: Schema, meanings: Mapping[str, str], path: str = "") -> str:
    required = one.get("required", ())
    base = page.base(one).get("properties", {}) if "$ref" in one else {}
    rows = []
    for key, value in {**base, **one["properties"]}.items():
        said = meanings.get(key) or ("" if meanings else _meaning(page, value))
        rows.append((f"`{key}`", "yes" if key in required else "", _value(page, value, path + key), said))
    if any(row[3] for row in rows):
        return table(("key", "required", "value", "meaning"), rows)
    return table(("key", "required", "value"), (row[:3] for row in rows))


def _meaning(page: Page, one: Schema) -> str:
    """What the schema says of a key; of one that is defined elsewhere, what is said of it there."""
    if "description" in one or "$ref" not in one:
        return str(one.get("description", ""))
    found = page.base(one)
    # Of an object, its own table says it; the schema of the taxonomy files has its meanings elsewhere.
    return "" if "properties" in found or not page.prefix else str(found.get("description", ""))


def _referred(one: Schema) -> str:
    """The name of the definition that one refers to."""
    return str(one.get("$ref", "")).rpartition("/")[2]


def _value(page: Page, one: Schema, key: str = "") -> str:
    """What the value of a key must be, in a few words."""
    if "$ref" in one:
        found = page.base(one)
        if "properties" in found:
            return page.link(_referred(one))
        by_type = "enum" in found or page.prefix
        return _value(page, found) if by_type else str(found.get("description", "")) or _value(page, found)
    if "const" in one:
        return f"`{one['const']}`"
    if "enum" in one:
        return ", ".join(f"`{'null' if value is None else value}`" for value in one["enum"])
    for several in ("oneOf", "anyOf"):
        if several in one:
            return " or ".join(dict.fromkeys(_value(page, part, key) for part in one[several]))
    return _typed(page, one, key)


def _typed(page: Page, one: Schema, key: str) -> str:
    types = one.get("type", [])
    names = [types] if isinstance(types, str) else types
    if "array" in names and "items" in one:
        return f"list: {_value(page, one['items'], key)}"
    if "object" in names and isinstance(one.get("additionalProperties"), dict):
        return f"table: {_value(page, one['additionalProperties'])}"
    said = [page.link(key) if name == "object" and "properties" in one else _TYPES.get(name, name) for name in names]
    return " or ".join(said) + _bounds(one)


def _bounds(one: Schema) -> str:
    low, high = one.get("minimum"), one.get("maximum")
    if low is not None and high is not None:
        return f", {low:g} to {high:g}"
    return f", at least {low:g}" if low is not None else ""
