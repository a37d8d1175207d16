"""One job, or five."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.checking.context import Post, find, find_all
from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.requirements import NeedOf, must_haves
from skillmatch.checking.rules.wording import listed
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, Need
from skillmatch.profiling.model import RoleFit
from skillmatch.taxonomy.model import ConceptType
from skillmatch.text.spans import Span


def many_roles(post: Post, rule: Rule) -> Iterator[Hit]:
    """Must-haves that fill three role types or more on their own."""
    shares = [(role, _share(post, role)) for role in post.profile.roles]
    full = [(role, share) for role, share in shares if share >= rule.thresholds["share"]]
    if len(full) < rule.thresholds["roles"]:
        return
    names = [f"{role.label} ({share:.0%})" for role, share in full]
    related = [_first_must(role) for role, _ in full]
    yield Hit(_first_need(post), {"roles": len(full), "names": listed(names)}, tuple(filter(None, related)), key="")


def _share(post: Post, role: RoleFit) -> float:
    """How much of what tells this role from the others the must-haves alone name, by weight."""
    named = [one for one in role.matched if _tells(post, one.concept, role.id)]
    missing = sum(one.weight for one in role.missing if _tells(post, one.concept, role.id))
    musts = sum(one.weight for one in named if any(m.need is Need.REQUIRED for m in one.mentions))
    whole = missing + sum(one.weight for one in named)
    return musts / whole if whole else 0.0


def _tells(post: Post, concept: str, role: str) -> bool:
    """Whether a concept speaks for this role more than for any other."""
    weights = post.taxonomy.concepts[concept].roles
    return bool(weights) and weights.get(role, 0) == max(weights.values())


def _first_must(role: RoleFit) -> Related | None:
    musts = (m for one in role.matched for m in one.mentions if m.need is Need.REQUIRED)
    first = next(musts, None)
    return Related(first.span, role.label) if first else None


def many_must_haves(post: Post, rule: Rule) -> Iterator[Hit]:
    """More must-haves than one person brings."""
    needs = [need for need in must_haves(post) if any(m.section is not SectionRole.DUTIES for m in need.mentions)]
    named = {concept for need in needs for concept in need.concepts}
    implied = {id_ for concept in named for id_ in post.taxonomy.ancestors(concept)}
    told = [need for need in needs if not implied.issuperset(need.concepts) and not _is_of_a_degree(post, need, rule)]
    if len(told) <= rule.thresholds["most"]:
        return
    names = [" or ".join(post.label(concept) for concept in need.concepts[:2]) for need in told]
    facts = {"count": len(told), "most": f"{rule.thresholds['most']:g}", "names": listed(names, 12)}
    yield Hit(_first_need(post), facts, key="")


def _is_of_a_degree(post: Post, need: NeedOf, rule: Rule) -> bool:
    """Whether all that is asked for is a subject of a degree: "a BSc in physics, statistics or the like"."""
    units = (post.unit_at(mention.span.start) for mention in need.mentions)
    return all(unit and find(post.text, rule.words["degree"], unit.span.start, unit.span.end) for unit in units)


def _first_need(post: Post) -> Span | None:
    """The heading over the needs, or the first of them."""
    sections = (one for one in post.document.sections if one.role is SectionRole.REQUIRED and one.heading)
    heading = next((one.heading for one in sections), None)
    return heading or next((m.span for m in post.mentions(Need.REQUIRED)), None)


def expert_in_both(post: Post, rule: Rule) -> Iterator[Hit]:
    """Software engineering and machine learning, both asked for at the depth of an expert."""
    swe = list(_deep(post, rule, -1))
    units = {mention.unit for _, mention in swe}
    ml = [one for one in _deep(post, rule, +1) if one[1].unit not in units]
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
        if mention.section is not SectionRole.REQUIRED:
            continue  # elsewhere "your deep expertise in ..." is praise, not a demand
        concept = post.taxonomy.concepts[mention.concept]
        own = concept if concept.type is ConceptType.GROUP else post.taxonomy.concepts[post.group(mention.concept)]
        if own.lean * side < rule.thresholds["lean"] or mention.concept in rule.words["broad"]:
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
