"""Where the mentions of a report are marked in its text, and which figures each is evidence of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention, MentionType, Need, Strength
from skillmatch.readers.model import Kind
from skillmatch.reporting.shared.html.pieces import TextMark
from skillmatch.reporting.shared.wording import NEEDS, STRENGTHS

DENIED = "vx"
"""The look of what does not count."""
_OF_NEED = {Need.REQUIRED: "vm", Need.DUTY: "vd", Need.PREFERRED: "vn", Need.CONTEXT: "vp"}
_OF_STRENGTH = {Strength.OUTCOME: "vr", Strength.USED: "vu", Strength.LISTED: "vl"}
_STATED = "vs"
"""The look of a responsibility of a résumé, which has no strength."""


class MarkLook(NamedTuple):
    """How one sort of mention is marked; the legend of a page, and its filter."""

    cls: str
    letter: str
    name: str
    often: int


def look_of(mention: Mention) -> str:
    """How a mention is marked: by its need or its strength."""
    if not mention.asserted:
        return DENIED
    if mention.need is not None:
        return _OF_NEED[mention.need]
    return _STATED if mention.type is MentionType.RESPONSIBILITY else _OF_STRENGTH[mention.strength or Strength.LISTED]


def look_by(by: Need | Strength) -> str:
    """How what is needed so, or shown so strongly, is marked."""
    return _OF_NEED[by] if isinstance(by, Need) else _OF_STRENGTH[by]


def looks(report: Report) -> tuple[MarkLook, ...]:
    """Those that a report has, from the strongest."""
    names = _names(report.document.kind)
    found = [look_of(mention) for mention in report.mentions]
    return tuple([MarkLook(cls, letter_of(cls), name, found.count(cls)) for cls, name in names.items() if cls in found])


def letter_of(cls: str) -> str:
    """The letter that says the same as a look."""
    return "×" if cls == DENIED else cls[1:].upper()


def _names(kind: Kind) -> Mapping[str, str]:
    if kind is Kind.POSTING:
        return {_OF_NEED[need]: name for need, name in NEEDS.items()} | {DENIED: "not asked for"}
    shown = {_OF_STRENGTH[strength]: name for strength, name in STRENGTHS.items()}
    return {**shown, _STATED: "stated", DENIED: "not claimed"}


def marks(
    report: Report, prefix: str, concepts: Mapping[str, int], figures: Mapping[int, list[str]]
) -> Iterable[TextMark]:
    """A mark for each mention.

    Args:
        report: what the mentions are of.
        prefix: what the ids on the page begin with.
        concepts: the number of each concept in the list that a mark leads back to.
        figures: the classes of the figures that a mention is evidence of, by its number.
    """
    order = list(_names(report.document.kind))
    for number, mention in enumerate(report.mentions):
        cls, duty = look_of(mention), mention.type is MentionType.RESPONSIBILITY
        yield TextMark(
            span=mention.span,
            id=prefix + f"m{number}",
            href="#" + prefix + f"c{concepts[mention.concept]}",
            classes=(f"{cls} t" if duty else cls, *figures.get(number, ())),
            letter=letter_of(cls),
            rank=order.index(cls) + (len(order) if duty else 0),
        )
