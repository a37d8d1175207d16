"""Who a unit speaks of, and to whom: its opening words, its pronouns and articles, and the name of who hires.

What is said of the company, the team, a product, customers or the law asks nothing of the reader. Which of these words
tell so, and where, is fitted with the rest of the model of needs; that is the one place that decides it, for needs,
responsibilities and soft skills alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from skillmatch.matching.responsibilities.features import SPEAKERS
from skillmatch.matching.stems import STOP_WORDS
from skillmatch.taxonomy.cues import Cues
from skillmatch.text.normalize import fold_phrase

OPENS, SAYS, EMPLOYER = "#opens ", "#says ", "#employer "
"""What the features begin with: the first words, function words anywhere, and the name of who hires."""
_OPENING = 3
"""So many words at the most are its opening."""
_SUBJECT = 4
"""Words of a name at the most, up to the noun: "the Ads Search Quality team"."""
_DETERMINERS = frozenset({"our", "the", "this"})
_WE = frozenset({"we", "we're", "we've"})
_FUNCTION_WORDS = frozenset(word for word in STOP_WORDS if word.isalpha())


def speaker_features(keys: Sequence[str], employer: Collection[str]) -> list[str]:
    """The features of a unit with these folded words.

    Args:
        employer: folded words that name who hires.
    """
    found = [OPENS + " ".join(keys[:length]) for length in range(1, min(_OPENING, len(keys)) + 1)]
    said = set(keys)
    found += [SAYS + word for word in sorted(said & _FUNCTION_WORDS)]
    if not said.isdisjoint(employer):
        found.append(EMPLOYER + ("first" if _is_first(keys, employer) else "later"))
    return found


def _is_first(keys: Sequence[str], employer: Collection[str]) -> bool:
    """Whether it opens with the name, or with "At" and the name."""
    return any(key in employer for key in keys[:2])


class PartyFinder:
    """Tells sentences whose subject is the side that hires: "We run our own fleet", "The Insights team works on"."""

    def __init__(self, cues: Cues) -> None:
        self._parties = _last_words(cues.employer.parties)
        self._sought = _last_words(cues.employer.sought) | SPEAKERS["#you"]
        self._jobs = _last_words(cues.titles.nouns)

    def is_subject(self, keys: Sequence[str]) -> bool:
        """Whether a sentence of these folded words speaks of the side that hires, and in no word of who is hired."""
        words = [key for key in keys if key[0].isalnum()]
        if not words or not self._sought.isdisjoint(words):
            return False
        return words[0] in _WE or (words[0] in _DETERMINERS and self._is_party(words[1 : _SUBJECT + 3]))

    def _is_party(self, words: Sequence[str]) -> bool:
        """Whether the noun that ``words`` begin with is one of the side that hires: not of a "team lead"."""
        for at, word in enumerate(words[: _SUBJECT + 1]):
            if word in self._parties:
                following = words[at + 1] if at + 1 < len(words) else ""
                if following not in self._parties:
                    return following not in self._jobs
            elif word in STOP_WORDS:
                return False
        return False


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_phrase(phrase)[-1] for phrase in phrases)
