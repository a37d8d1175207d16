"""What came of a replay, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from skillmatch.errors import quoted
from skillmatch.replaying.inputs import FileState
from skillmatch.replaying.moved import ABSENT, MovedValue
from skillmatch.replaying.verify import Verified
from skillmatch.reporting.shared.escape import visible

_SHOWN = 15
"""Values of one part of a report that are shown."""
_STATES = {
    FileState.CHANGED: "changed: the file of that name has another SHA-256",
    FileState.MISSING: "missing: no file of its SHA-256 is here; name it after the report",
    FileState.OUTSIDE: "outside of this folder, so not opened; name it after the report",
    FileState.UNKNOWN: "not replayed: the report has no SHA-256 of it",
}


def verified_text(name: str, verified: Verified, *, everything: bool = False) -> str:
    """The outcome of a replay, a line for each thing that differs.

    Args:
        name: the report's.
        everything: whether to show every value that moved, not the first few.
    """
    return "".join(f"{visible(line)}\n" for line in _lines(name, verified, everything))


def _lines(name: str, verified: Verified, everything: bool) -> Iterator[str]:
    yield f"{name}: {_outcome(verified)}"
    for what, moved, hint in (
        ("skillmatch", verified.versions, ""),
        ("taxonomy", verified.taxonomies, " (--taxonomy lays the folders over ours that were over it then)"),
    ):
        if moved.changed:
            yield f"  another {what}: {', '.join(moved.old)} then, {', '.join(moved.new)} now{hint}"
    for file in verified.files:
        if file.state is not FileState.FOUND:
            yield f"  {file.recorded.name}: {_STATES[file.state]}"
    for given, reason in verified.unread:
        yield f"  {given}: given, and cannot be read: {reason}"
    for given in verified.strangers:
        yield f"  {given}: given, and no file of this report: its SHA-256 is not in it"
    for part in verified.differing:
        yield f"  {part.name or 'in it'}: {_count(len(part.values), 'value')} moved"
        shown = part.values if everything else part.values[:_SHOWN]
        yield from (f"    {_told(value)}" for value in shown)
        if len(shown) < len(part.values):
            yield f"    … and {len(part.values) - len(shown):,} more: --all shows them"


def _outcome(verified: Verified) -> str:
    found = sum(one.state is FileState.FOUND for one in verified.files)
    of = f"{found:,} of {_count(len(verified.files), 'file')} found"
    if verified.same_bytes:
        return f"same to the byte ({of})."
    if verified.differing:
        return f"different ({of})."
    if not verified.replayed:
        return f"not replayed ({of})."
    if found < len(verified.files):
        return f"what could be replayed has the same values ({of})."
    if verified.is_other_program:
        return f"no figure moved ({of})."
    return f"the same values, laid out otherwise than skillmatch does ({of})."


def _told(moved: MovedValue) -> str:
    return f"{moved.path}: {_value(moved.values.old)} → {_value(moved.values.new)}"


def _value(value: Any) -> str:
    if value is ABSENT:
        return "nothing"
    return (
        quoted(value)
        if isinstance(value, str | list | dict)
        else {None: "null", True: "true", False: "false"}.get(value, str(value))
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
