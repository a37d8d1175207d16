"""The small cases of `../shared/cases`, value by value: ``python -m tools.cases ../shared [--wrong] [--kind resume]``.

Each case is a few lines of a posting, or a small résumé, with one thing that is easily read wrong. A case has several
values where it names several skills; shares are of values, since a case of seven needs with one wrong is not as bad as
one of one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from skillmatch.analysis import Analyzer, Report
from skillmatch.readers.model import Kind, Unreadable
from tools.evaluation import resume_cases
from tools.evaluation.cases import SHARED
from tools.evaluation.values import Value

_CONTEXT = "context"
_SKILL_KINDS = ("hard", "soft")


def main(argv: Sequence[str] | None = None) -> None:
    """Print the share of values that are right, by field, and with ``--wrong`` each that is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=SHARED)
    parser.add_argument("--wrong", action="store_true", help="show each value that is not as expected")
    parser.add_argument("--kind", choices=[*Kind], help="only the cases of this kind")
    options = parser.parse_args(argv)
    cases = options.shared / "cases"
    for kind, found in ((Kind.POSTING, _postings(cases)), (Kind.RESUME, _resumes(cases))):
        if options.kind in (None, kind):
            _show(found, wrong=options.wrong)


def _show(found: Iterable[tuple[str, Value]], *, wrong: bool) -> None:
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for case, value in found:
        all_[value.key] += 1
        right[value.key] += value.right
        if wrong and not value.right:
            name, _, kind = case.partition("\t")
            print(f"{name} {value.key}: expected {value.expected}, said {value.said} ({kind})")
    if not all_:
        return
    for key, count in sorted(all_.items()):
        print(f"{key:17} {right[key]:3} of {count:3}  {right[key] / count:.2f}")
    print(f"{'all':17} {right.total():3} of {all_.total():3}  {right.total() / all_.total():.2f}")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def _postings(cases: Path) -> Iterator[tuple[str, Value]]:
    """Each value of the postings, with the id of its case and what kind of error it is of."""
    analyzer = Analyzer(kind=Kind.POSTING)
    for case in _rows(cases / "postings.jsonl"):
        report = analyzer.text(case["text"])
        if isinstance(report, Unreadable):
            raise SystemExit(f"{case['id']}: {report}")
        for value in values(case["expected"], report):
            yield f"{case['id']}\t{case['class']}", value


def _resumes(cases: Path) -> Iterator[tuple[str, Value]]:
    """The same of the résumés, and of the files that are résumés, of which only the years are compared."""
    of_any_kind = Analyzer()
    analyzer = of_any_kind.of_kind(Kind.RESUME)
    for case in _rows(cases / "resumes.jsonl"):
        expected = case["expected"]
        result = analyzer.with_as_of(resume_cases.as_of(expected)).file(cases / case["file"])
        for value in resume_cases.values(expected, result):
            yield f"{case['file']}\t{case['class']}", value
    for case in _rows(cases / "files.jsonl"):
        if years := resume_cases.years_of_file(case["expected"]):
            result = of_any_kind.file(cases / case["file"])
            if isinstance(result, Report) and result.profile.career:
                for value in resume_cases.values({"years": years}, result):
                    yield f"{case['file']}\t{case['class']}", value


def values(expected: Mapping[str, Any], report: Report) -> Iterator[Value]:
    """Each value that a case expects, beside what the report says.

    A field that awaits a ruling (a sentence where ids should stand) tests nothing.
    """
    for text, need in expected.get("need", {}).items():
        yield Value("need", f"{text}: {need}", f"{text}: {_need(text, report)}")
    for kind in _SKILL_KINDS:
        if kind in expected:
            yield from _set(kind, expected[kind], _named(kind, report))
    yield from _responsibilities(expected.get("responsibilities"), report)
    for text in expected.get("not", ()):
        found = text in {mention.text for mention in report.mentions} | _stated(report)
        yield Value("not", f"no {text}", text if found else f"no {text}")
    profile = report.profile
    if "level" in expected:
        yield Value("level", expected["level"], profile.level.verdict)
    if "role" in expected:
        either = (expected["role"], expected.get("role2"))
        first = profile.roles[0].id if profile.roles else "none"
        yield Value("role", expected["role"], expected["role"] if first in either else first)
    if "split" in expected:
        yield Value("split", expected["split"], profile.split.verdict)


def _need(text: str, report: Report) -> str:
    needs = [
        _CONTEXT if not mention.asserted or mention.need is None else str(mention.need)
        for mention in report.mentions
        if mention.type == "skill" and text.casefold() in mention.text.casefold()
    ]
    return needs[0] if needs else "not found"


def _named(kind: str, report: Report) -> set[str]:
    return {m.text for m in report.mentions if m.type == "skill" and m.kind == kind and m.asserted}


def _stated(report: Report, line: int | None = None) -> set[str]:
    return {
        m.concept
        for m in report.mentions
        if m.type == "responsibility" and m.asserted and (line is None or m.line == line)
    }


def _responsibilities(expected: object, report: Report) -> Iterator[Value]:
    if isinstance(expected, list):
        yield from _set("responsibilities", expected, _stated(report))
    elif isinstance(expected, dict):
        for line, ids in expected.items():
            yield from _set("responsibilities", ids, _stated(report, int(line)))


def _set(key: str, expected: Sequence[str], said: set[str]) -> Iterator[Value]:
    """Each that is expected, and each that is said besides; where none is expected and said, that is a value."""
    for one in expected:
        yield Value(key, one, one if one.casefold() in {other.casefold() for other in said} else "nothing")
    besides = {one for one in said if one.casefold() not in {other.casefold() for other in expected}}
    for one in sorted(besides):
        yield Value(key, "nothing", one)
    if not expected and not besides:
        yield Value(key, "nothing", "nothing")


if __name__ == "__main__":
    main()
