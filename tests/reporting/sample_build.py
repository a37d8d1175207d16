"""From a text and what it says to a report, without any reader, matcher or profiler."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from skillmatch.analysis import Report, labels
from skillmatch.documents.model import Document, Section, SectionRole, Unit
from skillmatch.matching.model import Evidence, Mention, MentionType, Method, Need, Reason, ReasonAbout
from skillmatch.profiling.experience import Career
from skillmatch.profiling.model import (
    Covered,
    Gap,
    Level,
    Mover,
    PhaseCoverage,
    Profile,
    RoleFit,
    SkillSummary,
    Split,
)
from skillmatch.profiling.needs.read import PostingNeedReader
from skillmatch.readers.model import Hidden, Kind, Media, Page
from skillmatch.taxonomy.model import ConceptType
from skillmatch.text.spans import Span, line_starts

from .sample_taxonomy import DUTIES, GROUPS, PHASES, ROLES, SKILLS, TAXONOMY

_HEADINGS = {
    "About us": SectionRole.COMPANY,
    "What you will do": SectionRole.DUTIES,
    "What you bring": SectionRole.REQUIRED,
    "Nice to have": SectionRole.PREFERRED,
    "Skills": SectionRole.SKILLS,
    "Experience": SectionRole.EXPERIENCE,
    "Education": SectionRole.EDUCATION,
}
_NEEDS = {
    SectionRole.COMPANY: Need.CONTEXT,
    SectionRole.DUTIES: Need.DUTY,
    SectionRole.REQUIRED: Need.REQUIRED,
    SectionRole.PREFERRED: Need.PREFERRED,
}


def document(name: str, text: str, kind: Kind, *, media: Media = Media.TEXT, pages: Sequence[str] = ()) -> Document:
    """A document whose sections begin at the headings above and whose units are its lines."""
    lines = [Span(match.start(), match.end()) for match in re.finditer(r".+", text)]
    heads = [line for line in lines if text[slice(*line)] in _HEADINGS]
    ends = [*(head.start for head in heads), len(text)]
    sections = [Section(SectionRole.TITLE, None, Span(0, ends[0]))]
    for head, end in zip(heads, ends[1:], strict=True):
        sections.append(Section(_HEADINGS[text[slice(*head)]], head, Span(head.end, end)))
    held = [sum(head.start <= line.start for head in heads) for line in lines]
    units = tuple(Unit(line, section, text[line.start] == "-") for line, section in zip(lines, held, strict=True))
    starts = [sum(map(len, pages[:number])) for number in range(len(pages))]
    return Document(
        name=name,
        media=media,
        text=text,
        kind=kind,
        kind_reason="it says 'you will', 'you bring'" if kind is Kind.POSTING else "it lists jobs held",
        title=lines[0] if kind is Kind.POSTING and lines else None,
        sections=tuple(sections),
        units=units,
        pages=tuple(
            Page(number, Span(start, start + len(page)))
            for number, (start, page) in enumerate(zip(starts, pages, strict=True), start=1)
        ),
        notes=("page 1 has two columns, read left before right",) if pages else (),
        line_starts=line_starts(text),
        hidden=(Hidden("Kubernetes\x1b[31m Terraform", "drawn so that it cannot be seen", "page 2"),) if pages else (),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """A mention to make: the concept, the words that name it, and what sets it apart from the plain case."""

    concept: str
    words: str
    method: Method = Method.PHRASE
    score: float = 1.0
    denied: str = ""
    nth: int = 0


def _mention(document: Document, said: Said) -> Mention:
    start = [match.start() for match in re.finditer(re.escape(said.words), document.text)][said.nth]
    unit = next(number for number, unit in enumerate(document.units) if start < unit.span.end)
    section = document.sections[document.units[unit].section]
    concept = TAXONOMY.concepts[said.concept]
    duty = concept.type is ConceptType.RESPONSIBILITY
    reasons = [Reason(ReasonAbout.ASSERTION, said.denied)] if said.denied else []
    need = _NEEDS.get(section.role, Need.CONTEXT) if document.kind is Kind.POSTING else None
    if need:
        heading = document.text[slice(*section.heading)] if section.heading else ""
        reasons.append(Reason(ReasonAbout.NEED, f"under the heading '{heading}'"))
    return Mention(
        type=MentionType.RESPONSIBILITY if duty else MentionType.SKILL,
        concept=said.concept,
        kind=concept.kind,
        span=Span(start, start + len(said.words)),
        text=said.words,
        line=document.line_of(start),
        column=document.column_of(start),
        page=document.page_of(start),
        section=section.role,
        unit=unit,
        need=need,
        asserted=not said.denied,
        evidence=Evidence(said.method, concept.label, said.score, tuple(reasons)),
    )


@dataclass
class Weights:
    """Figures made up for a sample, the rest follows from its mentions."""

    split: Split
    level: Level
    fits: dict[str, tuple[float, float]]
    pushes: dict[str, float] = field(default_factory=dict)
    career: Career | None = None


def _covered(concept: str, weight: float, mentions: Sequence[Mention]) -> Covered:
    said = tuple(mention for mention in mentions if mention.concept == concept and mention.asserted)
    return Covered(concept, TAXONOMY.concepts[concept].label, weight, said)


def _parts(ids: Sequence[str], mentions: Sequence[Mention]) -> tuple[tuple[Covered, ...], tuple[Gap, ...]]:
    weights = {id_: round(1.0 - number / (len(ids) + 1), 2) for number, id_ in enumerate(ids)}
    covered = [_covered(id_, weight, mentions) for id_, weight in weights.items()]
    missing = [
        Gap(part.concept, part.label, part.weight, TAXONOMY.concepts[part.concept].type)
        for part in covered
        if not part.mentions
    ]
    return tuple(part for part in covered if part.mentions), tuple(missing)


def _profile(mentions: Sequence[Mention], weights: Weights) -> Profile:
    movers = [
        Mover(id_, TAXONOMY.concepts[id_].label, push, _covered(id_, push, mentions).mentions)
        for id_, push in weights.pushes.items()
    ]
    everything = [*DUTIES, *SKILLS]
    phases = {phase: [id_ for id_, (of, _) in DUTIES.items() if of == phase] for phase in PHASES}
    parts = {phase: _parts(ids, mentions) for phase, ids in phases.items()}
    skills = []
    for group, (kind, label) in GROUPS.items():
        found = _parts([id_ for id_, (of, _) in SKILLS.items() if of == group], mentions)[0]
        if found:
            skills.append(SkillSummary(group, label, kind, found))
    return Profile(
        career=weights.career,
        split=weights.split._replace(
            toward_swe=tuple(mover for mover in movers if mover.push < 0),
            toward_ml=tuple(mover for mover in movers if mover.push > 0),
        ),
        roles=tuple(
            RoleFit(id_, ROLES[id_], fit, coverage, *_parts(everything[number:], mentions))
            for number, (id_, (fit, coverage)) in enumerate(weights.fits.items())
        ),
        no_role="" if any(fit for fit, _ in weights.fits.values()) else "the verdict is unclear",
        level=weights.level,
        phases=tuple(
            PhaseCoverage(phase, PHASES[phase], len(found) / (len(found) + len(lacks)), found, lacks)
            for phase, (found, lacks) in parts.items()
        ),
        skills=tuple(skills),
    )


def report(document: Document, said: Sequence[Said], weights: Weights, role: str | None) -> Report:
    """The report that follows from what a document says and from made-up figures."""
    mentions = tuple(_mention(document, one) for one in said)
    in_order = tuple(sorted(mentions, key=lambda mention: mention.span))
    profile = _profile(in_order, weights)
    if document.kind is Kind.POSTING:
        profile = profile._replace(needs=PostingNeedReader(TAXONOMY).needs(document, in_order, weights.level.asked))
    return Report(document.name, document, in_order, profile, role, labels(TAXONOMY, in_order, profile))
