"""Misspelt names: "Kuberentes", "TensoFlow".

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
        best = nearest(key, names, slips)
        if best is None or _is_inflected(key, best) or self._is_made_of_a_word(key, best):
            return None
        return best

    def _is_made_of_a_word(self, key: str, name: str) -> bool:
        """Whether only the last letter makes the name of a word: "Systeme" is a form of "System", not of "SystemC"."""
        word = name[:-1]
        return key != name and key.startswith(word) and word in self._words


def nearest(word: str, names: Iterable[str], most: int) -> str | None:
    """The first of the names that are the fewest slips from ``word``, of which there may be ``most``; else ``None``.

    A slip is a letter too many, too few or wrong, or two neighbours in each other's place. This is ``extractOne`` of
    rapidfuzz with ``OSA.distance``, to which a test holds it: nearly every text has a word to look up, and to import
    rapidfuzz for it takes longer than to match the text.
    """
    letters = frozenset(word)
    # A slip brings in one letter at the most and takes one out, which rules nearly all names out.
    near = [name for name in names if len(letters.symmetric_difference(name)) <= 2 * most]
    return next((name for slips in range(most + 1) for name in near if _is_within(slips, word, name)), None)


def _is_within(slips: int, one: str, other: str) -> bool:
    """Whether so many slips make one of the other: the distance of "optimal string alignment", for very few of them."""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[at:], other[at:]
    if not one or not other:
        return len(one) + len(other) <= slips
    return slips > 0 and (
        _is_within(slips - 1, one[1:], other[1:])
        or _is_within(slips - 1, one[1:], other)
        or _is_within(slips - 1, one, other[1:])
        or (one[:2] == other[1::-1] and _is_within(slips - 1, one[2:], other[2:]))
    )


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
