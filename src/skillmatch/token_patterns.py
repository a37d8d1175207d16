"""Token patterns in the language of spaCy's ``Matcher``, for what needs more than phrases. The one place that runs it.

Only a taxonomy or a rule that has patterns imports spaCy, whose blank English tokenizer is used and no model. Words are
given to it with one blank between them, whatever is there, so that a pattern need not know where a line ends.

A hostile text costs no more than its length: it is looked through a window of words at a time, words longer than any
name are passed over, and what a pattern may leave open is limited when it is validated.
"""

from __future__ import annotations

import json
import re
import threading
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from skillmatch.suggest import unknown
from skillmatch.text.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher

TokenPattern = Sequence[Mapping[str, Any]]
"""What each token must be, in order; a key is an attribute of it, or ``OP``: how often it may come."""

_FLAGS = (
    *("IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_BRACKET", "IS_QUOTE"),
    *("IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY", "IS_STOP", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "SPACY"),
)
KNOWN = ("ORTH", "TEXT", "LOWER", "NORM", "SHAPE", "LENGTH", *_FLAGS, "OP")
"""What a pattern may ask of a token: all that is known of it without a model."""
_MODEL = "needs a trained model, and none is run"
_REFUSED = {
    **dict.fromkeys(("POS", "TAG", "MORPH", "DEP", "LEMMA", "IS_SENT_START", "SENT_START"), _MODEL),
    **dict.fromkeys(("ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID"), _MODEL),
    "IS_SPACE": "is never true: white space is one blank between words, and no token",
    "_": "is for attributes that code adds, and there is no such code",
}
_TOKENS, _OPTIONAL, _OPEN = 16, 6, 1
"""The tokens of a pattern at most, as often as each may come; of these, how many may be left out, or come for ever."""
_EXPRESSION, _REPEATS = 200, 2
"""The characters of a regular expression at most, and its parts that may be repeated for ever."""
_LONGEST_WORD = 100
"""Characters between white space; what is longer is no word, and ends what may match."""
_WINDOW, _OVERLAP = 64, 16
"""Words that are looked at together, and how many of them again with the next: as many as a match may have."""
_REMEMBERED = 5_000_000
"""Characters after which spaCy's vocabulary, which never forgets a word, is made anew."""
_OPERATOR = re.compile(r"\{(\d*)(,?)(\d*)\}")


class Fault(NamedTuple):
    """What is wrong with a pattern, and where in it: the number of a token, and its key."""

    at: tuple[int | str, ...]
    message: str


class Found(NamedTuple):
    """A place where a pattern matches; whole words are between."""

    span: Span
    number: int
    """Of the pattern."""


def normal(pattern: TokenPattern) -> list[dict[str, Any]]:
    """A pattern with its keys in capitals, and with numbers where lists of numbers are read as words."""
    return [{str(key).upper(): _normal_value(str(key).upper(), value) for key, value in one.items()} for one in pattern]


def _normal_value(key: str, value: Any) -> Any:
    if key != "LENGTH" or not isinstance(value, Mapping):
        return value
    return {k: [_number(one) for one in v] if isinstance(v, list) else v for k, v in value.items()}


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


def as_text(pattern: TokenPattern) -> str:
    """A pattern in one line of JSON."""
    return json.dumps(pattern, ensure_ascii=False)


def faults(pattern: TokenPattern) -> list[Fault]:
    """What is wrong with a pattern, which is a list of mappings; at first whatever is told of its keys."""
    found = list(_key_faults(pattern)) or list(_shape_faults(normal(pattern)))
    return found or list(_cost_faults(normal(pattern)))


def _key_faults(pattern: TokenPattern) -> Iterator[Fault]:
    for at, token in enumerate(pattern):
        for key in map(str, token):
            if key.upper() in _REFUSED:
                yield Fault((at, key), f"`{key}` {_REFUSED[key.upper()]}; known: {', '.join(KNOWN)}")
            elif key.upper() not in KNOWN:
                yield Fault((at, key), unknown("attribute of a token", key, KNOWN))


