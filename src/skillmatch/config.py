"""A project's own settings: the nearest ``skillmatch.toml``, else ``pyproject.toml`` with a ``[tool.skillmatch]``.

One file holds wholly; nothing is merged. What is in its tables is for those to read whom they are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from skillmatch.errors import ConfigError
from skillmatch.safe_read import exists, resolved
from skillmatch.suggest import did_you_mean
from skillmatch.toml_file import PYPROJECT, read_toml, table_in, tool_table

OWN = "skillmatch.toml"
"""The file that is ours by its name; of the two in one folder it is the one that holds."""
_KEYS = ("taxonomy", "check")


class Table(NamedTuple):
    """A table of the settings as its file has it."""

    value: Any
    place: str
    """The file and the table, for who finds a fault in it."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project, of which only the top level is read here."""

    taxonomy: tuple[Path, ...] = ()
    """A team's own taxonomy folders, the last one on top."""
    check: Table = field(default_factory=lambda: Table({}, "[check]"))
    """What is said of the check."""
    folder: Path = field(default_factory=Path)
    """The folder that paths and patterns start from: the file's."""
    file: Path | None = None
    """Where they were found; ``None`` where there are none."""


def find_config(start: Path) -> Config:
    """The settings that hold in the folder ``start``: those of the nearest file that has any.

    Raises:
        ConfigError: where that file cannot be read, is no TOML, or holds what we do not know.
    """
    folder = resolved(start)
    for parent in (folder, *folder.parents):
        own, shared = parent / OWN, parent / PYPROJECT
        if exists(own):
            return _config(own, read_toml(own))
        if (table := tool_table(shared)) is not None:
            return _config(shared, table)
    return Config(folder=folder)


def read_config(file: Path) -> Config:
    """The settings of one file, which is meant for us whatever is wrong with it.

    Raises:
        ConfigError: where it has none, or they cannot be used.
    """
    table: Any = read_toml(file)
    if file.name == PYPROJECT and (table := table_in(table)) is None:
        raise ConfigError("has no settings.", place=str(file), hint="Write them under [tool.skillmatch].")
    return _config(file, table)


def _config(file: Path, table: Any) -> Config:
    is_shared = file.name == PYPROJECT
    place = f"{file} [tool.skillmatch]" if is_shared else str(file)
    if not isinstance(table, dict):
        raise ConfigError("must be a table.", place=place)
    refuse_unknown(table, _KEYS, place)
    folder = resolved(file.parent)
    check = Table(table.get("check", {}), f"{file} [{'tool.skillmatch.' if is_shared else ''}check]")
    return Config(tuple(folder / name for name in _folders(table, place)), check, folder, file)


def _folders(table: Mapping[str, Any], place: str) -> list[str]:
    taxonomy = table.get("taxonomy", [])
    folders = [taxonomy] if isinstance(taxonomy, str) else taxonomy
    if not isinstance(folders, list) or not all(isinstance(folder, str) and folder for folder in folders):
        raise ConfigError("`taxonomy` must be a folder, or a list of folders.", place=place)
    return folders


def refuse_unknown(names: Iterable[object], known: Sequence[str], place: str, what: str = "key") -> None:
    """Nothing, where all ``names`` are known.

    Raises:
        ConfigError: naming the first that is not, and what is known.
    """
    for name in names:
        if name not in known:
            meant = did_you_mean(str(name), known) or "."
            raise ConfigError(f"unknown {what} `{name}`{meant}", place=place, hint=f"Known: {', '.join(known)}.")
