"""The head of an entry taken apart: title, employer or school, place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from skillmatch.documents.deeds import DeedOpenings, begin_of
from skillmatch.documents.model import SectionRole
from skillmatch.documents.resume.lines import ResumeLine
from skillmatch.taxonomy.cues import DateCues, EntryCues, StrengthCues, TitleCues
from skillmatch.text.dates import Period
from skillmatch.text.phrases import alternatives, any_of
from skillmatch.text.spans import Span

_TRIMMED = " \t*_#|·•–—-,;:>()[]~/\\@"
_STATE = re.compile(r"[A-Z]{2}(?:\s\d{5})?|[A-Z]\d[A-Z]?\s?\d[A-Z]{2}")
_OPENS = "(["
_AFTER_LABEL = r"(?:\s?\t?\s?:|\t|[ ]{2}|[ ]\|[ ])"
"""A colon, or the gap or bar before the next column."""
_PARTS = re.compile(r"\t+|\s{2,}|[|·•;]|\s[–—-]+\s|,\s")
_NO_JOBS = frozenset({SectionRole.EDUCATION, SectionRole.PROJECTS})
_JOINS = frozenset({"|", "–", "—", "-", "·", "•", "@"})
"""Signs between a title and the employer on one line."""
_NO_SHORT_FORM = 5
"""Letters of a word that is no short form."""
_MOST_SMALL = 2
"""Words in lower case after the first of a title: a sentence has more."""
_NAME_OF_A_FIRM = 6
"""Words of a line below the title that may be the employer, with the town."""


class HeadPart(NamedTuple):
    """A stretch of a head between two signs."""

    span: Span
    text: str
    line: int
    after: str
    """The sign before it, folded; empty at the begin of a line."""


@dataclass(slots=True)
class Head:
    """What a head tells."""

    title: Span | None = None
    employer: Span | None = None
    place: Span | None = None
    others: tuple[Span, ...] = ()
    """More words that name the employer, or where it is."""


class HeadReader:
    """Takes heads apart by the words of jobs, schools, firms and places."""

    def __init__(self, entries: EntryCues, titles: TitleCues, dates: DateCues, strength: StrengthCues) -> None:
        self._jobs = any_of((*titles.nouns, *entries.jobs))
        self._of_trade = any_of(titles.nouns)
        self._job_endings = re.compile(rf"\w{{3,40}}(?:{alternatives(entries.job_endings)})(?!\w)", re.IGNORECASE)
        self._small = frozenset(entries.small)
        self._openings = DeedOpenings(strength)
        units = alternatives((*dates.year_units, *dates.month_units))
        self._length = re.compile(rf"(?:\d{{1,2}}\+?\s?(?:{units})\.?[\s,]*+)+", re.IGNORECASE)
        self.schools = re.compile(
            rf"(?<!\w)(?:(?:{alternatives(entries.schools)})|\w{{2,40}}(?:{alternatives(entries.school_endings)}))(?!\w)",
            re.IGNORECASE,
        )
        self._school_of = re.compile(
            rf"(?<!\w)(?:{alternatives(entries.schools)})\s(?:{alternatives(entries.small)})\s", re.IGNORECASE
        )
        self.degrees = any_of(entries.degrees)
        self._firm = re.compile(rf"(?<!\w)(?:{alternatives(entries.firms)})\.?$", re.IGNORECASE)
        self._bodies_of = re.compile(rf"(?:the\s)?(?:{alternatives(entries.bodies_of)})\s(?:of|for)\s", re.IGNORECASE)
        parts_of = alternatives(entries.parts_of_bodies)
        self._part_of = re.compile(rf"(?:the\s)?(?:{parts_of})\s(?:of|for|für|de|des|di|van)\s", re.IGNORECASE)
        self._certified = any_of(entries.certified)
        self._no_work = any_of(entries.no_work)
        self._places = re.compile(rf"(?:{alternatives(entries.places)})", re.IGNORECASE)
        self._told = re.compile(
            rf"\b(?i:{alternatives(entries.told)})\s(?P<title>[^,.;:()\n]{{3,60}}?)\s(?:{alternatives(entries.told_at)})\s"
            r"(?P<firm>[A-Z][^,;()\n]{1,60}?)(?=[,;(]|\.?\s*$|\.\s|\s(?:in|at|from|since|until|between|for|till|on|during)\s|\s\d)"
        )
        self._label = re.compile(
            rf"[^\w\n]*(?:\d{{1,2}}[.)]\s*)?(?:{alternatives(entries.labels)}){_AFTER_LABEL}(?=\s*\S)", re.IGNORECASE
        )
        self._employer_label = any_of(entries.employer_labels)
        self._no_parts = frozenset((*entries.labels, *entries.small))
        self._of_other_things = re.compile(rf"\W*(?:{alternatives(entries.other_labels)}){_AFTER_LABEL}", re.IGNORECASE)
        at = alternatives(entries.at)
        signs = (
            r"\t+|\s{2,}|\s*[|·•;()\[\]]\s*|\s+[–—-]+\s+|[–—]|,\s*|:\s+"
            rf"|\s+(?P<at>{at})\s+(?:the\s+)?(?=[A-Z\d“\"])|\s*@\s*"
        )
        self._signs = re.compile(signs)
        self._slashed = re.compile(rf"{signs}|\s+/\s+")

    def names_a_job(self, text: str) -> bool:
        """Whether a word of a job is in ``text``."""
        return self._jobs.search(text) is not None or self._job_endings.search(text) is not None

    def has_title(self, text: str) -> bool:
        """Whether a part of a line names a job, and no body that is named after one."""
        return any(self.names_a_job(part) and not self._bodies_of.match(part) for part in _PARTS.split(text))

    def is_firm(self, text: str) -> bool:
        """Whether ``text`` ends, or begins, as the name of a firm or of some other body does."""
        return bool(self._firm.search(text) or self._bodies_of.match(text))

    def is_length(self, text: str) -> bool:
        """Whether ``text`` is a length of time: "8 years 10 months"."""
        return self._length.fullmatch(text) is not None

    def is_no_work(self, text: str) -> bool:
        """Whether ``text`` begins as the title of a stretch that is no work does: "Parental leave"."""
        return self._no_work.match(text) is not None

    def is_certificate(self, head: Head, text: str) -> bool:
        """Whether a head, of which nothing more is told, is that of a certificate: "Certified ScrumMaster, 2019"."""
        name = head.title or head.employer
        named = text[name.start : name.end] if name else ""
        if not self._certified.search(named):
            return False
        if head.title is None or head.employer is None or not self.names_a_job(named):
            return True
        # A job has its employer on a line of its own, or one that ends as firms do: not "Scrum Alliance", beside.
        first, second = sorted((head.title, head.employer))
        beside = "\n" not in text[first.end : second.start]
        return beside and not self.is_firm(text[head.employer.start : head.employer.end])

    def tells_a_job(self, text: str) -> bool:
        """Whether a sentence tells of a job and where it was: "Working as Developer in Pebble Ltd since 2019"."""
        told = self._told.search(text)
        return told is not None and self.names_a_job(told["title"])

    def has_label(self, text: str) -> bool:
        """Whether a line begins with the label of a part of a head: "1. Organization: Pebble Ltd"."""
        return self._label.match(text) is not None

    def has_role(self, text: str) -> bool:
        """Whether a line tells a job after a label: "Role: Data architect"."""
        return self.has_label(text) and self.names_a_job(text.partition(":")[2])

    def is_of_other_things(self, text: str) -> bool:
        """Whether a line has a label of what is in no head: "Salary: ..."."""
        return self._of_other_things.match(text) is not None

    def tells_a_deed(self, text: str) -> bool:
        """Whether a line tells what was done, in a sentence: "Led a crew of five; cut waste by a third"."""
        words = text.split()[1:]
        small = sum(word[0].islower() for word in words)
        return small > _MOST_SMALL and 2 * small > len(words) and self._openings.is_deed(text, begin_of(text))

    def may_be_firm(self, text: str) -> bool:
        """Whether ``text`` is a few words that begin with capitals."""
        words = [word for word in text.split() if word not in self._small]
        return 0 < len(words) <= _NAME_OF_A_FIRM and all(word[0].isupper() or not word[0].isalpha() for word in words)

    def is_place(self, text: str) -> bool:
        """Whether ``text`` is a place that is known, or the code of a state."""
        return bool(self._places.fullmatch(text) or _STATE.fullmatch(text))

    def read(self, lines: Sequence[ResumeLine], text: str, role: SectionRole, *, employer_first: bool = False) -> Head:
        """The head that is made of ``lines``; ``employer_first``: in the other entries the employer is above the title,
        which decides where no word tells."""
        for line in lines:
            told = self._told.search(line.text) if role not in _NO_JOBS else None
            if told and self.names_a_job(told["title"]):
                title, firm = (
                    Span(line.span.start + begin, line.span.start + end)
                    for begin, end in (told.span("title"), told.span("firm"))
                )
                return Head(title, firm)
        parts = [
            part
            for at, line in enumerate(lines)
            if role is SectionRole.PROJECTS or not self.is_of_other_things(line.text)
            for part in self._parts(at, line, text)
            if not self.is_length(part.text)
        ]
        if role is SectionRole.EDUCATION:
            return self._study(parts)
        if role is SectionRole.PROJECTS:
            return self._project(parts)
        return self._job(parts, employer_first=employer_first)

    def _parts(self, at: int, line: ResumeLine, text: str) -> Iterator[HeadPart]:
        for start, end in _without(line.span, line.periods):
            label = self._label.match(text, start, end)
            begin, after = label.end() if label else start, ""
            if label and self._employer_label.search(label[0]):
                after = "at"
            # One slash is as soon within a title: "DevOps / SRE Engineer".
            signs = self._slashed if text.count(" / ", begin, end) > 1 else self._signs
            for sign in [*signs.finditer(text, begin, end), None]:
                stop = sign.start() if sign else end
                span = _trimmed(text, begin, stop)
                # Not the head of a table, nor "from" before the dates.
                if span and text[span.start : span.end].casefold() not in self._no_parts:
                    yield HeadPart(span, text[span.start : span.end], at, after)
                if sign:
                    begin = sign.end()
                    after = "at" if sign["at"] or "@" in sign.group() else sign.group().strip()[:1] or "\t"

    def _job(self, parts: list[HeadPart], *, employer_first: bool) -> Head:
        away = next((part for part in parts if self.is_no_work(part.text)), None)
        titles = self._titles(parts)
        if away is not None and titles in ([], [away]):
            return _head(away, None, None, [])
        places = self._places_among([part for part in parts if part not in titles], parts)
        rest = [part for part in parts if part not in titles and part not in places]
        if not titles:
            return self._untitled(rest, places, employer_first=employer_first)
        title = titles[0]
        # In brackets after the title: what the job was about, unless nothing else tells where it was.
        outside = [part for part in rest if not (part.after and part.after in _OPENS and _follows(part, titles, parts))]
        rest = outside or [part for part in rest if self._names_body(part.text)]
        elsewhere = [part for part in rest if part.line != title.line or part.after == "at" or self.is_firm(part.text)]
        beside = self._beside(title, rest, parts)
        if beside is not None and not any(part.after == "at" or self.is_firm(part.text) for part in elsewhere):
            elsewhere = [beside, *(part for part in rest if part is not beside)]
        employers = sorted(elsewhere or rest, key=lambda part: (part.after != "at", not self.is_firm(part.text)))
        if employers and self._part_of.match(employers[0].text):
            # Of a department and the school or firm that it is of, the latter is the employer.
            employers.sort(key=lambda part: not self._is_whole_body(part.text))
        employer = employers[0] if employers else None
        others = [part for part in (elsewhere or rest) if part is not employer]
        # Of two towns the state is told: "Austin, TX". The town is the part before.
        place = (
            places[0] if places else (others[-1] if others and employer and others[-1].span > employer.span else None)
        )
        return _head(title, employer, place, [*others, *places])

    def _names_body(self, text: str) -> bool:
        """Whether ``text`` names a school or firm, which its town may follow: "Pebble GmbH Bremen"."""
        words = text.split()
        starts = (" ".join(words[:count]) for count in range(1, len(words) + 1))
        return self.may_be_firm(text) and (self.schools.search(text) is not None or any(map(self.is_firm, starts)))

    def _is_whole_body(self, text: str) -> bool:
        """Whether ``text`` names a school or firm, and no part of one."""
        named = self._firm.search(text) or self.schools.search(text)
        return named is not None and self._part_of.match(text) is None

    def _beside(self, title: HeadPart, rest: Sequence[HeadPart], parts: Sequence[HeadPart]) -> HeadPart | None:
        """The employer on the title's own line, where a sign joins the two and one name is left on another line, which
        is the town then: "Pebble Ltd | Developer" above "2019 - 2021 | Hexley"."""
        at = parts.index(title)
        joined = [
            part
            for part, sign in ((parts[at - 1], title.after) if at else (title, ""), _following(parts, at))
            if part in rest and part.line == title.line and sign in _JOINS
        ]
        others = [part for part in rest if part.line != title.line]
        return joined[0] if len(joined) == 1 and len(others) == 1 and others[0].line > title.line else None

    def _places_among(self, untitled: Sequence[HeadPart], parts: Sequence[HeadPart]) -> list[HeadPart]:
        """The places; of a line or a column that is nothing else, also the town before the country or state:
        "Porto, Portugal"."""
        places = [part for part in untitled if part.after != "(" and self.is_place(part.text)]
        bare = sum(not (part.after and part.after in _OPENS) for part in untitled)
        for place in list(places):
            at = parts.index(place)
            town = parts[at - 1] if at and place.after == "," else None
            if town is None or town.line != place.line or town not in untitled or town in places or bare < 3:
                continue
            of_its_own = [part for part in parts if part.line == place.line] == [town, place]
            after_firm = town.after == "," and _STATE.fullmatch(place.text)
            if (of_its_own or town.after == "\t" or after_firm) and not self.is_firm(town.text):
                places.insert(places.index(place), town)
        return places

    def _titles(self, parts: Sequence[HeadPart]) -> list[HeadPart]:
        """The titles. Beside one of our trades, the word of another job is in a firm's name: "Tester, Grey Porter"."""
        titles = [part for part in parts if self._is_title(part)]
        if len(titles) > 1 and self._of_trade.search(titles[0].text):
            return [part for part in titles if self._of_trade.search(part.text) or self._job_endings.search(part.text)]
        return titles

    def _is_title(self, part: HeadPart) -> bool:
        is_named = part.after == "at" or self.is_firm(part.text) or self._is_school_of(part.text)
        return not is_named and self.names_a_job(part.text)

    def _is_school_of(self, text: str) -> bool:
        """Whether ``text`` names a school by what it teaches, as "Tank College of Engineering" does."""
        school = self._school_of.search(text)
        return school is not None and not self.names_a_job(text[: school.start()])

    def _untitled(self, rest: list[HeadPart], places: list[HeadPart], *, employer_first: bool) -> Head:
        """A head without a word of a job: the firm is what ends as one, else the last part, or the first where the
        other heads are in that order."""
        firms = [part for part in rest if self.is_firm(part.text) or part.after == "at"]
        # Of a line below, with the town: its first part.
        last = next((part for part in rest if part.line == rest[-1].line and part.line > rest[0].line), None)
        firms = firms or (rest[:1] if employer_first else [last] if last else rest[-1:])
        title = next((part for part in rest if part not in firms), None)
        employer = firms[0] if firms else None
        return _head(title, employer, places[0] if places else None, [*firms[1:], *places])

    def _study(self, parts: list[HeadPart]) -> Head:
        # "Computer Science Old Town University", with nothing between: what was studied is in it.
        schools = [part for part in parts if self.schools.search(part.text) and not self.degrees.search(part.text)]
        places = [
            part
            for part in parts
            if part not in schools
            and part.after != "("
            and self.is_place(part.text)
            and not self.degrees.search(part.text)
        ]
        titles = [part for part in parts if part not in schools and part not in places]
        title = next((part for part in titles if self.degrees.search(part.text)), titles[0] if titles else None)
        return _head(title, schools[0] if schools else None, places[0] if places else None, [*schools[1:], *places])

    def _project(self, parts: list[HeadPart]) -> Head:
        firms = [
            part
            for part in parts
            if part.after == "at"
            or self.schools.search(part.text)
            or (part is not parts[0] and self.is_firm(part.text))
        ]
        title = next((part for part in parts if part not in firms), None)
        return _head(title, firms[0] if firms else None, None, firms[1:])


