"""Files made to do harm, each small to write and large to read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(objects: Iterable[bytes], root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    out, places = [b"%PDF-1.7\n"], []
    at = len(out[0])
    for number, body in enumerate(objects, start=1):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        places.append(at)
        at += len(part)
        out.append(part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    out.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table))
    out.append(b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, at))
    return b"".join(out)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content, 9)
    head = b"<< /Length %d /Filter /FlateDecode %s >>" % (len(packed), more)
    return head + b"\nstream\n" + packed + b"\nendstream"


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def page(box: bytes = b"0 0 595 842") -> bytes:
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>" % box
    )


def one_page(content: bytes, *more: bytes, box: bytes = b"0 0 595 842") -> bytes:
    """A PDF of one page with this content; object 6 is the first of ``more``."""
    return pdf([CATALOG, PAGES, page(box), stream(content), FONT, *more])


def words(text: bytes, size: bytes = b"12") -> bytes:
    return b"BT /F %s Tf 60 700 Td (%s) Tj ET" % (size, text)


def endless_pages() -> bytes:
    """A tree of pages that holds itself, and says that it has two thousand million of them."""
    tree = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2000000000 >>"
    return pdf([CATALOG, tree, page(), stream(words(b"Reads Python aloud")), FONT])


def many_pages(count: int) -> bytes:
    kids = b" ".join([b"3 0 R"] * count)
    return pdf([CATALOG, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), page(), stream(b""), FONT])


def many_objects(count: int) -> bytes:
    return pdf([CATALOG, PAGES, page(), stream(words(b"Knits in Python at night")), FONT, *([b"null"] * count)])


def forms_in_forms(depth: int) -> bytes:
    """Each form draws the next one ten times: a page of 10 to the power of ``depth`` words."""
    forms = []
    for number in range(6, 6 + depth):
        inner = b"/X Do " * 10 if number < 5 + depth else words(b"Python")
        resources = b"/Resources << /Font << /F 5 0 R >> /XObject << /X %d 0 R >> >>" % (number + 1)
        forms.append(stream(inner, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + resources))
    return one_page(b"/X Do", *forms)


def form_in_itself() -> bytes:
    resources = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(words(b"Welder who reads Python") + b" /X Do", stream(b"/X Do", resources))


def flate_bomb(megabytes: int) -> bytes:
    return one_page(b"q Q " * (250_000 * megabytes))


def deep_arrays(depth: int) -> bytes:
    return pdf([CATALOG, PAGES, page(), stream(words(b"Carpenter, some Python")), b"[" * depth + b"]" * depth])


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return buffer.getvalue()


def docx(body: bytes, head: bytes = b"", **more: bytes) -> bytes:
    """A Word document with this body."""
    document = b"<w:document xmlns:w='%s'><w:body>%s</w:body></w:document>" % (WORD, body)
    return zipped(
        {"word/document.xml": head + document} | {name.replace("__", "/"): data for name, data in more.items()}
    )


def paragraph(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


def lying_zip() -> bytes:
    """A member that says it is small and is not."""
    data = bytearray(docx(paragraph(b"x " * 3_000_000)))
    true = len(b"<w:document xmlns:w='%s'><w:body></w:body></w:document>" % WORD) + len(paragraph(b"x " * 3_000_000))
    return bytes(data.replace(true.to_bytes(4, "little"), (1_000).to_bytes(4, "little")))


def many_members(count: int) -> bytes:
    return zipped({"word/document.xml": b"<w/>"} | {f"word/media/{number}.png": b"" for number in range(count)})
