"""Closed sets of words, as of the needs that a mention can have."""

from __future__ import annotations

from enum import StrEnum


class ClosedSet(StrEnum):
    """A ``StrEnum`` whose members hash as the strings that they equal.

    Members are looked up in sets and dicts for every mention, and ``Enum`` has a hash written in Python.
    """

    __hash__ = str.__hash__
