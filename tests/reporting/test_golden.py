"""The look of every format, as files: what a change does to a report is seen in the diff.

After a change that is meant, write the files anew and read the diff:

    SKILLMATCH_WRITE_GOLDEN=1 python -m pytest tests/reporting/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from skillmatch import __version__
from skillmatch.analysis import Analyzer
from skillmatch.reporting import FORMATS, comparison, render
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.shared.options import Options

from . import sample
from .html.reading import bare
from .sample_comparison import UNREADABLE, compared

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "posting.txt": ("text", [sample.posting()], Options()),
    "posting-role-evidence.txt": ("text", [sample.posting("applied")], Options(evidence=True, width=120)),
    "posting-color.txt": ("text", [sample.posting()], Options(color=True)),
    "resume-ascii.txt": ("text", [sample.resume()], Options(ascii=True)),
    "resume-narrow-evidence.txt": ("text", [sample.resume()], Options(evidence=True, width=60)),
    "several.txt": ("text", [sample.empty(), sample.unreadable(), sample.resume()], Options()),
    "thin.txt": ("text", [sample.thin()], Options()),
    "thin.md": ("markdown", [sample.thin()], Options()),
    "posting.md": ("markdown", [sample.posting()], Options()),
    "resume-evidence.md": ("markdown", [sample.resume()], Options(evidence=True)),
    "several-role.md": ("markdown", [sample.empty(), sample.unreadable(), sample.posting("data")], Options()),
    "several.json": ("json", [sample.posting(), sample.unreadable(), sample.empty()], Options()),
    "posting.html": ("html", [sample.posting()], Options(title="routing.txt")),
    "several.html": ("html", [sample.thin(), sample.unreadable(), sample.empty()], Options()),
    "several.jsonresume": ("jsonresume", [sample.resume(), sample.unreadable()], Options()),
    "several.jsonld": ("jsonld", [sample.resume(), sample.unreadable(), sample.posting()], Options()),
    "several.jsonl": ("jsonl", [sample.resume(), sample.unreadable()], Options(include_text=True)),
}
COMPARED = {
    "compare.txt": ("text", ["balanced.txt"], CompareOptions()),
    "compare-all-evidence-ascii.txt": ("text", ["mid.txt"], CompareOptions(all=True, evidence=True, ascii=True)),
    "compare-several.txt": ("text", ["mid.txt", "not-ml.txt", UNREADABLE, "infrastructure.md"], CompareOptions()),
    "compare-need.txt": ("text", ["balanced.txt"], CompareOptions(need="ci-cd")),
    "compare.md": ("markdown", ["balanced.txt"], CompareOptions()),
    "compare-several.csv": ("csv", ["mid.txt", "not-ml.txt", UNREADABLE], CompareOptions()),
    "compare.html": ("html", ["mid.txt"], CompareOptions()),
    "compare.json": ("json", ["mid.txt"], CompareOptions()),
    "compare-several.jsonl": ("jsonl", ["not-ml.txt", UNREADABLE], CompareOptions(include_text=True)),
}


def _same(made: str, name: str) -> None:
    made = (
        bare(made).replace(__version__, "VERSION") if name.endswith(".html") else made.replace(__version__, "VERSION")
    )
    file = GOLDEN / name
    if os.environ.get("SKILLMATCH_WRITE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_report_looks_as_it_did(name: str) -> None:
    format, results, options = CASES[name]
    _same(render(results, format, options), name)


@pytest.mark.parametrize("name", COMPARED)
def test_comparison_looks_as_it_did(name: str, analyzer: Analyzer) -> None:
    format, postings, options = COMPARED[name]
    comparisons = compared(analyzer, *postings)
    # Any change of the taxonomy changes its hash: only what it does to a comparison is worth a diff.
    _same(comparison.render(comparisons, format, options).replace(comparisons.resume.taxonomy, "TAXONOMY"), name)


def test_every_format_has_a_golden_file() -> None:
    assert {format for format, _, _ in CASES.values()} == set(FORMATS)
    assert {format for format, _, _ in COMPARED.values()} == set(comparison.FORMATS)


def test_every_golden_file_has_a_case() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {*CASES, *COMPARED}
