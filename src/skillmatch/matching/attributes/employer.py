"""The employer that is itself the name of a skill: "At Datadog, we ...", "Snowflake is looking for ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from skillmatch.matching.model import Mention, Need, Reason, ReasonAbout

_SHORTEST = 4
"""Shorter names are hardly ever known to be names: "AI", "SAP" apart."""
_REACH = 16
"""Code points before a name in which the words before it are looked for."""
_IN_PASSING = (Need.CONTEXT, Need.DUTY)


class EmployerCues:
    """Tells who hires, from the ``employer`` file of the cues."""

    def __init__(self, cues: Mapping[str, Any]) -> None:
        one, some, does = (_alternatives(cues[name]) for name in ("is", "is_a", "does"))
        self._before = re.compile(rf"(?<!\w)(?:{_alternatives(cues['before'])})\s++$", re.IGNORECASE)
        self._behind = re.compile(
            r"(?:,?\s++Inc\.?,?)?(?:\s++\([^()]{0,30}\))?,?\s++"
            r"(?:(?:is|was|are)\s++(?:currently\s|now\s|actively\s|also\s)?"
            rf"(?:(?:{one})|an?\s(?:\S++\s){{0,4}}(?:{some}))|(?:{does}))(?!\w)"
        )

    def without(self, mentions: Sequence[Mention], text: str) -> list[Mention]:
        """The mentions of a posting, those not asserted that name in passing who hires."""
        names = {mention.text for mention in mentions if self._is_employer(mention, text)}
        if not names:
            return list(mentions)
        return [_denied(one) if one.text in names and one.need in _IN_PASSING else one for one in mentions]

    def _is_employer(self, mention: Mention, text: str) -> bool:
        name = mention.text
        if len(name) < _SHORTEST or not name[0].isupper() or " " in name or mention.kind != "hard":
            return False
        start, end = mention.span
        return (
            self._behind.match(text, end) is not None
            or self._before.search(text[max(0, start - _REACH) : start]) is not None
        )


def _denied(mention: Mention) -> Mention:
    reason = Reason(ReasonAbout.ASSERTION, f"“{mention.text}” is who hires")
    evidence = mention.evidence._replace(reasons=(*mention.evidence.reasons, reason))
    return mention._replace(asserted=False, evidence=evidence)


def _alternatives(phrases: Sequence[str]) -> str:
    return "|".join(r"\s++".join(map(re.escape, phrase.split())) for phrase in phrases)
