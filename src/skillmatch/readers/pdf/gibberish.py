"""Text of which the letters are not those that the page shows: a font may draw an "S" and call it a "4".

Judged by shape alone, so that it holds in any language of Latin letters: words are made of syllables, and have no signs
inside. Of 1,400 real documents in English at most 8 words in a hundred look odd, in German up to 25; of text whose
letters are shifted or swapped at least 20.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillmatch.readers.pdf.page import PageRead

_WORD = re.compile(r"\S{4,40}")
_JOINED = re.compile(r"[/@.]\w")
"""In an address, a path or a file name: these are no words."""
_ABBREVIATION = re.compile(r"\W*[A-Z][A-Z\d]{2,4}s?\W*")
_PLAIN_WORD = re.compile(r"(?<!\S)[A-Za-z]{2,38}[a-z]{2}(?!\S)")
"""Some of the words that are neither an address nor an abbreviation."""
_LETTERS = re.compile(r"[A-Za-z]|[!-/:-@\[-`{-~]{3}")
_ONE_SOUND = re.compile(r"sch|ch|ck|th|ph|sh|gh", re.IGNORECASE)
_NO_SYLLABLE = re.compile(r"[b-df-hj-np-tv-xz]{4}|[aeiou]{4}", re.IGNORECASE)
_SIGNS_INSIDE = re.compile(r"\w[!\"#$%&*+;<=>?@\[\\\]^`{|}~]+\w|[!#$%;<=>?@\[\\\]^`{|}~]{2}|(.)\1\1")
_SHAPES = (
    dict.fromkeys(map(ord, "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ\u017f\u212a"), "b")
    | dict.fromkeys(map(ord, "aeiouAEIOU\u0130\u0131"), "a")
    | dict.fromkeys(map(ord, '!"#$%&*+;<=>?@[\\]^`{|}~'), "!")
)
"""Consonants, vowels and signs, each kind as one character."""
_FEWEST_WORDS, _FEWEST_CHARACTERS = 20, 200
_ODD = 0.22
"""The share of odd words from which a text is gibberish where its share of vowels is that of no language."""
_CERTAIN = 0.45
"""The share from which it is so in any case: German has words with many consonants."""
_VOWELS = frozenset("aeiouyäöüáàâéèêëíìîïóòôõúùûýąęåæøőű")
_LEAST_VOWELS, _MOST_VOWELS = 0.29, 0.6
_MEANINGLESS = 0.5
_MOST = 8_000
"""Code points that are looked at: enough to tell."""


def is_gibberish(text: str) -> bool:
    """Whether so many words of ``text`` look like none that its letters cannot be those of the page."""
    text = text[:_MOST]
    if _few_mean_anything(text):
        return True
    if _is_plain(text):
        return False
    words = [
        word
        for word in _WORD.findall(text)
        if not _JOINED.search(word) and not _ABBREVIATION.fullmatch(word) and _LETTERS.search(word)
    ]
    if len(words) < _FEWEST_WORDS:
        return False
    odd = sum(map(_is_odd, words)) / len(words)
    return odd >= _CERTAIN or (odd >= _ODD and not _LEAST_VOWELS < _vowels(words) < _MOST_VOWELS)


def _is_plain(text: str) -> bool:
    """Whether so few places of ``text`` are odd beside its plain words that no share of odd words can be large.

    It saves to look at word after word: each odd word has at least one of these places.
    """
    plain = sum(1 for _ in _PLAIN_WORD.finditer(text))
    return plain >= _FEWEST_WORDS and _odd_places(text) < _ODD * plain


def _odd_places(text: str) -> int:
    """At least as many as there are odd words: counted without looking at each, which is quicker."""
    shapes = text.translate(_SHAPES)
    triples = sum(text.count(3 * char) for char in set(text) if not char.isspace())
    return shapes.count("bbbb") + shapes.count("aaaa") + shapes.count("!") + triples


def _vowels(words: Sequence[str]) -> float:
    """The share of vowels among the letters."""
    letters = [char for word in words for char in word.lower() if char.isalpha()]
    return sum(char in _VOWELS for char in letters) / max(1, len(letters))


def _is_odd(word: str) -> bool:
    return _SIGNS_INSIDE.search(word) is not None or _NO_SYLLABLE.search(_ONE_SOUND.sub("h", word)) is not None


def _few_mean_anything(text: str) -> bool:
    """Whether most of it is signs and characters without a meaning, and not letters or figures."""
    drawn = "".join(text.split())
    return len(drawn) >= _FEWEST_CHARACTERS and sum(map(str.isalnum, drawn)) < _MEANINGLESS * len(drawn)


def with_garbled(pages: Sequence[PageRead]) -> list[PageRead]:
    """The pages, marked where their letters are not those that they show, all where those of the whole are not."""
    texts = [page.text for page in pages]
    whole = len(pages) > 1 and is_gibberish("\n".join(text[: _MOST // len(pages)] for text in texts))
    return [
        page._replace(garbled=True) if text.strip() and (whole or is_gibberish(text)) else page
        for page, text in zip(pages, texts, strict=True)
    ]
