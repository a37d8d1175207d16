"""Need by place: what a table's column, its row, a tag in brackets or a star with a legend says of the words there.

These hold for a cell, a line or a name, and not for what follows: unlike headings, they open no section of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skillmatch.documents.model import Section, SectionRole
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.normalize import fold_heading
from skillmatch.text.spans import Span

Phrase = tuple[str, ...]

_SIGNS = "|\t[【*†‡★☆⭐✱⁎°¹²³"
_CELL = re.compile(r"[^|\t\n]+")
_RULER = re.compile(r"[\s|:+=-]+\Z")
_LONGEST_CELL = 60
"""Code points of the head of a column."""
_LONGEST_LINE = 1_000
_CHECKS = frozenset({"✓", "✔", "x", "X", "●", "•", "☑", "✅", "yes", "Yes", "☒", "*"})
_TAG = lazy_pattern(
    r"(?:[ \t]*(?:[-*•+–]|\d{1,2}[.)])?[ \t]*)[\[【](?P<words>[A-Za-z+][A-Za-z /+-]{2,24})[\]】](?!\()[ \t:–-]*(?=\S)"
)
_TAG_AFTER = lazy_pattern(r"\[(?P<words>[A-Za-z][A-Za-z /-]{2,24})\][ \t.]*$", re.MULTILINE)
_NAME_BEFORE = re.compile(r"[^,;\n\[]+\Z")
_LONGEST_NAME = 80
LIGHT = frozenset({"a", "an", "is", "are", "be", "as"})
"""Words that a cue begins with in a sentence, and not at the head of a column."""
_STAR = r"\*{1,3}|[†‡★☆⭐✱⁎°¹²³]"
_LEGEND = lazy_pattern(
    rf"(?:^|(?<=[\s(\[]))\\?(?P<sign>\(?(?:{_STAR})\)?)\s*(?:[=:–—-]|denotes?|indicates?|means?|marks?|are|is)?\s*"
    rf"(?P<words>[A-Za-z][A-Za-z’' -]{{2,40}}?)\s*(?=[.,;)\]]|$|\s(?:{_STAR}))"
)
_MARKED_WITH = lazy_pattern(
    rf"\b(?:marked|starred|followed by|asterisk)\b[^\n]{{0,40}}?(?<![\w*])(?P<sign>{_STAR})(?![\w*])\W{{0,3}}\s*"
    r"(?:is|are|=|:|means?)?\s*(?P<words>[A-Za-z][A-Za-z’' -]{2,40})"
)
_STAR_BULLET = lazy_pattern(r"^[ \t]*\* ", re.MULTILINE)
_BEFORE = lazy_pattern(r"[,;|•\t\n(/]|\b(?:and|or)\b")
"""What is before the name that a star is at."""


class PlacedWords(NamedTuple):
    """Words whose place says what is asked of them."""

    span: Span
    role: SectionRole


class Places(NamedTuple):
    """What is said by place.

    Attributes:
        words: in order, none inside another.
        heads: the numbers of the lines that head columns, which are no headings of sections.
    """

    words: tuple[PlacedWords, ...] = ()
    heads: frozenset[int] = frozenset()


NOWHERE = Places()


class _Cell(NamedTuple):
    text: str
    start: int
    end: int


def places_in(text: str, starts: Sequence[int], marks: Mapping[Phrase, SectionRole]) -> Places:
    """What the places of words say in a posting whose lines begin at ``starts``.

    Args:
        marks: the folded words that say what is asked: "must have", "nice to have", "plus".
    """
    if not any(sign in text for sign in _SIGNS):
        return NOWHERE
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    lines = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    heads: set[int] = set()
    found = [*_in_tables(text, lines, marks, heads), *_tagged(text, lines, marks), *_starred(text, lines, marks)]
    kept: list[PlacedWords] = []
    for one in sorted(found):
        if one.span.start < one.span.end and (not kept or one.span.start >= kept[-1].span.end):
            kept.append(one)
    return Places(tuple(kept), frozenset(heads))


def with_places(sections: Sequence[Section], words: Sequence[PlacedWords]) -> Iterator[Section]:
    """The sections cut so that placed words have a section of their own."""
    waiting = list(reversed(words))
    for role, heading, body, _ in sections:
        at, own = body.start, heading
        while waiting and waiting[-1].span.start < body.end:
            span, its_role = waiting.pop()
            if span.start < at or span.end > body.end:
                continue  # across a heading
            if at < span.start or own is not None:
                yield Section(role, own, Span(at, span.start))
            yield Section(its_role, None, span, placed=True)
            at, own = span.end, None
        if at < body.end or own is not None or at == body.start:
            yield Section(role, own, Span(at, body.end))


def _role(words: str, marks: Mapping[Phrase, SectionRole]) -> SectionRole | None:
    if len(words) > _LONGEST_CELL:
        return None
    folded = fold_heading(words.strip(" *_#:()[]?!."))
    while folded and folded[0] in LIGHT:
        folded = folded[1:]
    return marks.get(folded)


def _cells(text: str, line: Span) -> list[_Cell]:
    if line.end - line.start > _LONGEST_LINE:
        return []
    start = line.start
    written = text[start : line.end]
    if "|" not in written and "\t" not in written.strip():
        return []
    found, at = [], start
    begin = re.match(r"\s*\|", written)
    at = start + (begin.end() if begin else 0)
    for part in re.split(r"[|\t]", text[at : line.end]):
        bare = part.strip()
        first = at + len(part) - len(part.lstrip())
        found.append(_Cell(bare, first, first + len(bare)))
        at += len(part) + 1
    if begin and found and not found[-1].text:
        found.pop()
    return found


def _in_tables(
    text: str, lines: Sequence[Span], marks: Mapping[Phrase, SectionRole], heads: set[int]
) -> Iterator[PlacedWords]:
    at = 0
    while at < len(lines):
        cells = _cells(text, lines[at])
        roles = [_role(cell.text, marks) for cell in cells]
        at += 1
        if len(cells) < 2 or not any(roles):
            continue
        if len({role for role in roles if role}) > 1:
            heads.add(at)
            under, at = _under(text, lines, at, roles)
            yield from under
        elif roles[0] and not any(roles[1:]):
            heads.add(at)
            yield PlacedWords(Span(cells[1].start, cells[-1].end), roles[0])


def _under(
    text: str, lines: Sequence[Span], at: int, roles: Sequence[SectionRole | None]
) -> tuple[list[PlacedWords], int]:
    """The words under the heads of columns, and the line after them."""
    found: list[PlacedWords] = []
    while at < len(lines):
        cells = _cells(text, lines[at])
        bare = text[slice(*lines[at])].strip()
        if bare and _RULER.match(bare):
            at += 1
            continue
        if len(cells) > len(roles) or not (cells or (found and _is_cell_alone(bare))):
            break
        found += _in_row(cells, roles) if cells else _alone(lines[at], bare, text, roles)
        at += 1
    return (found, at) if found else _in_blocks(text, lines, at, roles)


def _is_cell_alone(bare: str) -> bool:
    """Whether a line without cells may be a row of which only the first has words: an empty line ends the table."""
    return 0 < len(bare) <= _LONGEST_CELL and bare[0] != "#"


def _in_row(cells: Sequence[_Cell], roles: Sequence[SectionRole | None]) -> Iterator[PlacedWords]:
    checked = next((role for cell, role in zip(cells, roles, strict=False) if role and cell.text in _CHECKS), None)
    if checked:
        yield PlacedWords(Span(cells[0].start, cells[0].end), checked)
        return
    for number, (cell, role) in enumerate(zip(cells, roles, strict=False)):
        if role and any(map(str.isalnum, cell.text)):
            end = cells[number + 1].start if number + 1 < len(cells) else cell.end
            yield PlacedWords(Span(cell.start, max(cell.end, end)), role)


def _alone(line: Span, bare: str, text: str, roles: Sequence[SectionRole | None]) -> Iterator[PlacedWords]:
    """A row of which only the first column has words."""
    if roles[0]:
        start = text.find(bare, line.start)
        yield PlacedWords(Span(start, start + len(bare)), roles[0])


def _in_blocks(
    text: str, lines: Sequence[Span], at: int, roles: Sequence[SectionRole | None]
) -> tuple[list[PlacedWords], int]:
    """Cells of several lines, which readers put one under the other with an empty line between."""
    found: list[PlacedWords] = []
    for role in roles:
        while at < len(lines) and not text[slice(*lines[at])].strip():
            at += 1
        begin = at
        while at < len(lines) and text[slice(*lines[at])].strip():
            if text.startswith(("#", "**"), lines[at].start):
                return found, at
            at += 1
        if role and begin < at:
            found.append(PlacedWords(Span(lines[begin].start, lines[at - 1].end), role))
    return found, at


def _tagged(text: str, lines: Sequence[Span], marks: Mapping[Phrase, SectionRole]) -> Iterator[PlacedWords]:
    """Lines that begin with a tag, "[Plus] Snowflake", and names with one after them."""
    for line in lines:
        match = _TAG.match(text, line.start, line.end)
        if match and (role := _role(match["words"], marks)):
            yield PlacedWords(Span(match.end(), line.end), role)
    for match in _TAG_AFTER.finditer(text):
        if role := _role(match["words"], marks):
            begin = max(0, match.start() - _LONGEST_NAME)
            before = text[begin : match.start()].rstrip(" \t")
            if name := _NAME_BEFORE.search(before):
                yield PlacedWords(Span(begin + name.start(), begin + len(before)), role)


def _starred(text: str, lines: Sequence[Span], marks: Mapping[Phrase, SectionRole]) -> Iterator[PlacedWords]:
    """Names with a star whose legend says what it means."""
    legends: dict[str, SectionRole] = {}
    own: set[int] = set()
    bullet = _STAR_BULLET.search(text)
    bullets_from = bullet.start() if bullet else len(text)
    short = [(number, line) for number, line in enumerate(lines) if line.end - line.start <= _LONGEST_LINE]
    for number, line in short:
        for pattern in (_MARKED_WITH, _LEGEND):
            for match in pattern.finditer(text, line.start, line.end):
                words = match["words"]
                role = _role(words, marks) or _role(" ".join(words.split()[:3]), marks)
                if role and (
                    match["sign"][0] not in "*("
                    or pattern is _MARKED_WITH
                    or _is_legend(text, line, match, after_bullets=line.start > bullets_from)
                ):
                    legends.setdefault(match["sign"].strip("()"), role)
                    own.add(number)
    for sign, role in legends.items():
        for number, line in short:
            if number not in own and sign in text[slice(*line)]:
                yield from _at_signs(text, line, sign, role)


def _is_legend(text: str, line: Span, match: re.Match[str], *, after_bullets: bool) -> bool:
    """Whether a star explains itself: it is no bullet among others, and no mark of bold words.

    Args:
        after_bullets: whether a line above it begins with a star as its bullet.
    """
    before, after = text[line.start : match.start()], text[match.end("words") : line.end]
    explains = re.search("[=:]|denote|indicate|mean", text[match.end("sign") : match.start("words")])
    if before.strip() or (after.strip(" .)") and not explains and not re.search(_STAR, after)):
        return False
    return bool(explains) or not after_bullets


def _at_signs(text: str, line: Span, sign: str, role: SectionRole) -> Iterator[PlacedWords]:
    escaped = re.escape(sign)
    first = re.match(rf"[ \t]*(?:[-•+–][ \t]*)?\(?{escaped}\)?[ \t]+(?=\S)", text[slice(*line)])
    if first and not sign.startswith("*"):
        yield PlacedWords(Span(line.start + first.end(), line.end), role)
        return
    if sign == "*" and "**" in text[slice(*line)].replace(f" {sign}", ""):
        return  # bold words
    if len(sign) > 1 and text.count(sign, *line) > 1:
        return
    for match in re.finditer(rf"(?<=[\w+#)])[ ]?\(?\\?{escaped}\)?(?![\w*])", text[slice(*line)]):
        end = line.start + match.start()
        begin = line.start
        for before in _BEFORE.finditer(text, line.start, end):
            if before[0] != "(" or ")" not in text[before.end() : end]:
                begin = before.end()
        rest = text[begin:end]
        begin += len(rest) - len(rest.lstrip(" \t-*•"))
        if sign == "*" and text[begin - 1 : begin] == "*":
            continue  # words in italics
        yield PlacedWords(Span(begin, end), role)
