"""Markdown tables of options, exit codes and limits, each from where the program has it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "skillmatch"


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a bar in a cell is escaped."""
    lines = [heads, tuple("---" for _ in heads), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def exit_codes() -> str:
    """The exit codes with their meanings."""
    return table(("code", "means"), _documented_codes())


def _documented_codes() -> Iterator[tuple[str, ...]]:
    """Each code with the sentence below it in errors.py, or its name where that says it all."""
    source = (SOURCE / "errors.py").read_text(encoding="utf-8")
    enum = next(n for n in ast.parse(source).body if isinstance(n, ast.ClassDef) and n.name == "ExitCode")
    for at, node in enumerate(enum.body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            after = enum.body[at + 1] if at + 1 < len(enum.body) else None
            text = after.value if isinstance(after, ast.Expr) else None
            said = text.value if isinstance(text, ast.Constant) else None
            name = node.targets[0].id.replace("_", " ").capitalize()
            meaning = f"{name}. {said}" if isinstance(said, str) else f"{name}."
            yield str(ast.literal_eval(node.value)), meaning


def options(command: str = "match") -> str:
    """The options of a command, from where `--help` has them."""
    import typer

    from skillmatch.cli.app import app

    group = typer.main.get_command(app())
    found = group.commands[command].params  # type: ignore[attr-defined]
    shown = (one for one in found if one.param_type_name == "option" and not one.hidden)
    rows = ((_named(option), option.help) for option in shown)
    return table(("option", "what it does"), rows)


def _named(option: object) -> str:
    names, metavar = ", ".join(f"`{name}`" for name in option.opts), option.metavar  # type: ignore[attr-defined]
    return f"{names} *{metavar}*" if metavar else names


def limits() -> str:
    """The limits with their values, and what is said of each where they are defined."""
    from skillmatch.readers.limits import DEFAULT_LIMITS

    rows = ((f"`{name}`", f"{getattr(DEFAULT_LIMITS, name):,}", said) for name, said in _documented("limits", "Limits"))
    return table(("limit", "unless set", "what it holds for"), rows)


def _documented(module: str, name: str) -> Iterator[tuple[str, str]]:
    """The fields of a class of ``readers``, each with the sentence below it."""
    source = (SOURCE / "readers" / f"{module}.py").read_text(encoding="utf-8")
    body = next(n for n in ast.parse(source).body if isinstance(n, ast.ClassDef) and n.name == name).body
    for node, after in pairwise(body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(after, ast.Expr):
            said = after.value.value if isinstance(after.value, ast.Constant) else ""
            yield node.target.id, " ".join(str(said).split())


def error_codes() -> str:
    """Why a file gives no report: the codes with what each means, and what to do."""
    from skillmatch.readers.codes import MEANINGS

    return table(("code", "means", "what to do"), ((f"`{code}`", *told) for code, told in MEANINGS.items()))


def kinds_tried() -> str:
    """The kinds of files that the tests of the readers try, by the headings of their data."""
    rows: list[tuple[str, list[str]]] = []
    for line in (
        (SOURCE.parents[1] / "tests" / "readers" / "postings.yaml").read_text(encoding="utf-8").splitlines()[4:]
    ):
        if line.startswith("# "):
            rows.append((line.removeprefix("# "), []))
        elif line.startswith("- kind: "):
            rows[-1][1].append(line.removeprefix("- kind: "))
    return table(("what", "kinds tried"), ((heading, "; ".join(kinds)) for heading, kinds in rows))


def shapes_tried() -> str:
    """The shapes into which the example postings are put to be read again."""
    from tools.pages import MAKERS

    return table(("what", "shapes"), ((maker, "; ".join(module.SHAPES)) for maker, module in MAKERS.items()))
