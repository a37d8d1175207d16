"""Abbreviations that a text makes itself: "Distributed File System (DFS)", and "DFS" after that.

The letters in brackets are those that the words before them begin with (Schwartz and Hearst 2003).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from skillmatch.matching.model import Evidence, Match, Method, Reason, ReasonAbout
from skillmatch.matching.tokens import Words

_SHORTEST, _LONGEST = 2, 6
"""The letters of an abbreviation."""
_OF_PEOPLE = frozenset({"team", "group", "department", "division", "unit", "at"})
"""Words after the brackets that make of it what some people are called: "our Machine Learning Platform (MLP) team"."""
_SCORE = 0.9
"""The score of an abbreviation: what it is short for is written beside it, and no label is."""


def with_abbreviations(skills: Sequence[Match], words: Words, is_field: Callable[[str], bool]) -> list[Match]:
    """The skills, by place, with the abbreviations that the text gives them and that are no names of skills.

    ``is_field`` tells a field of business from a skill: that a bank is "a financial institution (FI)" makes no skill.
    """
    meant: dict[str, Match] = {}
    for skill in skills:
        short = "" if is_field(skill.concept) else _abbreviation(skill, words)
        if short:
            meant.setdefault(short, skill)
    return _with(meant, skills, words) if meant else list(skills)


def _abbreviation(skill: Match, words: Words) -> str:
    """What is in brackets after a skill, where it is made of the first letters of the skill's words; else empty."""
    opening = skill.after
    around = words.keys[opening : opening + 4]
    if skill.after - skill.first < _SHORTEST or around[:1] != ["("] or around[2:3] != [")"]:
        return ""
    if not _OF_PEOPLE.isdisjoint(around[3:]):
        return ""
    short = _surface(opening + 1, words)
    initials = "".join(key[0] for key in words.keys[skill.first : skill.after] if key[:1].isalpha())
    fits = _SHORTEST <= len(short) <= _LONGEST and short.isupper() and short.casefold() == initials.casefold()
    return short if fits else ""


def _with(meant: dict[str, Match], skills: Sequence[Match], words: Words) -> list[Match]:
    taken = {at for skill in skills for at in range(skill.first, skill.after)}
    found = list(skills)
    for at, text in enumerate(words.tokens.texts):
        skill = meant.get(text)
        if skill and at not in taken and at > skill.first and words.unit_of[at] >= 0:
            found.append(_short(skill, at, words))
    found.sort(key=lambda one: one.first)
    return found


def _short(skill: Match, at: int, words: Words) -> Match:
    start, end = words.span(skill.first, skill.after)
    reason = Reason(ReasonAbout.MATCH, f"stands for “{' '.join(words.text[start:end].split())}”")
    evidence = Evidence(Method.INFLECTION, skill.evidence.form, _SCORE, (reason,))
    return skill._replace(first=at, after=at + 1, evidence=evidence)


def _surface(at: int, words: Words) -> str:
    start, end = words.span(at, at + 1)
    return words.text[start:end]
