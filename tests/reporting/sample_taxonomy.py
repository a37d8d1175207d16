"""A small taxonomy under the ids of the real one, for reports made by hand."""

from __future__ import annotations

from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Concept, ConceptType, Named, SkillKind, Taxonomy

ROLES = {
    "algorithm": "Algorithm Development Engineer",
    "data": "Data Engineering and Pipeline Specialist",
    "infrastructure": "Machine Learning Infrastructure Engineer",
    "applied": "Applied Machine Learning Engineer",
    "deep-learning": "Deep Learning Specialist",
}
PHASES = {
    "scope": "plan, research and scope",
    "experiment": "experiment and test data and models",
    "build": "design, develop and build",
    "deploy": "deploy",
    "maintain": "evaluate and maintain",
    "together": "work with people",
}
GROUPS = {
    "programming-languages": (SkillKind.HARD, "programming languages"),
    "software-engineering": (SkillKind.HARD, "software engineering practice"),
    "data-management": (SkillKind.HARD, "databases and data platforms"),
    "data-engineering": (SkillKind.HARD, "data pipelines and processing"),
    "mathematics-statistics": (SkillKind.HARD, "mathematics and statistics"),
    "machine-learning": (SkillKind.HARD, "machine learning methods and theory"),
    "deep-learning-methods": (SkillKind.HARD, "deep learning"),
    "ml-frameworks": (SkillKind.HARD, "ML frameworks and libraries"),
    "ml-operations": (SkillKind.HARD, "MLOps and model serving"),
    "cloud-computing": (SkillKind.HARD, "cloud services"),
    "containers-orchestration": (SkillKind.HARD, "containers and orchestration"),
    "experimentation": (SkillKind.HARD, "experimentation and evaluation"),
    "leadership": (SkillKind.SOFT, "leadership and mentoring"),
}
SKILLS = {
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
DUTIES = {
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
    concepts = {id_: Concept(id_, ConceptType.GROUP, label, kind) for id_, (kind, label) in GROUPS.items()}
    for id_, (group, label) in SKILLS.items():
        concepts[id_] = Concept(id_, ConceptType.SKILL, label, GROUPS[group][0], broader=(group,))
    for id_, (phase, label) in DUTIES.items():
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
    roles={id_: Named(id_, label) for id_, label in ROLES.items()},
    levels={
        "entry": Named("entry", "entry level"),
        "mid": Named("mid", "mid level"),
        "senior": Named("senior", "senior"),
        "unclear": Named("unclear", "unclear"),
    },
    phases={id_: Named(id_, label) for id_, label in PHASES.items()},
    documents={},
    cues=load_taxonomy().cues,
    parameters=load_taxonomy().parameters,
    fingerprint="5ab1e0c0ffee5ab1e0c0ffee5ab1e0c0",
)
