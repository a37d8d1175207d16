"""What a ZIP holds: most documents of today are one."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from skillmatch.readers.base import Request
from skillmatch.readers.codes import Code
from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.refusals import Refusal
from skillmatch.readers.sniff import ARCHIVE

if TYPE_CHECKING:
    from zipfile import ZipFile

MOST_RATIO = 200
"""A member (over a megabyte) that shrank more than this many times was made to fill memory."""
MOST_MEMBERS = 5_000
_READERS = {
    "docx": ("docx", "read_docx", "a Word document"),
    "odt": ("odt", "read_odt", "an OpenDocument text"),
}
_DATES = {
    "docProps/core.xml": re.compile(rb"<dcterms:modified[^>]{0,100}>(\d{4}-\d\d)-"),
    "meta.xml": re.compile(rb"<dc:date>(\d{4}-\d\d)-"),
}
"""Where a package tells when it was last changed."""
_MOST_OF_DATES = 20_000
_SAVE_AS = "Save it as PDF, DOCX or text, and name that."
_OTHERS = (("xl/", "a spreadsheet"), ("ppt/", "a slide deck"), ("Index/", "an iWork document"))
_BROKEN = Refusal("damaged: a DOCX or archive that cannot be unpacked", "Save it again, or as PDF.", Code.DAMAGED)
_LOCKED = Refusal("encrypted with a password", "Save a copy without the password, and name that.", Code.ENCRYPTED)
_BOMB = Refusal(
    "packed so that it would fill the memory",
    "Save it again in the program that made it, or as PDF.",
    Code.UNSAFE_PACKAGE,
)


def read_zip(data: bytes, request: Request) -> Reading | Unreadable:
    """The text of a Word or OpenDocument file; anything else in a ZIP is told by its name."""
    import io
    import zipfile

    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except Exception:  # zipfile raises many kinds on hostile input
        return Unreadable(request.name, *_BROKEN)
    with package:
        if refused := _refused(package, request.limits.bytes):
            return Unreadable(request.name, *refused)
        try:
            kind = _kind(package)
        except Exception:
            return Unreadable(request.name, *_BROKEN)
        if isinstance(kind, Refusal):
            return Unreadable(request.name, *kind)
        return _read(kind, package, request)


def _read(kind: str, package: ZipFile, request: Request) -> Reading | Unreadable:
    module, function, called = _READERS[kind]
    read: Callable[[ZipFile], Reading] = getattr(import_module(f"skillmatch.readers.office.{module}"), function)
    try:
        return read(package)._replace(dated=_dated(package))
    except (MemoryError, ImportError):
        raise
    except (Exception, RecursionError):
        return Unreadable(request.name, f"damaged, or not {called}", "Open it and save it again, or save it as text.")


def _dated(package: ZipFile) -> str:
    """The month of the last change that the file tells of."""
    for part, pattern in _DATES.items():
        if part in package.NameToInfo and (found := pattern.search(package.read(part)[:_MOST_OF_DATES])):
            return found[1].decode("ascii")
    return ""


def _refused(package: ZipFile, most: int) -> Refusal | None:
    members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        return _LOCKED
    large = any(
        member.file_size > most
        or (member.file_size > 1_000_000 and member.file_size > MOST_RATIO * max(member.compress_size, 1))
        for member in members
    )
    return _BOMB if large or len(members) > MOST_MEMBERS else None


def _kind(package: ZipFile) -> str | Refusal:
    names = package.namelist()
    declared = package.read("mimetype")[:100] if "mimetype" in names else b""
    if declared.startswith(b"application/vnd.oasis.opendocument.text"):
        return _LOCKED if _is_locked_odf(package) else "odt"
    if any(name.startswith("word/") for name in names):
        return "docx"
    for folder, what in _OTHERS:
        if any(name.startswith(folder) for name in names):
            return Refusal(what, _SAVE_AS)
    if declared:
        return Refusal(f"an {'e-book' if b'epub' in declared else 'OpenDocument file, and no text'}", _SAVE_AS)
    return "docx" if "[Content_Types].xml" in names and "_rels/.rels" in names else ARCHIVE


def _is_locked_odf(package: ZipFile) -> bool:
    """OpenDocument encrypts the parts and says so in its manifest, not in the ZIP."""
    manifest = "META-INF/manifest.xml"
    return manifest in package.namelist() and b"encryption-data" in package.read(manifest)
