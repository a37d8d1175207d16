"""Words that are written as one or as two: "realtime" and "real-time", "workflow" and "work flow"."""

from __future__ import annotations

from collections.abc import Iterable

from skillmatch.text.normalize import fold_phrase

Words = tuple[str, ...]


class Compounds:
    """Writes compounds the other way.

    Args:
        pairs: the compounds, each as its two halves.
    """

    def __init__(self, pairs: Iterable[str]) -> None:
        self._halves = frozenset(map(fold_phrase, pairs))
        self._joined = {"".join(halves): halves for halves in self._halves}

    def respelled(self, phrase: Words) -> Words | None:
        """``phrase`` with its compounds written the other way, all of them; ``None`` if it holds none."""
        words: list[str] = []
        at = 0
        while at < len(phrase):
            halves = phrase[at : at + 2]
            if halves in self._halves:
                words.append("".join(halves))
                at += 2
            else:
                words.extend(self._joined.get(phrase[at], phrase[at : at + 1]))
                at += 1
        other = tuple(words)
        return None if other == phrase else other
