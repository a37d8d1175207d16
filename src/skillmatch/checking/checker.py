"""From a post to its findings: the rules run, and what they find put into words and places."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.context import Post
from skillmatch.checking.model import Checked, Finding, Hit, RelatedPlace, Rule
from skillmatch.checking.rules import Check
from skillmatch.checking.source import PostSource
from skillmatch.checking.suppressions import Waivers, suppressions
from skillmatch.errors import TaxonomyError
from skillmatch.readers.model import Media
from skillmatch.suggest import did_you_mean, unknown
from skillmatch.text.spans import Span

STALE, UNKNOWN = "stale-suppression", "unknown-suppression"
_CAN_SUPPRESS = (Media.MARKDOWN, Media.HTML)


class BlankError(TaxonomyError):
    """A rule's message or remedy has a blank for which its function gives nothing."""

    def __init__(self, rule: str, name: str, given: Collection[str]) -> None:
        self.rule, self.name = rule, name
        self.problem = missing_blank(name, given)
        super().__init__(f"rule `{rule}`: {self.problem}.", hint="See `skillmatch taxonomy validate`.")


def missing_blank(name: str, given: Collection[str]) -> str:
    """What is said of a blank ``name`` where only those of ``given`` are filled."""
    return unknown("blank", f"{{{name}}}", [f"{{{one}}}" for one in sorted(given)])


@dataclass(frozen=True, slots=True)
class Checker:
    """Runs rules over posts."""

    rules: Mapping[str, Rule]
    """Those to run, by id, each with the severity and thresholds that hold."""
    checks: Mapping[str, Check]
    """Their functions, or those of their kinds; the rules of the upkeep have none."""

    def check(self, post: Post, path: str) -> Checked:
        """What the rules find in ``post``, which is called ``path``."""
        source = post.source
        waivers = Waivers(suppressions(source, path) if post.document.media in _CAN_SUPPRESS else ())
        found = list(self._found(post, path, source))
        kept = [finding for finding in found if not _is_waived(finding, waivers)]
        upkeep = [one for one in list(self._upkeep(post, path, source, waivers)) if not _is_waived(one, waivers)]
        ordered = sorted([*kept, *upkeep], key=lambda finding: finding.order)
        return Checked(path, tuple(_numbered(ordered)), suppressed=len(found) - len(kept))

    def _found(self, post: Post, path: str, source: PostSource) -> Iterator[Finding]:
        for id_, rule in self.rules.items():
            if id_ in self.checks and not (rule.of_the_trade and post.profile.split.neither):
                yield from (_finding(post, path, source, rule, hit) for hit in self.checks[id_](post, rule))

    def _upkeep(self, post: Post, path: str, source: PostSource, waivers: Waivers) -> Iterator[Finding]:
        known = sorted({*load_catalogue().rules, *self.rules})
        for one in waivers.stale(self.rules) if STALE in self.rules else ():
            if one.rule not in (STALE, UNKNOWN):
                hit = Hit(one.span, {"named": one.rule}, key=one.rule, in_source=True)
                yield _finding(post, path, source, self.rules[STALE], hit)
        for one in waivers.all if UNKNOWN in self.rules else ():
            if one.rule not in known:
                meant = did_you_mean(one.rule, known).removeprefix("; d")
                hit = Hit(one.span, {"named": one.rule, "hint": f" D{meant}" if meant else ""}, in_source=True)
                yield _finding(post, path, source, self.rules[UNKNOWN], hit)


def _is_waived(finding: Finding, waivers: Waivers) -> bool:
    # What is about the post as a whole is at its first line, or at that of its title; a comment meant for it
    # is there too.
    return waivers.cover(finding.rule, finding.place.line, finding.place.end_line)


def _finding(post: Post, path: str, source: PostSource, rule: Rule, hit: Hit) -> Finding:
    span = hit.span or _beginning(post)
    at = span if hit.in_source else source.in_source(span)
    place = source.place(at)
    related = tuple(
        RelatedPlace(source.place(source.in_source(one.span)), one.text)
        for one in sorted(hit.related, key=lambda one: one.span)
    )
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        confidence=rule.confidence,
        message=_filled(rule, rule.message, hit.facts),
        remedy=_filled(rule, rule.remedy, hit.facts),
        path=path,
        place=place,
        span=None if hit.in_source and not source.same else span,
        page=post.document.page_of(span.start) if not hit.in_source else None,
        shown=source.shown(at),
        related=related,
        fingerprint=_fingerprint_of(post, source, rule, hit, span),
    )


def _filled(rule: Rule, text: str, facts: Mapping[str, object]) -> str:
    try:
        return " ".join(text.format_map({name: str(value) for name, value in facts.items()}).split())
    except KeyError as error:
        raise BlankError(rule.id, str(error.args[0]), facts) from None


def _beginning(post: Post) -> Span:
    """The title, or the first line with text."""
    if post.document.title:
        return post.document.title
    start = len(post.text) - len(post.text.lstrip())
    end = post.text.find("\n", start)
    return Span(start, len(post.text) if end < 0 else end)


def _fingerprint_of(post: Post, source: PostSource, rule: Rule, hit: Hit, span: Span) -> str:
    """By the hit's own key, or the words of the sentence or item at fault and those that are meant."""
    if hit.key is not None:
        return _fingerprint(rule.id, hit.key)
    if hit.in_source:
        return _fingerprint_of_line(rule.id, source, source.line_of(span.start))
    unit = post.unit_at(span.start)
    return _fingerprint(rule.id, f"{post.words(unit.span) if unit else ''}\n{post.words(span)}")


def _fingerprint_of_line(rule: str, source: PostSource, line: int) -> str:
    kept = source.line_fingerprints
    if (rule, line) not in kept:
        kept[rule, line] = _fingerprint(rule, source.line(line).rstrip("\r"))
    return kept[rule, line]


def _fingerprint(rule: str, words: str) -> str:
    folded = " ".join(words.casefold().split())
    return hashlib.sha256(f"{rule}\n{folded}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _numbered(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, those with the same fingerprint numbered in the order of the text."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        yield replace(finding, fingerprint=f"{finding.fingerprint}:{number}")
