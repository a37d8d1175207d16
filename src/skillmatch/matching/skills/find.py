"""Skills by phrase: the longest label at each place, disambiguated from what is only spelled like it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.model import Evidence, Match, MentionType, Method, Reason, ReasonAbout
from skillmatch.matching.phrases.labels import AmbiguityRule, Label
from skillmatch.matching.skills.ambiguity import context_word, objection
from skillmatch.matching.tokens import Words
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.model import SkillKind
from skillmatch.text.normalize import fold_phrase

_BETWEEN_ITEMS = re.compile(
    r"[\s,;/|&•·()\[\]:*+–—-]*+(?:\b(?:and|or|plus|with|e\.g\.|i\.e\.|etc\.?)\b[\s,;/|&•·()\[\]:*+–—-]*+)?"
)
_NEXT_ITEM = re.compile(r"\n\s*+[^\w\s]")
"""A line that begins with a sign: "Linux" and the "+" of the next item are no "Linux+"."""
_MISSPELLING_SCORE = 0.85
"""The score of a misspelling."""
_FEW = 80
"""Code points that may be between two items of one list."""


@dataclass(slots=True)
class Candidate:
    """A place where a label is; ``settled`` once it is known to be the skill."""

    label: Label
    first: int
    after: int
    start: int
    end: int
    settled: bool = False
    context: str = ""
    """What around it speaks for the skill."""


def find_skills(annotated: AnnotatedDocument) -> list[Match]:
    """The skills that a document names, by place, none inside another."""
    words = annotated.words
    found = [_candidate(labels, first, after, annotated) for labels, first, after in annotated.labelled]
    candidates = [candidate for candidate in found if candidate]
    kept = _kept(candidates, words)
    refused = [candidate for candidate in kept if not candidate.settled]
    if refused and _hide_any(refused, candidates):
        # A longer name that is not meant here must not hide the shorter one that is.
        hopeless = {id(candidate) for candidate in refused}
        kept = _kept([candidate for candidate in candidates if id(candidate) not in hopeless], words)
    return [_found(candidate, words) for candidate in kept if candidate.settled]


def _kept(candidates: Sequence[Candidate], words: Words) -> list[Candidate]:
    kept = _longest(candidates)
    _settle(kept, words)
    return kept


def _hide_any(refused: Sequence[Candidate], candidates: Sequence[Candidate]) -> bool:
    """Whether a refused candidate of several words holds another candidate; all come by place."""
    return any(
        long is not other and other.after <= long.after
        for long in refused
        if long.after - long.first > 1
        for other in _begin_in(candidates, long.first, long.after)
    )


def _begin_in(candidates: Sequence[Candidate], first: int, after: int) -> Sequence[Candidate]:
    """The candidates, which come by place, that begin in a range of tokens."""
    begins, ends = (bisect_left(candidates, at, key=lambda one: one.first) for at in (first, after))
    return candidates[begins:ends]


def _candidate(labels: Sequence[Label], first: int, after: int, annotated: AnnotatedDocument) -> Candidate | None:
    words = annotated.words
    start, end = words.tokens.starts[first], words.tokens.ends[after - 1]
    if after - first > 1 and _is_across_items(first, after, annotated):
        return None
    for label in labels:
        if not label.rules or not _is_ruled_out(label, first, after, words):
            return Candidate(label, first, after, start, end)
    return None


def _is_across_items(first: int, after: int, annotated: AnnotatedDocument) -> bool:
    """Whether the words are of two items: "data" at the end of one and "Research" of the next."""
    words = annotated.words
    start, end = words.span(first, after)
    if words.text.find("\n", start, end) < 0:
        return False
    if annotated.document.kind is Kind.POSTING and words.unit_of[first] != words.unit_of[after - 1]:
        return True
    # The lines of a résumé are as long as its columns let them be, and end inside of names.
    return _NEXT_ITEM.search(words.text, start, end) is not None


def _is_ruled_out(label: Label, first: int, after: int, words: Words) -> bool:
    start, end = words.span(first, after)
    before = words.keys[first - 1] if first else ""
    following = words.keys[after] if after < len(words.keys) else ""
    return any(objection(rule, words.text, start, end, before, following) for rule in label.rules)


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those that no longer one overlaps, by place; of two as long, the first. They come by place."""
    kept: list[Candidate] = []
    cluster: list[Candidate] = []
    reached = 0
    for candidate in candidates:
        if candidate.first >= reached:
            kept += _apart(cluster)
            cluster = []
        cluster.append(candidate)
        reached = max(reached, candidate.after)
    return kept + _apart(cluster)


