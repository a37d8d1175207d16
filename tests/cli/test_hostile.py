"""Names, words, ids and texts of someone who means harm, through every format of every command and on stderr.

What is printed is read as its readers read it: a terminal, a runner of GitHub Actions, parsers of Markdown, JSON, XML,
CSV and Turtle.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rdflib import Graph

from skillmatch.taxonomy import load
from skillmatch.taxonomy.layer import Layer
from skillmatch.taxonomy.validate.audit import audit_folder
from tests.reporting import hostile

from .conftest import Typed

pytestmark = pytest.mark.exhaustive

_MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")
_INLINE = {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
_ALLOWED = "\n\t\u200b\u200c\u200d"


def _file_name(words: str) -> str:
    """What a file system can hold of ``words``, as the name of a post."""
    kept = (
        words.replace("/", "∕").replace("\0", "").encode("utf-8", "surrogateescape" if "\udcff" in words else "ignore")
    )
    return os.fsdecode(kept[:180]) + ".md"


class Hostile(NamedTuple):
    """One input of each sort."""

    name: str
    title: str
    words: str
    house: str

    def post(self) -> str:
        """A post that quotes, names and finds something in its hostile words."""
        return f"""# Junior {self.title} engineer

{self.words}

Requirements and duties:
- 7 years of Python {self.words}
- a {self.title} ninja of Java, {self.words}
- You train PyTorch models of {self.words}

{self.title}
- Docker <!-- skillmatch: ignore[vague-duties] {self.house} -->
"""

    def settings(self) -> str:
        """Settings with a rule of the team that every post breaks, and what it says of it."""
        text = "".join(f"\\U{ord(char):08x}" for char in self.house)
        said = "".join(f'{key} = "{text}"\n' for key in ("message", "why", "remedy"))
        return f'[[check.house]]\nid = "ours"\nmust-not-name = ["python"]\n{said}'

    def entry(self) -> dict[str, object]:
        """An entry of a team's taxonomy that is called so."""
        texts = {
            "label": f"Quazor {self.title}",
            "alt": ["Quazor", f"Quazors {self.words}"],
            "meaning": f"x {self.house}",
        }
        return {"id": "quazor", "broader": ["cloud-computing"], **texts}


def _toml_and_yaml_can(text: str) -> bool:
    return not re.search("[\ud800-\udfff]", text)


_WORDS = hostile.words.filter(_toml_and_yaml_can)
INPUTS = st.builds(Hostile, st.builds(_file_name, hostile.words | st.just("\udcff")), _WORDS, _WORDS, _WORDS)


_ALL = "".join(filter(_toml_and_yaml_can, hostile.ATTACKS))
WORST = Hostile(_file_name("".join(hostile.ATTACKS)), _ALL, _ALL, _ALL)
"""All that is known to do harm, at once."""


@pytest.fixture(autouse=True)
def in_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a step of a workflow: whatever is harmless there is so on a terminal too."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")


def is_text(out: str) -> None:
    """Nothing to look at but that it is harmless, which holds for all."""


def is_json(out: str) -> None:
    json.loads(out)


def is_jsonl(out: str) -> None:
    for line in out.splitlines():
        json.loads(line)


def is_xml(out: str) -> None:
    ET.fromstring(out)


def is_markdown(out: str) -> None:
    inline = [child for token in _MARKDOWN.parse(out) for child in token.children or ()]
    assert {child.type for child in inline} <= _INLINE
    shown = [child.content for child in inline if child.type == "text"]
    assert not [text for text in shown if re.search(r"@\w|#\d|://|www\.", text)]


def is_sarif(out: str) -> None:
    for text in _messages(json.loads(out)):
        assert not re.search(r"\[[^\[\]]*\]\([^()]*\)", re.sub(r"\\.", "", text, flags=re.DOTALL))
        assert not re.search(r"[{}]", text.replace("{{", "").replace("}}", ""))


def _messages(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for key, text in value.items() if key == "text" and isinstance(text, str))
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _messages(item)


def is_of_commands(out: str) -> None:
    *lines, last = out.splitlines()
    assert all(re.match(r"::(error|warning|notice) [^:]*::|(error|warning|note)\b", line) for line in lines)
    assert "##[" not in out
    assert last.startswith("skillmatch: ")


