"""What kind of file it is, told from what is in it; the ending of its name only tips the scales."""

from __future__ import annotations

import re
from pathlib import PurePath

from skillmatch.readers.codes import Code
from skillmatch.readers.refusals import Refusal
from skillmatch.readers.registry import BY_KIND

_TEXT_IT = "Save it as PDF, DOCX or text, and name that."
_UNPACK = "Unpack it, and name the files in it."
_OLD_WORD = Refusal("an old Word document (.doc)", "Save it as .docx or PDF, and name that.")
ARCHIVE = Refusal("an archive", _UNPACK)
_PROGRAM = Refusal("a program, not a document", _TEXT_IT)
_MEDIA = Refusal("a recording, not a document", _TEXT_IT)
BINARY = Refusal("binary, not a document", _TEXT_IT)
_LOCKED_OFFICE = Refusal(
    "encrypted with a password", "Save a copy without the password, and name that.", Code.ENCRYPTED
)

# At these places from the beginning, these bytes settle what a file is.
_MAGIC: tuple[tuple[bytes, str | Refusal], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\0\0\x01\0", "image"),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh91AY&SY", ARCHIVE),
    (b"\xfd7zXZ\0", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"\x7fELF", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"OggS\0", _MEDIA),
    (b"ID3\x03", _MEDIA),
    (b"ID3\x04", _MEDIA),
    (b"bplist00", Refusal("a Safari web archive", "Save the page as HTML or text, and name that.")),
    (b"%!PS", Refusal("PostScript", "Make a PDF of it (ps2pdf), and name that.")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HTML = re.compile(r"(?:<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->|\s++)*+<(?:!doctype html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(r"</?(?:p|div|ul|ol|li|br|h[1-6]|span|table|tr|td|section|article|strong|b|a)\b[^<>]*+>", re.I)
_MHTML = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:\s*multipart/related", re.I)
_KEYS = "cv|basics|work|education|skills|experience|projects"
_YAML_KEY = re.compile(rf"^(?:{_KEYS}):[ \t]*(?:#.*)?\r?\n[ \t]*(?:- |[\w'\"]+:)", re.M)
_MARKDOWN = re.compile(
    r"^#{1,6} +\S.*$|^[^\n|#>-][^\n]*\n(?:={3,}|-{3,})[ \t]*$|\*\*[^*\n]+\*\*"
    r"|^[^\S\n]*+[-*+] +\[[^\]]{0,200}+\]\(|\[[^\]\n]{1,200}+\]\(https?://|^```",
    re.M,
)
_XML = re.compile(
    r"<\?xml\b|<(?:rss|feed|source|jobs?|workzag-jobs|positions?|vacanc(?:y|ies)|rdf:rdf|job-?postings?)\b", re.I
)
_JSON = re.compile(r"\{|\[\s*[{\n]")
_ESCAPED = re.compile(r"&(?:amp;)?lt;/?[a-z]", re.I)
_FEWEST_COLUMNS = 3
"""Delimiters in the first line of a table, where the name of the file does not say that it is one."""
_TABLE = BY_KIND["table"].endings
_FRONT = re.compile(
    r"(?:---|\+\+\+)[ \t]*\r?\n(?P<inside>(?:(?!---|\+\+\+|\.\.\.)[^\n]*\n){1,200})"
    r"(?:---|\+\+\+)[ \t]*\r?\n\s*+(?=\S)"
)
_TITLED = re.compile(r"^title[ \t]*[:=]", re.M | re.I)
_LATEX = re.compile(r"^[^%\n]{0,40}\\(?:documentclass|documentstyle|begin\{document\})", re.M)
_PAGE, _NOTES, _DATA, _TEX, _LIGHT = (
    BY_KIND[kind].endings for kind in ("html", "markdown", "yaml-resume", "latex", "light-markup")
)
_HEAD = 20_000
_MAIL_HEAD = re.compile(rb"(?:[A-Za-z][\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,100}\r?\n")
_MAIL_FIELDS = frozenset(b"to subject date message-id mime-version received delivered-to return-path".split())


def sniff_bytes(data: bytes, name: str = "") -> str | Refusal | None:
    """``"pdf"``, ``"zip"``, ``"rtf"``, ``"image"``, ``"eml"``, a refusal, or ``None`` for what may be other text."""
    if data[:1024].lstrip().startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and b"%%EOF" in data[-2048:]):
        return "pdf"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return _LOCKED_OFFICE if "EncryptedPackage".encode("utf-16-le") in data else _old_office(data)
    return _framed(data) or ("eml" if _is_mail(data, name) else None)


def _is_mail(data: bytes, name: str) -> bool:
    """Whether it begins with the header of an e-mail, and not only with lines that look like one."""
    head = _MAIL_HEAD.match(data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n"))
    if not head or b"multipart/related" in head.group().lower():  # a page saved by a browser
        return False
    fields = {line.partition(b":")[0].strip().lower() for line in head.group().splitlines()}
    least = 1 if PurePath(name).suffix.lower() == ".eml" else 2
    return b"from" in fields and b"@" in head.group() and len(_MAIL_FIELDS & fields) >= least


def _framed(data: bytes) -> str | Refusal | None:
    """Kinds whose mark is short or is further in, so that text must be told from them."""
    if data[257:262] == b"ustar":
        return ARCHIVE
    if data[4:8] == b"ftyp":
        return "image" if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else _MEDIA
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "image" if data[8:12] == b"WEBP" else _MEDIA
    if b"\0" in data[:64] and data[:2] in (b"MZ", b"BM"):
        return _PROGRAM if data[:2] == b"MZ" else "image"
    return None


def _old_office(data: bytes) -> Refusal:
    if "WordDocument".encode("utf-16-le") in data:
        return _OLD_WORD
    return Refusal("an old Office file, and no Word document", _TEXT_IT)


def sniff_text(text: str, name: str) -> str:
    """The kind of a text, as the registry calls it.

    For data that turns out to be neither a résumé nor postings the reader falls back to text.
    """
    ending = PurePath(name).suffix.lower()
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if _MHTML.match(head):
        return "mhtml"
    if _XML.match(head) and not _HTML.match(head):
        return "feed"
    if _HTML.match(head) or (head.startswith("<") and is_tagged(head)) or (ending in _PAGE and _TAG.search(head)):
        return "html"
    if _is_escaped(head):
        return "html"
    if ending in _LIGHT:
        return "light-markup"
    if ending in _TEX or _LATEX.search(head):
        return "latex"
    if (front := _FRONT.match(head)) and (ending in _NOTES or _TITLED.search(front["inside"])):
        return "markdown"
    if head.startswith("{\n") and ending in _NOTES:
        return "markdown"
    if _JSON.match(head):
        return "json-resume"
    if _is_table(head, ending):
        return "table"
    if ending in _DATA or len(_YAML_KEY.findall(head)) >= 2 or head.startswith("cv:"):
        return "yaml-resume"
    return "markdown" if ending in _NOTES or _is_markdown(head) else "text"


def is_tagged(text: str) -> bool:
    """Whether so many tags are in it that it is a piece of a page and not text with a "<" in front."""
    head = text[:_HEAD]
    tags = len(_TAG.findall(head))
    return tags >= 4 and tags * 400 > len(head)


def _is_escaped(head: str) -> bool:
    """Whether it is a piece of a page whose tags were all escaped."""
    if "<" in head or not _ESCAPED.match(head):
        return False
    from html import unescape

    return is_tagged(unescape(head))


def _is_table(head: str, ending: str) -> bool:
    """Whether it is a table whose first line names a title and a text among its columns."""
    first, _, rest = head.partition("\n")
    is_named = ending in _TABLE
    if not rest.strip() or not (is_named or any(first.count(sign) >= _FEWEST_COLUMNS for sign in ",;\t")):
        return False
    from skillmatch.readers.columns import delimiter_of

    delimiter = delimiter_of(first)
    return bool(delimiter) and (is_named or (delimiter != "|" and first.count(delimiter) >= _FEWEST_COLUMNS))


def _is_markdown(head: str) -> bool:
    return len(_MARKDOWN.findall(head)) >= 3
