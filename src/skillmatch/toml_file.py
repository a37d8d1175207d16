"""Settings in TOML, read so that nothing in such a file can do more than be refused, with its file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from skillmatch.errors import ConfigError
from skillmatch.safe_read import SETTINGS_BYTES, NotReadError, read_plain_file

PYPROJECT = "pyproject.toml"
_OURS = re.compile(r"\[[ \t]*tool[ \t]*\.[ \t]*[\"']?skillmatch\b")
_PART = r"(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+"
_DEEP_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*+(?:{_PART}\.[ \t]*+){{64}}", re.MULTILINE)
"""A key of more than 64 parts: tomllib takes minutes over one of 100,000."""
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4000}")


def read_toml(file: Path) -> dict[str, Any]:
    """All that is in a file of settings.

    Raises:
        ConfigError: where it cannot be read, or is no TOML.
    """
    try:
        return _parsed(read_plain_file(file, SETTINGS_BYTES), file)
    except NotReadError as error:
        raise ConfigError(f"cannot be read: {error.reason}.", place=str(file)) from None


def tool_table(file: Path) -> Any:
    """What ``pyproject.toml`` says under ``[tool.skillmatch]``; ``None`` where it says nothing there.

    Any other project's file on the way up is none of our business, broken or not.

    Raises:
        ConfigError: where it has that table, and is no TOML.
    """
    try:
        data = read_plain_file(file, SETTINGS_BYTES)
    except NotReadError:
        return None
    if b"skillmatch" not in data:
        return None
    try:
        return table_in(_parsed(data, file))
    except ConfigError:
        if _OURS.search(data.decode("utf-8", "replace")):
            raise
        return None


def table_in(value: Any) -> Any:
    """The ``[tool.skillmatch]`` of what was read of a ``pyproject.toml``; ``None`` where it has none."""
    for key in ("tool", "skillmatch"):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _parsed(data: bytes, file: Path) -> dict[str, Any]:
    import tomllib

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("not readable as TOML: no UTF-8.", place=f"{file}:{line}") from None
    if deep := _DEEP_KEY.search(text):
        raise ConfigError("not readable as TOML: a key of too many parts.", place=_place(file, text, deep))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not readable as TOML: {error}", place=str(file)) from None
    except RecursionError:
        raise ConfigError("not readable as TOML: nested too deeply.", place=str(file)) from None
    except ValueError:
        number = _LONG_NUMBER.search(text)
        raise ConfigError("not readable as TOML: a number too long.", place=_place(file, text, number)) from None


def _place(file: Path, text: str, match: re.Match[str] | None) -> str:
    return f"{file}:{text.count(chr(10), 0, match.start()) + 1}" if match else str(file)
