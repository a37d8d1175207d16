"""Reports made by hand, so that the look of a report is tested apart from what finds the mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from skillmatch.analysis import Report
from skillmatch.documents.model import (
    Document,
    Kind,
    Page,
    Section,
    SectionRole,
    Span,
    Unit,
    Unreadable,
    line_starts,
)
from skillmatch.matching.model import Evidence, Mention, MentionType, Method, Need, Reason
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
)
from skillmatch.taxonomy.model import Concept, ConceptType, Named, Taxonomy

POSTING = """\
Machine Learning Engineer, Parcel Routing

About us
Kestrel Freight moves four million boxes a week. Our ledgers still run on COBOL.

What you will do
- Build and run the services that serve our routing models, in Go and Python.
- Deploy models to Kubernetes behind a feature flag, and roll them back at 3 a.m. so that nobody notices.
- Own the data pipelines (Airflow, Kafka) that feed the nightly retraining.
- Watch drift and latency in production with Prometheus; fix what pages you.
- Review code, write tests, and keep CI/CD green.
- Explain to dispatchers why the van goes left.

What you bring
- 6+ years of back-end work in Python; Go is easily learnt here
- Docker, k8s and one public cloud, AWS for choice
- Postgres or another SQL database under real load
- Working knowledge of scikit-learn and gradient boosting
- You mentor people without being asked

Nice to have
- PyTorch, reinforcement learnning
- No Spark experience required, we are done with it
"""

RESUME = """\
Ada Examplar
Data scientist who models demand

Skills
Python, R, statsmodels, PyTorch

Experience
Forecaster, Halcyon Grocers
- Designed a deep learning model for bread demand; waste fell by 11 percent.
- Ran A/B tests with forty shops and presented the results to the board.
"""
RESUME_PAGE_2 = """\
Analyst, Northfold Rail
- Cleaned ticket data in SQL and engineered features for churn models.
- Hoping to learn Rust next.

