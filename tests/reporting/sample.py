"""Reports made by hand, so that the look of a report is tested apart from what finds the mentions."""

from __future__ import annotations

from skillmatch.analysis import Report
from skillmatch.documents.model import AsOf, Document, ResumeEntry, SectionRole
from skillmatch.matching.model import Method
from skillmatch.profiling.experience import Career, CountedAs, CountedEntry, Worked
from skillmatch.profiling.model import Level, LevelReason, Split, SplitVerdict
from skillmatch.readers.codes import Code
from skillmatch.readers.model import Kind, Media, Unreadable
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span

from .sample_build import Said, Weights, document, report
from .sample_taxonomy import ROLES

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
Forecaster, Halcyon Grocers, 03/2020 - present
- Designed a deep learning model for bread demand; waste fell by 11 percent.
- Ran A/B tests with forty shops and presented the results to the board.
"""
RESUME_PAGE_2 = """\
Analyst, Northfold Rail, 2017 - 2019
- Cleaned ticket data in SQL and engineered features for churn models.
- Hoping to learn Rust next.

Education
MSc Statistics
"""


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
        Split(
            SplitVerdict.SWE_HEAVY,
            -0.5821,
            "Software Engineer",
            14.25,
            3.0,
            "score -0.58; within ±0.2 is balanced",
            (),
            (),
        ),
        Level("senior", 6.0, (LevelReason("asks for “6+ years”", "senior", 2.0, 15),)),
        {
            "infrastructure": (0.412, 0.384),
            "data": (0.231, 0.302),
            "applied": (0.187, 0.21),
            "deep-learning": (0.09, 0.1049),
            "algorithm": (0.08, 0.07),
        },
        pushes,
    )
    return report(text, said, weights, role)


def resume() -> Report:
    """A résumé of two pages that leans to ML."""
    pages = (RESUME, RESUME_PAGE_2)
    text = document("ada.pdf", "".join(pages), Kind.RESUME, media=Media.PDF, pages=pages)
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
        Split(
            SplitVerdict.ML_HEAVY, 0.7312, "Data Scientist", 8.5, 3.0, "score +0.73; within ±0.2 is balanced", (), ()
        ),
        Level("unclear", None, (LevelReason("“presented the results”", "mid", 0.5, 10),)),
        {
            "applied": (0.44, 0.31),
            "deep-learning": (0.26, 0.22),
            "algorithm": (0.2, 0.25),
            "data": (0.07, 0.12),
            "infrastructure": (0.03, 0.02),
        },
        pushes | {"sql": -0.07},
        career=_career(text),
    )
    return report(text, said, weights, None)


def _career(text: Document) -> Career:
    """Two jobs and a degree: months to the present, years alone, and no dates."""

    def span(words: str) -> Span:
        at = text.text.index(words)
        return Span(at, at + len(words))

    def period(words: str, began: int, ended: int, *, is_open: bool) -> Period:
        return Period(began, ended, *span(words), (not is_open, not is_open), is_open)

    first, second = span("Forecaster, Halcyon Grocers"), span("Analyst, Northfold Rail")
    newest = period("03/2020 - present", 2020 * 12 + 2, 2024 * 12 + 4, is_open=True)
    oldest = period("2017 - 2019", 2017 * 12 + 6, 2019 * 12 + 6, is_open=False)
    jobs = (
        ResumeEntry(SectionRole.EXPERIENCE, first, span("Forecaster"), span("Halcyon Grocers"), None, newest),
        ResumeEntry(SectionRole.EXPERIENCE, second, span("Analyst"), span("Northfold Rail"), None, oldest),
    )
    study = ResumeEntry(SectionRole.EDUCATION, span("MSc Statistics"), span("MSc Statistics"), None, None, None)
    return Career(
        Worked(6.3, 5.3, 7.2),
        Worked(4.3, 4.3, 4.3),
        None,
        in_training=False,
        entries=(
            CountedEntry(jobs[0], CountedAs.TRADE, ""),
            CountedEntry(jobs[1], CountedAs.WORK, "names nothing that only software, data or ML work has"),
            CountedEntry(study, CountedAs.STUDY, ""),
        ),
        as_of=AsOf(2024 * 12 + 4, "as given"),
    )


def empty() -> Report:
    """A text in which nothing is recognised."""
    text = document("lunch.txt", "Soup on Monday, stew on Tuesday.\n", Kind.POSTING)
    reason = "too little evidence: 0.0 of the 3.0 that a verdict needs"
    weights = Weights(
        Split(SplitVerdict.UNCLEAR, None, "", 0.0, 3.0, reason, (), ()),
        Level("unclear", None, ()),
        dict.fromkeys(ROLES, (0.0, 0.0)),
    )
    return report(text, [], weights, None)


def thin() -> Report:
    """A text that names something, but asks for none of it, so that no figure can be given."""
    text = document("thin.txt", "We are done with Spark, and with meetings.\n", Kind.POSTING)
    weights = Weights(
        Split(
            SplitVerdict.UNCLEAR,
            None,
            "",
            0.0,
            3.0,
            "too little evidence: it weighs 0, and a verdict needs more than 3",
            (),
            (),
        ),
        Level("unclear", None, ()),
        dict.fromkeys(ROLES, (0.0, 0.0)),
    )
    return report(text, [Said("spark", "Spark", denied="“done with” before it")], weights, None)


def unreadable() -> Unreadable:
    """A file that gave no text."""
    return Unreadable(
        "scan.pdf", "it has no text layer", "Run OCR on it first, or give the text itself.", Code.NO_TEXT_LAYER
    )
