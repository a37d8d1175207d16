"""A post as the rules see it: what the main job made of it, and what its author wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar, cast

from skillmatch.analysis import Report
from skillmatch.checking.source import PostSource
from skillmatch.documents.model import ABOUT_OTHERS, Document, SectionRole, Unit
from skillmatch.matching.model import Mention, MentionType, Need
from skillmatch.profiling.model import Profile
from skillmatch.taxonomy.model import Taxonomy
from skillmatch.text.phrases import any_outside_compounds
from skillmatch.text.spans import Span

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What whoever runs the check says of the post."""

    role: str | None = None
    """The role type that it is meant for."""
    min_coverage: float | None = None
    """The least share of the role that it has to name, in [0, 1]."""
    date: int | None = None
    """The year in which it was published."""


@dataclass(frozen=True, slots=True, eq=False)
class Post:
    """One post, read. Each is its own, so that what rules share can be kept by it while it is checked."""

    report: Report
    source: PostSource
    """The file as its author wrote it, and where what was read is in it."""
    taxonomy: Taxonomy
    asked: Asked = field(default_factory=Asked)
    kept: dict[Callable[[Post], object], object] = field(default_factory=dict, repr=False)
    """What several rules ask for, by the function that finds it: it goes when the post goes."""

    @property
    def document(self) -> Document:
        return self.report.document

    @property
    def profile(self) -> Profile:
        return self.report.profile

    @property
    def text(self) -> str:
        return self.report.document.text

    @property
    def title(self) -> str:
        """The words of the title, or the empty string."""
        return " ".join(self.document.title_text.split())

    def line(self, span: Span) -> int:
        """The line of the file on which a span of the text begins."""
        return self.source.line_of(self.source.in_source(span).start)

    def words(self, span: Span) -> str:
        """What is there, on one line."""
        return " ".join(self.text[span.start : span.end].split())

    def line_around(self, span: Span) -> Span:
        """The line of the text on which a span begins."""
        return self.document.line_span(self.document.line_of(span.start))

    def has_more_words(self, span: Span, than: float) -> bool:
        """Whether there are more words than so many; those after them are not looked at."""
        words = _WORD.finditer(self.text, span.start, span.end)
        return any(number > than for number, _ in enumerate(words, start=1))

    def find_in_title(self, phrases: Iterable[str]) -> Span | None:
        """Where the first of ``phrases`` is in the title."""
        title = self.document.title
        return find(self.text, phrases, title.start, title.end) if title else None

    def mentions(self, *needs: Need, kind: str | None = None) -> Iterator[Mention]:
        """The skills that count, of these needs (all where none is given), outside of the title."""
        for mention in self.report.mentions:
            if not mention.asserted or mention.section is SectionRole.TITLE or mention.type is not MentionType.SKILL:
                continue
            if (not needs or mention.need in needs) and (kind is None or mention.kind == kind):
                yield mention

    def responsibilities(self) -> Iterator[Mention]:
        """The responsibilities that the post states."""
        return (m for m in self.report.mentions if m.asserted and m.type is MentionType.RESPONSIBILITY)

    def label(self, concept: str) -> str:
        """What a concept is called."""
        return self.taxonomy.concepts[concept].label

    def group(self, concept: str) -> str:
        """The skill group under which a concept hangs."""
        return self.taxonomy.group_of(concept)

    def unit_at(self, offset: int) -> Unit | None:
        """The sentence or list item that holds the code point at ``offset``."""
        return self.document.unit_at(offset)

    def job_units(self) -> Iterator[Unit]:
        """The sentences and items that speak of the job, and not of the company, its benefits or the law."""
        return (unit for unit in self.document.units if self.document.role_of(unit) not in ABOUT_OTHERS)

    def has_section(self, role: SectionRole) -> bool:
        """Whether a section of this role has a body with words in it."""
        sections = (section for section in self.document.sections if section.role is role)
        return any(self.text[section.body.start : section.body.end].strip() for section in sections)


Found = TypeVar("Found")


def once_a_post(find_out: Callable[[Post], Found]) -> Callable[[Post], Found]:
    """Keeps in a post what a function finds out about it."""

    @wraps(find_out)
    def kept(post: Post) -> Found:
        if kept not in post.kept:
            post.kept[kept] = find_out(post)
        return cast(Found, post.kept[kept])

    return kept


def find(text: str, phrases: Iterable[str], start: int = 0, end: int | None = None) -> Span | None:
    """The first place between two code points where one of ``phrases`` is, as whole words and in any case."""
    return next(find_all(text, phrases, start, end), None)


def find_all(text: str, phrases: Iterable[str], start: int = 0, end: int | None = None) -> Iterator[Span]:
    """All such places, in order. A blank in a phrase is any white space, ``*`` at its end any ending of a word."""
    pattern = _pattern(tuple(phrases))
    return (Span(m.start(), m.end()) for m in pattern.finditer(text, start, len(text) if end is None else end))


@lru_cache(maxsize=256)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return any_outside_compounds(phrases)
