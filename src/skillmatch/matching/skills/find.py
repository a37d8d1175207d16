"""Skills by phrase: the longest label at each place, disambiguated from what is only spelled like it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.model import Evidence, Match, MentionType, Method, Reason, ReasonAbout
from skillmatch.matching.phrases.labels import AmbiguityRule, Label
from skillmatch.matching.skills.abbreviations import with_abbreviations
from skillmatch.matching.skills.ambiguity import context_word, is_recased, objection
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
_AKIN = 2
"""So many neighbours of its group, or one that is as near as a sibling, settle a doubtful name."""
_ABBREVIATION = 4
"""The most letters of an abbreviation."""
_MANY = 2
"""So many sure neighbours of any group settle a name that is written as it is spelled."""
_ITEM_ENDS = frozenset({",", ";", "|", "•", "·", ":", "(", ")", "[", "]", "."})
"""Signs on both sides of an item of a list; a full stop ends the last one."""
_BLANK = " \t\r"
_LINE_ENDS = frozenset({"\n", "\n\n"})
_AROUND = 4
"""Lines above and below that tell how wide a column is."""
_NEARLY_FULL = 0.6
"""Share of that width beyond which a line is full: letters are not all as wide."""
_FIELDS = "domain-knowledge"
"""The group of skills that are fields of business."""
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
    senses: tuple[Label, ...] = ()
    """The labels of all concepts that the name may be of, where there are several."""
    recased: bool = False
    """Written all in capitals or all in small letters, unlike the name: it is the name only beside names of its kin."""
    is_alone: bool = False
    """It is all that a line of a list of skills has."""
    in_title: bool = False
    settled: bool = False
    context: str = ""
    """What around it speaks for the skill."""


def find_skills(annotated: AnnotatedDocument, group_of: Callable[[str], str]) -> list[Match]:
    """The skills that a document names, by place, none inside another; ``group_of`` gives a concept's skill group."""
    words = annotated.words
    meant = dict(annotated.document.terms)
    found = [
        (_as_told(labels, first, after, words, meant) if meant else None) or _candidate(labels, first, after, annotated)
        for labels, first, after in annotated.labelled
    ]
    candidates = _without_slashed([candidate for candidate in found if candidate], words)
    _settle_alone(candidates, annotated)
    _tell_title(candidates, annotated)
    kept = _kept(candidates, words, group_of)
    refused = [candidate for candidate in kept if not candidate.settled]
    if refused and _hide_any(refused, candidates):
        # A longer name that is not meant here must not hide the shorter one that is.
        hopeless = {id(candidate) for candidate in refused}
        kept = _kept([candidate for candidate in candidates if id(candidate) not in hopeless], words, group_of)
    skills = [_found(candidate, words) for candidate in kept if candidate.settled]
    return with_abbreviations(skills, words, lambda concept: group_of(concept) == _FIELDS)


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


def _settle_alone(candidates: Iterable[Candidate], annotated: AnnotatedDocument) -> None:
    """In a résumé's list of skills, a name that is all of a line, or all between two commas, is an item: "R" below
    "MATLAB", and "PCA" in "PCA, our own Zork, EDI", whatever the names around it are."""
    if annotated.document.kind is Kind.POSTING:
        return
    words = annotated.words
    for candidate in candidates:
        unit = words.unit_of[candidate.first]
        if unit < 0 or annotated.roles[unit] is not SectionRole.SKILLS or candidate.senses:
            continue
        if candidate.recased and not words.text[candidate.start : candidate.end].isupper():
            continue
        if candidate.label.rules and _is_open(candidate.label) and _is_item(candidate, words):
            candidate.is_alone, candidate.recased = True, False
            candidate.context = "is an item of a list of skills"


def _is_item(candidate: Candidate, words: Words) -> bool:
    """Whether only the ends of its unit, or signs between items, are beside a name."""
    first, after = words.ranges[words.unit_of[candidate.first]]
    before = words.keys[candidate.first - 1] if candidate.first > first else ","
    following = words.keys[candidate.after] if candidate.after < after else ","
    return before in _ITEM_ENDS and following in _ITEM_ENDS


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
    _settle(kept, words, group_of)
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


def _settle(candidates: list[Candidate], words: Words, group_of: Callable[[str], str]) -> None:
    """Settle each candidate: at once where its rules ask for no context, else by the words and items around it."""
    open_: list[Candidate] = []
    for candidate in candidates:
        if candidate.senses or candidate.recased:
            meant = _meant(candidate, words)
            candidate.label = (meant or candidate.senses or (candidate.label,))[0]
            candidate.settled = bool(meant) and not candidate.recased
            if candidate.recased or len(meant) != 1:
                open_.append(candidate)
        elif not candidate.label.rules:
            candidate.settled = True
        else:
            candidate.settled = candidate.is_alone or _is_meant(candidate.label, candidate, words)
            if not candidate.settled and (_is_open(candidate.label) or _is_spelled(candidate.label)):
                open_.append(candidate)
    if open_:
        # What somebody's employer is called makes no list of skills, nor tells what a word means.
        telling = [one for one in candidates if one.first not in words.named] if words.named else candidates
        _settle_lists(telling, open_, words.text, group_of)
        _settle_repeated(telling, open_, words)


def _meant(candidate: Candidate, words: Words) -> list[Label]:
    """The senses that the words around speak for; where there is not just one, a list decides."""
    return [sense for sense in candidate.senses if _is_meant(sense, candidate, words)]


def _is_meant(label: Label, candidate: Candidate, words: Words) -> bool:
    return all(_has_context(rule, candidate, words) for rule in label.rules if rule.needs_context)