Education
MSc Statistics
"""

_ROLES = {
    "algorithm": "Algorithm Development Engineer",
    "data": "Data Engineering and Pipeline Specialist",
    "infrastructure": "Machine Learning Infrastructure Engineer",
    "applied": "Applied Machine Learning Engineer",
    "deep-learning": "Deep Learning Specialist",
}
_PHASES = {
    "scope": "plan, research and scope",
    "experiment": "experiment and test data and models",
    "build": "design, develop and build",
    "deploy": "deploy",
    "maintain": "evaluate and maintain",
    "together": "work with people",
}
_GROUPS = {
    "programming-languages": ("hard", "programming languages"),
    "software-engineering": ("hard", "software engineering practice"),
    "data-management": ("hard", "databases and data platforms"),
    "data-engineering": ("hard", "data pipelines and processing"),
    "mathematics-statistics": ("hard", "mathematics and statistics"),
    "machine-learning": ("hard", "machine learning methods and theory"),
    "deep-learning-methods": ("hard", "deep learning"),
    "ml-frameworks": ("hard", "ML frameworks and libraries"),
    "ml-operations": ("hard", "MLOps and model serving"),
    "cloud-computing": ("hard", "cloud services"),
    "containers-orchestration": ("hard", "containers and orchestration"),
    "experimentation": ("hard", "experimentation and evaluation"),
    "leadership": ("soft", "leadership and mentoring"),
}
_SKILLS = {
    "python": ("programming-languages", "Python"),
    "go": ("programming-languages", "Go"),
    "r": ("programming-languages", "R"),
    "cobol": ("programming-languages", "COBOL"),
    "rust": ("programming-languages", "Rust"),
    "ci-cd": ("software-engineering", "CI/CD"),
    "postgresql": ("data-management", "PostgreSQL"),
    "sql": ("data-management", "SQL"),
    "airflow": ("data-engineering", "Apache Airflow"),
    "kafka": ("data-engineering", "Apache Kafka"),
    "spark": ("data-engineering", "Apache Spark"),
    "statistics": ("mathematics-statistics", "statistics"),
    "gradient-boosting": ("machine-learning", "gradient boosting"),
    "reinforcement-learning": ("machine-learning", "reinforcement learning"),
    "deep-learning": ("deep-learning-methods", "deep learning"),
    "pytorch": ("ml-frameworks", "PyTorch"),
    "scikit-learn": ("ml-frameworks", "scikit-learn"),
    "statsmodels": ("ml-frameworks", "statsmodels"),
    "prometheus": ("ml-operations", "Prometheus"),
    "aws": ("cloud-computing", "Amazon Web Services"),
    "docker": ("containers-orchestration", "Docker"),
    "kubernetes": ("containers-orchestration", "Kubernetes"),
    "ab-testing": ("experimentation", "A/B testing"),
    "mentoring": ("leadership", "mentoring"),
}
_DUTIES = {
    "scope-ml-problem": (
        "scope",
        "turn a business problem into a solvable ML task; weigh the schemes that could solve it",
    ),
    "stay-current": ("scope", "keep up with new techniques, frameworks and literature"),
    "preprocess-data": ("experiment", "collect, clean, label and preprocess data for ML"),
    "engineer-features": ("experiment", "engineer, select or supply features"),
    "run-experiments": ("experiment", "design and run experiments, A/B tests included, to improve models"),
    "develop-models": ("build", "design, build, train or implement ML models and algorithms"),
    "build-deep-networks": (
        "build",
        "design and train neural networks (vision, language, generative models included)",
    ),
    "test-and-review-code": (
        "build",
        "unit and integration tests, code review, version control, CI/CD, engineering practice",
    ),
    "build-data-pipelines": ("build", "design, build and maintain data pipelines and ETL"),
    "deploy-models": ("deploy", "deploy or serve models in production"),
    "monitor-systems": (
        "maintain",
        "monitor models and systems in production (drift, data, reliability, uptime)",
    ),
    "maintain-systems": (
        "maintain",
        "maintain, debug, fix faults in, and add features to systems in production",
    ),
    "communicate-results": (
        "together",
        "explain concepts and results to people of varied technical knowledge; present",
    ),
    "mentor-others": ("together", "mentor, coach, guide and share knowledge"),
}


def _concepts() -> dict[str, Concept]:
    concepts = {id_: Concept(id_, ConceptType.GROUP, label, kind) for id_, (kind, label) in _GROUPS.items()}
    for id_, (group, label) in _SKILLS.items():
        concepts[id_] = Concept(id_, ConceptType.SKILL, label, _GROUPS[group][0], broader=(group,))
    for id_, (phase, label) in _DUTIES.items():
        concepts[id_] = Concept(id_, ConceptType.RESPONSIBILITY, label, phase=phase)
    return concepts


TAXONOMY = Taxonomy(
    concepts=_concepts(),
    split={
        "swe-heavy": Named("swe-heavy", "SWE-heavy", formerly="Software Engineer"),
        "ml-heavy": Named("ml-heavy", "ML-heavy", formerly="Data Scientist"),
        "balanced": Named("balanced", "balanced"),
        "unclear": Named("unclear", "unclear"),
    },
    roles={id_: Named(id_, label) for id_, label in _ROLES.items()},
    levels={
        "entry": Named("entry", "entry level"),
        "mid": Named("mid", "mid level"),
        "senior": Named("senior", "senior"),
        "unclear": Named("unclear", "unclear"),
    },
    phases={id_: Named(id_, label) for id_, label in _PHASES.items()},
    documents={},
    cues={},
    weights={},
    fingerprint="5ab1e0c0ffee5ab1e0c0ffee5ab1e0c0",
)

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


def document(name: str, text: str, kind: Kind, *, media: str = "text", pages: Sequence[str] = ()) -> Document:
    """A document whose sections begin at the headings above and whose units are its lines."""
    lines = [Span(match.start(), match.end()) for match in re.finditer(r".+", text)]
    heads = [line for line in lines if text[slice(*line)] in _HEADINGS]
    ends = [*(head.start for head in heads), len(text)]
    sections = [Section(SectionRole.TITLE, None, Span(0, ends[0]))]
    for head, end in zip(heads, ends[1:], strict=True):
        sections.append(Section(_HEADINGS[text[slice(*head)]], head, Span(head.end, end)))
    held = [sum(head.start <= line.start for head in heads) for line in lines]
    units = tuple(
        Unit(line, section, text[line.start] == "-") for line, section in zip(lines, held, strict=True)
    )
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
    reasons = [Reason("assertion", said.denied)] if said.denied else []
    need = _NEEDS.get(section.role, Need.CONTEXT) if document.kind is Kind.POSTING else None
    if need:
        heading = document.text[slice(*section.heading)] if section.heading else ""
        reasons.append(Reason("need", f"under the heading '{heading}'"))
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


def _covered(concept: str, weight: float, mentions: Sequence[Mention]) -> Covered:
    said = tuple(mention for mention in mentions if mention.concept == concept and mention.asserted)
    return Covered(concept, TAXONOMY.concepts[concept].label, weight, said)


def _parts(ids: Sequence[str], mentions: Sequence[Mention]) -> tuple[tuple[Covered, ...], tuple[Gap, ...]]:
    weights = {id_: round(1.0 - number / (len(ids) + 1), 2) for number, id_ in enumerate(ids)}
    covered = [_covered(id_, weight, mentions) for id_, weight in weights.items()]
    missing = [Gap(part.concept, part.label, part.weight) for part in covered if not part.mentions]
    return tuple(part for part in covered if part.mentions), tuple(missing)


def _profile(mentions: Sequence[Mention], weights: Weights) -> Profile:
    movers = [
        Mover(id_, TAXONOMY.concepts[id_].label, push, _covered(id_, push, mentions).mentions)
        for id_, push in weights.pushes.items()
    ]
    everything = [*_DUTIES, *_SKILLS]
    phases = {phase: [id_ for id_, (of, _) in _DUTIES.items() if of == phase] for phase in _PHASES}
    parts = {phase: _parts(ids, mentions) for phase, ids in phases.items()}
    skills = []
    for group, (kind, label) in _GROUPS.items():
        found = _parts([id_ for id_, (of, _) in _SKILLS.items() if of == group], mentions)[0]
        if found:
            skills.append(SkillSummary(group, label, kind, found))
    return Profile(
        split=replace(
            weights.split,
            toward_swe=tuple(mover for mover in movers if mover.push < 0),
            toward_ml=tuple(mover for mover in movers if mover.push > 0),
        ),
        roles=tuple(
            RoleFit(id_, _ROLES[id_], fit, coverage, *_parts(everything[number:], mentions))
            for number, (id_, (fit, coverage)) in enumerate(weights.fits.items())
        ),
        level=weights.level,
        phases=tuple(
            PhaseCoverage(phase, _PHASES[phase], len(found) / (len(found) + len(lacks)), found, lacks)
            for phase, (found, lacks) in parts.items()
        ),
        skills=tuple(skills),
    )


def posting(role: str | None = None) -> Report:
    """A posting that asks for an engineer first, with a misspelt, a denied and a context mention."""
    text = document("routing.txt", POSTING, Kind.POSTING)
    said = [
        Said("cobol", "COBOL"),
        Said("deploy-models", "serve our routing models", Method.ACTIVITY, 0.9),
        Said("go", "Go"),
        Said("python", "Python"),
        Said("deploy-models", "Deploy models", Method.ACTIVITY, 0.9),
        Said("kubernetes", "Kubernetes"),
        Said("build-data-pipelines", "Own the data pipelines", Method.ACTIVITY, 0.9),
        Said("airflow", "Airflow"),
        Said("kafka", "Kafka"),
        Said("monitor-systems", "Watch drift and latency in production", Method.ACTIVITY, 0.9),
        Said("prometheus", "Prometheus"),
        Said("maintain-systems", "fix what pages you", Method.ACTIVITY, 0.8),
        Said("test-and-review-code", "Review code, write tests", Method.ACTIVITY, 0.9),
        Said("ci-cd", "CI/CD"),
        Said("communicate-results", "Explain to dispatchers", Method.ACTIVITY, 0.8),
        Said("python", "Python", nth=1),
        Said("go", "Go", nth=1),
        Said("docker", "Docker"),
        Said("kubernetes", "k8s"),
        Said("aws", "AWS"),
        Said("postgresql", "Postgres"),
        Said("sql", "SQL"),
        Said("scikit-learn", "scikit-learn"),
        Said("gradient-boosting", "gradient boosting"),
        Said("mentor-others", "mentor people", Method.ACTIVITY, 0.9),
        Said("pytorch", "PyTorch"),
        Said("reinforcement-learning", "reinforcement learnning", Method.SPELLING, 0.83),
        Said("spark", "Spark", denied="'No ... required' before it"),
    ]
    pushes = {"kubernetes": -0.31, "deploy-models": -0.22, "build-data-pipelines": -0.2, "go": -0.16}
    pushes |= {"gradient-boosting": 0.12, "scikit-learn": 0.09, "reinforcement-learning": 0.06}
    weights = Weights(
        Split("swe-heavy", -0.5821, "Software Engineer", 14.25, 3.0, "", (), ()),
        Level("senior", 6.0, (LevelReason("6+ years of back-end work", "senior", 2.0, 15),)),
        {
            "infrastructure": (0.412, 0.384),
            "data": (0.231, 0.302),
            "applied": (0.187, 0.21),
            "deep-learning": (0.09, 0.1049),
            "algorithm": (0.08, 0.07),
        },
        pushes,
    )
    return _report(text, said, weights, role)


def resume() -> Report:
    """A résumé of two pages that leans to ML."""
    pages = (RESUME, RESUME_PAGE_2)
    text = document("ada.pdf", "".join(pages), Kind.RESUME, media="pdf", pages=pages)
    said = [
        Said("python", "Python"),
        Said("r", "R,"),
        Said("statsmodels", "statsmodels"),
        Said("pytorch", "PyTorch"),
        Said("build-deep-networks", "Designed a deep learning model", Method.ACTIVITY, 0.9),
        Said("deep-learning", "deep learning"),
        Said("run-experiments", "Ran A/B tests", Method.ACTIVITY, 0.9),
        Said("ab-testing", "A/B tests", Method.INFLECTION, 0.98),
        Said("communicate-results", "presented the results", Method.ACTIVITY, 0.9),
        Said("preprocess-data", "Cleaned ticket data", Method.ACTIVITY, 0.9),
        Said("sql", "SQL"),
        Said("engineer-features", "engineered features", Method.ACTIVITY, 0.9),
        Said("rust", "Rust", denied="'Hoping to learn' before it"),
        Said("statistics", "Statistics"),
    ]
    pushes = {"build-deep-networks": 0.4, "run-experiments": 0.22, "statistics": 0.2, "statsmodels": 0.1}
    weights = Weights(
        Split("ml-heavy", 0.7312, "Data Scientist", 8.5, 3.0, "", (), ()),
        Level("unclear", None, (LevelReason("presented the results to the board", "mid", 0.5, 10),)),
        {
            "applied": (0.44, 0.31),
            "deep-learning": (0.26, 0.22),
            "algorithm": (0.2, 0.25),
            "data": (0.07, 0.12),
            "infrastructure": (0.03, 0.02),
        },
        pushes | {"sql": -0.07},
    )
    return _report(text, said, weights, None)


def empty() -> Report:
    """A text in which nothing is recognised."""
    text = document("lunch.txt", "Soup on Monday, stew on Tuesday.\n", Kind.POSTING)
    reason = "too little evidence: 0.0 of the 3.0 that a verdict needs"
    weights = Weights(
        Split("unclear", None, "", 0.0, 3.0, reason, (), ()),
        Level("unclear", None, ()),
        dict.fromkeys(_ROLES, (0.0, 0.0)),
    )
    return _report(text, [], weights, None)


def unreadable() -> Unreadable:
    """A file that gave no text."""
    return Unreadable("scan.pdf", "it has no text layer", "Run OCR on it first, or give the text itself.")


def _report(document: Document, said: Sequence[Said], weights: Weights, role: str | None) -> Report:
    mentions = tuple(_mention(document, one) for one in said)
    in_order = tuple(sorted(mentions, key=lambda mention: mention.span))
    return Report(document.name, document, in_order, _profile(in_order, weights), role, TAXONOMY)
