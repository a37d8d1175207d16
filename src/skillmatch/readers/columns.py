"""The first line of a table: whether its columns are those of postings, and what parts them."""

from __future__ import annotations

from skillmatch.readers.html.posting_fields import PARTS, SUMMARY, TITLES, plain_name

_DELIMITERS = ",;\t|"
_LONGEST_HEAD = 5_000
_TEXTS = frozenset(name for part in (*PARTS, SUMMARY) for name in part.names) - {"text", "skills"}


def delimiter_of(text: str) -> str:
    """What parts the columns of a table of postings; empty where the first line does not name such columns."""
    head = text[:_LONGEST_HEAD].lstrip("\ufeff\r\n").partition("\n")[0]
    for delimiter in _DELIMITERS:
        names = {plain_name(cell.strip().strip('"')) for cell in head.split(delimiter)}
        if len(names) > 1 and names & set(TITLES) and names & _TEXTS:
            return delimiter
    return ""
