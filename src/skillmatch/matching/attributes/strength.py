"""How strongly a résumé shows a skill: only listed, used in a job or project, or used with a result."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from skillmatch.documents.deeds import GOES_ON, DeedOpenings, begin_of
from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.model import Mention, Strength
from skillmatch.taxonomy.cues import StrengthCues
from skillmatch.text.characters import without_list_sign
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.phrases import any_of
from skillmatch.text.spans import Span

_LISTS = frozenset(
    {
        SectionRole.SKILLS,
        SectionRole.CERTIFICATES,
        SectionRole.INTERESTS,
        SectionRole.REFERENCES,
        SectionRole.SUMMARY,
    }
)
_OF_LISTS = lazy_pattern(r"[,;](?!\d)|[/|•·\t]| - ")
"""Signs between the names of a list."""
_MADE_OF = lazy_pattern(r"\w/\w[\w+#.]*\s[a-z]{3}")
"""Something made with two things: "Java/Spring services"."""
_DOING = lazy_pattern(
    rf"[A-Z][a-z]{{2,}}ing\b{GOES_ON}"
    r"|[A-Z][a-z]{2,}(?:tion|ment|nance|ysis|sign|port|ing|up)(?:,? (?:and |& )?[a-z]+){0,3} of\b"
)
"""What a sentence begins with that tells of work: "Migrating the reports", "Design and support of the cluster"."""
_LONG, _NEAR = 300, 150
"""Code points of a unit that is several sentences run together; how far the result in one of them reaches."""
_SEVERAL, _FEWEST_IN_SEVERAL = 2, 6
"""Labels in a line of several lists, and the names in it."""
_AFTER_LABEL = re.compile(r":(?=\s)")
"""A colon after a label, and neither one of a time nor of a link."""
_COURSE = lazy_pattern(r"(?<![\w-])[A-Z]{2,4}[ -]?\d{3,4}[A-Z]?(?![\w-])(?=[\s:–-]+[A-Z])")
"""The number of a course before its name: "CS 2011 - Databases"."""
_DIGIT = re.compile(r"\d")
_FEWEST, _LONGEST, _ON_AVERAGE = 3, 4, 2.5
"""Names in a list; words in one of them."""


class StrengthRater:
    """Rates how strongly a sentence shows the skills that it names, by what tells of use and of results."""

    def __init__(self, cues: StrengthCues) -> None:
        self._used = frozenset(SectionRole(name) for name in cues.used)
        self._deeds = any_of(cues.deeds)
        self._openings = DeedOpenings(cues)
        self._results = any_of(cues.results)
        self._always = any_of(cues.always)
        self._begins = any_of(cues.begins)
        self._goes_on = any_of(cues.goes_on)
        self._figures = re.compile("|".join(cues.figures))
        self._telling = re.compile("|".join(cues.telling), re.IGNORECASE)
        self._telling_words = re.compile("|".join(cues.telling_words), re.IGNORECASE)
        self._no_result = any_of(cues.no_result)
        self._courses, self._exams = any_of(cues.courses), any_of(cues.exams)
        self._labels = any_of(cues.labels)
        self._duties = any_of(cues.duties)
        self._sentence = any_of(cues.sentence)

    def with_strengths(self, skills: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of skills, each with that of its sentence, or of its own words in a heading."""
        first_of = {m.unit: m for m in reversed(skills) if m.unit >= 0}
        of_unit = {unit: self._of_unit(mention, document) for unit, mention in first_of.items()}
        rated = (m._replace(strength=of_unit.get(m.unit) or self.of(m.text, m.section)) for m in skills)
        return [self._near_a_result(m, document) for m in rated]

    def _near_a_result(self, mention: Mention, document: Document) -> Mention:
        """The mention; used alone where its unit is several sentences run together, and the result is far from it."""
        if mention.strength is not Strength.OUTCOME or mention.unit < 0:
            return mention
        unit = document.units[mention.unit].span
        if unit.end - unit.start <= _LONG:
            return mention
        start, end = max(unit.start, mention.span.start - _NEAR), min(unit.end, mention.span.end + _NEAR)
        is_near = self._tells_a_result(document.text[start:end])
        return mention if is_near else mention._replace(strength=Strength.USED)

    def _of_unit(self, mention: Mention, document: Document) -> Strength:
        span = document.units[mention.unit].span
        sentence = document.text_of(span)
        if mention.section is SectionRole.EDUCATION:
            # Names are in text order: those that begin in the sentence stand together.
            first = bisect_left(document.names, span.start, key=lambda name: name.span.start)
            last = bisect_left(document.names, span.end, lo=first, key=lambda name: name.span.start)
            for name in document.names[first:last]:
                if name.whose != "an exam" and name.span.end <= span.end:
                    sentence = sentence.replace(document.text_of(name.span), " ")
        if self._is_course(mention, sentence, document):
            return Strength.USED
        if not self._is_head(span, document) and self._is_names(
            without_list_sign(sentence), in_skills=mention.section is SectionRole.SKILLS
        ):
            return Strength.LISTED
        return self.of(sentence, self._role(mention, document), self._rest_of_item(mention.unit, document))

    def _is_course(self, mention: Mention, sentence: str, document: Document) -> bool:
        """Whether a line names a course that was taken, by its number, its own words or those of its heading."""
        if mention.section is SectionRole.EDUCATION:
            return _COURSE.search(sentence) is not None
        if mention.section is not SectionRole.CERTIFICATES or self._exams.search(sentence):
            return False
        heading = document.section_at(mention.span.start).heading
        above = document.text_of(heading) if heading else ""
        taught = self._courses.search(above) is not None and not self._exams.search(above)
        return taught or self._courses.search(sentence) is not None

    @staticmethod
    def _is_head(span: Span, document: Document) -> bool:
        """Whether a line has the title of a job: what that names was done there."""
        entry = document.entry_at(span.start)
        return entry is not None and entry.title is not None and span.start <= entry.title.start < span.end

    def _role(self, mention: Mention, document: Document) -> SectionRole:
        """The role of the section, or of the job in it where the section has no heading that says what it is."""
        if mention.section in self._used:
            return mention.section
        entry = document.entry_at(mention.span.start)
        return entry.role if entry else mention.section

    def of(self, sentence: str, role: SectionRole, rest: str = "") -> Strength:
        """The strength of what ``sentence``, in a section of this role, names; ``rest`` is what its item says more."""
        if not (role in self._used or self._tells_a_deed(sentence, role)):
            return Strength.LISTED
        results = self._tells_a_result(sentence) or (bool(rest) and self._tells_a_result(rest))
        return Strength.OUTCOME if results else Strength.USED

    def _tells_a_deed(self, sentence: str, role: SectionRole) -> bool:
        """Whether a sentence outside of jobs and projects tells of work; in a list of skills its begin must say so."""
        if role in _LISTS and role is not SectionRole.SKILLS:
            return False
        at = begin_of(sentence)
        if role is not SectionRole.SKILLS and any(
            not (one.group()[0].isupper() and one.group().endswith("ed") and one.start() > at)
            for one in self._deeds.finditer(sentence)
        ):
            return True  # "MSc Applied Mathematics" is a name
        if role is SectionRole.SKILLS:
            return self._openings.tells_work(sentence)
        if self._openings.is_deed(sentence, at):
            return True
        is_claim = self._openings.is_claim(sentence, at)
        return not is_claim and bool(_DOING.match(sentence, at) or self._openings.has_verb(sentence, at))

    def _is_names(self, sentence: str, *, in_skills: bool) -> bool:
        """Whether there are names only: "Environment: Java, Oracle", "Linux, STL, HTTP, JSON".

        After a label that is not known there must be several, but for a list of skills, where labels are usual.
        """
        if len(_AFTER_LABEL.findall(sentence)) >= _SEVERAL and _are_lists(sentence):
            return True
        label, colon, after = sentence.partition(":")
        is_known = bool(colon) and self._labels.fullmatch(label.strip("*_ \t")) is not None
        if colon and not (is_known or self._may_be_label(label)):
            return False
        labelled = is_known or (bool(colon) and in_skills)
        sentence = after if colon else sentence
        names = [name for one in _OF_LISTS.split(sentence) if (name := one.split())]
        words = sum(map(len, names))
        if not names or (len(names) < _FEWEST and not labelled) or words > _ON_AVERAGE * len(names):
            return False
        if any(len(name) > _LONGEST for name in names) or self._sentence.search(sentence) or _MADE_OF.search(sentence):
            return False
        return not (names[0][0].endswith(("ed", "ing")) or self._deeds.match(sentence.lstrip()))

    def _rest_of_item(self, unit: int, document: Document) -> str:
        """What comes of a sentence in the same line: "Moved to Airflow; cut cost by 38 %", "Moved. This saved 9 %"."""
        if unit + 1 >= len(document.units):
            return ""
        here, following = document.units[unit].span, document.units[unit + 1].span
        if "\n" in document.text[here.start : following.start]:
            return ""
        more = document.text_of(following)
        goes_on = document.text_of(here).rstrip().endswith(";")
        return more if goes_on or self._goes_on.match(more) or self._begins.match(more) else ""

    def _may_be_label(self, words: str) -> bool:
        """Whether what is before a colon is as short as a label, and no sentence: "Managed Cloud Services"."""
        is_short = len(words.split()) <= _LONGEST
        return is_short and not self._sentence.search(words) and not self._duties.search(words)

    def _tells_a_result(self, sentence: str) -> bool:
        if self._always.search(sentence) or self._begins.match(without_list_sign(sentence)):
            return True
        if self._no_result.search(sentence):
            return False
        if self._telling_words.search(sentence):
            return True
        if not _DIGIT.search(sentence):
            return False  # spares most sentences the search for figures
        return bool(
            self._telling.search(sentence) or (self._figures.search(sentence) and self._results.search(sentence))
        )


def _are_lists(sentence: str) -> bool:
    """Whether a line is several lists, each with its label: "Languages: C, Java Tools: Git, Jira"."""
    names = [
        name for part in _AFTER_LABEL.split(sentence)[1:] for one in _OF_LISTS.split(part) if (name := one.split())
    ]
    return len(names) >= _FEWEST_IN_SEVERAL and sum(map(len, names)) <= _ON_AVERAGE * len(names)
