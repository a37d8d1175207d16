"""Clarity: words that tell a reader nothing, or nothing true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.post import ABOUT_OTHERS, Post, find, find_all
from skillmatch.checking.rules.wording import listed
from skillmatch.checking.vocabulary import vocabulary
from skillmatch.documents.model import Section, SectionRole, Span, Unit
from skillmatch.matching.model import Need

_ACRONYM = re.compile(r"(?<![\w./@&+-])[A-Z][A-Z&]{1,4}[A-Z](?:s)?(?![\w./@&+-]|\s*®|\s*™|'[a-z])")
_ROW = re.compile(r"[\s,/()&]*(?:and|or|such as|e\.g\.|including|like)?[\s,/(]*(?:\w+[\s,]+){0,2}")
"""What stands between the members of one list."""


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
    words = text.lstrip("-*•·+ ")
    return words if len(words) <= 80 else words[:77].rstrip() + "…"


def vague_superlative(post: Post, rule: Rule) -> Iterator[Hit]:
    """Rockstars and ninjas, where they stand for the person that is sought."""
    for span in find_all(post.text, rule.words["superlatives"]):
        if post.document.section_at(span.start).role in ABOUT_OTHERS:
            continue
        before, after = (
            post.text[max(0, span.start - 30) : span.start].split(),
            post.text[span.end : span.end + 30].split(),
        )
        around = {word.lower().strip(".,;:!?()") for word in (*before[-1:], *after[:1])}
        if not around & {*rule.words["not-after"], *rule.words["not-before"]}:
            yield Hit(span, {"word": post.words(span)})


def unexplained_acronym(post: Post, rule: Rule) -> Iterator[Hit]:
    """Letters that neither the text spells out nor a reader from outside can know."""
    labels, known = vocabulary(post.taxonomy).short, rule.words["known"]
    seen: set[str] = set()
    for unit in _duties_and_needs(post):
        found = list(_ACRONYM.finditer(post.text, unit.span.start, unit.span.end))
        if len(found) >= rule.thresholds["row"]:
            continue  # a list of venues, or of terms of a trade, for those who know them
        for match in found if not _is_shouted(post.text[unit.span.start : unit.span.end], found) else ():
            letters = match[0].removesuffix("s")
            if letters in seen or letters in labels or letters in known:
                continue
            seen.add(letters)
            if _is_among_skills(post, match) or _is_spelt_out(post.text, letters) or _is_the_company(post, letters):
                continue
            yield Hit(Span(match.start(), match.end()), {"letters": letters}, key=letters)


def _duties_and_needs(post: Post) -> Iterator[Unit]:
    wanted = (SectionRole.DUTIES, SectionRole.REQUIRED, SectionRole.PREFERRED)
    units = post.document.units
    # In running text most such letters are names of companies, or shouted words.
    return (unit for unit in units if unit.item and post.document.sections[unit.section].role in wanted)


def _is_shouted(text: str, found: Sequence[object]) -> bool:
    """Whether a line is in capitals altogether, where every word looks like an acronym."""
    letters = [char for char in text if char.isalpha()] if found else []
    return sum(char.isupper() for char in letters) > 0.5 * len(letters)


def _is_among_skills(post: Post, match: re.Match[str]) -> bool:
    """Whether the letters are part of what was recognised, or stand in one row with it: a term of the trade."""
    near = [
        m
        for m in post.report.mentions
        if m.kind and m.span.end > match.start() - 60 and m.span.start < match.end() + 60
    ]
    return any(
        (m.span.start <= match.start() and match.end() <= m.span.end)
        or _ROW.fullmatch(post.text, m.span.end, match.start())
        or _ROW.fullmatch(post.text, match.end(), m.span.start)
        for m in near
    )


def _is_the_company(post: Post, letters: str) -> bool:
    """Whether the letters also stand where the company speaks of itself: its own name, more often than not."""
    others = (section.body for section in post.document.sections if section.role in ABOUT_OTHERS)
    return letters in post.title or any(letters in post.text[body.start : body.end] for body in others)


def _is_spelt_out(text: str, letters: str) -> bool:
    """Whether words with these first letters stand in the text: "root mean square error (RMSE)"."""
    plain = [re.escape(letter) for letter in letters if letter.isalpha()]
    between = r"\w*[\s/&-]+(?:(?:of|the|and|for|in|to|on|a)\s+)?"
    if re.search(rf"\b{between.join(plain)}\w*", text, re.IGNORECASE):
        return True
    # Or beside it in brackets, whichever stands inside: "OKRs (quarterly goals)", "annual goals (OKRs)".
    return bool(re.search(rf"\b{re.escape(letters)}s?\s*\(\w|\w\s*\({re.escape(letters)}s?\b", text))


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
    other = [(section, length) for section, length in lengths if _is_about_others(post, section, rule)]
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


def _is_about_others(post: Post, section: Section, rule: Rule) -> bool:
    """Whether a section is about the company and the like, and does not state duties all the same."""
    body = section.body
    stated = {m.concept for m in post.responsibilities() if body.start <= m.span.start < body.end}
    return section.role in ABOUT_OTHERS and len(stated) <= rule.thresholds["duties"]


def _letters(post: Post, section: Section) -> int:
    return len("".join(post.text[section.body.start : section.body.end].split()))


def nothing_recognised(post: Post, rule: Rule) -> Iterator[Hit]:
    """A text in which nothing is known, so that no other rule can have an opinion."""
    if not any(mention.asserted for mention in post.report.mentions):
        yield Hit(None, {}, key="")


CHECKS = {
    "vague-duty": vague_duty,
    "vague-superlative": vague_superlative,
    "unexplained-acronym": unexplained_acronym,
    "soft-must-haves-only": soft_must_haves_only,
    "boilerplate-longer-than-job": boilerplate_longer_than_job,
    "nothing-recognised": nothing_recognised,
}
