"""Responsibilities: who does what to what, in one sentence or list item.

An activity is an act ("deploy") and its thing ("models"). The act that governs a thing is the nearest one before it,
with those it is joined to ("design, build and deploy models"); a thing may also stand just before its act ("model
deployment"). So in "work with scientists to deploy models" nobody works models.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skillmatch.matching.lexicon import Lexicon, Pattern, Uses
from skillmatch.matching.model import Evidence, Method

_JOINS = frozenset({",", "and", "or", "&", "/", "to", "then", "also", "help", "(", ")", "well", "as", "e", "g", ".", "in"})
_FARTHEST = 10
_BEHIND = 1
"""How far behind its thing an act may stand: "model (re)training"."""


class Piece(NamedTuple):
    """A phrase of the lexicon in a sentence: tokens ``first`` to ``after - 1``."""

    first: int
    after: int
    uses: Uses


class Stated(NamedTuple):
    """A responsibility stated by the tokens ``first`` to ``after - 1``."""

    responsibility: str
    first: int
    after: int
    evidence: Evidence


def find_activities(pieces: Sequence[Piece], keys: Sequence[str], lexicon: Lexicon) -> list[Stated]:
    """The responsibilities that one sentence states, each once, by the order of the taxonomy's patterns.

    Args:
        pieces: the sentence's phrases, by place.
        keys: the folded words of the whole document.
    """
    stated: dict[str, Stated] = {}
    for piece in pieces:
        if piece.uses.says:
            _state(stated, piece.uses.says, piece.first, piece.after, keys, lexicon, 0)
    acts = [piece for piece in pieces if piece.uses.acts]
    if not acts:
        return list(stated.values())
    for thing in _outermost([piece for piece in pieces if piece.uses.things]):
        for act in _governing(thing, acts, keys):
            both = act.uses.acts & thing.uses.things
            if both:
                first, after = min(act.first, thing.first), max(act.after, thing.after)
                distance = max(thing.first - act.after, act.first - thing.after)
                _state(stated, both, first, after, keys, lexicon, distance)
    return list(stated.values())


def _outermost(things: list[Piece]) -> list[Piece]:
    """Things that stand in no longer thing: "data model" is no model."""
    return [
        one
        for one in things
        if not any(
            other.first <= one.first and one.after <= other.after and other.after - other.first > one.after - one.first
            for other in things
        )
    ]


def _governing(thing: Piece, acts: list[Piece], keys: Sequence[str]) -> Iterable[Piece]:
    before = [act for act in acts if act.after <= thing.first and thing.first - act.after <= _FARTHEST]
    chain: list[Piece] = []
    for act in reversed(before):
        if chain and not _are_joined(keys[act.after : chain[-1].first]):
            break
        chain.append(act)
    behind = [act for act in acts if thing.after <= act.first <= thing.after + _BEHIND]
    return [*chain, *behind]


def _are_joined(between: Sequence[str]) -> bool:
    return len(between) <= 4 and all(word in _JOINS or word.endswith("ly") for word in between)


def _state(
    stated: dict[str, Stated],
    mask: int,
    first: int,
    after: int,
    keys: Sequence[str],
    lexicon: Lexicon,
    distance: int,
) -> None:
    for pattern in _patterns(mask, lexicon):
        if pattern.responsibility in stated or (pattern.within and distance > pattern.within):
            continue
        if pattern.unless and not pattern.unless.isdisjoint(keys[max(0, first - 6) : after + 6]):
            continue
        score = 0.9 if not pattern.within else round(0.9 - 0.03 * max(distance, 0), 2)
        evidence = Evidence(Method.ACTIVITY, pattern.form, score)
        stated[pattern.responsibility] = Stated(pattern.responsibility, first, after, evidence)


def _patterns(mask: int, lexicon: Lexicon) -> Iterable[Pattern]:
    while mask:
        low = mask & -mask
        yield lexicon.patterns[low.bit_length() - 1]
        mask ^= low
