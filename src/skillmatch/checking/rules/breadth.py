"""One job, or five."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.checking.facts import must_haves
from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.post import Post, find_all
from skillmatch.checking.rules.wording import listed
from skillmatch.documents.model import SectionRole, Span
from skillmatch.matching.model import Mention, Need
from skillmatch.profiling.model import RoleFit
from skillmatch.taxonomy.model import ConceptType


def many_roles(post: Post, rule: Rule) -> Iterator[Hit]:
    """Must-haves that fill three role types or more on their own."""
    full = [(role, share) for role in post.profile.roles if (share := _share(role)) >= rule.thresholds["share"]]
    if len(full) < rule.thresholds["roles"]:
        return
    names = [f"{role.label} ({share:.0%})" for role, share in full]
    related = [_first_must(role) for role, _ in full]
    yield Hit(_first_need(post), {"roles": len(full), "names": listed(names)}, tuple(filter(None, related)), key="")


def _share(role: RoleFit) -> float:
    """How much of a role, by weight, the must-haves alone name."""
    whole = sum(one.weight for one in (*role.matched, *role.missing))
    musts = sum(one.weight for one in role.matched if any(m.need is Need.REQUIRED for m in one.mentions))
    return musts / whole if whole else 0.0


def _first_must(role: RoleFit) -> Related | None:
    musts = (m for one in role.matched for m in one.mentions if m.need is Need.REQUIRED)
    first = next(musts, None)
    return Related(first.span, role.label) if first else None


def many_must_haves(post: Post, rule: Rule) -> Iterator[Hit]:
    """More must-haves than one person brings."""
    needs = must_haves(post)
    if len(needs) <= rule.thresholds["most"]:
        return
    names = [" or ".join(post.label(concept) for concept in need.concepts[:2]) for need in needs]
    facts = {"count": len(needs), "most": f"{rule.thresholds['most']:g}", "names": listed(names, 12)}
    yield Hit(_first_need(post), facts, key="")


def _first_need(post: Post) -> Span | None:
    """The heading over the needs, or the first of them."""
    sections = (one for one in post.document.sections if one.role is SectionRole.REQUIRED and one.heading)
    heading = next((one.heading for one in sections), None)
    return heading or next((m.span for m in post.mentions(Need.REQUIRED)), None)


def expert_in_both(post: Post, rule: Rule) -> Iterator[Hit]:
    """Software engineering and machine learning, both asked for at the depth of an expert."""
    swe = list(_deep(post, rule, -1))
    ml = list(_deep(post, rule, +1))
    if not swe or not ml:
        return
    facts = {"swe": _said(swe), "ml": _said(ml)}
    yield Hit(swe[0][1].span, facts, (Related(ml[0][1].span, _said(ml)),), key="")


def _said(found: list[tuple[str, Mention]]) -> str:
    cue, mention = found[0]
    return f"“{cue} … {' '.join(mention.text.split())}”"


def _deep(post: Post, rule: Rule, side: int) -> Iterator[tuple[str, Mention]]:
    """Required skills of one side with a cue of depth in front, or the years of an expert."""
    for mention in post.mentions(Need.REQUIRED, kind="hard"):
        concept = post.taxonomy.concepts[mention.concept]
        own = concept if concept.type is ConceptType.GROUP else post.taxonomy.concepts[post.group(mention.concept)]
        if own.lean * side < rule.thresholds["lean"]:
            continue
        unit = post.unit_at(mention.span.start)
        cues = find_all(post.text, rule.words["depth"], unit.span.start, mention.span.start) if unit else ()
        for cue in cues:
            between = post.text[cue.end : mention.span.start]
            if len(between) <= rule.thresholds["reach"] and not any(sign in between for sign in ",;.:"):
                yield post.words(cue), mention


CHECKS = {
    "many-roles": many_roles,
    "many-must-haves": many_must_haves,
    "expert-in-both": expert_in_both,
}
