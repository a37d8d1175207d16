"""What an id means, where it comes from and how its figure is made: in words, for a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skillmatch.errors import UsageError
from skillmatch.profiling.features import group_of
from skillmatch.profiling.influence import influence_of
from skillmatch.reporting.taxonomy.skos import cited, narrower_of
from skillmatch.suggest import closest
from skillmatch.taxonomy.model import Activity, Ambiguity, Concept, ConceptType, Named, SkillKind, Source, Taxonomy
from skillmatch.text.normalize import fold_phrase

_SCALES = {
    "split": "a verdict of the split",
    "roles": "a role type",
    "levels": "a level",
    "phases": "a phase",
}
_MANY = 40
_SOME = 12

Part = tuple[str, Sequence[str]]
"""A name, and one paragraph or more."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one thing is: its id and label, what sort of thing, and the parts of the answer."""

    id: str
    label: str
    sort: str
    parts: tuple[Part, ...]


def explain(taxonomy: Taxonomy, id_: str) -> list[Explanation]:
    """All that ``id_`` stands for: a role type and a skill group may share an id.

    Raises:
        UsageError: as ``resolve``.
    """
    found = resolve(taxonomy, id_)
    return [_concept(taxonomy, one) if isinstance(one, Concept) else _named(taxonomy, one) for one in found]


def resolve(taxonomy: Taxonomy, id_: str) -> list[Concept | Named]:
    """What has this id, named values before concepts.

    Args:
        taxonomy: where to look.
        id_: an id, or a label of a concept.

    Raises:
        UsageError: where nothing has it; the hint names what is spelt alike.
    """
    key = id_.strip()
    known = {id_ for scale in _SCALES for id_ in getattr(taxonomy, scale)} | set(taxonomy.concepts)
    if key not in known:
        key = key.lower() if key.lower() in known else _by_label(taxonomy, key)
    if not key:
        raise UsageError(f"nothing is called `{id_}`.", hint=_hint(taxonomy, id_, known))
    scales = [getattr(taxonomy, scale) for scale in _SCALES]
    return [scale[key] for scale in (*scales, taxonomy.concepts) if key in scale]


def _by_label(taxonomy: Taxonomy, label: str) -> str:
    words = fold_phrase(label)
    named = (c for c in taxonomy.concepts.values() if c.type is not ConceptType.RESPONSIBILITY)
    return next((c.id for c in named if words and any(fold_phrase(one) == words for one in c.labels)), "")


def _hint(taxonomy: Taxonomy, id_: str, known: set[str]) -> str:
    labels = {label.lower(): c.id for c in taxonomy.concepts.values() for label in c.labels}
    close = closest(id_.lower(), sorted(known | set(labels)), most=5, likeness=0.7)
    ids = list(dict.fromkeys(labels.get(name, name) for name in close))[:3]
    if not ids:
        return "Try `skillmatch taxonomy search WORDS`."
    return f"Did you mean {' or '.join(f'`{name}`' for name in ids)}?"


def _named(taxonomy: Taxonomy, named: Named) -> Explanation:
    scale = next(scale for scale in _SCALES if named in getattr(taxonomy, scale).values())
    parts: list[Part] = [("means", [named.meaning]), ("formerly", [named.formerly])]
    if scale == "roles":
        parts.append(("told by", [_weighed(taxonomy, named.id)]))
    if scale == "phases":
        parts.append(("holds", [f"{c.label} ({c.id})" for c in taxonomy.concepts.values() if c.phase == named.id]))
    parts.append(("comes from", _cited(taxonomy, named.sources) or ["our own reading of the three documents"]))
    parts.append(("figure", [taxonomy.how.get(scale, "")]))
    return Explanation(named.id, named.label, _SCALES[scale], _filled(parts))


def _weighed(taxonomy: Taxonomy, role: str) -> str:
    """The responsibilities and hard skill groups that tell of a role, heaviest first."""
    weighed = [
        concept
        for concept in taxonomy.concepts.values()
        if concept.type is not ConceptType.SKILL
        and concept.kind is not SkillKind.SOFT
        and concept.roles.get(role, 0) > 0
    ]
    heaviest = sorted(weighed, key=lambda concept: -concept.roles[role])
    return "; ".join(f"{concept.label} {concept.roles[role]:g}" for concept in heaviest)


