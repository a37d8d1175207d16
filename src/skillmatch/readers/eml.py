"""E-mails as saved from a mail program: the subject, then what the message says; attachments are named, not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from skillmatch.readers.base import Request
from skillmatch.readers.codes import Code
from skillmatch.readers.mail_lines import as_written
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.text.characters import item_line, made_text, tidy_lines

_MOST_PARTS = 200
_FORWARDED = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr|rv|i|r|sv|vs|antw?)\s?(?:\[\d{1,2}\])?:\s*)+", re.IGNORECASE)
"""Before the subject of what is sent on, in the languages of mail programs."""
_FEWER = 3
"""Where the page says more than so many times what the plain text does, the plain text is a stub."""


def read_eml(data: bytes, request: Request) -> Reading | Unreadable:
    """Subject, an empty line, and the message: its plain text, or its page where that says much more."""
    from email import message_from_bytes

    from skillmatch.readers.mail_headers import PlainHeaders, words_of

    message = message_from_bytes(data, policy=PlainHeaders())
    plain = page = None
    attached = []
    for part in _parts(message):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or (part.get_filename() and not kind.startswith("text/")):
            attached.append(part.get_filename() or kind)
        elif kind == "text/plain" and plain is None:
            plain = _plain(part)
        elif kind == "text/html" and page is None:
            page = _page(part)
    body = page if page and (not plain or len(page.text) > _FEWER * len(plain)) else Reading(plain or "", Media.EML)
    subject = _FORWARDED.sub("", " ".join(made_text(words_of(message.get("subject", ""))).split()))
    text = tidy_lines(f"{subject}\n\n{body.text}" if subject and body.text else body.text)
    notes = tuple(f"attachment {_named(words_of(name))} is not read: save it, and name that" for name in attached[:20])
    if not text and notes:
        return Unreadable(
            request.name, "an e-mail with nothing but an attachment", "Save that, and name it.", Code.EMPTY
        )
    return Reading(text, Media.EML, notes=notes, kind=body.kind, hidden=body.hidden)


def _parts(message: Any) -> Iterator[Any]:
    """The leaves of the message, but for those of messages attached to it."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting[:0] = part.get_payload()
        else:
            yield part


def _plain(part: Any) -> str:
    flowed = "flowed" in str(part.get_param("format") or "").lower()
    lines = as_written(made_text(_decoded(part)).split("\n"), flowed=flowed)
    return "\n".join(item_line(line) for line in lines)


def _page(part: Any) -> Reading | None:
    from skillmatch.readers.html.page import read_page

    text = _decoded(part)
    return read_page(text) if text.strip() else None


def _decoded(part: Any) -> str:
    from skillmatch.text.decode import decode, text_encoding

    data = part.get_payload(decode=True) or b""
    try:
        return str(data.decode(text_encoding(part.get_content_charset() or "utf-8")))
    except (LookupError, UnicodeError):
        found = decode(data)
        return found.text if found else ""


def _named(name: str) -> str:
    return " ".join(made_text(name).split())[:80] or "without a name"
