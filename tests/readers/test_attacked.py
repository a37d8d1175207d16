"""What the attack found in the readers, cut small: files that could be read and were not, or only at a great cost."""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest
from tools.attacking.growing_files import file_cases

from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.read import read_bytes
from tests.calls import Calls
from tools.attacking import promises

from . import hostile

pytestmark = pytest.mark.exhaustive

_MAIL = b"From: a@example.com\nTo: b@example.com\nSubject: Welder\nMIME-Version: 1.0\n"
_PARTS = b"Content-Type: multipart/alternative; boundary=x\n\n--x\n%s\n--x\n%s\n--x--\n"
_PLAIN = b"Content-Type: text/plain\n\nSome Go at night"
_PAGE = b"<html><body><p>Welder, some Go</p>%s</body></html>"
_MARKED = b"<script type='application/ld+json'>%s</script>"
_DEEP = b'{"@type": "JobPosting", "title": "Welder", "description": ' + b"[" * 480 + b'"Some Go"' + b"]" * 480 + b"}"
_LEVEL = b"<w:p><w:pPr><w:outlineLvl w:val='%s'/></w:pPr><w:r><w:t>Welder</w:t></w:r></w:p>"
_SIZE = b"<w:p><w:r><w:rPr><w:sz w:val='%s'/></w:rPr><w:t>Welder</w:t></w:r></w:p>"
_ODT = (
    b"<o:x xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
    b" xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>%s</o:x>"
)


def _odt(content: bytes) -> bytes:
    return hostile.zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": _ODT % content})


def _footers(count: int) -> bytes:
    """A footer that as many relations lead to."""
    one = "<Relationship Id='{}' Type='x/footer' Target='f.xml'/>"
    relations = "".join(one.format(number) for number in range(count))
    footer = b"<w:ftr xmlns:w='%s'>%s</w:ftr>" % (hostile.WORD, hostile.paragraph(b"Page 1"))
    return hostile.zipped(
        {
            "word/document.xml": b"<w:document xmlns:w='%s'><w:body>%s</w:body></w:document>"
            % (hostile.WORD, hostile.paragraph(b"Welder")),
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>".encode(),
            "word/f.xml": footer,
        }
    )


class Case(NamedTuple):
    """A file, and the text that it is read as, or why there is none."""

    name: str
    data: bytes
    says: str


CASES = [
    # Numbers that Python calls digits and cannot read as a number, or not so long a one.
    Case("level-squared.docx", hostile.docx(_LEVEL % "²".encode()), "Welder"),
    Case("level-long.docx", hostile.docx(_LEVEL % (b"9" * 5_000)), "Welder"),
    Case("size-long.docx", hostile.docx(_SIZE % (b"9" * 5_000)), "Welder"),
    Case(
        "level-long.odt",
        _odt(b"<t:h t:outline-level='%s'>Welder</t:h>".join([b"<o:text>", b"</o:text>"]) % (b"9" * 5_000)),
        "# Welder",
    ),
    Case("blanks-long.odt", _odt(b"<o:text><t:p>Some<t:s t:c='%s'/>Go</t:p></o:text>" % (b"9" * 5_000)), "Some Go"),
    # What stands in one place is read once, however often something leads to it.
    Case("text-in-text.odt", _odt(b"<o:text><o:text><o:text><t:p>Welder</t:p></o:text></o:text></o:text>"), "Welder"),
    # Pages beside themselves.
    Case("main-outside.html", _PAGE % b"" + b"<html><metae><main>Rust</main>", "Welder, some Go"),
    Case("nothing-but-a-comment.html", b"<!DOCTYPE html><!-- Go -->", "! empty"),
    Case("deep-data.html", _PAGE % (_MARKED % _DEEP), "Welder"),
    Case("deep-data.json", _DEEP, "Welder"),
    # A page that says nothing costs the mail nothing; brackets are no reason to recurse.
    Case(
        "empty-page.eml",
        _MAIL + _PARTS % (_PLAIN, b"Content-Type: text/html\n\n<!-- -->"),
        "Welder\n\nSome Go at night",
    ),
    Case(
        "brackets.eml",
        _MAIL + _PARTS % (_PLAIN, b"Content-Type: %s\n\nx" % (b"(" * 3_000)),
        "Welder\n\nSome Go at night",
    ),
    Case(
        "hosts.eml", _MAIL + b"Content-Type: text/plain; charset=punycode\n\nGo-" + b"a" * 9, "Welder\n\nGo-aaaaaaaaa"
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_can_be_read_is(case: Case) -> None:
    found = read_bytes(case.data, case.name)
    if case.says.startswith("! "):
        assert isinstance(found, Unreadable) and found.reason == case.says[2:]
    else:
        assert isinstance(found, Reading), found
        assert found.text == case.says or found.text.split("\n")[0] == case.says


def test_a_part_is_read_once_however_many_relations_lead_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from skillmatch.readers.office import docx

    parsed: list[bytes] = []
    parse = docx.parsed
    monkeypatch.setattr(docx, "parsed", lambda data: parsed.append(data) or parse(data))
    found = read_bytes(_footers(50), "cv.docx")
    assert isinstance(found, Reading) and found.text == "Welder\nPage 1"
    assert sum(b"Page 1" in data for data in parsed) == 1


# Once each took time with the square of its size, or worse; with so small a part of the attack's own size. Calls are
# counted here; `python -m tools.attack` measures the time.
GREW = {
    "docx: runs of one paragraph": 4,
    "docx: hidden runs": 4,
    "docx: text boxes of one paragraph": 2,
    "docx: alternatives": 4,
    "html: cells": 2,
    "html: breaks in a heading": 4,
    "html: blocks in a heading": 4,
    "html: text after menus": 1,
    "html: text after hidden": 1,
    "html: at signs": 4,
    "html: letters in a style": 4,
    "html: starts of comments in a style": 1,
    "html: digits in a size": 4,
    "header: signs in a content type": 4,
    "header: parameters": 4,
    "header: quotes in a content type": 4,
    "header: pieces of a name": 1,
    "mhtml: quotes in a content type": 1,
    "odt: parts of a style": 1,
    "docx: lines of a footer": 1,
    "pdf: words and rectangles": 1,
}


@pytest.mark.parametrize("name", GREW)
def test_four_times_as_much_takes_calls_in_proportion(name: str) -> None:
    case = next(case for case in file_cases() if case.name == name)

    def calls(size: int) -> Calls:
        counted, data = Calls(), case.make(size)
        counted.of("reading", lambda: promises.check(data, f"a{case.ending}"))
        return counted

    size = case.size // (4 * GREW[name])
    calls(size)  # what is made once and kept
    assert calls(4 * size).growth_from(calls(size)).get("reading", 0) < 6


def test_lists_in_lists_do_not_multiply() -> None:
    value: object = "<p>Go</p>"
    for _ in range(4):
        value = [value] * 15
    found = read_bytes(json.dumps({"@type": "JobPosting", "title": "Welder", "skills": value}).encode(), "a.json")
    assert isinstance(found, Reading) and 1_000 < found.text.count("Go") <= 5_000