def _concept(taxonomy: Taxonomy, concept: Concept) -> Explanation:
    if concept.type is ConceptType.RESPONSIBILITY:
        sort = "a responsibility"
    else:
        sort = f"a {concept.kind} skill" + (" group" if concept.type is ConceptType.GROUP else "")
    return Explanation(concept.id, concept.label, sort, _filled(_concept_parts(taxonomy, concept)))


def _concept_parts(taxonomy: Taxonomy, concept: Concept) -> Iterator[Part]:
    yield "means", [concept.meaning]
    yield "written as", [_list(concept.alt)]
    yield "misspelt as", [_list(concept.hidden)]
    yield "counts as", [_named_with_id(taxonomy, concept.counts_as) if concept.counts_as else ""]
    yield "like it", [_list([taxonomy.concepts[id_].label for id_ in concept.like])]
    yield "belongs to", list(_paths(taxonomy, concept))
    yield "implies", [_list([taxonomy.concepts[id_].label for id_ in concept.implies if id_ in taxonomy.concepts])]
    yield "implied by", [_list(_implied_by(taxonomy, concept.id))]
    below = narrower_of(taxonomy).get(concept.id, [])
    yield "narrower", [_list([taxonomy.concepts[id_].label for id_ in below])]
    if concept.phase:
        phase = taxonomy.phases.get(concept.phase)
        yield "phase", [f"{phase.label} ({phase.id})" if phase else concept.phase]
    yield "since", [str(concept.since) if concept.since else ""]
    yield "disambiguated", [rule_in_words(rule) for rule in concept.ambiguous]
    yield "stated as", [_stated(taxonomy, activity) for activity in concept.activities]
    yield "found in", [f'"{sentence}"' for sentence in concept.hits]
    yield "not in", [f'"{sentence}"' for sentence in concept.misses]
    yield "leans", [_way(concept.lean)]
    yield "core", [_core(concept)]
    yield "tells of", [_roles(taxonomy, concept)]
    yield "comes from", _origin(taxonomy, concept)
    if concept.esco:
        esco = concept.esco
        yield "in ESCO", [f"{esco.relation} match in version {esco.version}: {esco.uri}"]
    yield "figure", list(_figures(taxonomy, concept))


def _implied_by(taxonomy: Taxonomy, id_: str) -> list[str]:
    """The labels of what shows a concept too, whoever names it: pandas shows Python."""
    return [concept.label for concept in taxonomy.concepts.values() if id_ in concept.implies]


def _named_with_id(taxonomy: Taxonomy, id_: str) -> str:
    return f"{taxonomy.concepts[id_].label} ({id_}), in whose entry it is written as another thing"


def _filled(parts: Iterator[Part] | list[Part]) -> tuple[Part, ...]:
    filled = ((name, [text for text in texts if text]) for name, texts in parts)
    return tuple((name, texts) for name, texts in filled if texts)


def _list(names: Sequence[str]) -> str:
    rest = f", and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return ", ".join(names[:_MANY]) + rest


def _paths(taxonomy: Taxonomy, concept: Concept) -> Iterator[str]:
    """The way up over each broader concept, over first ones from there on."""
    for parent in concept.broader:
        way = [parent]
        while taxonomy.concepts[way[-1]].broader:
            way.append(taxonomy.concepts[way[-1]].broader[0])
        yield " > ".join(f"{taxonomy.concepts[id_].label} ({id_})" for id_ in way)


def rule_in_words(rule: Ambiguity) -> str:
    """An ambiguity rule as a sentence."""
    names = _quoted(rule.labels, " and ") or "each name"
    ways = [f"near {_quoted(rule.near)}"] if rule.near else []
    ways += ["in a list with another known skill"] if rule.in_list else []
    needs = ["written exactly so"] if rule.case else []
    needs += [" or ".join(ways)] if ways else []
    never = [f"within {_quoted(rule.never)}"] if rule.never else []
    never += [f"just after {_quoted(rule.not_after)}"] if rule.not_after else []
    never += [f"just before {_quoted(rule.not_before)}"] if rule.not_before else []
    says = [f"counts only {' and '.join(needs)}"] if needs else []
    says += [f"never {', or '.join(never)}"] if never else []
    says += ["in a posting, counts only where it is asked for or listed among skills"] if rule.asked else []
    return f"{names}: {'; '.join(says)}" if says else ""


