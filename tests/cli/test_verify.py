"""``skillmatch verify REPORT [FILE]...``: reports of every sort made again, and reports that are a trap."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cases import each, read

from .conftest import POSTING, RESUME, Typed

CASES = read(Path(__file__).with_name("verify.yaml"))
ROOT = Path(__file__).parents[2]


def _job(id_: str) -> str:
    text = "<p>We look after lamps.</p><h3>Requirements</h3><ul><li>Python</li><li>Kubernetes</li></ul>"
    return json.dumps({"id": id_, "title": "Data Engineer", "company": "Anvil", "description": text})


@pytest.fixture(autouse=True)
def more_files(folder: Path) -> None:
    """What the cases name beside the files of every test."""
    write = {
        "other.txt": POSTING.replace("Airflow", "Kafka").replace("Data", "Senior Data") + "- 5+ years of Python\n",
        "ida.txt": f"{RESUME}- Built pipelines with Python, SQL and Docker on AWS\n",
        "older.txt": f"{RESUME}- Built pipelines with Python and SQL, and reports in Excel\n",
        "suppressed.md": "# Engineer\n\n<!-- skillmatch: ignore -->\nPython\n",
        "folder/post.md": "# ML Engineer\n\n## Requirements\n\n- 10+ years of Kubernetes, a rockstar\n",
        "house.toml": '[check]\nselect = ["all"]\n[check.severity]\nall = "note"\n[check.roles]\n"*.txt" = "applied"\n',
        "jobs.jsonl": "\n".join(_job(id_) for id_ in ("p-1", "p-2", "p-3")) + '\n{"title":\n',
    }
    for name, text in write.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "team").symlink_to(ROOT / "examples" / "team-taxonomy")
    (folder / "out.txt").symlink_to(ROOT / "README.md")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")


def _made(typed: Typed, words: list[str]) -> list[str]:
    """Has a command write report.json; the options that verifying it takes."""
    if "--baseline" in words:
        typed("check", "posting.txt", "--write-baseline", "--baseline", "known.json")
    typed(*words, "-o", "report.json")
    at = words.index("--taxonomy") if "--taxonomy" in words else len(words)
    return words[at : at + 2]


@pytest.mark.parametrize("words", each(CASES["same"]))
def test_what_a_command_wrote_is_the_same_to_the_byte(typed: Typed, words: list[str]) -> None:
    outcome = typed("verify", "report.json", *_made(typed, words))
    assert (outcome.code, outcome.err) == (0, ""), outcome.out
    assert outcome.out.startswith("report.json: same to the byte")


@pytest.mark.parametrize("case", each(CASES["edited"]))
@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_what_differs_is_told(typed: Typed, folder: Path, case: dict[str, Any]) -> None:
    _made(typed, case["make"])
    report = folder / "report.json"
    text = report.read_text(encoding="utf-8")
    for old, new in case.get("edit", {}).items():
        assert old in text
        text = text.replace(old, new)
    report.write_text(text, encoding="utf-8")
    outcome = typed("verify", "report.json", *case.get("files", ()))
    told = outcome.out + outcome.err
    assert outcome.code == case["code"], told
    assert all(words in told for words in case["says"]), told
    assert "root:" not in told


@pytest.mark.parametrize("case", each(CASES["refused"]))
def test_what_is_no_report_is_refused_in_a_line(typed: Typed, folder: Path, case: list[str]) -> None:
    (folder / "report.json").write_text(case[0].replace("|", "\n"), encoding="utf-8")
    _refused(typed, case[1])


@pytest.mark.parametrize("make", ["deep", "digits", "bytes"])
def test_what_is_too_much_is_refused_in_a_line(typed: Typed, folder: Path, make: str) -> None:
    made = {"deep": b"[" * 100_000, "digits": b'{"schema": ' + b"9" * 10_000 + b"}", "bytes": b"\xff\xfe\x00"}
    (folder / "report.json").write_bytes(made[make])
    _refused(typed, "is no JSON")


def _refused(typed: Typed, words: str) -> None:
    outcome = typed("verify", "report.json")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith("skillmatch: report.json: ") and words in outcome.err


def test_standard_input_is_found_by_what_was_in_it(typed: Typed, stdin: Any) -> None:
    stdin(POSTING)
    typed("-", "-f", "json", "-o", "report.json")
    assert typed("verify", "report.json").code == 2
    assert typed("verify", "report.json", "posting.txt").code == 0


def test_a_report_larger_than_a_file_may_be_is_refused(typed: Typed, folder: Path) -> None:
    (folder / "report.json").write_bytes(b" " * 1_001)
    outcome = typed("verify", "report.json", "--limit", "bytes=1000")
    assert outcome.code == 2 and "larger than" in outcome.err
