"""What a post has to say or name, and what it must not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from skillmatch.checking.context import Post, find, find_all
from skillmatch.checking.model import Hit, Rule
from skillmatch.checking.rules.wording import listed
from skillmatch.documents.model import SectionRole, Unit
from skillmatch.text.spans import Span

_NEAR = 30
"""Code points in which the word before and the word after are looked for."""


def must_not_say(post: Post, rule: Rule) -> Iterator[Hit]:
    """Words in the sections that count, where they have neither other words beside them nor in their sentence."""
    excused = _units_with(post, rule.words.get("not-with", ()))
    for span in find_all(post.text, rule.words["say"]):
        if _counts(post, span, rule) and not _is_beside(post, span, rule) and post.unit_at(span.start) not in excused:
            yield Hit(span, {"words": post.words(span)})


def must_not_match(post: Post, rule: Rule) -> Iterator[Hit]:
    """Places that a token pattern matches in the sections that count, without other words in their sentence."""
    # Here, since few checks have such a rule.
    from skillmatch.documents.stretches import stretches
    from skillmatch.token_patterns import find_texts

    excused = _units_with(post, rule.words.get("not-with", ()))
    for span in find_texts(rule.words["patterns"], post.text, stretches(post.document)):
        if _counts(post, span, rule) and post.unit_at(span.start) not in excused:
            yield Hit(span, {"words": post.words(span)})


def _units_with(post: Post, words: Sequence[str]) -> Set[Unit | None]:
    """The sentences and items that have one of ``words``; each is looked at once, however often it is asked about."""
    units = post.document.units if words else ()
    return {unit for unit in units if find(post.text, words, unit.span.start, unit.span.end)}


def _counts(post: Post, span: Span, rule: Rule) -> bool:
    role = post.document.section_at(span.start).role
    only = rule.words.get("only-in", ())
    return (not only or role in only) and role not in rule.words.get("not-in", ())


def _is_beside(post: Post, span: Span, rule: Rule) -> bool:
    """Whether the word before or the word after is one that gives the words another sense."""
    before = post.text[max(0, span.start - _NEAR) : span.start].split()
    after = post.text[span.end : span.end + _NEAR].split()
    around = {word.lower().strip(".,;:!?()") for word in (*before[-1:], *after[:1])}
    return any(word.lower() in around for word in rule.words.get("not-beside", ()))


def must_name(post: Post, rule: Rule) -> Iterator[Hit]:
    """Each concept that is not named, nor anything narrower."""
    named = _named(post)
    for id_ in rule.words["names"]:
        if id_ not in named:
            yield Hit(None, {"what": post.label(id_)}, key=id_)


def must_name_any(post: Post, rule: Rule) -> Iterator[Hit]:
    """None of the concepts; without any given, none of all that there are."""
    ids, named = rule.words.get("names", ()), _named(post)
    if named.isdisjoint(ids) if ids else not named:
        yield Hit(None, {"what": listed([post.label(id_) for id_ in ids])}, key="")


def must_not_name(post: Post, rule: Rule) -> Iterator[Hit]:
    """Each place that names one of the concepts, or something narrower."""
    for mention in post.report.mentions:
        found = {mention.concept, *post.taxonomy.ancestors(mention.concept)} & set(rule.words["names"])
        if mention.asserted and found:
            yield Hit(mention.span, {"what": post.label(sorted(found)[0]), "words": post.words(mention.span)})


def _named(post: Post) -> Set[str]:
    """The concepts that a post asserts, and all that they are narrower than."""
    concepts = {mention.concept for mention in post.report.mentions if mention.asserted}
    return concepts | {id_ for concept in concepts for id_ in post.taxonomy.ancestors(concept)}


def needs_section(post: Post, rule: Rule) -> Iterator[Hit]:
    """Each section that is not there, or has no words in it."""
    for name in rule.words["sections"]:
        if not post.has_section(SectionRole(name)):
            yield Hit(None, {"what": name}, key=name)
