"""Calls of pdfium for all characters of a page, or all objects on it, at once.

A call by way of ctypes takes several times as long as what pdfium does in it, most of it to convert arguments that are
right already. Here each function is called without that, by ``map``, and writes into room that was made once.
"""

from __future__ import annotations

import ctypes
import struct
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import Any

_AT_ONCE = 256
"""Rows of room: what pdfium wrote into them is taken out before they are written again."""


_ALIKE = 64
"""Rows that are compared with the first of them at once."""


class Handle(ctypes.c_void_p):
    """A pointer of pdfium's, as its functions take and give it; ``value`` is the address."""


@cache
def function(name: str, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """A function of pdfium's that takes handles, whole numbers and pointers as they are, checking nothing.

    It is an object of our own: how ``pypdfium2`` calls the same function does not change. Python's lock is kept, which
    costs more to give away and take back than most of these functions take.
    """
    import pypdfium2.raw as raw

    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result)(address)


def handle(pointer: Any) -> Handle:
    """The handle of a page or the like that ``pypdfium2`` opened."""
    return Handle(ctypes.cast(pointer, ctypes.c_void_p).value)


def each(name: str, owner: Handle, indexes: Iterable[Any], result: Any = ctypes.c_int) -> list[Any]:
    """What a function answers of every index in a page or the like."""
    return list(map(function(name, result), repeat(owner), indexes))


class Rows(threading.local):
    """Room for the numbers that functions write about each of many things, for each thread its own.

    Args:
        kind: the code of the numbers, as in ``array``.
        width: how many there are of one thing.
        pointers: in how many arguments they are asked for, one for each number or one for all.
    """

    def __init__(self, kind: str, width: int, pointers: int) -> None:
        self._width, self._format = width, f"{width}{kind}"
        self._numbers = array(kind, bytes(array(kind).itemsize * width * _AT_ONCE))
        size = self._numbers.itemsize
        room = (ctypes.c_char * (size * len(self._numbers))).from_buffer(self._numbers)
        starts = range(0, len(room), size * width)
        self._places = [[ctypes.byref(room, start + size * at) for start in starts] for at in range(pointers)]

    def of_indexes(self, name: str, owner: Handle, indexes: Sequence[int]) -> list[list[Any]]:
        """The columns of what a function writes about every index in a page or the like."""
        call, written = function(name), self._numbers[:0]
        for some in _stretches(indexes):
            list(map(call, repeat(owner), some, *self._places))
            written += self._numbers[: len(some) * self._width]
        return self._columns(written)

    def of_handles(self, name: str, handles: Sequence[Handle]) -> tuple[list[int], list[list[Any]]]:
        """What a function answers of every object, and the columns of what it writes."""
        answers, written = self._answered(name, handles)
        return answers, self._columns(written)

    def rows_of_handles(self, name: str, handles: Sequence[Handle]) -> list[tuple[Any, ...]]:
        """What a function answers of every object, and after it all that it writes, as one."""
        answers, written = self._answered(name, handles)
        return list(zip(answers, self._rows(written.tobytes()), strict=True))

    def _rows(self, written: bytes) -> list[tuple[Any, ...]]:
        """What was written of each object. Most often it is the same of many in turn, which is quicker to tell."""
        size = self._width * self._numbers.itemsize
        rows: list[tuple[Any, ...]] = []
        for start in range(0, len(written), size * _ALIKE):
            some = written[start : start + size * _ALIKE]
            count = len(some) // size
            if some == some[:size] * count:
                rows += [struct.unpack_from(self._format, some)] * count
            else:
                rows += struct.iter_unpack(self._format, some)
        return rows

    def _answered(self, name: str, handles: Sequence[Handle]) -> tuple[list[int], array[Any]]:
        call, written = function(name), self._numbers[:0]
        answers: list[int] = []
        for some in _stretches(handles):
            answers += map(call, some, *self._places)
            written += self._numbers[: len(some) * self._width]
        return answers, written

    def _columns(self, written: array[Any]) -> list[list[Any]]:
        return [written[at :: self._width].tolist() for at in range(self._width)]


def _stretches(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(things), _AT_ONCE):
        yield things[start : start + _AT_ONCE]


MATRICES, BOXES = Rows("f", 6, 1), Rows("f", 4, 1)
POINTS, BOUNDS, COLOURS = Rows("d", 2, 2), Rows("f", 4, 4), Rows("I", 4, 4)
