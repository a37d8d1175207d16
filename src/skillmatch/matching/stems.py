"""Stems: one key for the inflections and derivations of a word, for the linear model of responsibilities."""

from __future__ import annotations

from skillmatch.text.memo import remembered

_SUFFIXES = tuple(
    """
    ization izations ational ations ation ments ment ings ing ities ity ive ies
    izes ized ize ers er ors or ion ed ly es al y e
    """.split()
)
_SHORTEST = 4

STOP_WORDS = frozenset(
    """
    a an the and or of to in on for with by at from as is are be been will would can may our your their its this that
    these those it we you they who which into across within over such other any all more most not but if than then so
    he she him her his hers them theirs himself herself themselves themself mr mrs ms mx
    also etc e g i , . ; : ( ) & * • / - – — ' " “ ” ’ ! ? % # + [ ]
    """.split()
) | {"\n\n"}


@remembered(65_536)
def stem(key: str) -> str:
    """The stem of a folded word: without its ending, where enough is left of it; rough, and only for comparing."""
    for suffix in _SUFFIXES:
        if key.endswith(suffix) and len(key) - len(suffix) >= _SHORTEST:
            bare = key[: -len(suffix)]
            return bare[:-1] if len(bare) > _SHORTEST and bare[-1] == bare[-2] else bare
    return key