def is_csv(out: str) -> None:
    rows = list(csv.reader(io.StringIO(out)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))]


def is_turtle(out: str) -> None:
    Graph().parse(data=out, format="turtle")


def is_yaml(out: str) -> None:
    yaml.safe_load(out)


Reads = Callable[[str], None]
POSTS: dict[str, tuple[list[str], Reads]] = {
    **{
        f"match {one}": (["match", "POST", "-f", one], reads)
        for one, reads in {"text": is_text, "markdown": is_markdown, "json": is_json, "jsonl": is_jsonl}.items()
    },
    **{
        f"match {one} of a {kind}": (["match", "POST", "-f", one, "--kind", kind], is_jsonl)
        for one, kind in (("jsonld", "posting"), ("jsonld", "resume"), ("jsonresume", "resume"))
    },
    "match with evidence": (["match", "POST", "--evidence", "--role", "applied"], is_text),
    "match with its text": (["match", "POST", "--include-text", "-f", "json"], is_json),
    **{
        f"check {one}": (["check", "POST", "-f", one], reads)
        for one, reads in {
            "text": is_text,
            "json": is_json,
            "github": is_of_commands,
            "sarif": is_sarif,
            "junit": is_xml,
            "gitlab": is_json,
            "markdown": is_markdown,
        }.items()
    },
    **{
        f"diff {one}": (["diff", "POST", "other.md", "-f", one], reads)
        for one, reads in {"text": is_text, "markdown": is_markdown, "json": is_json}.items()
    },
    **{f"show {one}": (["show", "POST", "--what", one], is_text) for one in ("text", "sections", "units", "hidden")},
    "what is not there, checked": (["check", "gone/POST", "other.md", "-f", "text"], is_text),
    "what is not there": (["match", "gone/POST", "gone/other"], is_text),
    "a difference to nothing": (["diff", "gone/POST", "other.md"], is_text),
}
ENTRIES: dict[str, tuple[list[str], Reads]] = {
    "explain": (["explain", "quazor"], is_text),
    "show": (["taxonomy", "show", "quazor"], is_yaml),
    "search": (["taxonomy", "search", "quazor"], is_text),
    "stats": (["taxonomy", "stats"], is_text),
    "export skos": (["taxonomy", "export", "--format", "skos"], is_turtle),
    "export csv": (["taxonomy", "export", "--format", "csv"], is_csv),
    "export json": (["taxonomy", "export", "--format", "json"], is_json),
    "match": (["match", "other.md"], is_text),
}
ARGUMENTS = [
    ["WORDS"],
    ["match", "other.md", "--role", "WORDS"],
    ["match", "other.md", "-f", "WORDS"],
    ["match", "other.md", "--kind", "WORDS"],
    ["match", "other.md", "--limit", "WORDS"],
    ["match", "other.md", "-o", "gone/WORDS"],
    ["match", "other.md", "--WORDS"],
    ["show", "other.md", "--what", "WORDS"],
    ["check", "other.md", "-f", "text", "--select", "WORDS"],
    ["check", "other.md", "-f", "text", "--date", "WORDS"],
    ["check", "other.md", "-f", "text", "--fail-on", "WORDS"],
    ["check", "other.md", "-f", "text", "--config", "WORDS"],
    ["check", "other.md", "-f", "text", "--baseline", "WORDS"],
    ["check", "gone/WORDS*", "-f", "text"],
    ["diff", "other.md", "other.md", "-f", "WORDS"],
    ["schema", "WORDS"],
    ["rules", "-f", "WORDS"],
    ["taxonomy", "export", "--format", "WORDS"],
    ["taxonomy", "stats", "--taxonomy", "WORDS"],
]
SEARCHED = [["explain", "WORDS"], ["taxonomy", "show", "WORDS"], ["taxonomy", "search", "WORDS"]]
"""Which look through the whole taxonomy."""
_MANY = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def harmless(out: str, err: str, *, is_commands: bool = False) -> None:
    assert not hostile.bad_characters(out, allowed=_ALLOWED)
    assert not hostile.bad_characters(err, allowed=_ALLOWED)
    assert all(line.startswith("skillmatch: ") for line in err.splitlines()) and "crashed" not in err
    assert not hostile.commands(err) and (is_commands or not hostile.commands(out))


