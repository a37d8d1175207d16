"""Fill the generated blocks of README.md, CONTRIBUTING.md, SECURITY.md and docs/ by running what they show.

    python -m tools.docs            write them anew
    python -m tools.docs --all      measure first (tools/quality.py), then write them anew
    python -m tools.docs --check    write nothing; show what has drifted, and exit 1 if anything has

A block is what is between two comments, the first of which says what is in it:

    <!-- run: COMMAND -->        a command, as typed at the top of the repository, and what it prints
    <!-- file: PATH -->          a file of the repository
    <!-- make: NAME -->          a table or reference made by this script, one of `MAKERS`
    <!-- end -->

`run` and `file` may end in "(from: WORDS)", "(until: WORDS)" or both in this order, to show the lines from the first
one that begins with these words, or those before it, and `file` in "(entry: ID)", to show one entry of a YAML list.
Measured figures come from `tools/quality.py`, which writes a file that this script reads, and from
`tools/bench/`, whose tables it leaves alone, since no two machines agree on them.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from skillmatch.reporting.shared.schema import SCHEMAS
from tools.documenting import api, notebook, promises, rules, schemas, tables

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
)
MEASURED = ("accuracy",)
"""Tables that change with what `tools/quality.py` measures."""
PUT_BY_OTHERS = ("speed", "attack", "scan", "peers")
"""Tables that another script puts there, and this one leaves alone."""
_BLOCK = re.compile(
    r"(?P<head><!-- (?P<verb>run|file|make): (?P<what>[^\n]*?)"
    r"(?: \(from: (?P<from>[^\n)]*)\))?(?: \(until: (?P<until>[^\n)]*)\))?(?: \(entry: (?P<entry>[^\n)]*)\))? -->\n)"
    r"(?P<body>.*?)(?P<foot><!-- end -->)",
    re.DOTALL,
)
_LANGUAGES = {".py": "python", ".yaml": "yaml", ".sh": "sh", ".toml": "toml", ".md": "markdown"}


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a block has drifted")
    parser.add_argument("--all", action="store_true", help="run tools/quality.py first")
    asked = parser.parse_args()
    if asked.check:
        return _check()
    if asked.all:
        subprocess.run([sys.executable, "-m", "tools.quality"], cwd=ROOT, check=True)
    fill()
    return 0


def fill(only: Collection[str] = ()) -> None:
    """Write the blocks anew: all of them, or the tables named in ``only``."""
    for page in PAGES:
        path = ROOT / page
        before = path.read_text(encoding="utf-8")
        if (after := _filled(before, only)) != before:
            path.write_text(after, encoding="utf-8", newline="\n")


def put(name: str, body: str) -> None:
    """Write ``body`` into the `make` block called ``name``, wherever it is."""
    for page in PAGES:
        path = ROOT / page
        text = path.read_text(encoding="utf-8")
        after = _BLOCK.sub(lambda block: _with(block, body) if block["what"] == name else block[0], text)
        path.write_text(after, encoding="utf-8", newline="\n")


def _check() -> int:
    drift: list[str] = []
    for page in PAGES:
        before = (ROOT / page).read_text(encoding="utf-8")
        after = _filled(before)
        drift += difflib.unified_diff(
            before.splitlines(),
            after.splitlines(),
            f"{page} as it is",
            f"{page} as it should be",
            lineterm="",
        )
    if drift:
        print("\n".join(drift))
        print("docs: run `python -m tools.docs`, read the difference, and commit it.", file=sys.stderr)
    return int(bool(drift))


def _filled(text: str, only: Collection[str] = ()) -> str:
    return _BLOCK.sub(lambda block: _fresh(block) if not only or block["what"] in only else block[0], text)


def _fresh(block: re.Match[str]) -> str:
    verb, what = block["verb"], block["what"]
    if verb == "make":
        is_left = what in PUT_BY_OTHERS or (what == "notebook" and not notebook.can_run())
        return block[0] if is_left else _with(block, _made(what))
    if verb == "file":
        language = _LANGUAGES.get(Path(what).suffix, "text")
        return _with(block, _code(_part((ROOT / what).read_text(encoding="utf-8"), block), language))
    return _with(block, _code(f"$ {what}\n{_part(_output(what), block)}", "text"))


def _made(name: str) -> str:
    if name not in MAKERS:
        raise SystemExit(f"docs: nothing makes {name!r}; known: {', '.join(MAKERS)}.")
    return MAKERS[name]()


def _with(block: re.Match[str], body: str) -> str:
    return f"{block['head']}{body.rstrip()}\n{block['foot']}"


def _code(text: str, language: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def _part(text: str, block: re.Match[str]) -> str:
    """What of a text the block asks for."""
    lines = [line.rstrip() for line in text.split("\n")]
    if block["from"]:
        lines = ["…", *lines[_first(lines, block["from"]) :]]
    if block["until"]:
        lines = [*lines[: _first(lines, block["until"])], "…"]
    if block["entry"]:
        start = _first(lines, f"- id: {block['entry']}")
        length = next((at for at, line in enumerate(lines[start + 1 :], 1) if line[:4].strip()), None)
        lines = lines[start : start + length] if length else lines[start:]
    return "\n".join(lines)


def _first(lines: list[str], beginning: str) -> int:
    found = next((at for at, line in enumerate(lines) if line.lstrip().startswith(beginning)), None)
    if found is None:
        raise SystemExit(f"docs: no line begins with {beginning!r} any more.")
    return found


def _output(command: str) -> str:
    """What a command prints, in a terminal of 80 columns without colour, whatever this one is."""
    plain = {"NO_COLOR": "1", "COLUMNS": "80", "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "PYTHONPATH")}
    here = str(Path(sys.executable).parent)
    environment = kept | plain | {"PATH": os.pathsep.join([here, kept.get("PATH", "")])}
    ran = subprocess.run(
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        raise SystemExit(f"docs: {command} gave {ran.returncode}: {ran.stderr.strip()}")
    return ran.stdout


MAKERS: dict[str, Callable[[], str]] = {
    "exit-codes": tables.exit_codes,
    "error-codes": tables.error_codes,
    "limits": tables.limits,
    "kinds-tried": tables.kinds_tried,
    "shapes-tried": tables.shapes_tried,
    "options": tables.options,
    **{
        f"{command}-options": partial(tables.options, command)
        for command in ("check", "diff", "scan", "lsp", "mcp", "serve", "show", "verify")
    },
    "rules": rules.rules,
    "rule-figures": rules.rule_figures,
    "rule-kinds": rules.rule_kinds,
    "accuracy": rules.accuracy,
    "formats": schemas.formats,
    **{f"{name}-keys": partial(schemas.report_keys, name) for name in SCHEMAS if name != "taxonomy"},
    "taxonomy-json-keys": partial(schemas.report_keys, "taxonomy"),
    "taxonomy-keys": schemas.taxonomy_keys,
    "api": api.reference,
    "notebook": notebook.as_page,
    "promises": promises.linked,
}
"""What fills the `make` blocks, by name."""


if __name__ == "__main__":
    sys.exit(main())
