"""The forms in which an act is written: "deploy", "deploys", "deployed", "deploying"."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

_VOWELS = "aeiou"
_NOT_DOUBLED = ("en", "er", "et", "it", "or", "on", "op", "ow", "ew", "ay", "oy", "ey", "ix", "ex", "ax", "up")
"""Unstressed or undoubled endings: "deliver" gives "delivering", "develop" gives "developing"."""


def forms(act: str, irregular: Mapping[str, Sequence[str]], doubled: Container[str]) -> tuple[str, ...]:
    """All forms of ``act``, a base verb (with a particle, as "roll out") or a noun of action.

    Args:
        irregular: by verb, its forms that no rule makes.
        doubled: verbs that double their last letter ("planned") where no rule tells.
    """
    first, *particle = act.split(" ")
    spelled = [first, *_regular(first, doubled), *irregular.get(first, ())]
    return tuple(" ".join([form, *particle]) for form in spelled)


def _regular(verb: str, doubled: Container[str]) -> tuple[str, ...]:
    if verb.endswith("ing"):
        return ()
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    plural = f"{verb}es" if verb.endswith(("s", "x", "sh", "ch", "z")) else f"{verb}s"
    stem = verb + verb[-1] if verb in doubled or _is_doubled(verb) else verb
    return plural, f"{stem}ed", f"{stem}ing"


def _is_doubled(verb: str) -> bool:
    short = 3 <= len(verb) <= 4 and verb[-1] not in "wxy" + _VOWELS and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return short and not verb.endswith(_NOT_DOUBLED)
