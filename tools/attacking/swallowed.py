"""Mistakes of a reader that it takes for a damaged file: `read_bytes` never raises, and so hides them."""

from __future__ import annotations

import io
import linecache
import os
import traceback
import zipfile
from importlib import import_module
from pathlib import Path
from types import TracebackType

import skillmatch

# The whole path of the package: a checkout's own folder may well have the same name.
OURS = str(Path(skillmatch.__file__).parent) + os.sep
"""How the path of each of our own files begins."""
_DEEP = 100
"""Frames of ours: where there are more, it is we who call ourselves without an end."""
_MISTAKES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
)


def mistake(data: bytes, name: str) -> BaseException | None:
    """What a reader raised by a mistake of its own, and not because it or its parser refuses the file."""
    try:
        _read(data, name)
    except Exception as error:
        return error if _is_mistake(error) else None
    return None


def place(error: BaseException) -> str:
    """The innermost line of ours, as ``readers/office/docx.py:103 _inline``."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(OURS)]
    if not ours:
        return ""
    return f"{ours[-1].filename.removeprefix(OURS)}:{ours[-1].lineno} {ours[-1].name}"


def _read(data: bytes, name: str) -> None:
    """Read it again, without the guards round the readers."""
    from skillmatch.readers.base import Request
    from skillmatch.readers.office import package as zipped
    from skillmatch.readers.read import Opened, open_bytes

    opened = open_bytes(data, name)
    if not isinstance(opened, Opened):
        return
    if opened.reader.kind != "zip":
        opened.reader.load()(opened.content, Request(name))
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        kind = zipped._kind(package)
        if isinstance(kind, str):
            module, function, _ = zipped._READERS[kind]
            getattr(import_module(f"skillmatch.readers.office.{module}"), function)(package)


def _is_mistake(error: Exception) -> bool:
    if isinstance(error, RecursionError):
        frames = traceback.extract_tb(error.__traceback__)
        return sum(frame.filename.startswith(OURS) for frame in frames) > _DEEP
    return isinstance(error, _MISTAKES) and _is_ours(error.__traceback__)


def _is_ours(trace: TracebackType | None) -> bool:
    """Whether it was raised in our own code, and not by a line that says "raise"."""
    while trace and trace.tb_next:
        trace = trace.tb_next
    if not trace or not trace.tb_frame.f_code.co_filename.startswith(OURS):
        return False
    line = linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
    return not line.strip().startswith("raise ")
