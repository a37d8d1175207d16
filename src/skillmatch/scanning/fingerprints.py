"""What tells that two rows are one posting: the same words, or nearly the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import islice
from zlib import crc32

_WORDS = 5
_BUCKETS = 16


def text_hash(text: str) -> str:
    """Alike for texts that differ in case and white space alone."""
    plain = " ".join(text.casefold().split())
    return hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=16).hexdigest()


def near_hashes(text: str) -> list[int]:
    """The least hash of five words in turn, in each of sixteen buckets; -1 for an empty one.

    One-permutation hashing (Li, Owen and Zhang, 2012): the share of buckets in which two texts agree estimates the
    share of their shingles that both have.
    """
    words = text.casefold().split()
    shingles = zip(*(islice(words, start, None) for start in range(_WORDS)), strict=False)
    least = [-1] * _BUCKETS
    for shingle in shingles:
        found = crc32(" ".join(shingle).encode("utf-8", "replace"))
        at, rest = found % _BUCKETS, found // _BUCKETS
        if least[at] < 0 or rest < least[at]:
            least[at] = rest
    return least


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of buckets in which two texts agree, in [0, 1]."""
    filled = sum(a >= 0 or b >= 0 for a, b in zip(one, other, strict=True))
    return sum(a == b >= 0 for a, b in zip(one, other, strict=True)) / filled if filled else 0.0
