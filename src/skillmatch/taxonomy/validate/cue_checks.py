"""What a schema cannot say of cues: their phrases hold words, and only the shipped ones hold regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from skillmatch.taxonomy.validate.problems import Problem, SourceFile
from skillmatch.taxonomy.validate.scope import Path_, Scope
from skillmatch.text.normalize import fold_heading

_OF_WORDS = ("activities", "compounds", "denial", "headings", "levels", "need", "ordinary", "titles")
"""The files whose phrases are compared word by word; those of the others are looked for as they are written."""
_PATTERNS = ("figures", "telling", "telling_words")
"""What of ``strength`` is made of regular expressions."""
_REFUSED = "is a regular expression, which a folder over ours must not hold: one may take for ever; write phrases"


def worded_phrases(scope: Scope) -> Iterator[Problem]:
    """Every phrase that is compared word by word holds one."""
    for file in _cues(scope):
        for path, phrase in _texts(file.value, ()) if file.stem in _OF_WORDS else ():
            if not fold_heading(phrase.removeprefix("~")):
                yield file.problem(path, f"`{phrase}` holds no word")


def sound_patterns(scope: Scope) -> Iterator[Problem]:
    """Only the lowest folder holds regular expressions, and they can be compiled."""
    is_lowest = not scope.below.concepts
    for file in _cues(scope):
        for path, pattern in _patterns(file):
            problem = _fault(pattern) if is_lowest else _REFUSED
            if problem:
                yield file.problem(path, f"`{pattern}` {problem}")


def _cues(scope: Scope) -> Iterator[SourceFile]:
    return (file for file in scope.files if file.kind == "cues" and not file.faulty)


def _texts(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from _texts(item, (*path, key))


def _patterns(file: SourceFile) -> Iterator[tuple[Path_, str]]:
    for key in _PATTERNS if file.stem == "strength" else ():
        yield from _texts(file.value.get(key, []), (key,))
    for kind, signs in file.value.items() if file.stem == "kind" else ():
        for index, one in enumerate(signs.get("patterns", [])):
            yield (kind, "patterns", index, "pattern"), one["pattern"]


def _fault(pattern: str) -> str:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"is no regular expression ({error})"
    return ""
