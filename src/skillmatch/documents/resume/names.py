"""Names in a résumé that are no skills: the person's own, addresses, referees, firms and bodies in passing."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

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
_INITIAL = re.compile(r"(?<![\w.])[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z][a-z]++(?:-[A-Z][a-z]++)?(?![\w-])")
_INITIAL_AFTER = re.compile(r"(?<!\w)[A-Z][a-z]++,\s[A-Z]\.(?!\w)")
"""Looked for apart: of "S. de Witt, R. Kafka" the initial is that of who comes next."""
REACHED = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}\.|\+\d[\d ()./-]{7,20}\d|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b"
    r"|\b\d{5}\s[A-ZÄÖÜ][a-zäöüß]+|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}\b"
)
"""An e-mail address, a telephone number, or a postal code with its town."""
_ONE_WORD = r"(?P<name>[A-Z][a-z]{1,20}(?:[A-Z][a-z]{1,20}){1,3})(?!\w|\.\w)(?!\s?\()"
"""A name of several words in one."""
_LONGEST_CONTACT = 160
"""Code points of a line that tells how to reach a person; a longer one tells more."""
_TOP = 800
"""Code points within which the head of a résumé is."""
_MAIN = frozenset({SectionRole.SUMMARY, SectionRole.EXPERIENCE})
"""The roles of sections that the main column begins with."""
_MOST_IN_NAME = 4
_MOST_ABOVE_NAME = 4
"""Lines looked at for the name, where those above it tell how to reach the person."""
_LINES_OF_NAME, _WORDS_ON_A_LINE = 2, 2
_BEFORE_NAME = "#*_ \t\r\n"
_MOST_TIMES = 50


class NameReader:
    """Finds names by where they are, and by the words beside them."""

    def __init__(self, cues: EntryCues, heads: HeadReader, joined: Container[str]) -> None:
        self._heads = heads
        self._joined = joined
        self._exams = any_of(cues.degrees)
        self._no_names = any_of(cues.no_names)
        capital = [body.capitalize() for body in cues.bodies]
        upper = [body.upper() for body in cues.bodies]
        gmbh = ["GmbH", "Inc.", "Ltd.", "Corp."]
        self._bodies = re.compile(rf"(?<![\w-]){_CAPITALISED}(?:{alternatives([*capital, *upper, *gmbh])})(?!\w)")
        begin = r"(?im)^[\W_]{0,6}"
        self._named = re.compile(
            rf"{begin}(?:{alternatives(cues.name_labels)})(?-i:[ ]?[:\t|–-][\t ]*|[ ]{{1,9}})"
            rf"(?-i:(?P<name>[^\W\d_][\w'’.-]*(?:[ ][^\W\d_][\w'’.-]*){{1,3}}))[*_ ]*$"
        )
        reached = rf"(?:{alternatives(cues.reach_labels)})\b[ ]?(?:[:|\t.–+(\d-]|www|http)"
        self._lives = re.compile(rf"{begin}(?:(?:{alternatives(cues.address_labels)})\b|{reached})[ ]?[^\n]{{0,160}}")
        # Where somebody was, such words are not glued together: "engineer at LampCloud".
        self._firm_in_one = re.compile(rf"(?<!\w)(?i:{alternatives(cues.joined)})\s?{_ONE_WORD}")
        self._person = re.compile(
            rf"(?<!\w)(?i:{alternatives(cues.before_person)})\.?\s(?P<name>[A-Z][\w'’.-]*+(?:\s[A-Z][\w'’.-]*+){{0,3}})"
        )

    def read(self, text: str, sections: Sequence[Section], known: Iterable[NamedSpan]) -> Iterator[NamedSpan]:
        """The names in ``text``, in no order; ``known`` are those in the heads of entries."""
        yield from self._own(text, sections)
        yield from _again(text, known)
        for match in self._lives.finditer(text, 0, _TOP):
            yield NamedSpan(Span(*match.span()), "an address")
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
        for initial in (_INITIAL, _INITIAL_AFTER):
            for match in initial.finditer(text):
                yield NamedSpan(Span(*match.span()), "a person")
        for match in self._firm_in_one.finditer(text):
            if match["name"].lower() not in self._joined:
                yield NamedSpan(Span(*match.span("name")), "a firm, school or place")
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
            reached = len(cell) <= _LONGEST_CONTACT and REACHED.search(cell)
            if reached and not self._heads.names_a_job(cell):
                yield NamedSpan(Span(at, at + len(cell)), "an address")
            at += len(cell)

    def _own(self, text: str, sections: Sequence[Section]) -> Iterator[NamedSpan]:
        """The person's own name, which is the first line, wherever it is."""
        name = self._first_line(text) or self._labelled(text) or self._beside(text, sections)
        if name is None:
            yield from self._on_two_lines(text, sections)
            return
        yield from _everywhere(text, text[name.start : name.end], "the person")

    def _labelled(self, text: str) -> Span | None:
        """The name after its label: "Name: Ada Example", "CV of Ada Example"."""
        match = self._named.search(text, 0, _TOP)
        return Span(*match.span("name")) if match else None

    def _beside(self, text: str, sections: Sequence[Section]) -> Span | None:
        """The name after a side bar, where the main column begins: a line by itself, what the person is below it."""
        first = next((one for one in sections if one.heading and one.role in _MAIN), None)
        until = min(first.heading.start if first and first.heading else 0, 4 * _TOP)
        at = max(until - 2, 0)
        for _ in range(2):  # what the person is may be in a block of its own
            at = text.rfind("\n\n", 0, max(at, 0))
            span = self._name_at(text, at + 2) if at >= 0 else None
            if span is not None:
                line, below, *_ = [*filter(str.strip, text[span.start : until].split("\n", 4)), "", ""]
                return span if line.strip() == text[span.start : span.end] and self._heads.names_a_job(below) else None
        return None

    def _first_line(self, text: str) -> Span | None:
        """The first line, but for those above it that tell where the person lives and how to reach them."""
        start = len(text) - len(text.lstrip(_BEFORE_NAME))
        for _ in range(_MOST_ABOVE_NAME):
            found = self._name_at(text, start)
            end = text.find("\n", start)
            if found or end < 0 or not self._is_contact(text[start:end]):
                return found
            start = end + len(text[end : end + _TOP]) - len(text[end : end + _TOP].lstrip(_BEFORE_NAME))
        return None

    def _is_contact(self, line: str) -> bool:
        where = line.rpartition(", ")[2].strip()
        return len(line) <= _LONGEST_CONTACT and (REACHED.search(line) is not None or self._heads.is_place(where))

    def _on_two_lines(self, text: str, sections: Sequence[Section]) -> Iterator[NamedSpan]:
        """The name in large letters above the first heading, of which each line has a part; one word alone is no name
        elsewhere."""
        heading = next((section.heading for section in sections if section.heading), None)
        found: list[Span] = []
        at = 0
        for line in text[: min(heading.start, _TOP) if heading else _TOP].split("\n", 4)[:4]:
            words = line.strip(_BEFORE_NAME).split()
            if words:
                is_name = len(words) <= _WORDS_ON_A_LINE and all(map(_WORD_OF_NAME.fullmatch, words))
                if not is_name or self._heads.names_a_job(line) or self._no_names.search(line):
                    break
                found.append(Span(at, at + len(line)))
            at += len(line) + 1
        if len(found) == _LINES_OF_NAME and len({text[span.start : span.end].isupper() for span in found}) == 1:
            yield from (NamedSpan(span, "the person") for span in found)

    def _name_at(self, text: str, start: int) -> Span | None:
        end = text.find("\n", start)
        line = re.split(r"[|,;:\t(–—]", text[start : end if end >= 0 else len(text)], maxsplit=1)[0].rstrip("*_ ")
        words = line.split()
        if not 2 <= len(words) <= _MOST_IN_NAME or self._heads.names_a_job(line) or self._no_names.search(line):
            return None
        bare = [word.strip("“”\"‘’'()") for word in words]
        if not all(_WORD_OF_NAME.fullmatch(word) and (word[0].isupper() or len(word) <= 3) for word in bare):
            return None
        return Span(start, start + len(line))


def _again(text: str, known: Iterable[NamedSpan]) -> Iterator[NamedSpan]:
    """Names of several words of employers and schools, wherever they are: "Engineer at Swift River Labs"."""
    for said, whose in sorted({(text[one.span.start : one.span.end], one.whose) for one in known}):
        if len(said.split()) > 1 and whose != "a place":
            yield from _everywhere(text, said, whose)


def _everywhere(text: str, said: str, whose: str) -> Iterator[NamedSpan]:
    at = text.find(said)
    for _ in range(_MOST_TIMES):
        if at < 0:
            break
        yield NamedSpan(Span(at, at + len(said)), whose)
        at = text.find(said, at + len(said))
