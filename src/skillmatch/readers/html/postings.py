"""Postings as data, whatever system they come from: found by what they are made of, put as their page shows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from skillmatch.readers.codes import Code
from skillmatch.readers.html import posting_fields as fields
from skillmatch.readers.html.blocks import markup_to_text
from skillmatch.readers.html.job_posting import Budget, is_declared, is_of_skills, posting_text
from skillmatch.readers.html.posting_fields import DESCRIPTION, PARTS, SUMMARY, TITLES, PostingPart, plain_name
from skillmatch.readers.model import Kind, Media, Member, Reading, Several, Unreadable
from skillmatch.readers.terms import named_in, terms_in

_DEEPEST = 40
_MOST_NODES = 200_000
_MOST_TEXTS = 100_000
"""Fields of a file of which the text is read."""
_MOST_ITEMS = 500
_LONGEST_TITLE = 200
_TITLE_INSIDE = ("rendered", "text", "value", "en")
"""Where a title that is an object has its text."""
_FEWEST, _FEWEST_IF_SURE = 200, 20
"""Letters of a description: so many where nothing but a title and a text speaks for a posting, and where more does."""
_FULLEST = 0.8
_ADDRESS = re.compile(r"\s*(?:https?:)?//\S+\s*$")
_OWN_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,63}$")
NO_TEXT = ("a posting without its text", "Fetch the posting itself, and name that.", Code.EMPTY)
NO_POSTING = ("no posting", "Mend it, or take it out.", Code.DAMAGED)


class Posting(NamedTuple):
    """A posting found in data: what it calls itself, its title, and its text with that on top.

    Attributes:
        record: its fields as the data has them.
        named: the names of skills of which it says which entries of the taxonomy they are, with the ids of those.
    """

    id: str
    title: str
    text: str
    record: Mapping[str, Any] = MappingProxyType({})
    named: tuple[tuple[str, str], ...] = ()


class Bad(NamedTuple):
    """What is in a list of postings and is none, or has no text."""

    id: str
    refusal: tuple[str, str, Code]


def postings_in(data: Any) -> list[Posting | Bad]:
    """The postings in data, in order, with what is between them and is none; empty where there are none at all."""
    found = _Search().within(data)
    return found.all if any(isinstance(one, Posting) for one in found.all) else []


def postings_among(nodes: Sequence[Any], name: str, *, known: bool) -> list[Posting | Bad]:
    """Those in a piece of a list; as ``postings_in`` where the piece is the list.

    Args:
        name: of the field that the list is in.
        known: whether another piece of it has a posting, so that each element of this one is to be one.
    """
    return _Search().among(nodes, name, known=known).all


def put_together(parts: Mapping[str, Any], title: str) -> str:
    """The text of a posting whose fields are known by their plain names, as its page shows it."""
    return _Search().text(parts, title)


def list_within(data: Any) -> tuple[str, Sequence[Any]] | None:
    """The one list of objects that an answer is wrapped round, and the name of its field."""
    if not isinstance(data, dict) or title_of(data):
        return None
    named = [(plain_name(str(key)), value) for key, value in data.items() if isinstance(value, list | dict)]
    lists = [(key, value) for key, value in named if key in fields.RECORDS and value]
    if len(lists) != 1:
        return None
    key, value = lists[0]
    return (key, value) if isinstance(value, list) else list_within(value)


def titles_alone(data: Any) -> int:
    """How many postings without a text are in data, as in the lists of some systems."""
    return sum(1 for one in _Search().within(data).all if isinstance(one, Bad) and one.refusal is NO_TEXT)


def declared_posting(record: Mapping[str, Any], id_: str = "") -> Posting:
    """A JobPosting of schema.org."""
    named = tuple(named_in(record.get("skills")).items())
    return Posting(id_, title_of(record), posting_text(record), record, named)


def as_found(found: Sequence[Posting | Bad], media: Media, name: str) -> Reading | Several | Unreadable | None:
    """What is read of a file called ``name``: one posting as the file itself, several as its members."""
    if len(found) <= 1:
        return next((reading_of(one, media) for one in found if isinstance(one, Posting)), None)
    members = []
    for own, one in zip(member_names(found), found, strict=True):
        read = Unreadable(f"{name}#{own}", *one.refusal) if isinstance(one, Bad) else reading_of(one, media)
        members.append(Member(own, read))
    return Several(tuple(members))


def reading_of(posting: Posting, media: Media) -> Reading:
    """A posting as what is read of a file."""
    terms = terms_in(posting.text, dict(posting.named))
    return Reading(posting.text, media, kind=Kind.POSTING, titled=is_titled(posting), terms=terms)


def is_titled(posting: Posting) -> bool:
    """Whether the text begins with the title, and goes on after it."""
    first, _, rest = posting.text.partition("\n")
    bare = " ".join(first.strip("#* ").split())
    return bool(rest.strip() and bare) and bare.casefold() == posting.title.casefold()


def member_names(found: Sequence[Posting | Bad]) -> list[str]:
    """What each is called: by its own id where that is a plain word and its alone, else by its number."""
    own = [one.id if _OWN_NAME.match(one.id) else "" for one in found]
    counts = Counter(own)
    is_number = {str(number) for number in range(1, len(found) + 1)}
    if is_number & counts.keys():
        return [str(number) for number, _ in enumerate(found, start=1)]
    return [id_ if id_ and counts[id_] == 1 else str(number) for number, id_ in enumerate(own, start=1)]


class _Found(NamedTuple):
    """What was found in a part of the data.

    Attributes:
        is_direct: whether it is the one posting that this part is, or is wrapped round.
    """

    all: list[Posting | Bad]
    is_direct: bool = False


_NONE = _Found([])


class _Search:
    """Goes once through data, from the inside out; what is too deep or too much is not looked at."""

    def __init__(self) -> None:
        self._left = _MOST_NODES
        self._budget = Budget(_MOST_TEXTS)

    def within(self, node: Any, depth: int = 0, id_: str = "", name: str = "") -> _Found:
        """The postings in a node."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            return _NONE
        if isinstance(node, dict):
            return self._in_record(node, depth, id_, name)
        return self._in_list(node, depth, name) if isinstance(node, list) else _NONE

    def _in_record(self, record: Mapping[str, Any], depth: int, id_: str, name: str) -> _Found:
        own = id_of(record) or id_
        if (sort := record.get("type")) and isinstance(sort, str) and plain_name(sort) in fields.POSTINGS:
            name = plain_name(sort)
        if is_declared(record) or is_of_skills(record):
            return _Found([declared_posting(record, own)], is_direct=True)
        keyed = {plain_name(str(key)): value for key, value in record.items()}
        title = title_of(keyed)
        posting = self._posting(keyed, title, own, name) if title else None
        inner = self._inner(keyed, depth, own, name, is_record=posting is not None)
        if inner.all and any(isinstance(one, Posting) for one in inner.all):
            return inner
        if posting:
            return _Found([posting], is_direct=True)
        if inner.all:
            return inner
        is_sure = title and (name in fields.POSTINGS or len(fields.SURE & keyed.keys()) > 1) and not _has_lists(keyed)
        is_bare = is_sure and not self.text(keyed, title)
        return _Found([Bad(own, NO_TEXT)], is_direct=True) if is_bare else _NONE

    def _inner(self, keyed: Mapping[str, Any], depth: int, id_: str, name: str, *, is_record: bool) -> _Found:
        """What is found in the values; in those of a posting only where they are lists of postings."""
        results = []
        for key, value in keyed.items():
            if not isinstance(value, dict | list) or fields.OTHERS.match(key):
                continue
            if is_record and not (key in fields.RECORDS and _holds_records(value)):
                continue
            results.append(self.within(value, depth + 1, id_, name if key in fields.INSIDE else key))
        found = [one for result in results for one in result.all]
        return _Found(found, is_direct=len(found) == 1 and any(result.is_direct for result in results))

    def among(self, nodes: Sequence[Any], name: str, *, known: bool) -> _Found:
        """The postings in a piece of a list."""
        return self._in_list(nodes, 0, name, known=known)

    def _in_list(self, nodes: Sequence[Any], depth: int, name: str, *, known: bool = False) -> _Found:
        results = [self.within(node, depth + 1, "", name) for node in nodes]
        if not (known or any(result.is_direct for result in results)):
            return _Found([one for result in results for one in result.all])
        # One is a posting, so that each of the others is to be one.
        found: list[Posting | Bad] = []
        for node, result in zip(nodes, results, strict=True):
            found += result.all or self._leniently(node)
        return _Found(found)

    def _leniently(self, node: Any) -> list[Posting | Bad]:
        """What is said of an element that does not look like a posting by itself."""
        if not isinstance(node, dict):
            return [Bad("", NO_POSTING)]
        keyed = {plain_name(str(key)): value for key, value in node.items()}
        if fields.NOTICES & keyed.keys() or "@type" in node:
            return []
        title = title_of(keyed)
        text = self.text(keyed, title) if title else ""
        if text:
            return [Posting(id_of(node), title, _under(title, text), node)]
        return [Bad(id_of(node), NO_TEXT if title else NO_POSTING)]

    def _posting(self, keyed: Mapping[str, Any], title: str, id_: str, name: str) -> Posting | None:
        """The posting that a record is, where it is one."""
        sure = len(fields.SURE & keyed.keys()) + (name in fields.POSTINGS)
        text = self.text(keyed, title)
        letters = len(text)
        if letters >= _FEWEST or (sure and letters >= _FEWEST_IF_SURE):
            return Posting(id_, title, _under(title, text), keyed)
        return None

    def text(self, keyed: Mapping[str, Any], title: str) -> str:
        """The parts of a posting in the order in which pages show them, each once."""
        more = [value for key, value in keyed.items() if key in fields.INSIDE and isinstance(value, dict)]
        keyed = dict(keyed)
        for value in more:
            for key, inner in value.items():
                name = plain_name(str(key))
                if isinstance(inner, dict) and name in fields.INSIDE:
                    for own, innermost in inner.items():
                        keyed.setdefault(plain_name(str(own)), innermost)
                keyed.setdefault(name, inner)
        keyed = fields.texts_of(keyed)
        told: list[str] = []
        for part in PARTS:
            name, text = self._fullest(keyed, part, title)
            if text and not _is_held(text, told):
                heading = keyed.get(f"{name}{fields.HEADED}") or part.heading
                told.append(f"# {heading}\n\n{text}" if isinstance(heading, str) and heading else text)
        return "\n\n".join(told or filter(None, [self._fullest(keyed, SUMMARY, title)[1]]))

    def _fullest(self, keyed: Mapping[str, Any], part: PostingPart, title: str) -> tuple[str, str]:
        """The first of the fields of a part that says about as much as any of them: its name, and its text."""
        told = [(name, self._told(keyed[name])) for name in part.names if keyed.get(name)]
        texts = [(name, text) for name, text in told if text and not (part is DESCRIPTION and text == title)]
        longest = max((len(text) for _, text in texts), default=0)
        return next(((name, text) for name, text in texts if len(text) >= _FULLEST * longest), ("", ""))

    def _told(self, value: Any, depth: int = 0) -> str:
        """The text of a field: markup, items, or sections under headings of their own."""
        if depth > _DEEPEST or not self._budget.take():
            return ""
        if isinstance(value, str):
            return "" if _ADDRESS.match(value) else markup_to_text(value)
        if isinstance(value, list):
            return self._listed(value[:_MOST_ITEMS], depth)
        if not isinstance(value, dict):
            return ""
        keyed = {plain_name(str(key)): one for key, one in value.items()}
        texts = [key for key in fields.SECTION_TEXTS if keyed.get(key)]
        if texts:
            heading = next(
                (keyed[key] for key in fields.SECTION_HEADINGS if key != texts[0] and isinstance(keyed.get(key), str)),
                "",
            )
            text = self._told(keyed[texts[0]], depth + 1)
            return f"# {' '.join(markup_to_text(heading).split())}\n\n{text}" if heading and text else text
        if {*fields.SECTION_TEXTS} & keyed.keys():
            return ""  # a section with a heading and nothing under it
        return "\n\n".join(filter(None, (self._told(one, depth + 1) for one in value.values() if not _is_flag(one))))

    def _listed(self, values: Sequence[Any], depth: int) -> str:
        values = [_name_of(value) or value for value in values]
        if any(isinstance(value, dict) for value in values):
            return "\n\n".join(filter(None, (self._told(value, depth + 1) for value in values)))
        items = (" ".join(self._told(value, depth + 1).split()) for value in values)
        return "\n".join(item if item.startswith("• ") else f"• {item}" for item in items if item)


