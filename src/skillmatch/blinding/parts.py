"""What of a document tells who somebody is, found by what its readers know of it: head, entries, names, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.blinding.people import blind_sets
from skillmatch.closed_set import ClosedSet
from skillmatch.documents.model import Document, SectionRole
from skillmatch.documents.resume.personal import personal_words
from skillmatch.matching.attributes.employer import NAME_OF_SEVERAL
from skillmatch.matching.model import MentionType
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.text.phrases import alternatives, any_of
from skillmatch.text.spans import Span


class BlindSort(ClosedSet):
    """What sort of thing is swapped."""

    NAME = "name"
    PRONOUN = "pronoun"
    ADDRESS = "address"
    PHONE = "phone number"
    MAIL = "e-mail address"
    LINK = "link"
    BIRTH = "date of birth"
    SCHOOL = "school"
    EMPLOYER = "employer"


class BlindPart(NamedTuple):
    """Words that tell who somebody is."""

    span: Span
    sort: BlindSort
    what: str = ""
    """Which part of it they are, where it has several: "first", "last", "town", the name of an employer."""


_TOP = 1_500
"""Code points within which the head of a résumé is."""
_MAIL = re.compile(r"[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-zA-Z]{2,10}")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[ ()./-]{0,2})?\(?\d{2,5}\)?(?:[ ./-]{1,2}\d{2,5}){1,4}(?![\w.])|\+\d{8,14}(?!\w)"
)
_FEWEST_DIGITS = 8
_YEARS = re.compile(r"(?:19|20)\d\d\D{1,3}(?:19|20)\d\d|(?:\d{1,2}[./-]){2}(?:19|20)?\d\d|(?:19|20)\d\d(?:-\d\d){1,2}")
_PROFILE = re.compile(
    r"(?:linkedin\.com/in|github\.com|gitlab\.com|kaggle\.com|medium\.com|twitter\.com|x\.com)/@?(?P<own>[\w.-]{2,60})"
)
_BIT = re.compile(r"[^|·•;\t\n]+")
_MOST_WORDS_OF_ADDRESS = 6
_EDGES = " \t,.–—-()*_#"
_NO_TOWN = re.compile(r"[@/\d]")
_SHORTEST_NAME = 4
"""Letters of the name of an employer that is looked for elsewhere too."""
_DATE = r"[^\n|]{0,20}?(?P<year>(?:19|20)\d\d)"


def blind_parts(report: Report) -> tuple[BlindPart, ...]:
    """What tells who the person is, or of a posting who hires; in text order, none in another.

    What is counted as a skill is left, also where a name is the same.
    """
    document = report.document
    taken = bytearray(len(document.text))
    for mention in report.mentions:
        if mention.asserted and mention.type is MentionType.SKILL:
            _take(taken, mention.span)
    found = _of_resume(document) if document.kind is Kind.RESUME else _of_posting(document)
    kept: list[BlindPart] = []
    for part in found:  # the surest first
        start, end = part.span
        if start < end and not any(taken[start:end]) and "\n" not in document.text[start:end]:
            _take(taken, part.span)
            kept.append(part)
    return tuple(sorted(kept))


def _take(taken: bytearray, span: Span) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)


def _of_resume(document: Document) -> Iterator[BlindPart]:
    yield from _reached(document.text)
    yield from _birth(document.text)
    yield from _employers(document)
    yield from _names(document)
    yield from _addresses(document)
    yield from _pronouns(document.text)


def _of_posting(document: Document) -> Iterator[BlindPart]:
    yield from _reached(document.text)
    yield from _hirer(document)
    yield from _pronouns(document.text)


def _names(document: Document) -> Iterator[BlindPart]:
    """The name of the person wherever it is whole, then its words by themselves."""
    whole = [one.span for one in document.names if one.whose == "the person"]
    yield from (BlindPart(span, BlindSort.NAME) for span in whole)
    if not whole:
        return
    first = document.text_of(whole[0]).split()[0].casefold()
    if words := personal_words(document):
        forms = "|".join(re.escape(form) for word in words for form in (word, word.upper(), word.capitalize()))
        # Of a name of two parts, as "Okonjo-Bello", both are one.
        for match in re.finditer(rf"(?<!\w)(?:{forms})(?:-(?:{forms}))?(?!\w)", document.text):
            yield BlindPart(Span(*match.span()), BlindSort.NAME, "first" if match[0].casefold() in first else "last")


def _reached(text: str) -> Iterator[BlindPart]:
    """How somebody is reached."""
    for match in _MAIL.finditer(text):
        yield BlindPart(Span(*match.span()), BlindSort.MAIL)
    for match in _PROFILE.finditer(text):
        yield BlindPart(Span(*match.span("own")), BlindSort.LINK)
    for match in _PHONE.finditer(text, 0, _TOP):
        digits = sum(char.isdigit() for char in match[0])
        if digits >= _FEWEST_DIGITS and not _YEARS.search(match[0]):
            yield BlindPart(Span(*match.span()), BlindSort.PHONE)


def _birth(text: str) -> Iterator[BlindPart]:
    for match in _born().finditer(text, 0, _TOP):
        yield BlindPart(Span(*match.span("year")), BlindSort.BIRTH)


@cache
def _born() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(blind_sets().born)})(?!\w){_DATE}", re.IGNORECASE)


def _addresses(document: Document) -> Iterator[BlindPart]:
    """Streets near the top, and what of the lines that tell how to reach somebody is neither number, link nor label."""
    text = document.text
    for match in _street().finditer(text, 0, _TOP):
        yield BlindPart(Span(*match.span()), BlindSort.ADDRESS, "street")
    for name in document.names:
        if name.whose == "an address" and name.span.start < _TOP:
            for bit in _BIT.finditer(text, *name.span):
                yield from _address_in(text, Span(*bit.span()))


def _address_in(text: str, bit: Span) -> Iterator[BlindPart]:
    words = text[bit.start : bit.end]
    label = words.rpartition(":")[0]
    start = bit.start + (len(label) + 1 if label else 0)
    bare = text[start : bit.end]
    start += len(bare) - len(bare.lstrip(_EDGES))
    bare = bare.strip(_EDGES)
    named = bare.casefold()
    is_short = 0 < len(bare.split()) <= _MOST_WORDS_OF_ADDRESS
    if is_short and bare[0].isupper() and named not in blind_sets().beside_address and not _NO_TOWN.search(bare):
        yield BlindPart(Span(start, start + len(bare)), BlindSort.ADDRESS, "town")


@cache
def _street() -> re.Pattern[str]:
    sets = blind_sets()
    after = rf"\d{{1,5}}[a-zA-Z]?,?[ ](?:[A-Z][\w'.-]*[ ]){{1,3}}(?i:{alternatives(sets.streets)})(?!\w)"
    before = rf"(?<!\w)(?:[A-Z][\w.-]*[ -])?[A-Z]?\w*(?i:{alternatives(sets.street_endings)})[ ]\d{{1,4}}[a-z]?(?!\w)"
    return re.compile(rf"{after}|{before}")


def _pronouns(text: str) -> Iterator[BlindPart]:
    for match in _pronoun().finditer(text):
        yield BlindPart(Span(*match.span()), BlindSort.PRONOUN, _form(match[0].casefold(), text[match.end() :][:20]))


@cache
def _pronoun() -> re.Pattern[str]:
    forms = {form for name in ("she", "he") for form in blind_sets().pronouns[name]}
    return re.compile(rf"(?<![\w/])(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?![\w/'’])", re.IGNORECASE)


def _form(word: str, after: str) -> str:
    """Which form of a pronoun a word is; "her" and "his" are two each."""
    owns = re.match(r"\s+[a-z]", after) is not None
    if word in ("her", "his"):
        return "possessive" if owns else "object" if word == "her" else "independent"
    forms = next(one for one in blind_sets().pronouns.values() if word in one)
    return forms._fields[forms.index(word)]


def _employers(document: Document) -> Iterator[BlindPart]:
    """The employers and schools of the entries, and the same names elsewhere."""
    named: dict[str, BlindSort] = {}
    schools = any_of(load_taxonomy().cues.entries.schools)
    for entry in document.entries:
        if entry.employer:
            name = document.text_of(entry.employer)
            is_school = entry.role is SectionRole.EDUCATION or schools.search(name)
            named.setdefault(name, BlindSort.SCHOOL if is_school else BlindSort.EMPLOYER)
            yield BlindPart(entry.employer, named[name], name)
    yield from _again(document.text, named)


def _again(text: str, named: Mapping[str, BlindSort]) -> Iterator[BlindPart]:
    names = sorted((name for name in named if len(name) >= _SHORTEST_NAME), key=len, reverse=True)
    if names:
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", text):
            yield BlindPart(Span(*match.span()), named[match[0]], match[0])


def _hirer(document: Document) -> Iterator[BlindPart]:
    """The name of who hires, where a posting says so: "About Acme", "At Acme, we"."""
    before = alternatives(load_taxonomy().cues.employer.before)
    spoken_of = re.compile(rf"(?<!\w)(?i:{before})[ ](?P<name>(?:{NAME_OF_SEVERAL}|[A-Z]\w{{2,24}}))(?!\w)")
    named = {match["name"] for match in spoken_of.finditer(document.text)}
    names = {name: BlindSort.EMPLOYER for name in named if document.text.count(name) > 1}
    yield from _again(document.text, names)
