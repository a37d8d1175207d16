"""What the catalogue of a PDF says of it that pdfium does not tell: layers switched off, a portfolio."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from skillmatch.readers.codes import Code
from skillmatch.readers.refusals import Refusal
from skillmatch.text.characters import made_text

_STREAM = re.compile(rb"<<[^<>]{0,400}/ObjStm[^<>]{0,400}>>\s*stream\r?\n")
_MOST_STREAMS = 2_000
_LARGEST = 2_000_000
_OFF = re.compile(rb"/OFF\s*\[\s*\d|/OFF\s+\d+\s+\d+\s+R|/BaseState\s*/OFF")
_COLLECTION = re.compile(rb"/Collection\b(?!\s*/Sort)")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf|txt|md|html?)\Z", re.IGNORECASE)
_MOST_NAMES = 20
_COVER = 1_500
"""Characters: the cover of a portfolio and the stand-in of an XFA form have fewer, a document more."""
_WAITS = re.compile(r"\bAdobe\b", re.IGNORECASE)
_XFA = Refusal(
    "a form (XFA) whose text only Adobe's programs can draw",
    "Open it in Adobe Reader, print it to PDF, and name that.",
    Code.UNSUPPORTED,
)


class Structure(NamedTuple):
    """What the catalogue says.

    Attributes:
        switched_off: whether there are layers that are switched off.
        portfolio: whether the pages are the cover of documents that are attached.
    """

    switched_off: bool = False
    portfolio: bool = False


def structure_of(data: bytes) -> Structure:
    """What the catalogue of a file says, wherever in the file it is."""
    off = portfolio = False
    for part in _parts(data):
        off = off or (b"/OCProperties" in part and _OFF.search(part) is not None)
        portfolio = portfolio or (b"/Collection" in part and _COLLECTION.search(part) is not None)
    return Structure(off, portfolio)


def _parts(data: bytes) -> Iterator[bytes]:
    yield data
    if b"/ObjStm" not in data:
        return
    for number, match in enumerate(_STREAM.finditer(data)):
        if number >= _MOST_STREAMS:
            return
        try:
            yield zlib.decompressobj().decompress(data[match.end() : match.end() + _LARGEST], _LARGEST)
        except zlib.error:
            continue


def attached_to(document: Any) -> list[str]:
    """The names of the documents that are attached."""
    import pypdfium2.raw as raw

    if raw.FPDFDoc_GetAttachmentCount(document.raw) <= 0:
        return []
    names = []
    for index in range(min(document.count_attachments(), _MOST_NAMES)):
        name = " ".join(made_text(document.get_attachment(index).get_name()).split())[:80]
        if _DOCUMENT.search(name):
            names.append(name)
    return names


def refused_as_cover(document: Any, structure: Structure, attached: list[str], text: str) -> Refusal | None:
    """Why a file is not read whose pages only stand for what it holds."""
    import pypdfium2.raw as raw

    if structure.portfolio and len(text) < _COVER:
        named = f"Save {', '.join(attached[:3])} out of it" if attached else "Save the documents in it"
        return Refusal("a PDF portfolio: its pages are a cover sheet", f"{named}, and name that.", Code.UNSUPPORTED)
    kind = raw.FPDF_GetFormType(document.raw)
    is_xfa = kind in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
    return _XFA if is_xfa and len(text) < _COVER and _WAITS.search(text) else None
