"""What is made of the taxonomy once, when the package is built, so that a start need not make it again.

Plain values alone are kept (texts, numbers, tuples, lists, dicts, sets), in Python's own ``marshal`` form, which is
read ten times as fast as JSON. Files of this package are trusted as its code is; each names the taxonomy and the code
that it was made of, and is used for these alone. What is made of any other taxonomy is kept in ``user_cache``.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from skillmatch.shipped import shipped_folder

FOLDER = Path(__file__).resolve().with_name("_compiled")
FORM = 4
"""The form of ``marshal`` that every Python that we allow reads."""
_MAKERS = (
    *("compiled.py", "compiling.py", "text/*", "taxonomy/*", "matching/*", "matching/phrases/*"),
    *("profiling/parameters.py", "checking/catalogue.py", "checking/skill_names.py"),
)
"""The files that decide what is made, word lists beside the code among them."""
_JUDGES = ("taxonomy/validate/*",)
"""The files that decide, too, whether a team's taxonomy may be used."""

Made = TypeVar("Made")


def read_or_make(name: str, of: str, make: Callable[[], Made]) -> Made:
    """What was made under a name of the taxonomy with the digest ``of``; made now, and kept, where it is not there."""
    found: Made | None = read(name, of)
    if found is not None:
        return found
    from skillmatch import user_cache  # a start with what is shipped has no use for it

    return user_cache.read_or_make(user_key(name, of), make)


def write(name: str, of: str, made: Any) -> None:
    """Keep what was made, for later starts."""
    FOLDER.mkdir(exist_ok=True)
    # Put in its place whole, so that nobody reads the half of it.
    half = FOLDER / f"{name}.{os.getpid()}"
    half.write_bytes(_key(of) + marshal.dumps(made, FORM))
    half.replace(FOLDER / f"{name}.bin")


def read(name: str, of: str) -> Any:
    """What was made under a name of the taxonomy with the digest ``of``, or ``None``."""
    key = _key(of)
    try:
        data = (FOLDER / f"{name}.bin").read_bytes()
        return marshal.loads(memoryview(data)[len(key) :]) if data.startswith(key) else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def model(name: str, make: Callable[[Any], Made]) -> Made:
    """What is made of the shipped model of that name, which tools fit and write as JSON."""
    source = shipped_folder("models") / f"{name}.json"
    text = source.read_bytes()
    digest = hashlib.sha256(text).hexdigest()
    found: Made | None = read(name, digest)
    return make(json.loads(text)) if found is None else found


def write_model(name: str, make: Callable[[Any], object]) -> None:
    """Keep what is made of a shipped model, for later starts."""
    text = (shipped_folder("models") / f"{name}.json").read_bytes()
    write(name, hashlib.sha256(text).hexdigest(), make(json.loads(text)))


def user_key(name: str, of: str) -> bytes:
    """The key in the user's cache of what is made of the taxonomy with the digest ``of``."""
    # Several Pythons may share that cache, and a later one has other tables of characters to fold by.
    made_by = f"{_code(_MAKERS + _JUDGES)} {sys.version_info[:2]}"
    return hashlib.sha256(f"{name}\n{of}\n{made_by}".encode()).digest()


def _key(of: str) -> bytes:
    return hashlib.sha256(f"{of}\n{_code()}".encode()).digest()


@cache
def _code(makers: tuple[str, ...] = _MAKERS) -> str:
    """What changes when the code does."""
    root = Path(__file__).resolve().parent
    endings = (".py", ".txt", ".json")
    files = sorted(file for pattern in makers for file in root.glob(pattern) if file.suffix in endings)
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
