"""The employer that is itself the name of a skill: "At Datadog, we ...", "Snowflake is looking for ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from skillmatch.documents.model import Document
from skillmatch.matching.model import Mention, Need, Reason, ReasonAbout
from skillmatch.matching.stems import STOP_WORDS
from skillmatch.taxonomy.cues import EmployerCues
from skillmatch.taxonomy.model import SkillKind
from skillmatch.text.normalize import fold
from skillmatch.text.phrases import alternatives

_SHORTEST = 4
"""Shorter names are hardly ever known to be names: "AI", "SAP" apart."""
_REACH = 16
"""Code points before a name in which the words before it are looked for."""
_MOST_NAMES = 8
"""The names that are spoken of so most often; each is counted in the whole text."""
_IN_PASSING = (Need.CONTEXT, Need.DUTY)


class EmployerFinder:
    """Tells which name is that of the employer."""

    def __init__(self, cues: EmployerCues) -> None:
        self._cues = cues

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{alternatives(self._cues.before)})\s++$", re.IGNORECASE)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?i:{alternatives(self._cues.before)})[ ]([A-Z]\w{{2,24}})")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        one, some, does = map(alternatives, (self._cues.is_, self._cues.is_a, self._cues.does))
        return re.compile(
            r"(?:,?\s++Inc\.?,?)?(?:\s++\([^()]{0,30}\))?,?\s++"
            r"(?:(?:is|was|are)\s++(?:currently\s|now\s|actively\s|also\s)?"
            rf"(?:(?:{one})|an?\s(?:\S++\s){{0,4}}(?:{some}))|(?:{does}))(?!\w)"
        )

    def names(self, text: str) -> frozenset[str]:
        """The folded first words of names that ``text`` speaks of as who hires: "At Datadog, we", "About Acme"."""
        named = Counter(match.group(1) for match in self._named.finditer(text)).most_common(_MOST_NAMES)
        return frozenset(fold(name) for name, _ in named if text.count(name) > 1) - STOP_WORDS

    def without_employer(self, mentions: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of a posting, those not asserted that name the employer in passing."""
        text = document.text
        # The name may be no mention where it says so: what is next to it can rule the skill out.
        named = {match.group(1) for match in self._named.finditer(text)}
        names = {
            one.text for one in mentions if self._is_name(one) and (one.text in named or self._is_employer(one, text))
        }
        if not names:
            return list(mentions)
        return [_denied(one) if one.text in names and one.need in _IN_PASSING else one for one in mentions]

    def _is_name(self, mention: Mention) -> bool:
        """Whether a mention may be the name of a company."""
        name = mention.text
        return len(name) >= _SHORTEST and name[0].isupper() and " " not in name and mention.kind is SkillKind.HARD

    def _is_employer(self, mention: Mention, text: str) -> bool:
        start, end = mention.span
        return (
            self._after.match(text, end) is not None
            or self._before.search(text[max(0, start - _REACH) : start]) is not None
        )


def _denied(mention: Mention) -> Mention:
    reason = Reason(ReasonAbout.ASSERTION, f"“{mention.text}” is who hires")
    evidence = mention.evidence._replace(reasons=(*mention.evidence.reasons, reason))
    return mention._replace(asserted=False, evidence=evidence)
