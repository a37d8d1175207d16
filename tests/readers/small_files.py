"""Files of each format, made of what a case says of them: enough of a PDF, a Word document and so on to be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DRAWN = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name if name != "fo" else "xsl-fo-compatible"}:1.0"'
    for name in ("office", "text", "style", "table", "fo")
)


def made(case: Mapping[str, Any]) -> tuple[bytes, str]:
    """The bytes of the file of a case, and a name for it."""
    kind = case["as"]
    content = case["file"]
    data = _MAKERS[kind](content) if kind in _MAKERS else content.encode()
    return data, f"case.{kind}"


def _zip(members: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name, text)
    return buffer.getvalue()


def _docx(content: str | Mapping[str, str]) -> bytes:
    """A Word document of the XML of its body; other parts by their names."""
    parts = {"body": content} if isinstance(content, str) else dict(content)
    body = parts.pop("body")
    document = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" {_DRAWN}><w:body>{body}</w:body></w:document>'
    members = {"word/document.xml": document}
    links = []
    for number, (name, text) in enumerate(parts.items(), 1):
        kind = {"diagram": "diagramData"}.get(name, name)
        members[f"word/{name}.xml"] = text.replace("XMLNS", _DRAWN)
        links.append(f'<Relationship Id="rId{number}" Type="x/{kind}" Target="{name}.xml"/>')
    members["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{"".join(links)}</Relationships>'
    return _zip(members)


def _odt(content: Mapping[str, str]) -> bytes:
    """An OpenDocument text of its styles and its text."""
    document = (
        f"<office:document-content {_ODF}><office:automatic-styles>{content['styles']}</office:automatic-styles>"
        f"<office:body><office:text>{content['text']}</office:text></office:body></office:document-content>"
    )
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": document})


def _pdf(content: Mapping[str, Any]) -> bytes:
    """A PDF of one page with lines of Helvetica: each its x, its y upwards and its words.

    Besides: ``draw`` (operators), ``annots``, ``objects`` (from number 10 on), ``catalog`` and ``resources``.
    """
    lines = "\n".join(
        f"BT /F1 {size} Tf {spacing} Tc {x} {y} Td ({words}) Tj ET"
        for x, y, words, size, spacing in (_line(one) for one in content.get("lines", []))
    )
    stream = f"{lines}\n{content.get('draw', '')}"
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {content.get('catalog', '')} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [{content.get('annots', '')}]"
        f" /Resources << /Font << /F1 4 0 R >> {content.get('resources', '')} >> >>",
        4: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        5: f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        **{10 + number: text for number, text in enumerate(content.get("objects", []))},
    }
    out = b"%PDF-1.7\n"
    places = {}
    for number, text in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    return out + f"trailer << /Size {max(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def _line(one: list[Any]) -> tuple[Any, ...]:
    x, y, words, *others = one
    size, spacing = (*others, *(10, 0)[len(others) :])
    return x, y, words, size, spacing


_MAKERS: Mapping[str, Callable[[Any], bytes]] = {"docx": _docx, "odt": _odt, "pdf": _pdf}
