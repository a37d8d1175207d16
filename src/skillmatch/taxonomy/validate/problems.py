"""Taxonomy files with the place of every value, and their faults, shown as the line with a caret below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from skillmatch.safe_read import resolved
from skillmatch.taxonomy.layer import TaxonomyFile, read_bytes
from skillmatch.taxonomy.yamlread import compose_yaml, key_of, plain


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of a taxonomy; ordered by place.

    ``line`` and ``column`` count from 1, and ``length`` is that of the words at fault, in characters; all are
    0 where a fault has no line (a missing file).
    """

    file: str
    line: int
    column: int
    length: int
    message: str
    source: str = ""
    """The line as it is in the file."""

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        """``file:line:column: message``, and below it the line with a caret under what is wrong."""
        if not self.line:
            return f"{self.file}: {self.message}"
        return f"{self.place}:{self.column}: {self.message}\n{self._snippet()}"

    def _snippet(self) -> str:
        number = f"{self.line:>5}"
        # A long list is on one line: the window keeps the fault in view.
        start = max(0, min(self.column - 1 - 30, len(self.source) - 70)) if len(self.source) > 70 else 0
        shown = self.source[start : start + 70].replace("\t", " ")
        carets = "^" * max(1, min(self.length, len(shown) - (self.column - 1 - start)))
        return f"{number} | {shown}\n{' ' * 5} | {' ' * (self.column - 1 - start)}{carets}"


@dataclass(slots=True)
class SourceFile:
    """A taxonomy file as read for an audit: its values, and the nodes that know their places."""

    name: str
    """As shown to the user."""
    kind: str
    stem: str
    lines: list[str]
    root: Node | None
    value: Any
    faulty: list[tuple[str | int, ...]] = field(default_factory=list)
    """Paths of values whose shape is wrong, which later checks leave alone."""
    all_faulty: bool = False
    """So much is wrong that nothing of it is judged any further."""

    @property
    def shape(self) -> str:
        """What the schema calls such a file."""
        return f"cues-{self.stem}" if self.kind == "cues" else self.kind

    def problem(self, path: Sequence[str | int], message: str, *, key: str | None = None) -> Problem:
        """A problem at the value under ``path``, or at its ``key`` itself."""
        node = node_at(self.root, path, key)
        if node is None:
            return Problem(self.name, 1, 1, 1, message, self.lines[0])
        return self.at(node, message)

    def at(self, node: Node, message: str) -> Problem:
        """A problem at a node."""
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        source = self.lines[start.line] if start.line < len(self.lines) else ""
        return Problem(self.name, start.line + 1, start.column + 1, length, message, source)


def read_source(file: TaxonomyFile) -> SourceFile:
    """Reads a file with its places.

    Raises:
        TaxonomyError: where it is unreadable or no YAML.
    """
    name = shown(file.path)
    data = read_bytes(file.path)
    root = compose_yaml(data, name)
    value = None if root is None else plain(root, name)
    # Split as YAML counts lines, not as str.splitlines does, which breaks at form feeds and the like too.
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return SourceFile(name, file.kind, file.path.stem, lines, root, value)


def shown(path: Path) -> str:
    """A path as short as it can be typed: below the working folder without it."""
    here = resolved(Path())
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def node_at(root: Node | None, path: Sequence[str | int], key: str | None = None) -> Node | None:
    """The node under ``path``, or as far along it as there is one; with ``key``, the node of that key."""
    node = root
    for step in path:
        node = _child(node, step) or node
    if key is not None and isinstance(node, MappingNode):
        return next((k for k, _ in reversed(node.value) if key_of(k) == key), node)
    if isinstance(node, MappingNode) and node.value and not node.flow_style:
        # A whole block would underline nothing useful: point at its first key and value.
        return node.value[0][1] if isinstance(node.value[0][1], ScalarNode) else node.value[0][0]
    return node


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: Node = node.value[step]
        return child
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key_of(key) == step), None)
    return None


def repeated(source: SourceFile) -> Iterator[Problem]:
    """Keys given twice in one mapping, of which YAML silently drops one, and aliases, which hide values."""
    seen: set[int] = set()
    stack: list[Node] = [source.root] if source.root else []
    while stack:
        node = stack.pop()
        if id(node) in seen:
            yield source.at(node, "anchors and aliases are not used here: write the value out")
            continue
        seen.add(id(node))
        if isinstance(node, MappingNode):
            yield from _repeated_keys(source, node)
            stack.extend(value for _, value in node.value)
        elif isinstance(node, SequenceNode):
            stack.extend(node.value)


def _repeated_keys(source: SourceFile, node: MappingNode) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for key, _ in node.value:
        name = key_of(key)
        if name in first:
            yield source.at(key, f"key `{name}` is given twice (first in line {first[name]})")
        first.setdefault(name, key.start_mark.line + 1)
