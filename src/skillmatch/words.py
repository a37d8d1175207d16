"""Words: the one tokenisation of a text, and the folding under which two spellings are the same word.

Tokens keep their place in the unaltered text; folding is only a key to compare by. Hyphens, slashes and
underscores inside a term are no tokens, so "deep-learning", "deep learning", "CI/CD" and "CI / CD" give the same
words, while commas, full stops, brackets and bullets are tokens of their own and so break a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import lru_cache, wraps
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeVar

_TOKEN = re.compile(
    r"""(
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
    )""",
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s,;()<>\"']+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}|(?<![\w.-])(?:[\w-]{1,63}\.){1,4}(?:com|org|edu|gov)\b(?:/\S*)?"
)
_ADDRESS_SIGN = re.compile(r"[@:w.](?:(?<=@)|(?<=:)//|(?<=w)ww\.|(?<=\.)(?:com|org|edu|gov))")
_BLANK = re.compile(r"\s")
_LONGEST_ADDRESS = 2_000
_REMEMBERED = 60_000
_LONGEST_REMEMBERED = 64
"""Characters of a word; a hostile text is made of longer ones."""
_ADDRESS_SIGNS = ("@", "://", "www.", ".com", ".org", ".edu", ".gov")
_HUMP = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z]{2})|(?<=[a-z]{3})(?=[AI]\b)"
    r"|(?<=\d)(?=[a-z]{4})"
)
_SHORTEST_GLUED = 4
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
    "bonuses": "bonus",
    "statuses": "status",
    "viruses": "virus",
    "campuses": "campus",
    "atlas": "atlas",
    "canvas": "canvas",
}
_BRITISH = re.compile(r"is(ation|ations|e|es|ed|ing|er|ers)$")
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[ /-][A-Za-z0-9]+)*")
"""Words with single joints: what ``tokenize`` takes apart just so."""
_KEPT_ENDINGS = ("ss", "us", "is", "ous", "ics", "aws")

Found = TypeVar("Found")


def remembered(words: int) -> Callable[[Callable[[str], Found]], Callable[[str], Found]]:
    """Keeps what a function of a word gives for the last so many words, but for long ones: no text fills the memory."""

    def keeping(found: Callable[[str], Found]) -> Callable[[str], Found]:
        known = lru_cache(maxsize=words)(found)

        @wraps(found)
        def of(word: str) -> Found:
            return known(word) if len(word) <= _LONGEST_REMEMBERED else found(word)

        return of

    return keeping


class Tokens(NamedTuple):
    """Words and signs in order, each with its half-open place in the text; the three lists are parallel."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


class Glue:
    """Tells words that a scraper glued together ("modelsDesign") from those written with a capital inside.

    ``joined`` holds the latter in lower case, as "tensorflow". A bounded number of words found whole is remembered.
    """

    def __init__(self, joined: Container[str] = frozenset()) -> None:
        self._joined = joined
        self._whole: set[str] = set()

    def among(self, words: set[str]) -> set[str]:
        """Those of ``words`` that are glued together."""
        fresh = words - self._whole
        glued = {word for word in fresh if _humps(word) and word.lower() not in self._joined}
        if len(self._whole) >= _REMEMBERED:
            self._whole.clear()
        self._whole.update(word for word in fresh - glued if len(word) <= _LONGEST_REMEMBERED)
        return glued


_ALL_APART = Glue()


def tokenize(text: str, glue: Glue | None = _ALL_APART) -> Tokens:
    """The tokens of ``text``.

    Words that are glued together are split at the capital: by default wherever one may stand, with ``None`` nowhere. A
    web or mail address is one token, since it names no skill, whatever its path says.
    """
    # What stands between two tokens and the tokens, in turns: the fastest way to both the words and their places.
    parts = _TOKEN.split(text) if not any(sign in text for sign in _ADDRESS_SIGNS) else _around_addresses(text)
    glued = glue.among(set(parts)) if glue else None
    if glued:
        parts = _unglued(parts, glued)
    bounds = [*accumulate(map(len, parts))]
    return Tokens(parts[1::2], bounds[:-1:2], bounds[1::2])


def _around_addresses(text: str) -> list[str]:
    parts: list[str] = [""]
    at = 0
    for start, end in _addresses(text):
        gap, *rest = _TOKEN.split(text[at:start])
        parts[-1] += gap
        parts += [*rest, text[start:end], ""]
        at = end
    gap, *rest = _TOKEN.split(text[at:])
    parts[-1] += gap
    return parts + rest


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand: looked for only in what stands between two blanks around a sign of one."""
    done = 0
    for sign in _ADDRESS_SIGN.finditer(text):
        if sign.start() < done:
            continue
        start = max(done, _last_blank(text, sign.start()))
        blank = _BLANK.search(text, sign.end())
        done = blank.start() if blank else len(text)
        for address in _ADDRESS.finditer(text, start, done):
            yield address.span()


def _last_blank(text: str, before: int) -> int:
    """The place behind the last blank of ``text`` before a place, 0 where there is none."""
    line = text[max(0, before - _LONGEST_ADDRESS) : before]
    return before - len(line.rsplit(maxsplit=1)[-1]) if line and not line[-1].isspace() else before


def _unglued(parts: list[str], glued: set[str]) -> list[str]:
    """``parts`` with glued words taken apart."""
    split: list[str] = []
    for part in parts:
        if part in glued:
            bounds = [0, *_humps(part), len(part)]
            for start, end in pairwise(bounds):
                split += [part[start:end], ""]
            split.pop()
        else:
            split.append(part)
    return split


@remembered(65_536)
def _humps(word: str) -> tuple[int, ...]:
    """Where a long word may be two glued together; nowhere in what is no plain word, as an address."""
    if len(word) <= _SHORTEST_GLUED or not word.isalnum():
        return ()
    return tuple([match.start() for match in _HUMP.finditer(word)])


@remembered(65_536)
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
    return tuple(map(fold, tokenize(phrase, glue=None).texts))
