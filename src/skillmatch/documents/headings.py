"""Headings as people really write them: marked, bold, in capitals, before a colon, or glued into running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.documents.bullets import BULLET, is_bullet
from skillmatch.documents.cues import HeadingLookup
from skillmatch.documents.model import ABOUT_OTHERS, SectionRole
from skillmatch.readers.model import Kind
from skillmatch.text.memo import remembered
from skillmatch.text.normalize import fold_heading
from skillmatch.text.spans import Span
from skillmatch.text.tokenize import tokenize

_MARKS = re.compile(r"\s*+(#{1,6})\s")
_BOLD = re.compile(r"\s*+(?:\*\*|__)[^*]+(?:\*\*|__)\s*+:?\s*+(?:\*\*)?\s*+$")
_DECORATION = " \t*_#:>~|=-–—•·\\\xa0\u200b"
_LONG_LINE = 280
"""A line longer than this has probably lost its line breaks."""
_LABEL = re.compile(r"\s*+(?:\*\*|__)?([A-Z][\w’'/& -]{2,48}?)(?:\*\*|__)?:(?:\*\*|__)?[ \t]++(?=\S)")
_GLUED = re.compile(
    # The first letter of what may be a heading, and the rest ahead of it.
    r"[A-Z](?:(?:(?<=^.)|(?<=[a-z0-9.!?:;)\]”\"%+].)|(?<=[.!?:;)]\s.))(?=[A-Za-z’'/&])"
    r"|(?<=\s.)(?=[\w’'/&-]*+(?: [A-Za-z][\w’'/&-]*+){0,5}:))"
)
_SPACED = re.compile(r"[^\W\d_](?:[ \xa0\u2000-\u200a\u202f._·-]{1,5}[^\W\d_]){3,60}")
_BETWEEN_LETTERS = re.compile(r"[\W_]+")
_WIDE_BETWEEN = re.compile(r"[ \xa0\u2000-\u200a\u202f]{2,}")
"""A heading that is spaced by its letters: "S K I L L S"."""
_SPACES = frozenset(" \xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f._·-")
_CAPITAL = re.compile(r"(?<![^\s.!?:;])[A-Z][a-z’']{1,24}(?= )")
_MOST_CAPITALS = 0.7
"""The share of its words that may begin with a capital where some of them are headings."""
_WIDEST = 80
"""Code points that a heading inside a line may take."""
_ALONE = frozenset({SectionRole.DUTIES, SectionRole.REQUIRED})
"""Roles whose headings of one word are known inside a line: "Responsibilities", "Qualifications"."""
_ON_A_LINE = frozenset({SectionRole.INTERESTS, SectionRole.REFERENCES})
"""Sections of a résumé that may be one line with its label: "Interests: chess"."""
_FEW_WORDS = 14
"""A line of no more words is one heading, or none."""
_SIGNS = 2
"""Signs that may be among the words of a glued heading."""
_WORD = re.compile(r"[^\W_]{1,64}(?:['’]\w{1,8})?")
"""As much of a word as may begin a heading: to read on to its end from each capital takes the square of its length."""
_ENOUGH = {"plain": 0.75, "caps": 0.4, "colon": 0.25, "bold": 0.14, "marked": 0.14}
"""Which share of a heading's words a cue must cover, by how surely the line is a heading at all."""
_ENOUGH_OF_KNOWN = 0.4
"""Where nothing marks a line, and all of its words are those of headings: "Core requirements"."""
_ENOUGH_IN_RESUME = 0.5
_MOST_IN_A_LINE = 40
_SHORT_VALUE = 80
"""Code points after a label such as "Location:" that are its value, and begin no section."""
_SHORT_WORD = 4
"""Letters of a word that may begin small in title case: "and", "for"."""
_STYLES = {"caps": 6, "hanging": 5, "bold": 7, "colon": 8, "label": 10, "glued": 9, "plain": 9}
_MARGIN = re.compile(r"\t| \| ")
_FEWEST_HANGING = 2
"""Roles of headings in the margin where there are some."""
_OF_EVERY_RESUME = frozenset({SectionRole.EXPERIENCE, SectionRole.EDUCATION})
_COMMON = _OF_EVERY_RESUME | {SectionRole.SKILLS, SectionRole.PROJECTS, SectionRole.CERTIFICATES, SectionRole.SUMMARY}


