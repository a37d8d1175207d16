"""Responsibilities: who does what to what, in one sentence or list item.

An activity is an act ("deploy") and its thing ("models"). The act that governs a thing is the nearest one before it,
with those it is joined to ("design, build and deploy models"); a thing may also be just before its act ("model
deployment"). So in "work with scientists to deploy models" nobody works models.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.matching.annotate import PhraseMatch, PhraseMatches
from skillmatch.matching.phrases.lexicon import Lexicon, PhraseEntry

_JOINS = frozenset({",", "and", "or", "&", "to", "then", "also", "help", "(", ")", "well", "as", "e", "g", ".", "in"})
_NOUNS = frozenset({"team"})
"""Acts whose word, with no "'s" once it is folded, more often names who has the thing."""
_BY = ["by"]
"""After an act that others do: "as directed by the team lead"."""
_FARTHEST = 10
_BEHIND = 1
"""How far after its thing an act may be: "model (re)training"."""


class Stated(NamedTuple):
    """A responsibility stated by the tokens ``first`` to ``after - 1``; ``form`` names the pattern, ``sure`` whether it
    suffices by itself."""

    responsibility: str
    first: int
    after: int
    form: str
    sure: bool


def find_activities(pieces: PhraseMatches, keys: Sequence[str], lexicon: Lexicon) -> dict[str, Stated]:
    """The responsibilities whose activities the pieces of one unit make up, by id; ``keys`` are the document's."""
    stated: dict[str, Stated] = {}
    for first, after, uses in pieces.says:
        _state(stated, uses.says, first, after, keys, lexicon, 0)
    acts = [act for act in pieces.acts if keys[act[1] : act[1] + 1] != _BY]
    possible = 0
    for _, _, uses in acts:
        possible |= uses.acts
    for thing in _outermost(pieces.things) if acts else ():
        begins, ends, uses = thing
        if not uses.things & possible:
            continue
        chain = _governing(begins, ends, [act for act in acts if not _only_names(act, uses, keys)], keys)
        # Joined acts are as near as the nearest of them: "train, evaluate and ship X" is three acts on X.
        distance = min([max(begins - after, first - ends) for first, after, _ in chain], default=0)
        for first, after, act_uses in chain:
            both = act_uses.acts & uses.things
            if both:
                _state(stated, both, min(first, begins), max(after, ends), keys, lexicon, distance)
    return stated


def _outermost(things: list[PhraseMatch]) -> list[PhraseMatch]:
    """Things that are in no longer thing ("data model" is no model); they come by place, the longer first."""
    kept: list[PhraseMatch] = []
    reached = 0
    for one in things:
        if one[1] > reached:
            kept.append(one)
            reached = one[1]
    return kept


def _governing(begins: int, ends: int, acts: list[PhraseMatch], keys: Sequence[str]) -> list[PhraseMatch]:
    """The acts that govern the thing of tokens ``begins`` to ``ends - 1``."""
    chain: list[PhraseMatch] = []
    for act in reversed(acts):
        after = act[1]
        if after > begins or begins - after > _FARTHEST:
            continue
        if chain and not _are_joined(keys[after : chain[-1][0]]):
            break
        chain.append(act)
    chain += [act for act in acts if ends <= act[0] <= ends + _BEHIND]
    return chain


def _only_names(act: PhraseMatch, thing: PhraseEntry, keys: Sequence[str]) -> bool:
    """Whether an act is none on this thing, but a noun on the way to it: "wrote the team's jobs"."""
    return keys[act[0]] in _NOUNS and not act[2].acts & thing.things


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
        stated[pattern.responsibility] = Stated(pattern.responsibility, first, after, pattern.form, pattern.sure)
