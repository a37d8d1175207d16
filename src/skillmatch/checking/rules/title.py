"""What the title promises, and what the text then says."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.checking.context import Post
from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.rules.wording import number
from skillmatch.matching.model import Mention
from skillmatch.profiling.model import Mover

_SIDES = {"swe": "software engineering", "ml": "machine learning"}


def leans_other_way(post: Post, rule: Rule) -> Iterator[Hit]:
    """A title of one side over a text that clearly leans to the other."""
    named = {side: span for side in _SIDES if (span := post.find_in_title(rule.words[side]))}
    score = post.profile.split.score
    if len(named) != 1 or score is None or post.find_in_title(rule.words["both"]):
        return
    (side, span) = next(iter(named.items()))
    other = "ml" if side == "swe" else "swe"
    if (score if other == "ml" else -score) < rule.thresholds["score"]:
        return
    movers = post.profile.split.toward_ml if other == "ml" else post.profile.split.toward_swe
    facts = {"named": post.words(span), "side": _SIDES[side], "other": _SIDES[other], "score": f"{score:+.2f}"}
    yield Hit(post.document.title, facts | {"by": _listed(movers)}, tuple(_moved(post, movers)), key="")


def _listed(movers: tuple[Mover, ...]) -> str:
    return ", ".join(mover.label for mover in movers[:3])


def _moved(post: Post, movers: tuple[Mover, ...]) -> Iterator[Related]:
    for mover in movers[:3]:
        mention: Mention = mover.mentions[0]
        yield Related(mention.span, mover.label)


def names_other_role(post: Post, rule: Rule) -> Iterator[Hit]:
    """A title that names one role type over a text that hardly fits it, and fits another well."""
    named = [(role, span) for role, words in rule.words.items() if (span := post.find_in_title(words))]
    roles = {fit.id: fit for fit in post.profile.roles}
    if len(named) != 1 or named[0][0] not in roles or post.profile.split.score is None:
        return
    meant, best = roles[named[0][0]], post.profile.roles[0]
    if best.fit < rule.thresholds["best"] or meant.fit > rule.thresholds["meant"]:
        return
    related = tuple(Related(one.mentions[0].span, one.label) for one in best.matched[:3])
    facts = {
        "named": post.words(named[0][1]),
        "meant": meant.label,
        "meant_fit": f"{meant.fit:.0%}",
        "best": best.label,
        "best_fit": f"{best.fit:.0%}",
    }
    yield Hit(post.document.title, facts, related, key="")


def over_unclear_text(post: Post, rule: Rule) -> Iterator[Hit]:
    """A title of the trade over a text that says too little of it to tell which way the job leans."""
    split = post.profile.split
    span = post.find_in_title(rule.words["trade"])
    if span is None or split.score is not None or post.find_in_title(rule.words["others"]):
        return
    facts = {"named": post.words(span), "evidence": number(split.evidence), "floor": number(split.floor)}
    yield Hit(post.document.title, facts, key="")


CHECKS = {
    "title-leans-other-way": leans_other_way,
    "title-names-other-role": names_other_role,
    "title-over-unclear-text": over_unclear_text,
}
