"""Normalising words: the key under which two spellings are the same word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from unicodedata import normalize

from skillmatch.text.memo import remembered
from skillmatch.text.tokenize import tokenize

_FORMS = Path(__file__).with_name("irregular.txt")
_BRITISH = re.compile(r"is(ation|ations|e|es|ed|ing|er|ers)$")
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ /-][A-Za-z0-9]+)*")
"""Words with single joints: what ``tokenize`` takes apart just so."""
_KEPT_ENDINGS = ("ss", "us", "is", "ous", "ics", "aws")


@remembered(65_536)
def fold(word: str) -> str:
    """The key under which a word is compared: lower case, singular, American spelling, without a possessive.

    The rules are rough on purpose ("kubernetes" becomes "kubernete"): only equality of keys means anything.
    """
    if not word.isascii():
        word = normalize("NFKC", word)  # ligatures, full-width letters
    if word[-2:] in ("'s", "’s", "'S", "’S"):
        word = word[:-2]
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper() and word[:-1].isalpha():
        return word[:-1].lower()  # LLMs, APIs, VMs
    key = word.lower().replace("’", "'")
    return _irregular_forms().get(key) or _singular(_american(key))


@cache
def _irregular_forms() -> dict[str, str]:
    """The words of ``irregular.txt`` with their normal forms."""
    lines = _FORMS.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def _american(key: str) -> str:
    if len(key) > 6 and "is" in key:
        return _BRITISH.sub(lambda m: "iz" + m.group(1), key)
    return key


def _singular(key: str) -> str:
    if len(key) < 4 or key[-1] != "s" or key.endswith(_KEPT_ENDINGS):
        return key
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "xes", "ches", "shes")):
        return key[:-2]
    return key[:-1]


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase: two phrases that fold alike are the same to the matcher."""
    if _PLAIN.fullmatch(phrase):
        # Nine labels in ten; thousands of them are folded at every start.
        return tuple(map(fold, phrase.replace("-", " ").replace("/", " ").split()))
    return tuple(map(fold, tokenize(phrase, glue=None).texts))


@remembered(4_096)
def fold_heading(text: str) -> tuple[str, ...]:
    """The folded words of a heading, without signs; apostrophes go too, since scrapers lose them ("What youll do")."""
    words = fold_phrase(text.replace("’", "").replace("'", ""))
    return tuple(["and" if word == "&" else word for word in words if word[0].isalnum() or word == "&"])
