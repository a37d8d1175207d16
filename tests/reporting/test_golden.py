"""The look of every format, as files: what a change does to a report is seen in the diff.

After a change that is meant, write the files anew and read the diff:

    SKILLMATCH_WRITE_GOLDEN=1 python -m pytest tests/reporting/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from skillmatch import __version__
from skillmatch.reporting import FORMATS, render
from skillmatch.reporting.shared.options import Options

from . import sample

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
    "several.jsonl": ("jsonl", [sample.resume(), sample.unreadable()], Options(include_text=True)),
}


@pytest.mark.parametrize("name", CASES)
def test_report_looks_as_it_did(name: str) -> None:
    format, results, options = CASES[name]
    made = render(results, format, options).replace(__version__, "VERSION")
    file = GOLDEN / name
    if os.environ.get("SKILLMATCH_WRITE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


def test_every_format_has_a_golden_file() -> None:
    assert {format for format, _, _ in CASES.values()} == set(FORMATS)


def test_every_golden_file_has_a_case() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == set(CASES)
