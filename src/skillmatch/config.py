"""A project's own settings: the ``[tool.skillmatch]`` of the nearest ``pyproject.toml`` that has one."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skillmatch.errors import ConfigError as ConfigError
from skillmatch.safe_read import resolved
from skillmatch.toml_file import PYPROJECT, tool_table

_KEYS = ("taxonomy", "check")
"""The settings of the check are its own to read."""


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
    folder = resolved(start)
    for parent in (folder, *folder.parents):
        file = parent / PYPROJECT
        if (table := tool_table(file)) is not None:
            return _config(file, table)
    return Config()


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
