"""A title with certain words, over a text that does not go with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skillmatch.checking.context import Post, find, find_all
from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.requirements import YearsAsked, years_asked
from skillmatch.checking.rules.wording import listed
from skillmatch.matching.model import Mention, Need
from skillmatch.text.spans import Span

_SHOWN = 3
_LONGEST = 60


def title_with_duties(post: Post, rule: Rule) -> Iterator[Hit]:
    """The duties of another level or trade, but for those that are softened in their sentence."""
    named = _title(post, rule)
    if named is None:
        return
    first: dict[str, Mention] = {}
    for mention in post.responsibilities():
        if mention.need is Need.PREFERRED:
            continue  # what would be nice to have is no duty
        if mention.concept in rule.words["duties"] and not _is_excused(post, mention.span, rule):
            first.setdefault(mention.concept, mention)
    if len(first) >= rule.thresholds.get("duties", 1):
        facts = {"named": post.words(named), "duties": listed([f"“{_short(m.text)}”" for m in first.values()], _SHOWN)}
        yield Hit(post.document.title, facts, _related(post, first.values()), key="")


def _related(post: Post, mentions: Iterable[Mention]) -> tuple[Related, ...]:
    return tuple(Related(mention.span, post.label(mention.concept)) for mention in mentions)


def title_with_words(post: Post, rule: Rule) -> Iterator[Hit]:
    """Words in what is said of the job, unless it states a responsibility that they do not go with."""
    named = _title(post, rule)
    if named is None or any(m.concept in rule.words.get("unless-named", ()) for m in post.responsibilities()):
        return
    units = [unit.span for unit in post.job_units()]
    found = [one for unit in units for one in find_all(post.text, rule.words["say"], unit.start, unit.end)]
    if len(found) >= rule.thresholds.get("signs", 1):
        said = rule.words.get("also", ("",))[0]
        facts = {"named": post.words(named), "signs": listed([f"“{post.words(one)}”" for one in found], _SHOWN)}
        yield Hit(found[0], facts, tuple(Related(one, said or post.words(one)) for one in found[1:]))


def title_with_many_years(post: Post, rule: Rule) -> Iterator[Hit]:
    """A demand for so many years or more, the highest of all, unless it is one of several ways."""
    named = _title(post, rule)
    most = max(_musts(post), key=lambda years: years.least, default=None)
    if named is None or most is None or most.least < rule.thresholds["years"]:
        return
    if not _is_excused(post, most.unit.span, rule):
        facts = {"named": post.words(named), "years": post.words(most.span)}
        yield Hit(most.span, facts, (Related(post.document.title, post.title),) if post.document.title else ())


def title_with_few_years(post: Post, rule: Rule) -> Iterator[Hit]:
    """Years are asked for, and nowhere more than so many."""
    named = _title(post, rule)
    most = max(_musts(post), key=_upper, default=None)
    if named is not None and most is not None and _upper(most) <= rule.thresholds["years"]:
        words = post.words(most.span)
        facts = {"named": post.words(named), "years": words}
        yield Hit(post.document.title, facts, (Related(most.span, words),), key="")


def _title(post: Post, rule: Rule) -> Span | None:
    """Where the title has the words that are meant, and none that make it another title."""
    return None if post.find_in_title(rule.words.get("title-not", ())) else post.find_in_title(rule.words["title"])


def _is_excused(post: Post, span: Span, rule: Rule) -> bool:
    """Whether the sentence or item of a place has one of the words that make it harmless."""
    words, unit = rule.words.get("not-with", ()), post.unit_at(span.start)
    return bool(words) and unit is not None and find(post.text, words, unit.span.start, unit.span.end) is not None


def _musts(post: Post) -> list[YearsAsked]:
    return [years for years in years_asked(post) if not years.preferred]


def _upper(years: YearsAsked) -> float:
    return max(years.least, years.most or 0)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 3].rstrip() + "…"
