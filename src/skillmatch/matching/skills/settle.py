"""Doubtful names settled: by the words around them, by the items of their list, and by where else they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from skillmatch.documents.model import SectionRole
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.phrases.labels import AmbiguityRule, Label
from skillmatch.matching.skills.ambiguity import context_word
from skillmatch.matching.skills.candidate import Candidate
from skillmatch.matching.tokens import Words
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.model import SkillKind

_BETWEEN_ITEMS = re.compile(
    r"[\s,;/|&•·()\[\]:*+–—-]*+(?:\b(?:and|or|plus|with|e\.g\.|i\.e\.|etc\.?)\b[\s,;/|&•·()\[\]:*+–—-]*+)?"
)
_ITEM_END = re.compile(r"[ \t]*+(?:[,;/|&•·()\[\]:.+\n]|[–—-]\s|(?:and|or|plus|with)\b|\Z)")
"""What is after an item of a list."""
_AKIN = 2
"""So many neighbours of its group, or one that is as near as a sibling, settle a doubtful name."""
_ABBREVIATION = 4
"""The most letters of an abbreviation."""
_MANY = 2
"""So many sure neighbours of any group settle a name that is written as it is spelled."""
_ITEM_ENDS = frozenset({",", ";", "|", "•", "·", ":", "(", ")", "[", "]", "."})
"""Signs on both sides of an item of a list; a full stop ends the last one."""
_FEW = 80
"""Code points that may be between two items of one list."""
_BLANK = " \t\r"
_LINE_ENDS = frozenset({"\n", "\n\n"})


def settle_items(candidates: Iterable[Candidate], annotated: AnnotatedDocument) -> None:
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


def settle(candidates: list[Candidate], words: Words, group_of: Callable[[str], str]) -> None:
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
        follows = _follows(text, last, candidate)
        if lists and follows and last.in_title == candidate.in_title:
            lists[-1].append(candidate)
        else:
            lists.append([candidate])
    for items in lists:
        doubtful = [item for item in items if id(item) in waiting]
        if len(items) > 1 and doubtful:
            _settle_list(items, doubtful, group_of)


def _follows(text: str, last: Candidate, candidate: Candidate) -> bool:
    """Whether a name is the next item after another; on a line of its own, not as the first word of a sentence:
    "- Python" above "- Requests for quotes"."""
    if is_next_item(text, last.end, candidate.start):
        is_below = "\n" in text[last.end : candidate.start]
        return not is_below or candidate.label.rules == () or _ITEM_END.match(text, candidate.end) is not None
    return _is_next_line(text, last, candidate)


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
