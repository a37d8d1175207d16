"""What cannot be read is told in one line; what can, in any encoding; and no bytes raise."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.read import read_bytes, read_file
from skillmatch.readers.registry import READERS

FILES = Path(__file__).parent / "files"


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return buffer.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOMB = b"<w:document xmlns:w='%s'><w:body>" % _WORD.encode() + b" " * 4_000_000
_PDF = (FILES / "one-column.pdf").read_bytes()
_DOCX = (FILES / "word.docx").read_bytes()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

# Bytes, the name they go by, what is said of them.
UNREADABLE = [
    (b"", "a.txt", "empty"),
    (b" \r\n\t\n", "a.md", "empty"),
    (b"\xef\xbb\xbf", "a.txt", "empty"),
    (b"\xff\xfe \0\n\0", "a.txt", "empty"),
    (b"<html><body><script>let a</script></body></html>", "a.html", "empty"),
    (_PDF[:900], "cv.pdf", "cut short"),
    (b"%PDF-1.7\n%%EOF\n", "cv.pdf", "damaged, or not a PDF"),
    (_DOCX[:9_000], "cv.docx", "damaged"),
    (_zip({"word/document.xml": b"<w:document"}), "cv.docx", "damaged, or not a Word document"),
    (_zip({"word/document.xml": _BOMB}), "cv.docx", "packed so that it would fill the memory"),
    (_zip({"a.txt": b"hello"}), "cv.docx", "an archive"),
    (_zip({"xl/workbook.xml": b""}), "cv.docx", "a spreadsheet"),
    (_zip({"mimetype": b"application/vnd.oasis.opendocument.text"}), "cv", "damaged, or not an OpenDocument text"),
    (b"PK\x05\x06" + b"\0" * 18, "cv.zip", "an archive"),
    (_OLE + "WordDocument".encode("utf-16-le"), "cv.doc", "an old Word document (.doc)"),
    (_OLE + "EncryptedPackage".encode("utf-16-le"), "cv.docx", "encrypted with a password"),
    (_OLE, "cv.msg", "an old Office file"),
    (rb"{\rtf1\ansi{\info Hello}}", "cv.doc", "empty"),
    (b"{\\rtf1" + b"{" * 600, "cv.rtf", "damaged, or not an RTF document"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "cv.pdf", "an image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "cv.jpg", "an image"),
    (b"\0\0\0\x18ftypheic\0\0\0\0", "cv.heic", "an image"),
    (b"\x1f\x8b\x08\0rest", "cv.gz", "an archive"),
    (b"\x7fELF\x02\x01\x01\0", "cv", "a program"),
    (b"MZ\x90\0\x03\0\0\0\x04", "cv.exe", "a program"),
    (bytes(range(256)) * 8, "cv.txt", "binary"),
    (b"%!PS-Adobe-3.0\n/Helvetica", "cv.ps", "PostScript"),
]


@pytest.mark.parametrize(("data", "name", "reason"), UNREADABLE)
def test_unreadable(data: bytes, name: str, reason: str) -> None:
    found = read_bytes(data, name)
    assert isinstance(found, Unreadable)
    assert found.name == name
    assert found.reason.startswith(reason)
    assert found.hint.endswith(".") and "\n" not in str(found)


def test_too_large(tmp_path: Path) -> None:
    limits = Limits(bytes=10)
    path = tmp_path / "long.txt"
    path.write_bytes(b"eleven char")
    for found in (read_bytes(b"eleven char", "a", limits), read_file(path, limits)):
        assert isinstance(found, Unreadable) and found.reason.startswith("larger than")
    assert isinstance(read_bytes(b"ten charac", "a", limits), Reading)


def test_what_is_no_file(tmp_path: Path) -> None:
    cases = {tmp_path: "a folder", tmp_path / "none.pdf": "no such file", Path("a\0b"): "cannot be opened"}
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        cases |= {tmp_path / "pipe": "no plain file", Path("/dev/null"): "no plain file"}
    for path, reason in cases.items():
        found = read_file(path)
        assert isinstance(found, Unreadable) and found.reason.startswith(reason), (path, found)


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    found = read_file(os.fsdecode(b"r\xe9sum\xe9.pdf"))
    assert isinstance(found, Unreadable)
    assert str(found).encode("utf-8").startswith(b"r\\udce9sum")


ENGLISH = "Café Müller’s “data” team – 5 years • naïve Bayes…\nIt isn’t only Zoë who’d say “ship it” — we all do.\n"
GERMAN = "Größere Läden brauchen Übung: für Straßen, Küche und Gehör. Können Sie das? Schön, ärgern Sie sich.\n"
RUSSIAN = "Мы ищем инженера по машинному обучению, который умеет писать код и объяснять его другим людям.\n" * 3


@pytest.mark.parametrize(
    ("text", "encoding", "note"),
    [
        (ENGLISH, "utf-8", ""),
        (ENGLISH, "utf-8-sig", ""),
        (ENGLISH, "utf-16", ""),
        ("\ufeff" + ENGLISH, "utf-16-be", ""),
        (ENGLISH, "utf-16-le", ""),
        (ENGLISH, "utf-16-be", ""),
        (ENGLISH, "utf-32", ""),
        (ENGLISH, "cp1252", "not UTF-8: read as Windows-1252"),
        (ENGLISH, "mac_roman", "not UTF-8: read as Mac Roman"),
        (GERMAN, "latin-1", "not UTF-8: read as Windows-1252"),
        (GERMAN, "mac_roman", "not UTF-8: read as Mac Roman"),
        ("Don’t panic.", "cp1252", "not UTF-8: read as Windows-1252"),
        ("Don’t panic.", "mac_roman", "not UTF-8: read as Mac Roman"),
        ("• Go\n• Rust\n", "mac_roman", "not UTF-8: read as Mac Roman"),
        ("50 °C, 3 µs, £40,000 and ½ a résumé", "latin-1", "not UTF-8: read as Windows-1252"),
        (RUSSIAN, "cp1251", "not UTF-8: read as cp1251"),
    ],
)
def test_encodings(text: str, encoding: str, note: str) -> None:
    found = read_bytes(text.encode(encoding), "a.txt")
    assert isinstance(found, Reading)
    assert found.text == text.lstrip("\ufeff")
    assert found.notes == ((note,) if note else ())


def test_lost_bytes_are_told() -> None:
    found = read_bytes("Größe, Übung, Straße, Küche".encode() + b" \xff.", "a.txt")
    assert isinstance(found, Reading)
    assert found.text == "Größe, Übung, Straße, Küche \ufffd."
    assert found.notes == ("1 character could not be read, shown as \ufffd",)


def test_a_page_says_its_own_encoding() -> None:
    data = '<html><meta charset="windows-1251"><p>Инженер</p></html>'.encode("cp1251")
    found = read_bytes(data, "a.html")
    assert isinstance(found, Reading) and found.text == "Инженер"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "stdin"])
def test_plain_text_keeps_every_offset(name: str) -> None:
    text = "Title\r\n\r\nﬁne\u00a0print\x00 \x0c\x1b[31m • Go\rC\u2028D\x85\u200b\n\n\n"
    found = read_bytes(text.encode(), name)
    assert isinstance(found, Reading)
    assert found.text == "Title\r\n\r\nﬁne\u00a0print    [31m • Go\rC\u2028D \u200b\n\n\n"
    assert len(found.text) == len(text)


def test_what_nobody_sees_inside_a_word_parts_no_word() -> None:
    found = read_bytes("Py\u200bthon, Kuber\u00adnetes \u200b and a \ufeffbicycle".encode(), "a.txt")
    assert isinstance(found, Reading)
    assert found.text == "Python, Kubernetes \u200b and a \ufeffbicycle"
    assert found.notes == ("2 invisible characters inside words taken out",)


@pytest.mark.parametrize(
    ("text", "name", "media"),
    [
        ("# Role\n\n**Must**: Go\n\n## Team\n", "a.txt", "markdown"),
        ("Plain\n", "a.md", "markdown"),
        ("C# and F# since 2010\n# of reports: 4\n", "a.txt", "text"),
        ("We use <b> tags, {braces} and a < b.\n", "a.txt", "text"),
        ("<p>One</p><p>Two</p><ul><li>Three</li></ul>", "a.txt", "html"),
        ("{not json at all\n", "a.txt", "text"),
        ('{"any": ["other", "data"]}', "a.json", "text"),
        ("[Remote] Senior engineer\n", "a.txt", "text"),
        ("skills: Python\neducation: some\n", "a.txt", "text"),
        ("skills:\n  - Python\neducation:\n  - MSc\n", "stdin", "yaml-resume"),
        ("key: [unclosed\n", "a.yaml", "text"),
        ("a: &a [*a]\nb: {cv: *a}\ncv: *a\n", "a.yaml", "text"),
        ("%PDFs are what we parse\n", "a.txt", "text"),
        ("PKI, TLS and BMI calculators\n", "a.txt", "text"),
    ],
)
def test_kinds_of_text(text: str, name: str, media: str) -> None:
    found = read_bytes(text.encode(), name)
    assert isinstance(found, Reading)
    assert found.media == media
    if media == "text":
        assert found.text == text


def test_entities_and_anchors_are_no_bombs() -> None:
    laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        laughs += f"{other}: &{other} [{', '.join([f'*{one}'] * 9)}]\n"
    found = read_bytes(f"{laughs}cv: *i\n".encode(), "a.yaml")
    assert isinstance(found, Reading) and found.media == "text"
    xml = b"<!DOCTYPE d [<!ENTITY a 'boom'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    body = b"<w:document xmlns:w='%s'><w:body><w:p><w:r><w:t>ok &a;&f;</w:t></w:r></w:p></w:body></w:document>"
    found = read_bytes(_zip({"word/document.xml": xml + body % _WORD.encode()}), "a.docx")
    assert isinstance(found, Reading) and found.text == "ok"


def test_every_reader_is_there() -> None:
    assert all(callable(reader.load()) for reader in READERS)
    assert len({reader.kind for reader in READERS}) == len(READERS)


@given(
    st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8"))),
    st.sampled_from(["a.txt", "", "a.yaml"]),
)
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise(data: bytes, name: str) -> None:
    _holds(read_bytes(data, name))


_STARTS = [
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html>",
    b"{",
    b"[{",
    b"cv:\n  ",
    b"\xff\xfe",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
]


@given(st.sampled_from(_STARTS), st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_bytes_after_a_known_start_raise(start: bytes, rest: bytes) -> None:
    _holds(read_bytes(start + rest, "a"))


@given(st.sampled_from(sorted(path.name for path in FILES.iterdir())), st.data())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
def test_no_damage_raises(name: str, data: st.DataObject) -> None:
    whole = (FILES / name).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.integers(0, 40))
    _holds(read_bytes(whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + cut :], name))


def _holds(found: Reading | Unreadable) -> None:
    if isinstance(found, Unreadable):
        assert found.reason and found.hint and "\n" not in str(found)
    else:
        assert found.text.strip()
        found.text.encode("utf-8")  # no lone surrogate
        assert not any(char < " " and char not in "\t\n\r" for char in found.text)


def test_text_costs_no_library() -> None:
    code = (
        "import sys\nfrom skillmatch.readers.read import read_bytes\n"
        "assert read_bytes('Größe of it'.encode(), 'a.txt').text\n"
        "assert read_bytes(b'caf\\xe9 au lait', 'a.txt').text\n"
        "heavy = {'lxml', 'docx', 'pypdfium2', 'charset_normalizer', 'yaml', 'spacy', 'zipfile', 'email'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
