"""Holding Python's garbage collector off while many objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
