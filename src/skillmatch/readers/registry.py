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
        endings: how the names of such files end.
        in_folders: whether a folder is searched for them: the data and pictures of a project are seldom posts.
    """

    kind: str
    called: str
    module: str
    function: str
    of_text: bool = True
    isolated: bool = False
    endings: tuple[str, ...] = ()
    in_folders: bool = True

    def load(self) -> ReadFunction:
        """The reader's function, its module imported."""
        function: ReadFunction = getattr(import_module(f"skillmatch.{self.module}"), self.function)
        return function


READERS: tuple[Reader, ...] = (
    Reader("pdf", "a PDF", "readers.pdf.reader", "read_pdf", of_text=False, isolated=True, endings=(".pdf",)),
    Reader(
        "zip",
        "a document in a ZIP",
        "readers.office.package",
        "read_zip",
        of_text=False,
        isolated=True,
        endings=(".docx", ".odt"),
    ),
    Reader("rtf", "an RTF document", "readers.rtf", "read_rtf", of_text=False, isolated=True, endings=(".rtf",)),
    Reader("html", "a web page", "readers.html.page", "read_html", isolated=True, endings=(".html", ".htm", ".xhtml")),
    Reader("mhtml", "a saved web page", "readers.html.page", "read_mhtml", isolated=True, endings=(".mhtml", ".mht")),
    Reader("eml", "an e-mail", "readers.eml", "read_eml", of_text=False, isolated=True, endings=(".eml",)),
    Reader(
        "image",
        "an image",
        "readers.image",
        "read_image",
        of_text=False,
        isolated=True,
        endings=(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
        in_folders=False,
    ),
    Reader("json-resume", "JSON", "readers.data.json_resume", "read_json", endings=(".json",), in_folders=False),
    Reader(
        "yaml-resume",
        "YAML",
        "readers.data.json_resume",
        "read_yaml",
        isolated=True,
        endings=(".yaml", ".yml"),
        in_folders=False,
    ),
    Reader("markdown", "Markdown", "readers.markdown", "read_markdown", endings=(".md", ".markdown", ".mdown", ".mkd")),
    Reader("text", "text", "readers.plaintext", "read_text", endings=(".txt",)),
)
BY_KIND = {reader.kind: reader for reader in READERS}


def endings_in_folders() -> tuple[str, ...]:
    """The endings of the files that are taken from a folder; any file may be named itself."""
    return tuple(ending for reader in READERS if reader.in_folders for ending in reader.endings)


def isolated_endings() -> tuple[str, ...]:
    """The endings of the files that are read in a process of their own."""
    return tuple(ending for reader in READERS if reader.isolated for ending in reader.endings)
