"""Ligatures that a font left without a meaning: which letters a control character inside words stands for.

Old TeX fonts put them where ASCII has control characters, each encoding elsewhere, and a PDF without a
table of meanings hands over the bare code: "con\\x1cguration". The words that it is in tell what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_CONTROL = r"[\x01-\x08\x0b\x0c\x0e-\x1f]"
_CODE = re.compile(_CONTROL)
_LETTER = r"[^\W\d_]"
_IN_WORD = re.compile(rf"{_LETTER}*{_CONTROL}{_LETTER}+|{_LETTER}+{_CONTROL}")
# The two encodings of TeX, for a code whose words are not among those below: T1 from 1B on, OT1 from 0B on.
_USUAL = {
    **{"\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl"},
    **{"\x0b": "ff", "\x0c": "fi", "\x0e": "ffi", "\x0f": "ffl"},
}
_PARTS = {
    "fi": """
artifici benefi certifi classifi confiden configur confirm defin fiction field fifth figure file
fill film filter final financ find fine finger finish firm first fiscal fish fit five fix identif
infini justif magnif modif notif profi qualif quantif refin satisf scientif signif simplif specif
unif verif""",
    "fl": """
airflow conflict dataflow flag flask flat flaw fleet flexi flight flink float flood floor flow
fluent fluid flutter influen inflat kubeflow overflow reflect reflex tensorflow workflow""",
    "ff": """
affair affect afford backoff buffer cliff coffee cutoff differ diffus effect effort handoff offer
offset off-site offsite stuff staff suffer suffix tariff tradeoff trade-off""",
    "ffi": "affiliat affinit coefficient difficult efficien office official officer sufficien traffic",
    "ffl": "affluen baffl muffl offline offload raffl shuffl waffl",
}
_LONGEST_WORD = 60
_STEMS = {letters: tuple(stems.split()) for letters, stems in _PARTS.items()}


def ligatures(texts: Iterable[str]) -> Mapping[str, str]:
    """What each control character that is inside the words of ``texts`` is to be read as."""
    words: dict[str, list[str]] = {}
    for text in texts:
        for part in text.split(" ") if _CODE.search(text) else ():
            for match in _IN_WORD.finditer(part[:_LONGEST_WORD]):
                for code in _CODE.findall(match.group()):
                    words.setdefault(code, []).append(match.group().lower())
    found = {}
    for code, holding in sorted(words.items()):
        votes = {letters: sum(_speaks_for(word, code, letters) for word in holding) for letters in _STEMS}
        best = max(votes, key=votes.__getitem__)
        if votes[best]:
            found[code] = best
        elif code in _USUAL:
            found[code] = _USUAL[code]
    return found


def _speaks_for(word: str, code: str, letters: str) -> bool:
    """Whether ``word`` holds, around the code read as ``letters``, a part of a word that people use."""
    before, _, after = word.partition(code)
    whole = _CODE.sub("", before) + letters + _CODE.sub("", after)
    at = len(_CODE.sub("", before))
    return any(
        stem in whole[max(0, at - len(stem) + 1) : at + len(letters) + len(stem) - 1] for stem in _STEMS[letters]
    )