def _head(
    title: HeadPart | None, employer: HeadPart | None, place: HeadPart | None, others: Iterable[HeadPart]
) -> Head:
    return Head(
        title.span if title else None,
        employer.span if employer else None,
        place.span if place else None,
        tuple(part.span for part in others),
    )


def _following(parts: Sequence[HeadPart], at: int) -> tuple[HeadPart, str]:
    """The part after one, with the sign between; itself where it is the last."""
    return (parts[at + 1], parts[at + 1].after) if at + 1 < len(parts) else (parts[at], "")


def _follows(part: HeadPart, titles: Sequence[HeadPart], parts: Sequence[HeadPart]) -> bool:
    """Whether a part comes right after a title; what is in brackets after it may be between the two."""
    at = parts.index(part) - 1
    while at >= 0 and parts[at].after and parts[at].after in _OPENS:
        at -= 1
    return at >= 0 and parts[at] in titles


def _without(span: Span, periods: Iterable[Period]) -> Iterator[tuple[int, int]]:
    """The stretches of a line that are outside of its dates."""
    at = span.start
    for period in periods:
        if period.start > at:
            yield at, min(period.start, span.end)
        at = max(at, period.end)
    if at < span.end:
        yield at, span.end


def _ends_a_word(text: str, start: int, end: int) -> bool:
    """Whether a full stop is after a word that is too long to be short for another, as "Corp." is."""
    return (
        text[end - 1] == "."
        and text[max(start, end - 1 - _NO_SHORT_FORM) : end - 1].isalpha()
        and end - 1 - start >= _NO_SHORT_FORM
    )


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and (text[end - 1] in _TRIMMED or _ends_a_word(text, start, end)):
        end -= 1
    return Span(start, end) if end > start and any(char.isalnum() for char in text[start:end]) else None