def _is_open(label: Label) -> bool:
    """Whether a list can settle what no word around does."""
    return all(rule.in_list for rule in label.rules if rule.needs_context)


def _is_spelled(label: Label) -> bool:
    """Whether the name is told by its capitals, and so by any names beside it; abbreviations mean too many things."""
    return any(rule.spelled for rule in label.rules) and not (label.text.isupper() and len(label.text) <= _ABBREVIATION)


def _has_context(rule: AmbiguityRule, candidate: Candidate, words: Words) -> bool:
    unit = words.unit_of[candidate.first]
    if unit < 0 or not rule.near:
        return False
    first, after = words.ranges[unit]
    around = words.keys[first : candidate.first] + words.keys[candidate.after : after]
    if not words.named.isdisjoint(range(first, after)):
        others = (*range(first, candidate.first), *range(candidate.after, after))
        around = [words.keys[at] for at in others if at not in words.named]
    found = None if rule.near.isdisjoint(around) else context_word(rule, around)
    if found:
        candidate.context = f"“{found}” is near"
    return found is not None


def _settle_lists(
    candidates: list[Candidate], open_: list[Candidate], text: str, group_of: Callable[[str], str]
) -> None:
    """An item of a list is the skill where a neighbour is one; "C and Go and R" settle each other."""
    waiting = {id(candidate) for candidate in open_}
    lists: list[list[Candidate]] = []
    for candidate in candidates:
        last = lists[-1][-1] if lists else candidate
        follows = is_next_item(text, last.end, candidate.start) or _is_next_line(text, last, candidate)
        if lists and follows and last.in_title == candidate.in_title:
            lists[-1].append(candidate)
        else:
            lists.append([candidate])
    for items in lists:
        doubtful = [item for item in items if id(item) in waiting]
        if len(items) > 1 and doubtful:
            _settle_list(items, doubtful, group_of)


def _settle_repeated(candidates: list[Candidate], open_: list[Candidate], words: Words) -> None:
    """A name that is settled elsewhere means the same wherever it is written so: one sense a document (Gale, Church and
    Yarowsky 1992). At the start of a sentence any word has a capital."""
    if all(item.settled for item in open_):
        return
    meant = {words.text[one.start : one.end]: one.label for one in candidates if one.settled and one.label.rules}
    for item in open_:
        surface = words.text[item.start : item.end]
        unit = words.unit_of[item.first]
        label = meant.get(surface)
        if item.settled or label is None or surface.islower() or unit < 0 or words.ranges[unit][0] == item.first:
            continue
        if label in (item.senses or (item.label,)):
            item.label, item.settled, item.context = label, True, "is the skill elsewhere"


def _settle_list(items: list[Candidate], doubtful: list[Candidate], group_of: Callable[[str], str]) -> None:
    """Settle the doubtful items of one list, each in the sense that is most akin to the sure ones."""
    sure = [item for item in items if item.settled and not item.senses and item.label.concept.kind is SkillKind.HARD]
    kin = Counter(relative for item in sure for relative in _kin(item.label, group_of))
    is_list = _is_skill_list(items, [item for item in doubtful if not item.recased and _is_open(item.label)])
    recased = Counter(relative for item in doubtful if item.recased for relative in _kin(item.label, group_of))
    for item in doubtful:
        likeness, label = _closest(item, kin, group_of)
        if item.recased and likeness:
            # Names that are all written so speak for each other, where one beside them is sure: "python, go, rust".
            likeness += sum(recased[one] - 1 for one in _kin(label, group_of) if kin[one] and one in recased)
        among = len(sure) >= _MANY and not item.recased
        if likeness >= _AKIN or among or (is_list and not item.recased and not item.settled and _is_open(label)):
            item.label = label
            item.settled = True
            item.context = "is in a list of skills"


def _closest(item: Candidate, kin: Counter[str], group_of: Callable[[str], str]) -> tuple[int, Label]:
    """The sense of an item that shares most with its neighbours, the first of equal ones, and how much."""
    scored = [(sum(kin[one] for one in _kin(sense, group_of)), sense) for sense in item.senses or (item.label,)]
    return max(scored, key=lambda one: one[0])


def _kin(label: Label, group_of: Callable[[str], str]) -> set[str]:
    """What makes two skills akin: their group, and what is just above them."""
    concept = label.concept
    return {concept.id, *concept.broader, group_of(concept.id)}


def _is_skill_list(items: list[Candidate], doubtful: list[Candidate]) -> bool:
    """Whether one item is a hard skill beyond doubt, or two doubtful ones are spelled as names are."""
    if any(item.settled and item.label.concept.kind is SkillKind.HARD for item in items):
        return True
    return sum(any(rule.spelled for rule in item.label.rules) for item in doubtful) > 1


def is_next_item(text: str, end: int, start: int) -> bool:
    """Whether what begins at ``start`` is the next item of a list after what ends at ``end``."""
    between = text[end:start]
    return 0 < len(between) <= _FEW and _BETWEEN_ITEMS.fullmatch(between) is not None and not between.isspace()


def _is_next_line(text: str, one: Candidate, other: Candidate) -> bool:
    """Whether two names are each a line, one after the other, as in a list without bullets."""
    if text[one.end : other.start].strip(_BLANK) not in _LINE_ENDS:
        return False
    before, after = text[max(0, one.start - _FEW) : one.start], text[other.end : other.end + _FEW]
    return not before[before.rfind("\n") + 1 :].strip() and not after.partition("\n")[0].strip()


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
