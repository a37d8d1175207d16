"""A run with what formats have to show: wide characters, tabs, long lines, pages, other places."""

from __future__ import annotations

from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.model import Checked, Confidence, Finding, Place, RelatedPlace, Rule, Run, Severity, Shown
from skillmatch.readers.codes import Code
from skillmatch.readers.model import Unreadable
from skillmatch.text.spans import Span

RULES = ("entry-title-with-senior-years", "needs-not-told-apart", "required-and-preferred", "vague-superlative")


def finding(
    rule: str,
    line: str,
    words: str,
    message: str,
    *,
    number: int = 3,
    path: str = "posts/ml engineer.md",
    **more: object,
) -> Finding:
    """A finding on ``words`` in ``line``, which is line ``number`` of its post."""
    known = load_catalogue().rules[rule]
    start = line.index(words)
    place = Place(number, start + 1, number, start + len(words) + 1)
    values = {
        "rule": rule,
        "severity": known.severity,
        "confidence": known.confidence,
        "message": message,
        "remedy": "Say what is meant.",
        "path": path,
        "place": place,
        "span": Span(100 + start, 100 + start + len(words)),
        "page": None,
        "shown": Shown(line, start, start + len(words)),
        "related": (),
        "fingerprint": f"{number:016x}:1",
    }
    return Finding(**{**values, **more})  # type: ignore[arg-type]


def run() -> Run:
    """Three posts, one of them clean, and a file that could not be read."""
    return Run((_first(), Checked("posts/clean.txt", ()), _paged()), (_unreadable(),), rules(), "0123456789abcdef")


def clean() -> Run:
    """Nothing found."""
    return Run((Checked("posts/clean.txt", ()),), (), rules(), "0123456789abcdef")


def many() -> Run:
    """More findings than GitHub shows."""
    notes = (
        finding("needs-not-told-apart", "Requirements", "Requirements", f"All {n} read as must-haves.", number=n)
        for n in range(1, 13)
    )
    worst = finding("entry-title-with-senior-years", "- 5 years", "5 years", "Too many: 50%, or more.", number=14)
    return Run((Checked("posts/ml engineer.md", (*notes, worst)),), (), rules(), "0123456789abcdef")


def rules() -> tuple[Rule, ...]:
    """The rules that ran."""
    return tuple(load_catalogue().rules[id_] for id_ in RULES)


def _first() -> Checked:
    wide = "\t- データ分析 と Python の ninja です"
    long = (
        "Must have: "
        + "a very long line that goes on and on, " * 4
        + "7 years of SQL, "
        + "and then some more of it " * 3
    )
    other = RelatedPlace(Place(9, 3, 9, 9), "Docker is required")
    return Checked(
        "posts/ml engineer.md",
        (
            finding("vague-superlative", wide, "ninja", "“ninja” says nothing of what the person has to know."),
            finding("entry-title-with-senior-years", long, "7 years", "“Junior”, and “7 years”: 100% wrong.", number=5),
            finding(
                "required-and-preferred",
                "- Docker \x1b[31mand\x1b[0m | Helm",
                "Docker",
                "Docker is a plus here, and a must in line 9.",
                number=12,
                related=(other,),
            ),
        ),
        suppressed=1,
        known=2,
    )


def _paged() -> Checked:
    whole = finding(
        "needs-not-told-apart",
        "Requirements",
        "Requirements",
        "All 14 needs read as must-haves; none is said to be a plus.",
        number=7,
        path="posts/scan.pdf",
        page=2,
        place=Place(7, 1, 8, 4),
        severity=Severity.NOTE,
        confidence=Confidence.LOW,
    )
    return Checked("posts/scan.pdf", (whole,))


def _unreadable() -> Unreadable:
    return Unreadable("posts/empty.md", "the file is empty", "Put a post in it.", Code.EMPTY)