class Heading(NamedTuple):
    """A heading, its role (``None`` where no cue is in it), and how deep its style ranks (1 is a chapter)."""

    span: Span
    role: SectionRole | None
    rank: int
    divides: bool = False
    """Whether it only divides a list of what is asked for or preferred, where it is in one, "Education:", or a job of a
    résumé, "Technologies used:"."""

    def is_below(self, other: Heading) -> bool:
        """Whether its style is the lesser one; before a colon it is less than alone on a line."""
        return self.rank > other.rank or (self.rank == _STYLES["colon"] and other.rank == _STYLES["plain"])


def headings_in(line: str, offset: int, cues: HeadingLookup, kind: Kind) -> list[Heading]:
    """The headings that are in ``line``, whose first code point is at ``offset``: mostly none or one."""
    if len(line) > _LONG_LINE:
        if kind is not Kind.POSTING:
            return []
        return _glued(line, offset, cues) or _run_in(line, offset, cues)
    bare = line.strip(_DECORATION)
    if not bare:
        return []
    if bare[1:2] in _SPACES and _SPACED.fullmatch(bare) and (role := _spaced_role(bare, cues)):
        return [Heading(_span(line, bare, offset), role, _STYLES["caps"])]
    words = bare.count(" ") + 1
    # "Nice to have: Kafka" is a label with its text, and no heading as a whole.
    if ":" in bare[:-1] and kind is Kind.POSTING and (label := _label(line, offset, cues)):
        return [label]
    if ":" in bare[:-1] and kind is Kind.RESUME and (label := _label(line, offset, cues)) and label.role in _ON_A_LINE:
        return [label]
    if kind is Kind.RESUME and ("\t" in bare or " | " in bare) and (hanging := _hanging(line, offset, cues)):
        return [hanging]
    if words > _FEW_WORDS and kind is Kind.POSTING and len(run_in := _run_in(line, offset, cues)) > 1:
        return run_in
    # A line of many words is a heading only where something marks it as one.
    if words <= 8 or (words <= 14 and (line.lstrip()[0] in "#*_" or line.rstrip("*_ ")[-1:] in ":….")):
        heading = _whole_line(line, bare, words, offset, cues, kind)
        if heading:
            return [heading]
    return []


def _whole_line(line: str, bare: str, words: int, offset: int, cues: HeadingLookup, kind: Kind) -> Heading | None:
    bullet = BULLET.match(line)
    marked = _MARKS.match(line)
    style, rank = _style(line[bullet.end() :] if bullet and not marked else line, bare, words)
    if style == "text" or (style == "plain" and (words > 8 or bare[-1] in ".,;" or bullet)):
        return None
    folded = fold_heading(bare.rstrip("?!….:"))
    told = cues.role_of(folded)
    span = _span(line, bare, offset)
    if folded and folded[-1] in cues.jobs and (told is None or told[1] < 1):
        # A title: "Software Engineer".
        return Heading(span, None, rank) if style == "marked" else None
    if kind is Kind.RESUME:
        if style == "plain" and ("(" in bare or ": " in bare or " | " in bare):
            return None  # "Go (Programming Language)", "Tech stack: Java", "Tools | Java"
        if style == "plain" and words > 1 and folded and folded[-1] in cues.of_firms and cues.share_known(folded) < 1:
            return None  # "Harbour Software" is a firm
        if style != "plain" or _are_whole(_halves(folded, cues), cues):
            told = _of_either(folded, told, cues)
    if bullet and not marked:
        # An item of a list is a heading only where it is nothing but one, in bold or before a colon.
        known = told is not None and told[1] >= 0.6 and style in ("bold", "colon")
        return Heading(span, told[0], rank) if known and told else None
    if told is None:
        # One word in capitals is as soon a name in a list: "MATLAB".
        unknown = style in ("marked", "bold", "caps") and words <= 10 and kind is Kind.POSTING
        unknown = unknown and (style != "caps" or words > 1)
        return Heading(span, None, rank) if unknown or style == "marked" else None
    role, share = told
    enough = _ENOUGH_IN_RESUME if kind is Kind.RESUME else _ENOUGH[style]
    if style == "plain" and kind is Kind.POSTING:
        share_known = cues.share_known(folded)
        if _in_title_case(bare):
            share = max(share, share_known)
        elif share_known == 1 and bare[0].isupper() and "(" not in bare:
            enough = _ENOUGH_OF_KNOWN
    if share < enough:
        return None if style in ("plain", "colon") else Heading(span, None, rank)
    return Heading(span, role, rank, folded in cues.divides)


