"""The text of an editor as the readers have it."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePath

from skillmatch.checking.source import PostSource
from skillmatch.editors.model import OpenDocument
from skillmatch.editors.positions import Kept
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.readers.sandbox.client import FileReader

ENDINGS = {"markdown": ".md", "html": ".html", "plaintext": ".txt", "text": ".txt"}
"""What an editor calls the languages that are checked, and how the names of such files end."""
_TEXTS = (Media.MARKDOWN, Media.HTML, Media.TEXT)
_KNOWN = (".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml", ".txt")
_SURROGATE = re.compile("[\ud800-\udfff]")


def named_as(path: str, language: str) -> str:
    """A name that tells the readers what a document is: its own, or with the ending of its language."""
    ending = ENDINGS.get(language, "")
    return path if PurePath(path).suffix.lower() in _KNOWN else f"{path}{ending}"


def is_checked(path: str, language: str) -> bool:
    """Whether a document is of those that are checked, by what the editor takes it for or by its name."""
    return language in ENDINGS or PurePath(path).suffix.lower() in _KNOWN


class Opening:
    """What is read of the text of an editor.

    Args:
        text: another than the document has now.
    """

    def __init__(self, files: FileReader, document: OpenDocument, text: str | None = None) -> None:
        self._files = files
        self.document = document
        self.text = document.text if text is None else text

    def edited(self, text: str) -> Opening:
        """The same document with another text."""
        return Opening(self._files, self.document, text)

    @cached_property
    def found(self) -> Reading | Unreadable:
        """What is in it, read within the limits of any file."""
        data = _SURROGATE.sub("\ufffd", self.text).encode("utf-8")
        return self._files.data(data, named_as(self.document.path, self.document.language))

    @property
    def is_text(self) -> bool:
        """Whether it is of those that have places: a text, Markdown or a web page."""
        return isinstance(self.found, Reading) and self.found.media in _TEXTS

    def source(self, found: Reading) -> PostSource:
        """The source as read."""
        return PostSource.of(found)

    def kept(self, found: Reading) -> Kept:
        """Where that source is in the text of the editor."""
        return Kept(self.text, self.source(found).source)
