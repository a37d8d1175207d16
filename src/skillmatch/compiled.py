"""What is made of the taxonomy once, when the package is built, so that a start need not make it again.

Plain values alone are kept (texts, numbers, tuples, lists, dicts, sets), in Python's own ``marshal`` form, which is
read ten times as fast as JSON. Only files of this package are read, which are trusted as its code is; each names the
taxonomy and the code that it was made of, and is used for these alone.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

FOLDER = Path(__file__).resolve().with_name("_compiled")
_FORM = 4
"""The form of ``marshal`` that every Python that we allow reads."""
_MAKERS = (
    *("compiled.py", "compiling.py", "text/*", "taxonomy/*", "matching/*", "matching/phrases/*"),
    *("profiling/parameters.py", "checking/catalogue.py", "checking/skill_names.py"),
)
"""The files that decide what is made, word lists beside the code among them."""

Made = TypeVar("Made")


def read_or_make(name: str, of: str, make: Callable[[], Made]) -> Made:
    """What was made under a name of the taxonomy with the digest ``of``; made now where it is not there."""
    found: Made | None = read(name, of)
    return make() if found is None else found


def write(name: str, of: str, made: Any) -> None:
    """Keep what was made, for later starts."""
    FOLDER.mkdir(exist_ok=True)
    # Put in its place whole, so that nobody reads the half of it.
    half = FOLDER / f"{name}.{os.getpid()}"
    half.write_bytes(_key(of) + marshal.dumps(made, _FORM))
    half.replace(FOLDER / f"{name}.bin")


def read(name: str, of: str) -> Any:
    """What was made under a name of the taxonomy with the digest ``of``, or ``None``."""
    key = _key(of)
    try:
        data = (FOLDER / f"{name}.bin").read_bytes()
        return marshal.loads(memoryview(data)[len(key) :]) if data.startswith(key) else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _key(of: str) -> bytes:
    return hashlib.sha256(f"{of}\n{_code()}".encode()).digest()


@cache
def _code() -> str:
    """What changes when the code does."""
    root = Path(__file__).resolve().parent
    files = sorted(file for pattern in _MAKERS for file in root.glob(pattern) if file.suffix in (".py", ".txt"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