def _of_either(
    folded: tuple[str, ...], told: tuple[SectionRole, float] | None, cues: HeadingLookup
) -> tuple[SectionRole, float] | None:
    """What the first half of a heading of two tells, where the whole does not: "Education & registration"."""
    halves = _halves(folded, cues)
    if len(halves) == 1 or (told and told[1] >= _ENOUGH_IN_RESUME):
        return told
    half = cues.role_of(halves[0])
    return half if half and half[1] >= _ENOUGH_IN_RESUME else told


def _halves(folded: tuple[str, ...], cues: HeadingLookup) -> list[tuple[str, ...]]:
    """What is before and after the first "and" inside a heading, in any language; all of it where there is none."""
    at = next((at for at, word in enumerate(folded[1:-1], 1) if word in cues.joins), None)
    return [folded] if at is None else [folded[:at], folded[at + 1 :]]


def _are_whole(halves: Sequence[tuple[str, ...]], cues: HeadingLookup) -> bool:
    """Whether each part of a heading is one by itself, the first of what every résumé has: "Ausbildung und Studium"."""
    told = [cues.role_of(one) for one in halves]
    return all(one and one[1] == 1 for one in told) and told[0] is not None and told[0][0] in _COMMON


def _in_title_case(bare: str) -> bool:
    """Whether every longer word of several begins with a capital."""
    words = [word for word in bare.split() if word[0].isalpha()]
    return len(words) > 1 and all(word[0].isupper() or len(word) < _SHORT_WORD for word in words)


def _style(line: str, bare: str, words: int) -> tuple[str, int]:
    if marks := _MARKS.match(line):
        return "marked", len(marks.group(1))
    if _BOLD.match(line):
        return "bold", _STYLES["bold"]
    stripped = line.rstrip().rstrip("*_ ")
    if stripped.endswith((":", "…", "...")):
        return ("colon", _STYLES["colon"]) if words <= 10 else ("text", 0)
    if bare.isupper() and words <= 8 and sum(c.isalpha() for c in bare) >= 4:
        return "caps", _STYLES["caps"]
    return "plain", _STYLES["plain"]


def _spaced_role(spaced: str, cues: HeadingLookup) -> SectionRole | None:
    """The role of a heading of letters that are apart; where words are no further apart, by all letters together."""
    words = " ".join(_BETWEEN_LETTERS.sub("", word) for word in _WIDE_BETWEEN.split(spaced))
    if told := cues.role_of(fold_heading(words)):
        return told[0]
    return cues.role_together("".join(fold_heading(words.replace(" ", ""))))


def _hanging(line: str, offset: int, cues: HeadingLookup) -> Heading | None:
    """A heading in the margin with its text beside it: "EDUCATION", a tab, "MSc Analytics, 2022"; or in the first cell
    of a table's row. In small letters it may be a label as well: whether it is is told by the others, see
    ``without_lone_hanging``."""
    words = _MARGIN.split(line, maxsplit=1)[0]
    bare = words.strip(_DECORATION)
    folded = fold_heading(bare)
    told = cues.role_of(folded) if bare and "." not in bare else None
    if told is None or told[1] < 1 or (folded in cues.divides and not bare.isupper()):
        return None
    if told[0] is SectionRole.PROJECTS and bare[-1] not in "sS":
        return None  # a label in a table of projects: "Project | Fare engine"
    style = "caps" if bare.isupper() else "hanging"
    return Heading(_span(words, bare, offset), told[0], _STYLES[style])


def without_lone_hanging(found: Sequence[Heading]) -> list[Heading]:
    """The headings but for those in the margin and in small letters that are no headings: in a résumé that has its
    headings there, studies or jobs have one, and other parts have some."""
    hanging = {one.role for one in found if one.rank == _STYLES["hanging"]}
    if len(hanging) >= _FEWEST_HANGING and not hanging.isdisjoint(_OF_EVERY_RESUME):
        return list(found)
    return [one for one in found if one.rank != _STYLES["hanging"]]


def _label(line: str, offset: int, cues: HeadingLookup) -> Heading | None:
    """A heading with its text after it on the same line: "Requirements: Python and SQL"."""
    if is_bullet(line):
        return None
    match = _LABEL.match(line)
    if not match:
        return None
    told = cues.role_of(fold_heading(match.group(1)))
    if told is None or told[1] < 0.75:
        return None
    if told[0] in ABOUT_OTHERS and len(line) - match.end() < _SHORT_VALUE:
        return None
    divides = fold_heading(match.group(1)) in cues.divides
    return Heading(Span(offset + match.start(1), offset + match.end(1)), told[0], _STYLES["label"], divides)


