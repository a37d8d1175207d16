"""Skills by phrase: the longest label at each place, disambiguated from what is only spelled like it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

from skillmatch.documents.model import Document
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.model import Evidence, Match, MentionType, Method, Reason, ReasonAbout
from skillmatch.matching.phrases.labels import Label
from skillmatch.matching.skills.abbreviations import with_abbreviations
from skillmatch.matching.skills.ambiguity import is_recased, objection
from skillmatch.matching.skills.candidate import Candidate
from skillmatch.matching.skills.settle import settle, settle_items
from skillmatch.matching.tokens import Words
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.model import FIELDS_OF_BUSINESS
from skillmatch.text.normalize import fold_phrase

_NEXT_ITEM = re.compile(r"\n\s*+[^\w\s]")
"""A line that begins with a sign: "Linux" and the "+" of the next item are no "Linux+"."""
_MISSPELLING_SCORE = 0.85
"""The score of a misspelling."""
_AROUND = 4
"""Lines above and below that tell how wide a column is."""
_NEARLY_FULL = 0.6
"""Share of that width beyond which a line is full: letters are not all as wide."""


def find_skills(annotated: AnnotatedDocument, group_of: Callable[[str], str]) -> list[Match]:
    """The skills that a document names, by place, none inside another; ``group_of`` gives a concept's skill group."""
    words = annotated.words
    meant = dict(annotated.document.terms)
    found = [
        (_as_told(labels, first, after, words, meant) if meant else None) or _candidate(labels, first, after, annotated)
        for labels, first, after in annotated.labelled
    ]
    candidates = _without_slashed([candidate for candidate in found if candidate], words)
    settle_items(candidates, annotated)
    _tell_title(candidates, annotated)
    kept = _kept(candidates, words, group_of)
    refused = [candidate for candidate in kept if not candidate.settled]
    if refused and _hide_any(refused, candidates):
        # A longer name that is not meant here must not hide the shorter one that is.
        hopeless = {id(candidate) for candidate in refused}
        kept = _kept([candidate for candidate in candidates if id(candidate) not in hopeless], words, group_of)
    skills = [_found(candidate, words) for candidate in kept if candidate.settled]
    return with_abbreviations(skills, words, lambda concept: group_of(concept) == FIELDS_OF_BUSINESS)


def _tell_title(candidates: Iterable[Candidate], annotated: AnnotatedDocument) -> None:
    """The title is no item of a list that begins below it: "Engineer, Speech" above "Kafka & Sons makes captions"."""
    title = annotated.document.title
    for candidate in candidates if title else ():
        if title and candidate.start >= title.end:
            return
        candidate.in_title = True


def _as_told(
    labels: Sequence[Label], first: int, after: int, words: Words, meant: Mapping[int, str]
) -> Candidate | None:
    """A name of which the file itself says what it is of; ``None`` where it says nothing, or what has no such name."""
    start, end = words.span(first, after)
    label = next((one for one in labels if one.concept.id == meant.get(start)), None)
    if label is None:
        return None
    return Candidate(label, first, after, start, end, is_alone=True, context="is named as this in the file")


def _without_slashed(candidates: list[Candidate], words: Words) -> list[Candidate]:
    """Without those that are two names with a slash between: "Java/Spring" is no way to write "Java Spring"."""
    slashed = [
        one
        for one in candidates
        if one.after - one.first > 1
        and "/" not in one.label.text
        and words.text.find("/", one.start, one.end) >= 0
        and _are_two(one, candidates, words)
    ]
    if not slashed:
        return candidates
    dropped = set(map(id, slashed))
    return [one for one in candidates if id(one) not in dropped]


def _are_two(whole: Candidate, candidates: Sequence[Candidate], words: Words) -> bool:
    """Whether names of their own are on both sides of the first slash."""
    slash = words.text.find("/", whole.start, whole.end)
    inside = _begin_in(candidates, whole.first, whole.after)
    return any(one.first == whole.first and one.end <= slash for one in inside) and any(
        one.start > slash and one.after == whole.after for one in inside
    )


def _kept(candidates: Sequence[Candidate], words: Words, group_of: Callable[[str], str]) -> list[Candidate]:
    kept = _longest(candidates)
    settle(kept, words, group_of)
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
    if len(labels) == 1 and not labels[0].rules:
        return Candidate(labels[0], first, after, start, end)
    senses = [label for label in labels if not _is_ruled_out(label, first, after, words)]
    if not senses:
        return None
    surface = words.text[start:end]
    proper = [label for label in senses if not any(is_recased(rule, surface) for rule in label.rules)]
    used = tuple(proper or senses)
    return Candidate(used[0], first, after, start, end, used if len(used) > 1 else (), not proper)


def _is_across_items(first: int, after: int, annotated: AnnotatedDocument) -> bool:
    """Whether the words are of two items: "data" at the end of one and "Research" of the next."""
    words = annotated.words
    start, end = words.span(first, after)
    if words.text.find("\n", start, end) < 0:
        return False
    if annotated.document.kind is Kind.POSTING and words.unit_of[first] != words.unit_of[after - 1]:
        return True
    # The lines of a résumé are as long as its columns let them be, and end inside of names.
    return _NEXT_ITEM.search(words.text, start, end) is not None or not _is_wrapped(start, end, annotated.document)


def _is_wrapped(start: int, end: int, document: Document) -> bool:
    """Whether the line that words begin in ends for want of room: the next word would make it longer than the lines
    around it are."""
    number = document.line_of(start)
    own, next_word = document.text_of(document.line_span(number)), document.text[start:end].split("\n", 1)[1].split()[0]
    around = range(max(1, number - _AROUND), number + _AROUND + 1)
    widest = max(line.end - line.start for line in map(document.line_span, around))
    return len(own) + 1 + len(next_word) > _NEARLY_FULL * widest


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
