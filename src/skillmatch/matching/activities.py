"""Responsibilities: who does what to what, in one sentence or list item.

An activity is an act ("deploy") and its thing ("models"). The act that governs a thing is the nearest one before it,
with those it is joined to ("design, build and deploy models"); a thing may also stand just before its act ("model
deployment"). So in "work with scientists to deploy models" nobody works models.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skillmatch.matching.lexicon import Lexicon
from skillmatch.matching.scene import Piece, Pieces

_JOINS = frozenset({",", "and", "or", "&", "to", "then", "also", "help", "(", ")", "well", "as", "e", "g", ".", "in"})
_RIGHT_BESIDE = 1
_FARTHEST = 10
_BEHIND = 1
"""How far behind its thing an act may stand: "model (re)training"."""


class Stated(NamedTuple):
    """A responsibility stated by the tokens ``first`` to ``after - 1``; ``form`` names the pattern, ``sure`` whether it
    suffices by itself."""

    responsibility: str
    first: int
    after: int
    form: str
    sure: bool
    close: bool
    """Whether it is a telling phrase, or an act right beside its thing."""


def find_activities(pieces: Pieces, keys: Sequence[str], lexicon: Lexicon) -> dict[str, Stated]:
    """The responsibilities whose activities the pieces of one unit make up, by id; ``keys`` are the document's."""
    stated: dict[str, Stated] = {}
    for piece in pieces.says:
        _state(stated, piece.uses.says, piece.first, piece.after, keys, lexicon, 0)
    acts = pieces.acts
    possible = 0
    for act in acts:
        possible |= act.uses.acts
    for thing in _outermost(pieces.things) if acts else ():
        if not thing.uses.things & possible:
            continue
        for act in _governing(thing, acts, keys):
            both = act.uses.acts & thing.uses.things
            if both:
                first, after = min(act.first, thing.first), max(act.after, thing.after)
                distance = max(thing.first - act.after, act.first - thing.after)
                _state(stated, both, first, after, keys, lexicon, distance)
    return stated


def _outermost(things: list[Piece]) -> list[Piece]:
    """Things that stand in no longer thing ("data model" is no model); they come by place, the longer first."""
    kept: list[Piece] = []
    for one in things:
        if not kept or one.after > kept[-1].after:
            kept.append(one)
    return kept


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
    for pattern in lexicon.patterns_in(mask):
        known = stated.get(pattern.responsibility)
        if (known and (known.sure or not pattern.sure)) or (pattern.within and distance > pattern.within):
            continue
        if pattern.unless and not pattern.unless.isdisjoint(keys[max(0, first - 6) : after + 6]):
            continue
        stated[pattern.responsibility] = Stated(
            pattern.responsibility, first, after, pattern.form, pattern.sure, close=distance <= _RIGHT_BESIDE
        )
