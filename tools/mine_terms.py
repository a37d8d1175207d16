"""Print the terms of many postings that look like skills and that the taxonomy does not recognise there.

    python -m tools.mine_terms                             the corpus that stands beside the repository
    python -m tools.mine_terms FILE_OR_FOLDER --least 2    other texts; terms seen in two or more of them
    python -m tools.mine_terms --context 3                 with a few words around each; do not commit these

A term looks like a skill where it stands in a list beside a known one ("listed"), behind words such as "experience
with" or "knowledge of" ("cued"), in brackets behind a known skill ("bracketed"), where it is written as names are in a
sentence that asks for skills ("named"), or where it ends in a word such as "modelling" or "testing" behind a cue
("headed"). What touches a mention of the program's own matcher is known. What was read and judged no skill before
stands in tools/not_skills.txt and is left out, unless --all is given.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from skillmatch.analysis import Analyzer, Report
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import MentionType
from skillmatch.readers.model import Kind
from skillmatch.text.normalize import fold_phrase
from skillmatch.text.spans import Span

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "postings.jsonl"
JUDGED = Path(__file__).with_name("not_skills.txt")

_MOST_WORDS = 4
_REACH = 60
"""Code points of context on either side."""
_SILENT = {SectionRole.COMPANY, SectionRole.BENEFITS, SectionRole.LEGAL}

_BORDER = re.compile(
    r"[,;:()\[\]|•·*\n\"“”!?…]|\s[-–—]+\s|\.(?:\s|$)|\s*/\s*|\s*&\s+|\b(?:and|or|and/or|as well as|plus|etc)\b",
    re.IGNORECASE,
)
LISTS = re.compile(
    r"[\s,;/&|•·*+]*(?:\b(?:and/or|and|or|plus|as well as|e\.g\.|such as|like|including|with)\b[\s,]*)?", re.IGNORECASE
)
"""What stands between two items of one list."""
_OPENS_BRACKET = re.compile(r"[\s,]*[(\[:]\s*(?:(?:e\.?g\.?|i\.e\.|such as|like|including|for example),?\s*)?", re.I)
_CUE = re.compile(
    r"""\b(?:
      (?:experience[ds]?|expertise|proficien(?:t|cy)|skill(?:ed|s)?|fluen(?:t|cy)|competen(?:t|ce|cy)|strength|training
        |background|exposure|familiar(?:ity)?|comfortable|adept|versed|hands-on|specialization|work|working|coursework)
        \s+(?:\w+ly\s+)?(?:with(?:in)?|in|of|on|at|to|using|around|across)
      |(?:knowledge|understanding|grasp|command|mastery|awareness|appreciation|fundamentals|principles|use|usage|passion)
        \s+(?:of|in|for|with|about)
      |such\s+as|including|like|for\s+example|using|leverag(?:e|ing)|utiliz(?:e|ing)|e\.g\.?,?|i\.e\.?,?|via
      |ability\s+to|able\s+to|know|knows
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADING = frozenset(
    """
    a an the any some other others all both one more most many various several different related similar relevant
    strong solid excellent good great deep deeper proven demonstrated extensive prior previous practical basic advanced
    working professional hands-on handson hands on proficient proficiency experienced experience expertise expert skill
    skills skilled knowledge understanding familiarity familiar with in of for to using use used uses our your their
    its this that these those such as like e.g eg i.e ie including include includes especially particularly preferably
    ideally either at least minimum years year plus preferred required must have has having is are be being been both
    background fluency fluent exposure ability able well new modern common popular standard large complex multiple real
    core key technical programming-languages languages language tools tool technologies technology frameworks framework
    libraries library packages platforms platform methods techniques systems concepts principles areas fields topics
    general sound thorough high highly exceptional outstanding superior expert-level intermediate comfortable
    comfort competency competence command first-hand firsthand significant considerable proven successful also even
    but not limited only just then when where how what which who we you us they it etc
    """.split()
)
_TRAILING = _LEADING | frozenset(
    "preferred desired required desirable helpful a.k.a aka by from into an if so via per".split()
)
_NOT_INSIDE = frozenset(
    """
    a an the that which who this these those we you our your their they it is are was be been will would can may should
    must have has had not to for with at by from as than if when while where how what into about across within
    """.split()
)
_HEADS = frozenset(
    """
    modeling analysis analytics testing architecture learning programming management design development engineering
    mining processing optimization forecasting detection recognition simulation science theory estimation inference
    visualization automation integration deployment monitoring orchestration computing networking security storage
    database statistics algorithm method methodology framework protocol pipeline warehousing governance annotation
    segmentation classification regression clustering prediction reasoning planning scheduling debugging profiling
    tuning training evaluation experimentation measurement attribution research writing reporting documentation
    mathematics physics chemistry biology economics finance accounting thinking solving communication collaboration
    leadership mentoring coaching negotiation administration scripting virtualization compliance auditing tracking
    scraping sensing imaging control robotics perception localization mapping fusion rendering compression encryption
    """.split()
)
_JOBS = frozenset(
    "engineer scientist analyst manager developer architect director researcher lead designer specialist".split()
)
_NAMELIKE = re.compile(r"[A-Z]|\w[A-Z0-9]|\d")
_LETTERS = re.compile(r"[^\W\d_]{2}|\w[+#]")
_WORD = re.compile(r"[\w.+#'’-]*[\w+#]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence between two borders, without the filler words at its ends."""

    span: Span
    words: tuple[str, ...]
    known: bool
    """Whether a mention touches it."""
    cued: bool
    """Whether it stands right behind a cue."""


@dataclass(slots=True)
class Term:
    """A term that looks like a skill: how often, how it is written, and why it looks so."""

    documents: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    contexts: list[str] = field(default_factory=list)

    def row(self, contexts: int) -> str:
        """The term as printed."""
        why = " ".join(reason for reason, _ in self.reasons.most_common())
        lines = [f"{len(self.documents):5}  {self.forms.most_common(1)[0][0]}  ({why})"]
        return "\n".join(lines + [f"         … {one} …" for one in self.contexts[:contexts]])


Terms = dict[str, Term]


def main() -> None:
    asked = _arguments()
    left_out = ids(asked.without)
    texts = ((name, text) for name, text in read_texts(asked.texts) if name not in left_out)
    terms = mine(texts, Analyzer(kind=Kind.POSTING))
    judged = set() if asked.all else judged_terms(JUDGED)
    shown = [term for key, term in ranked(terms, asked.least) if key not in judged]
    for term in shown:
        print(term.row(asked.context))
    print(f"{len(shown)} terms in {asked.least} or more texts")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="?", type=Path, default=CORPUS, help="a JSONL of postings, a text or a folder")
    parser.add_argument("--least", type=int, default=3, metavar="N", help="the least number of texts (3)")
    parser.add_argument("--context", type=int, default=0, metavar="N", help="print up to N places of each term")
    parser.add_argument("--without", type=Path, metavar="JSONL", help="leave out the postings whose ids stand here")
    parser.add_argument("--all", action="store_true", help="print what was judged no skill too")
    return parser.parse_args()


def read_texts(place: Path) -> Iterator[tuple[str, str]]:
    """Names and texts: the rows of a JSONL (``id``, ``title``, ``text``), one text file, or all files of a folder."""
    if place.is_dir():
        for path in sorted(path for path in place.rglob("*") if path.is_file()):
            yield from read_texts(path)
    elif place.suffix == ".jsonl":
        for row in _rows(place):
            yield str(row.get("id") or row.get("gid")), f"{row.get('title', '')}\n\n{row['text']}"
    else:
        yield str(place), place.read_text(encoding="utf-8", errors="replace")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    # Not splitlines: the texts hold other separators, which JSON does not escape.
    return (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def ids(path: Path | None) -> set[str]:
    """The ids of the rows of a JSONL; none of no file."""
    return {row["id"] for row in _rows(path)} if path else set()


def judged_terms(path: Path) -> set[str]:
    """The keys of the terms that were judged no skill."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {key_of(line) for line in lines if line.strip() and not line.startswith("#")}


def key_of(term: str) -> str:
    """What two spellings of a term share."""
    return " ".join(fold_phrase(term))


def ranked(terms: Terms, least: int) -> list[tuple[str, Term]]:
    """The terms in at least so many texts, the most frequent first."""
    often = [(key, term) for key, term in terms.items() if len(term.documents) >= least]
    return sorted(often, key=lambda pair: (-len(pair[1].documents), pair[0]))


def mine(texts: Iterable[tuple[str, str]], analyzer: Analyzer) -> Terms:
    """All unknown terms of ``texts`` by their key."""
    terms: Terms = {}
    for name, text in texts:
        report = analyzer.text(text, name)
        for span, reason in unknown(report):
            surface = " ".join(text[span.start : span.end].split())
            if not _LETTERS.search(surface) or key_of(surface.split()[-1]) in _JOBS:
                continue
            term = terms.setdefault(key_of(surface), Term())
            term.documents.add(name)
            term.forms[surface] += 1
            term.reasons[reason] += 1
            term.contexts.append(_context(text, span))
    return terms


def _context(text: str, span: Span) -> str:
    return " ".join(text[max(0, span.start - _REACH) : span.end + _REACH].split())


def unknown(report: Report) -> Iterator[tuple[Span, str]]:
    """The places of one document that look like a skill and touch no known one, each with why."""
    document = report.document
    known = [m.span for m in report.mentions if m.type is MentionType.SKILL]
    for unit in document.units:
        if document.sections[unit.section].role in _SILENT:
            continue
        inside = [span for span in known if unit.span.start < span.end and span.start < unit.span.end]
        yield from _of_unit(document.text, unit.span, inside, unit.item)


def _of_unit(text: str, unit: Span, known: Sequence[Span], item: bool) -> Iterator[tuple[Span, str]]:
    pieces = list(_pieces(text, unit, known))
    seen: set[Span] = set()
    for span, reason in _of_pieces(text, pieces, item):
        seen.add(span)
        yield span, reason
    if known or any(piece.cued for piece in pieces):
        for piece in pieces:
            yield from ((span, reason) for span, reason in _of_words(text, piece, known) if span not in seen)


def _of_pieces(text: str, pieces: Sequence[Piece], item: bool) -> Iterator[tuple[Span, str]]:
    """Whole pieces: cued, bracketed, listed beside a known skill or beside a piece that was, or alone in an item."""
    told: dict[Span, str] = {}
    for _ in range(2):  # once forward; once more for what stands before the known one
        for before, after in pairwise(pieces):
            between = text[before.span.end : after.span.start]
            if LISTS.fullmatch(between):
                for one, other in ((before, after), (after, before)):
                    if other.known or told.get(other.span):
                        told.setdefault(one.span, "listed")
            elif before.known and _OPENS_BRACKET.fullmatch(between):
                told.setdefault(after.span, "bracketed")
    for piece in pieces:
        reason = "cued" if piece.cued else told.get(piece.span) or ("alone" if item and len(pieces) == 1 else "")
        if reason and not piece.known and _is_term(piece.words):
            yield piece.span, reason


def _is_term(words: Sequence[str]) -> bool:
    return 0 < len(words) <= _MOST_WORDS and _NOT_INSIDE.isdisjoint(word.lower() for word in words)


def _pieces(text: str, unit: Span, known: Sequence[Span]) -> Iterator[Piece]:
    at = unit.start
    borders = [border for border in _BORDER.finditer(text, unit.start, unit.end) if not _within(border, known)]
    for start, end in [*((border.start(), border.end()) for border in borders), (unit.end, unit.end)]:
        if piece := _piece(text, Span(at, start), known):
            yield piece
        at = end


def _within(border: re.Match[str], known: Sequence[Span]) -> bool:
    """Whether a border stands inside a known term, as the slash of CI/CD."""
    return any(span.start < border.start() and border.end() < span.end for span in known)


def _piece(text: str, span: Span, known: Sequence[Span]) -> Piece | None:
    """The piece of ``span``, behind the last cue in it, without the filler words at its ends."""
    cues = list(_CUE.finditer(text, span.start, span.end))
    start = cues[-1].end() if cues else span.start
    words = list(_WORD.finditer(text, start, span.end))
    while words and words[0].group().lower() in _LEADING:
        words.pop(0)
    while words and words[-1].group().lower() in _TRAILING:
        words.pop()
    if not words:
        return None
    core = Span(words[0].start(), words[-1].end())
    is_known = any(core.start < one.end and one.start < core.end for one in known)
    return Piece(core, tuple(match.group() for match in words), is_known, bool(cues))


def _of_words(text: str, piece: Piece, known: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Parts of a piece that are written as names are, and phrases that end in a telling word."""
    words = list(_WORD.finditer(text, piece.span.start, piece.span.end))
    yield from ((span, "named") for span in _names(words) if not _touches(span, known))
    yield from ((span, "headed") for span in _headed(words) if not _touches(span, known))


def _touches(span: Span, known: Sequence[Span]) -> bool:
    return any(span.start < one.end and one.start < span.end for one in known)


def _names(words: Sequence[re.Match[str]]) -> Iterator[Span]:
    """Runs of words with capitals or digits, the first word of a piece only where it has them behind its first sign."""
    run: list[re.Match[str]] = []
    for at, word in enumerate(words):
        if _NAMELIKE.search(word.group(), 1 if at == 0 and len(words) > 1 else 0) and not word.group().isdigit():
            run.append(word)
            continue
        if run:
            yield Span(run[0].start(), run[-1].end())
        run = []
    if run and len(run) <= _MOST_WORDS:
        yield Span(run[0].start(), run[-1].end())


def _headed(words: Sequence[re.Match[str]]) -> Iterator[Span]:
    """A telling word with the one or two words before it."""
    for at, word in enumerate(words):
        if at and key_of(word.group()) in _HEADS:
            first = at
            while first > 0 and at - first < 2 and words[first - 1].group().lower() not in _LEADING | _NOT_INSIDE:
                first -= 1
            if first < at:
                yield Span(words[first].start(), word.end())


if __name__ == "__main__":
    main()
