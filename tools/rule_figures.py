"""How often each rule of the check fires in real postings, and how often it was right.

    python -m tools.rule_figures ../shared             count, and write tests/quality/rules.json
    python -m tools.rule_figures ../shared --show ID   print what a rule finds, with the words around, to be read

The postings stay where they are: the file holds figures only. `read` and `right` in it are a person's, who has read
what `--show` prints and judged it as a hiring manager would; they are kept, and to be read again once a rule changes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skillmatch.analysis import Analyzer
from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.context import Asked
from skillmatch.checking.model import Checked, Finding
from skillmatch.checking.runner import Runner
from skillmatch.checking.settings import Settings
from tools.evaluation.cases import QUALITY

FIGURES = QUALITY / "rules.json"
CORPORA = ("corpus/postings.jsonl", "gold/dev/postings.jsonl")
_WIDTH = 240


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("shared", type=Path, help="the folder with the postings")
    parser.add_argument("--show", metavar="ID", help="print what this rule finds")
    asked = parser.parse_args()
    posts = list(_checked(asked.shared))
    if asked.show:
        _show([finding for post in posts for finding in post.findings if finding.rule == asked.show])
        return 0
    before = json.loads(FIGURES.read_text(encoding="utf-8"))["rules"] if FIGURES.exists() else {}
    rules = {id_: _figures(id_, posts, before.get(id_, {})) for id_ in load_catalogue().rules}
    text = json.dumps({"posts": len(posts), "rules": rules}, indent=2)
    FIGURES.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return 0


def _checked(shared: Path) -> Iterator[Checked]:
    analyzer = Analyzer(kind="posting")
    for posting in _postings(shared):
        year = int(posting["posted"][:4]) if posting.get("posted") else None
        runner = Runner(analyzer, Settings(), Asked(date=year))
        text = f"{posting.get('title') or ''}\n\n{posting['text']}"
        name = f"{posting.get('id') or posting.get('gid')}.txt"
        checked = runner.result(name, analyzer.files.data(text.encode(), name))
        if isinstance(checked, Checked):
            yield checked


def _postings(shared: Path) -> Iterator[dict[str, Any]]:
    for name in CORPORA:
        with (shared / name).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _figures(id_: str, posts: list[Checked], before: dict[str, int]) -> dict[str, int]:
    found = [[finding for finding in post.findings if finding.rule == id_] for post in posts]
    return {
        "findings": sum(map(len, found)),
        "posts": sum(map(bool, found)),
        "read": before.get("read", 0),
        "right": before.get("right", 0),
    }


def _show(findings: list[Finding]) -> None:
    for finding in findings:
        shown = finding.shown
        around = shown.text[max(0, shown.start - _WIDTH // 2) : shown.end + _WIDTH // 2]
        print(f"{finding.path}:{finding.place.line}  {finding.message}\n    {' '.join(around.split())}")


if __name__ == "__main__":
    sys.exit(main())
