"""What the server and the processes that do its work say to each other."""

from __future__ import annotations

from typing import NamedTuple


class Given(NamedTuple):
    """A file as it was given, or a text that was pasted."""

    name: str
    data: bytes


class ReadTask(NamedTuple):
    """Documents to read: to be reported on, or compared where there are a résumé and postings."""

    resumes: tuple[Given, ...]
    """What was given as a résumé."""
    postings: tuple[Given, ...]
    role: str | None = None
    """The role type to report in depth."""
    as_of: str | None = None
    """The month that "present" is in a résumé, as ``2024-05``."""
    as_given: bool = False
    """Whether each is to be taken for what it was given as, and not for what it reads like."""


class CheckTask(NamedTuple):
    """A post to check."""

    text: str
    file: Given | None = None
    """The file to take the text from, where none was pasted."""
    role: str | None = None
    """The role type that it is meant for."""
    is_part: bool = False
    """Whether the findings alone are wanted, for a page that is there already."""


Task = ReadTask | CheckTask


class Answer(NamedTuple):
    """A finished page, or a part of one."""

    body: str
    status: int = 200
