"""Holding Python's garbage collector off: while many objects are made that all stay, and in a command throughout."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000
"""New objects between two collections. Python's own 700 is for programs that leave cycles behind; we leave hardly any,
and the start of a command would be looked through thirty times."""


def collect_seldom() -> None:
    """From now on collect garbage less often: for a process that is all ours, not for a library."""
    gc.set_threshold(_SELDOM)


@contextmanager
def paused_collector() -> Iterator[None]:
    """No collections inside: reading the taxonomy makes some hundred thousand objects, and a document some thousand,
    with hardly any garbage, which Python would look for all the while: half of the time there, a tenth here."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
