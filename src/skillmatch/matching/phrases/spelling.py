"""Misspelt names: "Kuberentes", "TensoFlow". The one place that knows rapidfuzz.

Unfiltered fuzzy matching is mostly wrong ("strong" for "string", "commuter" for "computer"), so a word is only taken
for a misspelling of a name that is one long word, where it begins as the name does and differs by one slip (two in long
names). What is spelled right but near a name is kept out by ``cues/ordinary.yaml``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from skillmatch.taxonomy.model import ConceptType, SkillKind, Taxonomy
from skillmatch.text.normalize import fold, fold_phrase

_SHORTEST = 7
_LONG = 10
_ENDINGS = (
    "ing",
    "ed",
    "er",
    "ers",
    "ly",
    "al",
    "able",
    "ness",
    "ive",
    "ment",
    "ion",
    "or",
    "es",
    "ist",
    "ic",
    "y",
    "e",
)


class Speller:
    """Corrects single words to names of the taxonomy."""

    def __init__(
        self, names: Mapping[tuple[str, int], list[str]], ordinary: Iterable[str], words: Container[str] = ()
    ) -> None:
        """``names`` are those of ``long_names``; ``ordinary`` are right words that are near one; ``words`` are those of
        all phrases."""
        self._ordinary = frozenset(map(fold, ordinary))
        self._words = words
        self._names = names

    def correct(self, word: str) -> str | None:
        """The key of the name that ``word`` misspells, or ``None``."""
        key = fold(word)
        if len(key) < _SHORTEST or not key.isalpha() or not key.isascii() or key in self._ordinary:
            return None
        slips = 2 if len(key) >= _LONG else 1
        names = [
            n for length in range(len(key) - slips, len(key) + slips + 1) for n in self._names.get((key[0], length), ())
        ]
        if not names:
            return None
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extractOne

        best = extractOne(key, names, scorer=OSA.distance, score_cutoff=slips)
        if best is None or _is_inflected(key, best[0]) or self._is_made_of_a_word(key, best[0]):
            return None
        return str(best[0])

    def _is_made_of_a_word(self, key: str, name: str) -> bool:
        """Whether only the last letter makes the name of a word: "Systeme" is a form of "System", not of "SystemC"."""
        word = name[:-1]
        return key != name and key.startswith(word) and word in self._words


def long_names(taxonomy: Taxonomy) -> dict[tuple[str, int], list[str]]:
    """The names that a word may misspell, by their first letter and their length."""
    names: dict[tuple[str, int], list[str]] = {}
    for name in sorted(_long_names(taxonomy)):
        names.setdefault((name[0], len(name)), []).append(name)
    return names


def _long_names(taxonomy: Taxonomy) -> set[str]:
    """Hard skills that are one long word and a name of their own: there are few right words near "Kubernetes"."""
    return {
        key
        for concept in taxonomy.of_type(ConceptType.SKILL)
        if concept.kind is SkillKind.HARD
        for label in (concept.label, *concept.alt)
        if not any(not rule.labels or label in rule.labels for rule in concept.ambiguous)
        if label[:1].isupper() and label.isalpha() and label.isascii()
        for key in fold_phrase(label)
        if len(key) >= _SHORTEST
    }


def _is_inflected(key: str, name: str) -> bool:
    """Whether the two are forms of one ordinary word ("deployed" and "deployer"), and no slip of the pen."""
    shared = 0
    for a, b in zip(key, name, strict=False):
        if a != b:
            break
        shared += 1
    rest, of_name = key[shared:], name[shared:]
    return (
        (not rest or rest.endswith(_ENDINGS))
        and (not of_name or of_name.endswith(_ENDINGS))
        and shared >= len(name) - 3
    )
