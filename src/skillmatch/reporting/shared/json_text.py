"""JSON written piece by piece: a report has hundreds of small objects of few shapes, and most of them again and again.

All is pure ASCII, so that no terminal, log or splitter of lines meets a control code of a document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring_ascii
from typing import Any

# A report holds no cycles, and to look for them costs a sixth of the time.
_ENCODER = json.JSONEncoder(check_circular=False, allow_nan=False)


class Json(str):
    """Text that is JSON already."""

    __slots__ = ()


def string(text: str) -> str:
    """A text as JSON."""
    # DEL is ASCII, and no character to print either.
    return encode_basestring_ascii(text).replace("\x7f", "\\u007f")


def string_or_null(text: str | None) -> str:
    """A text, or nothing, as JSON."""
    return "null" if text is None else string(text)


def figure(number: float) -> str:
    """A finite number as JSON, to four places."""
    return repr(round(number, 4))


def array(pieces: Iterable[str]) -> Json:
    """A JSON array of what is JSON already."""
    return Json(f"[{', '.join(pieces)}]")


def json_object(values: Mapping[str, Any]) -> str:
    """A JSON object; a value that is ``Json`` is taken as it is, any other must be one that ``json.dumps`` takes."""
    return f"{{{', '.join([f'{string(key)}: {_value(value)}' for key, value in values.items()])}}}"


def _value(value: object) -> str:
    return value if isinstance(value, Json) else _ENCODER.encode(value).replace("\x7f", "\\u007f")