def title_of(record: Mapping[str, Any]) -> str:
    """The title of a record, on one line; empty where it has none."""
    keyed = {plain_name(str(key)): value for key, value in record.items()}
    for name in TITLES:
        value = keyed.get(name)
        if isinstance(value, dict):
            value = next((value[key] for key in _TITLE_INSIDE if key in value), None)
        if isinstance(value, str) and value.strip() and len(value) <= _LONGEST_TITLE:
            if name == "text" and not {"lists", "hostedurl", "descriptionplain"} & keyed.keys():
                continue
            return " ".join(markup_to_text(value).lstrip("# ").split())
    return ""


def id_of(record: Mapping[str, Any]) -> str:
    """What a record calls itself."""
    keyed = {plain_name(str(key)): value for key, value in record.items()}
    for name in fields.IDS:
        value = keyed.get(name)
        if isinstance(value, dict):
            value = value.get("value")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()[:100]
    return ""


def _name_of(value: Any) -> str:
    """The name that an object is in a list of names, as of skills; empty where it is more."""
    if not isinstance(value, dict):
        return ""
    keyed = {plain_name(str(key)): one for key, one in value.items()}
    if any(keyed.get(key) for key in ("content", "contents", "body", "html", "description", "text", "items")):
        return ""
    names = (keyed.get(key) for key in ("name", "label", "title", "skill", "skillname"))
    found = next((one for one in names if isinstance(one, str)), "")
    return "" if keyed.get("value") and found else found


def _under(title: str, text: str) -> str:
    """A text under its title, where it does not begin with that itself."""
    first = text.partition("\n")[0].lstrip("# ").strip("* ")
    return text if " ".join(first.split()).casefold() == title.casefold() else f"{title}\n\n{text}"


def _is_held(text: str, told: Iterable[str]) -> bool:
    words = " ".join(text.split())
    return any(words in " ".join(one.split()) for one in told)


def _has_lists(keyed: Mapping[str, Any]) -> bool:
    return any(isinstance(value, list) and key in fields.RECORDS for key, value in keyed.items())


def _holds_records(value: Any) -> bool:
    """Whether a value is objects, or one that holds objects or is a posting by its looks."""
    if isinstance(value, list):
        return any(isinstance(node, dict | list) for node in value)
    named = {plain_name(str(key)) for key in value}
    looks = bool(named & set(TITLES) and named & set(DESCRIPTION.names))
    return looks or any(isinstance(node, dict | list) for node in value.values())


def _is_flag(value: Any) -> bool:
    return isinstance(value, str) and " " not in value.strip()
