"""What a small case expects, beside what is said of it."""

from __future__ import annotations

from typing import NamedTuple


class Value(NamedTuple):
    """One thing that a case expects, and what was said of it."""

    key: str
    """Which field it is of: need, skills, responsibilities, years, level, role, split, not …"""
    expected: str
    said: str
    is_right: bool | None = None
    """Whether what was said will do, where more than one answer does."""

    @property
    def right(self) -> bool:
        """Whether what was said is right: what is expected to the letter where nothing else decides."""
        return self.said == self.expected if self.is_right is None else self.is_right
