"""JSON: a posting or several, from whatever system; a résumé or several; any other JSON as plain text."""

from __future__ import annotations

import json
import re
from typing import Any

from skillmatch.readers.base import Request
from skillmatch.readers.codes import Code
from skillmatch.readers.data.json_person import person_in
from skillmatch.readers.data.json_resume import has_career, resume_in
from skillmatch.readers.html.job_posting import posting_in
from skillmatch.readers.html.postings import Bad, as_found, postings_in, titles_alone
from skillmatch.readers.model import Found, Media, Member, Reading, Several, Unreadable
from skillmatch.readers.plaintext import read_text

_GAP = re.compile(r"[ \t\r\n,\ufeff\x1e]*")
_MOST_BROKEN = 0.5
"""Of the lines of a file of JSON Lines; where more are none, it is no such file."""
_NO_JSON = ("a line that is no JSON", "Mend it, or take it out.", Code.DAMAGED)
_NO_RESUME = ("no résumé", "Mend it, or take it out.", Code.DAMAGED)


def read_json(text: str, request: Request) -> Found:
    """A résumé or postings in JSON or JSON Lines; any other JSON as plain text."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        lines = _lines(text)
        return (_several(lines, request) if lines else None) or read_text(text, request)
    return _single(data, request) or read_text(text, request)


def _single(data: Any, request: Request) -> Found | None:
    """What one piece of data is."""
    resume = None if posting_in(data) else _resume(data)
    if resume and (resume.media is Media.JSON_PERSON or has_career(data)):
        return resume
    if found := as_found(postings_in(data), Media.JSON_POSTING, request.name):
        return found
    if resume:
        return resume
    if isinstance(data, list) and len(data) > 1 and (several := _resumes(data, request)):
        return several
    return _without_texts(titles_alone(data), request)


def _several(lines: list[Any], request: Request) -> Found | None:
    """What the lines of a file of JSON Lines are, each by itself."""
    if any(person_in(line) for line in lines):
        return _people(lines, request)
    found = postings_in([None if isinstance(line, _Broken) else line for line in lines])
    if found:
        if len(found) == len(lines):
            pairs = zip(found, lines, strict=True)
            found = [Bad("", _NO_JSON) if isinstance(line, _Broken) else one for one, line in pairs]
        return as_found(found, Media.JSON_POSTING, request.name)
    return _resumes(lines, request) or _without_texts(titles_alone(lines), request)


def _people(lines: list[Any], request: Request) -> Several:
    """People, and postings among them: what we write of résumés and postings in JSON-LD. Other things are left out."""
    found = [line if isinstance(line, _Broken) else _single(line, request) for line in lines]
    members = (one for one in found if isinstance(one, Reading | _Broken))
    return Several(tuple(_member(one, number, request) for number, one in enumerate(members, start=1)))


def _member(found: Reading | _Broken, number: int, request: Request) -> Member:
    bad = Unreadable(f"{request.name}#{number}", *_NO_JSON)
    return Member(str(number), bad if isinstance(found, _Broken) else found)


def _resume(data: Any) -> Reading | None:
    """The résumé that one piece of data is."""
    return resume_in(data, Media.JSON_RESUME) or person_in(data)


def _resumes(data: list[Any], request: Request) -> Several | None:
    """Résumés in a list, where at least one is there."""
    read = [_resume(one) for one in data]
    if not any(read):
        return None
    members = (
        Member(str(number), one or Unreadable(f"{request.name}#{number}", *_NO_RESUME))
        for number, one in enumerate(read, start=1)
    )
    return Several(tuple(members))


def _without_texts(count: int, request: Request) -> Unreadable | None:
    """What is said of the list that a system gives of its postings, in which none has its text."""
    if not count:
        return None
    reason = f"{count:,} postings without their texts" if count > 1 else "a posting without its text"
    return Unreadable(
        request.name, reason, "Fetch each posting by itself, or save its page, and name that.", Code.EMPTY
    )


class _Broken:
    """A line that is no JSON."""


def _lines(text: str) -> list[Any]:
    """The objects of JSON Lines, or of JSON one after the other; empty where it is neither."""
    lines = [line for line in text.split("\n") if line.strip(" \t\r\ufeff\x1e")]
    read = [_line(line) for line in lines]
    broken = sum(1 for one in read if isinstance(one, _Broken))
    if len(read) > 1 and broken <= _MOST_BROKEN * len(read) and any(isinstance(one, dict) for one in read):
        return read
    return _in_a_row(text)


def _line(line: str) -> Any:
    try:
        return json.loads(line.strip(" \t\r\ufeff\x1e"))
    except (ValueError, RecursionError):
        return _Broken()


def _in_a_row(text: str) -> list[Any]:
    """Objects one after the other, each over as many lines as it likes; nothing where other text is between them."""
    decoder, at, found = json.JSONDecoder(), _gap(text, 0), []
    while at < len(text):
        try:
            one, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        at = _gap(text, end)
        found.append(one)
    return found if len(found) > 1 else []


def _gap(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    return match.end() if match else at