@pytest.mark.parametrize(("command", "reads"), POSTS.values(), ids=POSTS)
@example(given_=WORST)
@given(given_=INPUTS)
@_MANY
def test_posts(typed: Typed, folder: Path, command: list[str], reads: Reads, given_: Hostile) -> None:
    (folder / given_.name).write_text(given_.post(), encoding="utf-8", newline="\n")
    (folder / "other.md").write_text("# Data engineer\n\nRequirements:\n- SQL\n", encoding="utf-8")
    (folder / "skillmatch.toml").write_text(given_.settings(), encoding="utf-8")
    code, out, err = typed(*(word.replace("POST", f"./{given_.name}") for word in command))
    (folder / given_.name).unlink()
    assert code in (0, 1, 2, 3)
    harmless(out, err, is_commands=reads is is_of_commands)
    if given_ is WORST and "gone/POST" not in command:
        assert out and (command[0] != "check" or "ours" in out)
    if out:
        reads(out)


@pytest.mark.parametrize(("command", "reads"), ENTRIES.values(), ids=ENTRIES)
def test_taxonomies(typed: Typed, folder: Path, command: list[str], reads: Reads) -> None:
    (folder / "other.md").write_text("# Data engineer\n\nRequirements:\n- Quazor\n", encoding="utf-8")
    team = folder / WORST.name
    (team / "skills").mkdir(parents=True)
    (team / "skills" / "own.yaml").write_text(yaml.safe_dump({"skills": [WORST.entry()]}), encoding="utf-8")
    code, out, err = typed(*command, "--taxonomy", str(team))
    assert (code, err) == (0, "")
    harmless(out, err)
    reads(out)


def test_faults_of_a_taxonomy(typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [{**WORST.entry(), WORST.title: WORST.words, "sources": [WORST.words]}]
    (folder / WORST.name / "skills").mkdir(parents=True)
    (folder / WORST.name / "skills" / "own.yaml").write_text(yaml.safe_dump({"skills": entries}), encoding="utf-8")
    code, out, err = typed("explain", "quazor", "--taxonomy", WORST.name)
    assert (code, out) == (2, "") and err
    harmless(out, err)
    monkeypatch.setattr("skillmatch.taxonomy.validate.audit.audit", lambda base, *over: audit_folder(over[0], Layer()))
    code, out, err = typed("taxonomy", "validate", "--taxonomy", WORST.name)
    assert code == 2 and out and err
    harmless(out, err)


@pytest.mark.parametrize("command", ARGUMENTS, ids=" ".join)
@example(words="".join(hostile.ATTACKS))
@given(words=hostile.words)
@_MANY
def test_arguments(typed: Typed, folder: Path, command: list[str], words: str) -> None:
    (folder / "other.md").write_text("# Data engineer\n\nRequirements:\n- SQL\n", encoding="utf-8")
    code, out, err = typed(*(word.replace("WORDS", words) for word in command))
    assert code in (0, 1, 2, 3)
    harmless(out, err)


@pytest.mark.parametrize("command", SEARCHED, ids=" ".join)
def test_what_is_searched_for(typed: Typed, command: list[str]) -> None:
    code, out, err = typed(*(word.replace("WORDS", "\x1b\n::zzqqx:: ##[zzqqx]\u202e") for word in command))
    assert code in (0, 2) and (out or err)
    harmless(out, err)


def test_nothing_is_printed_but_by_the_two_functions_for_it() -> None:
    source = Path(load.__file__).parents[1]
    prints = re.compile(r"\berr=True|file=sys\.stderr|stderr\.write|stdout\.write|print_exc|\becho\(|(?<![\w.])print\(")
    found = {
        path.relative_to(source).as_posix(): match[0]
        for path in sorted(source.rglob("*.py"))
        if (match := prints.search(re.sub(r'"""[\s\S]*?"""', "", path.read_text(encoding="utf-8"))))
    }
    assert found == {"cli/stderr.py": "stderr.write"}
