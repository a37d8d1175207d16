"""Each file made to do harm costs no more than its limit, is told in one line, and costs no other file its reading."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from skillmatch.readers.html import job_posting as jobposting
from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.sandbox.client import FileReader
from skillmatch.readers.sandbox.protocol import packed, unpacked

from . import hostile

pytestmark = pytest.mark.exhaustive

FILES = Path(__file__).parent / "files"


class Case(NamedTuple):
    """A file, what it may cost, and what is said of it: a reason, or the words that it is read as."""

    name: str
    make: Callable[[], bytes]
    says: str
    limits: Limits = DEFAULT_LIMITS


_SMALL = Limits(memory=400)
_TINY = Limits(memory=250)
_LEAST = Limits(memory=1)
_BROKEN = "damaged, or needs more than"
CASES = [
    # PDF
    Case("pages-without-end.pdf", hostile.endless_pages, "=Reads Python aloud"),
    Case("pages.pdf", lambda: hostile.many_pages(301), "too long: 301 pages"),
    Case("pages-as-set.pdf", lambda: hostile.many_pages(4), "too long: 4 pages", Limits(pages=3)),
    Case("objects.pdf", lambda: hostile.many_objects(300_000), "=Knits in Python at night"),
    Case("form-in-itself.pdf", hostile.form_in_itself, "=Welder who reads Python"),
    Case("forms-in-forms.pdf", lambda: hostile.forms_in_forms(9), _BROKEN, _SMALL),
    Case("flate-bomb.pdf", lambda: hostile.flate_bomb(300), _BROKEN, _TINY),
    Case("deep.pdf", lambda: hostile.deep_arrays(200_000), "=Carpenter, some Python"),
    Case("font.pdf", lambda: hostile.one_page(hostile.words(b"Vast letters", b"1e9")), "no text layer"),
    # A place so far away that no number holds it: the letter is not read, the rest of the page is.
    Case(
        "far.pdf",
        lambda: hostile.one_page(
            hostile.words(b"Near, and for twenty years some Go")
            + b" BT /F 12 Tf 1 0 0 1 1 1"
            + b"6" * 52
            + b".96 Tm (far) Tj ET"
        ),
        "=Near, and for twenty years some Go",
    ),
    Case(
        "sheet.pdf",
        lambda: hostile.one_page(hostile.words(b"Vast paper for a small Go"), box=b"0 0 1e9 1e9"),
        "=Vast paper for a small Go",
    ),
    Case("memory.pdf", lambda: hostile.one_page(b""), "needs more than 1 MB of memory", _LEAST),
    Case("letters.pdf", lambda: hostile.one_page(hostile.words(b"a" * 10_001)), "longer than", Limits(characters=500)),
    # ZIP, XML, HTML
    Case("members.docx", lambda: hostile.many_members(5_001), "packed so that it would fill the memory"),
    Case("bomb.docx", lambda: hostile.docx(b" " * 4_000_000), "packed so that it would fill the memory"),
    Case("part-as-set.docx", lambda: hostile.docx(b"<w:p/>" * 90), "packed so that", Limits(bytes=600)),
    Case("lying.docx", hostile.lying_zip, "damaged, or not a Word document"),
    Case("deep.docx", lambda: hostile.docx(b"<w:p>" * 300 + b"</w:p>" * 300), "damaged, or not a Word document"),
    Case("memory.docx", lambda: hostile.docx(b""), "needs more than 1 MB of memory", _LEAST),
    Case("memory.html", lambda: b"<html><p>Baker, some Go", "needs more than 1 MB of memory", _LEAST),
    Case("deep.html", lambda: b"<html><body>" + b"<div>" * 200_000 + b"Python", "empty"),
    Case("attributes.html", lambda: _attributes(200_000), "takes longer than 1 s to read", Limits(seconds=1)),
    Case("sheet.html", lambda: b"<html><style>" + b"a{" * 100_000 + b"</style><p>Hat maker, some Go", "=Hat maker"),
    # data and mail
    Case("deep.json", lambda: b'{"work":' + b"[" * 100_000, '={"work":'),
    Case("lists-in-lists.json", lambda: _posting(_lists(60, 2)), "=Miller"),
    Case("objects-in-objects.json", lambda: _posting('{"name":' * 400 + '"Go"' + "}" * 400), "=Miller"),
    Case("switched-off.json", lambda: _switched_off(100), "=Ida"),
    Case("many.json", lambda: _many_postings(3_000), "=Miller"),
    Case("lists-of-postings.json", lambda: b'{"jobs":' * 300 + _JOB + b"}" * 300, "="),
    Case("postings-in-postings.json", lambda: _nested(60), "=Miller"),
    Case("laughs.xml", lambda: _laughs(30), "=<?xml"),
    Case("deep.xml", lambda: b"<jobs>" * 300 + b"</jobs>" * 300, "=<jobs>"),
    Case("quote.csv", lambda: b'title,description\nMiller,"' + b"Go," * 500_000, "longer than"),
    Case("frames.html", lambda: _frames(9), "=Miller"),
    Case("scripts.html", lambda: b"<html><p>Miller</p><script>" + b"a=[" * 300_000 + b"</script>", "=Miller"),
    Case("escaped.html", lambda: b"<html><p>Miller</p><div>" + b"&lt;p&gt;&lt;/p&gt;" * 5_000, "=Miller"),
    Case("deep.yaml", lambda: b"cv:\n  " + b"[" * 20_000, "=cv:\n"),
    Case("deep.rtf", lambda: b"{\\rtf1" + b"{" * 100_000, "damaged, or not an RTF document"),
    Case("parts.eml", lambda: _parts(1_000), "damaged, or not an e-mail"),
    # text
    Case("bytes.txt", lambda: b"a" * 101, "larger than 100 bytes", Limits(bytes=100)),
    Case("line.txt", lambda: b"Python " * 1_500_000, "longer than 1,000,000 characters"),
    Case("nul.txt", lambda: b"Py\0thon and Go, and then a lantern in the night over the sea " * 3, "=Py thon and Go"),
    Case("nuls.txt", lambda: b"Go\0and\0so\0on\0" * 50, "binary, not a document"),
    Case("surrogates.txt", lambda: "Go \ud800 up".encode("utf-8", "surrogatepass"), "=Go \ufffd up"),
    Case("pairs.txt", lambda: "Go \ud83d\ude80 up".encode("utf-8", "surrogatepass"), "=Go \U0001f680 up"),
    Case("mixed.txt", lambda: "Größe, Übung, Café, Ähre".encode() + b" caf\xe9 au lait", "=Größe, Übung"),
]


_JOB = b'[{"title": "Miller", "company": "Mill", "description": "Mills all day, in Go."}]'


def _switched_off(depth: int) -> bytes:
    data = '{"visible": false, "items": [' * depth + "]}" * depth
    return f'{{"basics": {{"name": "Ida"}}, "work": [{data}], "skills": [{data}]}}'.encode()


def _many_postings(count: int) -> bytes:
    one = {"@type": "JobPosting", "title": "Miller", "description": "<p>Mills in Go.</p>", "skills": ["Go"] * 20}
    return json.dumps(
        {"@type": "JobPosting", "title": "Miller", "description": "Go", "hasPart": [one] * count}
    ).encode()


def _nested(depth: int) -> bytes:
    text = "Mills all day. " * 50
    return (
        f'{{"title": "Miller", "company": "A", "text": "{text}", "description": ' * depth + '"Go"' + "}" * depth
    ).encode()


def _laughs(depth: int) -> bytes:
    entities = "".join(f"<!ENTITY a{number} '{f'&a{number - 1};' * 9}'>" for number in range(1, depth))
    text = (
        f"<jobs><job><title>Miller</title><description>Mills all day, in Go. &a{depth - 1};</description></job></jobs>"
    )
    return f"<?xml version='1.0'?><!DOCTYPE jobs [<!ENTITY a0 'ha'>{entities}]>{text}".encode()


def _frames(depth: int) -> bytes:
    page = "<p>Miller</p>"
    for _ in range(depth):
        page = f"<html><body><p>Miller</p><iframe srcdoc='{html.escape(page)}'></iframe></body></html>"
    return page.encode()


def _attributes(count: int) -> bytes:
    return b"<html><body><p " + b" ".join(b"a%d=1" % number for number in range(count)) + b">Python"


def test_a_posting_is_read_in_so_many_pieces_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """However its lists stand in one another: each piece of markup is parsed by itself."""
    pieces: list[str] = []
    monkeypatch.setattr(jobposting, "markup_to_text", lambda markup: pieces.append(markup) or markup)
    text = jobposting.posting_text({"title": "Miller", "description": "Mills", "skills": json.loads(_lists(80, 2))})
    assert text.startswith("Miller\n\nMills\n\n# Skills\n\n• ")
    assert 3_000 < len(pieces) <= 5_000


def _posting(skills: str) -> bytes:
    return b'{"@type":"JobPosting","title":"Miller","skills":%s}' % skills.encode()


def _lists(count: int, depth: int) -> str:
    """Lists in lists: of so many items each, a power of that many pieces of markup."""
    return "[" + ",".join([_lists(count, depth - 1)] * count) + "]" if depth else '"<p>Go"'


def _parts(depth: int) -> bytes:
    head = b"From: a@example.com\nTo: b@example.com\nSubject: x\nMIME-Version: 1.0\n"
    part = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    return head + b"".join(part % (number, number) for number in range(depth))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_hostile_file(case: Case) -> None:
    reader = FileReader(case.limits)
    found = reader.data(case.make(), case.name)
    if case.says.startswith("="):
        assert isinstance(found, Reading), found
        assert found.text.startswith(case.says[1:])
    else:
        assert isinstance(found, Unreadable), found
        assert found.reason.startswith(case.says)
        assert found.hint.endswith(".") and "\n" not in str(found)
    good = reader.file(FILES / "one-column.pdf")
    assert isinstance(good, Reading) or case.limits != DEFAULT_LIMITS
    reader.close()


def test_nothing_outside_a_document_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Kubernetes")
    head = f"<!DOCTYPE d [<!ENTITY s SYSTEM '{secret.as_uri()}'>]>".encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    relations = f'<Relationships><Relationship Id="r" Type="{kind}" Target="{secret.as_uri()}" TargetMode="External"/>'
    package = hostile.zipped(
        {
            "word/document.xml": head
            + b"<w:document xmlns:w='%s'><w:body>%s</w:body></w:document>"
            % (hostile.WORD, hostile.paragraph(b"Locksmith &s; with Go")),
            "word/_rels/document.xml.rels": f"{relations}</Relationships>".encode(),
        }
    )
    page = f"<html><body><p>Locksmith with Go</p><iframe src='{secret.as_uri()}'></iframe></body></html>".encode()
    for data in (package, page):
        found = FileReader().data(data, "a")
        assert isinstance(found, Reading)
        assert "Locksmith" in found.text and "Kubernetes" not in found.text


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").symlink_to(tmp_path / "cv.pdf")
    found = FileReader().file(tmp_path / "cv.pdf")
    assert isinstance(found, Unreadable) and found.reason.startswith("cannot be opened")


@pytest.mark.parametrize("name", ["hidden.pdf", "word.docx", "page.html", "scan.pdf", "hidden.docx"])
def test_readings_come_whole_from_the_process(name: str) -> None:
    from skillmatch.readers.read import read_file

    found = read_file(FILES / name)
    assert unpacked(packed(found)) == found
