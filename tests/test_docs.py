"""The script that fills README.md: each kind of block, on a page of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

import docs

PAGE = """before
<!-- {head} -->
stale
<!-- end -->
after
"""
LIST = "# first\nskills:\n  - id: one\n    label: One\n  - id: two\n    label: Two\n  # then\n  - id: three\n"
CASES = {
    "file: list.yaml": f"```yaml\n{LIST}```",
    "file: list.yaml (entry: two)": "```yaml\n  - id: two\n    label: Two\n```",
    "file: list.yaml (entry: three)": "```yaml\n  - id: three\n```",
    "file: list.yaml (until: skills)": "```yaml\n# first\n…\n```",
    "file: list.yaml (from: - id: three)": "```yaml\n…\n  - id: three\n```",
    "run: python -c 'print(6 * 7)'": "```text\n$ python -c 'print(6 * 7)'\n42\n```",
    "make: speed": "stale",
}


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "list.yaml").write_text(LIST, encoding="utf-8")
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    monkeypatch.setattr(docs, "PAGES", ("page.md",))
    return tmp_path / "page.md"


@pytest.mark.parametrize("head", CASES)
def test_a_block_is_filled(page: Path, head: str) -> None:
    page.write_text(PAGE.format(head=head), encoding="utf-8")
    docs.fill()
    assert page.read_text(encoding="utf-8") == PAGE.format(head=head).replace("stale", CASES[head])


def test_drift_is_shown(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.format(head="file: list.yaml (entry: two)"), encoding="utf-8")
    before = page.read_text(encoding="utf-8")
    assert docs._check() == 1
    assert "-stale\n" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == before
    docs.fill()
    assert docs._check() == 0


@pytest.mark.parametrize("head", ["file: list.yaml (until: nowhere)", "run: python -c 'raise SystemExit(4)'"])
def test_what_is_gone_stops_it(page: Path, head: str) -> None:
    page.write_text(PAGE.format(head=head), encoding="utf-8")
    with pytest.raises(SystemExit, match="docs:"):
        docs.fill()


def test_a_measured_table_is_put_in_its_place(page: Path) -> None:
    page.write_text(PAGE.format(head="make: speed"), encoding="utf-8")
    docs.put("speed", "| fast |")
    assert page.read_text(encoding="utf-8") == PAGE.format(head="make: speed").replace("stale", "| fast |")