def _shape_faults(pattern: TokenPattern) -> Iterator[Fault]:
    """What spaCy's own schema says, one complaint for each key: it tells of each thing that a value might have been."""
    from spacy.schemas import validate_token_pattern

    told = [_complaint(str(error)) for error in validate_token_pattern(list(pattern))]
    for at, ones in groupby(told, key=lambda fault: fault.at[:2]):
        messages = list(dict.fromkeys(one.message for one in ones))
        key = f"`{at[1]}`" if len(at) > 1 else "the pattern"
        yield Fault(at, f"{key} is not as spaCy's token patterns are: {'; or '.join(messages)}")


def _complaint(error: str) -> Fault:
    way, _, message = error.removeprefix("[").partition("] ")
    steps = [int(step) if step.isdigit() else step for step in way.split(" -> ")[1:]]
    return Fault(tuple(steps), message[:1].lower() + message[1:])


def _cost_faults(pattern: TokenPattern) -> Iterator[Fault]:
    """What would match anything, or take for ever."""
    counts = [_counts(str(token.get("OP", ""))) for token in pattern]
    asked = [set(token) - {"OP"} and token.get("OP") != "!" for token in pattern]
    if not any(least and is_asked for is_asked, (least, _, _) in zip(asked, counts, strict=True)):
        yield Fault((), "the pattern needs a token that must be there, and of which something is asked")
    if sum(most for _, most, _ in counts) > _TOKENS:
        yield Fault((), f"the pattern may be more than {_TOKENS} tokens long")
    if sum(most - least for least, most, _ in counts) > _OPTIONAL:
        yield Fault((), f"more than {_OPTIONAL} tokens of the pattern may be there or not")
    if sum(is_open for _, _, is_open in counts) > _OPEN:
        yield Fault((), "only one token of a pattern may come any number of times (`*`, `+` or `{n,}`)")
    for at, token in enumerate(pattern):
        for key, expression in _expressions(token):
            problem = _expression_fault(expression)
            if problem:
                yield Fault((at, key), f"`{expression}` {problem}")


def _counts(operator: str) -> tuple[int, int, bool]:
    """How often a token must come, may come, and whether any number of times beyond that."""
    found = _OPERATOR.fullmatch(operator)
    if not found:
        return {"?": (0, 1, False), "*": (0, 1, True), "+": (1, 1, True)}.get(operator, (1, 1, False))
    least = int(found[1] or 0)
    most = int(found[3] or least) if found[2] else least
    return least, max(least, most), bool(found[2]) and not found[3]


