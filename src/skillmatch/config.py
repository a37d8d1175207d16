"""A project's own settings: the ``[tool.skillmatch]`` of the nearest ``pyproject.toml`` that has one."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skillmatch.errors import SkillmatchError

_KEYS = ("taxonomy", "check")
"""The settings of the check are its own to read."""
_FILE = "pyproject.toml"


class ConfigError(SkillmatchError):
    """Settings that cannot be used."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings, with paths made absolute from the folder of the file they stand in."""

    taxonomy: tuple[Path, ...] = ()
    """A team's own taxonomy folders, the last one on top."""
    file: Path | None = None
    """Where they were found; ``None`` where there are none."""


def find_config(start: Path) -> Config:
    """The settings that hold in the folder ``start``: those of the nearest file with our table.

    Raises:
        ConfigError: where that file is no TOML, or the table holds what we do not know.
    """
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        file = parent / _FILE
        if file.is_file() and (table := _table(file)) is not None:
            return _config(file, table)
    return Config()


def _table(file: Path) -> Any:
    import tomllib

    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", place=str(file)) from None
    # Any other project's file on the way up is none of our business, broken or not.
    if "skillmatch" not in text:
        return None
    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not readable as TOML: {error}", place=str(file)) from None
    return tool.get("skillmatch") if isinstance(tool, dict) else None


def _config(file: Path, table: Any) -> Config:
    place = f"{file} [tool.skillmatch]"
    if not isinstance(table, dict):
        raise ConfigError("must be a table", place=place)
    for key in table:
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, n=1)
            hint = f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(_KEYS)}."
            raise ConfigError(f"unknown key `{key}`.", place=place, hint=hint)
    taxonomy = table.get("taxonomy", [])
    folders = [taxonomy] if isinstance(taxonomy, str) else taxonomy
    if not isinstance(folders, list) or not all(isinstance(folder, str) and folder for folder in folders):
        raise ConfigError("`taxonomy` must be a folder, or a list of folders.", place=place)
    return Config(tuple(file.parent / folder for folder in folders), file)
