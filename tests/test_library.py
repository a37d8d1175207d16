"""The library: the same result as the command line gives, and nothing paid for before it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import skillmatch
from skillmatch import Report, SkillmatchError, Unreadable, analyze
from skillmatch.cli.main import run
from skillmatch.reporting import render

ROOT = Path(__file__).parents[1]
POSTING = ROOT / "examples" / "postings" / "applied.txt"
TEAM = ROOT / "examples" / "team-taxonomy"


def test_it_gives_what_the_command_line_gives(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code = run([str(POSTING), "--role", "data", "--kind", "posting", "--format", "jsonl"])
    report = analyze(str(POSTING), role="data", kind="posting")
    assert (code, capsysbinary.readouterr().out.decode()) == (0, render([report], "jsonl"))


def test_a_path_and_its_bytes_say_the_same() -> None:
    by_path, by_bytes = analyze(POSTING), analyze(POSTING.read_bytes())
    assert isinstance(by_path, Report)
    assert isinstance(by_bytes, Report)
    assert by_path.mentions == by_bytes.mentions
    assert by_path.profile == by_bytes.profile


def test_what_cannot_be_read_is_a_value(tmp_path: Path) -> None:
    for source in (tmp_path / "missing.pdf", tmp_path, b"", b"%PDF-1.7 cut sh"):
        assert isinstance(analyze(source), Unreadable)


def test_a_folder_of_ones_own_is_laid_over() -> None:
    text = b"Requirements:\n- Two years of LedgerFlow and Python\n"
    plain, own = analyze(text), analyze(text, taxonomy=TEAM)
    assert isinstance(plain, Report)
    assert isinstance(own, Report)
    found = [{mention.concept for mention in report.mentions} for report in (plain, own)]
    assert ["ledgerflow" in concepts for concepts in found] == [False, True]
    assert "fraud" in own.labels.roles


@pytest.mark.parametrize("wrong", [{"role": "nobody"}, {"kind": "poem"}, {"taxonomy": "no/such/folder"}])
def test_wrong_calls_say_so(wrong: dict[str, str]) -> None:
    with pytest.raises(SkillmatchError):
        analyze(POSTING, **wrong)  # type: ignore[arg-type]


def test_all_that_is_promised_is_there() -> None:
    assert all(getattr(skillmatch, name) for name in skillmatch.__all__)
    with pytest.raises(AttributeError, match="no_such"):
        _ = skillmatch.no_such


def test_importing_it_loads_nothing() -> None:
    code = "import sys, skillmatch; print(sorted(n for n in sys.modules if n.startswith('skillmatch')))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.strip() == "['skillmatch', 'skillmatch._version']"