def _expressions(token: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The regular expressions of a token, with their keys; also those in a list of them."""
    for key, value in token.items():
        given = value.get("REGEX", []) if isinstance(value, Mapping) else []
        of_list = given.values() if isinstance(given, Mapping) else [given]
        for one in of_list:
            for expression in one if isinstance(one, list) else [one]:
                yield key, str(expression)


def _expression_fault(expression: str) -> str:
    from re import _parser  # type: ignore[attr-defined]  # the one way to see what an expression repeats

    if len(expression) > _EXPRESSION:
        return f"is longer than {_EXPRESSION} characters"
    try:
        re.compile(expression)
        repeats = list(_repeats(_parser.parse(expression), 0))
    except (re.error, OverflowError, RecursionError) as error:
        return f"is no regular expression ({error})"
    if any(depth > 1 for depth in repeats):
        return "repeats what is repeated, which may take for ever"
    return f"repeats more than {_REPEATS} things" if len(repeats) > _REPEATS else ""


def _repeats(parsed: Any, depth: int) -> Iterator[int]:
    """How deep in others each part is that may be repeated often; a reference to a group counts as one."""
    for name, given in parsed:
        if str(name).endswith("REPEAT") and given[1] > _OPTIONAL:
            yield depth + 1
            yield from _repeats(given[2], depth + 1)
        elif str(name).startswith("GROUPREF"):
            yield depth + 1
        else:
            for part in _parts(given):
                yield from _repeats(part, depth)


def _parts(given: Any) -> Iterator[Any]:
    """The parsed expressions inside one of their parts."""
    if hasattr(given, "getwidth"):
        yield given
    elif isinstance(given, tuple | list):
        for one in given:
            yield from _parts(one)


class TokenPatterns:
    """Finds all of some patterns, which must be without faults. May be used from several threads at once."""

    def __init__(self, patterns: Iterable[TokenPattern]) -> None:
        self._patterns = tuple(normal(pattern) for pattern in patterns)
        # One for each thread, since spaCy's vocabulary learns while it reads; a lock could be held when we are forked.
        self._of_thread = threading.local()

    def find(self, text: str, spans: Iterable[Span]) -> list[Found]:
        """All matches of at most 16 words inside of one of ``spans``; of one pattern the longest, by place."""
        found: set[Found] = set()
        for span in spans:
            for words in _windows(text, span):
                found.update(self._in_words(words))
        return sorted(found)

    def _in_words(self, words: Sequence[tuple[int, str]]) -> Iterator[Found]:
        texts = [word for _, word in words]
        nlp, matcher = self._engine(sum(map(len, texts)))
        doc = nlp.make_doc(" ".join(texts))
        begins = [0, *accumulate(len(text) + 1 for text in texts)]

        def place(offset: int) -> tuple[int, int]:
            """The word at an offset of the joined words, and its place in the text."""
            word = bisect_right(begins, offset) - 1
            return word, words[word][0] + offset - begins[word]

        for key, first, after in matcher(doc):
            tokens = doc[first:after]
            (one, start), (last, end) = place(tokens.start_char), place(tokens.end_char - 1)
            if last - one < _OVERLAP:
                yield Found(Span(start, end + 1), int(nlp.vocab.strings[key]))

    def _engine(self, characters: int) -> tuple[Language, Matcher]:
        mine = self._of_thread
        if getattr(mine, "left", 0) <= 0:
            mine.engine, mine.left = _engine(self._patterns), _REMEMBERED
        mine.left -= characters
        engine: tuple[Language, Matcher] = mine.engine
        return engine


def _engine(patterns: Iterable[TokenPattern]) -> tuple[Language, Matcher]:
    import spacy
    from spacy.matcher import Matcher

    nlp = spacy.blank("en")
    matcher = Matcher(nlp.vocab, validate=False)
    for number, pattern in enumerate(patterns):
        matcher.add(str(number), [list(map(dict, pattern))], greedy="LONGEST")
    return nlp, matcher


_WORD = re.compile(r"\S+")


def _windows(text: str, span: Span) -> Iterator[Sequence[tuple[int, str]]]:
    """The words of a span with their places, so many at a time that each match of allowed length is in one of them."""
    words = ((found.start(), found.group()) for found in _WORD.finditer(text, span.start, span.end))
    for is_word, ones in groupby(words, key=lambda word: len(word[1]) <= _LONGEST_WORD):
        run = list(ones) if is_word else []
        for start in range(0, max(len(run) - _OVERLAP, min(len(run), 1)), _WINDOW - _OVERLAP):
            yield run[start : start + _WINDOW]


@lru_cache(maxsize=64)
def _patterns_of(texts: tuple[str, ...]) -> TokenPatterns:
    return TokenPatterns(json.loads(text) for text in texts)


def find_texts(texts: tuple[str, ...], text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Where the first of the patterns, each in one line of JSON, match: of what overlaps, the longest."""
    taken: list[Span] = []
    for found in _patterns_of(texts).find(text, spans):
        last = taken[-1] if taken else None
        if last is None or found.span.start >= last.end:
            taken.append(found.span)
        elif found.span.end - found.span.start > last.end - last.start:
            taken[-1] = found.span
    return iter(taken)
