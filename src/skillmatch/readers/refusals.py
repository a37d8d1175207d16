"""Why a file of a known kind is not read, and what to do."""

from __future__ import annotations

from typing import NamedTuple

from skillmatch.readers.codes import Code
from skillmatch.readers.limits import Limits


class Refusal(NamedTuple):
    """A kind of file that is known and not read: why, and what to do."""

    reason: str
    hint: str
    code: Code = Code.UNSUPPORTED
    limit: str = ""


def too_large(limits: Limits) -> Refusal:
    """What is said of a file with too many bytes."""
    size = f"{limits.bytes / 1e6:,.0f} MB" if limits.bytes >= 1_000_000 else f"{limits.bytes:,} bytes"
    return Refusal(f"larger than {size}", "Take out its images, or save it as text.", Code.TOO_LARGE, "bytes")


def too_long(limits: Limits) -> Refusal:
    """What is said of a file with too much text."""
    return Refusal(f"longer than {limits.characters:,} characters", "Split it.", Code.TOO_LONG, "characters")


def too_much_memory(limits: Limits) -> Refusal:
    """What is said of a file that takes too much memory."""
    reason = f"needs more than {limits.memory:,} MB of memory to read"
    return Refusal(reason, "Save it as text.", Code.TOO_MUCH_MEMORY, "memory")


def too_slow(limits: Limits) -> Refusal:
    """What is said of a file that takes too long."""
    return Refusal(f"takes longer than {limits.seconds:,} s", "Shorten it.", Code.TOO_SLOW, "seconds")


def too_many_pages(count: int, limits: Limits) -> Refusal:
    """What is said of a file with too many pages."""
    hint = f"At most {limits.pages:,} are read: split it."
    return Refusal(f"too long: {count:,} pages", hint, Code.TOO_LONG, "pages")
