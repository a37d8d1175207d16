"""The calls that the package offers: see ``skillmatch.analyze`` and ``skillmatch.compare``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillmatch.analysis import Analyzer, Report
    from skillmatch.comparing.model import Comparisons
    from skillmatch.readers.model import Kind, Unreadable
    from skillmatch.taxonomy.model import Taxonomy


def analyze(
    source: str | Path | bytes,
    *,
    kind: Kind | str | None = None,
    role: str | None = None,
    taxonomy: Taxonomy | str | Path | Sequence[str | Path] | None = None,
) -> Report | Unreadable:
    """The report on one résumé or posting: the same as the command line gives.

    Args:
        source: the path of a file, or the bytes of one. A ``str`` is always a path.
        kind: ``"resume"`` or ``"posting"``; told from the text where ``None``.
        role: the role type to report in depth, such as ``"applied"``.
        taxonomy: a folder of your own taxonomy files to lay over the shipped ones, or several, the last one on
            top; or a taxonomy already loaded. Settings in a ``pyproject.toml`` are the command line's alone.

    Returns:
        The report; or, as a value, why the file could not be read.

    Raises:
        SkillmatchError: where there is no such kind or role, or a taxonomy file cannot be used.
    """
    analyzer = _analyzer(taxonomy, str(kind) if kind else None, role)
    return _result(analyzer, source)


def compare(
    resume: str | Path | bytes,
    postings: Iterable[str | Path | bytes],
    *,
    before: str | Path | bytes | None = None,
    as_of: str | None = None,
    taxonomy: Taxonomy | str | Path | Sequence[str | Path] | None = None,
) -> Comparisons | Unreadable:
    """What one résumé shows of what postings ask for, need by need: the same values as ``skillmatch compare`` prints.

    Args:
        resume: the path of a file, or the bytes of one; it is read once.
        postings: the same for each posting; a single path or bytes is one posting.
        before: an older version of the résumé, to see what edits changed.
        as_of: the month that "present" is in the résumé, as ``"2024-05"``; else the file's own date.
        taxonomy: as for ``analyze``.

    Returns:
        The comparisons, in the order of the postings, an unreadable one among them as a value; or why the résumé
        itself, or its older version, could not be read.

    Raises:
        SkillmatchError: where ``as_of`` is no month, or a taxonomy file cannot be used.
    """
    from skillmatch.analysis import Report
    from skillmatch.comparing.resume_posting import Comparer

    analyzer = _analyzer(taxonomy, None, None)
    own = analyzer.of_kind("resume").with_as_of(as_of)
    reports = [_result(own, one) for one in (resume, before) if one is not None]
    for report in reports:
        if not isinstance(report, Report):
            return report
    single = isinstance(postings, str | Path | bytes)
    listed: Iterable[str | Path | bytes] = [postings] if single else postings  # type: ignore[list-item]
    results = (_result(analyzer, one) for one in listed)
    read = [one for one in reports if isinstance(one, Report)]
    return Comparer(analyzer.taxonomy).all(read[0], results, read[1] if before is not None else None)


def _result(analyzer: Analyzer, source: str | Path | bytes) -> Report | Unreadable:
    return analyzer.data(source, "bytes") if isinstance(source, bytes) else analyzer.file(source)


def _analyzer(
    taxonomy: Taxonomy | str | Path | Sequence[str | Path] | None, kind: str | None, role: str | None
) -> Analyzer:
    from skillmatch.analysis import Analyzer
    from skillmatch.taxonomy.model import Taxonomy

    if isinstance(taxonomy, Taxonomy):
        return Analyzer(taxonomy, kind=kind, role=role)
    folders = [taxonomy] if isinstance(taxonomy, str) or not isinstance(taxonomy, Sequence) else taxonomy
    return kept_analyzer(tuple(str(folder) for folder in folders if folder is not None), kind, role)


@lru_cache(maxsize=4)
def kept_analyzer(folders: tuple[str, ...], kind: str | None, role: str | None) -> Analyzer:
    """An analyzer that is made once: a loop over files is the first thing that anybody writes, and one takes a second.

    Raises:
        SkillmatchError: where there is no such kind or role, or a taxonomy file cannot be used.
    """
    from skillmatch.analysis import Analyzer
    from skillmatch.taxonomy.load import load_taxonomy

    return Analyzer(load_taxonomy(*map(Path, folders)), kind=kind, role=role)
