"""How rules put lists and figures into words."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 8


def listed(names: Sequence[str], most: int = _SHOWN) -> str:
    """Names in a row; of many, the first, and how many more."""
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def number(value: float) -> str:
    """A figure without a needless fraction."""
    return f"{value:.1f}".removesuffix(".0")
