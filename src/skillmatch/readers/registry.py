"""The one registry of readers: a reader is a module, and a line here."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from skillmatch.readers.base import ReadFunction


class Reader(NamedTuple):
    """Where a reader is found, without importing it and its library.

    Attributes:
        kind: what ``sniff`` calls the files that it reads.
        called: the kind in a user's words, as in "damaged, or not a PDF".
        of_text: whether it takes the decoded text, or the bytes.
        isolated: whether its parser is so large that it is to run in a process of its own.
    """

    kind: str
    called: str
    module: str
    function: str
    of_text: bool = True
    isolated: bool = False

    def load(self) -> ReadFunction:
        """The reader's function, its module imported."""
        function: ReadFunction = getattr(import_module(f"skillmatch.{self.module}"), self.function)
        return function


READERS: tuple[Reader, ...] = (
    Reader("pdf", "a PDF", "readers.pdf.reader", "read_pdf", of_text=False, isolated=True),
    Reader("zip", "a document in a ZIP", "readers.office.package", "read_zip", of_text=False, isolated=True),
    Reader("rtf", "an RTF document", "readers.rtf", "read_rtf", of_text=False, isolated=True),
    Reader("html", "a web page", "readers.html.page", "read_html", isolated=True),
    Reader("mhtml", "a saved web page", "readers.html.page", "read_mhtml", isolated=True),
    Reader("eml", "an e-mail", "readers.eml", "read_eml", of_text=False, isolated=True),
    Reader("image", "an image", "readers.image", "read_image", of_text=False, isolated=True),
    Reader("json-resume", "JSON", "readers.data.json_resume", "read_json"),
    Reader("yaml-resume", "YAML", "readers.data.json_resume", "read_yaml", isolated=True),
    Reader("markdown", "Markdown", "readers.plaintext", "read_markdown"),
    Reader("text", "text", "readers.plaintext", "read_text"),
)
BY_KIND = {reader.kind: reader for reader in READERS}
