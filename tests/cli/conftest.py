"""Running the command line within the test process, on files of a folder of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from skillmatch import analysis
from skillmatch.cli.main import run
from skillmatch.matching.matcher import Matcher
from skillmatch.taxonomy.model import Taxonomy

POSTING = "Data Engineer\n\nRequirements:\n- Python, SQL and Airflow\n- Build ETL pipelines in Spark\n"
RESUME = "Ida Example\nida@example.com\n\nExperience\nEngineer, Acme, 2018 - 2021\n- Trained models in PyTorch\n"
NOTHING = "Kitchen help wanted. Wash plates, dry plates, stack plates.\n"

_matchers: dict[int, Matcher] = {}


class Outcome(NamedTuple):
    """What a run gave: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


Typed = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def one_matcher(monkeypatch: pytest.MonkeyPatch) -> None:
    """The matcher of a taxonomy is made once for all runs: most of the time of a run on a short text."""

    def matcher(taxonomy: Taxonomy) -> Matcher:
        return _matchers.get(id(taxonomy)) or _matchers.setdefault(id(taxonomy), Matcher(taxonomy))

    monkeypatch.setattr(analysis, "Matcher", matcher)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of each test: files of all sorts, and no settings above them."""
    (tmp_path / "posting.txt").write_text(POSTING, encoding="utf-8")
    (tmp_path / "resume.txt").write_text(RESUME, encoding="utf-8")
    (tmp_path / "nothing.txt").write_text(NOTHING, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    (tmp_path / "picture.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    """Runs the command line with the given words."""

    def typed(*words: str) -> Outcome:
        code = run(list(words))
        return Outcome(code, *capsys.readouterr())

    return typed


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | bytes], None]:
    """Sets what stands on standard input."""

    def stdin(data: str | bytes) -> None:
        raw = data.encode() if isinstance(data, str) else data
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return stdin
