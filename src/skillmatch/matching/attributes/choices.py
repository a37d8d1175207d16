"""Either-or: skills of which any one will do, as "PyTorch or TensorFlow", "one of Python, Java, Go".

Skills of one sentence that follow each other as items of a list are a run. A run is one choice where what is
before it or after it says so ("one of", "such as", "or similar"); else each part of it between two "and" is one where
an "or" is in it; and items of one skill group with a slash between them ("AWS/GCP") are one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.model import Mention
from skillmatch.taxonomy.cues import ChoiceCues
from skillmatch.text.phrases import alternatives

# Blanks are taken possessively (`\s*+`) wherever they may meet others: to try all ways to share a run of them out takes
# time that grows with its length to the third power.
_AFTER_ITEM = r"\s*+(?:\([^()]{0,24}\)\s*+)?"
_FARTHEST = 48
"""Code points between two items of one list."""
_INTRO = 40
"""Code points before a list in which its first words are looked for."""


class Item(NamedTuple):
    """A skill that may be one of a choice."""

    start: int
    end: int
    unit: int
    group: str


class ChoiceFinder:
    """Finds choices by the words that join their items."""

    def __init__(self, cues: ChoiceCues, group_of: Callable[[str], str]) -> None:
        self._group_of = group_of
        either, both = alternatives(cues.or_), alternatives(cues.and_)
        article, preposition = r"(?:(?:an?|the)\s++)?", r"(?:(?:in|with)\s++)?"
        self._joints = {
            "or": re.compile(rf"{_AFTER_ITEM}[,(]?\s*+(?:{either})\s++{preposition}{article}", re.IGNORECASE),
            "and": re.compile(rf"{_AFTER_ITEM},?\s*+(?:{both})\s++{article}", re.IGNORECASE),
            "slash": re.compile(rf"{_AFTER_ITEM}/\s*+"),
            "comma": re.compile(rf"{_AFTER_ITEM}[,;|]\s*+"),
        }
        self._any = re.compile(rf"(?<!\w)(?:{alternatives(cues.before)})\s*+[:,(]?\s*+(?:the\s++)?$", re.IGNORECASE)
        self._closes = re.compile(rf"{_AFTER_ITEM},?\s*+(?:{alternatives(cues.after)})(?!\w)", re.IGNORECASE)

    def with_choices(self, skills: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of skills, by place, each part of a choice with the number of that."""
        meant = [at for at, one in enumerate(skills) if one.asserted and one.section is not SectionRole.TITLE]
        items = [Item(*skills[at].span, skills[at].unit, self._group_of(skills[at].concept)) for at in meant]
        choices = ([meant[item] for item in choice] for choice in self.find(document.text, items))
        of_several = (choice for choice in choices if len({skills[at].concept for at in choice}) > 1)
        found = list(skills)
        for number, choice in enumerate(of_several):
            for at in choice:
                found[at] = found[at]._replace(choice=number)
        return found

    def find(self, text: str, items: Sequence[Item]) -> list[tuple[int, ...]]:
        """The choices among ``items``, which come by place: the indices of the items of each."""
        return [
            tuple(choice)
            for run, joints in self._runs(text, items)
            for choice in self._choices(text, items, run, joints)
        ]

    def _runs(self, text: str, items: Sequence[Item]) -> Iterator[tuple[list[int], list[str]]]:
        """Items that follow each other in a list, with what joins each to the next."""
        run: list[int] = []
        joints: list[str] = []
        for at, item in enumerate(items):
            joint = self._joint(text, items[run[-1]], item) if run else None
            if joint:
                joints.append(joint)
                run.append(at)
                continue
            if len(run) > 1:
                yield run, joints
            run, joints = [at], []
        if len(run) > 1:
            yield run, joints

    def _joint(self, text: str, one: Item, other: Item) -> str | None:
        if one.unit != other.unit or one.unit < 0 or not 0 < other.start - one.end <= _FARTHEST:
            return None
        between = text[one.end : other.start]
        return next((name for name, joint in self._joints.items() if joint.fullmatch(between)), None)

    def _choices(self, text: str, items: Sequence[Item], run: list[int], joints: list[str]) -> Iterator[list[int]]:
        start = items[run[0]].start
        told = self._any.search(text, max(0, start - _INTRO), start) or self._closes.match(text, items[run[-1]].end)
        if told and "or" not in joints:
            yield run
            return
        parts = (ended for part, between in _parts(run, joints, "and") for ended in _ended(part, between))
        for part, between in parts:
            if "or" in between or (told and part[0] == run[0] and len(part) > 1):
                yield part
            else:
                for slashed, _ in _parts(part, between, "comma"):
                    if len(slashed) > 1 and len({items[at].group for at in slashed}) == 1:
                        yield slashed


def _ended(run: list[int], joints: list[str]) -> Iterator[tuple[list[int], list[str]]]:
    """A run cut at each comma behind an "or": "Java or Scala, SQL" asks for SQL beside any of the two."""
    begins, is_choice = 0, False
    for at, joint in enumerate(joints):
        if joint == "comma" and is_choice:
            yield run[begins : at + 1], joints[begins:at]
            begins, is_choice = at + 1, False
        is_choice = is_choice or joint == "or"
    yield run[begins:], joints[begins:]


def _parts(run: list[int], joints: list[str], at: str) -> Iterator[tuple[list[int], list[str]]]:
    """A run cut at each joint of one kind."""
    part: list[int] = [run[0]]
    between: list[str] = []
    for item, joint in zip(run[1:], joints, strict=True):
        if joint == at:
            yield part, between
            part, between = [item], []
        else:
            part.append(item)
            between.append(joint)
    yield part, between
