"""Words: the one tokenisation of a text, and the folding under which two spellings are the same word.

Tokens keep their place in the unaltered text; folding is only a key to compare by. Hyphens, slashes and
underscores inside a term are no tokens, so "deep-learning", "deep learning", "CI/CD" and "CI / CD" give the same
words, while commas, full stops, brackets and bullets are tokens of their own and so break a phrase.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
    [^\W_]+(?:
        ['’](?:s|S|t|re|ll|ve|d)\b
      | \.(?:js|JS|ai|io|py)\b(?!\.\w)                    # Node.js, fast.ai
      | \+\+(?!\+)                                         # C++, C++17
      | (?<=\b[A-Za-z])\#(?!\w)                            # C#, F#
    )?
  | [^\w\s/\-.]
  | (?:(?<!\w)|(?<=[A-Z])|(?<=[Aa]sp))\.(?:NET|Net|net)\b  # .NET, as such and in ASP.NET
  | \.
  | \n[^\S\n]*\n\s*                                     # an empty line ends what stood before it
  | (?<!\w)-(?=\s)|(?<=\s)-|-(?!\w)                     # a dash; a hyphen inside a word is no token
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s,;()<>\"']+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}|(?<![\w.-])(?:[\w-]{1,63}\.){1,4}(?:com|org|edu|gov)\b(?:/\S*)?"
)
_ADDRESS_SIGNS = ("@", "://", "www.", ".com", ".org", ".edu", ".gov")
_HUMP = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z]{2})|(?<=[a-z]{3})(?=[AI]\b)"
    r"|(?<=\d)(?=[a-z]{4})"
)
_IRREGULAR = {
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "matrices": "matrix",
    "indices": "index",
    "vertices": "vertex",
    "criteria": "criterion",
    "gpus": "gpu",
    "cpus": "cpu",
    "tpus": "tpu",
    "npus": "npu",
    "buses": "bus",
    "corpora": "corpus",
    "series": "series",
    "species": "species",
    "analyse": "analyze",
    "analysed": "analyzed",
    "analysing": "analyzing",
    "modelling": "modeling",
    "modelled": "modeled",
    "labelling": "labeling",
    "labelled": "labeled",
    "behaviour": "behavior",
    "behavioural": "behavioral",
    "centre": "center",
    "catalogue": "catalog",
    "programme": "program",
    "judgement": "judgment",
    "visualise": "visualize",
    "catalogues": "catalog",
    "behaviours": "behavior",
    "colour": "color",
    "colours": "color",
    "centres": "center",
    "programmes": "program",
    "artefact": "artifact",
    "artefacts": "artifact",
    "defence": "defense",
    "licence": "license",
    "licences": "license",
    "apis": "api",
    "kpis": "kpi",
    "metrics": "metric",
    "topics": "topic",
    "caches": "cache",
    "bias": "bias",
    "atlas": "atlas",
    "canvas": "canvas",
}
_BRITISH = re.compile(r"is(ation|ations|e|es|ed|ing|er|ers)$")
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ /-][A-Za-z0-9]+)*")
"""Words with single joints: what ``tokenize`` takes apart just so."""
_KEPT_ENDINGS = ("ss", "us", "is", "ous", "ics", "aws")


class Tokens(NamedTuple):
    """Words and signs in order, each with its half-open place in the text; the three lists are parallel."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(text: str, joined: Container[str] = frozenset()) -> Tokens:
    """The tokens of ``text``.

    Words that a scraper glued together ("modelsDesign") are split at the capital, unless their lower-case form is in
    ``joined`` (the words that are written with a capital inside, as TensorFlow). A web or mail address is one token,
    since it names no skill, whatever its path says.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    if any(sign in text for sign in _ADDRESS_SIGNS):
        for address in _ADDRESS.finditer(text):
            spans += [match.span() for match in _TOKEN.finditer(text, at, address.start())]
            spans.append(address.span())
            at = address.end()
    spans += [match.span() for match in _TOKEN.finditer(text, at)]
    if _HUMP.search(text):
        spans = _unglued(text, spans, joined)
    return Tokens([text[start:end] for start, end in spans], [start for start, _ in spans], [end for _, end in spans])


def _unglued(text: str, spans: list[tuple[int, int]], joined: Container[str]) -> list[tuple[int, int]]:
    """``spans`` with those of glued words split; what is no plain word, as an address, stays whole."""
    starts = [start for start, _ in spans]
    parts: dict[int, list[int]] = {}
    for cut in _HUMP.finditer(text):
        at = bisect_right(starts, cut.start() - 1) - 1
        if starts[at] < cut.start() < spans[at][1]:
            parts.setdefault(at, []).append(cut.start())
    parts = {at: cuts for at, cuts in parts.items() if _is_glued(text[slice(*spans[at])], joined)}
    for at in sorted(parts, reverse=True):
        start, end = spans[at]
        bounds = [start, *parts[at], end]
        spans[at : at + 1] = list(pairwise(bounds))
    return spans


def _is_glued(word: str, joined: Container[str]) -> bool:
    return len(word) > 4 and word.isalnum() and word.lower() not in joined


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The key under which a word is compared: lower case, singular, American spelling, without a possessive.

    The rules are rough on purpose ("kubernetes" becomes "kubernete"): only equality of keys means anything.
    """
    if word[-2:] in ("'s", "’s", "'S", "’S"):
        word = word[:-2]
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper() and word[:-1].isalpha():
        return word[:-1].lower()  # LLMs, APIs, VMs
    key = word.lower().replace("’", "'")
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    return _singular(_american(key))


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
    return tuple(map(fold, tokenize(phrase, joined=_EVERYTHING).texts))


class _Everything:
    def __contains__(self, word: object) -> bool:
        return True


_EVERYTHING = _Everything()
