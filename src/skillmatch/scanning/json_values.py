"""JSON, value by value: the elements of an array, or objects one after the other, with no more than one in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

_PIECE = 1 << 20
_GAP = re.compile(r"[ \t\r\n,\ufeff\x1e]*")
_AFTER = re.compile(r"[\s,\]]")
_NOT_JSON = "no JSON"
_TOO_LONG = "a value that is too long"


class BrokenValue(NamedTuple):
    """Where a value should be, and why it is none."""

    reason: str


def values_in(head: str, file: IO[str], longest: int) -> Iterator[Any]:
    """The values of a text, in order; the last one a ``BrokenValue`` where it does not end as it should.

    Args:
        head: what was read of it already.
        longest: the code points of a value at most.
    """
    reading = _Reading(head, file, longest)
    is_array = reading.starts_with("[")
    while not (is_array and reading.starts_with("]")) and (is_array or not reading.is_at_end()):
        try:
            value = reading.value()
        except (ValueError, RecursionError) as error:
            yield BrokenValue(_TOO_LONG if reading.is_too_long() else _reason(error))
            return
        yield value


def _reason(error: Exception) -> str:
    return f"{_NOT_JSON}: {error.msg}" if isinstance(error, json.JSONDecodeError) else _NOT_JSON


class _Reading:
    """A text, as much of it as is needed."""

    def __init__(self, head: str, file: IO[str], longest: int) -> None:
        self._file, self._longest = file, longest
        self._held, self._at, self._more = head, 0, True
        self._decode = json.JSONDecoder().raw_decode

    def starts_with(self, sign: str) -> bool:
        """Whether the next sign is this one, which then is passed."""
        self._to_sign()
        if not self._held.startswith(sign, self._at):
            return False
        self._at += 1
        return True

    def is_at_end(self) -> bool:
        """Whether nothing more comes."""
        self._to_sign()
        return self._at >= len(self._held)

    def is_too_long(self) -> bool:
        """Whether the next value is longer than it may be."""
        return len(self._held) - self._at > self._longest

    def value(self) -> Any:
        """The next value.

        Raises:
            ValueError, RecursionError: there is none.
        """
        self._to_sign()
        while True:
            try:
                found, end = self._decode(self._held, self._at)
            except ValueError:
                # Half a value looks as a broken one does: only more of it tells, twice as much to stay linear.
                if self.is_too_long() or not self._read(max(_PIECE, len(self._held) - self._at)):
                    raise
                continue
            if isinstance(found, int | float) and not _AFTER.match(self._held, end) and self._read(_PIECE):
                continue  # a number may go on
            self._at = end
            return found

    def _to_sign(self) -> None:
        while True:
            match = _GAP.match(self._held, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._held) or not self._read(_PIECE):
                return

    def _read(self, size: int) -> bool:
        """Hold more of the text, and let go of what was passed; whether there was more."""
        more = self._file.read(size) if self._more else ""
        self._more = bool(more)
        self._held, self._at = self._held[self._at :] + more, 0
        return self._more
