"""A report without what tells who the person is."""

from __future__ import annotations

import re
from pathlib import PurePath

from skillmatch.analysis import Report
from skillmatch.documents.resume.personal import BLANK, blanked, personal_words
from skillmatch.matching.model import Mention
from skillmatch.profiling.model import Profile
from skillmatch.readers.model import Hidden, Kind

NAME = "résumé"


def redacted(report: Report) -> Report:
    """The same report, with the block at the head of a résumé blanked, and names, addresses and links everywhere.

    Offsets stay what they are. A posting is returned as it is: it has no such block.
    """
    document = report.document
    if document.kind is not Kind.RESUME:
        return report
    text = blanked(document, [mention.span for mention in report.mentions])
    mentions = {id(mention): _with_words(mention, text) for mention in report.mentions}
    hidden = tuple(Hidden(re.sub(r"\S", BLANK, one.text), *one[1:]) for one in document.hidden)
    return report._replace(
        name=redacted_name(report.name),
        document=document._replace(name=redacted_name(document.name), text=text, hidden=hidden),
        mentions=tuple(mentions.values()),
        profile=_profile(report, mentions),
    )


def redacted_name(name: str) -> str:
    """A name for a file whose own may be that of the person."""
    return NAME + PurePath(name).suffix


def _with_words(mention: Mention, text: str) -> Mention:
    words = text[mention.span.start : mention.span.end]
    return mention if words == mention.text else mention._replace(text=words)


def _profile(report: Report, mentions: dict[int, Mention]) -> Profile:
    """The profile over the new mentions; a figure holds the very same objects as the report."""
    profile = report.profile

    def those(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(mentions.get(id(one), one) for one in found)

    split = profile.split._replace(
        toward_swe=tuple(one._replace(mentions=those(one.mentions)) for one in profile.split.toward_swe),
        toward_ml=tuple(one._replace(mentions=those(one.mentions)) for one in profile.split.toward_ml),
    )
    words = personal_words(report.document)
    reasons = tuple(one._replace(text=_without(one.text, words)) for one in profile.level.reasons)
    return profile._replace(
        split=split,
        roles=tuple(
            role._replace(matched=tuple(one._replace(mentions=those(one.mentions)) for one in role.matched))
            for role in profile.roles
        ),
        phases=tuple(
            phase._replace(matched=tuple(one._replace(mentions=those(one.mentions)) for one in phase.matched))
            for phase in profile.phases
        ),
        skills=tuple(
            group._replace(skills=tuple(one._replace(mentions=those(one.mentions)) for one in group.skills))
            for group in profile.skills
        ),
        level=profile.level._replace(reasons=reasons),
    )


def _without(text: str, words: tuple[str, ...]) -> str:
    for word in words:
        text = re.sub(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", BLANK * len(word), text)
    return text
