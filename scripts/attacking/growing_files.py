"""Files of every kind that hold one thing many times over, to be made in two sizes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from math import cos, sin
from random import Random

_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODT = (
    b"<o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
    b" xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:b='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
    b" xmlns:s='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:d='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'>"
    b"<o:body><o:text>%s</o:text></o:body></o:document>"
)
Make = Callable[[int], bytes]


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:  # not deflated: what shrinks a lot is refused
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _docx(piece: bytes, before: bytes = b"", after: bytes = b"") -> Make:
    document = b"<w:document xmlns:w='%s'><w:body>%s</w:body></w:document>"
    return lambda count: _zip({"word/document.xml": document % (_W, before + piece * count + after)})


def _odt(piece: bytes, before: bytes = b"", after: bytes = b"") -> Make:
    kind = b"application/vnd.oasis.opendocument.text"
    return lambda count: _zip({"mimetype": kind, "content.xml": _ODT % (before + piece * count + after)})


def _around(piece: bytes, before: bytes, after: bytes = b"") -> Make:
    return lambda count: before + piece * count + after


def _html(piece: bytes, before: bytes = b"", after: bytes = b"") -> Make:
    return _around(piece, b"<html><body><p>Python</p>" + before, after + b"</body></html>")


def _header(name: bytes, unit: bytes) -> Make:
    """A long header of a part: that of the message itself must be short, or the file is no e-mail."""
    begin = b"From: a@example.com\nTo: b@example.com\nDate: x\nContent-Type: multipart/mixed; boundary=a\n\nx\n--a\n"
    return lambda count: begin + name + b": " + unit * count + b"\n\nPython and Go\n--a--\n"


def _body(head: bytes, unit: bytes, before: bytes = b"") -> Make:
    begin = b"From: a@example.com\nTo: b@example.com\nDate: x\nMIME-Version: 1.0\n"
    return lambda count: begin + head + b"\n\n" + before + unit * count + b"\n"


def _pdf(piece: bytes, before: bytes = b"", after: bytes = b"", box: bytes = b"0 0 595 842") -> Make:
    def make(count: int) -> bytes:
        content = before + piece * count + after
        objects = (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            % box,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        )
        body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
        return b"%PDF-1.7\n" + body + b"trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"

    return make


def _docx_paragraph(count: int) -> bytes:
    return _docx(b"<w:x/>", b"<w:p><w:pPr>", b"</w:pPr>" + b"<w:r><w:t>Go </w:t></w:r>" * count + b"</w:p>")(count)


def _docx_parts(part: bytes, relations: int) -> bytes:
    one = b"<Relationship Id='%d' Type='x/footer' Target='f.xml'/>"
    return _zip(
        {
            "word/document.xml": b"<w:document xmlns:w='%s'><w:p><w:r><w:t>Go</w:t></w:r></w:p></w:document>" % _W,
            "word/_rels/document.xml.rels": b"<Relationships>%s</Relationships>"
            % b"".join(one % number for number in range(relations)),
            "word/f.xml": b"<w:ftr xmlns:w='%s'>%s</w:ftr>" % (_W, part),
        }
    )


def _docx_footer(count: int) -> bytes:
    return _docx_parts(b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % number for number in range(count)), 1)


def _docx_relations(count: int) -> bytes:
    return _docx_parts(b"<w:p><w:r><w:t>Rust</w:t></w:r></w:p>" * count, count)


def _odt_style(count: int) -> bytes:
    style = b"<s:style s:name='a'>%s</s:style>" % (b"<s:x/>" * count)
    return _odt(b"<t:span t:style-name='a'>Go </t:span>", style + b"<t:p>", b"</t:p>")(count)


def _odt_header(count: int) -> bytes:
    lines = b"".join(b"<t:p>%d</t:p>" % number for number in range(count))
    styles = b"<s:x xmlns:s='urn:s' xmlns:t='urn:t'><s:header>%s</s:header></s:x>" % lines
    kind = b"application/vnd.oasis.opendocument.text"
    return _zip({"mimetype": kind, "content.xml": _ODT % b"<t:p>Go</t:p>", "styles.xml": styles})


def _strewn(width: int, height: int) -> Make:
    """Words at random over a page."""

    def make(count: int) -> bytes:
        rng = Random(count)
        words = (
            b"1 0 0 1 %.1f %.1f Tm (Go) Tj " % (rng.uniform(0, width), rng.uniform(0, height)) for _ in range(count)
        )
        return _pdf(b"BT /F 5 Tf %s ET" % b"".join(words), box=b"0 0 %d %d" % (width, height))(1)

    return make


def _turned(count: int) -> bytes:
    """Words in as many directions."""
    turns = (6.2 * number / count for number in range(count))
    words = (b"%.4f %.4f %.4f %.4f 300 400 Tm (Go) Tj " % (cos(t), sin(t), -sin(t), cos(t)) for t in turns)
    return _pdf(b"BT /F 9 Tf %s ET" % b"".join(words))(1)


def _json(piece: object, key: str) -> Make:
    return lambda count: json.dumps(
        {"@type": "JobPosting", "title": "x", "description": "y", key: [piece] * count}
    ).encode()


def _deep_json(count: int) -> bytes:
    value: object = "<p>x</p>"
    for _ in range(3):
        value = [value] * max(2, round(count ** (1 / 3)))
    return json.dumps({"@type": "JobPosting", "title": value, "description": value, "skills": value}).encode()


_RUN = b"<w:r><w:t>Go </w:t></w:r>"
_HIDDEN = b"<w:r><w:rPr><w:vanish/></w:rPr><w:t>Go </w:t></w:r>"
_BOX = b"<w:r><w:drawing><w:txbxContent><w:p>%s</w:p></w:txbxContent></w:drawing></w:r>" % _RUN
_CELL = b"<w:tc><w:p>%s</w:p></w:tc>" % _RUN
_JOB = b"<div itemscope itemtype='https://schema.org/JobPosting'>"
CASES: tuple[tuple[str, str, Make, int], ...] = (
    ("docx: paragraphs", ".docx", _docx(b"<w:p>%s</w:p>" % _RUN), 2_000),
    ("docx: runs of one paragraph", ".docx", _docx(_RUN, b"<w:p>", b"</w:p>"), 3_000),
    ("docx: hidden runs", ".docx", _docx(_HIDDEN, b"<w:p>", b"</w:p>"), 3_000),
    ("docx: hidden paragraphs", ".docx", _docx(b"<w:p>%s</w:p>" % _HIDDEN, _RUN), 3_000),
    ("docx: text boxes of one paragraph", ".docx", _docx(_BOX, b"<w:p>", b"</w:p>"), 1_500),
    ("docx: text boxes of a bold paragraph", ".docx", _docx(_BOX, b"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>", b"</w:p>"), 1_500),
    ("docx: cells of one row", ".docx", _docx(_CELL, b"<w:tbl><w:tr>", b"</w:tr></w:tbl>"), 2_000),
    ("docx: rows", ".docx", _docx(b"<w:tr>%s</w:tr>" % _CELL, b"<w:tbl>", b"</w:tbl>"), 2_000),
    ("docx: tables in tables", ".docx", _docx(_CELL, b"<w:tbl><w:tr><w:tc>" * 40, b"</w:tc></w:tr></w:tbl>" * 40), 1_000),
    ("docx: boxes in boxes", ".docx", _docx(_RUN, b"<w:p><w:drawing><w:txbxContent>" * 60, b"</w:txbxContent></w:drawing></w:p>" * 60), 2_000),
    ("docx: runs in controls", ".docx", _docx(_RUN, b"<w:p>" + b"<w:sdt>" * 200, b"</w:sdt>" * 200 + b"</w:p>"), 2_000),
    ("docx: alternatives", ".docx", _docx(b"<w:AlternateContent><w:Choice/><w:Fallback>%s</w:Fallback></w:AlternateContent>" % _RUN, b"<w:p>", b"</w:p>"), 2_000),
    ("docx: alternatives in one", ".docx", _docx(_RUN, b"<w:p>" + b"<w:AlternateContent><w:Choice>" * 100, b"</w:Choice></w:AlternateContent>" * 100 + b"</w:p>"), 3_000),
    ("docx: breaks", ".docx", _docx(b"<w:br/>", b"<w:p>%s<w:r>" % _RUN, b"</w:r></w:p>"), 8_000),
    ("docx: properties of a run", ".docx", _docx(b"<w:x/>", b"<w:p><w:r><w:rPr>", b"</w:rPr><w:t>Go</w:t></w:r></w:p>"), 8_000),
    ("docx: properties of a paragraph", ".docx", _docx_paragraph, 2_000),
    ("docx: lines of a footer", ".docx", _docx_footer, 4_000),
    ("docx: relations to one part", ".docx", _docx_relations, 1_000),
    ("odt: paragraphs", ".odt", _odt(b"<t:p>Go</t:p>"), 4_000),
    ("odt: spans", ".odt", _odt(b"<t:span>Go </t:span>", b"<t:p>", b"</t:p>"), 4_000),
    ("odt: spans in spans", ".odt", _odt(b"<t:span>Go </t:span>", b"<t:p>" + b"<t:span>" * 200, b"</t:span>" * 200 + b"</t:p>"), 3_000),
    ("odt: lists in lists", ".odt", _odt(b"<t:p>Go</t:p>", b"<t:list><t:list-item>" * 100, b"</t:list-item></t:list>" * 100), 4_000),
    ("odt: frames in frames", ".odt", _odt(b"<t:p>Go</t:p>", b"<t:p><d:frame>" * 100, b"</d:frame></t:p>" * 100), 4_000),
    ("odt: texts in texts", ".odt", _odt(b"<t:p>Go</t:p>", b"<o:text>" * 100, b"</o:text>" * 100), 500),
    ("odt: tables in tables", ".odt", _odt(b"<t:p>Go</t:p>", b"<b:table><b:table-row><b:table-cell>" * 60, b"</b:table-cell></b:table-row></b:table>" * 60), 2_000),
    ("odt: cells", ".odt", _odt(b"<b:table-cell><t:p>Go</t:p></b:table-cell>", b"<b:table><b:table-row>", b"</b:table-row></b:table>"), 2_000),
    ("odt: blanks", ".odt", _odt(b"<t:s t:c='80'/>", b"<t:p>Go", b"Go</t:p>"), 2_000),
    ("odt: parts of a style", ".odt", _odt_style, 2_000),
    ("odt: lines of a header", ".odt", _odt_header, 4_000),
    ("odt: styles", ".odt", _odt(b"<t:p>Go</t:p>", b"<s:style s:name='a' s:parent-style-name='a'/>" * 20), 4_000),
    ("rtf: groups", ".rtf", _around(b"{Go }", b"{\\rtf1 ", b"}"), 8_000),
    ("rtf: characters", ".rtf", _around(b"\\u8226?\\'e9 ", b"{\\rtf1 Go ", b"}"), 8_000),
    ("rtf: hidden", ".rtf", _around(b"{\\v Go}x", b"{\\rtf1 Go ", b"}"), 8_000),
    ("rtf: hidden in one paragraph", ".rtf", _around(b"\\v a\\'e9", b"{\\rtf1 Go \\v ", b"}"), 8_000),
    ("rtf: colours", ".rtf", _around(b"\\red1\\green1\\blue1;", b"{\\rtf1 Go {\\colortbl;", b"}}"), 8_000),
    ("rtf: colour tables", ".rtf", _around(b"{\\colortbl", b"{\\rtf1 Go ", b""), 8_000),
    ("rtf: backslashes", ".rtf", _around(b"\\", b"{\\rtf1 Go ", b""), 40_000),
    ("rtf: lines", ".rtf", _around(b"\\par Go\n", b"{\\rtf1 ", b"}"), 8_000),
    ("html: paragraphs", ".html", _html(b"<p>Go</p>"), 4_000),
    ("html: text after scripts", ".html", _html(b"Go<script></script>"), 8_000),
    ("html: text after hidden", ".html", _html(b"Go<i hidden>R</i>"), 8_000),
    ("html: hidden in hidden", ".html", _html(b"<i hidden>R</i>", b"<div hidden>" * 200, b"</div>" * 200 + b"Go"), 4_000),
    ("html: text after menus", ".html", _html(b"Go<nav>R</nav>"), 8_000),
    ("html: comments", ".html", _html(b"Go<!-- -->"), 8_000),
    ("html: cells", ".html", _html(b"<td>Go", b"<table><tr>"), 8_000),
    ("html: breaks in a heading", ".html", _html(b"Go<br>", b"<h2>", b"</h2>"), 8_000),
    ("html: breaks", ".html", _html(b"Go<br>"), 8_000),
    ("html: blocks in a heading", ".html", _html(b"<div>Go</div>", b"<h2>", b"</h2>"), 8_000),
    ("html: deep", ".html", _html(b"<p>Go</p>", b"<div>" * 200), 4_000),
    ("html: deep and coloured", ".html", _html(b"<p style='color:#fff'>Go</p>", b"<div style='a:b;c:d;e:f'>" * 200), 2_000),
    ("html: deep and classed", ".html", _html(b"<p style='color:#fff'>Go</p>", b"<div class='a b c d e f g h i j k l m n o p q'>" * 200), 1_000),
    ("html: deep text", ".html", _html(b"Go ", b"<div><b>" * 100), 8_000),
    ("html: rules", ".html", _html(b"a{b:c}", b"<style>", b"</style><p class=a>Go"), 8_000),
    ("html: selectors", ".html", _html(b"a,", b"<style>", b"a{" + b"b:c;" * 2_000 + b"}</style><p class=a>Go"), 8_000),
    ("html: media rules", ".html", _html(b"@media x{a{}", b"<style>", b"</style><p class=a>Go"), 8_000),
    ("html: at signs", ".html", _html(b"@", b"<style>", b"</style><p class=a>Go"), 40_000),
    ("html: comment starts in a style", ".html", _html(b"/*", b"<style>", b"</style><p class=a>Go"), 20_000),
    ("html: braces in a style", ".html", _html(b"{a", b"<style>", b"</style><p class=a>Go"), 20_000),
    ("html: letters in a style", ".html", _html(b"a", b"<style>", b"</style><p class=a>Go"), 40_000),
    ("html: classes", ".html", _html(b"a ", b"<p class='", b"'>Go"), 40_000),
    ("html: one class", ".html", _html(b"a", b"<p class='", b"'>Go"), 40_000),
    ("html: declarations", ".html", _html(b"a:b;", b"<p style='", b"'>Go" + b"<i>Go</i>" * 100), 10_000),
    ("html: text in a style attribute", ".html", _html(b"1", b"<p style='font-size:", b"'>Go"), 40_000),
    ("html: digits in a size", ".html", _html(b"1", b"<p style='font-size:", b"x'>Go"), 40_000),
    ("html: blanks in a colour", ".html", _html(b" ", b"<p style='color:rgb(", b"'>Go"), 40_000),
    ("html: attributes", ".html", lambda n: b"<html><body><p " + b" ".join(b"a%d" % at for at in range(n)) + b">Go", 4_000),
    ("html: entities", ".html", _html(b"&amp;"), 8_000),
    ("html: unclosed", ".html", _html(b"<b><i><p>"), 8_000),
    ("html: microdata", ".html", _html(b"<p itemprop=skills>Go</p>", _JOB), 8_000),
    ("html: deep microdata", ".html", _html(b"<p>Go</p>", _JOB + b"<div>" * 200), 8_000),
    ("html: scopes in microdata", ".html", _html(b"<p itemscope><i>Go</i></p>", _JOB), 8_000),
    ("html: names of microdata", ".html", _html(b"skills ", _JOB + b"<p itemprop='", b"'>Go"), 8_000),
    ("html: data blocks", ".html", _html(b"<script type='application/ld+json'>{}</script>"), 8_000),
    ("html: data in lists", ".html", _html(b"[", b"<script type='application/ld+json'>", b"</script>Go"), 40_000),
    ("html: blanks in data", ".html", _html(b" ", b"<script type='application/ld+json'>", b"x</script>Go"), 40_000),
    ("html: line ends in data", ".html", _html(b"\n", b"<script type='application/ld+json'>", b"x</script>Go"), 40_000),
    ("html: headings", ".html", _html(b"<h1></h1>"), 8_000),
    ("html: mains", ".html", _html(b"<main>Go</main>"), 8_000),
    ("html: xml declaration", ".html", _around(b" ", b"<?xml ", b"<html><p>Go"), 40_000),
    ("html: links", ".html", _html(b"<a href=x>Go</a>"), 8_000),
    ("html: preformatted", ".html", _html(b"Go\n", b"<pre>", b"</pre>"), 8_000),
    ("html: items in items", ".html", _html(b"<li>Go", b"<ul><li>" * 100), 8_000),
    ("eml: brackets in a content type", ".eml", _header(b"Content-Type", b"("), 4_000),
    ("eml: signs in a content type", ".eml", _header(b"Content-Type", b"a/b;"), 4_000),
    ("eml: parameters", ".eml", _header(b"Content-Type", b"text/plain; a=b"), 4_000),
    ("eml: quotes in a content type", ".eml", _header(b"Content-Type", b'text/plain; a="'), 4_000),
    ("eml: brackets in a disposition", ".eml", _header(b"Content-Disposition", b"("), 4_000),
    ("eml: pieces of a name", ".eml", _header(b"Content-Disposition", b"attachment; filename*0=a; "), 2_000),
    ("eml: words of a subject", ".eml", _header(b"Subject", b"a "), 8_000),
    ("eml: encoded words", ".eml", _header(b"Subject", b"=?utf-8?q?a?= "), 4_000),
    ("eml: encoded words without end", ".eml", _header(b"Subject", b"=?utf-8?q?a"), 4_000),
    ("eml: folded subject", ".eml", _header(b"Subject", b"a\n "), 8_000),
    ("eml: signs of a subject", ".eml", _header(b"Subject", b"=?"), 8_000),
    ("eml: brackets in a subject", ".eml", _header(b"Subject", b"("), 8_000),
    ("eml: headers", ".eml", _header(b"A", b"x\nB: "), 8_000),
    ("eml: addresses", ".eml", _header(b"Cc", b"a@b.c, "), 4_000),
    ("eml: lines", ".eml", _body(b"Subject: x", b"Go\n"), 16_000),
    ("eml: parts", ".eml", _body(b"Content-Type: multipart/mixed; boundary=a", b"--a\n\nGo\n"), 4_000),
    ("eml: boundaries", ".eml", _body(b"Content-Type: multipart/mixed; boundary=a", b"--a\n"), 8_000),
    ("eml: parts in parts", ".eml", _body(b"Content-Type: multipart/mixed; boundary=a", b"--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n"), 2_000),
    ("eml: punycode", ".eml", _body(b"Subject: x\nContent-Type: text/plain; charset=punycode", b"bab", b"-"), 100_000),
    ("eml: idna", ".eml", _body(b"Subject: x\nContent-Type: text/plain; charset=idna", b"a"), 16_000),
    ("eml: utf-7", ".eml", _body(b"Subject: x\nContent-Type: text/plain; charset=utf-7", b"+AGE-"), 8_000),
    ("eml: escapes", ".eml", _body(b"Subject: x\nContent-Type: text/plain; charset=unicode_escape", b"\\N{DIGIT ONE}"), 8_000),
    ("eml: quoted printable", ".eml", _body(b"Subject: x\nContent-Transfer-Encoding: quoted-printable", b"=\n"), 16_000),
    ("eml: base64", ".eml", _body(b"Subject: x\nContent-Transfer-Encoding: base64", b"YQ==\n"), 16_000),
    ("eml: uuencode", ".eml", _body(b"Subject: x\nContent-Transfer-Encoding: x-uuencode", b"begin 644 a\n"), 16_000),
    ("mhtml: quotes in a content type", ".mhtml", _around(b";", b'Content-Type: multipart/related; a="', b"\n\nGo"), 16_000),
    ("mhtml: parts", ".mhtml", _body(b"Content-Type: multipart/related; boundary=a", b"--a\n\nGo\n"), 4_000),
    ("json: lists of markup", ".json", _json("<p>x</p>", "skills"), 4_000),
    ("json: lists of lists", ".json", _json([[["<p>x</p>"] * 5] * 5], "skills"), 300),
    ("json: deep lists", ".json", _deep_json, 400),
    ("json: postings without words", ".json", lambda n: json.dumps([{"@type": "JobPosting", "title": "<p></p>"}] * n).encode(), 4_000),
    ("json: entries", ".json", lambda n: json.dumps({"work": [{"name": "a", "summary": "b"}] * n, "basics": {}}).encode(), 4_000),
    ("json: keys", ".json", lambda n: json.dumps({"work": {f"k{at}": "a" for at in range(n)}, "basics": {}}).encode(), 4_000),
    ("json: strings", ".json", lambda n: json.dumps({"work": ["a\n" * n], "basics": {}}).encode(), 16_000),
    ("yaml: entries", ".yaml", _around(b"- name: a\n  summary: b\n", b"basics: {}\nwork:\n"), 1_000),
    ("yaml: keys", ".yaml", _around(b"? ", b"basics: {}\nwork: "), 500),
    ("yaml: anchors", ".yaml", _around(b"- &a [*a]\n", b"basics: {}\nwork:\n- &a []\n"), 1_000),
    ("yaml: plain words", ".yaml", _around(b"a ", b"basics: {}\nwork: "), 16_000),
    ("yaml: folded", ".yaml", _around(b"\n\n a", b"basics: {}\nwork: a"), 8_000),
    ("yaml: quoted", ".yaml", _around(b"\\n", b'basics: {}\nwork: ["', b'"]'), 8_000),
    ("pdf: words on one spot", ".pdf", _pdf(b"(Go) Tj 0.01 0 Td ", b"BT /F 12 Tf 60 700 Td ", b" ET"), 1_000),
    ("pdf: words on one line", ".pdf", _pdf(b"(Go) Tj 0.1 0 Td ", b"BT /F 5 Tf 60 700 Td ", b" ET"), 1_000),
    ("pdf: lines", ".pdf", _pdf(b"0 -.1 Td (Go) Tj ", b"BT /F 5 Tf 60 800 Td ", b" ET"), 1_000),
    ("pdf: rising words", ".pdf", _pdf(b".1 .1 Td (G) Tj ", b"BT /F 5 Tf 0 0 Td ", b" ET"), 1_000),
    ("pdf: strewn words", ".pdf", _strewn(595, 842), 2_000),
    ("pdf: strewn words on a vast page", ".pdf", _strewn(14_000, 14_000), 2_000),
    ("pdf: turned words", ".pdf", _pdf(b".7 .7 -.7 .7 300 300 Tm (Go) Tj 1 0 0 1 60 700 Tm (R) Tj ", b"BT /F 9 Tf ", b" ET"), 1_000),
    ("pdf: directions", ".pdf", _turned, 1_000),
    ("pdf: letters", ".pdf", _pdf(b"a", b"BT /F 5 Tf 60 800 Td (", b") Tj ET"), 8_000),
    ("pdf: short lines", ".pdf", _pdf(b"(Go) Tj T* ", b"BT /F 5 Tf .1 TL 60 800 Td ", b" ET"), 2_000),
    ("pdf: columns", ".pdf", _pdf(b"(Go) Tj 200 0 Td (Rust) Tj -200 -.2 Td ", b"BT /F 5 Tf 60 800 Td ", b" ET"), 1_000),
    ("pdf: rectangles", ".pdf", _pdf(b"1 g 0 0 600 900 re f ", b"BT /F 12 Tf 60 700 Td (Go) Tj ET ", b""), 2_000),
    ("pdf: rectangles and words", ".pdf", _pdf(b"1 g 0 0 600 900 re f BT 0 g /F 12 Tf 60 700 Td (Go) Tj ET ", b""), 500),
    ("pdf: vast rectangles", ".pdf", _pdf(b"-20000 -20000 40000 40000 re f ", b"BT /F 12 Tf 60 700 Td (Python) Tj ET ", b""), 2_000),
    ("pdf: words and rectangles", ".pdf", _pdf(b"1 g 300 100 9 700 re f BT 0 g /F 12 Tf 60 700 Td (Go) Tj ET ", b""), 2_500),
    ("pdf: white words", ".pdf", _pdf(b"0 -.1 Td (Go R) Tj ", b"BT 1 g /F 12 Tf 60 700 Td ", b" ET"), 1_000),
    ("pdf: unseen words", ".pdf", _pdf(b"3 Tr 0 -.1 Td (Go R) Tj ", b"BT /F 12 Tf 60 700 Td (Python) Tj ", b" ET"), 1_000),
    ("pdf: bars", ".pdf", _pdf(b"60 100 1 600 re f ", b"BT /F 12 Tf 60 700 Td (Go) Tj ET ", b""), 2_000),
)  # fmt: skip
"""The name of a case, the ending of its file, how it is made of so many pieces, and how many make the smaller file."""
