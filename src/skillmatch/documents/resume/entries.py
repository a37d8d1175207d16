"""The entries of a résumé: its jobs, degrees and projects, in whichever layout their heads are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skillmatch.documents.model import NamedSpan, ResumeEntry, Section, SectionRole
from skillmatch.documents.resume.heads import Head, HeadReader
from skillmatch.documents.resume.lines import ResumeLine, lines_of
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span

WITH_ENTRIES = frozenset(
    {SectionRole.EXPERIENCE, SectionRole.EDUCATION, SectionRole.PROJECTS, SectionRole.VOLUNTEERING}
)
_UNHEADED = frozenset({SectionRole.OTHER, SectionRole.SUMMARY, SectionRole.SKILLS})
"""Where jobs are that are under no heading of theirs."""
_WORKED = frozenset({SectionRole.EXPERIENCE, SectionRole.VOLUNTEERING})
_MOST_ABOVE, _MOST_BELOW = 3, 2
_MOST_OTHERS = 6
"""Lines in a head with labels of what is no part of it."""
_MOST_LINES, _FEWEST_ROLES = 200, 2
"""Lines of a list of projects that are looked at; those of them that tell a role where the projects are jobs."""
_WITH_TOWN, _MOST_IN_TOWN = 2, 3
"""Parts of a line that is the employer, and where that is; words of the latter."""
_HALF_A_YEAR = 6
_MOST_IN_DEGREE, _MOST_TOLD = 8, 14
"""Words of a degree on a line by itself, and of one that a sentence tells."""
_YEAR_IN_GUTTER = re.compile(r"((?:19|20)\d\d)(?:\t.*)?$")
_BAR_IN_GUTTER = re.compile(r"[|–—-]\t")


@dataclass(slots=True)
class _Draft:
    """An entry as far as it is known: the lines of its head, and its period."""

    first: int
    """The index of its first line in its section."""
    dated: int
    """That of the line with its dates; of its first where it has none."""
    after: int
    """The one after its head."""
    period: Period | None


class EntryReader:
    """Finds entries in the sections that have some."""

    def __init__(self, heads: HeadReader) -> None:
        self._heads = heads

    def read(
        self, text: str, sections: Sequence[Section], periods: Sequence[Period]
    ) -> tuple[tuple[ResumeEntry, ...], list[NamedSpan]]:
        """The entries of a résumé, in order, and the names of employers, schools and places in their heads."""
        entries: list[ResumeEntry] = []
        names: list[NamedSpan] = []
        worked = any(section.role is SectionRole.EXPERIENCE for section in sections)
        for section in sections:
            if section.role is SectionRole.PROJECTS and not worked and self._are_jobs(text, section.body):
                section = section._replace(role=SectionRole.EXPERIENCE)
            if section.role in WITH_ENTRIES:
                self._read(text, section, periods, entries, names)
        if not any(entry.role is SectionRole.EXPERIENCE for entry in entries):
            for section in sections:
                if section.role in _UNHEADED:
                    self._read(text, section, periods, entries, names)
            entries.sort(key=lambda entry: entry.span.start)
        return tuple(entries), names

    def _are_jobs(self, text: str, body: Span) -> bool:
        """Whether projects are the jobs of somebody who was hired for each: those whose lines tell a role."""
        lines = text[body.start : body.end].split("\n", _MOST_LINES)[:_MOST_LINES]
        return sum(map(self._heads.has_role, lines)) >= _FEWEST_ROLES

    def _read(
        self, text: str, section: Section, periods: Sequence[Period], entries: list[ResumeEntry], names: list[NamedSpan]
    ) -> None:
        lines = lines_of(text, section.body, periods)
        drafts = self._drafts(lines, section.role)
        above = self._is_employer_first(lines, drafts, text) if section.role in _WORKED else False
        known: Span | None = None
        whole: tuple[Period | None, Span] | None = None
        for draft, following in zip(drafts, [*drafts[1:], None], strict=False):
            held = lines[draft.first : draft.after]
            role = section.role
            if role not in WITH_ENTRIES:
                # Under no heading that is known: only what has a word of a job, and the dates of a span, is one.
                if (
                    draft.period is None
                    or draft.period.alone
                    or not any(self._heads.names_a_job(one.text) for one in held)
                ):
                    continue
                role = SectionRole.EXPERIENCE
            head = self._heads.read(held, text, role, employer_first=above)
            end = following.first if following else len(lines)
            if role is not SectionRole.PROJECTS and end == draft.after and self._heads.is_certificate(head, text):
                continue
            if role in _WORKED and following and (firm := self._firm_above(lines, draft, following, text)):
                whole = draft.period, firm
                continue
            if whole and not _is_within(draft.period, whole[0]):
                whole = None
            if whole and head.title:
                head.employer = head.employer if self._is_elsewhere(head, text) else whole[1]
            elif above:
                # An employer is named once, above the first of the titles that somebody had there.
                known = head.employer = head.employer or (known if head.title else None)
            start = lines[draft.first].span.start
            last = lines[following.first].span.start if following else section.body.end
            entries.append(ResumeEntry(role, Span(start, last), head.title, head.employer, head.place, draft.period))
            names.extend(_names(head, role))

    def _firm_above(self, lines: Sequence[ResumeLine], draft: _Draft, following: _Draft, text: str) -> Span | None:
        """The employer, where a head is that of all the jobs that somebody had there, the first of them right below it:
        "Pebble Ltd, Hexley  2015 - 2022" above "Lead Developer  2019 - 2022"."""
        held = lines[draft.first : draft.after]
        titled = lines[following.first : following.dated + 1]
        if draft.after != following.first or draft.period is None or draft.period.alone:
            return None
        if any(self._heads.has_title(line.text) for line in held) or not _is_within(following.period, draft.period):
            return None
        if not any(self._heads.has_title(line.text) for line in titled):
            return None
        head = self._heads.read(held, text, SectionRole.EXPERIENCE, employer_first=True)
        return head.employer

    def _is_elsewhere(self, head: Head, text: str) -> bool:
        """Whether a head tells an employer of its own: one by its name, or on another line than the title."""
        if head.employer is None or head.title is None:
            return False
        first, second = sorted((head.employer, head.title))
        is_firm = self._heads.is_firm(text[head.employer.start : head.employer.end])
        return is_firm or "\n" in text[first.end : second.start]

    def _is_employer_first(self, lines: Sequence[ResumeLine], drafts: Sequence[_Draft], text: str) -> bool:
        """Whether most heads that name both have the employer in a line above the title."""
        above = 0
        for draft in drafts:
            head = self._heads.read(lines[draft.first : draft.after], text, SectionRole.EXPERIENCE)
            titled = head.title is not None and self._heads.names_a_job(text[head.title.start : head.title.end])
            if titled and head.title and head.employer:
                between = text.find("\n", head.employer.end, head.title.start) >= 0
                above += 1 if between else -1
        return above > 0

    def _drafts(self, lines: Sequence[ResumeLine], role: SectionRole) -> list[_Draft]:
        """The entries of a section by their lines, heads not overlapping."""
        drafts: list[_Draft] = []
        above: int | None = None
        taken = 0
        for at, (_, period) in enumerate(_dates(lines, role, self._heads)):
            if at < taken or period is None:
                if at >= taken and self._begins_undated(lines, at, role):
                    taken = self._below(lines, at, role)
                    drafts.append(_Draft(at, at, taken, None))
                continue
            reach = _MOST_ABOVE if above is None else above
            first = self._above(lines, at, max(taken, 0), reach)
            if (
                drafts
                and drafts[-1].period is None
                and drafts[-1].after > first - 1
                and first - drafts[-1].first <= _MOST_ABOVE
            ):
                first = drafts.pop().first  # its dates have been found
            if above is None:
                above = at - first
            if role in _WORKED:
                first = self._with_firm(lines, first, drafts[-1].after if drafts else 0)
            taken = self._below(lines, at, role, first)
            drafts.append(_Draft(first, at, taken, period))
        return drafts

    def _above(self, lines: Sequence[ResumeLine], at: int, least: int, reach: int) -> int:
        """The first line of the head of which ``at`` has the dates: as many lines above as the first of the section."""
        first = at
        while (
            first > least and at - first < reach and not lines[first].after_blank and self._heads_on(lines[first - 1])
        ):
            first -= 1
        alone = first == at and not self._heads.names_a_job(lines[at].text)
        if (
            alone
            and at > least
            and lines[at - 1].may_head()
            and (lines[at - 1].after_blank and not lines[at].after_blank)
        ):
            first = at - 1
        if first == at and lines[at].after_blank and not lines[at].bare_words:
            first = self._block_above(lines, at, least)
        return first

    def _block_above(self, lines: Sequence[ResumeLine], at: int, least: int) -> int:
        """The first of the lines between two blank ones above dates by themselves, where they name an employer and
        where that is."""
        first = at
        while first > least and at - first <= _MOST_ABOVE and self._heads_on(lines[first - 1]):
            first -= 1
            if lines[first].after_blank:
                said = [part.strip() for line in lines[first:at] for part in line.text.split(",")]
                named = any(self._heads.is_firm(part) for part in said) or self._is_in_a_state(lines[at - 1])
                return first if named and at - first <= _MOST_ABOVE else at
        return at

    def _with_firm(self, lines: Sequence[ResumeLine], first: int, least: int) -> int:
        """The first line of a head, above a blank line the employer that it is one of the jobs at, as profiles of a
        network have it: "Pebble Ltd", how long in all, a blank line, "Developer"."""
        at = first - 1
        if at < least or not lines[first].after_blank or not self._heads.has_title(lines[first].text):
            return first
        if self._heads.is_length(lines[at].text):
            at -= 1
        elif not (self._heads.is_firm(lines[at].text) or self._heads.schools.search(lines[at].text)):
            return first
        is_name = at >= least and self._may_head(lines[at]) and not lines[at].periods
        return at if is_name and not self._heads.has_title(lines[at].text) else first

    def _is_in_a_state(self, line: ResumeLine) -> bool:
        """Whether a line is a town and its state or country: "Hexley, MD United States"."""
        _, comma, after = line.text.rpartition(", ")
        words = after.split(" ", 1)
        return bool(comma) and (self._heads.is_place(after) or all(map(self._heads.is_place, words)))

    def _heads_on(self, line: ResumeLine) -> bool:
        """Whether a line may belong to the head that goes on below it: it is neither a job with dates of its own, nor
        what was done there."""
        is_another = line.periods and self._heads.names_a_job(line.text)
        return self._may_head(line) and not is_another and not self._heads.tells_a_deed(line.text)

    def _may_head(self, line: ResumeLine) -> bool:
        return line.may_head() or (line.bare_words <= _MOST_TOLD and self._heads.has_label(line.text))

    def _below(self, lines: Sequence[ResumeLine], at: int, role: SectionRole, first: int | None = None) -> int:
        """The line after the head: lines below the dates belong to it that name what those above do not."""
        after = at + 1
        above = lines[at if first is None else first : at + 1]
        if role is SectionRole.EDUCATION and self._is_told(above):
            return after
        if any(self._heads.is_no_work(line.text.split("\t")[-1]) for line in above):
            return after
        job = any(self._heads.has_title(line.text) for line in above)
        if self._heads.tells_a_job(lines[at].text):
            return after
        others = 0
        while after < len(lines) and after - at - others <= _MOST_BELOW:
            line = lines[after]
            if not line.after_blank and others < _MOST_OTHERS and self._heads.is_of_other_things(line.text):
                others += 1  # "Hours per week: 40" is no part of a head, and may be in it
                after += 1
                continue
            # Dates by themselves are above what they are of, a blank line or not.
            is_apart = line.after_blank and (after > at + 1 or len(above) > 1 or lines[at].bare_words > 0)
            if is_apart or line.periods or not (self._may_head(line) or self._is_degree(line, role)):
                break
            if not self._belongs(line, role, job=job, next_to_title=len(above) == 1 and after == at + 1):
                break
            job = job or self._heads.names_a_job(line.text)
            after += 1
        return after

    def _is_told(self, head: Sequence[ResumeLine]) -> bool:
        """Whether the school and the degree are above the dates: what is below is of the next."""
        if len(head) > _MOST_ABOVE - 1 and head[-1].bare_words == 0:
            return True
        schools, degrees = self._heads.schools, self._heads.degrees
        school = any(schools.search(line.text) for line in head)
        return school and any(degrees.search(line.text) for line in head) and len(head) > 1

    def _is_degree(self, line: ResumeLine, role: SectionRole) -> bool:
        """Whether a line is a degree, though it ends as a sentence does: "M.Sc. Physics."."""
        is_short = role is SectionRole.EDUCATION and not line.bullet and line.bare_words <= _MOST_IN_DEGREE
        return is_short and self._heads.degrees.search(line.text) is not None

    def _belongs(self, line: ResumeLine, role: SectionRole, *, job: bool, next_to_title: bool) -> bool:
        heads, bare = self._heads, line.text.strip("*_#| \t")
        if role is SectionRole.EDUCATION:
            return heads.schools.search(bare) is not None or heads.degrees.search(bare) is not None
        if role is SectionRole.PROJECTS:
            return heads.has_label(line.text) and not heads.is_of_other_things(line.text)
        parts = [part.strip() for part in bare.split(",")]
        if heads.has_label(line.text) or any(heads.is_firm(part) or heads.is_place(part) for part in parts):
            return True
        if not job:
            return heads.names_a_job(bare)
        if heads.may_be_firm(bare):
            return True
        with_town = len(parts) == _WITH_TOWN and len(parts[1].split()) <= _MOST_IN_TOWN
        return next_to_title and with_town and heads.may_be_firm(parts[0])

    def _begins_undated(self, lines: Sequence[ResumeLine], at: int, role: SectionRole) -> bool:
        """Whether a job begins that has no dates: a title by itself after a blank line."""
        line = lines[at]
        return (
            role in (SectionRole.EXPERIENCE, SectionRole.VOLUNTEERING)
            and line.after_blank
            and line.may_head()
            and line.bare_words <= 8
            and self._heads.names_a_job(line.text)
        )


def _is_within(part: Period | None, whole: Period | None) -> bool:
    """Whether a period is within another, as far as years alone tell."""
    if part is None or whole is None:
        return False
    begins = part.began + _HALF_A_YEAR >= whole.began
    return begins and (whole.is_open or part.ended <= whole.ended + _HALF_A_YEAR)


def _dates(
    lines: Sequence[ResumeLine], role: SectionRole, heads: HeadReader
) -> Iterator[tuple[ResumeLine, Period | None]]:
    """Each line with the period of the entry whose dates it has, if any."""
    gutters = dict(_gutters(lines))
    studies = role in (SectionRole.EDUCATION, SectionRole.PROJECTS)
    headed = any(not line.bullet and line.is_dated(alone=False) for line in lines)
    for at, line in enumerate(lines):
        if at in gutters:
            yield line, gutters[at]
            continue
        if headed and line.bullet and role in _WORKED and not heads.names_a_job(line.text):
            yield line, None  # "- 2021: moved it to Airflow" is of the job above
            continue
        # In a column of its own a date is that of what is beside it, whatever that is.
        apart = not line.bullet and any(_before(line, one).endswith("\t") for one in line.periods)
        bare = line.text.split("\t")[-1]
        alone = studies or apart or (line.bare_words <= 8 and (heads.names_a_job(line.text) or heads.is_no_work(bare)))
        told = heads.tells_a_job(line.text) and any(not one.alone for one in line.periods)
        if role is SectionRole.EDUCATION:  # "B.E. from Hexley College in 2016, with 78 %."
            told = bool(line.periods) and line.bare_words <= _MOST_TOLD and heads.degrees.search(line.text) is not None
        if not (told or line.is_dated(alone=alone)):
            yield line, None
            continue
        spans = [one for one in line.periods if not one.alone]
        yield line, (spans or list(line.periods))[0]


def _before(line: ResumeLine, period: Period) -> str:
    return line.text[: period.start - line.span.start]


def _gutters(lines: Sequence[ResumeLine]) -> Iterator[tuple[int, Period]]:
    """Dates in a column of their own, the newer year above the older, with a bar between them."""
    for at, line in enumerate(lines):
        newer = _YEAR_IN_GUTTER.match(line.text)
        if not newer or at + 2 >= len(lines) or not _BAR_IN_GUTTER.match(lines[at + 1].text):
            continue
        for below in range(at + 2, min(at + 4, len(lines))):
            older = _YEAR_IN_GUTTER.match(lines[below].text)
            if older and line.periods and lines[below].periods:
                one, other = line.periods[0], lines[below].periods[0]
                yield (
                    at,
                    Period(min(one.began, other.began), max(one.ended, other.ended), one.start, one.end, (True, True)),
                )
                break


_WHOSE = {
    SectionRole.EDUCATION: "a school",
    SectionRole.EXPERIENCE: "an employer",
    SectionRole.VOLUNTEERING: "an employer",
}


def _names(head: Head, role: SectionRole) -> Iterator[NamedSpan]:
    for span in dict.fromkeys(one for one in (head.employer, head.place, *head.others) if one):
        yield NamedSpan(span, "a place" if span == head.place else _WHOSE.get(role, "a firm or school"))
