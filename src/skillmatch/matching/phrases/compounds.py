"""Words that are written as one or as two: "realtime" and "real-time", "workflow" and "work flow"."""

from __future__ import annotations

Words = tuple[str, ...]

# Both halves as they are folded. A pair stands here only where the joined word has no other sense than the two.
_HALVES = (
    ("real", "time"),
    ("data", "base"),
    ("data", "lake"),
    ("time", "series"),
    ("point", "cloud"),
    ("hyper", "parameter"),
    ("micro", "service"),
    ("work", "flow"),
    ("web", "site"),
    ("cyber", "security"),
    ("open", "source"),
    ("code", "base"),
    ("life", "cycle"),
    ("road", "map"),
    ("trouble", "shooting"),
    ("stake", "holder"),
)
_JOINED = {first + second: (first, second) for first, second in _HALVES}


def respelled(phrase: Words) -> Words | None:
    """``phrase`` with its compounds written the other way, all of them; ``None`` if it holds none."""
    words: list[str] = []
    at = 0
    while at < len(phrase):
        word = phrase[at]
        if (pair := phrase[at : at + 2]) in _HALVES:
            words.append("".join(pair))
            at += 2
            continue
        words.extend(_JOINED.get(word, (word,)))
        at += 1
    other = tuple(words)
    return None if other == phrase else other
