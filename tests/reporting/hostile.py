"""Reports whose every word comes from someone who means harm."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from hypothesis import strategies as st

from skillmatch.analysis import Report, labels
from skillmatch.documents.model import Document, Section, SectionRole, Unit
from skillmatch.matching.model import Evidence, Mention, MentionType, Method, Need, Reason, ReasonAbout
from skillmatch.profiling.model import (
    Covered,
    Gap,
    Level,
    LevelReason,
    Mover,
    PhaseCoverage,
    Profile,
    RoleFit,
    SkillSummary,
    Split,
    SplitVerdict,
)
from skillmatch.readers.model import Kind, Media, Page
from skillmatch.taxonomy.model import Concept, ConceptType, SkillKind
from skillmatch.text.spans import Span, line_starts

from .sample_taxonomy import TAXONOMY

ATTACKS = [
    "\x1b[2J\x1b[31m",
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31m",
    "\u202egnp.exe",
    "\u2066\u2069\u200f\u061c",
    "\u2028\u2029\x85\x0b\x0c",
    "\ud800",
    "\U000e0041",
    "[bold]x[/bold][link=http://evil.example]y[/link]",
    "a | b \\| c \\\\| d",
    "``` ` `` ```",
    "<script>alert(1)</script><!-- -->",
    "![i](http://evil.example) [l](javascript:x) <http://evil.example>",
    "https://evil.example www.evil.example @team #12 a@b.example",
    "# h\n- l\n> q\n---\n    code\n| a |\n|---|",
    "**b** _i_ ~~s~~ $x$ &lt; &#64;team",
    "::error::x",
    "\n \t::add-mask::x\r::stop-commands::x",
    "##[error]x ###[add-mask]x",
    "{0} {{1}} {x.__class__}",
    "[[a]](https://evil.example) \\[b](1)",
    "=cmd|' /C calc'!A1",
    "]]> &#58; <!DOCTYPE x>",
]
_CHARS = st.characters() | st.sampled_from("\x00\x07\b\r\n\t\x1b\x7f\x9b\u202e\u2066\u200b\ufeff|`*_[]()<>@#&\\~$!")
words = st.lists(st.sampled_from(ATTACKS) | st.text(_CHARS, max_size=8), min_size=1, max_size=4).map("".join)
shares = st.floats(0, 1)
weights = st.floats(0, 50)


def commands(output: str) -> list[str]:
    """The lines of an output that a runner of GitHub Actions takes for commands, as its source has it."""
    lines = re.split(r"\r\n|\r|\n", output)
    return [line for line in lines if "##[" in line or (line.lstrip().startswith("::") and "::" in line.lstrip()[2:])]


def bad_characters(output: str, *, allowed: str = "\n\u200c\u200d") -> set[str]:
    """Characters of an output that print nothing: control codes, formatting, surrogates, line separators."""
    return {char for char in set(output) - set(allowed) if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(words.filter(bool))
    middle = draw(st.integers(0, len(text)))
    halves = (Span(0, middle), Span(middle, len(text)))
    return Document(
        name=draw(words),
        media=Media.TEXT,
        text=text,
        kind=draw(st.sampled_from(Kind)),
        kind_reason=draw(words),
        title=draw(st.none() | st.sampled_from(halves)),
        sections=(Section(SectionRole.OTHER, None, Span(0, len(text))),),
        units=tuple(Unit(half, 0, False) for half in halves),
        pages=draw(st.sampled_from([(), tuple(Page(n, half) for n, half in enumerate(halves, 1))])),
        notes=(draw(words),),
        line_starts=line_starts(text),
    )


@st.composite
def mentions(draw: st.DrawFn, document: Document, concept: Concept) -> Mention:
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    duty = concept.type is ConceptType.RESPONSIBILITY
    return Mention(
        type=MentionType.RESPONSIBILITY if duty else MentionType.SKILL,
        concept=concept.id,
        kind=concept.kind,
        span=Span(start, end),
        text=document.text[start:end],
        line=document.line_of(start),
        column=document.column_of(start),
        page=document.page_of(start),
        section=SectionRole.OTHER,
        unit=draw(st.integers(0, 1)),
        need=draw(st.sampled_from(Need)) if document.kind is Kind.POSTING else None,
        asserted=draw(st.booleans()),
        evidence=Evidence(
            draw(st.sampled_from(Method)), draw(words), draw(shares), (Reason(ReasonAbout.ASSERTION, draw(words)),)
        ),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    document = draw(documents())
    skill = Concept("a-skill", ConceptType.SKILL, draw(words), draw(st.sampled_from(SkillKind)))
    duty = Concept("a-duty", ConceptType.RESPONSIBILITY, draw(words))
    found = [draw(mentions(document, concept)) for concept in draw(st.sampled_from([[skill], [skill, duty]]))]
    found.sort(key=lambda mention: mention.span)
    label = draw(words)
    covered = (Covered("a-skill", label, draw(weights), (found[0],)),)
    gaps = (Gap("a-duty", label, draw(weights), ConceptType.RESPONSIBILITY), Gap("a-gap", draw(words), draw(weights)))
    push = draw(st.floats(-1, 1))
    profile = Profile(
        split=Split(
            verdict=draw(st.sampled_from(SplitVerdict)),
            score=draw(st.none() | st.floats(-1, 1)),
            formerly=draw(words),
            evidence=draw(weights),
            floor=draw(weights),
            reason=draw(words),
            toward_swe=(Mover("a-skill", label, push, (found[0],)),),
            toward_ml=(Mover("a-duty", label, push, (found[-1],)),),
        ),
        roles=(RoleFit("a-role", label, draw(shares), draw(shares), covered, gaps),),
        no_role=draw(st.just("") | words),
        level=Level(label, draw(st.none() | weights), (LevelReason(draw(words), label, 1.0, 1),)),
        phases=(PhaseCoverage("a-phase", label, draw(shares), covered, gaps),),
        skills=(SkillSummary("a-group", label, SkillKind.HARD, covered),),
    )
    concepts = {skill.id: skill, duty.id: duty}
    taxonomy = replace(TAXONOMY, concepts=concepts, fingerprint=draw(words))
    role = draw(st.sampled_from([None, "a-role"]))
    return Report(draw(words), document, tuple(found), profile, role, labels(taxonomy, found, profile))
