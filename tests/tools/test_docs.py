"""The script that fills the pages: each kind of block, on a page of our own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.documenting import api, schemas, tables

import skillmatch
from tools import docs

ALL_PAGES = docs.PAGES

REPOSITORY = Path(__file__).resolve().parents[2]
MADE_UP = {"taxonomy/skills/x.yaml", "src/lib.rs"}
"""Names of files in examples of messages."""

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
    "file: list.yaml (from: - id: one) (until: - id: two)": "```yaml\n…\n  - id: one\n    label: One\n…\n```",
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


GONE = ["file: list.yaml (until: nowhere)", "run: python -c 'raise SystemExit(4)'", "make: sped"]


@pytest.mark.parametrize("head", GONE)
def test_what_is_gone_stops_it(page: Path, head: str) -> None:
    page.write_text(PAGE.format(head=head), encoding="utf-8")
    with pytest.raises(SystemExit, match="docs:"):
        docs.fill()


def test_a_measured_table_is_put_in_its_place(page: Path) -> None:
    page.write_text(PAGE.format(head="make: speed"), encoding="utf-8")
    docs.put("speed", "| fast |")
    assert page.read_text(encoding="utf-8") == PAGE.format(head="make: speed").replace("stale", "| fast |")


def test_every_page_is_filled() -> None:
    here = REPOSITORY
    pages = {path.relative_to(here).as_posix() for path in (here / "docs").rglob("*.md")}
    assert {"README.md", "CONTRIBUTING.md", "SECURITY.md", *pages} == set(ALL_PAGES)


WHOLE = {
    "description": "A basket.",
    "properties": {
        "fruit": {"type": "array", "items": {"$ref": "#/$defs/fruit"}, "description": "What is in it."},
        "handle": {"oneOf": [{"type": "null"}, {"type": "object", "properties": {"long": {"type": "boolean"}}}]},
    },
    "required": ["fruit"],
    "$defs": {"fruit": {"properties": {"sort": {"enum": ["apple", None]}, "weight": {"type": "number", "minimum": 0}}}},
}
AS_TABLES = """\
A basket.

| key | required | value | meaning |
| --- | --- | --- | --- |
| `fruit` | yes | list: [fruit](#basketfruit) | What is in it. |
| `handle` |  | null or [handle](#baskethandle) |  |

### `basket.handle`

| key | required | value |
| --- | --- | --- |
| `long` |  | true or false |

### `basket.fruit`

| key | required | value |
| --- | --- | --- |
| `sort` |  | `apple`, `null` |
| `weight` |  | number, at least 0 |"""


def test_a_schema_becomes_a_table_for_each_object(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schemas, "schema", {"basket": WHOLE}.__getitem__)
    assert schemas.report_keys("basket") == AS_TABLES


def test_a_key_without_a_meaning_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "keys.yaml").write_text("skill: {id: Its name., colour: None has any.}\n", encoding="utf-8")
    monkeypatch.setattr(schemas, "MEANINGS", tmp_path / "keys.yaml")
    with pytest.raises(SystemExit, match=r"alt, .*colour, .* of skill"):
        schemas.taxonomy_keys()


def test_the_reference_of_the_library_has_all_that_is_public() -> None:
    found = api.reference()
    assert [name for name in skillmatch.__all__ if f"### `{name}`" not in found] == []
    assert "kind: Kind | str | None = None" in found


@pytest.mark.parametrize("command", ["match", "show", "check", "diff"])
def test_every_option_is_in_the_table(command: str) -> None:
    assert "`--taxonomy` *DIR*" in tables.options(command)


def test_readme_is_short_and_has_the_two_commands_that_ci_runs() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert len(readme.encode()) <= 9_000
    commands = [line for line in readme.splitlines() if line.startswith("python3 -m venv ")]
    assert [command.rpartition("/")[2].split()[0] for command in commands] == ["swe-heavy.md", "pytest"]


NAMED = re.compile(r"(?<![\w/])(?:src|tests|tools|taxonomy|models|examples|docs)/[\w./-]*\w(?:/|\b)")
"""A file or folder of the repository, as a page names it."""


@pytest.mark.parametrize("name", ALL_PAGES)
def test_every_file_that_a_page_names_exists(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    named = {one for one in (*NAMED.findall(text), *re.findall(r"`([\w/]+\.py)`", text)) if one not in MADE_UP}
    homes = (REPOSITORY, REPOSITORY / "src/skillmatch", REPOSITORY / "src/skillmatch/reporting", REPOSITORY / "tests")
    assert sorted(one for one in named if not any((home / one).exists() for home in homes)) == []


def test_the_map_of_the_code_has_every_room() -> None:
    rooms = set(re.findall(r"`([\w/]+)/`", (REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8")))
    code = REPOSITORY / "src" / "skillmatch"
    packages = {path.parent.relative_to(code).as_posix() for path in code.rglob("__init__.py")} - {"."}
    named = {room for room in packages if room in rooms or room.rpartition("/")[2] in rooms}
    assert sorted(packages - named) == []
