"""What is asked for, and how it goes with what is to be done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from skillmatch.checking.context import Post, find
from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.requirements import choices, must_haves
from skillmatch.checking.rules.wording import listed
from skillmatch.documents.model import SectionRole, Unit
from skillmatch.matching.model import Mention, Method, Need
from skillmatch.text.spans import Span

_EXACT = (Method.PHRASE, Method.INFLECTION)

_BEFORE = re.compile(r"(?:[,;:•*\n(/+–-]|(?<![\w-])(?:and|or|with|of|in|using|know|knows))\s*\Z|\A\s*\Z", re.IGNORECASE)
_AFTER = re.compile(r"[^\S\n]*+(?:[,;.)\n/+]|(?:and|or)\b|\Z)", re.IGNORECASE)
"""What is around a name that is asked for as such."""

_NEARLY_ALL = 0.8
"""Share of the words of a sentence from which its names are all that it is."""


def needs_not_told_apart(post: Post, rule: Rule) -> Iterator[Hit]:
    """A long list of needs, none of which is said to be merely nice to have."""
    needs = must_haves(post)
    if len(needs) < rule.thresholds["needs"] or any(post.mentions(Need.PREFERRED)):
        return
    if post.has_section(SectionRole.PREFERRED) or find(post.text, rule.words["preferred"]):
        return
    heading = next((s.heading for s in post.document.sections if s.role is SectionRole.REQUIRED and s.heading), None)
    yield Hit(heading or needs[0].mentions[0].span, {"count": len(needs)}, key="")


def required_and_preferred(post: Post, rule: Rule) -> Iterator[Hit]:
    """One skill, a must in one place and a plus in another."""
    chosen = {id(m) for group in choices(post) for m in group}
    musts = _plain(post, Need.REQUIRED, chosen)
    pluses = _plain(post, Need.PREFERRED, chosen)
    for concept, plus in pluses.items():
        must = musts.get(concept)
        if must is None or must.section is not SectionRole.REQUIRED or plus.section is not SectionRole.PREFERRED:
            continue
        if any(_is_qualified(post, mention, rule) for mention in (must, plus)):
            continue
        facts = {"label": post.label(concept), "line": post.line(must.span)}
        yield Hit(plus.span, facts, (Related(must.span, f"{post.label(concept)} is required"),))


def _plain(post: Post, need: Need, chosen: set[int]) -> dict[str, Mention]:
    """The first mention of each tool with this need that is no choice among others."""
    found: dict[str, Mention] = {}
    for mention in post.mentions(need, kind="hard"):
        exact = mention.evidence.method in _EXACT and id(mention) not in chosen
        if exact and _is_a_thing(post, mention.concept) and _is_bare(post, mention):
            found.setdefault(mention.concept, mention)
    return found


def _is_bare(post: Post, mention: Mention) -> bool:
    """Whether it is asked for as such: "Docker, Kubernetes", "experience with Docker"; not "SQL injection"."""
    start, end = mention.span
    before = _BEFORE.search(post.text, max(0, start - 30), start)
    return before is not None and _AFTER.match(post.text, end) is not None


def _is_a_thing(post: Post, concept: str) -> bool:
    """Whether this is one tool or language, and not a field, of which there is always more to know."""
    return post.taxonomy.concepts[concept].since is not None


def _is_qualified(post: Post, mention: Mention, rule: Rule) -> bool:
    """Whether the line says more than the name: how much of it, or of what part."""
    line = post.line_around(mention.span)
    if post.has_more_words(line, rule.thresholds["words"]):
        return True
    return find(post.text, rule.words["degree"], line.start, line.end) is not None


def choice_that_requires_each(post: Post, rule: Rule) -> Iterator[Hit]:
    """ "PyTorch or TensorFlow" in one line, and each of the two a must in others."""
    groups = [group for group in choices(post) if group[0].need is Need.REQUIRED]
    chosen = {id(m) for group in groups for m in group}
    musts = _plain(post, Need.REQUIRED, chosen)
    for group in groups:
        span = Span(group[0].span.start, group[-1].span.end)
        concepts = {m.concept for m in group}
        each = [musts.get(concept) for concept in concepts]
        if len(concepts) < 2 or any(one is None or one.unit == group[0].unit for one in each):
            continue
        if any(one and one.section is not SectionRole.REQUIRED for one in each):
            continue
        # In a post that lost its line breaks nobody can say what belongs together.
        if post.has_more_words(post.line_around(span), rule.thresholds["words"]):
            continue
        # "Python/Java" is anybody's guess; only a plain "or" is a choice for sure.
        if not find(post.text, ("or",), span.start, span.end):
            continue
        found = sorted((one for one in each if one), key=lambda m: m.span)
        facts = {
            "choice": post.words(span),
            "each": listed([f"{post.label(m.concept)} (line {post.line(m.span)})" for m in found]),
        }
        yield Hit(span, facts, tuple(Related(m.span, f"{post.label(m.concept)} by itself") for m in found))


def required_but_no_duty(post: Post, rule: Rule) -> Iterator[Hit]:
    """A field of which several skills are musts, and with which no duty has anything to do."""
    duties = list(post.mentions(Need.DUTY, kind="hard"))
    stated = {m.concept for m in post.responsibilities() if m.need is Need.DUTY}
    if not post.has_section(SectionRole.DUTIES) or len(stated) < rule.thresholds["duties"]:
        return
    used = {post.group(m.concept) for m in duties}
    by_group: dict[str, list[Mention]] = {}
    for need in must_haves(post):
        mentions = by_group.setdefault(post.group(need.concepts[0]), [])
        if _is_a_thing(post, need.concepts[0]) and all(need.concepts[0] != one.concept for one in mentions):
            mentions.append(need.mentions[0])
    for group, mentions in by_group.items():
        served = stated & set(rule.words.get(group, ()))
        if (
            group in rule.words["watched"]
            and group not in used
            and not served
            and len(mentions) >= rule.thresholds["skills"]
        ):
            yield _unmatched(post, group, mentions)


def duty_without_need(post: Post, rule: Rule) -> Iterator[Hit]:
    """A field that the duties work in with several tools, and of which no need says a word."""
    if not post.has_section(SectionRole.DUTIES) or not post.has_section(SectionRole.REQUIRED):
        return
    asked = {post.group(m.concept) for m in post.mentions(Need.REQUIRED, Need.PREFERRED)}
    by_group: dict[str, list[Mention]] = {}
    for mention in post.mentions(Need.DUTY, kind="hard"):
        mentions = by_group.setdefault(post.group(mention.concept), [])
        if _is_a_thing(post, mention.concept) and all(mention.concept != one.concept for one in mentions):
            mentions.append(mention)
    for group, mentions in by_group.items():
        if group in rule.words["watched"] and group not in asked and len(mentions) >= rule.thresholds["skills"]:
            yield _unmatched(post, group, mentions)


def _unmatched(post: Post, group: str, mentions: list[Mention]) -> Hit:
    names = listed([post.label(m.concept) for m in mentions], 4)
    related = tuple(Related(m.span, post.label(m.concept)) for m in mentions[1:4])
    return Hit(mentions[0].span, {"group": post.label(group), "names": names}, related, key=group)


def only_tools(post: Post, rule: Rule) -> Iterator[Hit]:
    """A list of tools, and not a word of what is to be done with them."""
    tools = list(dict.fromkeys(m.concept for m in post.mentions(kind="hard")))
    if len(tools) < rule.thresholds["tools"] or post.has_section(SectionRole.DUTIES):
        return
    named = Counter(mention.unit for mention in post.mentions(kind="hard"))
    if any(not _is_list(post, post.document.units[m.unit], named[m.unit]) for m in post.responsibilities()):
        return
    if any(_is_prose(post, unit, named[index], rule) for index, unit in enumerate(post.document.units)):
        return
    first = next(post.mentions(kind="hard"))
    yield Hit(first.span, {"count": len(tools), "names": listed([post.label(tool) for tool in tools], 5)}, key="")


def _is_list(post: Post, unit: Unit, named: int) -> bool:
    """Whether a sentence is hardly more than names of tools, so that what it may state is only read into them."""
    words = [word for word in post.words(unit.span).split() if any(map(str.isalnum, word))]
    return named >= _NEARLY_ALL * len(words)


def _is_prose(post: Post, unit: Unit, named: int, rule: Rule) -> bool:
    """Whether a sentence is long and names hardly any tools: it may well state a duty that was not recognised."""
    return len(post.words(unit.span).split()) >= rule.thresholds["prose"] and named < rule.thresholds["named"]


def no_duties_section(post: Post, rule: Rule) -> Iterator[Hit]:
    """Needs under a heading of their own, duties under none, and hardly any stated elsewhere."""
    headed = [
        section
        for section in post.document.sections
        if section.role is SectionRole.REQUIRED and section.heading and _has_its_line(post, section.heading, rule)
    ]
    stated = {m.concept for m in post.responsibilities()}
    if not headed or post.has_section(SectionRole.DUTIES) or len(stated) > rule.thresholds["stated"]:
        return
    if not any(post.mentions(kind="hard")) or _speaks_of_duties(post, rule):
        return
    yield Hit(headed[0].heading, {"count": len(stated)}, key="")


def _speaks_of_duties(post: Post, rule: Rule) -> bool:
    """Whether a word for duties is anywhere, be it glued to another: "graduateResponsibilities:"."""
    lowered = post.text.lower()
    return any(word in lowered for word in rule.words["duties"])


def _has_its_line(post: Post, heading: Span, rule: Rule) -> bool:
    """Whether a heading has a line of its own: where line breaks were lost, that of the duties may be lost as well."""
    return len(post.words(post.line_around(heading))) <= rule.thresholds["letters"]


def missing_phase(post: Post, rule: Rule) -> Iterator[Hit]:
    """An engineer's title over a text in which nothing ever goes live or is kept alive."""
    span = post.find_in_title(rule.words["titles"])
    if span is None or post.find_in_title(rule.words["other-titles"]):
        return
    stated = {m.concept for m in post.responsibilities()}
    phases = [phase for phase in post.profile.phases if phase.id in ("deploy", "maintain")]
    if len(stated) < rule.thresholds["stated"] or any(phase.matched for phase in phases):
        return
    units = post.job_units()
    if any(find(post.text, rule.words["signs"], unit.span.start, unit.span.end) for unit in units):
        return
    if any(post.group(m.concept) in rule.words["groups"] for m in post.mentions(kind="hard")):
        return
    yield Hit(
        post.document.title, {"named": post.words(span), "phases": " and ".join(f"“{p.label}”" for p in phases)}, key=""
    )


CHECKS = {
    "needs-not-told-apart": needs_not_told_apart,
    "required-and-preferred": required_and_preferred,
    "choice-that-requires-each": choice_that_requires_each,
    "required-but-no-duty": required_but_no_duty,
    "duty-without-need": duty_without_need,
    "only-tools": only_tools,
    "no-duties-section": no_duties_section,
    "missing-phase": missing_phase,
}
