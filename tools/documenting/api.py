"""The public interface as Markdown, from the signatures and docstrings of `skillmatch.__all__`."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

import skillmatch

_PART = re.compile(r"^(Args|Attributes|Returns|Raises):$")
_ITEM = re.compile(r"^(\w[\w., ]*): +(.*)$")
_WIDTH = 88


def reference() -> str:
    """A part for each name that the package offers."""
    return "\n\n".join(block for name in skillmatch.__all__ for block in _named(name, getattr(skillmatch, name)))


def _named(name: str, value: Any) -> Iterator[str]:
    if inspect.isclass(value):
        yield from _class(name, value)
    elif callable(value):
        yield from (f"### `{name}`", _code(f"def {name}", value), _prose(value))
    else:
        yield from (f"### `{name}`", f"The {'version of the package' if name == '__version__' else 'value'}: a text.")


def _class(name: str, value: type) -> Iterator[str]:
    yield f"### `{name}`"
    if not _is_of_fields(value):
        yield _code(f"class {name}", value)
    yield _prose(value)
    if fields := dict(_fields(value)):
        yield "\n".join(f"- `{field}`{said}" for field, said in fields.items())
    for member, found in vars(value).items():
        if member.startswith("_") or member in fields:
            continue
        if isinstance(found, property):
            yield f"**`{name}.{member}`**: {_prose(found)}"
        elif inspect.isfunction(found):
            yield from (f"#### `{name}.{member}`", _code(f"def {member}", found), _prose(found))


def _is_of_fields(value: type) -> bool:
    return is_dataclass(value) or issubclass(value, (Enum, tuple))


def _fields(value: type) -> Iterator[tuple[str, str]]:
    """The fields of a record or the members of an enum, with types and the text below each."""
    if not _is_of_fields(value):
        return
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(value))).body
    assert isinstance(body, ast.ClassDef)
    for at, node in enumerate(body.body):
        said = _text_after(body.body, at)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, f" (`{ast.unparse(node.annotation)}`){said}"
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and issubclass(value, Enum):
            yield node.targets[0].id, f" (`{ast.unparse(node.value)}`){said}"


def _text_after(body: list[ast.stmt], at: int) -> str:
    after = body[at + 1] if at + 1 < len(body) else None
    text = after.value if isinstance(after, ast.Expr) else None
    said = text.value if isinstance(text, ast.Constant) else ""
    return f": {' '.join(str(said).replace('``', '`').split())}" if said else ""


def _code(head: str, value: Any) -> str:
    """The signature as it is in the source, a parameter a line where it is long."""
    function = value.__init__ if inspect.isclass(value) else value
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    assert isinstance(node, ast.FunctionDef)
    parts = list(_parameters(node.args))
    if inspect.isclass(value):
        parts.remove("self")
    returned = f" -> {ast.unparse(node.returns)}" if node.returns and not inspect.isclass(value) else ""
    line = f"{head}({', '.join(parts)}){returned}"
    if len(line) > _WIDTH:
        line = f"{head}(\n{''.join(f'    {part},{chr(10)}' for part in parts)}){returned}"
    return f"```python\n{line}\n```"


def _parameters(found: ast.arguments) -> Iterator[str]:
    without = len(found.args) - len(found.defaults)
    yield from map(_parameter, found.args, [*[None] * without, *found.defaults])
    if found.kwonlyargs:
        yield "*"
    yield from map(_parameter, found.kwonlyargs, found.kw_defaults)


def _parameter(argument: ast.arg, default: ast.expr | None) -> str:
    typed = f"{argument.arg}: {ast.unparse(argument.annotation)}" if argument.annotation else argument.arg
    return f"{typed} = {ast.unparse(default)}" if default else typed


def _prose(value: Any) -> str:
    """A docstring as Markdown: the names of its parts in bold, what they list as lists."""
    lines: list[str] = []
    listed = False
    for line in (inspect.getdoc(value) or "").replace("``", "`").split("\n"):
        if part := _PART.match(line):
            listed = True
            lines.append(f"**{part[1]}**\n")
        elif listed and line.startswith("    ") and (item := _ITEM.match(line.strip())) and line[4] != " ":
            lines.append(f"- `{item[1]}`: {item[2]}")
        else:
            lines.append(f"  {line.strip()}" if line.startswith("        ") else line.strip())
    return "\n".join(lines)
