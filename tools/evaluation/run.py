"""The program run over labelled cases, in this process, as it runs over files."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.analysis import Analyzer, Report
from skillmatch.readers.model import Unreadable
from skillmatch.taxonomy.model import Taxonomy
from tools.evaluation.cases import Case, GoldSet
from tools.evaluation.score import Answer, Pair, Said

_TITLE_ENDS = "\n\n"


def answers(gold: GoldSet, taxonomy: Taxonomy) -> Sequence[Pair]:
    """Each case with what the program says of it.

    Raises:
        RuntimeError: where it cannot read one.
    """
    analyzer = Analyzer(taxonomy, kind=gold.kind)
    return [(case, _answer(case, analyzer, titled=gold.titled)) for case in gold.cases]


def _answer(case: Case, analyzer: Analyzer, *, titled: bool) -> Answer:
    head = f"{case.title}{_TITLE_ENDS}" if titled and not case.path else ""
    # As the bytes of a file, so that telling its kind and decoding it are measured too.
    result = analyzer.file(case.path) if case.path else analyzer.data(f"{head}{case.text}".encode(), f"{case.id}.txt")
    if isinstance(result, Unreadable):
        raise RuntimeError(str(result))
    return _reduced(result, len(head))


def _reduced(report: Report, head: int) -> Answer:
    """The report's verdicts, and its mentions below the title with offsets into the labelled text."""
    split, roles = report.profile.split, report.profile.roles
    said = tuple(
        Said(m.type, m.concept, m.kind, m.span.start - head, m.span.end - head, m.text, m.need)
        for m in report.mentions
        if m.asserted and m.span.start >= head
    )
    return Answer(
        verdict=split.verdict,
        # As the reports print it, so that what they show as equal ranks as equal.
        score=None if split.score is None else round(split.score, 4),
        role=roles[0].id if roles else None,
        level=report.profile.level.verdict,
        said=said,
    )
