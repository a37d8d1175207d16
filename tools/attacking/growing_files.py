"""Files of every kind that hold one thing many times over: those of `growing_files.yaml`, and some that need code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import cos, sin
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = b"urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {b"o": b"office", b"t": b"text", b"b": b"table", b"s": b"style", b"d": b"drawing"}
_ODT = b"<o:x %s><o:body><o:text>%%s</o:text></o:body></o:x>" % b" ".join(
    b"xmlns:%s='%s:%s:1.0'" % (short, _ODF, name) for short, name in _SPACES.items()
)
_MAIL = b"From: a@example.com\nTo: b@example.com\nDate: x\nMIME-Version: 1.0\n"
_PARTS = b"Content-Type: multipart/mixed; boundary=a\n\nx\n--a\n%s\n\nPython and Go\n--a--\n"
Wrap = Callable[[bytes], bytes]


class Case(NamedTuple):
    """Something that can be made in any size, in units of its own; ``size`` of them make the smaller file."""

    name: str
    ending: str
    make: Callable[[int], bytes]
    size: int


def file_cases() -> Iterator[Case]:
    """All of them."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    for kind, cases in yaml.safe_load(text).items():
        ending, wrap = _KINDS[kind]
        for name, how in cases.items():
            yield Case(f"{kind}: {name}", ending, partial(_made, wrap, how), how["size"])
    yield from _CODED


def _made(wrap: Wrap, how: Mapping[str, str | int | Sequence[str]], count: int) -> bytes:
    first, last = how.get("round", ("", ""))  # type: ignore[misc]
    deep = int(how.get("deep", 1))  # type: ignore[arg-type]
    before, piece, after = (str(how.get(key, "")) for key in ("before", "piece", "after"))
    return wrap((first + before * deep + piece * count + after * deep + last).encode())


def _zip(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:  # not deflated: what shrinks a lot is refused
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _docx(body: bytes) -> bytes:
    return _zip({"word/document.xml": b"<w:x xmlns:w='%s'><w:body>%s</w:body></w:x>" % (_WORD, body)})


def _odt(body: bytes, styles: bytes = b"<x/>") -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return _zip({"mimetype": kind, "content.xml": _ODT % body, "styles.xml": styles})


def _pdf(content: bytes, box: bytes = b"0 0 595 842") -> bytes:
    """Without a table of places: pdfium makes its own."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>" % box,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"


_KINDS: Mapping[str, tuple[str, Wrap]] = {
    "docx": (".docx", _docx),
    "odt": (".odt", _odt),
    "rtf": (".rtf", lambda body: b"{\\rtf1 Go " + body + b"}"),
    "html": (".html", lambda body: b"<html><body><p>Python</p>" + body + b"</body></html>"),
    "header": (".eml", lambda body: _MAIL + _PARTS % body),
    "mail": (".eml", lambda body: _MAIL + body),
    "mhtml": (".mhtml", lambda body: body),
    "json": (".json", lambda body: body),
    "yaml": (".yaml", lambda body: body),
    "pdf": (".pdf", _pdf),
}


def _docx_paragraph(count: int) -> bytes:
    """A paragraph with many properties and many runs."""
    runs = b"<w:r><w:t>Go </w:t></w:r>" * count
    return _docx(b"<w:p><w:pPr>%s</w:pPr>%s</w:p>" % (b"<w:x/>" * count, runs))


def _docx_footers(footer: bytes, count: int) -> bytes:
    one = b"<Relationship Id='%d' Type='x/footer' Target='f.xml'/>"
    relations = b"".join(one % number for number in range(count))
    return _zip(
        {
            "word/document.xml": b"<w:x xmlns:w='%s'><w:p><w:r><w:t>Go</w:t></w:r></w:p></w:x>" % _WORD,
            "word/_rels/document.xml.rels": b"<x>%s</x>" % relations,
            "word/f.xml": b"<w:ftr xmlns:w='%s'>%s</w:ftr>" % (_WORD, footer),
        }
    )


def _docx_footer(count: int) -> bytes:
    return _docx_footers(b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % number for number in range(count)), 1)


def _docx_relations(count: int) -> bytes:
    return _docx_footers(b"<w:p><w:r><w:t>Rust</w:t></w:r></w:p>" * count, count)


def _odt_style(count: int) -> bytes:
    """A style with many properties, and as many places that use it."""
    style = b"<s:style s:name='a'>%s</s:style>" % (b"<s:x/>" * count)
    return _odt(style + b"<t:p>%s</t:p>" % (b"<t:span t:style-name='a'>Go </t:span>" * count))


def _odt_header(count: int) -> bytes:
    lines = b"".join(b"<t:p>%d</t:p>" % number for number in range(count))
    styles = b"<s:x xmlns:s='urn:s' xmlns:t='urn:t'><s:header>%s</s:header></s:x>" % lines
    return _odt(b"<t:p>Go</t:p>", styles)


def _lists_in_lists(count: int) -> bytes:
    """Three lists, one in the other, of as many values altogether."""
    value = '"<p>x</p>"'
    for _ in range(3):
        value = f"[{', '.join([value] * max(2, round(count ** (1 / 3))))}]"
    return f'{{"@type": "JobPosting", "title": "x", "description": {value}, "skills": {value}}}'.encode()


def _strewn(width: int, height: int, count: int) -> bytes:
    """Words at random over a page."""
    rng = Random(count)
    places = ((rng.uniform(0, width), rng.uniform(0, height)) for _ in range(count))
    words = b"".join(b"1 0 0 1 %.1f %.1f Tm (Go) Tj " % place for place in places)
    return _pdf(b"BT /F 5 Tf %s ET" % words, b"0 0 %d %d" % (width, height))


def _turned(count: int) -> bytes:
    """Words in as many directions."""
    turns = (6.2 * number / count for number in range(count))
    words = (b"%.4f %.4f %.4f %.4f 300 400 Tm (Go) Tj " % (cos(t), sin(t), -sin(t), cos(t)) for t in turns)
    return _pdf(b"BT /F 9 Tf %s ET" % b"".join(words))


_CODED = (
    Case("docx: properties of a paragraph", ".docx", _docx_paragraph, 2_000),
    Case("docx: lines of a footer", ".docx", _docx_footer, 4_000),
    Case("docx: relations to one part", ".docx", _docx_relations, 1_000),
    Case("odt: parts of a style", ".odt", _odt_style, 2_000),
    Case("odt: lines of a header", ".odt", _odt_header, 4_000),
    Case("json: lists in lists", ".json", _lists_in_lists, 400),
    Case("pdf: strewn words", ".pdf", partial(_strewn, 595, 842), 2_000),
    Case("pdf: strewn words on a vast page", ".pdf", partial(_strewn, 14_000, 14_000), 2_000),
    Case("pdf: directions", ".pdf", _turned, 1_000),
)