def _glued(line: str, offset: int, cues: HeadingLookup) -> list[Heading]:
    """Headings inside a line that lost its breaks: "...analytics.ResponsibilitiesDesign models"."""
    found: list[Heading] = []
    after = 0
    for match in _GLUED.finditer(line):
        at = match.start()
        if at < after:
            continue
        heading = _glued_at(line, at, offset, cues)
        if heading:
            found.append(heading)
            after = heading.span.end - offset
        if len(found) == _MOST_IN_A_LINE:
            break
    return found


def _glued_at(line: str, at: int, offset: int, cues: HeadingLookup) -> Heading | None:
    word = _WORD.match(line, at)
    opening = _first_word(word.group()) if word else ""
    shouted = opening.isupper() and len(opening) > 3
    longest = 8 if shouted else cues.longest_from(fold_heading(opening))
    if not longest:
        return None
    tokens = tokenize(line[at : at + 60])
    texts = tokens.texts[: longest + _SIGNS]
    folded = [fold_heading(text) for text in texts]
    before = line[at - 1] if at else "\n"
    opened = not before.isspace() and not _capital_inside(line, at)
    for length in range(len(texts), 0, -1):
        words = tuple([word for words in folded[:length] for word in words])
        role = cues.anywhere.get(words) or cues.whole.get(words)
        if role is None and shouted and all(text.isupper() for text in texts[:length]):
            told = cues.role_of(words)
            role = told[0] if told and told[1] >= 0.5 else None
        if role is None:
            continue
        end = at + tokens.ends[length - 1]
        following = line[end : end + 2]
        closed = following.startswith(":") or (following[:1].isupper() and line[end - 1].islower())
        closed = closed or (shouted and following[1:2].islower())
        titled = (
            length > 2
            or (length > 1 and following.startswith(":"))
            or all(word[0].isupper() or len(word) < 5 for word in texts[:length])
        )
        if (closed and titled) or (
            opened and titled and following[:1] == " " and following[1:2].isupper() and length > 1
        ):
            return Heading(Span(offset + at, offset + end), role, _STYLES["glued"])
    return None


def _run_in(line: str, offset: int, cues: HeadingLookup) -> list[Heading]:
    """Headings between which the line breaks became blanks: "... Required Skills Go and SQL Preferred Skills Rust".

    Each is a whole phrase in title case before another capital, and there are several: one alone is as soon a name.
    """
    found: list[Heading] = []
    after = 0
    capitals = [(match.start(), match.group()) for match in _CAPITAL.finditer(line)]
    if len(capitals) > _MOST_CAPITALS * line.count(" "):
        return []  # all of it is in title case
    for at, word in capitals:
        if at >= after and (heading := _run_in_at(line, at, word, offset, cues)):
            found.append(heading)
            after = heading.span.end - offset
    return found[:_MOST_IN_A_LINE] if len({heading.role for heading in found}) > 1 else []


def _run_in_at(line: str, at: int, first: str, offset: int, cues: HeadingLookup) -> Heading | None:
    """The longest heading in title case that begins at ``at`` and that another capital follows."""
    longest = cues.longest_from(_folded(first))
    if not longest:
        return None
    texts = line[at : at + _WIDEST].split(" ")[: longest + 1]
    for length in range(len(texts) - 1, 0, -1):
        bare = " ".join(texts[:length])
        folded = fold_heading(bare)
        role = cues.anywhere.get(folded) or cues.whole.get(folded)
        if role is None or not texts[length][:1].isupper() or not (length == 1 or _in_title_case(bare)):
            continue
        if length > 1 or (role in _ALONE and bare.endswith("s")):
            return Heading(Span(offset + at, offset + at + len(bare)), role, _STYLES["glued"])
    return None


@remembered(4_096)
def _folded(word: str) -> tuple[str, ...]:
    return fold_heading(word)


@remembered(4_096)
def _first_word(word: str) -> str:
    """The first of the words that are glued together in ``word``."""
    return tokenize(word).texts[0]


def _capital_inside(line: str, at: int) -> bool:
    return at > 0 and line[at - 1].isalpha() and line[at - 1].isupper()


def _span(line: str, bare: str, offset: int) -> Span:
    at = line.find(bare)
    return Span(offset + at, offset + at + len(bare))