def _apart(cluster: list[Candidate]) -> list[Candidate]:
    """Of candidates that overlap in a chain, those that no longer one overlaps."""
    if len(cluster) < 2:
        return cluster
    taken: set[int] = set()
    kept: list[Candidate] = []
    for candidate in sorted(cluster, key=_longest_first):
        tokens = range(candidate.first, candidate.after)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(candidate)
    kept.sort(key=lambda candidate: candidate.first)
    return kept


def _longest_first(candidate: Candidate) -> tuple[int, int]:
    return candidate.first - candidate.after, candidate.first


def _settle(candidates: list[Candidate], words: Words) -> None:
    """Settle each candidate: at once where its rules ask for no context, else by the words and items around it."""
    open_: list[Candidate] = []
    for candidate in candidates:
        if not candidate.label.rules:
            candidate.settled = True
            continue
        rules = [rule for rule in candidate.label.rules if rule.needs_context]
        silent = [rule for rule in rules if not _has_context(rule, candidate, words)]
        candidate.settled = not silent
        if silent and all(rule.in_list for rule in silent):
            open_.append(candidate)
    if open_:
        _settle_lists(candidates, open_, words.text)


def _has_context(rule: AmbiguityRule, candidate: Candidate, words: Words) -> bool:
    unit = words.unit_of[candidate.first]
    if unit < 0 or not rule.near:
        return False
    first, after = words.ranges[unit]
    around = words.keys[first : candidate.first] + words.keys[candidate.after : after]
    found = None if rule.near.isdisjoint(around) else context_word(rule, around)
    if found:
        candidate.context = f"“{found}” is near"
    return found is not None


def _settle_lists(candidates: list[Candidate], open_: list[Candidate], text: str) -> None:
    """An item of a list is the skill where a neighbour is one; "C and Go and R" settle each other."""
    waiting = {id(candidate) for candidate in open_}
    lists: list[list[Candidate]] = []
    for candidate in candidates:
        if lists and _is_next_item(text, lists[-1][-1].end, candidate.start):
            lists[-1].append(candidate)
        else:
            lists.append([candidate])
    for items in lists:
        doubtful = [item for item in items if id(item) in waiting]
        if len(items) > 1 and doubtful and _is_skill_list(items, doubtful):
            for item in doubtful:
                item.settled = True
                item.context = "is in a list of skills"


def _is_skill_list(items: list[Candidate], doubtful: list[Candidate]) -> bool:
    """Whether one item is a hard skill beyond doubt, or two doubtful ones are spelled as names are."""
    if any(item.settled and item.label.concept.kind is SkillKind.HARD for item in items):
        return True
    return sum(any(rule.spelled for rule in item.label.rules) for item in doubtful) > 1


def _is_next_item(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return 0 < len(between) <= _FEW and _BETWEEN_ITEMS.fullmatch(between) is not None and not between.isspace()


def _method(surface: str, label: Label) -> tuple[Method, float]:
    """How a surface that is not spelled as the label names the skill, and how surely."""
    words, of_label = fold_phrase(surface), fold_phrase(label.text)
    bare = tuple([word.rstrip("0123456789") for word in words])
    inflected = words == of_label or bare == of_label
    return (Method.INFLECTION, 0.95) if inflected and not label.hidden else (Method.SPELLING, _MISSPELLING_SCORE)


def _found(candidate: Candidate, words: Words) -> Match:
    label = candidate.label
    surface = words.text[candidate.start : candidate.end]
    reasons: tuple[Reason, ...] = ()
    if label.is_pattern:
        method, score = Method.PATTERN, 1.0
    elif surface.casefold() == label.text.casefold():
        method, score = (Method.SPELLING, _MISSPELLING_SCORE) if label.hidden else (Method.PHRASE, 1.0)
    else:
        method, score = _method(surface, label)
        reasons = (Reason(ReasonAbout.MATCH, f"written as “{label.text}”"),)
    if candidate.context:
        reasons = (*reasons, Reason(ReasonAbout.AMBIGUITY, candidate.context))
        score = round(score - 0.05, 2)
    evidence = Evidence(method, label.text, score, reasons)
    concept = label.concept
    return Match(MentionType.SKILL, concept.id, concept.kind, candidate.first, candidate.after, evidence)
