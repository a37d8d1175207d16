"""Names in a résumé that are no skills: the person's own, addresses, referees, firms and bodies in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skillmatch.documents.model import NamedSpan, Section, SectionRole
from skillmatch.documents.resume.heads import HeadReader
from skillmatch.taxonomy.cues import EntryCues
from skillmatch.text.phrases import alternatives, any_of
from skillmatch.text.spans import SortedSpans, Span

_ADDRESS = re.compile(
    r"[\w.+%-]{1,64}@[\w.-]{1,80}|(?:https?://|www\.)[^\s<>\"')\]]{1,300}"
    r"|(?<![\w.@/])(?:[\w-]{1,63}\.){1,3}(?:com|org|net|io|dev|me|ai|co|edu|eu|de|fr|uk|in|info|example)/[^\s<>\"')\]]{1,200}"
)
_WORD_OF_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*+(?:['’-][^\W\d_]++)*+\.?")
_CAPITALISED = r"(?:[A-Z][\w'’&-]*+ (?:of |the |and |& )?){1,4}"
_INITIAL = re.compile(r"(?<![\w.])[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][a-z]++(?:-[A-Z][a-z]++)?(?![\w-])|(?<!\w)[A-Z][a-z]++,\s[A-Z]\.(?!\w)")
_REACHED = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.|\+\d[\d ()./-]{7,20}\d|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b")
"""An e-mail address, or a telephone number."""
_LONGEST_CONTACT = 160
"""Code points of a line that tells how to reach a person; a longer one tells more."""
_TOP = 800
"""Code points within which the head of a résumé is."""
_MOST_IN_NAME = 4
_MOST_TIMES = 50


class NameReader:
    """Finds names by where they are, and by the words beside them."""

    def __init__(self, cues: EntryCues, heads: HeadReader) -> None:
        self._heads = heads
        self._exams = any_of(cues.degrees)
        self._no_names = any_of(cues.no_names)
        capital = [body.capitalize() for body in cues.bodies]
        upper = [body.upper() for body in cues.bodies]
        gmbh = ["GmbH", "Inc.", "Ltd.", "Corp."]
        self._bodies = re.compile(rf"(?<![\w-]){_CAPITALISED}(?:{alternatives([*capital, *upper, *gmbh])})(?!\w)")
        self._person = re.compile(
            rf"(?<!\w)(?i:{alternatives(cues.before_person)})\.?\s(?P<name>[A-Z][\w'’.-]*+(?:\s[A-Z][\w'’.-]*+){{0,3}})"
        )

    def read(self, text: str, sections: Sequence[Section]) -> Iterator[NamedSpan]:
        """The names in ``text``, in no order."""
        yield from self._own(text, sections)
        yield from self._contact(text, sections)
        studies = SortedSpans(section.body for section in sections if section.role is SectionRole.EDUCATION)
        for match in _ADDRESS.finditer(text):
            yield NamedSpan(Span(*match.span()), "an address")
        for match in self._bodies.finditer(text):
            # Where studies are told, the head of the entry tells the school from what was studied there.
            if not studies.hold(match.start()):
                yield NamedSpan(Span(*match.span()), "a firm, school or place")
        for match in self._person.finditer(text):
            yield NamedSpan(Span(*match.span("name")), "a person")
        for match in _INITIAL.finditer(text):
            yield NamedSpan(Span(*match.span()), "a person")
        for section in sections:
            if section.role is SectionRole.REFERENCES:
                yield NamedSpan(section.body, "a referee")
            elif section.role is SectionRole.EDUCATION:
                for match in self._exams.finditer(text, *section.body):
                    yield NamedSpan(Span(*match.span()), "an exam")

    def _contact(self, text: str, sections: Sequence[Section]) -> Iterator[NamedSpan]:
        """The lines above the first heading that tell where a person lives, and how to reach them."""
        heading = next((section.heading for section in sections if section.heading and section.heading.start > 0), None)
        until = min(heading.start if heading else _TOP, _TOP)
        at = 0
        for cell in re.split(r"(?<=[\t\n])", text[:until]):
            reached = len(cell) <= _LONGEST_CONTACT and _REACHED.search(cell)
            if reached and not self._heads.names_a_job(cell):
                yield NamedSpan(Span(at, at + len(cell)), "an address")
            at += len(cell)

    def _own(self, text: str, sections: Sequence[Section]) -> Iterator[NamedSpan]:
        """The person's own name, which is the first line, wherever it is."""
        name = self._first_line(text)
        if name is None:
            return
        said = text[name.start : name.end]
        at = text.find(said)
        for _ in range(_MOST_TIMES):
            if at < 0:
                break
            yield NamedSpan(Span(at, at + len(said)), "the person")
            at = text.find(said, at + len(said))

    def _first_line(self, text: str) -> Span | None:
        start = len(text) - len(text.lstrip("#*_ \t\r\n"))
        end = text.find("\n", start)
        line = re.split(r"[|,;:\t(–—]", text[start : end if end >= 0 else len(text)], maxsplit=1)[0].rstrip("*_ ")
        words = line.split()
        if not 2 <= len(words) <= _MOST_IN_NAME or self._heads.names_a_job(line) or self._no_names.search(line):
            return None
        if not all(_WORD_OF_NAME.fullmatch(word) and (word[0].isupper() or len(word) <= 3) for word in words):
            return None
        return Span(start, start + len(line))
