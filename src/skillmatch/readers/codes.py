"""Why a file gives no report, as codes that programs may rely on, and what each means."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Code(StrEnum):
    """Why a file could not be read. The words of a message may change, its code does not."""

    CANNOT_OPEN = "cannot-open"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    TOO_SLOW = "too-slow"
    TOO_MUCH_MEMORY = "too-much-memory"
    TOO_DEEP = "too-deep"
    EMPTY = "empty"
    HIDDEN_ONLY = "hidden-only"
    NO_TEXT_LAYER = "no-text-layer"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSAFE_PACKAGE = "unsafe-package"
    UNSUPPORTED = "unsupported"
    SEVERAL = "several"
    BAD_SUPPRESSION = "bad-suppression"
    NOT_INSTALLED = "not-installed"
    NO_PROCESS = "no-process"
    INTERNAL_ERROR = "internal-error"


class Meaning(NamedTuple):
    """What a code says of a file, and what to do about it."""

    meaning: str
    remedy: str


MEANINGS: Mapping[Code, Meaning] = {
    Code.CANNOT_OPEN: Meaning(
        "The name leads to no plain file, or the file may not be read.", "Check its name and its permissions."
    ),
    Code.TOO_LARGE: Meaning(
        "The file has more bytes than the limit allows.", "Take out its images, save it as text, or raise `bytes`."
    ),
    Code.TOO_LONG: Meaning(
        "The file has more pages or more text than the limit allows.", "Split it, or raise `pages` or `characters`."
    ),
    Code.TOO_SLOW: Meaning(
        "Reading or analysing it takes longer than the limit allows.", "Shorten it, or raise `seconds`."
    ),
    Code.TOO_MUCH_MEMORY: Meaning(
        "Reading it takes more memory than there is or than the limit allows.", "Save it as text, or raise `memory`."
    ),
    Code.TOO_DEEP: Meaning("It is nested deeper than can be followed.", "Save it as text."),
    Code.EMPTY: Meaning("It holds no text.", "Check that it was saved."),
    Code.HIDDEN_ONLY: Meaning(
        "All of its text is hidden from who opens it.", "Show the text in the program that made it, and save it again."
    ),
    Code.NO_TEXT_LAYER: Meaning(
        "It holds pictures of words, or letters of which nobody knows the characters.",
        "Install OCR with `pip install 'skillmatch[ocr]'`, or save it as text.",
    ),
    Code.ENCRYPTED: Meaning("It is locked with a password.", "Save a copy without the password."),
    Code.DAMAGED: Meaning(
        "It is not what its first bytes say, or a part of it is missing.", "Fetch it again, or open and save it again."
    ),
    Code.UNSAFE_PACKAGE: Meaning(
        "It is packed so that unpacking it would fill the memory.", "Save it again in the program that made it."
    ),
    Code.UNSUPPORTED: Meaning("It is of a kind that is not read.", "Save it as PDF, DOCX or text."),
    Code.SEVERAL: Meaning(
        "It holds several documents, where one is asked for.", "Name one of them: the file, `#`, and its id or number."
    ),
    Code.BAD_SUPPRESSION: Meaning(
        "A suppression in the post cannot be understood.", "See the message for how one is written."
    ),
    Code.NOT_INSTALLED: Meaning("What reads such files cannot be loaded.", "Install skillmatch again."),
    Code.NO_PROCESS: Meaning(
        "The process that reads the file or works on it could not be started, or has ended.",
        "Try again, with fewer programs running.",
    ),
    Code.INTERNAL_ERROR: Meaning("The program has a fault.", "Report it, with what `--debug` shows."),
}
