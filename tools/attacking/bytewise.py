"""Changes to plain bytes: flipped, cut, repeated, spliced with another file, and words of the format put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

MOST = 90_000
"""Bytes of a mutant: what is larger may be slow without being a fault."""
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"-2147483648", b"99999999999999999999", b"1e9", b".5", b"NaN")
_Edit = Callable[[bytes, Random], bytes]


def mutated(seed: bytes, rng: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """``seed`` after one to six edits; ``tokens`` are words of its format, ``others`` files to splice it with."""
    for _ in range(rng.randint(1, 6)):
        kind = rng.randrange(8)
        if kind == 0 and others:
            seed = _spliced(seed, rng.choice(others), rng)
        elif kind <= 3 and tokens:
            seed = _put(seed, rng.choice(tokens) * rng.choice((1, 1, 2, 40)), rng)
        else:
            seed = rng.choice(_EDITS)(seed, rng)
    return seed[:MOST]


def _spliced(seed: bytes, other: bytes, rng: Random) -> bytes:
    return seed[: rng.randint(0, len(seed))] + other[rng.randint(0, len(other)) :]


def _put(seed: bytes, token: bytes, rng: Random) -> bytes:
    at = rng.randint(0, len(seed))
    end = at + len(token) if rng.random() < 0.3 else at
    return seed[:at] + token + seed[end:]


def _flipped(seed: bytes, rng: Random) -> bytes:
    changed = bytearray(seed or b"\0")
    for _ in range(rng.choice((1, 2, 8, 40))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(seed: bytes, rng: Random) -> bytes:
    at = rng.randint(0, len(seed))
    return seed[:at] + seed[at + rng.choice((1, 8, 100, 2_000)) :]


def _repeated(seed: bytes, rng: Random) -> bytes:
    at = rng.randint(0, len(seed))
    piece = seed[at : at + rng.choice((1, 5, 40, 400, 4_000))]
    return seed[:at] + piece * min(rng.choice((2, 5, 50, 2_000)), 40_000 // (len(piece) + 1) + 1) + seed[at:]


def _moved(seed: bytes, rng: Random) -> bytes:
    one, two, three = sorted(rng.randint(0, len(seed)) for _ in range(3))
    return seed[:one] + seed[two:three] + seed[one:two] + seed[three:]


def _counted(seed: bytes, rng: Random) -> bytes:
    """Another number in place of one of the file's own: a size, a place, a code."""
    found = list(_NUMBER.finditer(seed))
    if not found:
        return seed
    match = rng.choice(found)
    number = rng.choice((*_NUMBERS, rng.choice(found).group(), b"9" * 5_000))
    return seed[: match.start()] + number + seed[match.end() :]


_EDITS: tuple[_Edit, ...] = (_flipped, _cut, _repeated, _moved, _counted, _counted)
