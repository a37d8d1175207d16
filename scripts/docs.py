"""Fill the generated blocks of README.md, CONTRIBUTING.md and docs/ by running what they show.

    python scripts/docs.py            write them anew
    python scripts/docs.py --all      measure first (scripts/quality.py), then write them anew
    python scripts/docs.py --check    write nothing; show what has drifted, and exit 1 if anything has

A block stands between two comments, the first of which says what is in it:

    <!-- run: COMMAND -->        a command, as typed at the top of the repository, and what it prints
    <!-- file: PATH -->          a file of the repository
    <!-- make: NAME -->          a table made by this script, one of `MAKERS`
    <!-- end -->

`run` and `file` may end in "(from: WORDS)" or "(until: WORDS)", to show what stands from, or before, the
first line that begins with these words, and `file` in "(entry: ID)", to show one entry of a YAML list.
Measured figures come from `scripts/quality.py`, which writes a file that this script reads, and from
`benchmarks/speed.py`, whose table it leaves alone, since no two machines agree on it.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from pathlib import Path

from measuring.cases import QUALITY
from measuring.tables import readme_table

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/rules.md")
MEASURED = ("accuracy",)
_BLOCK = re.compile(
    r"(?P<head><!-- (?P<verb>run|file|make): (?P<what>[^\n]*?)"
    r"(?: \((?P<part>from|until|entry): (?P<of>[^\n)]*)\))? -->\n)"
    r"(?P<body>.*?)(?P<foot><!-- end -->)",
    re.DOTALL,
)
_LANGUAGES = {".py": "python", ".yaml": "yaml", ".sh": "sh", ".toml": "toml", ".md": "markdown"}


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a block has drifted")
    parser.add_argument("--all", action="store_true", help="run scripts/quality.py first")
    asked = parser.parse_args()
    if asked.check:
        return _check()
    if asked.all:
        subprocess.run([sys.executable, ROOT / "scripts" / "quality.py"], check=True)
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
    """Write ``body`` into the `make` block called ``name``, wherever it stands."""
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
        print("docs: run `python scripts/docs.py`, read the difference, and commit it.", file=sys.stderr)
    return int(bool(drift))


def _filled(text: str, only: Collection[str] = ()) -> str:
    return _BLOCK.sub(lambda block: _fresh(block) if not only or block["what"] in only else block[0], text)


def _fresh(block: re.Match[str]) -> str:
    verb, what = block["verb"], block["what"]
    if verb == "make":
        return _with(block, MAKERS[what]()) if what in MAKERS else block[0]
    if verb == "file":
        language = _LANGUAGES.get(Path(what).suffix, "text")
        return _with(block, _code(_part((ROOT / what).read_text(encoding="utf-8"), block), language))
    return _with(block, _code(f"$ {what}\n{_part(_output(what), block)}", "text"))


def _with(block: re.Match[str], body: str) -> str:
    return f"{block['head']}{body.rstrip()}\n{block['foot']}"


def _code(text: str, language: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def _part(text: str, block: re.Match[str]) -> str:
    """What of a text the block asks for."""
    lines = [line.rstrip() for line in text.split("\n")]
    if block["part"] == "from":
        lines = ["…", *lines[_first(lines, block["of"]) :]]
    elif block["part"] == "until":
        lines = [*lines[: _first(lines, block["of"])], "…"]
    elif block["part"] == "entry":
        start = _first(lines, f"- id: {block['of']}")
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


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _exit_codes() -> str:
    return _table(("code", "means"), _documented_codes())


def _documented_codes() -> Iterator[tuple[str, ...]]:
    """Each code with the sentence below it in errors.py, or its name where that says it all."""
    source = (ROOT / "src" / "skillmatch" / "errors.py").read_text(encoding="utf-8")
    enum = next(n for n in ast.parse(source).body if isinstance(n, ast.ClassDef) and n.name == "ExitCode")
    for at, node in enumerate(enum.body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            after = enum.body[at + 1] if at + 1 < len(enum.body) else None
            text = after.value if isinstance(after, ast.Expr) else None
            said = text.value if isinstance(text, ast.Constant) else None
            name = node.targets[0].id.replace("_", " ").capitalize()
            meaning = f"{name}. {said}" if isinstance(said, str) else f"{name}."
            yield str(ast.literal_eval(node.value)), meaning


def _options(command: str = "match") -> str:
    """The options of a command, from where `--help` has them."""
    import typer

    from skillmatch.cli.app import app

    group = typer.main.get_command(app)
    options = [option for option in group.commands[command].params if option.param_type_name == "option"]  # type: ignore[attr-defined]
    return _table(("option", "what it does"), ((_named(option), option.help) for option in options))


def _limits() -> str:
    """The limits with their values, and what is said of each where they are defined."""
    from skillmatch.documents.limits import DEFAULT_LIMITS

    rows = ((f"`{name}`", f"{getattr(DEFAULT_LIMITS, name):,}", said) for name, said in _documented("limits", "Limits"))
    return _table(("limit", "unless set", "what it holds for"), rows)


def _documented(module: str, name: str) -> Iterator[tuple[str, str]]:
    """The fields of a class of ``documents``, each with the sentence below it."""
    source = (ROOT / "src" / "skillmatch" / "documents" / f"{module}.py").read_text(encoding="utf-8")
    body = next(n for n in ast.parse(source).body if isinstance(n, ast.ClassDef) and n.name == name).body
    for node, after in pairwise(body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(after, ast.Expr):
            said = after.value.value if isinstance(after.value, ast.Constant) else ""
            yield node.target.id, " ".join(str(said).split())


def _named(option: object) -> str:
    names, metavar = ", ".join(f"`{name}`" for name in option.opts), option.metavar  # type: ignore[attr-defined]
    return f"{names} *{metavar}*" if metavar else names


def _rules() -> str:
    """Every rule of the check as `skillmatch explain` has it, under its family."""
    from skillmatch.checking.catalogue import load_catalogue
    from skillmatch.reporting.findings.documentation import rule_markdown
    from skillmatch.taxonomy.load import load_taxonomy

    catalogue = load_catalogue()
    blocks: list[str] = []
    for family, about in catalogue.families.items():
        rules = [rule for rule in catalogue.rules.values() if rule.family == family]
        blocks += [f"## {about} (`{family}`)", *(rule_markdown(rule, load_taxonomy(), "###") for rule in rules)]
    return "\n\n".join(blocks)


def _rule_figures() -> str:
    """How often each rule fires, and how often it was right where somebody read what it found."""
    figures = json.loads((QUALITY / "rules.json").read_text(encoding="utf-8"))
    rows = (
        (
            f"`{id_}`",
            str(of["findings"]),
            str(of["posts"]),
            str(of["read"] or ""),
            str(of["right"] if of["read"] else ""),
        )
        for id_, of in figures["rules"].items()
    )
    table = _table(("rule", "findings", "posts", "read", "right"), rows)
    return f"In {figures['posts']:,} real postings:\n\n{table}"


def _accuracy() -> str:
    figures = json.loads((QUALITY / "figures.json").read_text(encoding="utf-8"))
    return f"{readme_table(figures)}\n\n`python scripts/quality.py` made this table."


MAKERS: dict[str, Callable[[], str]] = {
    "exit-codes": _exit_codes,
    "options": _options,
    "limits": _limits,
    "check-options": lambda: _options("check"),
    "rules": _rules,
    "rule-figures": _rule_figures,
    "accuracy": _accuracy,
}


if __name__ == "__main__":
    sys.exit(main())
