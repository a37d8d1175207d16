"""Clarity: words that tell a reader nothing, or nothing true."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from skillmatch.checking.acronyms import ACRONYM, explained
from skillmatch.checking.context import Post, find
from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.rules.wording import listed
from skillmatch.checking.skill_names import skill_names
from skillmatch.documents.model import ABOUT_OTHERS, Section, SectionRole, Unit
from skillmatch.matching.model import Mention, Need
from skillmatch.text.characters import without_list_sign
from skillmatch.text.spans import Span

_EXAMPLES = re.compile(r"\((?:e\.g\.|such as|like|including)[^()]*+$|\b(?:at|join)\s$", re.IGNORECASE)
"""Before letters that are an example of what is named, or the name of who hires: "imagery (e.g., NAIP", "at ECAM"."""
_BEFORE = 60
"""Code points before letters in which that is looked for."""


def vague_duty(post: Post, rule: Rule) -> Iterator[Hit]:
    """A duty that names no work: "help with AI stuff"."""
    placed = {m.unit for m in post.responsibilities()} | {
        m.unit for m in post.mentions(kind="hard") if _is_tool(post, m.concept, rule)
    }
    for index, unit in enumerate(post.document.units):
        if post.document.sections[unit.section].role is not SectionRole.DUTIES or index in placed:
            continue
        span = find(post.text, rule.words["vague"], unit.span.start, unit.span.end)
        long = len(post.words(unit.span).split()) > rule.thresholds["words"]
        if span and not long and not find(post.text, rule.words["concrete"], unit.span.start, unit.span.end):
            yield Hit(span, {"duty": _short(post.words(unit.span))})


def _is_tool(post: Post, concept: str, rule: Rule) -> bool:
    return concept not in rule.words["broad"]


def _short(text: str) -> str:
    words = without_list_sign(text)
    return words if len(words) <= 80 else words[:77].rstrip() + "…"


def unexplained_acronym(post: Post, rule: Rule) -> Iterator[Hit]:
    """Letters that neither the text spells out nor a reader from outside can know."""
    doubtful = dict(_doubtful(post, rule))
    known = explained(post, doubtful)
    for letters, span in doubtful.items():
        if letters not in known:
            yield Hit(span, {"letters": letters}, key=letters)


def _doubtful(post: Post, rule: Rule) -> Iterator[tuple[str, Span]]:
    """Letters that no reader of the trade need know, each where it is first."""
    labels, known = skill_names(post.taxonomy).short, rule.words["known"]
    seen: set[str] = set()
    for unit in _duties_and_needs(post):
        found = list(ACRONYM.finditer(post.text, unit.span.start, unit.span.end))
        if len(found) >= rule.thresholds["row"]:
            continue  # a list of venues, or of terms of a trade, for those who know them
        for match in found if not _is_shouted(post.text[unit.span.start : unit.span.end], found) else ():
            letters = match[0].removesuffix("s")
            is_name = _EXAMPLES.search(post.text[max(unit.span.start, match.start() - _BEFORE) : match.start()])
            if not is_name and letters not in seen and letters not in labels and letters not in known:
                seen.add(letters)
                yield letters, Span(*match.span())


def _duties_and_needs(post: Post) -> Iterator[Unit]:
    wanted = (SectionRole.DUTIES, SectionRole.REQUIRED, SectionRole.PREFERRED)
    units = post.document.units
    # In running text most such letters are names of companies, or shouted words.
    return (unit for unit in units if unit.item and post.document.sections[unit.section].role in wanted)


def _is_shouted(text: str, found: Sequence[object]) -> bool:
    """Whether a line is in capitals altogether, where every word looks like an acronym."""
    letters = [char for char in text if char.isalpha()] if found else []
    return sum(char.isupper() for char in letters) > 0.5 * len(letters)


def soft_must_haves_only(post: Post, rule: Rule) -> Iterator[Hit]:
    """Must-haves that are all about character, in a post that says it works with technology."""
    if any(post.mentions(Need.REQUIRED, Need.PREFERRED, kind="hard")):
        return
    soft = list(post.mentions(Need.REQUIRED, kind="soft"))
    concepts = list(dict.fromkeys(m.concept for m in soft))
    hard = {m.concept for m in post.mentions(kind="hard")}
    if not post.find_in_title(rule.words["titles"]):
        return
    if len(concepts) >= rule.thresholds["soft"] and len(hard) >= rule.thresholds["hard"]:
        names = listed([post.label(concept) for concept in concepts], 5)
        yield Hit(
            soft[0].span, {"names": names}, tuple(Related(m.span, post.label(m.concept)) for m in soft[1:4]), key=""
        )


def boilerplate_longer_than_job(post: Post, rule: Rule) -> Iterator[Hit]:
    """More about the company, its benefits and the law than about the job."""
    lengths = [(section, _letters(post, section)) for section in post.document.sections]
    stated = list(post.responsibilities())
    other = [(section, length) for section, length in lengths if _is_about_others(stated, section, rule)]
    job = sum(length for _, length in lengths) - sum(length for _, length in other)
    around = sum(length for _, length in other)
    headed = post.has_section(SectionRole.DUTIES) or post.has_section(SectionRole.REQUIRED)
    if not headed or len(post.document.line_starts) < rule.thresholds["lines"]:
        return
    if not other or around < rule.thresholds["letters"] or around <= job * rule.thresholds["times"]:
        return
    longest = max(other, key=lambda one: one[1])[0]
    span = longest.heading or Span(longest.body.start, min(longest.body.end, longest.body.start + 60))
    facts = {"share": f"{around / (around + job):.0%}", "around": around, "job": job}
    yield Hit(span, facts, key="")


def _is_about_others(stated: Sequence[Mention], section: Section, rule: Rule) -> bool:
    """Whether a section is about the company and the like, and does not state duties all the same."""
    first, after = (bisect_left(stated, at, key=lambda m: m.span.start) for at in section.body)
    concepts = {mention.concept for mention in stated[first:after]}
    return section.role in ABOUT_OTHERS and len(concepts) <= rule.thresholds["duties"]


def _letters(post: Post, section: Section) -> int:
    return len("".join(post.text[section.body.start : section.body.end].split()))


CHECKS = {
    "vague-duty": vague_duty,
    "unexplained-acronym": unexplained_acronym,
    "soft-must-haves-only": soft_must_haves_only,
    "boilerplate-longer-than-job": boilerplate_longer_than_job,
}
