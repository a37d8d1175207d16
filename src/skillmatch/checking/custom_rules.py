"""House rules: what a team asks of its own posts, declared in its settings.

[[tool.skillmatch.check.house]]
id = "no-java"
must-not-name = ["java"]
why = "We have none."
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skillmatch.checking.context import Post
from skillmatch.checking.model import HOUSE, Confidence, Hit, Rule, Severity
from skillmatch.checking.requirements import must_haves, years_asked
from skillmatch.checking.rules.wording import number
from skillmatch.config import refuse_unknown
from skillmatch.documents.model import SectionRole
from skillmatch.errors import ConfigError, is_number, quoted
from skillmatch.suggest import did_you_mean
from skillmatch.taxonomy.model import Taxonomy

_TEXTS = ("id", "severity", "message", "why", "remedy")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class HouseRule:
    """One rule of a team: what it is called, what sort of rule it is, and what it is about."""

    rule: Rule
    sort: str
    """A key of ``SORTS``."""
    value: Any
    """Ids of concepts, sections, or a number, as the sort has it."""
    place: str
    """Where it is declared."""

    def hits(self, post: Post, rule: Rule) -> Iterator[Hit]:
        """Where a post breaks it."""
        return SORTS[self.sort].hits(post, self.value)


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of rule: the message it gives, what its value must be, and how a post breaks it."""

    message: str
    remedy: str
    of: type
    hits: Callable[[Post, Any], Iterator[Hit]]


def _must_name(post: Post, ids: Sequence[str]) -> Iterator[Hit]:
    named = _named(post)
    for id_ in ids:
        if id_ not in named:
            yield Hit(None, {"what": post.label(id_)}, key=id_)


def _must_not_name(post: Post, ids: Sequence[str]) -> Iterator[Hit]:
    for mention in post.report.mentions:
        found = {mention.concept, *post.taxonomy.ancestors(mention.concept)} & set(ids)
        if mention.asserted and found:
            yield Hit(mention.span, {"what": post.label(sorted(found)[0]), "words": post.words(mention.span)})


def _named(post: Post) -> set[str]:
    """The concepts that a post asserts, and all that they are narrower than."""
    concepts = {mention.concept for mention in post.report.mentions if mention.asserted}
    return concepts | {id_ for concept in concepts for id_ in post.taxonomy.ancestors(concept)}


def _needs_section(post: Post, names: Sequence[str]) -> Iterator[Hit]:
    for name in names:
        if not post.has_section(SectionRole(name)):
            yield Hit(None, {"what": name}, key=name)


def _most_must_haves(post: Post, most: float) -> Iterator[Hit]:
    count = len(must_haves(post))
    if count > most:
        yield Hit(None, {"count": count, "what": number(most)}, key="")


def _most_years(post: Post, most: float) -> Iterator[Hit]:
    for years in years_asked(post):
        if years.least > most and not years.preferred:
            yield Hit(years.span, {"words": post.words(years.span), "what": number(most)})


SORTS: Mapping[str, _Sort] = {
    "must-name": _Sort("{what} is not named.", "Name it.", list, _must_name),
    "must-not-name": _Sort("“{words}” ({what}) is not to be named.", "Leave it out.", list, _must_not_name),
    "needs-section": _Sort("There is no section “{what}”.", "Add one.", list, _needs_section),
    "most-must-haves": _Sort(
        "{count} hard skills are must-haves, more than {what}.",
        "Move some to the nice-to-haves.",
        int,
        _most_must_haves,
    ),
    "most-years": _Sort("“{words}” is more than {what} years.", "Ask for fewer.", int, _most_years),
}
"""The sorts of house rules, by the key that declares them."""


def house_rule(entry: Mapping[str, Any], place: str) -> HouseRule:
    """The rule that a table of the settings declares.

    Raises:
        ConfigError: where it cannot be used.
    """
    id_ = _id(entry.get("id"), place)
    place = f"{place} `{id_}`"
    known = (*_TEXTS, *SORTS)
    refuse_unknown(entry, known, place)
    for key in _TEXTS:
        if not isinstance(entry.get(key, ""), str):
            raise ConfigError(f"`{key}` must be a text.", place=place)
    sorts = [key for key in entry if key in SORTS]
    if len(sorts) != 1:
        raise ConfigError(f"must have exactly one of {', '.join(SORTS)}.", place=place)
    sort = sorts[0]
    return HouseRule(_rule(entry, sort, place), sort, _value(entry[sort], sort, place), place)


def _id(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError("`id` must be a text.", place=place)
    # It is typed into comments, and is in every report and in the properties of workflow commands.
    if not _ID.fullmatch(value):
        meant = f"must be lower-case words and digits joined by hyphens, not {quoted(value)}."
        raise ConfigError(f"`id` {meant}", place=place)
    return value


def _rule(entry: Mapping[str, Any], sort: str, place: str) -> Rule:
    severity = entry.get("severity", str(Severity.WARNING))
    if severity not in tuple(Severity):
        raise ConfigError(f"`severity` must be one of {', '.join(Severity)}, not {quoted(severity)}.", place=place)
    return Rule(
        id=entry["id"],
        family=HOUSE,
        severity=Severity(severity),
        confidence=Confidence.HIGH,
        summary=f"A house rule: {sort}.",
        # A team's words are no template: a brace in them is a brace.
        message=_literal(entry["message"]) if "message" in entry else SORTS[sort].message,
        why=entry.get("why", "This team asks for it."),
        remedy=_literal(entry.get("remedy", SORTS[sort].remedy)),
        origin="The settings of this project.",
    )


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _value(value: Any, sort: str, place: str) -> Any:
    if SORTS[sort].of is int:
        if not is_number(value) or value < 0:
            raise ConfigError(f"`{sort}` must be a number from 0, not {quoted(value)}.", place=place)
        return value
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise ConfigError(f"`{sort}` must be a list of texts.", place=place)
    if sort == "needs-section":
        refuse_unknown(names, [str(role) for role in SectionRole], place, "section")
    return tuple(names)


def refuse_unknown_concepts(rules: Sequence[HouseRule], taxonomy: Taxonomy) -> None:
    """Nothing, where all that house rules name is in the taxonomy.

    Raises:
        ConfigError: naming the first that is not.
    """
    for rule in rules:
        names = rule.value if rule.sort in ("must-name", "must-not-name") else ()
        for name in names:
            if name not in taxonomy.concepts:
                meant = did_you_mean(name, taxonomy.concepts)
                raise ConfigError(
                    f"`{name}` is not in the taxonomy{meant}",
                    place=rule.place,
                    hint="Try `skillmatch taxonomy search WORDS`.",
                )
