"""Who a unit speaks of, and to whom: its opening words, its pronouns and articles, and the name of who hires.

What is said of the company, the team, a product, customers or the law asks nothing of the reader. Which of these words
tell so, and where, is fitted with the rest of the model of needs; that is the one place that decides it, for needs,
responsibilities and soft skills alike.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from skillmatch.matching.stems import STOP_WORDS

OPENS, SAYS, EMPLOYER = "#opens ", "#says ", "#employer "
"""What the features begin with: the first words, function words anywhere, and the name of who hires."""
_OPENING = 3
"""So many words at the most are its opening."""
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
