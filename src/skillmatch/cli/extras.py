"""Commands whose packages are an extra: whoever has not installed it is told how."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from skillmatch.errors import UsageError


def refuse_without(extra: str, modules: Sequence[str], command: str) -> None:
    """Nothing, where the modules of an extra can be imported.

    Raises:
        UsageError: where one cannot.
    """
    try:
        for name in modules:
            import_module(name)
    except ImportError:
        hint = f"Run: pip install 'skillmatch[{extra}]', or: pipx install --force 'skillmatch[{extra}]'"
        raise UsageError(f"`{command}` needs packages that are missing.", hint=hint) from None
