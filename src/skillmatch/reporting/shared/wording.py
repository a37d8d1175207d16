"""The words that reports use: a posting asks, a résumé shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skillmatch.matching.model import Method, Need, Strength
from skillmatch.profiling.model import Profile, SplitVerdict
from skillmatch.readers.model import LEFT_OUT, Kind

HEADLINES = {
    SplitVerdict.SWE_HEAVY: "a software engineer with a dollop of ML",
    SplitVerdict.BALANCED: "software engineering and ML in about equal weight",
    SplitVerdict.ML_HEAVY: "an ML specialist who can also write code",
    SplitVerdict.UNCLEAR: "the text does not tell which side it is on",
}
"""What each verdict of the split means, in plain words."""
_ALONE = {
    SplitVerdict.SWE_HEAVY: "a software engineer; nothing here speaks for ML",
    SplitVerdict.ML_HEAVY: "an ML specialist; nothing here speaks for software engineering",
}
"""The same where nothing speaks for the other side."""
_OF_NO_ROLE = {
    SplitVerdict.SWE_HEAVY: "nearer to software engineering than to ML",
    SplitVerdict.BALANCED: "as near to software engineering as to ML",
    SplitVerdict.ML_HEAVY: "nearer to data and ML than to software engineering",
}
"""The same of work that is none of the role types, as a marketing analyst's, who is no ML specialist."""


def meaning_of(profile: Profile) -> str:
    """What the verdict on the split means, in plain words."""
    split = profile.split
    both = split.toward_swe and split.toward_ml
    if profile.no_role and both and split.verdict in _OF_NO_ROLE:
        return _OF_NO_ROLE[split.verdict]
    return HEADLINES[split.verdict] if both else _ALONE.get(split.verdict, HEADLINES[split.verdict])


_NEEDS = {
    Need.REQUIRED: "must have",
    Need.PREFERRED: "nice to have",
    Need.DUTY: "in duties",
    Need.CONTEXT: "in passing",
}
NEEDS = {need: _NEEDS[need] for need in sorted(Need, key=lambda need: need.rank)}
"""From the strongest need to the weakest."""

STRENGTHS = {
    Strength.OUTCOME: "with result",
    Strength.USED: "used",
    Strength.LISTED: "only listed",
}
"""From the strongest evidence that a résumé has for a skill to the weakest."""

METHODS = {
    Method.PHRASE: "named as",
    Method.PATTERN: "matches",
    Method.INFLECTION: "an inflection of",
    Method.SPELLING: "a misspelling of",
    Method.ACTIVITY: "states",
    Method.STATEMENT: "states",
}

NOTHING = "Nothing recognised: no skill or responsibility of the taxonomy is in this text."
NOTHING_HINT = (
    "This is no verdict. Is it a résumé or a posting, in English, and all of its text there? "
    "`skillmatch taxonomy search WORDS` shows what is known; --taxonomy DIR adds to it."
)
_LEFT_OUT_HINT = "This is no verdict: a part of the text was not read. See the note for how to have it read."


def nothing_hint(notes: Iterable[str]) -> str:
    """What to ask of a text in which nothing is recognised: about its language only where all of it was read."""
    return _LEFT_OUT_HINT if any(LEFT_OUT in note for note in notes) else NOTHING_HINT


NO_ROLE = "Roles: none is named, since {}."
NO_RESPONSIBILITY = "Responsibilities: none that counts."


class Voice(NamedTuple):
    """How to speak of one kind of document."""

    noun: str
    skills: str
    responsibilities: str
    gaps: str
    """Said of what a role has and the document has not."""
    covered: str
    denied: str
    years: str
    compare: str
    """What another command makes of such a document."""


def percent(share: float) -> str:
    """A share in [0, 1] as people write it; what is more than nothing is not written as nothing."""
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


COMPARE = "skillmatch compare RESUME POSTING..."
"""The command that goes on from a report."""
COMPARE_SEVERAL = "Compare a résumé with postings"

_VOICES = {
    Kind.POSTING: Voice(
        noun="job posting",
        skills="Skills it asks for",
        responsibilities="Responsibilities it names, by phase",
        gaps="not asked for",
        covered="asked for",
        denied="Named, but not asked for",
        years="asked for",
        compare="Compare your résumé with it",
    ),
    Kind.RESUME: Voice(
        noun="résumé",
        skills="Skills it shows",
        responsibilities="Responsibilities it shows, by phase",
        gaps="not shown",
        covered="shown",
        denied="Named, but not claimed",
        years="shown",
        compare="Compare it with a posting",
    ),
}


def voice(kind: Kind) -> Voice:
    """The words for one kind of document."""
    return _VOICES[kind]


def count(number: int, noun: str) -> str:
    """``3 skills``, ``1 skill``."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def ordinal(number: int) -> str:
    """``1st``, ``2nd``, ``3rd``, ``4th``."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(0 if 10 < number % 100 < 14 else number % 10, "th")
    return f"{number}{suffix}"
