"""A rule ignored in a file of settings: what is put into its text, where, so that nothing else changes.

A place is proposed by the look of the text, and taken only where TOML then says what was meant and all that it said.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

_BOM = "\ufeff"


class SettingsEdit(NamedTuple):
    """A text to be put into a file of settings."""

    offset: int
    text: str


def ignoring(text: str, rule: str, file: str | None = None, above: Sequence[str] = ()) -> SettingsEdit | None:
    """What makes the settings ``text`` ignore ``rule``; ``None`` where there is no place for it, or they do already.

    Args:
        file: a pattern of the paths for which alone it is ignored.
        above: the tables that ours are in: ``tool`` and ``skillmatch`` in a ``pyproject.toml``.
    """
    tables = (*above, "check") if file is None else (*above, "check", "per-file-ignores")
    key = "ignore" if file is None else file
    try:
        before = tomllib.loads(text.removeprefix(_BOM))
        wanted = _with(before, tables, key, rule)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError, _OtherShapeError):
        return None
    places = _places(text, tables, key, rule)
    return next((one for one in places if wanted is not None and _means(text, one, wanted)), None)


class _OtherShapeError(Exception):
    """The settings are not of the shape that they are to have."""


def _with(before: dict[str, Any], tables: Sequence[str], key: str, rule: str) -> dict[str, Any] | None:
    """The settings as they are to be; ``None`` where they are so."""
    wanted = deepcopy(before)
    table: Any = wanted
    for name in tables:
        table = table.setdefault(name, {})
        if not isinstance(table, dict):
            raise _OtherShapeError
    rules = table.setdefault(key, [])
    if not isinstance(rules, list):
        raise _OtherShapeError
    if rule in rules:
        return None
    rules.insert(0, rule)
    return wanted


def _means(text: str, edit: SettingsEdit, wanted: dict[str, Any]) -> bool:
    edited = text[: edit.offset] + edit.text + text[edit.offset :]
    try:
        return tomllib.loads(edited.removeprefix(_BOM)) == wanted
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return False


def _places(text: str, tables: Sequence[str], key: str, rule: str) -> Iterator[SettingsEdit]:
    """In the list that there is, else under the head of its table, else in a table at the end."""
    name, quoted = _key(key), json.dumps(rule)
    end = "\r\n" if "\r\n" in text else "\n"
    for match in re.finditer(rf"^[^\n#]*?{_spelled(key)}[ \t]*=[ \t]*\[", text, re.MULTILINE):
        yield SettingsEdit(match.end(), quoted)
        yield SettingsEdit(match.end(), f"{quoted}, ")
    head = r"[ \t]*\.[ \t]*".join(map(_spelled, tables))
    for match in re.finditer(rf"^[ \t]*\[[ \t]*{head}[ \t]*\][^\n]*(?:\n|\Z)", text, re.MULTILINE):
        before = "" if match[0].endswith("\n") else end
        yield SettingsEdit(match.end(), f"{before}{name} = [{quoted}]{end}")
    before = "" if not text.strip(_BOM) else end if text.endswith("\n") else 2 * end
    yield SettingsEdit(len(text), f"{before}[{'.'.join(map(_key, tables))}]{end}{name} = [{quoted}]{end}")


def _key(name: str) -> str:
    """A key as TOML writes it."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def _spelled(name: str) -> str:
    """The pattern of a key, however it is quoted."""
    ways = [re.escape(way) for way in (json.dumps(name, ensure_ascii=False), f"'{name}'")]
    plain = [re.escape(name)] if _key(name) == name else []
    return f"(?:{'|'.join([*plain, *ways])})"
