"""Why a file of a known kind is not read, and what to do."""

from __future__ import annotations

from typing import NamedTuple

from skillmatch.readers.limits import Limits


class Refusal(NamedTuple):
    """A kind of file that is known and not read: why, and what to do."""

    reason: str
    hint: str


def too_large(limits: Limits) -> Refusal:
    """What is said of a file with too many bytes."""
    size = f"{limits.bytes / 1e6:,.0f} MB" if limits.bytes >= 1_000_000 else f"{limits.bytes:,} bytes"
    return Refusal(f"larger than {size}", "Take out its images or save it as text, or allow more with --limit bytes=N.")


def too_long(limits: Limits) -> Refusal:
    """What is said of a file with too much text."""
    hint = "Split it, or allow more with --limit characters=N."
    return Refusal(f"longer than {limits.characters:,} characters", hint)


def too_much_memory(limits: Limits) -> Refusal:
    """What is said of a file that takes too much memory."""
    hint = "Save it as text, or allow more with --limit memory=N."
    return Refusal(f"needs more than {limits.memory:,} MB of memory to read", hint)


def too_slow(limits: Limits) -> tuple[str, str]:
    """What is said of a file that takes too long, and what to do."""
    return f"takes longer than {limits.seconds:,} s", "Shorten it, or allow more with --limit seconds=NUMBER."
