"""Who is named in a posting, and is no skill there: the employer ("At Datadog, we ..."), its customers ("Cisco trusts
us"), other parts of a firm ("the Systems Engineering group") and colleagues by their jobs ("UX designers")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.model import Mention, MentionType, Need
from skillmatch.matching.skills.settle import is_next_item
from skillmatch.matching.stems import STOP_WORDS
from skillmatch.taxonomy.cues import EmployerCues
from skillmatch.taxonomy.model import SkillKind
from skillmatch.text.normalize import fold
from skillmatch.text.phrases import alternatives
from skillmatch.text.spans import Span, places_of

_SHORTEST = 4
"""Shorter names are hardly ever known to be names: "AI", "SAP" apart."""
_REACH = 16
"""Code points before a name in which the words before it are looked for."""
_MOST_NAMES = 8
"""The names that are spoken of so most often; each is counted in the whole text."""
NAME_OF_SEVERAL = r"[A-Z]\w{1,24}(?:[ ](?:&[ ])?[A-Z]\w{1,24}){1,3}"
"""A name of several words, as names of firms are written."""
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
    def _named_whole(self) -> re.Pattern[str]:
        """The same with all its words, of which there are several."""
        return re.compile(rf"(?<!\w)(?i:{alternatives(self._cues.before)})[ ](?P<name>{NAME_OF_SEVERAL})(?!\w)")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        one, some, does = map(alternatives, (self._cues.is_, self._cues.is_a, self._cues.does))
        return re.compile(
            r"(?:,?\s++Inc\.?,?)?(?:\s++\([^()]{0,30}\))?,?\s++"
            r"(?:(?:is|was|are)\s++(?:currently\s|now\s|actively\s|also\s)?"
            rf"(?:(?:{one})|an?\s(?:\S++\s){{0,4}}(?:{some}))|(?:{does}))(?!\w)"
        )

    @cached_property
    def _customers(self) -> re.Pattern[str]:
        return re.compile(rf"\s++(?:{alternatives(self._cues.customers)})(?!\w)", re.IGNORECASE)

    @cached_property
    def _office(self) -> re.Pattern[str]:
        return re.compile(rf"\s(?:{alternatives(self._cues.offices)})(?!\w)")

    @cached_property
    def _colleagues(self) -> re.Pattern[str]:
        """After a field, the rest of the job of several people, of which another field may be part."""
        return re.compile(
            rf"(?:\s(?:and|or|&)\s[\w-]+)?[\s-](?:{alternatives(self._cues.colleagues)})(?!\w)", re.IGNORECASE
        )

    @cached_property
    def _jobs(self) -> re.Pattern[str]:
        return re.compile(rf"\s(?:{alternatives(self._cues.colleagues)})\Z", re.IGNORECASE)

    def names(self, text: str) -> frozenset[str]:
        """The folded first words of names that ``text`` speaks of as who hires: "At Datadog, we", "About Acme"."""
        named = Counter(match.group(1) for match in self._named.finditer(text)).most_common(_MOST_NAMES)
        return frozenset(fold(name) for name, _ in named if text.count(name) > 1) - STOP_WORDS

    def without_others(self, mentions: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of a posting, by place, those not asserted that name customers, parts of a firm or colleagues
        in passing."""
        text, title = document.text, document.title_text.casefold()
        found = list(mentions)
        after: Mention | None = None
        is_customer = False
        for at in range(len(found) - 1, -1, -1):
            mention = found[at]
            follows = after is not None and is_next_item(text, mention.span.end, after.span.start)
            is_customer = (is_customer and follows) or self._customers.match(text, mention.span.end) is not None
            is_office = mention.text.istitle() and self._office.match(text, mention.span.end) is not None
            if mention.asserted and mention.need in _IN_PASSING:
                if is_customer or is_office:
                    found[at] = mention.denied("buys from who hires" if is_customer else "is the name of an office")
                elif self._is_of_colleagues(mention, text) and mention.text.casefold() not in title:
                    found[at] = mention.denied("is part of the job of others")
            after = mention
        return found

    def _is_of_colleagues(self, mention: Mention, text: str) -> bool:
        """Whether a mention is in the name of the job of several people, who are not the one that is looked for."""
        if mention.kind is not SkillKind.HARD or mention.section is SectionRole.TITLE:
            return False
        return (self._colleagues.match(text, mention.span.end) or self._jobs.search(mention.text)) is not None

    def without_employer(self, mentions: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of a posting, those not asserted that name the employer in passing."""
        text = document.text
        # The name may be no mention where it says so: what is next to it can rule the skill out.
        named = {match.group(1) for match in self._named.finditer(text)}
        names = {
            one.text for one in mentions if self._is_name(one) and (one.text in named or self._is_employer(one, text))
        }
        mentions = self._outside_whole_names(mentions, text)
        if not names:
            return list(mentions)
        return [
            one.denied(f"“{one.text}” is who hires") if one.text in names and one.need in _IN_PASSING else one
            for one in mentions
        ]

    def _outside_whole_names(self, mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
        """The mentions, those not asserted that are a part of a name of several words of who hires: "Grupo Solaris".

        A name that begins with a skill, as "Machine Learning Platform", is hardly one of a firm.
        """
        named = Counter(match["name"] for match in self._named_whole.finditer(text)).most_common(_MOST_NAMES)
        if not named:
            return mentions
        begins = {one.span.start for one in mentions if one.asserted and one.type is MentionType.SKILL}
        names = [
            Span(at, at + len(name))
            for name, _ in named
            if text.count(name) > 1
            for at in places_of(name, text)
            if "&" in name or at not in begins
        ]
        return [
            one.denied("is in the name of who hires") if one.asserted and _is_part(one, names) else one
            for one in mentions
        ]

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


def _is_part(mention: Mention, names: Sequence[Span]) -> bool:
    """Whether a skill is a part of a name, and not all of it."""
    if mention.type is not MentionType.SKILL:
        return False
    start, end = mention.span
    return any(one.start <= start and end <= one.end and end - start < one.end - one.start for one in names)