def _quoted(names: Sequence[str], last: str = " or ") -> str:
    """Names in a row; of many, the first."""
    quoted = [f'"{name}"' for name in names[:_SOME]]
    if names[_SOME:]:
        return f"{', '.join(quoted)} and {len(names) - _SOME} more"
    return last.join([", ".join(quoted[:-1]), quoted[-1]] if quoted[1:] else quoted)


def _stated(taxonomy: Taxonomy, activity: Activity) -> str:
    if activity.say:
        text = _spelt_out(taxonomy, activity.say)
    else:
        acts, things = _spelt_out(taxonomy, activity.do), _spelt_out(taxonomy, activity.to)
        text = f"{acts} - within {activity.within} words of - {things}"
    return text + (f"; unless the sentence has {_quoted(activity.unless)}" if activity.unless else "")


def _spelt_out(taxonomy: Taxonomy, phrases: Sequence[str]) -> str:
    """Phrases in a row; a named set of them (``$name``) with its first members."""
    sets = {**taxonomy.cues.activities.acts, **taxonomy.cues.activities.things}
    shown = []
    for phrase in phrases:
        members = sets.get(phrase.removeprefix("$"), ()) if phrase.startswith("$") else ()
        some = ", ".join(members[:3]) + (", ..." if members[3:] else "")
        shown.append(f"{phrase[1:]} ({some})" if members else phrase)
    return ", ".join(shown)


def _core(concept: Concept) -> str:
    """Whether it tells that a text is of these fields at all."""
    if concept.kind is SkillKind.SOFT:
        return ""
    if concept.core:
        return "yes: only software, data or ML work names it, so it is evidence for a verdict"
    return "no: other trades name it too, so it is no evidence for a verdict"


def _roles(taxonomy: Taxonomy, concept: Concept) -> str:
    heaviest = sorted(concept.roles.items(), key=lambda item: -item[1])
    return ", ".join(f"{taxonomy.roles[id_].label if id_ in taxonomy.roles else id_} {w:g}" for id_, w in heaviest if w)


def _origin(taxonomy: Taxonomy, concept: Concept) -> list[str]:
    if concept.sources:
        return _cited(taxonomy, concept.sources)
    for id_ in taxonomy.ancestors(concept.id):
        if sources := taxonomy.concepts[id_].sources:
            way = f"named by no source document itself; by way of {taxonomy.concepts[id_].label} ({id_}):"
            return [way, *_cited(taxonomy, sources)]
    return []


def _cited(taxonomy: Taxonomy, sources: Sequence[Source]) -> list[str]:
    return [cited(taxonomy, source) for source in sources]


def _figures(taxonomy: Taxonomy, concept: Concept) -> Iterator[str]:
    """How naming a concept moves the figures of a report."""
    if concept.kind is SkillKind.SOFT:
        yield "Soft skills are reported; they move neither split nor roles nor level."
        return
    moved = influence_of(concept, taxonomy)
    if moved.neutral:
        yield "Both sides ask for it alike: it is reported, and moves neither split nor roles nor level."
        return
    name = _counted_as(taxonomy, concept, moved.feature)
    yield f"For the split {name}, which pushes {_way(moved.split)}."
    told = [f"{taxonomy.roles[role].label} {weight:+g}" for role, weight in moved.roles.items()]
    if told:
        yield f"For the fit of roles {name}: {', '.join(told)}."
    if moved.senior:
        yield f"It is a sign of a senior level, of weight {moved.senior:g}."


def _counted_as(taxonomy: Taxonomy, concept: Concept, feature: str) -> str:
    """Under what a concept is counted: a group has parts, by the way that their skills lean."""
    if feature == concept.id:
        return "it counts by itself"
    group = taxonomy.concepts[group_of(feature)].label
    if feature == group_of(feature):
        return f"it counts as {group}"
    side = "machine learning" if concept.lean > 0 else "software engineering"
    return f"it counts as the part of {group} that leans to {side}"


def _way(push: float) -> str:
    if push == 0:
        return "neither way (0)"
    return f"towards {'machine learning' if push > 0 else 'software engineering'} ({push:+g})"
